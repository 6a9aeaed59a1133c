"""The ways to settle a leaf that counts rows: as many of the open rows as it lacks."""

from collections.abc import Iterable
from itertools import combinations, islice
from typing import TypeAlias

from thidua.explanation.inputs import input_order, observed_value
from thidua.explanation.material import Material
from thidua.model.conditions import Condition, Leaf
from thidua.model.facts import InputRef
from thidua.model.pack import Computation
from thidua.model.plan import LeafNode, Test

Inputs: TypeAlias = frozenset[InputRef]

_COUNTING = {Computation.COUNT, Computation.SOME, Computation.HAS_AWARD}
_MOST_WAYS = 64
"""Rows that need equally much are alike; beyond this many ways the first ones do."""


def row_ways(
    material: Material, leaf: Condition, missing: Iterable[InputRef]
) -> frozenset[Inputs] | None:
    """Return the ways to make a counting leaf met, None where all inputs are needed.

    An open row counts once what it lacks is known; rows that were not submitted may
    hold any number. Inputs of other tables are needed in every way.
    """
    lacking = _lacking(material, leaf)
    if lacking is None or not isinstance(leaf, Leaf):
        return None
    table = material.pack.facts[leaf.fact].table
    refs = sorted(missing, key=input_order)
    always = frozenset(ref for ref in refs if ref.table != table)
    absent = [frozenset({r}) for r in refs if r.table == table and r.row is None]
    rows = _by_row(ref for ref in refs if ref.table == table and ref.row is not None)
    chosen = islice(combinations(rows, lacking), _MOST_WAYS)
    ways = [*absent, *(frozenset[InputRef]().union(*some) for some in chosen)]
    return frozenset(always | way for way in ways) or None


def _lacking(material: Material, leaf: Condition) -> int | None:
    """Return how many more rows a leaf asks for than surely count."""
    node = material.own_leaf(leaf)
    if not isinstance(leaf, Leaf) or node is None or material.awaited(leaf):
        return None
    fact = material.pack.facts.get(leaf.fact)
    if fact is None or fact.computation not in _COUNTING:
        return None
    if fact.computation is not Computation.COUNT:
        return 1 if node.alternatives == ((1,),) and node.test is Test.EQ else None
    least, low = _least(node), observed_value(material, leaf).low
    return None if least is None or low is None else max(least - low, 1)


def _least(node: LeafNode) -> int | None:
    """Return the least number that meets a comparison, where there is one."""
    if len(node.alternatives) != 1 or node.test not in {Test.GE, Test.GT}:
        return None
    (constant,) = node.alternatives[0]
    return constant + int(node.test is Test.GT)


def _by_row(refs: Iterable[InputRef]) -> list[Inputs]:
    """Group inputs by the row they are cells of; rows that lack least come first."""
    rows: dict[str, set[InputRef]] = {}
    for ref in refs:
        rows.setdefault(str(ref.row), set()).add(ref)
    return [frozenset(rows[row]) for row in sorted(rows, key=lambda r: len(rows[r]))]
