"""A sheet below its header to the rows that are records; the others are named."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thidua.intake.cells.numbers import shown
from thidua.intake.codes import Code, problem
from thidua.intake.grid import RawCell, RawRow, RawSheet, Unreadable, is_blank
from thidua.intake.spelling import fold, fold_heading
from thidua.intake.tables.headings import is_counter
from thidua.model.vocabulary import RecordType, Role
from thidua.problems import Problem
from thidua.texts.intake_words import TOTAL_WORDS

_TOTALS = frozenset(map(fold_heading, TOTAL_WORDS))
_SECTION_CELLS = 2
_COUNTED = re.compile(r"[0-9]+[.)]?")


def body(
    sheet: RawSheet,
    header: RawRow,
    columns: Mapping[str, Sequence[int]],
    record: RecordType,
) -> tuple[tuple[RawRow, ...], int, list[Problem]]:
    """Return the rows of records, the number of rows left out, and notes on those."""
    below = [
        row
        for row in sheet.rows
        if (row.number > header.number or sheet.structured)
        and row is not header
        and not all(is_blank(cell) for cell in row.cells)
    ]
    if sheet.structured:
        return tuple(below), 0, []
    bound = {column for found in columns.values() for column in found}
    counters = {n for n, cell in enumerate(header.cells) if is_counter(cell)}
    outline = _Outline(header, bound, counters, record.role)
    kept: list[RawRow] = []
    notes: list[Problem] = []
    empty: list[RawRow] = []
    for row in below:
        code = _no_record(row, outline)
        if code is Code.ERROR_ROWS_SKIPPED:
            empty.append(row)
        elif code is not None:
            found = " | ".join(shown(c) for c in row.cells if not is_blank(c))[:80]
            notes.append(problem(code, sheet.place(row.number), found=found))
        else:
            kept.append(row)
    if empty:
        place = sheet.place(empty[0].number)
        notes.append(problem(Code.ERROR_ROWS_SKIPPED, place, count=str(len(empty))))
    return tuple(kept), len(below) - len(kept), notes


def _no_record(row: RawRow, outline: "_Outline") -> Code | None:
    """Tell why a row is no record, or None for one that is."""
    filled = [n for n, cell in enumerate(row.cells) if not is_blank(cell)]
    if all(_is_error(row.cells[column]) for column in filled):
        return Code.ERROR_ROWS_SKIPPED
    if fold_heading(shown(row.cells[filled[0]])) in _TOTALS:
        return Code.TOTAL_SKIPPED
    if outline.repeats(row):
        return Code.HEADER_REPEATED
    return Code.SECTION_SKIPPED if outline.is_section(row, filled) else None


def _is_error(cell: RawCell) -> bool:
    """Tell whether a cell holds an error, as a look-up of nothing leaves it."""
    return isinstance(cell, Unreadable) and cell.code is Code.CELL_ERROR


@dataclass(frozen=True, slots=True)
class _Outline:
    """What the header says of the rows below: columns read, columns that count."""

    header: RawRow
    bound: set[int]
    counters: set[int]
    role: Role

    def repeats(self, row: RawRow) -> bool:
        """Tell whether a row repeats the header, as after a page break."""
        return all(
            column < len(row.cells)
            and fold(shown(row.cells[column])) == fold(shown(self.header.cells[column]))
            for column in self.bound
        )

    def is_section(self, row: RawRow, filled: Sequence[int]) -> bool:
        """Tell whether a row only names the group of rows below it.

        It has one filled cell, or a letter or Roman numeral before one. A unit may be
        known by its name alone, and a sheet with one column has nothing else to fill.
        """
        if len(filled) > _SECTION_CELLS or len(self.bound) == 1:
            return False
        if any(self._counts(row, column) for column in filled):
            return False
        rest = {*filled} - self.counters
        return len(rest) <= 1 and (self.role is not Role.UNIT or not self.bound & rest)

    def _counts(self, row: RawRow, column: int) -> bool:
        """Tell whether a cell is the running number of a record."""
        number = shown(row.cells[column])
        return column in self.counters and _COUNTED.fullmatch(number) is not None
