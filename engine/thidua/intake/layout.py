"""A sheet below its header to the rows that are records; the others are named."""

import re
from collections.abc import Mapping, Sequence

from thidua.intake.codes import Code, problem
from thidua.intake.grid import RawCell, RawRow, RawSheet, Unreadable, is_blank
from thidua.intake.headings import is_counter
from thidua.intake.numbers import shown
from thidua.intake.spelling import fold, fold_heading
from thidua.model.vocabulary import RecordType, Role
from thidua.problems import Problem
from thidua.texts.intake_words import TOTAL_WORDS

_TOTALS = frozenset(map(fold_heading, TOTAL_WORDS))
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
    kept: list[RawRow] = []
    notes: list[Problem] = []
    empty: list[RawRow] = []
    for row in below:
        code = _no_record(row, header, bound, record)
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


def _no_record(
    row: RawRow, header: RawRow, bound: set[int], record: RecordType
) -> Code | None:
    """Tell why a row is no record, or None for one that is."""
    filled = [n for n, cell in enumerate(row.cells) if not is_blank(cell)]
    if all(_is_error(row.cells[column]) for column in filled):
        return Code.ERROR_ROWS_SKIPPED
    if fold_heading(shown(row.cells[filled[0]])) in _TOTALS:
        return Code.TOTAL_SKIPPED
    if _repeats(row, header, bound):
        return Code.HEADER_REPEATED
    counters = {n for n, cell in enumerate(header.cells) if is_counter(cell)}
    if _is_section(row, filled, counters, bound, record):
        return Code.SECTION_SKIPPED
    return None


def _is_error(cell: RawCell) -> bool:
    """Tell whether a cell holds an error, as a look-up of nothing leaves it."""
    return isinstance(cell, Unreadable) and cell.code is Code.CELL_ERROR


def _repeats(row: RawRow, header: RawRow, bound: set[int]) -> bool:
    """Tell whether a row repeats the header, as after a page break."""
    return all(
        column < len(row.cells)
        and fold(shown(row.cells[column])) == fold(shown(header.cells[column]))
        for column in bound
    )


def _is_section(
    row: RawRow,
    filled: Sequence[int],
    counters: set[int],
    bound: set[int],
    record: RecordType,
) -> bool:
    """Tell whether a row only names the group of rows below it.

    It has one filled cell, or a letter or Roman numeral before one. A unit may be
    known by its name alone, and a sheet with one column has nothing else to fill.
    """
    if any(
        n in counters and _COUNTED.fullmatch(shown(row.cells[n]).strip())
        for n in filled
    ):
        return False
    rest = [n for n in filled if n not in counters]
    is_short = len(rest) <= 1 and len(bound) > 1
    return is_short and (record.role is not Role.UNIT or not bound & {*rest})
