"""The smallest set of inputs which, answered favourably, makes a nominee eligible.

A condition that is not met comes to alternatives: sets of inputs any one of which
would do. Groups of all multiply them, groups of any add them; inputs that several
criteria share are counted once. Criteria that share nothing are solved apart, so the
search stays small and exact.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import TypeAlias

from thidua.explanation.inputs import (
    input_order,
    law_date_inputs,
    missing_inputs,
    subject,
)
from thidua.explanation.material import Material
from thidua.explanation.rows import row_ways
from thidua.model.conditions import Condition, Group, Grouping, Verdict
from thidua.model.facts import InputRef
from thidua.model.pack import Effect

Inputs: TypeAlias = frozenset[InputRef]
Alternatives: TypeAlias = frozenset[Inputs]

NOTHING_NEEDED: Alternatives = frozenset({frozenset()})
IMPOSSIBLE: Alternatives = frozenset()


def settle(material: Material) -> tuple[InputRef, ...]:
    """Return the smallest settling set; among equals the first in order of inputs."""
    goals: list[Alternatives] = []
    if material.award.applies_when is not None:
        goals += _goals(material, material.award.applies_when, lifting=False)
    for criterion in material.criteria():
        if criterion.effect is not Effect.CONFIRM:
            lifting = criterion.effect is Effect.HOLD
            goals += _goals(material, criterion.condition, lifting=lifting)
    return tuple(sorted(smallest(goals), key=input_order))


def smallest(goals: Sequence[Alternatives]) -> Inputs:
    """Return the smallest set of inputs that holds an alternative of every goal."""
    forced, open_goals = _force(goals)
    chosen = [_least(reduce(_both, part)) for part in _parts(open_goals)]
    return forced.union(*chosen)


def _force(goals: Sequence[Alternatives]) -> tuple[Inputs, list[Alternatives]]:
    """Take what has no alternative out of the search, and what it settles with it."""
    forced: Inputs = frozenset()
    left = [goal for goal in goals if goal]
    while any(len(goal) == 1 for goal in left):
        forced = forced.union(*(min(g) for g in left if len(g) == 1))
        left = [_prune(way - forced for way in goal) for goal in left if len(goal) > 1]
    return forced, left


def _parts(goals: list[Alternatives]) -> list[list[Alternatives]]:
    """Split goals into parts that share no input."""
    parts: list[tuple[Inputs, list[Alternatives]]] = []
    for goal in goals:
        inputs, members = frozenset[InputRef]().union(*goal), [goal]
        apart = []
        for part in parts:
            if part[0] & inputs:
                inputs, members = inputs | part[0], part[1] + members
            else:
                apart.append(part)
        parts = [*apart, (inputs, members)]
    return [members for _, members in parts]


def _least(ways: Alternatives) -> Inputs:
    return min(ways, key=_size)


def _size(way: Inputs) -> tuple[int, list[tuple[str, ...]]]:
    return len(way), sorted(input_order(ref) for ref in way)


def _goals(
    material: Material, condition: Condition, *, lifting: bool
) -> list[Alternatives]:
    """Return what a criterion needs; a group of all needs each child for itself."""
    if material.lapses(condition):
        ways = _ways(material, condition, wanted=True, lifting=lifting)
        return [_prune((*ways, frozenset(law_date_inputs(material))))]
    if isinstance(condition, Group) and condition.grouping is Grouping.ALL:
        return [
            goal
            for child in condition.children
            for goal in _goals(material, child, lifting=lifting)
        ]
    return [_ways(material, condition, wanted=True, lifting=lifting)]


def _ways(
    material: Material, condition: Condition, *, wanted: bool, lifting: bool
) -> Alternatives:
    """Return the ways to make a condition met (or unmet, where that is wanted)."""
    verdict = material.own_verdict(condition)
    if verdict is Verdict.NOT_APPLICABLE:
        return NOTHING_NEEDED
    if verdict is not Verdict.UNKNOWN:
        if (verdict is Verdict.MET) == wanted:
            return NOTHING_NEEDED
        if not lifting:
            return IMPOSSIBLE
    if not isinstance(condition, Group):
        return _leaf_ways(material, condition, wanted=wanted)
    turned = wanted != (condition.grouping is Grouping.NONE)
    children = [
        _ways(material, child, wanted=turned, lifting=lifting)
        for child in condition.children
        if material.own_verdict(child) is not Verdict.NOT_APPLICABLE
    ]
    needs_each = (condition.grouping is Grouping.ALL) == turned
    if needs_each:
        return reduce(_both, children, NOTHING_NEEDED)
    return _prune(way for ways in children for way in ways)


def _leaf_ways(material: Material, leaf: Condition, *, wanted: bool) -> Alternatives:
    if material.own_verdict(leaf) is not Verdict.UNKNOWN:
        return frozenset({frozenset({subject(material, leaf)})})
    missing = missing_inputs(material, leaf)
    ways = row_ways(material, leaf, missing) if wanted else None
    return frozenset({frozenset(missing)}) if ways is None else ways


def _both(first: Alternatives, second: Alternatives) -> Alternatives:
    return _prune(one | other for one in first for other in second)


def _prune(ways: Iterable[Inputs]) -> Alternatives:
    """Drop every way that asks for more than another one."""
    kept: list[Inputs] = []
    for way in sorted(set(ways), key=_size):
        if not any(other <= way for other in kept):
            kept.append(way)
    return frozenset(kept)
