"""Intervals of integers with open ends: two of them in, a verdict out."""

from collections.abc import Callable
from typing import TypeAlias

from thidua.facts.kleene import MET, UNKNOWN, UNMET
from thidua.model.conditions import Verdict
from thidua.model.vocabulary import Kind, ValueType, Vocabulary

Span: TypeAlias = tuple[int | None, int | None]
"""Least and greatest possible value; None is an open end."""

OPEN: Span = (None, None)

LIMIT = 2**62
"""The greatest magnitude of a coded fact."""


def exactly(value: int | None) -> Span:
    """Return the span of one value, or of all where it is not known."""
    return (value, value)


def below(first: int | None, second: int | None) -> bool:
    """Tell whether two known ends are in strict order; an open end never is."""
    return first is not None and second is not None and first < second


def at_least(left: Span, right: Span) -> Verdict:
    """Tell whether the left value is at least the right one."""
    return more_or(left, right, strictly=False)


def more_than(left: Span, right: Span) -> Verdict:
    """Tell whether the left value is more than the right one."""
    return more_or(left, right, strictly=True)


def more_or(left: Span, right: Span, *, strictly: bool) -> Verdict:
    """Compare two spans, with or without equality."""
    (low, high), (least, most) = left, right
    margin = 0 if strictly else 1
    if low is not None and most is not None and low + margin > most:
        return MET
    if high is not None and least is not None and high + margin <= least:
        return UNMET
    return UNKNOWN


def equals(left: Span, right: Span) -> Verdict:
    """Tell whether two values are equal."""
    if below(left[1], right[0]) or below(right[1], left[0]):
        return UNMET
    ends = {*left, *right}
    return MET if len(ends) == 1 and None not in ends else UNKNOWN


def range_of(type_: ValueType, vocabulary: Vocabulary) -> Span:
    """Return the declared range of a type, as codes."""
    if type_.kind is Kind.YES_NO:
        return (0, 1)
    enum = vocabulary.enums.get(type_.of or "")
    if type_.kind is Kind.ENUM and enum is not None:
        return (0, len(enum.values) - 1)
    return (type_.low, type_.high)


def each(code: Callable[[int], int | None], end: int | None) -> int | None:
    """Apply a function to an end; an open end stays open."""
    return None if end is None else code(end)


def add(first: int | None, second: int | None) -> int | None:
    """Add two ends; an open end stays open."""
    return None if first is None or second is None else first + second


def least(ends: list[int | None]) -> int | None:
    """Return the least of some lower ends; one open end makes it open."""
    known = [end for end in ends if end is not None]
    return min(known) if ends and len(known) == len(ends) else None


def greatest(ends: list[int | None]) -> int | None:
    """Return the greatest of some upper ends; one open end makes it open."""
    known = [end for end in ends if end is not None]
    return max(known) if ends and len(known) == len(ends) else None


def clipped(end: int | None) -> int | None:
    """Return an end, open where it is beyond what an evaluator can hold."""
    return None if end is None or abs(end) > LIMIT else end
