"""Groups, lapsing criteria, awards and eligibility: tables of verdicts."""

from collections.abc import Callable, Sequence
from itertools import product

import pytest

from thidua.evaluation import durable, reference
from thidua.model.conditions import Grouping, Verdict
from thidua.model.plan import AwardNode, EligibleNode, GroupNode, LapsingNode, PlanNode
from unit.evaluation.nodes import (
    ALL_FOUR,
    MET,
    NOT_APPLICABLE,
    UNKNOWN,
    UNMET,
    inputs,
    plan_of,
    row_of,
)

EVALUATORS = pytest.mark.parametrize(
    "evaluate", [reference.evaluate, durable.evaluate], ids=["reference", "durable"]
)

Evaluate = Callable[..., list[tuple[Verdict, ...]]]


def last(
    evaluate: Evaluate, node: PlanNode, verdicts: Sequence[Verdict], *cells: int | None
) -> Verdict:
    """Judge a node over inputs that take these verdicts."""
    width = 2 * len(verdicts) + len(cells)
    plan = plan_of(width, *inputs(len(verdicts)), node)
    (trace,) = evaluate(plan, [row_of(verdicts, *cells)])
    assert tuple(verdicts) == trace[:-1]
    return trace[-1]


GROUPS = [
    # children, all, any
    ((MET, MET), MET, MET),
    ((MET, UNMET), UNMET, MET),
    ((UNMET, UNMET), UNMET, UNMET),
    ((MET, UNKNOWN), UNKNOWN, MET),
    ((UNMET, UNKNOWN), UNMET, UNKNOWN),
    ((UNKNOWN, UNKNOWN), UNKNOWN, UNKNOWN),
    ((MET, NOT_APPLICABLE), MET, MET),
    ((UNMET, NOT_APPLICABLE), UNMET, UNMET),
    ((UNKNOWN, NOT_APPLICABLE), UNKNOWN, UNKNOWN),
    ((NOT_APPLICABLE, NOT_APPLICABLE), NOT_APPLICABLE, NOT_APPLICABLE),
    ((NOT_APPLICABLE,), NOT_APPLICABLE, NOT_APPLICABLE),
    ((UNMET,), UNMET, UNMET),
    ((), NOT_APPLICABLE, NOT_APPLICABLE),
]
NEGATED = {MET: UNMET, UNMET: MET, UNKNOWN: UNKNOWN, NOT_APPLICABLE: NOT_APPLICABLE}


@EVALUATORS
@pytest.mark.parametrize(("children", "of_all", "of_any"), GROUPS)
def test_groups_follow_strong_kleene_without_what_is_not_applicable(
    evaluate: Evaluate,
    children: tuple[Verdict, ...],
    of_all: Verdict,
    of_any: Verdict,
) -> None:
    expected = {
        Grouping.ALL: of_all,
        Grouping.ANY: of_any,
        Grouping.NONE: NEGATED[of_any],
    }
    for order in (children, children[::-1]):
        for grouping, verdict in expected.items():
            node = GroupNode(grouping, tuple(range(len(order))))
            assert verdict is last(evaluate, node, order)


@EVALUATORS
@pytest.mark.parametrize(
    ("child", "verdict"),
    [
        (MET, MET),
        (UNMET, UNKNOWN),
        (UNKNOWN, UNKNOWN),
        (NOT_APPLICABLE, NOT_APPLICABLE),
    ],
)
def test_a_lapsing_criterion_is_firm_only_where_it_does_not_hinder(
    evaluate: Evaluate, child: Verdict, verdict: Verdict
) -> None:
    assert verdict is last(evaluate, LapsingNode(0), [child])


AWARDS = [
    # applies, refusing, holding, confirming, verdict
    (MET, MET, MET, MET, MET),
    (MET, MET, MET, UNKNOWN, MET),
    (MET, MET, MET, NOT_APPLICABLE, MET),
    (MET, MET, MET, UNMET, UNMET),
    (MET, MET, UNMET, MET, UNKNOWN),
    (MET, MET, UNKNOWN, MET, UNKNOWN),
    (MET, UNMET, UNKNOWN, UNKNOWN, UNMET),
    (MET, UNKNOWN, MET, MET, UNKNOWN),
    (MET, UNKNOWN, MET, UNMET, UNMET),
    (UNMET, MET, MET, MET, UNMET),
    (UNKNOWN, MET, MET, MET, UNKNOWN),
    (UNKNOWN, UNMET, MET, MET, UNMET),
    (NOT_APPLICABLE,) * 4 + (MET,),
    (NOT_APPLICABLE, NOT_APPLICABLE, UNMET, NOT_APPLICABLE, UNKNOWN),
]


@EVALUATORS
@pytest.mark.parametrize(
    ("applies", "refusing", "holding", "confirming", "verdict"), AWARDS
)
def test_an_award_refuses_holds_and_waits(  # noqa: PLR0913 - a row of the table
    evaluate: Evaluate,
    applies: Verdict,
    refusing: Verdict,
    holding: Verdict,
    confirming: Verdict,
    verdict: Verdict,
) -> None:
    node = AwardNode(0, (1,), (2,), (3,))
    children = (applies, refusing, holding, confirming)
    assert verdict is last(evaluate, node, children)


@EVALUATORS
def test_an_award_without_conditions_is_met(evaluate: Evaluate) -> None:
    assert MET is last(evaluate, AwardNode(None, (), (), ()), [])


def test_both_evaluators_judge_every_award_of_four_criteria_alike() -> None:
    nodes = [
        AwardNode(0, (1,), (2,), (3,)),
        AwardNode(None, (0, 1), (), (2, 3)),
        AwardNode(None, (0, 1), (2, 3), ()),
        AwardNode(None, (), (), (0, 1, 2, 3)),
    ]
    plan = plan_of(8, *inputs(4), *nodes)
    rows = [row_of(verdicts) for verdicts in product(ALL_FOUR, repeat=4)]
    assert reference.evaluate(plan, rows) == durable.evaluate(plan, rows)


@EVALUATORS
@pytest.mark.parametrize(
    ("award", "nominated", "granted", "verdict"),
    [
        (UNMET, 0, 1, MET),
        (UNKNOWN, 0, 1, MET),
        (MET, 0, 0, UNMET),
        (MET, 0, None, UNKNOWN),
        (MET, 1, 0, MET),
        (MET, 1, None, MET),
        (UNMET, 1, 0, UNMET),
        (UNMET, 1, None, UNKNOWN),
        (UNKNOWN, 1, 0, UNKNOWN),
        (UNKNOWN, 1, None, UNKNOWN),
        (UNMET, None, 0, UNMET),
        (MET, None, 0, UNKNOWN),
    ],
)
def test_eligible_is_granted_already_or_nominated_and_met(
    evaluate: Evaluate,
    award: Verdict,
    nominated: int | None,
    granted: int | None,
    verdict: Verdict,
) -> None:
    plan = plan_of(4, *inputs(1), AwardNode(0, (), (), ()), EligibleNode(1, 2, 3))
    (trace,) = evaluate(plan, [row_of([award], nominated, granted)])
    assert verdict is trace[-1]


@EVALUATORS
def test_an_award_may_rest_on_one_that_rests_on_another(evaluate: Evaluate) -> None:
    nodes = (
        AwardNode(None, (0,), (), ()),
        EligibleNode(1, 2, 3),
        AwardNode(None, (2,), (), ()),
        EligibleNode(3, 2, 3),
        AwardNode(None, (4,), (), ()),
    )
    plan = plan_of(4, *inputs(1), *nodes)
    rows = [row_of([MET], 1, 0), row_of([UNMET], 1, 0), row_of([UNKNOWN], 1, 0)]
    expected = [(verdict,) * 6 for verdict in (MET, UNMET, UNKNOWN)]
    assert expected == evaluate(plan, rows)


@EVALUATORS
def test_a_group_may_have_very_many_children(evaluate: Evaluate) -> None:
    verdicts = [NOT_APPLICABLE, *[MET] * 299]
    node = GroupNode(Grouping.ALL, tuple(range(300)))
    assert MET is last(evaluate, node, verdicts)
    assert UNMET is last(evaluate, node, [*verdicts[:-1], UNMET])
    assert UNKNOWN is last(evaluate, node, [*verdicts[:-1], UNKNOWN])
    assert NOT_APPLICABLE is last(evaluate, node, [NOT_APPLICABLE] * 300)


@EVALUATORS
def test_a_plan_without_nodes_has_empty_traces(evaluate: Evaluate) -> None:
    assert [(), ()] == evaluate(plan_of(1), [(1,), (None,)])


@EVALUATORS
def test_no_rows_give_no_traces(evaluate: Evaluate) -> None:
    assert [] == evaluate(plan_of(2, *inputs(1)), [])
