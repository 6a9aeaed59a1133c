"""Order awards: awards and the facts they use in, strata out, a loop named if any.

An award that asks whether another is `eligible` for the same nominee may stand in one
stratum with it, after it; every other dependency needs the earlier stratum finished.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from thidua.model.conditions import (
    AwardLeaf,
    AwardState,
    Condition,
    FactRef,
    Leaf,
    leaves,
    operands,
)
from thidua.model.pack import Award, DerivedFact
from thidua.packs.faults import Faults
from thidua.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

Strata = tuple[tuple[str, ...], ...]
_Needs = dict[str, dict[str, bool]]


def strata(
    awards: Mapping[str, Award], facts: Mapping[str, DerivedFact]
) -> tuple[Strata, tuple[Problem, ...]]:
    """Return award ids in the order they are judged; a cycle is a problem."""
    needs = {name: _needs(award, facts, awards) for name, award in awards.items()}
    loop = find_loop({name: sorted(found) for name, found in needs.items()})
    if loop:
        faults = Faults()
        faults.add("P088", awards[loop[0]].place, name=loop[0], loop=shown_loop(loop))
        return (), faults.problems()
    levels: dict[str, tuple[int, int]] = {}
    for name in sorted(needs):
        _level(name, needs, levels)
    return _layers(levels), ()


def shown_loop(loop: list[str]) -> str:
    """Write a loop so that it ends where it begins."""
    return " → ".join([*loop, loop[0]])


def find_loop(edges: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the names of one loop, beginning with the least; empty where none is."""
    done: set[str] = set()
    for name in sorted(edges):
        loop = _loop_from(name, edges, done)
        if loop:
            least = loop.index(min(loop))
            return loop[least:] + loop[:least]
    return []


def _loop_from(
    start: str, edges: Mapping[str, Iterable[str]], done: set[str]
) -> list[str]:
    path: list[str] = [start]
    rest: list[Iterator[str]] = [iter(edges.get(start, ()))]
    while path:
        following = next(rest[-1], None)
        if following is None:
            done.add(path.pop())
            rest.pop()
        elif following in path:
            return path[path.index(following) :]
        elif following not in done:
            path.append(following)
            rest.append(iter(edges.get(following, ())))
    return []


def _level(
    name: str, needs: _Needs, levels: dict[str, tuple[int, int]]
) -> tuple[int, int]:
    """Return the stratum of an award, and its place within the stratum."""
    if name not in levels:
        stratum, step = 0, 0
        for other, is_finished_first in sorted(needs[name].items()):
            level, inner = _level(other, needs, levels)
            least = (level + 1, 0) if is_finished_first else (level, inner + 1)
            stratum, step = max((stratum, step), least)
        levels[name] = (stratum, step)
    return levels[name]


def _layers(levels: Mapping[str, tuple[int, int]]) -> Strata:
    layers: list[list[tuple[int, str]]] = []
    for name, (stratum, step) in levels.items():
        layers.extend([] for _ in range(stratum + 1 - len(layers)))
        layers[stratum].append((step, name))
    return tuple(tuple(name for _, name in sorted(layer)) for layer in layers)


def _needs(
    award: Award, facts: Mapping[str, DerivedFact], awards: Mapping[str, Award]
) -> dict[str, bool]:
    """Return the awards an award rests on, and whether each must be finished first."""
    found: dict[str, bool] = {}
    for condition in award_conditions(award):
        for leaf in leaves(condition):
            if isinstance(leaf, AwardLeaf) and leaf.state is not AwardState.GRANTED:
                alone = leaf.state is AwardState.ELIGIBLE and leaf.whose == "self"
                found[leaf.award] = found.get(leaf.award, False) or not alone
    for name in used_facts(award, facts):
        found.update(dict.fromkeys(_fact_needs(facts[name]), True))
    shares = [limit.share_of for limit in award.seats if limit.share_of]
    found.update(dict.fromkeys(shares, True))
    return {name: first for name, first in found.items() if name in awards}


def award_conditions(award: Award) -> list[Condition]:
    """Return every condition of an award, in the order it is written."""
    own = [award.applies_when, *(c.condition for c in award.criteria)]
    ranked = [key.condition for key in award.rank]
    reserved = [limit.where for limit in award.seats]
    return [c for c in (*own, *ranked, *reserved) if c is not None]


def fact_conditions(fact: DerivedFact) -> list[Condition]:
    """Return the conditions of a derived fact."""
    bridge = fact.bridge.where if fact.bridge else None
    return [c for c in (fact.where, bridge) if c is not None]


def named_facts(conditions: Iterable[Condition]) -> list[str]:
    """Return the paths that conditions name, on either side."""
    found: list[str] = []
    for condition in conditions:
        for leaf in leaves(condition):
            if isinstance(leaf, Leaf):
                ending = leaf.window.ending if leaf.window else None
                refs = [*operands(leaf), ending]
                found += [leaf.fact, *(r.fact for r in refs if isinstance(r, FactRef))]
    return found


def used_facts(award: Award, facts: Mapping[str, DerivedFact]) -> list[str]:
    """Return the derived facts an award rests on, also through one another."""
    ranked = [key.fact for key in award.rank if key.fact]
    waiting = [*named_facts(award_conditions(award)), *ranked]
    used: dict[str, None] = {}
    while waiting:
        name = waiting.pop(0)
        if name in facts and name not in used:
            used[name] = None
            waiting += named_facts(fact_conditions(facts[name]))
    return list(used)


def _fact_needs(fact: DerivedFact) -> list[str]:
    named = [
        leaf.award
        for condition in fact_conditions(fact)
        for leaf in leaves(condition)
        if isinstance(leaf, AwardLeaf) and leaf.state is not AwardState.GRANTED
    ]
    return [*named, fact.of]
