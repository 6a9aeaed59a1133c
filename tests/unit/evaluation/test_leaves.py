"""Leaves: every test of an interval, under every shape of missing data."""

from collections.abc import Callable
from itertools import product

import pytest

from thidua.evaluation import durable, reference
from thidua.model.conditions import Verdict
from thidua.model.plan import LeafNode
from thidua.model.plan import Test as Comparison
from unit.evaluation.nodes import MET, NOT_APPLICABLE, UNKNOWN, UNMET, plan_of

EVALUATORS = pytest.mark.parametrize(
    "evaluate", [reference.evaluate, durable.evaluate], ids=["reference", "durable"]
)

TABLE = [
    # test, constants, low, high, verdict
    (Comparison.GE, (5,), 5, 5, MET),
    (Comparison.GE, (5,), 4, 4, UNMET),
    (Comparison.GE, (5,), 4, 6, UNKNOWN),
    (Comparison.GE, (5,), 5, None, MET),
    (Comparison.GE, (5,), None, 4, UNMET),
    (Comparison.GE, (5,), None, None, UNKNOWN),
    (Comparison.GT, (5,), 5, 5, UNMET),
    (Comparison.GT, (5,), 6, None, MET),
    (Comparison.GT, (5,), 5, 6, UNKNOWN),
    (Comparison.LE, (5,), 5, 5, MET),
    (Comparison.LE, (5,), None, 5, MET),
    (Comparison.LE, (5,), 6, None, UNMET),
    (Comparison.LE, (5,), 5, 6, UNKNOWN),
    (Comparison.LT, (5,), 5, 5, UNMET),
    (Comparison.LT, (5,), 4, 4, MET),
    (Comparison.LT, (5,), 4, 5, UNKNOWN),
    (Comparison.EQ, (5,), 5, 5, MET),
    (Comparison.EQ, (5,), 6, 9, UNMET),
    (Comparison.EQ, (5,), None, 4, UNMET),
    (Comparison.EQ, (5,), 5, 6, UNKNOWN),
    (Comparison.EQ, (5,), 5, None, UNKNOWN),
    (Comparison.NE, (5,), 5, 5, UNMET),
    (Comparison.NE, (5,), 6, None, MET),
    (Comparison.NE, (5,), 4, 6, UNKNOWN),
    (Comparison.NE, (5,), None, None, UNKNOWN),
    (Comparison.IN, (1, 5, 9), 5, 5, MET),
    (Comparison.IN, (9, 1, 5), 2, 4, UNMET),
    (Comparison.IN, (1, 5, 9), 10, None, UNMET),
    (Comparison.IN, (1, 5, 9), None, 0, UNMET),
    (Comparison.IN, (1, 5, 9), 4, 5, UNKNOWN),
    (Comparison.IN, (4, 5), 4, 5, UNKNOWN),
    (Comparison.IN, (), None, None, UNMET),
    (Comparison.NOT_IN, (1, 5, 9), 6, 8, MET),
    (Comparison.NOT_IN, (1, 5, 9), 9, 9, UNMET),
    (Comparison.NOT_IN, (1, 5, 9), 6, None, UNKNOWN),
    (Comparison.NOT_IN, (), None, None, MET),
    (Comparison.BETWEEN, (3, 7), 3, 7, MET),
    (Comparison.BETWEEN, (3, 7), 8, None, UNMET),
    (Comparison.BETWEEN, (3, 7), None, 2, UNMET),
    (Comparison.BETWEEN, (3, 7), 2, 7, UNKNOWN),
    (Comparison.BETWEEN, (3, 7), 3, None, UNKNOWN),
]

Evaluate = Callable[..., list[tuple[Verdict, ...]]]


@EVALUATORS
@pytest.mark.parametrize(("test", "constants", "low", "high", "verdict"), TABLE)
def test_a_leaf_tests_its_interval(  # noqa: PLR0913 - a row of the table
    evaluate: Evaluate,
    test: Comparison,
    constants: tuple[int, ...],
    low: int | None,
    high: int | None,
    verdict: Verdict,
) -> None:
    plan = plan_of(2, LeafNode(test, 0, 1, (constants,)))
    assert [(verdict,)] == evaluate(plan, [(low, high)])


@EVALUATORS
@pytest.mark.parametrize("test", Comparison)
def test_an_exact_fact_needs_one_column(evaluate: Evaluate, test: Comparison) -> None:
    constants = (2, 4) if test is Comparison.BETWEEN else (3,)
    plan = plan_of(
        2, LeafNode(test, 0, 0, (constants,)), LeafNode(test, 0, 1, (constants,))
    )
    for trace in evaluate(plan, [(value, value) for value in (1, 2, 3, 4, 5, None)]):
        assert trace[0] is trace[1]


TWO_VALUED: dict[Comparison, Callable[[int, tuple[int, ...]], bool]] = {
    Comparison.EQ: lambda x, c: x == c[0],
    Comparison.NE: lambda x, c: x != c[0],
    Comparison.LT: lambda x, c: x < c[0],
    Comparison.LE: lambda x, c: x <= c[0],
    Comparison.GT: lambda x, c: x > c[0],
    Comparison.GE: lambda x, c: x >= c[0],
    Comparison.IN: lambda x, c: x in c,
    Comparison.NOT_IN: lambda x, c: x not in c,
    Comparison.BETWEEN: lambda x, c: c[0] <= x <= c[1],
}


@pytest.mark.parametrize("test", Comparison)
def test_a_firm_verdict_is_that_of_every_value_between_the_ends(
    test: Comparison,
) -> None:
    lists = {
        Comparison.IN: [(), (0,), (0, 2), (1, 2, 3)],
        Comparison.BETWEEN: [(0, 2), (1, 1)],
    }
    lists[Comparison.NOT_IN] = lists[Comparison.IN]
    ends = [None, *range(-1, 5)]
    for constants in lists.get(test, [(0,), (2,)]):
        plan = plan_of(2, LeafNode(test, 0, 1, (constants,)))
        for low, high in product(ends, ends):
            first, last = (-9 if low is None else low), (9 if high is None else high)
            if first > last:
                continue
            ((verdict,),) = reference.evaluate(plan, [(low, high)])
            truths = {TWO_VALUED[test](x, constants) for x in range(first, last + 1)}
            assert verdict is UNKNOWN or truths == {verdict is MET}


@EVALUATORS
@pytest.mark.parametrize(
    ("alternatives", "value", "verdict"),
    [
        ((), 5, UNKNOWN),
        (((3,), (4,)), 5, MET),
        (((3,), (4,)), 2, UNMET),
        (((3,), (6,)), 5, UNKNOWN),
        (((3,), (6,), (6,)), None, UNKNOWN),
        (((3,), (3,)), 3, MET),
    ],
)
def test_alternatives_must_agree(
    evaluate: Evaluate,
    alternatives: tuple[tuple[int, ...], ...],
    value: int | None,
    verdict: Verdict,
) -> None:
    plan = plan_of(1, LeafNode(Comparison.GE, 0, 0, alternatives))
    assert [(verdict,)] == evaluate(plan, [(value,)])


@EVALUATORS
@pytest.mark.parametrize(
    ("if_empty", "value", "empty", "verdict"),
    [
        (None, 5, 0, MET),
        (None, 5, None, UNKNOWN),
        (None, None, 1, NOT_APPLICABLE),
        (None, 5, 1, NOT_APPLICABLE),
        (MET, 1, 1, MET),
        (MET, 5, None, MET),
        (MET, 1, None, UNKNOWN),
        (MET, 1, 0, UNMET),
        (MET, None, None, UNKNOWN),
        (UNMET, 5, 1, UNMET),
        (UNMET, 1, None, UNMET),
        (UNMET, 5, None, UNKNOWN),
        (UNMET, 5, 0, MET),
    ],
)
def test_an_empty_fact_is_not_applicable_unless_the_leaf_says(
    evaluate: Evaluate,
    if_empty: Verdict | None,
    value: int | None,
    empty: int | None,
    verdict: Verdict,
) -> None:
    plan = plan_of(2, LeafNode(Comparison.GE, 0, 0, ((5,),), 1, if_empty))
    assert [(verdict,)] == evaluate(plan, [(value, empty)])


@EVALUATORS
def test_an_empty_fact_needs_no_value_of_its_parameter(evaluate: Evaluate) -> None:
    plan = plan_of(
        2,
        LeafNode(Comparison.GE, 0, 0, (), 1),
        LeafNode(Comparison.GE, 0, 0, (), 1, MET),
    )
    assert [(NOT_APPLICABLE, MET), (UNKNOWN, UNKNOWN)] == evaluate(
        plan, [(None, 1), (7, 0)]
    )


@EVALUATORS
def test_a_long_list_is_taken_whole(evaluate: Evaluate) -> None:
    members = tuple(range(0, 1000, 2))
    plan = plan_of(2, LeafNode(Comparison.IN, 0, 1, (members,)))
    rows = [(998, 998), (997, 997), (996, 997), (None, -1), (999, None)]
    expected = [(MET,), (UNMET,), (UNKNOWN,), (UNMET,), (UNMET,)]
    assert expected == evaluate(plan, rows)
