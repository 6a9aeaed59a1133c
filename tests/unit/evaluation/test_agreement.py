"""Comparing two evaluators: differences are found, kept and seen again."""

from dataclasses import replace
from itertools import product

import pydantic
import pytest

from thidua.evaluation import durable, reference
from thidua.evaluation.agreement import (
    Case,
    case_from_json,
    case_to_json,
    disagreements,
    replay,
)
from thidua.model.conditions import FactRef, Grouping, Leaf, Literal, Operator, Window
from thidua.model.plan import (
    AwardNode,
    Column,
    EligibleNode,
    GroupNode,
    LapsingNode,
    LeafNode,
    Source,
)
from thidua.model.plan import Test as Comparison
from thidua.model.vocabulary import Kind, ValueType
from thidua.problems import Place
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

PLAN = plan_of(
    8,
    *inputs(3),
    GroupNode(Grouping.ALL, (0, 1)),
    GroupNode(Grouping.NONE, (1, 2)),
    LapsingNode(2),
    AwardNode(0, (3,), (4,), (5,)),
    EligibleNode(6, 6, 7),
    LeafNode(Comparison.IN, 6, 7, ((0, 1), (1,)), None, MET),
)
ROWS = [
    row_of(verdicts, nominated, granted)
    for verdicts in product(ALL_FOUR, repeat=3)
    for nominated, granted in ((1, 1), (0, 0), (0, None), (1, 1))
]


def test_equal_traces_give_no_case() -> None:
    first = reference.evaluate(PLAN, ROWS)
    assert disagreements(PLAN, ROWS, first, durable.evaluate(PLAN, ROWS)) == ()


def test_a_difference_gives_a_case_with_its_nodes() -> None:
    rows = ROWS[:3]
    first = reference.evaluate(PLAN, rows)
    bent = (*first[1][:6], NOT_APPLICABLE, first[1][7], NOT_APPLICABLE)
    (case,) = disagreements(PLAN, rows, first, [first[0], bent, first[2]])
    assert Case(PLAN, rows[1], first[1], bent) == case
    assert case.nodes == (6, 8)


def test_traces_of_other_rows_are_no_second_opinion() -> None:
    first = reference.evaluate(PLAN, ROWS)
    with pytest.raises(ValueError, match="shorter"):
        disagreements(PLAN, ROWS, first, first[1:])


def test_a_case_is_written_and_read_exactly() -> None:
    leaf = Leaf(
        node="years/0",
        fact="joined_on",
        type=ValueType(Kind.DATE),
        operator=Operator.WITHIN_LAST,
        operands=(Literal("3", 3), FactRef("born_on")),
        window=Window(unit="years", amount=Literal("2", 2), ending=FactRef("left_on")),
        place=Place("awards/a.yaml", line=3, position=5),
    )
    column = Column(
        Source.TEST, "joined_on", leaf=leaf, operands=((3, None), (4, None))
    )
    plan = replace(
        PLAN,
        columns=(*PLAN.columns[:7], column),
        valueless=((8, "seats"),),
    )
    case = Case(plan, ROWS[0], (MET, UNMET), (UNKNOWN, UNMET))
    assert case == case_from_json(case_to_json(case))


def test_a_case_is_replayed_by_both_evaluators() -> None:
    (trace,) = reference.evaluate(PLAN, ROWS[5:6])
    case = Case(PLAN, ROWS[5], (UNKNOWN,) * 9, trace)
    assert (trace, trace) == replay(case_from_json(case_to_json(case)))


def test_a_text_that_is_no_case_is_refused() -> None:
    with pytest.raises(pydantic.ValidationError):
        case_from_json('{"plan": 1}')
