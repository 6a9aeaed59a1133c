"""Bugs planted in compiled rules: the comparison of evaluators notices each of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from unittest.mock import patch

import pytest
from hypothesis import given, settings

from strategies.plans import PlanWithRows, plans_and_rows
from thidua.errors import EngineFault
from thidua.evaluation import durable, reference
from thidua.evaluation.agreement import disagreements
from thidua.evaluation.durable.compile import compile_plan, shard
from thidua.evaluation.durable.engine import Engine
from thidua.evaluation.durable.rules import EQ, GE, GT, LE, LT, NE, Program, Rule
from thidua.model.conditions import Grouping, Verdict
from thidua.model.plan import (
    AwardNode,
    EligibleNode,
    GroupNode,
    LapsingNode,
    LeafNode,
    Plan,
    Row,
)
from thidua.model.plan import Test as Comparison
from unit.evaluation.nodes import ALL_FOUR, inputs, plan_of, row_of

ENDS = (None, *range(7))
INTERVALS = [
    (low, high)
    for low, high in product(ENDS, ENDS)
    if low is None or high is None or low <= high
]
PAIRS = ((1, 0), (0, 0), (0, 1), (1, None), (0, None))

LEAVES = plan_of(
    3,
    LeafNode(Comparison.LE, 0, 0, ((4,),)),
    LeafNode(Comparison.NE, 0, 1, ((3,),)),
    LeafNode(Comparison.BETWEEN, 0, 1, ((2, 4),), 2),
    LeafNode(Comparison.IN, 0, 1, ((5, 3, 1),)),
    LeafNode(Comparison.GT, 0, 1, ((1,),), 2, Verdict.UNMET),
    LeafNode(Comparison.LT, 0, 1, ((2,),), 2, Verdict.MET),
)
LOGIC = plan_of(
    10,
    *inputs(4),
    GroupNode(Grouping.ALL, (0, 1)),
    GroupNode(Grouping.ANY, (0, 1)),
    GroupNode(Grouping.NONE, (2, 3)),
    LapsingNode(0),
    AwardNode(0, (1,), (2,), (3,)),
    AwardNode(None, (2,), (), ()),
    GroupNode(Grouping.ALL, (0, 9)),
    GroupNode(Grouping.ANY, (0, 9)),
    EligibleNode(9, 8, 9),
)
ALTERNATIVES = plan_of(3, LeafNode(Comparison.GE, 0, 1, ((2,), (4,)), 2))

INTERVAL_ROWS: list[Row] = [
    (*interval, empty) for interval, empty in product(INTERVALS, (0, 1, None))
]
VERDICT_ROWS = [
    row_of(verdicts, *PAIRS[number % len(PAIRS)])
    for number, verdicts in enumerate(product(ALL_FOUR, repeat=4))
]
OTHER_OPERATOR = {EQ: NE, NE: EQ, GE: GT, GT: GE, LE: LT, LT: LE}


class Bench:
    """A plan with rows that show its rules, from one layer on, at work."""

    def __init__(self, plan: Plan, rows: list[Row], layer: int = 0) -> None:
        self.plan, self.rows, self.layer = plan, rows, layer
        self.program = compile_plan(plan)
        self.right = reference.evaluate(plan, rows)

    def notices(self, program: Program) -> bool:
        """Tell whether a program disagrees, or breaks the engine's contract."""
        engine = Engine(program)
        try:
            traces = engine.judge(self.rows)
        except EngineFault as fault:
            return fault.problems[0].code == "E001"
        engine.close()
        return disagreements(self.plan, self.rows, self.right, traces) != ()


BENCHES = {
    "leaves": Bench(LEAVES, INTERVAL_ROWS),
    "logic": Bench(LOGIC, VERDICT_ROWS, layer=1),
    "alternatives": Bench(ALTERNATIVES, INTERVAL_ROWS),
}


@dataclass(frozen=True)
class Site:
    """One rule of a bench's program."""

    bench: str
    layer: int
    shard: int
    number: int

    @property
    def rules(self) -> list[Rule]:
        """Return the rules of its shard."""
        layer = BENCHES[self.bench].program.layers[self.layer]
        return list(layer.shards[self.shard].rules)

    def is_noticed(self, *instead: Rule) -> bool:
        """Tell whether other rules in its place are noticed."""
        rules = self.rules
        rules[self.number : self.number + 1] = instead
        bench = BENCHES[self.bench]
        layers = list(bench.program.layers)
        shards = list(layers[self.layer].shards)
        shards[self.shard] = shard(rules)
        layers[self.layer] = replace(layers[self.layer], shards=tuple(shards))
        return bench.notices(replace(bench.program, layers=tuple(layers)))


def sites() -> Iterator[Site]:
    """Return the rules of every bench."""
    for name, bench in BENCHES.items():
        for layer in range(bench.layer, len(bench.program.layers)):
            for part, one in enumerate(bench.program.layers[layer].shards):
                for number in range(len(one.rules)):
                    yield Site(name, layer, part, number)


EVERY = list(sites())
FREE = [site for site in EVERY if site.bench != "alternatives"]
"""Alternatives overlap, so that a bent end of one may be made good by another."""


@pytest.mark.parametrize("name", BENCHES)
def test_what_is_compiled_agrees(name: str) -> None:
    assert not BENCHES[name].notices(BENCHES[name].program)


@pytest.mark.parametrize("site", EVERY, ids=str)
def test_a_rule_left_out_is_noticed(site: Site) -> None:
    assert site.is_noticed()


@pytest.mark.parametrize("site", EVERY, ids=str)
def test_another_outcome_is_noticed(site: Site) -> None:
    rule = site.rules[site.number]
    assert site.is_noticed(replace(rule, outcome=(rule.outcome + 1) % 3))


@pytest.mark.parametrize("site", FREE, ids=str)
def test_another_operator_is_noticed(site: Site) -> None:
    rule = site.rules[site.number]
    for index, (place, operator, constant) in enumerate(rule.when):
        bent = list(rule.when)
        bent[index] = (place, OTHER_OPERATOR[operator], constant)
        assert site.is_noticed(replace(rule, when=tuple(bent))), bent


@pytest.mark.parametrize("site", FREE, ids=str)
def test_a_lost_comparison_is_noticed(site: Site) -> None:
    rule = site.rules[site.number]
    for index in range(len(rule.when)):
        bent = rule.when[:index] + rule.when[index + 1 :]
        assert site.is_noticed(replace(rule, when=bent)), rule


@pytest.mark.parametrize(
    ("module", "limit", "value"),
    [("lowering", "MOST_BITS", 2), ("compile", "MOST_RULES", 3)],
)
def test_other_limits_give_the_same_verdicts(
    module: str, limit: str, value: int
) -> None:
    @settings(max_examples=min(settings().max_examples, 300))
    @given(plans_and_rows(rows=20))
    def agree(generated: PlanWithRows) -> None:
        plan, _, rows = generated
        assert reference.evaluate(plan, rows) == durable.evaluate(plan, rows)

    with patch(f"thidua.evaluation.durable.{module}.{limit}", value):
        agree()
