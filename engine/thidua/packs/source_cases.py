"""The written form of cases: what is given, what is expected."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from thidua.packs.source import (
    Day,
    Integer,
    Kebab,
    ScalarValue,
    Snake,
    Source,
    Text,
)

Word: TypeAlias = Literal["met", "unmet", "unknown", "not_applicable"]
OutcomeWord: TypeAlias = Literal[
    "not_applicable",
    "ineligible",
    "held",
    "needs_parameter",
    "undetermined",
    "eligible",
]
Given: TypeAlias = Annotated[
    dict[Snake, Any], Field(json_schema_extra={"additionalProperties": True})
]


class ExpectSource(Source):
    """What a case expects."""

    outcome: OutcomeWord
    """The outcome of the award."""
    verdict: Word | None = None
    """The verdict of the criterion the case is about."""
    route: Kebab | None = None
    """The route by which that criterion is met."""
    deciding: tuple[Kebab, ...] | None = None
    """The criteria that settle the outcome, in any order."""
    missing: tuple[Text, ...] | None = None
    """The inputs that would settle it: `table.field` or `table:detail`."""
    subject_to: tuple[Kebab, ...] | None = None
    """The confirm gates not entered yet."""


class CaseSource(Source):
    """One case: given facts, expected outcome."""

    case: Text
    """Its name, in words."""
    award: Kebab
    """The award judged."""
    about: Kebab | None = None
    """The criterion under test."""
    base: Snake | None = None
    """The base it starts from."""
    given: Given = Field(default_factory=dict)
    """Records by table, merged over the base; null removes a value."""
    round: Kebab | None = None
    """The round; may be left out where the pack has one."""
    as_of: Day | None = None
    """Day of knowledge; the round's last day where left out."""
    decided_on: Day | None = None
    """Day of the decision; the day of knowledge where left out."""
    award_year: Integer | None = None
    """Year of the award; the year of the round's end where left out."""
    parameters: dict[Snake, ScalarValue] = Field(default_factory=dict)
    """Values the officer supplies."""
    expect: ExpectSource
    """What must come out."""


class CasesFile(Source):
    """A file of cases, with bases they share."""

    bases: dict[Snake, Given] = Field(default_factory=dict)
    """Records by table that cases start from."""
    cases: tuple[CaseSource, ...]
    """The cases."""
