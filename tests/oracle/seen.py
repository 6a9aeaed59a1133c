"""What the oracle's tests share: facts of a world, its value in every completion."""

import os
from dataclasses import replace

from hypothesis import assume
from hypothesis import strategies as st

from oracle.two_valued import computed
from oracle.worlds import SHARE, World, literal, number_leaves
from small_world import pack_of
from thidua.facts.derive import FactBase, derive
from thidua.model.conditions import Leaf, Operator
from thidua.model.pack import Computation, DerivedFact

IS_DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
MOST_COMPLETIONS = 1500 if IS_DEEP else 300
CONSTANTS = (0, 1, 333_333, 500_000, 666_667, 999_999, 1_000_000)


def facts_about(world: World, fact: DerivedFact) -> FactBase:
    pack = replace(pack_of(fact), vocabulary=world.vocabulary)
    return derive(world.batch, pack, world.context, {})[0]


def outcomes(world: World, fact: DerivedFact) -> list[tuple[object, int]]:
    """Return the fact's value in every completion, with the nominee's height."""
    is_streak = fact.computation is Computation.STREAK
    assume(world.size(streak=is_streak) <= MOST_COMPLETIONS)
    return [
        (computed(fact, deeds, leaves, own, world.context), own["height"])
        for deeds, leaves, own in world.completions(streak=is_streak)
    ]


def leaves_on(fact: DerivedFact) -> st.SearchStrategy[Leaf]:
    if fact.type.kind is not SHARE.kind:
        return number_leaves("asked", fact.type, (-1, 0, 1, 2, 2016, 2017, 2018))
    operators = (
        Operator.EQUALS,
        Operator.DIFFERS,
        Operator.AT_LEAST,
        Operator.AT_MOST,
        Operator.MORE_THAN,
        Operator.LESS_THAN,
    )
    return st.builds(
        lambda operator, code: Leaf(
            "asked", "asked", SHARE, operator, (literal(code),)
        ),
        st.sampled_from(operators),
        st.sampled_from(CONSTANTS),
    )
