"""A family name and a given name in two columns to one name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from thidua.intake.cells.numbers import shown
from thidua.intake.codes import Code, problem
from thidua.intake.grid import VALUE, Binding, RawRow, RawSheet, Unreadable
from thidua.intake.tables.binding import Bound
from thidua.intake.tables.header import Header
from thidua.intake.tables.headings import heading_key
from thidua.problems import Problem
from thidua.texts.intake_words import FAMILY_NAME_HEADINGS, GIVEN_NAME_HEADINGS

_FAMILY = frozenset(map(heading_key, FAMILY_NAME_HEADINGS))
_GIVEN = frozenset(map(heading_key, GIVEN_NAME_HEADINGS))
_NAME = "name"


@dataclass(frozen=True, slots=True)
class Named:
    """The columns and rows of a table in which a name is one cell, and what is said."""

    bound: Bound
    rows: Sequence[RawRow]
    problems: tuple[Problem, ...] = ()


def with_whole_names(
    sheet: RawSheet, header: Header, bound: Bound, rows: Sequence[RawRow]
) -> Named:
    """Return a table in which the two parts of a name are joined.

    They stand side by side, under one heading written over both or under one for each.
    """
    pair = None if sheet.structured else _pair(sheet, header, bound)
    if pair is None:
        return Named(bound, rows)
    family, given = pair
    left, right = (header.headings[b] for b in (family, given))
    texts = dict.fromkeys((left.text, right.text))
    kept = [b for b in bound.bindings if b.column not in pair]
    name = Binding(family, " + ".join(texts), {VALUE: _NAME})
    letters = [b.letters for b in bound.bindings if b.column in pair and b.letters]
    name = replace(name, letters=letters[0] if letters else None)
    bindings = sorted((*kept, name), key=lambda binding: binding.column)
    unread = tuple(column for column in bound.unread if column != family)
    note = problem(
        Code.NAME_IN_PARTS,
        sheet.place(left.row, family),
        found=name.heading,
        count=str(len(rows)),
    )
    joined = tuple(_joined(row, family, given) for row in rows)
    whole = replace(bound, bindings=tuple(bindings), unread=unread)
    return Named(whole, joined, (note,))


def _pair(sheet: RawSheet, header: Header, bound: Bound) -> tuple[int, int] | None:
    """Return the columns of the two parts, if a name has two."""
    columns = [
        b.column
        for b in bound.bindings
        if b.table is None and b.into.get(VALUE) == _NAME and not b.sets
    ]
    keys = {c: heading_key(h.text) for c, h in enumerate(header.headings) if h.parts}
    if len(columns) == 2 and _share_heading(sheet, header, columns):  # noqa: PLR2004
        return columns[0], columns[1]
    if len(columns) == 1 and keys[columns[0]] in _GIVEN:
        family = columns[0] - 1
        if keys.get(family) in _FAMILY and family in bound.unread:
            return family, columns[0]
    return None


def _share_heading(sheet: RawSheet, header: Header, columns: Sequence[int]) -> bool:
    """Tell whether one heading is written over some columns."""
    rows = {row.number for row in header.rows}
    return any(
        area.top in rows and area.left <= columns[0] and columns[-1] <= area.right
        for area in sheet.marks.merged
    )


def _joined(row: RawRow, family: int, given: int) -> RawRow:
    """Return a row with both parts in the first column; an error stays one."""
    cells = [*row.cells, *[None] * (given + 1 - len(row.cells))]
    parts = [cells[family], cells[given]]
    faults = [cell for cell in parts if isinstance(cell, Unreadable)]
    text = " ".join(filter(None, map(shown, parts)))
    cells[family] = faults[0] if faults else text or None
    cells[given] = None
    return replace(row, cells=tuple(cells))
