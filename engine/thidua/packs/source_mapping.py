"""The written form of a map: what people decided about a sender's files."""

from typing import Literal

from pydantic import Field

from thidua.model.mapping import Letters, Topic
from thidua.model.vocabulary import Reads
from thidua.packs.source import Integer, ScalarValue, Snake, Source, Text, YesNo


class FileMapSource(Source):
    """How one text file is read."""

    file: Text
    """Its name."""
    encoding: Text | None = None
    """Its encoding: utf-8, utf-16, cp1258, tcvn3 or vni."""
    delimiter: Text | None = None
    """What stands between its columns."""


class ColumnMapSource(Source):
    """What the column under one heading is."""

    heading: Text
    """The heading as the file has it; headings on two rows are joined by " / "."""
    field: Snake | None = None
    """The field its cells give."""
    leave_out: YesNo = False
    """Whether it is left unread."""
    into: dict[Snake, Snake] = Field(default_factory=dict)
    """Parts of its cells to fields, where it gives more than one."""
    reads: Reads = Reads.VALUE
    """Whether a cell is one value, or cites a decision."""
    sets: dict[Snake, ScalarValue] = Field(default_factory=dict)
    """Fields that the column settles by itself."""
    table: Snake | None = None
    """The table of which its cells make rows."""
    letters: Letters | None = None
    """The encoding from before Unicode its text is in."""
    counted_in: Text | None = None
    """The unit of its amounts of money."""


class SheetMapSource(Source):
    """What one sheet is."""

    file: Text | None = None
    """The file's name; without it, every file."""
    sheet: Text | None = None
    """The sheet's name; without it, every sheet."""
    record: Snake | None = None
    """The record type of its rows."""
    leave_out: YesNo = False
    """Whether it is left unread."""
    header: tuple[Integer, ...] = ()
    """The rows with the headings."""
    columns: tuple[ColumnMapSource, ...] = ()
    """Its columns, where they are not as found."""


class IdentitySource(Source):
    """Whether two keys of a table are the same thing."""

    table: Snake
    """The record type."""
    one: Text
    """A key."""
    other: Text
    """Another key."""
    same: YesNo
    """Whether they are the same."""


class QuestionSource(Source):
    """A question with, once somebody filled it in, its answer."""

    topic: Topic
    """What it is about."""
    file: Text
    """The file."""
    sheet: Text | None = None
    """The sheet."""
    found: Text
    """What stands there."""
    choices: tuple[Text, ...] = ()
    """What it may be, the nearest first."""
    preview: tuple[Text, ...] = ()
    """What the first choice would make of it."""
    subject: dict[Snake, Text] = Field(default_factory=dict)
    """What the answer is about."""
    answer: Text | None = None
    """One of the choices, or "-" to leave it unread; nothing leaves it open."""


class MapSource(Source):
    """Every decision about a batch's files."""

    map: Literal[1]
    """The version of this format."""
    files: tuple[FileMapSource, ...] = ()
    """Text files."""
    sheets: tuple[SheetMapSource, ...] = ()
    """Sheets."""
    identities: tuple[IdentitySource, ...] = ()
    """Who is who."""
    questions: tuple[QuestionSource, ...] = ()
    """What is still to be answered."""
