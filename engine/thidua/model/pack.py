"""A rule pack after loading: awards, criteria, facts and parameters, all resolved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from thidua.model.conditions import Anchor, Condition, Literal, Operand
from thidua.model.vocabulary import ValueType, Vocabulary
from thidua.problems import Place
from thidua.texts import LocalizedText

Day: TypeAlias = date


class Provenance(StrEnum):
    """How a number or a sentence came into the pack."""

    VERBATIM = "verbatim"  # seen in the source's own words
    RESTATED = "restated"  # seen in somebody's restatement
    ASSUMED = "assumed"  # chosen by the pack's author; `because` says why
    UNKNOWN = "unknown"  # nobody knows yet; an officer must supply it


class LawDate(StrEnum):
    """The clock that picks the rules in force."""

    RECEIVED_ON = "received_on"
    DECIDED_ON = "decided_on"
    ROUND_END = "round_end"


@dataclass(frozen=True, slots=True)
class Validity:
    """A span of days, both ends included; None is open."""

    start: date | None = None
    end: date | None = None

    def holds(self, day: date) -> bool:
        """Tell whether a day lies inside."""
        return (self.start is None or self.start <= day) and (
            self.end is None or day <= self.end
        )


@dataclass(frozen=True, slots=True)
class Source:
    """A document the pack rests on."""

    id: str
    number: str
    date: Day | None = None
    issuer: LocalizedText | None = None
    title: LocalizedText | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a source: article, clause, point."""

    source: str
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """Who last compared an item with its source, and when."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Basis:
    """What an item rests on: citation, provenance, and why where it is assumed."""

    cite: Citation | None
    provenance: Provenance = Provenance.VERBATIM
    because: LocalizedText | None = None
    checked: Check | None = None


@dataclass(frozen=True, slots=True)
class ParameterValue:
    """A value with its span of validity; `key` names the unit and award it is for.

    `key` holds one entry for each name in `Parameter.keyed_by`; `*` stands for any.
    """

    value: Literal
    valid: Validity = field(default_factory=Validity)
    key: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number (or date, or enum value) the criteria refer to by name."""

    id: str
    title: LocalizedText
    type: ValueType
    values: tuple[ParameterValue, ...]
    basis: Basis
    unit: str | None = None  # count | percent | vnd | years …: for people only
    keyed_by: tuple[str, ...] = ()  # of submitting_unit, unit, award
    table: str | None = None  # a QUOTA record type that may fill it
    law_date: LawDate | None = None
    place: Place | None = None


class Computation(StrEnum):
    """How a derived fact is computed from a nominee's own records."""

    COUNT = "count"
    SUM = "sum"
    HIGHEST = "highest"
    LOWEST = "lowest"
    EARLIEST = "earliest"
    LATEST = "latest"
    STREAK = "streak"
    SHARE = "share"
    EVERY = "every"
    SOME = "some"
    HAS_AWARD = "has_award"


MEMBERS = "members"
"""The table name that stands for the individuals of a collective's unit."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """Years a streak passes over, or counts, because of rows in another table."""

    table: str
    where: Condition | None
    counts_as: str = "neutral"  # neutral: neither counts nor breaks; met: counts


@dataclass(frozen=True, slots=True)
class DerivedFact:
    """A named computation. Leaves in `where` test fields of the row, or of `members`.

    `type` is INTEGER for count and streak, SHARE for share, YES_NO for every, some and
    has_award, else the type of `field`. `of` is a share's denominator: `rows`,
    `all_members`, `rated`, or an award's id. HAS_AWARD counts rows of `prior_awards`
    whose award is `award`, under `where`.
    """

    id: str
    title: LocalizedText
    type: ValueType
    computation: Computation
    table: str
    field: str | None = None
    where: Condition | None = None
    ending: Anchor | None = None
    per_year: str = "any"  # streak: any | all rows of a year must satisfy
    bridge: Bridge | None = None
    of: str = "rows"
    award: str | None = None
    place: Place | None = None


class Effect(StrEnum):
    """What an unmet criterion does."""

    REFUSE = "refuse"
    HOLD = "hold"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing an award asks, with the passage that asks for it."""

    id: str
    title: LocalizedText
    basis: Basis
    condition: Condition
    effect: Effect = Effect.REFUSE
    valid: Validity = field(default_factory=Validity)
    law_date: LawDate | None = None
    gate: str | None = None  # the id under which a shared gate was used
    place: Place | None = None


class Direction(StrEnum):
    """How a rank key orders nominees."""

    FIRST = "first"
    MOST = "most"
    LEAST = "least"
    EARLIEST = "earliest"
    LATEST = "latest"


@dataclass(frozen=True, slots=True)
class RankKey:
    """One key of the order of priority: a condition (`first`), or a fact."""

    node: str  # `rank/1` …
    direction: Direction
    basis: Basis
    condition: Condition | None = None
    fact: str | None = None
    type: ValueType | None = None
    unknown: str = "last"  # where unknown values stand: last | first
    title: LocalizedText | None = None
    valid: Validity = field(default_factory=Validity)


@dataclass(frozen=True, slots=True)
class SeatLimit:
    """A limit on seats: a ceiling (`at_most`) or a reserved minimum (`at_least`).

    `per` is None (in total), `unit`, `submitting_unit` or a field path of the unit
    such as `unit.district`. `where` names those who count, else all do. Where
    `is_share` is set the number is a share (1% = 10000): of the winners of the award
    `share_of` in the same scope, else of the seats there are in the same scope.
    """

    id: str
    basis: Basis
    at_most: Operand | None = None
    per: str | None = None
    at_least: Operand | None = None
    where: Condition | None = None
    share_of: str | None = None
    rounding: str = "down"  # down | up | half_up
    valid: Validity = field(default_factory=Validity)
    place: Place | None = None
    is_share: bool = False
    title: LocalizedText | None = None


@dataclass(frozen=True, slots=True)
class Award:
    """An emulation title, a form of commendation or a plaque, and all it asks."""

    id: str
    title: LocalizedText
    kind: str  # title | form | plaque
    nominee: str  # the record type judged: individual | collective | household | work
    criteria: tuple[Criterion, ...]
    applies_when: Condition | None = None
    rank: tuple[RankKey, ...] = ()
    seats: tuple[SeatLimit, ...] = ()
    uses_once: tuple[str, ...] = ()
    valid: Validity = field(default_factory=Validity)
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """A dated window of a movement, both ends included."""

    id: str
    start: date
    end: date
    title: LocalizedText | None = None


@dataclass(frozen=True, slots=True)
class RulePack:
    """A checked rule pack: everything a run needs to know of the rules.

    `strata` lists award ids in the order they are judged; `digest` is the SHA-256 of
    the effective pack's canonical text; `routes` are the titles of routes, by name.
    """

    id: str
    version: int
    title: LocalizedText
    valid: Validity
    law_date: LawDate
    sources: Mapping[str, Source]
    rounds: Mapping[str, Round]
    parameters: Mapping[str, Parameter]
    facts: Mapping[str, DerivedFact]
    awards: Mapping[str, Award]
    vocabulary: Vocabulary
    strata: tuple[tuple[str, ...], ...]
    digest: str
    routes: Mapping[str, LocalizedText] = field(default_factory=dict)
