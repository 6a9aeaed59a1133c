"""The top rows of a sheet to headers: headings by column, on one to three rows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from thidua.intake.cells.numbers import shown
from thidua.intake.grid import Area, RawCell, RawRow, RawSheet, is_blank

_WITHIN = 30
_MOST_ROWS = 3
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of one column: its parts from the top row down, none empty.

    `row` is where its last part stands. `group` tells apart the runs of columns that
    share what stands above them.
    """

    parts: tuple[str, ...] = ()
    row: int = 0
    group: int = 0

    @property
    def text(self) -> str:
        """Return the heading as it is shown."""
        return " / ".join(self.parts)


@dataclass(frozen=True, slots=True)
class Header:
    """The rows that hold the headings, and the headings by column."""

    rows: tuple[RawRow, ...]
    headings: tuple[Heading, ...]

    @property
    def last(self) -> int:
        """Return the number of the last row of headings."""
        return self.rows[-1].number


def headers(sheet: RawSheet) -> tuple[Header, ...]:
    """Return what each row near the top would be as the first row of headings."""
    if sheet.structured:
        return (_joined(sheet.rows[:1], ()),)
    near_top = sheet.rows[: _WITHIN + _MOST_ROWS]
    end = near_top[-1].number if near_top else 0
    areas = tuple(area for area in sheet.marks.merged if area.top <= end)
    return tuple(
        _joined(near_top[start : start + _depth(near_top[start:], areas)], areas)
        for start in range(min(len(near_top), _WITHIN))
    )


def header_at(sheet: RawSheet, numbers: Iterable[int]) -> Header | None:
    """Return the header a person found, on rows of these numbers."""
    asked = frozenset(numbers)
    rows = tuple(row for row in sheet.rows if row.number in asked)
    return _joined(rows, sheet.marks.merged) if rows else None


def best(
    found: Sequence[Header], score: Callable[[Header], tuple[int, ...]]
) -> Header | None:
    """Return the first of the headers with the highest score."""
    return max(found, key=score, default=None)


def _depth(rows: Sequence[RawRow], areas: Sequence[Area]) -> int:
    """Return how many rows, from the first, are one header if the first is."""
    depth = 1
    while (
        depth < min(_MOST_ROWS, len(rows))
        and rows[depth].number == rows[depth - 1].number + 1
        and _is_below(rows[:depth], rows[depth], areas)
    ):
        depth += 1
    return depth


def _is_below(above: Sequence[RawRow], lower: RawRow, areas: Sequence[Area]) -> bool:
    """Tell whether a row refines the headings above it and is no record.

    Either a merged heading reaches into it, or it fills only columns that a heading
    above them covers together. Below the end of a heading merged downwards are records.
    """
    upper = above[-1]
    if any(above[0].number <= area.top < area.bottom == upper.number for area in areas):
        return False
    texts = {column for column, cell in enumerate(lower.cells) if not is_blank(cell)}
    if not all(_names(lower.cells[column]) for column in texts):
        return False
    if any(area.top <= upper.number < area.bottom for area in areas):
        return True
    covered = _merged_across(upper, areas) | _covering(above, texts)
    return bool(covered & texts) and not any(
        _has(upper, column) and column not in covered for column in texts
    )


def _names(cell: RawCell) -> bool:
    """Tell whether a cell can be a part of a heading: a text, or a year."""
    return isinstance(cell, str) or (type(cell) is int and cell in _YEARS)


def _has(row: RawRow, column: int) -> bool:
    """Tell whether a row has something in a column."""
    return column < len(row.cells) and not is_blank(row.cells[column])


def _merged_across(row: RawRow, areas: Sequence[Area]) -> set[int]:
    """Return the columns of headings that are merged over several columns."""
    return {
        column
        for area in areas
        if area.top == area.bottom == row.number and area.right > area.left
        for column in range(area.left, area.right + 1)
    }


def _covering(above: Sequence[RawRow], texts: set[int]) -> set[int]:
    """Return the columns of headings with blanks on their right and parts below both.

    This is how merged headings look in a file that keeps no merges.
    """
    return {
        column
        for column in texts
        if _has(above[-1], column)
        and not any(_has(row, column + 1) for row in above)
        and {column, column + 1} <= texts
    }


def _joined(rows: Sequence[RawRow], areas: Sequence[Area]) -> Header:
    """Return the headings of rows that are one header."""
    width = max(len(row.cells) for row in rows)
    sources: list[list[int | None]] = []
    for depth, row in enumerate(rows):
        below = rows[depth + 1 :]
        above = sources[-1] if sources else None
        sources.append(_sources(row, below, above, areas, width))
    headings: list[Heading] = []
    seen: set[str] = set()
    for column in range(width):
        parts = [
            (shown(row.cells[source]), row.number)
            for row, line in zip(rows, sources, strict=True)
            if (source := line[column]) is not None
        ]
        headings.append(_heading(parts, headings, seen))
    return Header(tuple(rows), tuple(headings))


def _heading(
    parts: Sequence[tuple[str, int]], before: Sequence[Heading], seen: set[str]
) -> Heading:
    """Return one heading; `seen` are the last parts of the group on its left."""
    texts = tuple(text for text, _ in parts)
    last = before[-1] if before else Heading()
    is_same = len(texts) > 1 and last.parts[:-1] == texts[:-1] and texts[-1] not in seen
    if not is_same:
        seen.clear()
    seen.update(texts[-1:])
    row = parts[-1][1] if parts else 0
    return Heading(texts, row, last.group + (not is_same))


def _sources(
    row: RawRow,
    below: Sequence[RawRow],
    above: Sequence[int | None] | None,
    areas: Sequence[Area],
    width: int,
) -> list[int | None]:
    """Return, by column, the column of a row's cell that is written over it."""
    merged = {
        column: area.left
        for area in areas
        if area.top == row.number
        for column in range(area.left, min(area.right + 1, width))
    }
    reached = {
        column
        for area in areas
        if area.top < row.number <= area.bottom
        for column in range(area.left, min(area.right + 1, width))
    }
    found: list[int | None] = []
    for column in range(width):
        source: int | None = None
        if _has(row, column):
            source = column
        elif column in merged:
            source = merged[column] if _has(row, merged[column]) else None
        elif column and column not in reached and _has_any(below, column):
            source = _from_left(found[-1], merged, below, above, column)
        found.append(source)
    return found


def _has_any(rows: Sequence[RawRow], column: int) -> bool:
    """Tell whether one of some rows has something in a column."""
    return any(_has(row, column) for row in rows)


def _from_left(
    source: int | None,
    merged: Iterable[int],
    below: Sequence[RawRow],
    above: Sequence[int | None] | None,
    column: int,
) -> int | None:
    """Return the heading on the left, if it covers a column though it is not merged."""
    if source is None or source in merged or not _has_any(below, source):
        return None
    is_one_group = above is None or above[source] == above[column]
    return source if is_one_group else None
