"""What a decision is drawn from: an award's rules, a trace and the facts behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from thidua.model.conditions import AwardState, Condition, Verdict
from thidua.model.facts import FactValue
from thidua.model.pack import Award, Criterion, LawDate, RulePack
from thidua.model.plan import LapsingNode, LeafNode, Plan, Row, Trace
from thidua.model.records import Nomination


class FactSource(Protocol):
    """Where observed values, evidence and missing inputs come from."""

    def value(self, nominee: str, fact: str, award: str | None = None) -> FactValue:
        """Return what is known of a fact."""

    def attested(self, nominee: str, statement: str) -> FactValue:
        """Return what is known of a statement."""

    def award_result(
        self, nominee: str, award: str, state: AwardState, whose: str
    ) -> FactValue:
        """Return what is known of another award."""


@dataclass(frozen=True, slots=True)
class Material:
    """One nomination's rules, verdicts and facts; `positions` finds nodes by name."""

    award: Award
    pack: RulePack
    plan: Plan
    row: Row
    trace: Trace
    facts: FactSource
    nomination: Nomination
    positions: Mapping[str, int]
    valueless: Mapping[int, tuple[str, ...]]

    @property
    def nominee(self) -> str:
        """Return the nominee's key."""
        return self.nomination.nominee

    def verdict(self, condition: Condition) -> Verdict:
        """Return the verdict of a condition; one that the plan left out is dropped."""
        position = self.positions.get(condition.node)
        return Verdict.NOT_APPLICABLE if position is None else self.trace[position]

    def own_verdict(self, condition: Condition) -> Verdict:
        """Return the verdict of a condition as if it were surely in force."""
        position = self.own_position(condition)
        return Verdict.NOT_APPLICABLE if position is None else self.trace[position]

    def lapses(self, condition: Condition) -> bool:
        """Tell whether a criterion is perhaps not in force."""
        position = self.positions.get(condition.node)
        return position is not None and isinstance(
            self.plan.nodes[position], LapsingNode
        )

    def own_position(self, condition: Condition) -> int | None:
        """Return where a condition's own node stands, below what may lapse."""
        position = self.positions.get(condition.node)
        node = None if position is None else self.plan.nodes[position]
        return node.child if isinstance(node, LapsingNode) else position

    def own_leaf(self, condition: Condition) -> LeafNode | None:
        """Return the comparison a leaf was compiled to."""
        position = self.own_position(condition)
        node = None if position is None else self.plan.nodes[position]
        return node if isinstance(node, LeafNode) else None

    def awaited(self, condition: Condition) -> tuple[str, ...]:
        """Return the parameters without a value that a leaf waits for."""
        position = self.own_position(condition)
        return () if position is None else self.valueless.get(position, ())

    def law_day(self, clock: LawDate) -> date | None:
        """Return the day a clock shows for this nomination, None where unknown."""
        if clock is LawDate.RECEIVED_ON:
            return self.nomination.received_on
        ordinal = self.facts.value(self.nominee, f"run.{clock.value}").low
        return None if ordinal is None else date.fromordinal(ordinal)

    def criteria(self) -> tuple[Criterion, ...]:
        """Return the criteria in force, in declared order.

        Where the law date is not known, every version that may be in force is there.
        """
        held = (c for c in self.award.criteria if c.condition.node in self.positions)
        return tuple(held)


def positions(plan: Plan, award: str) -> dict[str, int]:
    """Return where an award's nodes stand; the last one of a name is the whole."""
    return {
        origin.node: position
        for position, origin in enumerate(plan.origins)
        if origin.award == award
    }


def awaited_parameters(plan: Plan) -> dict[int, tuple[str, ...]]:
    """Return the parameters without a value by the node that waits for them."""
    waiting: dict[int, tuple[str, ...]] = {}
    for position, parameter in plan.valueless:
        waiting[position] = (*waiting.get(position, ()), parameter)
    return waiting
