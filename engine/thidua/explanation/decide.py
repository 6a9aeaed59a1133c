"""Verdicts of one nominee for one award to a decision: outcome, causes, way out."""

from collections.abc import Iterator

from thidua.explanation.findings import findings
from thidua.explanation.material import (
    FactSource,
    Material,
    awaited_parameters,
    positions,
)
from thidua.explanation.parameters import could_decide
from thidua.explanation.settle import settle
from thidua.model.conditions import Condition, Group, Grouping, Verdict
from thidua.model.findings import Decision, Outcome
from thidua.model.pack import Award, Effect, RulePack
from thidua.model.plan import Plan, Row, Trace
from thidua.model.records import Nomination

APPLIES_WHEN = "applies-when"

Cause = tuple[Outcome, str]
"""A criterion with the outcome it would lead to if nothing stood above it."""

_ORDER = (
    Outcome.NOT_APPLICABLE,
    Outcome.INELIGIBLE,
    Outcome.HELD,
    Outcome.NEEDS_PARAMETER,
    Outcome.UNDETERMINED,
)
_MAY_BE_SETTLED = {Outcome.HELD, Outcome.NEEDS_PARAMETER, Outcome.UNDETERMINED}


def decide(  # noqa: PLR0913 - each from another stage
    award: Award,
    pack: RulePack,
    plan: Plan,
    row: Row,
    trace: Trace,
    facts: FactSource,
    nomination: Nomination,
) -> Decision:
    """Decide what a nominee's verdicts come to for one award.

    Args:
        award: The award, one of the plan's.
        pack: The pack it belongs to.
        plan: What was evaluated.
        row: The nominee's coded facts.
        trace: The nominee's verdicts.
        facts: The facts behind the row: observed values, evidence, missing inputs.
        nomination: The nomination.

    Returns:
        The decision with a finding for every node of the award.
    """
    material = Material(
        award=award,
        pack=pack,
        plan=plan,
        row=row,
        trace=trace,
        facts=facts,
        nomination=nomination,
        positions=positions(plan, award.id),
        valueless=awaited_parameters(plan),
    )
    return _decision(material)


def _decision(material: Material) -> Decision:
    causes = list(dict.fromkeys(_causes(material)))
    outcome = next((o for o in _ORDER if any(c[0] is o for c in causes)), None)
    law_day = material.law_day(material.pack.law_date)
    return Decision(
        nominee=material.nominee,
        award=material.award.id,
        outcome=outcome or Outcome.ELIGIBLE,
        findings=findings(material),
        deciding=tuple(name for cause, name in causes if cause is outcome),
        also=_in_order(cause for cause in causes if cause[0] is not outcome),
        subject_to=tuple(dict.fromkeys(_unconfirmed(material))),
        settled_by=settle(material) if outcome in _MAY_BE_SETTLED else (),
        routes=tuple(dict.fromkeys(_routes(material))),
        law_date=None if law_day is None else law_day.isoformat(),
        place=material.nomination.place,
        nominated=material.nomination.is_nominated,
    )


def _in_order(causes: Iterator[Cause]) -> tuple[Cause, ...]:
    return tuple(sorted(causes, key=lambda cause: _ORDER.index(cause[0])))


def _causes(material: Material) -> Iterator[Cause]:
    """Yield every criterion that stands in the way of being eligible."""
    applies_when = material.award.applies_when
    if applies_when is not None:
        verdict = material.verdict(applies_when)
        if verdict is Verdict.UNMET:
            yield Outcome.NOT_APPLICABLE, APPLIES_WHEN
        elif verdict is Verdict.UNKNOWN:
            yield _open_outcome(material, applies_when), APPLIES_WHEN
    for criterion in material.criteria():
        verdict = material.verdict(criterion.condition)
        if verdict is Verdict.UNMET:
            held = criterion.effect is Effect.HOLD
            yield (Outcome.HELD if held else Outcome.INELIGIBLE), criterion.id
        elif verdict is Verdict.UNKNOWN and criterion.effect is not Effect.CONFIRM:
            yield _open_outcome(material, criterion.condition), criterion.id


def _open_outcome(material: Material, condition: Condition) -> Outcome:
    if could_decide(material, condition):
        return Outcome.NEEDS_PARAMETER
    return Outcome.UNDETERMINED


def _unconfirmed(material: Material) -> Iterator[str]:
    for criterion in material.criteria():
        unknown = material.verdict(criterion.condition) is Verdict.UNKNOWN
        if criterion.effect is Effect.CONFIRM and unknown:
            yield criterion.id


def _routes(material: Material) -> Iterator[tuple[str, str]]:
    """Yield the named routes by which criteria are met."""
    for criterion in material.criteria():
        for route in _met_routes(material, criterion.condition):
            yield criterion.id, route


def _met_routes(material: Material, condition: Condition) -> Iterator[str]:
    if material.verdict(condition) is not Verdict.MET:
        return
    if condition.route is not None:
        yield condition.route
    if isinstance(condition, Group) and condition.grouping is not Grouping.NONE:
        for child in condition.children:
            yield from _met_routes(material, child)
