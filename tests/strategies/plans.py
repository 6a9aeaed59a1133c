"""Generated plans with rows: every node, every operator, every shape of missing data.

A plan is drawn by Hypothesis, node by node, so that it shrinks; its many rows come
from one drawn seed and are made around the plan's own constants.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from thidua.model.conditions import Grouping, Verdict
from thidua.model.plan import (
    AwardNode,
    Column,
    EligibleNode,
    GroupNode,
    LapsingNode,
    LeafNode,
    Origin,
    Plan,
    PlanNode,
    Row,
    Source,
    Test,
)

GREATEST = 2**62
SMALL = tuple(range(-3, 4))
POINTS = (*SMALL, *SMALL, 10**12, GREATEST, -GREATEST, 2**53, 2**53 + 1)


@dataclass(frozen=True)
class Fact:
    """Columns of one generated fact; `high` is `low` where the fact is exact."""

    low: int
    high: int
    empty: int | None
    values: tuple[int, ...]


@dataclass(frozen=True)
class Shape:
    """What a plan's columns hold: facts, and pairs of (nominated, granted)."""

    facts: tuple[Fact, ...]
    pairs: tuple[tuple[int, int], ...]

    def row(self, chance: random.Random, *, missing: float = 0.3) -> Row:
        """Make one row; `missing` is how often a value is not known."""
        cells: dict[int, int | None] = {}
        for fact in self.facts:
            cells |= _cells(fact, chance, missing)
        for nominated, granted in self.pairs:
            cells[nominated] = _perhaps(chance, (0, 1), missing / 3)
            cells[granted] = _perhaps(chance, (0, 1), missing)
        return tuple(cells[index] for index in range(len(cells)))

    def completed(self, row: Row, chance: random.Random) -> Row:
        """Fill in some of what a row does not know, as later papers might."""
        cells = list(row)
        for fact in self.facts:
            if chance.random() < 0.7:
                _complete(fact, cells, chance)
        for index in {cell for pair in self.pairs for cell in pair}:
            if cells[index] is None and chance.random() < 0.7:
                cells[index] = chance.choice((0, 1))
        return tuple(cells)


PlanWithRows: TypeAlias = tuple[Plan, Shape, list[Row]]


@st.composite
def plans_and_rows(draw: DrawFn, rows: int = 50) -> PlanWithRows:
    """Draw a plan and make so many rows for it."""
    shape = draw(shapes())
    plan = draw(plans(shape))
    chance = random.Random(draw(st.integers(0, 2**32 - 1)))  # noqa: S311
    shares = (0.0, 0.1, 0.3, 0.6)
    made = [shape.row(chance, missing=chance.choice(shares)) for _ in range(rows)]
    return plan, shape, made


@st.composite
def shapes(draw: DrawFn) -> Shape:
    """Draw the columns of a plan."""
    places = iter(range(1000))
    facts = [
        _fact(draw, places)
        for _ in range(draw(st.integers(1, 4), label="number of facts"))
    ]
    pairs = [(next(places), next(places)) for _ in range(draw(st.integers(1, 2)))]
    return Shape(tuple(facts), tuple(pairs))


def _fact(draw: DrawFn, places: Iterator[int]) -> Fact:
    low = next(places)
    high = next(places) if draw(st.booleans()) else low
    empty = next(places) if draw(st.booleans()) else None
    values = draw(st.sampled_from((SMALL, SMALL, (0, 1), POINTS)))
    return Fact(low, high, empty, values)


@st.composite
def plans(draw: DrawFn, shape: Shape) -> Plan:
    """Draw the nodes of a plan over these columns."""
    nodes: list[PlanNode] = []
    for _ in range(draw(st.integers(0, 14), label="number of nodes")):
        nodes.append(draw(_node(shape, nodes)))
    width = 1 + max(
        [index for fact in shape.facts for index in (fact.low, fact.high)]
        + [fact.empty for fact in shape.facts if fact.empty is not None]
        + [index for pair in shape.pairs for index in pair]
    )
    return Plan(
        nominee="individual",
        awards=("a",),
        columns=(Column(Source.LOW),) * width,
        nodes=tuple(nodes),
        origins=tuple(Origin("a", f"n{index}") for index in range(len(nodes))),
    )


def _node(shape: Shape, nodes: list[PlanNode]) -> st.SearchStrategy[PlanNode]:
    leaf: st.SearchStrategy[PlanNode] = _leaves(shape)
    if not nodes:
        return leaf
    above = [_groups(len(nodes)), _lapsing(len(nodes)), _awards(len(nodes))]
    awards = [i for i, node in enumerate(nodes) if isinstance(node, AwardNode)]
    if awards:
        above.append(_eligible(awards, shape))
    return st.one_of(leaf, leaf, *above)


@st.composite
def _leaves(draw: DrawFn, shape: Shape) -> LeafNode:
    fact = draw(st.sampled_from(shape.facts))
    test = draw(st.sampled_from(Test))
    constants = _constants(test, fact.values)
    alternatives = draw(st.lists(constants, min_size=0, max_size=3).map(tuple))
    if not alternatives and draw(st.booleans()):
        alternatives = (draw(constants),)
    if_empty = draw(
        st.sampled_from((None, Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN))
    )
    return LeafNode(test, fact.low, fact.high, alternatives, fact.empty, if_empty)


def _constants(
    test: Test, values: tuple[int, ...]
) -> st.SearchStrategy[tuple[int, ...]]:
    one = st.sampled_from(values)
    if test in {Test.IN, Test.NOT_IN}:
        return st.lists(one, max_size=6).map(tuple)
    if test is Test.BETWEEN:
        return st.tuples(one, one).map(lambda ends: tuple(sorted(ends)))
    return st.tuples(one)


@st.composite
def _groups(draw: DrawFn, before: int) -> GroupNode:
    return GroupNode(draw(st.sampled_from(Grouping)), draw(_earlier(before, 5)))


@st.composite
def _lapsing(draw: DrawFn, before: int) -> LapsingNode:
    return LapsingNode(draw(st.integers(0, before - 1)))


@st.composite
def _awards(draw: DrawFn, before: int) -> AwardNode:
    """Draw an award whose lists have no criterion in common."""
    children = draw(_earlier(before, 6))
    lists: list[list[int]] = [[], [], []]
    for child in dict.fromkeys(children):
        lists[draw(st.integers(0, 2))].append(child)
    applies = draw(st.none() | st.integers(0, before - 1))
    refusing, holding, confirming = (tuple(each) for each in lists)
    return AwardNode(applies, refusing, holding, confirming)


@st.composite
def _eligible(draw: DrawFn, awards: list[int], shape: Shape) -> EligibleNode:
    nominated, granted = draw(st.sampled_from(shape.pairs))
    return EligibleNode(draw(st.sampled_from(awards)), nominated, granted)


def _earlier(before: int, most: int) -> st.SearchStrategy[tuple[int, ...]]:
    return st.lists(st.integers(0, before - 1), max_size=most).map(tuple)


def _perhaps(
    chance: random.Random, values: tuple[int, ...], missing: float
) -> int | None:
    return None if chance.random() < missing else chance.choice(values)


def _cells(fact: Fact, chance: random.Random, missing: float) -> dict[int, int | None]:
    """Make an interval, with either end open where it is not exact, and its mask."""
    one, other = chance.choice(fact.values), chance.choice(fact.values)
    if fact.low == fact.high or chance.random() < 0.4:
        other = one
    cells: dict[int, int | None] = {fact.low: min(one, other)}
    cells[fact.high] = max(one, other)
    for end in (fact.low, fact.high):
        if chance.random() < missing:
            cells[end] = None
    if fact.empty is not None:
        cells[fact.empty] = _perhaps(chance, (0, 0, 1), missing)
    return cells


def _complete(fact: Fact, cells: list[int | None], chance: random.Random) -> None:
    """Close open ends of a fact without crossing the other end."""
    if fact.empty is not None and cells[fact.empty] is None:
        cells[fact.empty] = chance.choice((0, 1))
    if fact.low == fact.high:
        if cells[fact.low] is None:
            cells[fact.low] = chance.choice(fact.values)
        return
    low, high = cells[fact.low], cells[fact.high]
    if low is None:
        fitting = [v for v in fact.values if high is None or v <= high]
        low = chance.choice(fitting) if fitting else high
    if high is None:
        fitting = [v for v in fact.values if low is None or v >= low]
        high = chance.choice(fitting) if fitting else low
    cells[fact.low], cells[fact.high] = low, high
