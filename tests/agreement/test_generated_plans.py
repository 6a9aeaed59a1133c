"""Generated plans and rows: the evaluators agree, and firm verdicts stay."""

import random
from collections.abc import Callable

from hypothesis import given, note, settings
from hypothesis import strategies as st

from strategies.plans import PlanWithRows, plans_and_rows
from thidua.evaluation import durable, reference
from thidua.evaluation.agreement import case_to_json, disagreements
from thidua.model.conditions import Verdict
from thidua.model.plan import AwardNode, EligibleNode, GroupNode, LapsingNode, Plan

ROWS = 50
"""Rows a generated plan; the nightly profile's 5,000 plans make 250,000 cases."""


def test_the_evaluators_agree_on_generated_plans(
    record_testsuite_property: Callable[[str, object], None],
) -> None:
    cases = 0

    @given(plans_and_rows(rows=ROWS))
    def agree(generated: PlanWithRows) -> None:
        nonlocal cases
        plan, _, rows = generated
        first = reference.evaluate(plan, rows)
        found = disagreements(plan, rows, first, durable.evaluate(plan, rows))
        for case in found[:1]:
            note(case_to_json(case))
        assert found == ()
        cases += len(rows)

    assert durable.availability() is None
    agree()
    record_testsuite_property("cases", cases)
    assert cases >= settings().max_examples * ROWS


@given(plans_and_rows(rows=5), st.integers(0, 2**32 - 1))
def test_filling_in_what_is_missing_never_changes_a_firm_verdict(
    generated: PlanWithRows, seed: int
) -> None:
    plan, shape, rows = generated
    chance = random.Random(seed)  # noqa: S311
    later = [shape.completed(row, chance) for row in rows]
    before = reference.evaluate(plan, rows)
    after = reference.evaluate(plan, later)
    firm = [node for node in range(len(plan.nodes)) if node not in awaiting(plan)]
    for earlier, now in zip(before, after, strict=True):
        for node in firm:
            if earlier[node] is not Verdict.UNKNOWN:
                assert earlier[node] is now[node], (node, plan.nodes[node])


@given(plans_and_rows(rows=20))
def test_rows_are_judged_one_by_one(generated: PlanWithRows) -> None:
    plan, _, rows = generated
    together = durable.evaluate(plan, rows)
    backwards = durable.evaluate(plan, rows[::-1])
    assert together == backwards[::-1]


def awaiting(plan: Plan) -> set[int]:
    """Return nodes that rest on an award with confirm gates, whose met is not final."""
    found: set[int] = set()
    for index, node in enumerate(plan.nodes):
        if (isinstance(node, AwardNode) and node.confirming) or any(
            child in found for child in children(plan, index)
        ):
            found.add(index)
    return found


def children(plan: Plan, index: int) -> tuple[int, ...]:
    """Return the nodes that a node uses."""
    match plan.nodes[index]:
        case GroupNode(_, those):
            return those
        case LapsingNode(child):
            return (child,)
        case AwardNode(applies, refusing, holding, confirming):
            first = () if applies is None else (applies,)
            return (*first, *refusing, *holding, *confirming)
        case EligibleNode(award, _, _):
            return (award,)
        case _:
            return ()
