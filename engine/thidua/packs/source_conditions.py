"""The written form of conditions: leaves, judgements, other awards, groups."""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import Discriminator, Field, StrictStr, Tag

from thidua.model.conditions import Anchor, AwardState
from thidua.packs.source import (
    Integer,
    Kebab,
    Path,
    ScalarValue,
    Snake,
    Source,
    ValueId,
    YesNo,
)

Whose: TypeAlias = Literal["self", "members"]


class ShiftSource(Source):
    """A calendar shift; days that do not exist roll on (29 Feb + 1 year = 1 March)."""

    years: Integer = 0
    """Years."""
    months: Integer = 0
    """Months."""
    days: Integer = 0
    """Days."""
    hours: Integer = 0
    """Hours, for moments only."""


class ParameterOperand(Source):
    """The value of a parameter in force on the law date."""

    parameter: Snake
    """Id of a parameter of the pack."""
    plus: ShiftSource | None = None
    """Shift the date later."""
    minus: ShiftSource | None = None
    """Shift the date earlier."""


class FactOperand(Source):
    """The value of another fact."""

    fact: Path
    """Path of the fact."""
    plus: ShiftSource | None = None
    """Shift the date later."""
    minus: ShiftSource | None = None
    """Shift the date earlier."""


def _operand_form(value: object) -> str:
    if isinstance(value, FactOperand) or (
        isinstance(value, Mapping) and "fact" in value
    ):
        return "~fact"
    if isinstance(value, ParameterOperand | Mapping):
        return "~parameter"
    return "~value"


OperandSource: TypeAlias = Annotated[
    Annotated[ScalarValue, Tag("~value")]
    | Annotated[ParameterOperand, Tag("~parameter")]
    | Annotated[FactOperand, Tag("~fact")],
    Discriminator(_operand_form),
]


class FactAnchor(Source):
    """A date of the nominee at which a window ends."""

    fact: Path
    """Path of a date."""


def _anchor_form(value: object) -> str:
    return "~fact" if isinstance(value, Mapping | FactAnchor) else "~anchor"


class LastSource(Source):
    """The last years, months or days before an end, both ends included."""

    years: OperandSource | None = None
    """Calendar years, the ending year being the last; with a date they roll."""
    months: OperandSource | None = None
    """Months."""
    days: OperandSource | None = None
    """Days."""
    ending: Annotated[
        Annotated[Anchor, Tag("~anchor")] | Annotated[FactAnchor, Tag("~fact")],
        Discriminator(_anchor_form),
    ] = Anchor.AS_OF
    """Where the span ends."""


class BoundsSource(Source):
    """A fixed span, both ends included."""

    start: OperandSource = Field(alias="from")
    """First day or year."""
    end: OperandSource = Field(alias="to")
    """Last day or year."""


def _within_form(value: object) -> str:
    return "~bounds" if isinstance(value, Mapping | BoundsSource) else "~name"


WithinSource: TypeAlias = Annotated[
    Annotated[Literal["round", "award_year", "year_before"], Tag("~name")]
    | Annotated[BoundsSource, Tag("~bounds")],
    Discriminator(_within_form),
]


class LeafSource(Source):
    """One test of one fact: exactly one operator."""

    fact: Path
    """Path of the fact."""
    equals: OperandSource | None = None
    """The same value."""
    differs: OperandSource | None = None
    """Another value."""
    in_: tuple[OperandSource, ...] | None = Field(None, alias="in", min_length=1)
    """One of the values."""
    not_in: tuple[OperandSource, ...] | None = Field(None, min_length=1)
    """None of the values."""
    at_least: OperandSource | None = None
    """This value or more."""
    at_most: OperandSource | None = None
    """This value or less."""
    more_than: OperandSource | None = None
    """More than this value."""
    less_than: OperandSource | None = None
    """Less than this value."""
    between: tuple[OperandSource, OperandSource] | None = None
    """From the first to the second value, both included."""
    is_: YesNo | None = Field(None, alias="is")
    """The answer to a yes/no fact."""
    includes: OperandSource | None = None
    """The set holds this value."""
    before: OperandSource | None = None
    """Earlier than this date."""
    after: OperandSource | None = None
    """Later than this date."""
    on_or_before: OperandSource | None = None
    """This date or earlier."""
    on_or_after: OperandSource | None = None
    """This date or later."""
    within: WithinSource | None = None
    """Inside the round, the year, or fixed dates."""
    within_last: LastSource | None = None
    """Inside the last years, months or days."""
    known: YesNo | None = None
    """Was it submitted at all."""
    matches: StrictStr | None = None
    """The whole text matches this regular expression."""
    if_empty: Literal["met", "unmet", "unknown"] | None = None
    """The verdict where there is nothing to compute from."""
    route: Kebab | None = None
    """Name of the alternative."""


class AttestedSource(Source):
    """A judgement: unknown until somebody attests it."""

    attested: ValueId
    """Id of a statement of the vocabulary."""
    route: Kebab | None = None
    """Name of the alternative."""


class AwardLeafSource(Source):
    """Whether the nominee, or a member, has another award."""

    award: Kebab
    """Id of an award of the pack."""
    state: AwardState = AwardState.PROPOSED
    """What is asked of it."""
    whose: Whose = "self"
    """The nominee's own, or at least one member's."""
    route: Kebab | None = None
    """Name of the alternative."""


class GroupSource(Source):
    """Conditions taken together: exactly one of `all`, `any`, `none`."""

    all: "tuple[ConditionSource, ...] | None" = Field(None, min_length=1)
    """Every one."""
    any: "tuple[ConditionSource, ...] | None" = Field(None, min_length=1)
    """At least one."""
    none: "tuple[ConditionSource, ...] | None" = Field(None, min_length=1)
    """Not one."""
    route: Kebab | None = None
    """Name of the alternative."""


def condition_form(value: object) -> str | None:
    """Tell by its keys which form of condition a value has."""
    if not isinstance(value, Mapping):
        return next((form for model, form in _FORMS if isinstance(value, model)), None)
    for key in ("use", "fact", "attested", "award"):
        if key in value:
            return f"~{key}"
    return "~group" if value.keys() & {"all", "any", "none"} else None


_FORMS = (
    (LeafSource, "~fact"),
    (AttestedSource, "~attested"),
    (AwardLeafSource, "~award"),
    (GroupSource, "~group"),
)


ConditionSource: TypeAlias = Annotated[
    Annotated[LeafSource, Tag("~fact")]
    | Annotated[AttestedSource, Tag("~attested")]
    | Annotated[AwardLeafSource, Tag("~award")]
    | Annotated[GroupSource, Tag("~group")],
    Discriminator(condition_form),
]

GroupSource.model_rebuild()
