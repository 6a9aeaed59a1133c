"""Merged cells of a sheet to values in every row they cover."""

from collections.abc import Sequence
from dataclasses import replace

from thidua.intake.codes import Code, problem
from thidua.intake.grid import RawCell, RawRow, RawSheet, is_blank
from thidua.problems import Problem


def fill_down(
    sheet: RawSheet, rows: Sequence[RawRow], bound: frozenset[int]
) -> tuple[Sequence[RawRow], list[Problem]]:
    """Return rows in which a merged cell's value stands in each row it covers.

    Only columns that are read are filled, and only rows that hold something anyway.
    """
    areas = [
        area
        for area in sheet.marks.merged
        if area.bottom > area.top and area.left in bound
    ]
    if not areas or not rows:
        return rows, []
    positions = {row.number: position for position, row in enumerate(rows)}
    filled = list(rows)
    places: list[tuple[int, int]] = []
    for area in areas:
        top = positions.get(area.top)
        if top is None or is_blank(_cell(rows[top], area.left)):
            continue
        for number in range(area.top + 1, min(area.bottom, rows[-1].number) + 1):
            below = positions.get(number)
            if below is not None and is_blank(_cell(rows[below], area.left)):
                value = _cell(rows[top], area.left)
                filled[below] = _with(filled[below], area.left, value)
                places.append((number, area.left))
    if not places:
        return rows, []
    note = problem(
        Code.MERGED_FILLED, sheet.place(*min(places)), count=str(len(places))
    )
    return filled, [note]


def merged_across(sheet: RawSheet, width: int) -> frozenset[int]:
    """Return the numbers of rows in which one cell is merged over half the columns."""
    return frozenset(
        area.top
        for area in sheet.marks.merged
        if area.top == area.bottom and 2 * (area.right - area.left + 1) >= width
    )


def _cell(row: RawRow, column: int) -> RawCell:
    """Return a cell, empty where the row is shorter."""
    return row.cells[column] if column < len(row.cells) else None


def _with(row: RawRow, column: int, value: RawCell) -> RawRow:
    """Return a row with one cell filled."""
    cells = [*row.cells, *[None] * (column + 1 - len(row.cells))]
    cells[column] = value
    return replace(row, cells=tuple(cells))
