"""A cell that cites decisions to their numbers, dates and issuers, or a coded fault.

A decision is its number, its date and its issuer, each of which may be left out; the
issuer may stand before the date. What falls away are the words of the citation itself
(`Quyết định số`, `ngày`, `của`, `do … ban hành`), brackets around a date, and the marks
between the parts. A cell with anything else is refused whole, as is one in which a
number may be a year, or in which some decisions have a number and others have none.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua.intake.cells.numbers import shown
from thidua.intake.codes import Code
from thidua.intake.grid import Listed, RawCell, Unreadable
from thidua.intake.spelling import clean, clean_lines, fold
from thidua.texts.decision_words import (
    DECISION_PREFIXES,
    ISSUED_WORDS,
    ISSUER_MARKS,
    ISSUER_WORDS,
    NUMBER_WORDS,
    SUBJECT_WORDS,
)
from thidua.texts.intake_words import DAY_WORD, MONTH_WORD, YEAR_WORD

_MOST_LINES = 40
_LONGEST = 300
_FIRST_DOUBT = (
    1900  # from here on a bare number may be a year, or a day as Excel counts
)
_BETWEEN = " ,.:–-•*+"


@dataclass(frozen=True, slots=True)
class DecisionParts:
    """One decision cited; each part is a cell to be read by its own field, or None."""

    number: RawCell = None
    date: RawCell = None
    issuer: RawCell = None


def _either(words: Iterable[str]) -> str:
    """Return a pattern of some words, which no letter follows."""
    return f"(?:{'|'.join(map(re.escape, words))})(?![^\\W\\d_])"


_LEAD = re.compile(
    rf"(?:theo )?(?P<kind>{_either(DECISION_PREFIXES)})?"
    rf" ?(?P<word>{_either(NUMBER_WORDS)})? ?:? ?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"[0-9]+[a-zđ]?(?:(?: ?/ ?|-|(?<! )- | -(?! ))(?:[0-9a-zđ&.]*[0-9a-zđ]))*"
    r"(?![^\W_])",
    re.IGNORECASE,
)
_IN_FIGURES = re.compile(
    r"[0-9]{1,2} ?(?P<mark>[/.-]) ?[0-9]{1,2} ?(?P=mark) ?"
    r"[0-9]{2}(?:[0-9]{2})?(?![0-9])"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9])"
)
_SPELLED = re.compile(
    rf"(?:{DAY_WORD} )?[0-9]{{1,2}} {MONTH_WORD} [0-9]{{1,2}},?"
    rf" (?:{YEAR_WORD} )?[0-9]{{4}}"
    rf"|{MONTH_WORD} [0-9]{{1,2}}(?: ?/ ?|,? {YEAR_WORD} )[0-9]{{4}}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9/.-]*[0-9])")
_DAY = re.compile(
    rf"(?<!\w)(?:(?:{DAY_WORD} ?:? ?)?(?P<figures>{_IN_FIGURES.pattern})"
    rf"|(?P<spelled>{_SPELLED.pattern})"
    rf"|(?P<word>{YEAR_WORD} )?(?P<year>{_YEAR.pattern}))(?!\w)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"[0-9]{4}")
_DASHES = (" - ", " – ")  # they may join parts of the number or begin the issuer
_BRACKETS = re.compile(r"([^()]*)\(([^()]*)\)([^()]*)")
_FURTHER = re.compile(r"[0-9] ?[/-] ?\w|\w ?/ ?[0-9]")
_HEADS = tuple(f"{fold(word)} " for word in ISSUER_WORDS)
_MARKS = tuple(f"{fold(word)} " for word in ISSUER_MARKS)
_ISSUED = tuple(f" {word}" for word in ISSUED_WORDS)
_NO_ISSUER = tuple(f" {fold(word)} " for word in (*SUBJECT_WORDS, *DECISION_PREFIXES))


def read_decision(cell: RawCell) -> tuple[DecisionParts, ...] | Unreadable:
    """Return the decisions a filled cell cites, in its order.

    Several stand on lines of their own or are divided by `;`; a line that goes on
    with the date or the issuer of the one above belongs to it.
    """
    if isinstance(cell, Unreadable):
        return cell
    if isinstance(cell, Listed):
        return _listed(cell)
    if isinstance(cell, date):
        return (DecisionParts(date=cell),)
    found = _cited(cell) if isinstance(cell, str) else _numbered(cell)
    return found or Unreadable(Code.DECISION_UNREADABLE, shown(cell)[:_LONGEST])


def _listed(cell: Listed) -> tuple[DecisionParts, ...] | Unreadable:
    """Return the decisions of every item."""
    found: list[DecisionParts] = []
    for item in cell.items:
        decisions = read_decision(item)
        if isinstance(decisions, Unreadable):
            return decisions
        found += decisions
    return tuple(found) or Unreadable(Code.DECISION_UNREADABLE, "")


def _numbered(cell: RawCell) -> tuple[DecisionParts, ...]:
    """Return the decision of a number typed alone, nothing where it may be a day."""
    if isinstance(cell, bool) or not isinstance(cell, int | Decimal):
        return ()
    return _cited(shown(cell))


def _cited(text: str) -> tuple[DecisionParts, ...]:
    """Return the decisions of a text, none where it cannot be divided surely."""
    found: list[DecisionParts] = []
    for piece in clean_lines(text).split(";"):
        lines = [line for line in map(clean, piece.splitlines()) if line]
        decisions = _of_lines(lines) if len(lines) <= _MOST_LINES else []
        if not decisions and lines:
            return ()
        found += decisions
    numbered = {decision.number is not None for decision in found}
    return tuple(found) if len(numbered) == 1 else ()


def _of_lines(lines: list[str]) -> list[DecisionParts]:
    """Return the decisions of some lines, each of as many lines as make one."""
    found: list[DecisionParts] = []
    start = 0
    while start < len(lines):
        for end in range(len(lines), start, -1):
            decision = _one(" ".join(lines[start:end]))
            if decision is not None:
                break
        else:
            return []
        found.append(decision)
        start = end
    return found


def _one(text: str) -> DecisionParts | None:
    """Return the decision that is the whole of a text, else None."""
    if len(text) > _LONGEST or _ALONE.fullmatch(text):
        return None
    text = _without_brackets(text.strip(_BETWEEN))
    number, rest = _number(text)
    day, rest = _leading_day(rest)
    if day is None and not rest.startswith(_DASHES):
        day, rest = _closing_day(rest)
    issuer = None if rest.startswith(_DASHES) and not day else _issuer(rest)
    if issuer is None or not (number or day):
        return None
    return DecisionParts(number or None, day, issuer or None)


def _without_brackets(text: str) -> str:
    """Take off brackets in which a date comes first."""
    found = _BRACKETS.fullmatch(text)
    if found is None or _DAY.match(found[2].strip()) is None:
        return text
    return ", ".join(part.strip() for part in found.groups() if part.strip())


def _number(text: str) -> tuple[str, str]:
    """Return the number a text begins with, or none, and the rest."""
    lead = _LEAD.match(text)
    if lead is None:  # it matches nothing at all, too
        return "", text
    found = _NUMBER.match(text, lead.end())
    if found is None or not _is_number(found, lead):
        return "", text if lead["word"] else text[lead.end() :]
    return found[0], text[found.end() :]


def _is_number(found: re.Match[str], lead: re.Match[str]) -> bool:
    """Tell whether figures and letters are surely a number, and no day or year."""
    text, rest = found[0], found.string[found.end() :]
    if _IN_FIGURES.search(text):
        return False
    if lead["word"]:
        return True
    if text.isdigit():
        is_followed = lead["kind"] and rest.casefold().startswith(f" {DAY_WORD} ")
        return int(text) < _FIRST_DOUBT and bool(is_followed or not rest)
    return any(letter.isalpha() for letter in text.partition("/")[2])


def _leading_day(text: str) -> tuple[str | None, str]:
    """Return the day a text begins with, and the rest."""
    rest = text.lstrip(_BETWEEN)
    found = _DAY.match(rest)
    return (None, text) if found is None else (_day(found), rest[found.end() :])


def _closing_day(text: str) -> tuple[str | None, str]:
    """Return the day a text ends with, and what stands before it."""
    whole = text.rstrip(_BETWEEN)
    for found in _DAY.finditer(whole):
        bare_year = found["year"] and not found["word"]
        if found.end() == len(whole) and not bare_year:
            return _day(found), whole[: found.start()]
    return None, text


def _day(found: re.Match[str]) -> str:
    """Return a day as it is written, without the word for it before figures."""
    return found["figures"] or found["spelled"] or found["year"]


def _issuer(text: str) -> str | None:
    """Return the issuer a text names, nothing for no text, None for any other text."""
    text = text.strip(_BETWEEN)
    folded = f"{fold(text)} "
    if not text or _FURTHER.search(text):
        return None if text else ""
    if any(word in f" {folded}" for word in _NO_ISSUER):
        return None
    if folded.startswith(_MARKS):
        name = text.partition(" ")[2]
        return next((name.removesuffix(w) for w in _ISSUED if name.endswith(w)), name)
    return text if folded.startswith(_HEADS) else None
