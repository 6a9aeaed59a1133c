"""The words of a field: value types, enums, record types and their fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from thidua.texts import LocalizedText


class Kind(StrEnum):
    """What sort of value a field or a fact holds."""

    TEXT = "text"
    YES_NO = "yes_no"
    INTEGER = "integer"
    DECIMAL = "decimal"  # exact, with a declared number of digits after the point
    MONEY = "money"  # whole VND
    DATE = "date"
    YEAR = "year"
    MOMENT = "moment"  # date and time, seconds since 1970 in UTC
    ENUM = "enum"
    SET = "set"  # a set of values of one enum
    SHARE = "share"  # a fraction n / d, only of derived facts
    LINK = "link"  # names a unit, a nominee or a nomination


AWARD_ENUM = "award"
"""The enum every vocabulary has: earlier awards it lists plus the pack's own awards."""


@dataclass(frozen=True, slots=True)
class ValueType:
    """A kind with what it needs: its enum, its scale, its declared range (as codes)."""

    kind: Kind
    of: str | None = None  # ENUM, SET: the enum's id; LINK: unit | nominee | nomination
    scale: int = 0  # DECIMAL: digits after the point
    low: int | None = None  # least possible code, both ends included
    high: int | None = None


@dataclass(frozen=True, slots=True)
class EnumValue:
    """One value of an enum; `also` are other spellings found in spreadsheets."""

    id: str
    title: LocalizedText
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EnumType:
    """A closed list of values; where ordered, a later value is the higher one."""

    id: str
    title: LocalizedText
    values: tuple[EnumValue, ...]
    ordered: bool = False

    def code(self, value_id: str) -> int | None:
        """Return the position of a value, or None where the enum lacks it."""
        for position, value in enumerate(self.values):
            if value.id == value_id:
                return position
        return None


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record type, and the headings that name it in spreadsheets."""

    id: str
    title: LocalizedText
    type: ValueType
    headings: tuple[str, ...] = ()


class Reads(StrEnum):
    """How a cell of a column is taken apart."""

    VALUE = "value"  # one value; its part is `value`
    DECISION = "decision"  # a decision cited; parts `number`, `date`, `issuer`


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """A column of spreadsheets that fills other fields than its heading names.

    `headings` may hold one `{name}`, which stands for digits and gives the part `name`
    (`Xếp loại năm {year}`); headings on two rows are joined by " / ". `into` maps parts
    of the cell to fields, `sets` fields to what the column says of them without
    words (as text, read like a cell). `table` names the child record type of which the
    cell makes a row; None is the record of the row itself.
    """

    headings: tuple[str, ...]
    into: Mapping[str, str]
    reads: Reads = Reads.VALUE
    sets: Mapping[str, str] = field(default_factory=dict)
    table: str | None = None


class Role(StrEnum):
    """What the rows of a record type are."""

    UNIT = "unit"
    NOMINEE = "nominee"
    CHILD = "child"  # rows that belong to a nominee, or to one nomination
    QUOTA = "quota"  # values of a parameter, by unit and award


class Absence(StrEnum):
    """What it means that a nominee has no row in a table."""

    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RecordType:
    """A kind of record: an individual, a unit, a rating.

    Fields with reserved meaning, by id: `code`, `name`, `unit` (LINK unit),
    `submitting_unit` (LINK unit), `born_on`, `nominated_for` (SET award) and
    `received_on` on nominees; `nominee` (LINK nominee) on child rows; and the whole of
    the tables `attestations`, `votes`, `prior_awards` (see docs/language.md).
    """

    id: str
    title: LocalizedText
    role: Role
    fields: Mapping[str, Field]
    sheets: tuple[str, ...] = ()  # names of sheets and files that hold such rows
    absent_means: Absence = Absence.UNKNOWN
    dated_by: str | None = None  # the field that dates a row (knowledge, windows)
    year_by: str | None = None  # the field that gives a row's year (streaks)
    per: str = "nominee"  # CHILD: nominee | nomination
    columns: tuple[ColumnRule, ...] = ()  # columns that are more than one field


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All enums and record types that packs and batches may use."""

    enums: Mapping[str, EnumType]
    records: Mapping[str, RecordType]

    def with_role(self, role: Role) -> tuple[RecordType, ...]:
        """Return the record types of a role, in declared order."""
        return tuple(r for r in self.records.values() if r.role is role)
