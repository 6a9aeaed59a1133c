"""Cells as a file holds them, before the vocabulary gives them a meaning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from thidua.intake.codes import Code
from thidua.intake.spelling import clean
from thidua.model.mapping import Letters
from thidua.model.vocabulary import Reads
from thidua.problems import Place
from thidua.texts.intake_words import DASHES

_DASHES = frozenset(("", *DASHES))


@dataclass(frozen=True, slots=True)
class Percent:
    """A number shown with a percent sign: 0.125 in the file, 12.5 % on the screen."""

    fraction: Decimal


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell that holds something, but no value: an error, a formula never computed."""

    code: Code
    found: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Several values in one cell, as JSON can give them."""

    items: tuple["RawCell", ...]


RawCell: TypeAlias = (
    str | bool | int | Decimal | datetime | date | Percent | Unreadable | Listed | None
)
"""A cell without its meaning. Numbers are exact: no float leaves a reader."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row with its number in the file, counted from 1."""

    number: int
    cells: tuple[RawCell, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, ends included: row numbers from 1, columns from 0."""

    top: int
    left: int
    bottom: int
    right: int


Position: TypeAlias = tuple[int, int]
"""A row's number, counted from 1, and a column, counted from 0."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a sheet shows besides its values.

    `old_fonts` are cells in a font from before Unicode, with the encoding it implies.
    """

    merged: tuple[Area, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    struck: frozenset[Position] = frozenset()
    comments: Mapping[Position, str] = field(default_factory=dict)
    old_fonts: Mapping[Position, Letters] = field(default_factory=dict)


NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet, CSV file or JSON table.

    `name` is what may tell the record type: the sheet's name, a CSV file's stem, a JSON
    table's key. `sheet` is None where the file has no sheets. `structured` rows have
    no title rows, sections or totals: the first row holds the field names. `alone` is
    true for the only sheet of a file.
    """

    file: str
    name: str
    rows: tuple[RawRow, ...]
    sheet: str | None = None
    structured: bool = False
    alone: bool = False
    marks: Marks = NO_MARKS

    def place(self, row: int | None = None, column: int | None = None) -> Place:
        """Return the place of a row or a cell; `column` counts from 0."""
        letter = None if column is None or self.structured else letters(column)
        return Place(self.file, self.sheet, row or None, letter)


VALUE = "value"
"""The one part of a cell that is not taken apart."""


@dataclass(frozen=True, slots=True)
class Binding:
    """What one column of a table is read as.

    `heading` is as the file shows it, headings on two rows joined by " / ". `into` maps
    parts of a cell to fields, `sets` fields to constants (as text). `table` is the
    child record type of which cells make rows; columns with one `table` and the same
    `row_key` fill one such row. `factor` is the number of VND an amount counts.
    """

    column: int
    heading: str
    into: Mapping[str, str]
    reads: Reads = Reads.VALUE
    sets: Mapping[str, str] = field(default_factory=dict)
    table: str | None = None
    row_key: str = ""
    factor: int | None = None
    letters: Letters | None = None


@dataclass(frozen=True, slots=True)
class RawTable:
    """A sheet whose record type, header row and columns are known.

    A sheet that mixes record types is several tables with one source. `headings` are
    by column; `ignored` are those of columns that are not read.
    """

    source: RawSheet
    record_type: str
    header_row: int
    headings: tuple[str, ...]
    bindings: tuple[Binding, ...]
    rows: tuple[RawRow, ...]
    skipped: int = 0
    ignored: tuple[str, ...] = field(default=())
    _columns: dict[int, Sequence[RawCell]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def cells(self, column: int) -> Sequence[RawCell]:
        """Return the cells of a column row by row; a short row has an empty one."""
        if not self._columns and len({len(row.cells) for row in self.rows}) == 1:
            turned = zip(*(row.cells for row in self.rows), strict=True)
            self._columns.update(enumerate(turned))
        if column not in self._columns:
            self._columns[column] = [
                row.cells[column] if column < len(row.cells) else None
                for row in self.rows
            ]
        return self._columns[column]

    @property
    def fields(self) -> frozenset[str]:
        """Return the fields of the table's own record that have a column."""
        own = (binding for binding in self.bindings if binding.table is None)
        return frozenset(name for b in own for name in (*b.into.values(), *b.sets))


def letters(column: int) -> str:
    """Return the letters of a column counted from 0: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def is_blank(cell: RawCell) -> bool:
    """Tell whether nothing was entered in a cell, or a dash that says so."""
    if isinstance(cell, str):
        return not cell[:1].isalnum() and clean(cell) in _DASHES
    return cell is None
