"""The written form of a vocabulary: enums, record types, fields."""

from typing import Literal

from pydantic import Field

from thidua.model.vocabulary import Absence, Kind, Reads, Role
from thidua.packs.source import (
    Integer,
    ScalarValue,
    Snake,
    Source,
    Text,
    Titles,
    ValueId,
    YesNo,
)


class EnumValueSource(Source):
    """One value of an enum."""

    title: Titles
    """What people read."""
    also: tuple[Text, ...] = ()
    """Other spellings found in spreadsheets."""


class EnumSource(Source):
    """A closed list of values; where ordered, a later value is the higher one."""

    title: Titles | None = None
    """What people read; required where the enum is new."""
    ordered: YesNo = False
    """Whether a later value is higher."""
    values: dict[ValueId, EnumValueSource] = Field(default_factory=dict)
    """The values, in order."""


class FieldSource(Source):
    """One field of a record type."""

    type: Kind
    """What sort of value it holds."""
    title: Titles
    """What people read; also a heading in spreadsheets."""
    of: Snake | None = None
    """The enum of `enum` and `set`; unit, nominee or nomination of `link`."""
    scale: Integer = Field(0, ge=0, le=9)
    """Digits after the point of a `decimal`."""
    range: tuple[ScalarValue, ScalarValue] | None = None
    """Least and greatest possible value."""
    headings: tuple[Text, ...] = ()
    """Further headings in spreadsheets."""


class ColumnSource(Source):
    """A column of spreadsheets that fills other fields than its heading names."""

    headings: tuple[Text, ...] = Field(min_length=1)
    """Its headings; `{name}` stands for digits, " / " joins headings on two rows."""
    into: dict[Snake, Snake] = Field(default_factory=dict)
    """Parts of the cell (value; number, date, issuer; a `{name}`) to fields."""
    reads: Reads = Reads.VALUE
    """Whether the cell is one value, or cites a decision."""
    sets: dict[Snake, ScalarValue] = Field(default_factory=dict)
    """Fields that the column settles by itself, with their values."""
    table: Snake | None = None
    """The table of which the cell makes a row; without it, the row's own."""


class RecordSource(Source):
    """A kind of record, or new fields of a known one."""

    role: Role | None = None
    """What its rows are; required where the record type is new."""
    title: Titles | None = None
    """What people read; required where the record type is new."""
    sheets: tuple[Text, ...] = ()
    """Names of sheets and files that hold such rows."""
    absent_means: Absence | None = None
    """What it means that a nominee has no row."""
    dated_by: Snake | None = None
    """The field that dates a row."""
    year_by: Snake | None = None
    """The field that gives a row's year."""
    per: Literal["nominee", "nomination"] | None = None
    """Whether rows belong to a nominee or to one nomination."""
    fields: dict[Snake, FieldSource] = Field(default_factory=dict)
    """The fields."""
    columns: tuple[ColumnSource, ...] = ()
    """Columns of spreadsheets that are more, or other, than one field."""


class VocabularySource(Source):
    """All enums and record types, or additions to those of another vocabulary."""

    vocabulary: ValueId | None = None
    """Its name."""
    enums: dict[Snake, EnumSource] = Field(default_factory=dict)
    """Enums by id."""
    records: dict[Snake, RecordSource] = Field(default_factory=dict)
    """Record types by id."""
