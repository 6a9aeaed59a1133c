"""Every interval holds, and every firm verdict is, what each completion says."""

from collections.abc import Iterable
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oracle.seen import CONSTANTS, facts_about, leaves_on, outcomes
from oracle.two_valued import says
from oracle.worlds import (
    SHARE,
    SIMPLE,
    World,
    aggregate,
    aggregates,
    row_conditions,
    streaks,
    worlds,
)
from small_world import pack_of
from thidua.facts.derive import FactBase
from thidua.model.conditions import Leaf, Verdict
from thidua.model.facts import FactValue
from thidua.model.pack import Computation, DerivedFact

AGGREGATED = sorted(set(Computation) - {Computation.STREAK, Computation.HAS_AWARD})
SHARE_OF_EXAMPLES = max(30, settings().max_examples // 4)
"""Examples for each computation; there are many of them."""

COMPUTED = [*AGGREGATED, Computation.STREAK]


def assert_holds(value: FactValue, found: object) -> None:
    if found is None:
        assert value.empty is not False
        return
    assert value.empty is not True
    if isinstance(found, Fraction):
        return
    assert value.low is None or value.low <= found
    assert value.high is None or found <= value.high


def assert_agrees(
    facts: FactBase, leaf: Leaf, seen: Iterable[tuple[object, int]]
) -> None:
    """Compare a firm verdict with that of every completion."""
    codes = tuple(getattr(operand, "code", None) for operand in leaf.operands)
    verdict = facts.test("an", leaf, (codes,))
    if verdict is Verdict.UNKNOWN:
        return
    wanted = {Verdict.MET: True, Verdict.UNMET: False}.get(verdict)
    for value, height in seen:
        assert wanted is says(leaf, value, lambda _, h=height: h, facts.context)


def facts_by(computation: Computation) -> st.SearchStrategy[DerivedFact]:
    return streaks() if computation is Computation.STREAK else aggregates(computation)


@pytest.mark.parametrize("computation", COMPUTED)
@settings(max_examples=SHARE_OF_EXAMPLES)
@given(data=st.data())
def test_a_fact_holds_every_completion(
    computation: Computation, data: st.DataObject
) -> None:
    world = data.draw(worlds())
    fact = data.draw(facts_by(computation))
    seen = outcomes(world, fact)
    facts = facts_about(world, fact)
    value = facts.value("an", "asked")
    for found, _ in seen:
        assert_holds(value, found)
    assert_agrees(facts, data.draw(leaves_on(fact)), seen)


@pytest.mark.parametrize("computation", AGGREGATED)
@given(world=worlds(is_open=False))
def test_the_interval_of_a_closed_table_is_no_wider_than_needed(
    computation: Computation, world: World
) -> None:
    fact = aggregate(computation, SIMPLE)
    seen = [found for found, _ in outcomes(world, fact) if found is not None]
    value = facts_about(world, fact).value("an", "asked")
    if seen and fact.computation is not Computation.SHARE:
        assert (min(seen), max(seen)) == (value.low, value.high)
    empties = {found is None for found, _ in outcomes(world, fact)}
    assert (empties.pop() if len(empties) == 1 else None) is value.empty


@given(
    world=worlds(),
    where=row_conditions("year", "grade", "score"),
    constant=st.sampled_from(CONSTANTS),
)
def test_the_bounds_of_a_share_hold_every_completion(
    world: World, where: object, constant: int
) -> None:
    fact = DerivedFact(
        "asked", pack_of().title, SHARE, Computation.SHARE, "deeds", where=where
    )
    tally = facts_about(world, fact).value("an", "asked").tally
    if tally is None:
        return
    low, high = tally.bounds(constant)
    rows = len(world.deeds)
    for found, _ in outcomes(world, fact):
        if isinstance(found, Fraction):
            assert low <= 1_000_000 * found * rows - constant * rows <= high


@given(world=worlds(), fact=aggregates() | streaks())
def test_what_is_exact_lacks_nothing_and_what_is_open_names_it(
    world: World, fact: DerivedFact
) -> None:
    value = facts_about(world, fact).value("an", "asked")
    if fact.type.kind is SHARE.kind:
        return
    settled = (value.is_exact and value.empty is False) or value.empty is True
    assert settled is (value.missing == ())
