"""A table's columns to what is said of them: unread, doubled, foreign, asked about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from thidua.intake.codes import Code, problem
from thidua.intake.grid import Binding, RawRow, RawSheet, is_blank
from thidua.intake.spelling import fold_name
from thidua.intake.tables.binding import Bound, whole
from thidua.intake.tables.header import Header
from thidua.intake.tables.headings import HeadingIndex, choice, choices
from thidua.intake.tables.hints import Counted
from thidua.model.mapping import Question, Topic
from thidua.model.vocabulary import Kind, RecordType, Role
from thidua.problems import Problem

_Constants: TypeAlias = tuple[tuple[str, str], ...]
_Filled: TypeAlias = tuple[str, str, _Constants, str]  # table, row, constants, field


@dataclass(frozen=True, slots=True)
class Findings:
    """What gathers while sheets are recognised."""

    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class View:
    """One record type's view of a sheet: its rows and what their columns are.

    `elsewhere` are columns that another record type of the sheet reads; `kinds` is the
    column that tells the types of its rows apart.
    """

    sheet: RawSheet
    header: Header
    index: HeadingIndex
    bound: Bound
    rows: Sequence[RawRow]
    elsewhere: frozenset[int] = frozenset()
    kinds: int | None = None

    def filled(self, column: int) -> int:
        """Count the cells of a column that hold something."""
        cells = (row.cells[column] for row in self.rows if column < len(row.cells))
        return sum(cell is not None and not is_blank(cell) for cell in cells)


def of_headings(
    view: View, unit: tuple[int, str, Counted] | None, findings: Findings
) -> None:
    """Say which headings are not known, in part, or name foreign money; ask of them."""
    findings.problems.extend(_nameless(view))
    for column in view.bound.unread:
        if column not in view.elsewhere and column != view.kinds:
            findings.problems.append(_unknown(view, column, _near(view, column)))
            _ask(view, column, findings)
    findings.problems.extend(_foreign(view))
    findings.problems.extend(_in_part(view))
    if unit is not None and view.bound.by_unit_above:
        row, text, _ = unit
        count = str(len(view.bound.by_unit_above))
        place = view.sheet.place(row)
        findings.problems.append(
            problem(Code.UNIT_FROM_ABOVE, place, found=text, count=count)
        )


def of_rows(view: View, findings: Findings) -> None:
    """Say which fields have several columns, and what only other types read."""
    findings.problems.extend(_twice(view))
    for column in view.bound.unread:
        if column in view.elsewhere and view.filled(column):
            findings.problems.append(_unknown(view, column, ()))


def _near(view: View, column: int) -> tuple[str, ...]:
    """Return the keys of known headings near an unknown one; read fields are out."""
    taken = {choice_of(binding) for binding in view.bound.bindings}
    near = view.index.nearest(view.header.headings[column].text)
    return tuple(key for key in near if choice(view.index.exact[key]) not in taken)


def choice_of(binding: Binding) -> str:
    """Return the id by which a question would propose what a column is read as."""
    name = next(iter(binding.into.values()), "")
    return f"{binding.table}.{name}" if binding.table else name


def _ask(view: View, column: int, findings: Findings) -> None:
    """Ask what an unknown heading means, if anything is near it or under its group."""
    heading = view.header.headings[column]
    upper = whole(heading.parts[:-1], view.index) if len(heading.parts) > 1 else None
    found = choices(view.index, _near(view, column))
    if upper is not None:
        found = tuple(dict.fromkeys((choice(upper.meaning.rule), *found)))[:3]
    if found:
        place = view.sheet.place(heading.row, column)
        subject = {"heading": heading.text, "record": view.index.record.id}
        findings.questions.append(
            Question(Topic.HEADING, place, heading.text, found, subject=subject)
        )


def _unknown(view: View, column: int, near: Sequence[str]) -> Problem:
    """Say that a column is not read, with the number of cells in it."""
    heading = view.header.headings[column]
    table = _table_called(heading.text, view.index)
    if table is not None:
        return problem(
            Code.HEADING_IS_TABLE,
            view.sheet.place(heading.row, column),
            found=heading.text,
            table=table.title,
            count=str(view.filled(column)),
        )
    return problem(
        Code.HEADING_UNKNOWN,
        view.sheet.place(heading.row, column),
        found=heading.text,
        nearest=view.index.shown[near[0]] if near else "–",
        count=str(view.filled(column)),
    )


def _table_called(text: str, index: HeadingIndex) -> RecordType | None:
    """Return the table of rows about nominees that has a heading for its name."""
    for record in index.records.values():
        names = (record.title.vi, record.title.en, *record.sheets)
        if record.role is Role.CHILD and fold_name(text) in map(fold_name, names):
            return record
    return None


def _nameless(view: View) -> Iterator[Problem]:
    """Say which columns hold something and have no heading."""
    headings = view.header.headings
    width = max([len(headings), *{len(row.cells) for row in view.rows}])
    for column in range(width):
        if column >= len(headings) or not headings[column].parts:
            count = view.filled(column)
            if count:
                place = view.sheet.place(view.header.last, column)
                yield problem(Code.HEADING_EMPTY, place, count=str(count))


def _foreign(view: View) -> Iterator[Problem]:
    """Say which columns hold foreign money."""
    for column in view.bound.foreign:
        heading = view.header.headings[column]
        yield problem(
            Code.COLUMN_FOREIGN,
            view.sheet.place(heading.row, column),
            found=heading.text,
            count=str(view.filled(column)),
        )


def _in_part(view: View) -> Iterator[Problem]:
    """Say which columns are known by a part of their heading."""
    for column, part in sorted(view.bound.in_part.items()):
        heading = view.header.headings[column]
        place = view.sheet.place(heading.row, column)
        yield problem(Code.HEADING_IN_PART, place, found=heading.text, part=part)


def _twice(view: View) -> Iterator[Problem]:
    """Say which fields have several columns; a link may be told by code and by name."""
    columns: dict[_Filled, list[Binding]] = {}
    for binding in view.bound.bindings:
        constants = tuple(sorted(binding.sets.items()))
        for name in binding.into.values():
            key = (binding.table or "", binding.row_key, constants, name)
            columns.setdefault(key, []).append(binding)
    for (table, _, _, name), found in columns.items():
        record = view.index.records.get(table, view.index.record)
        owner = record.fields.get(name)
        if len(found) < 2 or owner is None or owner.type.kind is Kind.LINK:  # noqa: PLR2004
            continue
        second = found[1]
        row = view.header.headings[second.column].row
        yield problem(
            Code.HEADING_TWICE,
            view.sheet.place(row, second.column),
            field=owner.title,
            found=", ".join(f'"{binding.heading}"' for binding in found),
        )
