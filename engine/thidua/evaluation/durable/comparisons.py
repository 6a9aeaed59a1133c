"""A test of an interval in; when it surely holds, and when it surely does not, out.

Both answers are alternatives of comparisons with constants, on the places of the low
and the high end. A comparison with an end that is not known never holds, so that
neither answer is given where the interval leaves it open.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import TypeAlias

from thidua.evaluation.durable.rules import EQ, GE, GT, LE, LT, Conjunction
from thidua.model.plan import Test

Polarities: TypeAlias = tuple[tuple[Conjunction, ...], tuple[Conjunction, ...]]
"""Alternatives under which the test is met, and those under which it is unmet."""

Ends: TypeAlias = tuple[int, int]
"""Places of the low and the high end; the same one where the value is exact."""


def polarities(test: Test, ends: Ends, constants: tuple[int, ...]) -> Polarities:
    """Compile one test with its constants."""
    return TESTS[test](ends, constants)


def _at_least(ends: Ends, constants: tuple[int, ...]) -> Polarities:
    (least,) = constants
    low, high = ends
    return (((low, GE, least),),), (((high, LT, least),),)


def _more_than(ends: Ends, constants: tuple[int, ...]) -> Polarities:
    (bound,) = constants
    low, high = ends
    return (((low, GT, bound),),), (((high, LE, bound),),)


def _between(ends: Ends, constants: tuple[int, ...]) -> Polarities:
    first, last = constants
    low, high = ends
    below, above = ((high, LT, first),), ((low, GT, last),)
    return (((low, GE, first), (high, LE, last)),), (below, above)


def _among(ends: Ends, constants: tuple[int, ...]) -> Polarities:
    members = sorted(set(constants))
    return _on_a_member(ends, members), _in_a_gap(ends, members)


def _on_a_member(ends: Ends, members: list[int]) -> tuple[Conjunction, ...]:
    low, high = ends
    if low == high:
        return tuple(((low, EQ, member),) for member in members)
    return tuple(((low, EQ, member), (high, EQ, member)) for member in members)


def _in_a_gap(ends: Ends, members: list[int]) -> tuple[Conjunction, ...]:
    """Return one alternative for each gap between members that holds a number."""
    low, high = ends
    if not members:
        return ((),)
    gaps: list[Conjunction] = [((high, LT, members[0]),), ((low, GT, members[-1]),)]
    gaps += [
        ((low, GT, before), (high, LT, after))
        for before, after in pairwise(members)
        if after - before > 1
    ]
    return tuple(gaps)


def _opposite(
    compile_test: Callable[[Ends, tuple[int, ...]], Polarities],
) -> Callable[[Ends, tuple[int, ...]], Polarities]:
    def opposed(ends: Ends, constants: tuple[int, ...]) -> Polarities:
        met, unmet = compile_test(ends, constants)
        return unmet, met

    return opposed


TESTS: dict[Test, Callable[[Ends, tuple[int, ...]], Polarities]] = {
    Test.EQ: _among,
    Test.NE: _opposite(_among),
    Test.LT: _opposite(_at_least),
    Test.LE: _opposite(_more_than),
    Test.GT: _more_than,
    Test.GE: _at_least,
    Test.IN: _among,
    Test.NOT_IN: _opposite(_among),
    Test.BETWEEN: _between,
}
