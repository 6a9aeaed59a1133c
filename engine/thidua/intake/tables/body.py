"""A sheet below its header to the rows that are records; the others are named."""

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.intake.cells.numbers import shown
from thidua.intake.codes import Code, problem
from thidua.intake.grid import RawCell, RawRow, RawSheet, is_blank
from thidua.intake.tables.header import Header
from thidua.intake.tables.headings import is_counter
from thidua.intake.tables.merges import fill_down, merged_across
from thidua.intake.tables.outline import (
    filled,
    is_error,
    is_number,
    is_signature,
    is_total,
    numbers_columns,
    openings,
    repeats,
)
from thidua.model.vocabulary import Role
from thidua.problems import Problem

_SECTION_CELLS = 2
_RECORD_CELLS = 3
_LOOKED_AT = 200
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Body:
    """The rows of records, how many were left out, and what is said about those."""

    rows: tuple[RawRow, ...]
    skipped: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known of the rows below a header.

    `bound` are the columns that are read. `groups` are rows known to name a group.
    """

    header: Header
    bound: frozenset[int]
    role: Role
    groups: frozenset[int] = frozenset()

    @property
    def counters(self) -> frozenset[int]:
        """Return the columns of running numbers."""
        named = enumerate(self.header.headings)
        return frozenset(c for c, h in named if h.parts and is_counter(h.parts[-1]))


def body(sheet: RawSheet, frame: Frame) -> Body:
    """Return the rows of records below a header, and what became of the others."""
    below = rows_below(sheet, frame.header)
    if sheet.structured:
        kept = tuple(row for row in below if filled(row))
        return Body(kept, 0, ())
    suspects = _suspects(below, frame)
    end = _signature(below, suspects, frame)
    rows, notes = fill_down(sheet, below[:end], frame.bound)
    suspects = _suspects(rows, frame) if notes else [n for n in suspects if n < end]
    dropped, said = _left_out(sheet, rows, suspects, frame)
    kept = tuple(row for n, row in enumerate(rows) if n not in dropped)
    tail = [row for row in below[end:] if filled(row)]
    blank = sum(code is None for code in dropped.values())
    skipped = len(dropped) - blank + len(tail)
    return Body(kept, skipped, (*notes, *said, *_under(sheet, tail, frame)))


def rows_below(sheet: RawSheet, header: Header) -> Sequence[RawRow]:
    """Return the rows below a header, blank ones too."""
    if sheet.structured:
        return sheet.rows[1:]
    start = sheet.rows.index(header.rows[-1]) + 1
    return sheet.rows[start:]


def _suspects(rows: Sequence[RawRow], frame: Frame) -> list[int]:
    """Return the positions of rows that may be no record, by a quick look at each.

    Most rows have several cells and a text of their own in the column that has most
    texts, and pass.
    """
    key = _key_column(rows, frame.bound)
    is_opening = openings(frame.header.rows).match
    found: list[int] = []
    for position, row in enumerate(rows):
        cells = row.cells
        cell = cells[key] if key < len(cells) else None
        if type(cell) is str and not is_opening(cell):
            lead = next(filter(None, cells))
            thick = len(cells) - cells.count(None) > _SECTION_CELLS
            if thick and not (type(lead) is str and is_opening(lead)):
                continue
        found.append(position)
    return found


def _key_column(rows: Sequence[RawRow], bound: frozenset[int]) -> int:
    """Return the read column with most texts in the first rows."""
    near_top = rows[:_LOOKED_AT]

    def texts(column: int) -> int:
        return sum(
            isinstance(row.cells[column], str)
            for row in near_top
            if column < len(row.cells)
        )

    return max(sorted(bound), key=texts, default=0)


def _signature(rows: Sequence[RawRow], suspects: Sequence[int], frame: Frame) -> int:
    """Return the position of the first row under the table.

    It stands after the last running number. Where a weak sign would cut off rows that
    look like records, it is none.
    """
    last = _last_number(rows, frame.counters)
    counters = frame.counters
    signs = [
        position
        for position in suspects
        if position > last
        and not any(_at(rows[position], column) for column in counters)
    ]
    for position in signs:
        row = rows[position]
        if is_signature(row, filled(row), strong=True):
            return position
        if is_signature(row, filled(row), strong=False) and not any(
            _looks_kept(each, frame) for each in rows[position + 1 :]
        ):
            return position
    return len(rows)


def _last_number(rows: Sequence[RawRow], counters: frozenset[int]) -> int:
    """Return the position of the last row with a running number, or -1."""
    if not counters:
        return -1
    for position in range(len(rows) - 1, -1, -1):
        row = rows[position]
        if any(is_number(row.cells[c]) for c in counters if c < len(row.cells)):
            return position
    return -1


def _at(row: RawRow, column: int) -> bool:
    """Tell whether a row has something but a text of signatures in a column."""
    cell = row.cells[column] if column < len(row.cells) else None
    return not is_blank(cell) and not is_signature(row, [column], strong=False)


def _looks_kept(row: RawRow, frame: Frame) -> bool:
    """Tell whether a row has as many read cells as a record."""
    return len(frame.bound & {*filled(row)}) >= _RECORD_CELLS


def _under(
    sheet: RawSheet, tail: Sequence[RawRow], frame: Frame
) -> tuple[Problem, ...]:
    """Say what stands under the table, and which of it looks like a record."""
    if not tail:
        return ()
    last = tail[-1].number
    note = problem(
        Code.SIGNATURE_SKIPPED,
        sheet.place(tail[0].number),
        found=_words(tail[0]),
        rows=f"{tail[0].number}–{last}" if len(tail) > 1 else str(last),
    )
    doubts = [
        problem(Code.ROW_UNDER_SIGNATURE, sheet.place(row.number), found=_words(row))
        for row in tail[1:]
        if _looks_kept(row, frame)
    ]
    return (note, *doubts)


def _left_out(
    sheet: RawSheet, rows: Sequence[RawRow], suspects: Sequence[int], frame: Frame
) -> tuple[dict[int, Code | None], list[Problem]]:
    """Return the positions of rows that are no records, each with its reason.

    A blank row has none.
    """
    dropped: dict[int, Code | None] = {}
    notes: list[Problem] = []
    idle: list[RawRow] = []
    wide = merged_across(sheet, len(frame.header.headings))
    for position in suspects:
        row = rows[position]
        columns = filled(row)
        if not columns:
            dropped[position] = None
            continue
        after = rows[position - 1] if position else frame.header.rows[-1]
        code = _no_record(row, columns, frame, after)
        if code is None and len(columns) == 1 and row.number in wide:
            code = Code.SECTION_SKIPPED
        if code is Code.ERROR_ROWS_SKIPPED:
            idle.append(row)
        elif code is not None:
            place = sheet.place(row.number)
            notes.append(problem(code, place, found=_words(row)))
        if code is not None:
            dropped[position] = code
    if idle:
        place = sheet.place(idle[0].number)
        notes.append(problem(Code.ERROR_ROWS_SKIPPED, place, count=str(len(idle))))
    return dropped, notes


def _no_record(
    row: RawRow, columns: Sequence[int], frame: Frame, after: RawRow
) -> Code | None:
    """Tell why a row is no record, or None for one that is."""
    if row.number in frame.groups:
        return Code.SECTION_SKIPPED
    if all(_is_idle(row.cells[c], is_count=c in frame.counters) for c in columns):
        return Code.ERROR_ROWS_SKIPPED
    if is_total(row.cells[columns[0]]):
        return Code.TOTAL_SKIPPED
    if _repeats(row, frame):
        return Code.HEADER_REPEATED
    if numbers_columns(row, columns) and _repeats(after, frame):
        return Code.COLUMN_NUMBERS_SKIPPED
    return _thin(row, columns, frame)


def _repeats(row: RawRow, frame: Frame) -> bool:
    """Tell whether a row repeats one of the rows of headings."""
    return any(repeats(row, each, frame.bound) for each in frame.header.rows)


def _thin(row: RawRow, columns: Sequence[int], frame: Frame) -> Code | None:
    """Tell whether a row has too few cells for a record, and what it then is."""
    if _is_section(row, columns, frame):
        return Code.SECTION_SKIPPED
    is_counted = any(is_number(row.cells[c]) for c in columns if c in frame.counters)
    if not is_counted and not _looks_kept(row, frame):
        signed = is_signature(row, columns, strong=True)
        return Code.SIGNATURE_SKIPPED if signed else None
    return None


def _is_idle(cell: RawCell, *, is_count: bool) -> bool:
    """Tell whether a cell is filled though nobody filled it: a number, a look-up."""
    if is_count:
        return is_number(cell) or is_error(cell)
    return is_error(cell)


def _is_section(row: RawRow, columns: Sequence[int], frame: Frame) -> bool:
    """Tell whether a row only names the group of rows below it.

    It has one filled cell, or a letter or Roman numeral before one. A unit may be
    known by its name alone, and a sheet with one column has nothing else to fill.
    """
    if len(columns) > _SECTION_CELLS or len(frame.bound) == 1:
        return False
    if any(is_number(row.cells[c]) for c in columns if c in frame.counters):
        return False
    rest = {*columns} - frame.counters
    return len(rest) <= 1 and (frame.role is not Role.UNIT or not frame.bound & rest)


def _words(row: RawRow) -> str:
    """Return a row's texts, for a note."""
    return " | ".join(shown(row.cells[column]) for column in filled(row))[:_LONGEST]
