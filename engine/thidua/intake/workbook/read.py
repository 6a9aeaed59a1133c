"""An .xlsx workbook to raw sheets; the one door to python-calamine."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import TypeAlias

from thidua.intake.codes import Code, Refused
from thidua.intake.grid import Percent, RawCell, RawRow, RawSheet, Unreadable
from thidua.intake.workbook.scan import SheetMarks, scan

_Read: TypeAlias = float | str | bool | time | date | datetime | timedelta
_UNCOMPUTED = "=…"


def read_workbook(content: bytes, file: str) -> tuple[RawSheet, ...]:
    """Return the sheets of a workbook that hold anything.

    Raises:
        Refused: the workbook is damaged, locked or dangerous.
    """
    marks = scan(content)
    sheets = [
        (name, _rows(rows, marks.get(name, SheetMarks())))
        for name, rows in _grids(content)
    ]
    filled = [(name, rows) for name, rows in sheets if rows]
    return tuple(
        RawSheet(file, name, rows, sheet=name, alone=len(filled) == 1)
        for name, rows in filled
    )


def _grids(content: bytes) -> list[tuple[str, Sequence[Sequence[_Read]]]]:
    """Return the cells of every worksheet.

    A fault inside calamine arrives as a PanicException, which is no Exception.
    """
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        return [
            (sheet.name, _grid(book, sheet.name))
            for sheet in book.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet
        ]
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as fault:
        raise Refused(Code.WORKBOOK_DAMAGED, reason=str(fault)) from fault


def _grid(book: object, name: str) -> Sequence[Sequence[_Read]]:
    """Return the cells of one sheet, counted from A1."""
    sheet = book.get_sheet_by_name(name)  # type: ignore[attr-defined]
    grid: Sequence[Sequence[_Read]] = sheet.to_python(skip_empty_area=False)
    return grid


def _rows(grid: Sequence[Sequence[_Read]], marks: SheetMarks) -> tuple[RawRow, ...]:
    """Return the rows of a grid that are not empty, with marked cells as such.

    Marked cells may lie outside the grid, since calamine takes them for empty.
    """
    ends: dict[int, int] = {}
    for row, column in (*marks.errors, *marks.formulas):
        ends[row] = max(ends.get(row, 0), column + 1)
    rows: list[RawRow] = []
    for row in range(max([len(grid), *(row + 1 for row in ends)])):
        values = grid[row] if row < len(grid) else ()
        padding = [""] * (ends.get(row, 0) - len(values))
        cells = tuple(
            _cell((row, column), value, marks)
            for column, value in enumerate((*values, *padding))
        )
        if any(cell is not None for cell in cells):
            rows.append(RawRow(row + 1, cells))
    return tuple(rows)


def _cell(position: tuple[int, int], value: _Read, marks: SheetMarks) -> RawCell:
    """Return one cell without floats: numbers as Excel shows them, to 15 digits."""
    if position in marks.errors:
        return Unreadable(Code.CELL_ERROR, marks.errors[position])
    if position in marks.formulas:
        return Unreadable(Code.CELL_FORMULA, _UNCOMPUTED)
    if isinstance(value, bool | str | date):
        return value if value != "" else None
    if isinstance(value, float | int):
        return _number(value, is_percent=position in marks.percents)
    return str(value)


def _number(value: float, *, is_percent: bool) -> RawCell:
    """Return an exact number; a workbook keeps 15 significant digits."""
    exact = Decimal(format(value, ".15g"))
    if is_percent:
        return Percent(exact)
    whole = int(exact)
    return whole if whole == exact else exact
