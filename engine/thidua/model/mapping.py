"""What a sender's file means: decisions a person took, and those still open.

Intake never guesses. What it finds near, but not exactly, becomes a `Question`; an
answer becomes part of an `IntakeMap`, which is kept with the run.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from thidua.model.vocabulary import ColumnRule
from thidua.problems import Place


class Letters(StrEnum):
    """The encoding in which a column's text is stored; all but one predate Unicode."""

    TCVN3 = "tcvn3"  # fonts .VnTime and kin
    VNI = "vni"  # fonts VNI-Times and kin
    UNICODE = "unicode"  # somebody said that the text is right as it stands


@dataclass(frozen=True, slots=True)
class FileMap:
    """How the bytes of one text file are read; None: as found."""

    file: str
    encoding: str | None = None  # a Python codec: utf-8, utf-16, cp1258
    delimiter: str | None = None


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """What the column under one heading is; without a rule it is left out.

    `letters` converts its text; `counted_in` is the unit of its amounts of money, as a
    key of the words for such units.
    """

    heading: str
    rule: ColumnRule | None = None
    letters: Letters | None = None
    counted_in: str | None = None


@dataclass(frozen=True, slots=True)
class SheetMap:
    """What one sheet is; `file` and `sheet` None stand for every one.

    `record` is a record type's id; `left_out` leaves the sheet unread. `header` are the
    numbers of the rows that hold the headings. `columns` say what columns mean;
    `conversions` only how their cells are read, where the meaning is as found.
    """

    file: str | None = None
    sheet: str | None = None
    record: str | None = None
    left_out: bool = False
    header: tuple[int, ...] = ()
    columns: tuple[ColumnMap, ...] = ()
    conversions: tuple[ColumnMap, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """A person's word on whether two keys of one table are the same thing."""

    table: str
    one: str
    other: str
    same: bool


@dataclass(frozen=True, slots=True)
class IntakeMap:
    """Every decision taken about a batch's files."""

    files: tuple[FileMap, ...] = ()
    sheets: tuple[SheetMap, ...] = ()
    identities: tuple[Identity, ...] = ()


NO_MAP = IntakeMap()


class Topic(StrEnum):
    """What a question is about."""

    SHEET = "sheet"  # choices: ids of record types
    HEADING = "heading"  # choices: ids of fields, or `table.field`
    ENCODING = "encoding"  # choices: codecs
    LETTERS = "letters"  # choices: members of Letters
    SAME = "same"  # choices: "same", "different"


@dataclass(frozen=True, slots=True)
class Question:
    """Something intake does not decide alone, with what it proposes.

    `found` is what stands in the file, `choices` are ids with the nearest first,
    `preview` shows lines of what the first choice would make of the file. `subject`
    holds, by name, what an answer needs besides the place: `heading` (with the `record`
    type it stands in); for SAME `table`, `one`, `other`.
    """

    topic: Topic
    place: Place
    found: str
    choices: tuple[str, ...]
    preview: tuple[str, ...] = ()
    subject: Mapping[str, str] = field(default_factory=dict)
