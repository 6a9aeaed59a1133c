"""A sheet with a known header to tables: columns bound, rows kept, faults said."""

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.intake.cells.numbers import shown
from thidua.intake.codes import Code, problem
from thidua.intake.grid import RawRow, RawSheet, RawTable
from thidua.intake.tables.binding import Bound, bind
from thidua.intake.tables.body import Frame, body
from thidua.intake.tables.decisions import Decisions
from thidua.intake.tables.header import Header
from thidua.intake.tables.headings import HeadingIndex
from thidua.intake.tables.hints import Counted, unit_above
from thidua.intake.tables.mixed import Kinds
from thidua.intake.tables.names import with_whole_names
from thidua.intake.tables.remarks import Findings, View, of_headings, of_rows
from thidua.model.vocabulary import Role
from thidua.problems import Problem


@dataclass(frozen=True, slots=True)
class Mixture:
    """What a sheet mixes: record types in declared order, and what tells rows apart.

    `otherwise` is the type of rows above the first group, if the sheet's name tells.
    """

    indices: tuple[HeadingIndex, ...]
    told: Kinds
    otherwise: str | None


def single_table(
    sheet: RawSheet,
    header: Header,
    index: HeadingIndex,
    decisions: Decisions,
    findings: Findings,
) -> RawTable:
    """Return a sheet as the table of one record type; faults and questions gather."""
    unit = _unit(sheet, header)
    bound = bind(header, index, decisions, unit[2] if unit else None)
    content = body(sheet, Frame(header, _columns([bound]), index.record.role))
    named = with_whole_names(sheet, header, bound, content.rows)
    findings.problems.extend((*content.problems, *named.problems))
    view = View(sheet, header, index, named.bound, named.rows)
    of_headings(view, unit, findings)
    of_rows(view, findings)
    return _table(view, content.skipped)


def mixed_tables(
    sheet: RawSheet,
    header: Header,
    mixture: Mixture,
    decisions: Decisions,
    findings: Findings,
) -> list[RawTable]:
    """Return the tables of a sheet whose rows are of several record types.

    Rows whose type nothing tells are left out, each with a problem.
    """
    unit = _unit(sheet, header)
    above = unit[2] if unit else None
    told, indices = mixture.told, mixture.indices
    bounds = [
        bind(header, index, decisions, above, [i for i in indices if i is not index])
        for index in indices
    ]
    groups = frozenset(number for number, _ in told.groups)
    frame = Frame(header, _columns(bounds), Role.NOMINEE, groups)
    content = body(sheet, frame)
    titles = tuple(index.record.title for index in indices)
    note = problem(
        Code.SHEET_MIXED,
        sheet.place(),
        found=sheet.name,
        tables=titles,
        by=told.told_by,
    )
    first = with_whole_names(sheet, header, bounds[0], content.rows)
    said = [each for each in content.problems if not _names_kind(each, told)]
    findings.problems.extend((*said, *first.problems, note))
    whole = View(
        sheet, header, indices[0], first.bound, first.rows, frame.bound, told.column
    )
    of_headings(whole, unit, findings)
    rows = _by_type(content.rows, mixture)
    lost = rows.pop(None, [])
    findings.problems.extend(_of_no_kind(sheet, row, mixture) for row in lost)
    tables: list[RawTable] = []
    for index, bound in zip(indices, bounds, strict=True):
        own = rows.get(index.record.id, [])
        named = with_whole_names(sheet, header, bound, own)
        view = View(sheet, header, index, named.bound, named.rows, frame.bound)
        of_rows(view, findings)
        skipped = 0 if tables else content.skipped + len(lost)
        tables.append(_table(view, skipped))
    return tables


def _names_kind(found: Problem, told: Kinds) -> bool:
    """Tell whether a row was passed over that the note on the sheet quotes."""
    quoted = {number for number, kind in told.groups if kind}
    return found.code == Code.SECTION_SKIPPED.value and found.place.row in quoted


def _of_no_kind(sheet: RawSheet, row: RawRow, mixture: Mixture) -> Problem:
    """Say that a row is of no kind of nominee the pack has, in the row's own words."""
    told, index = mixture.told, mixture.indices[0]
    own = row.cells[told.column : told.column + 1] if told.column is not None else ()
    texts = (cell for cell in (*own, *row.cells) if isinstance(cell, str))
    nominees = (each for each in index.records.values() if each.role is Role.NOMINEE)
    return problem(
        Code.ROW_KIND_UNKNOWN,
        sheet.place(row.number, told.column),
        found=shown(next(texts, "–")),
        kinds=tuple(each.title for each in nominees),
        by=told.told_by,
    )


def _by_type(
    rows: Sequence[RawRow], mixture: Mixture
) -> dict[str | None, list[RawRow]]:
    """Return rows by their record type; None where nothing tells it."""
    found: dict[str | None, list[RawRow]] = {}
    for row in rows:
        kind = mixture.told.of(row, mixture.otherwise)
        found.setdefault(kind, []).append(row)
    return found


def _unit(sheet: RawSheet, header: Header) -> tuple[int, str, Counted] | None:
    """Return the unit of money that a line above the header names."""
    first = header.rows[0].number
    return unit_above(tuple(row for row in sheet.rows[:60] if row.number < first))


def _columns(bounds: Sequence[Bound]) -> frozenset[int]:
    """Return the columns that are read."""
    return frozenset(b.column for bound in bounds for b in bound.bindings)


def _table(view: View, skipped: int) -> RawTable:
    """Return a view of a sheet as a table."""
    texts = tuple(heading.text for heading in view.header.headings)
    idle = {*view.bound.unread, *view.bound.left, *view.bound.foreign}
    return RawTable(
        source=view.sheet,
        record_type=view.index.record.id,
        header_row=view.header.last,
        headings=texts,
        bindings=view.bound.bindings,
        rows=tuple(view.rows),
        skipped=skipped,
        ignored=tuple(texts[column] for column in sorted(idle)),
    )
