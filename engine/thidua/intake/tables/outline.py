"""The words of rows that are no records: totals, groups, signatures, column numbers."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from thidua.intake.cells.numbers import shown
from thidua.intake.codes import Code
from thidua.intake.grid import RawCell, RawRow, Unreadable, is_blank
from thidua.intake.spelling import clean, fold, fold_heading
from thidua.texts.intake_words import (
    SIGNATURE_TITLES,
    SIGNATURE_WORDS,
    TOTAL_OPENINGS,
    TOTAL_WORDS,
)

_MARK = re.compile(r"([^\w\s])")


def _words(text: str) -> str:
    """Return a text's key with its punctuation apart from its words."""
    return fold(_MARK.sub(r" \1 ", clean(text)))


_TOTALS = frozenset(map(_words, TOTAL_WORDS))
_LONG_TOTALS = tuple(map(_words, TOTAL_OPENINGS))
_SIGNED = tuple(map(_words, SIGNATURE_WORDS))
_TITLES = frozenset(map(fold_heading, SIGNATURE_TITLES))
_SIGNED_ON = re.compile(
    r"(?:[^,0-9]{1,40}, ?)?ngày[\s.…0-9]*tháng[\s.…0-9]*năm[\s.…0-9]*"
)
_NUMBER = re.compile(r"[0-9]+[.)]?")
_COLUMN_NUMBER = re.compile(r"\(?([0-9]{1,2}|[A-Z])\)?(?:\s*=.*)?")
_LEAST_NUMBERS = 3
_SIGNATURE_CELLS = 4


def filled(row: RawRow) -> list[int]:
    """Return the columns in which a row has something."""
    return [column for column, cell in enumerate(row.cells) if not is_blank(cell)]


def is_number(cell: RawCell) -> bool:
    """Tell whether a cell is the running number of a record."""
    return _NUMBER.fullmatch(shown(cell)) is not None


def is_error(cell: RawCell) -> bool:
    """Tell whether a cell holds an error, as a look-up of nothing leaves it."""
    return isinstance(cell, Unreadable) and cell.code is Code.CELL_ERROR


def is_total(cell: RawCell) -> bool:
    """Tell whether a row that begins with a cell adds up others: `Cộng: 25 người`."""
    text = _words(shown(cell))
    head = re.match(r"([^0-9:(=*.]+?)\s*(?:[:(=0-9*.].*)?$", text)
    is_word = head is not None and head.group(1) in _TOTALS
    return is_word or _begins(text, _LONG_TOTALS)


def _begins(text: str, words: Sequence[str]) -> bool:
    """Tell whether a text begins with one of some words."""
    return any(text == word or text.startswith(f"{word} ") for word in words)


def is_signature(row: RawRow, columns: Sequence[int], *, strong: bool) -> bool:
    """Tell whether a row belongs under a table: who made the list, when, who signs.

    Titles such as `Chủ tịch` alone are weak signs: groups may be called so too.
    """
    if len(columns) > _SIGNATURE_CELLS:
        return False
    texts = [row.cells[column] for column in columns]
    return any(isinstance(text, str) and _signs(text, strong=strong) for text in texts)


def _signs(text: str, *, strong: bool) -> bool:
    """Tell whether a text stands under a table."""
    if _begins(_words(text).lstrip(" ("), _SIGNED):
        return True
    if _SIGNED_ON.fullmatch(clean(text).casefold().strip(" ()")):
        return True
    return not strong and fold_heading(text) in _TITLES


def numbers_columns(row: RawRow, columns: Sequence[int]) -> bool:
    """Tell whether a row below the headings numbers the columns: `A, B, (1), (2)`."""
    fits = [_COLUMN_NUMBER.fullmatch(shown(row.cells[column])) for column in columns]
    found = [fit.group(1) for fit in fits if fit]
    digits = [int(text) for text in found if text.isdigit()]
    letters = [text for text in found if not text.isdigit()]
    is_run = digits == list(range(1, len(digits) + 1))
    return (
        len(found) == len(columns) >= _LEAST_NUMBERS
        and is_run
        and bool(digits)
        and letters == [chr(ord("A") + n) for n in range(len(letters))]
    )


def repeats(row: RawRow, headings: RawRow, bound: Iterable[int]) -> bool:
    """Tell whether a row repeats a row of headings, as after a page break."""
    named = [c for c in filled(headings) if c in {*bound}] or filled(headings)
    return bool(named) and all(
        column < len(row.cells)
        and fold(shown(row.cells[column])) == fold(shown(headings.cells[column]))
        for column in named
    )


def openings(headings: Iterable[RawRow]) -> re.Pattern[str]:
    """Return what the first text of a row that may be no record begins with.

    It is a quick sieve: what passes is a record, what is caught is looked at closely.
    """
    words = [word.split()[0] for word in (*TOTAL_WORDS, *SIGNATURE_WORDS)]
    words += [title.split()[0] for title in SIGNATURE_TITLES]
    for row in headings:
        texts = [cell for cell in row.cells if isinstance(cell, str) and cell.split()]
        words += [text.split()[0] for text in texts]
    forms = {
        re.escape(unicodedata.normalize(form, word))
        for word in words
        for form in ("NFC", "NFD")
    }
    either = "|".join(sorted(forms))
    return re.compile(rf"[\W_]*(?:{either}|[0-9A-Z]{{1,2}}\)?$|$)", re.IGNORECASE)
