"""The written form of awards: criteria, gates, rank keys, seat limits."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag

from thidua.model.pack import Effect, LawDate
from thidua.packs.source import (
    Cited,
    Kebab,
    Path,
    Snake,
    Source,
    Span,
    Titles,
    YesNo,
)
from thidua.packs.source_conditions import (
    AttestedSource,
    AwardLeafSource,
    ConditionSource,
    GroupSource,
    LeafSource,
    OperandSource,
    condition_form,
)


class CriterionHead(Cited):
    """What a criterion says beside its condition."""

    title: Titles | None = None
    """What people read."""
    effect: Effect = Effect.REFUSE
    """What an unmet criterion does."""
    valid: Span | None = None
    """When it is in force."""
    law_date: LawDate | None = None
    """The clock that picks its parameters, where not the pack's."""


class OwnCriterion(CriterionHead):
    """A criterion written in an award."""

    id: Kebab
    """Its id, unique in the award."""
    overrides: YesNo = False
    """It replaces the parent's criterion of this id."""


class LeafCriterion(OwnCriterion, LeafSource):
    """A criterion that tests one fact."""


class AttestedCriterion(OwnCriterion, AttestedSource):
    """A criterion that is a judgement."""


class AwardCriterion(OwnCriterion, AwardLeafSource):
    """A criterion that rests on another award."""


class GroupCriterion(OwnCriterion, GroupSource):
    """A criterion of several conditions."""


class UseCriterion(Source):
    """A shared gate, used in an award."""

    use: Kebab
    """Id of the gate."""
    id: Kebab | None = None
    """Its id in the award, where not the gate's."""
    effect: Effect | None = None
    """What it does here when unmet, where not what the gate says."""
    valid: Span | None = None
    """When it is in force here."""
    overrides: YesNo = False
    """It replaces the parent's criterion of this id."""

    @property
    def criterion_id(self) -> str:
        """Return the id under which the award knows the gate."""
        return self.id or self.use


def criterion_form(value: object) -> str | None:
    """Tell by its keys which form of criterion a value has."""
    return "~use" if isinstance(value, UseCriterion) else condition_form(value)


CriterionSource: TypeAlias = Annotated[
    Annotated[LeafCriterion, Tag("~fact")]
    | Annotated[AttestedCriterion, Tag("~attested")]
    | Annotated[AwardCriterion, Tag("~award")]
    | Annotated[GroupCriterion, Tag("~group")]
    | Annotated[UseCriterion, Tag("~use")],
    Discriminator(criterion_form),
]


class GateHead(CriterionHead):
    """What a gate says beside its condition."""

    criterion: Kebab | None = None
    """Its id."""
    routes: dict[Kebab, Titles] = Field(default_factory=dict)
    """Titles of its routes; those of the pack that uses it come first."""


class LeafGate(GateHead, LeafSource):
    """A gate that tests one fact."""


class AttestedGate(GateHead, AttestedSource):
    """A gate that is a judgement."""


class GroupGate(GateHead, GroupSource):
    """A gate of several conditions."""


GateSource: TypeAlias = Annotated[
    Annotated[LeafGate, Tag("~fact")]
    | Annotated[AttestedGate, Tag("~attested")]
    | Annotated[GroupGate, Tag("~group")],
    Discriminator(condition_form),
]


class RankSource(Cited):
    """One key of the order of priority: exactly one direction."""

    first: ConditionSource | None = None
    """Those who meet the condition come first."""
    most: Path | None = None
    """The greater value comes first."""
    least: Path | None = None
    """The smaller value comes first."""
    earliest: Path | None = None
    """The earlier date comes first."""
    latest: Path | None = None
    """The later date comes first."""
    unknown: Literal["first", "last"] = "last"
    """Where unknown values stand."""
    title: Titles | None = None
    """What people read."""
    valid: Span | None = None
    """When it is in force."""


class AwardShare(Source):
    """The winners of another award, of which a limit is a share."""

    award: Kebab
    """Id of the other award."""


class SeatSource(Cited):
    """A limit on seats."""

    id: Kebab | None = None
    """Its id; `seats-1` and so on where left out."""
    at_most: OperandSource | None = None
    """A ceiling: a number or a share such as 15%."""
    at_least: OperandSource | None = None
    """A reserved minimum: a number or a share."""
    of: AwardShare | None = None
    """The award of whose winners it is a share; else of the seats in the same scope."""
    per: Path | None = None
    """`unit`, `submitting_unit` or a field such as `unit.district`; else in total."""
    where: ConditionSource | None = None
    """Those who count under the limit; else everybody."""
    rounding: Literal["down", "up", "half_up"] = "down"
    """How a share becomes a number."""
    title: Titles | None = None
    """What people read."""
    valid: Span | None = None
    """When it is in force."""


class AwardSource(Source):
    """An emulation title, a form of commendation or a plaque, and all it asks."""

    award: Kebab
    """Its id."""
    title: Titles | None = None
    """What people read."""
    kind: Literal["title", "form", "plaque"] | None = None
    """What sort of award it is."""
    nominee: Snake | None = Field(None, alias="for")
    """The record type of those it is for: individual, collective, household, work."""
    valid: Span | None = None
    """When it is in force."""
    applies_when: ConditionSource | None = None
    """Whom it concerns at all."""
    criteria: tuple[CriterionSource, ...] | None = None
    """What it asks."""
    uses_once: tuple[Snake, ...] | None = None
    """Tables whose rows may support one award only."""
    rank: tuple[RankSource, ...] | None = None
    """The order of priority."""
    seats: tuple[SeatSource, ...] | None = None
    """Limits on seats."""
    overrides: YesNo = False
    """It replaces the parent's award of this id whole."""
    drop: tuple[Kebab, ...] = ()
    """Criteria of the parent's award that do not come over."""
