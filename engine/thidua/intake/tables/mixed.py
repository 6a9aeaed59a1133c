"""A sheet that mixes record types to the type of each row, told by exact words only."""

import re
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thidua.intake.cells.numbers import shown
from thidua.intake.grid import RawRow, RawSheet
from thidua.intake.spelling import clean, fold_name
from thidua.intake.tables.body import rows_below
from thidua.intake.tables.header import Header
from thidua.intake.tables.headings import heading_key, is_counter
from thidua.intake.tables.outline import filled, is_number
from thidua.model.vocabulary import Role, Vocabulary
from thidua.texts.intake_words import KIND_HEADINGS, KIND_OPENINGS, KIND_WORDS

_HEADINGS = frozenset(map(heading_key, KIND_HEADINGS))
_OPENINGS = tuple(map(fold_name, KIND_OPENINGS))
_OUTLINE = re.compile(r"([IVXLC]+|[A-ZĐ]|[0-9]+)\s*[.)/:–-]+\s*")
_COUNT = re.compile(r"\s*[(:–-]\s*[0-9]+(?:\s+[^\W\d]+){0,2}\s*\)?\s*")
_GROUP_CELLS = 3


@dataclass(frozen=True, slots=True)
class Kinds:
    """What tells the record types of a sheet's rows apart.

    `column` holds words for them, with `words` what each of its texts means; else
    `groups` are the rows above others that name their type, or None where they name
    something else of the same rank. `told_by` shows it to people.
    """

    types: tuple[str, ...]
    told_by: str
    column: int | None = None
    words: Mapping[str, str] | None = None
    groups: tuple[tuple[int, str | None], ...] = ()

    def of(self, row: RawRow, otherwise: str | None) -> str | None:
        """Return the record type of a row, or None where nothing tells it."""
        if self.column is not None and self.words is not None:
            cell = row.cells[self.column] if self.column < len(row.cells) else None
            return self.words.get(_word(shown(cell)))
        above = bisect(self.groups, row.number, key=lambda group: group[0])
        return self.groups[above - 1][1] if above else otherwise


def kind_words(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the folded words that stand for exactly one type of nominee."""
    claims: dict[str, set[str]] = {}
    for record in vocabulary.with_role(Role.NOMINEE):
        own = (record.id, record.title.vi, record.title.en, *record.sheets)
        for word in (*own, *KIND_WORDS.get(record.id, ())):
            claims.setdefault(fold_name(word), set()).add(record.id)
    return {word: next(iter(ids)) for word, ids in claims.items() if len(ids) == 1}


def kinds(sheet: RawSheet, header: Header, words: Mapping[str, str]) -> Kinds | None:
    """Return what tells the types of rows, if a column or group rows name any."""
    below = rows_below(sheet, header)
    for column, heading in enumerate(header.headings):
        if heading.parts and heading_key(heading.text) in _HEADINGS:
            named = _named(below, column, words)
            if named:
                return Kinds(named, f'"{heading.text}"', column, words)
    return None if sheet.structured else _by_groups(below, header, words)


def _named(
    rows: Sequence[RawRow], column: int, words: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the types a column's cells name."""
    cells = {row.cells[column] for row in rows if column < len(row.cells)}
    texts = {cell for cell in cells if isinstance(cell, str)}
    return tuple(sorted({words[w] for text in texts if (w := _word(text)) in words}))


def _by_groups(
    rows: Sequence[RawRow], header: Header, words: Mapping[str, str]
) -> Kinds | None:
    """Return the types that rows above others name: `I. TẬP THỂ`."""
    counters = {
        c for c, h in enumerate(header.headings) if h.parts and is_counter(h.parts[-1])
    }
    found: list[tuple[int, str, str, str | None]] = []
    for row in rows:
        cells = row.cells
        if len(cells) - cells.count(None) <= _GROUP_CELLS:
            group = _group(row, counters)
            if group is not None:
                style, text = group
                found.append((row.number, style, text, words.get(_word(text))))
    ranks = {style for _, style, _, kind in found if kind}
    told = tuple(sorted({kind for _, _, _, kind in found if kind}))
    if not told:
        return None
    texts = ", ".join(f'"{text}"' for _, _, text, kind in found if kind)
    groups = tuple((n, kind) for n, style, _, kind in found if kind or style in ranks)
    return Kinds(told, texts[:160], groups=groups)


def _group(row: RawRow, counters: set[int]) -> tuple[str, str] | None:
    """Return how a group row is numbered and what it says, if a row may be one."""
    columns = filled(row)
    if any(is_number(row.cells[column]) for column in columns if column in counters):
        return None
    texts = [c for c in columns if isinstance(row.cells[c], str) and c not in counters]
    lead = [shown(row.cells[column]) for column in columns if column in counters]
    others = [c for c in columns if c not in counters and c not in texts]
    if not texts and len(lead) == 1:
        text, before = lead[0], ""
    elif len(texts) == 1 and len(lead) <= 1 and len(others) <= 1:
        text, before = shown(row.cells[texts[0]]), "".join(lead)
    else:
        return None
    fit = _OUTLINE.match(text)
    sign = before or (fit.group(1) if fit else "")
    return _style(sign.strip(" .)")), text


def _style(sign: str) -> str:
    """Return how a group is numbered: by Roman numerals, letters, digits or none."""
    if not sign:
        return ""
    if re.fullmatch("[IVX]+", sign):
        return "I"
    return "1" if sign.isdigit() else "A"


def _word(text: str) -> str:
    """Return what may name a record type: without number, count and opening words."""
    bare = _COUNT.sub("", _OUTLINE.sub("", clean(text), count=1), count=1)
    key = fold_name(bare)
    for opening in _OPENINGS:
        key = key.removeprefix(opening) or key
    return key
