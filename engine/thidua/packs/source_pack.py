"""The written form of a pack: head, sources, rounds, parameters, facts."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag

from thidua.model.pack import LawDate
from thidua.model.vocabulary import Kind
from thidua.packs.source import (
    Cited,
    Day,
    Integer,
    Kebab,
    Path,
    ScalarValue,
    Snake,
    Source,
    Span,
    Text,
    Titles,
    ValueId,
    YesNo,
)
from thidua.packs.source_awards import AwardSource, GateSource
from thidua.packs.source_conditions import ConditionSource
from thidua.packs.source_vocabulary import VocabularySource


class Replaceable(Source):
    """An item that may replace the parent's item of the same id."""

    overrides: YesNo = False
    """It replaces the parent's item of this id whole."""


class DocumentSource(Replaceable):
    """A document the pack rests on."""

    number: Text
    """Its number and symbol."""
    date: Day | None = None
    """The day it was signed."""
    issuer: Titles | None = None
    """Who issued it."""
    title: Titles | None = None
    """What it is called."""


class RoundSource(Replaceable):
    """A dated window of a movement, both ends included."""

    start: Day = Field(alias="from")
    """First day."""
    end: Day = Field(alias="to")
    """Last day."""
    title: Titles | None = None
    """What people read."""


class ParameterValueSource(Source):
    """A value with its span of validity."""

    start: Day | None = Field(None, alias="from")
    """First day."""
    end: Day | None = Field(None, alias="to")
    """Last day."""
    value: ScalarValue
    """The value."""
    key: dict[Snake, Text] = Field(default_factory=dict, alias="for")
    """The unit and award it is for, by the names in `keyed_by`."""


class RouteSource(Replaceable, Titles):
    """What people read for a route, wherever a condition carries its name."""


KeyName: TypeAlias = Literal["unit", "submitting_unit", "award"]


class ParameterSource(Replaceable, Cited):
    """A number, date or value the criteria refer to by name."""

    title: Titles
    """What people read."""
    type: Kind = Kind.INTEGER
    """What sort of value it has."""
    of: Snake | None = None
    """The enum of an `enum`."""
    scale: Integer = Field(0, ge=0, le=9)
    """Digits after the point of a `decimal`."""
    unit: Text | None = None
    """count, percent, vnd, years … for people only."""
    keyed_by: tuple[KeyName, ...] = ()
    """What its values differ by."""
    table: Snake | None = None
    """A quota record type whose rows may fill it."""
    values: tuple[ParameterValueSource, ...] = ()
    """The values; may be left out only where provenance is `unknown`."""
    law_date: LawDate | None = None
    """The clock that picks the value, where not the pack's."""


class BridgeSource(Source):
    """Years a streak passes over, or counts, because of rows in another table."""

    table: Snake
    """The other table."""
    where: ConditionSource | None = None
    """Which of its rows."""
    counts_as: Literal["met", "neutral"] = "neutral"
    """Whether such a year counts, or is passed over."""


class AwardDenominator(Source):
    """Those who have another award."""

    award: Kebab
    """Id of the award."""


def _of_form(value: object) -> str:
    return "~name" if isinstance(value, str) else "~award"


class FactSource(Replaceable):
    """A derived fact: exactly one computation over a nominee's own records."""

    title: Titles
    """What people read."""
    count: Snake | None = None
    """How many rows of a table."""
    sum: Path | None = None
    """Sum of `table.field`."""
    highest: Path | None = None
    """Greatest value of `table.field`."""
    lowest: Path | None = None
    """Least value of `table.field`."""
    earliest: Path | None = None
    """Earliest date of `table.field`."""
    latest: Path | None = None
    """Latest date of `table.field`."""
    streak: Snake | None = None
    """Consecutive years with rows of a table."""
    share: Snake | None = None
    """The share of rows of a table, or of `members`."""
    every: Snake | None = None
    """Whether every row of a table satisfies."""
    some: Snake | None = None
    """Whether some row of a table satisfies."""
    has_award: ValueId | None = None
    """Whether the history holds this award."""
    where: ConditionSource | None = None
    """Which rows, by their own fields."""
    ending: Literal["award_year", "year_before"] | None = None
    """The year at which a streak ends."""
    per_year: Literal["any", "all"] = "any"
    """How many rows of a year must satisfy."""
    bridge: BridgeSource | None = None
    """Years a streak passes over."""
    of: (
        Annotated[
            Annotated[Literal["rows", "all_members", "rated"], Tag("~name")]
            | Annotated[AwardDenominator, Tag("~award")],
            Discriminator(_of_form),
        ]
        | None
    ) = None
    """The denominator of a share."""


def _vocabulary_form(value: object) -> str:
    return "~name" if isinstance(value, str) else "~own"


class PackSource(Source):
    """A whole pack; in a folder its parts may stand in files of their own."""

    pack: Kebab
    """Its id."""
    version: Annotated[Integer, Field(ge=1)]
    """Its version."""
    title: Titles
    """What people read."""
    valid: Span
    """When it is in force."""
    law_date: LawDate | None = None
    """The clock that picks parameter values; `received_on` where left out."""
    extends: Kebab | None = None
    """The pack it inherits from."""
    awards_from_parent: tuple[Kebab, ...] = ()
    """Awards of the parent that come over."""
    drop: tuple[ValueId, ...] = ()
    """Items of the parent that do not come over."""
    vocabulary: (
        Annotated[
            Annotated[ValueId, Tag("~name")] | Annotated[VocabularySource, Tag("~own")],
            Discriminator(_vocabulary_form),
        ]
        | None
    ) = None
    """A shared vocabulary's name, or a vocabulary of its own."""
    sources: dict[Kebab, DocumentSource] = Field(default_factory=dict)
    """Documents by id."""
    rounds: dict[Kebab, RoundSource] = Field(default_factory=dict)
    """Rounds by id."""
    parameters: dict[Snake, ParameterSource] = Field(default_factory=dict)
    """Parameters by id."""
    facts: dict[Snake, FactSource] = Field(default_factory=dict)
    """Derived facts by id."""
    routes: dict[Kebab, RouteSource] = Field(default_factory=dict)
    """Titles of routes by their name."""
    gates: dict[Kebab, GateSource] = Field(default_factory=dict)
    """Gates by id."""
    awards: tuple[AwardSource, ...] = ()
    """Awards."""


class FactsFile(Source):
    """A file of derived facts."""

    facts: dict[Snake, FactSource]
    """Derived facts by id."""


class SourcesFile(Source):
    """A file of documents that shared gates cite."""

    sources: dict[Kebab, DocumentSource]
    """Documents by id."""
