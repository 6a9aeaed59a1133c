"""Rows on their way to records: what cells say, before anything is linked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from thidua.model.records import Days, Value
from thidua.model.vocabulary import RecordType
from thidua.problems import Place, Problem

NOMINATED_FOR = "nominated_for"
"""The field of a nominee that lists the awards it is put forward for."""


@dataclass(slots=True, eq=False)
class Draft:
    """A row on its way to a record.

    `links` holds what a link field's cells say, `written` what a faulty cell says. A
    draft with a `parent` was made of cells of that row, and belongs to it. `columns`,
    shared by the rows of a table, are the letters of each field's first column.
    """

    record_type: RecordType
    place: Place
    values: dict[str, Value] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    links: dict[str, tuple[str, ...]] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    parent: "Draft | None" = None
    spans: dict[str, Days] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)

    def cell(self, name: str) -> Place:
        """Return where a field stands: its first column, else the row."""
        return replace(self.place, column=self.columns.get(name, self.place.column))

    def text(self, name: str) -> str:
        """Return a field's value as text, or nothing."""
        value = self.values.get(name)
        if value is None:
            return ""
        return value if type(value) is str else str(value)


@dataclass(slots=True, eq=False)
class Inside:
    """Child rows of one record type made of cells in other rows.

    `covered` are the rows whose table has columns for it, `open` those in which there
    may be more child rows than could be made out.
    """

    rows: list[Draft] = field(default_factory=list)
    covered: list[Draft] = field(default_factory=list)
    open: list[Draft] = field(default_factory=list)

    def add(self, other: "Inside") -> None:
        """Add the child rows of another table."""
        self.rows += other.rows
        self.covered += other.covered
        self.open += other.open


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rows of one table say; `inside` is by record type."""

    drafts: Sequence[Draft]
    inside: Mapping[str, Inside]
    problems: Sequence[Problem]
