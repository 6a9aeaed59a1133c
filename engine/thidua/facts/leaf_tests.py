"""One test of one fact, three-valued: numbers, dates, texts, sets, shares, windows."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from thidua.facts.calendars import shift_code
from thidua.facts.kleene import (
    MET,
    NOT_APPLICABLE,
    UNKNOWN,
    UNMET,
    Judgement,
    agreed,
    all_of,
    any_of,
    negate,
)
from thidua.facts.ordering import sorted_inputs
from thidua.facts.parameters import Codes, shifted, waited_for
from thidua.facts.spans import Span, at_least, equals, exactly, more_than
from thidua.facts.subjects import Subject
from thidua.facts.windows import window_ends
from thidua.model.conditions import FactRef, Leaf, Literal, Operand, Operator, Verdict
from thidua.model.facts import FactValue, Tally
from thidua.model.vocabulary import Kind

_COMPARISONS: Mapping[Operator, Callable[[Span, Span], Verdict]] = {
    Operator.AT_LEAST: at_least,
    Operator.ON_OR_AFTER: at_least,
    Operator.MORE_THAN: more_than,
    Operator.AFTER: more_than,
    Operator.AT_MOST: lambda left, right: at_least(right, left),
    Operator.ON_OR_BEFORE: lambda left, right: at_least(right, left),
    Operator.LESS_THAN: lambda left, right: more_than(right, left),
    Operator.BEFORE: lambda left, right: more_than(right, left),
}
_NEGATIVE = {Operator.DIFFERS, Operator.NOT_IN}


def judge_leaf(
    leaf: Leaf, subject: Subject, alternatives: Sequence[Codes]
) -> Judgement:
    """Test a fact.

    Args:
        leaf: What is asked.
        subject: Of whom or of which row.
        alternatives: The constants, once for each possible law date, in the order of
            `conditions.operands`, before the shift of a parameter. None at all means a
            parameter without a value.

    Returns:
        The verdict, with the inputs an unknown one waits for.
    """
    left = subject.value(leaf.fact)
    if leaf.operator is Operator.KNOWN:
        return _test_known(left, subject, alternatives)
    rights = [subject.value(name) for name in other_facts(leaf)]
    if True in {value.empty for value in (left, *rights)}:
        return Judgement(NOT_APPLICABLE if leaf.if_empty is None else leaf.if_empty)
    verdict = agreed(_test(leaf, left, codes, subject) for codes in alternatives)
    if None in {value.empty for value in (left, *rights)} and verdict != leaf.if_empty:
        verdict = UNKNOWN
    if verdict is not UNKNOWN:
        return Judgement(verdict)
    missing = [ref for value in (left, *rights) for ref in value.missing]
    missing += waited_for(leaf, subject.owner, alternatives)
    return Judgement(UNKNOWN, sorted_inputs(missing))


def other_facts(leaf: Leaf) -> list[str]:
    """Return the facts on the right-hand side of a leaf and in its window."""
    window = leaf.window
    asked: list[object] = [*leaf.operands]
    if window is not None:
        asked += [*(window.bounds or ()), window.amount, window.ending]
    return [operand.fact for operand in asked if isinstance(operand, FactRef)]


def is_known(value: FactValue) -> bool:
    """Tell whether a fact was submitted."""
    return not value.missing and value.empty is not None


def _test_known(
    left: FactValue, subject: Subject, alternatives: Sequence[Codes]
) -> Judgement:
    if not subject.is_there:
        return Judgement(UNKNOWN, left.missing)
    wanted = bool(alternatives[0][0]) if alternatives and alternatives[0] else True
    return Judgement(MET if is_known(left) is wanted else UNMET)


def _test(leaf: Leaf, left: FactValue, codes: Codes, subject: Subject) -> Verdict:
    if leaf.window is not None:
        return _test_window(leaf, left, codes, subject)
    if leaf.type.kind in {Kind.TEXT, Kind.LINK}:
        return _test_text(leaf, left.text, subject)
    if leaf.type.kind is Kind.SHARE:
        return _test_share(leaf, left.tally, codes)
    span = (left.low, left.high)
    pairs = zip(leaf.operands, codes, strict=True)
    rights = [_right_span(leaf, operand, code, subject) for operand, code in pairs]
    if leaf.type.kind is Kind.SET:
        return _test_set(leaf.operator, left.members, rights)
    return _compare(leaf.operator, span, rights)


def _compare(operator: Operator, left: Span, rights: list[Span]) -> Verdict:
    compare = _COMPARISONS.get(operator)
    if compare is not None:
        return compare(left, rights[0])
    if operator is Operator.BETWEEN:
        first, last = rights
        return all_of((at_least(left, first), at_least(last, left)))
    verdict = any_of(equals(left, right) for right in rights) if rights else UNMET
    return negate(verdict) if operator in _NEGATIVE else verdict


def _right_span(
    leaf: Leaf, operand: Operand, code: int | None, subject: Subject
) -> Span:
    if not isinstance(operand, FactRef):
        return exactly(shifted(operand, leaf, code))
    value = subject.value(operand.fact)
    kind, shift = leaf.type.kind, operand.shift
    return (shift_code(kind, value.low, shift), shift_code(kind, value.high, shift))


def _test_window(
    leaf: Leaf, left: FactValue, codes: Codes, subject: Subject
) -> Verdict:
    assert leaf.window is not None  # noqa: S101 - the caller asked
    own = codes[len(leaf.operands) :]
    first, last = window_ends(leaf.window, leaf.type.kind, own, subject)
    span = (left.low, left.high)
    return all_of((at_least(span, first), at_least(last, span)))


def _test_text(leaf: Leaf, text: str | None, subject: Subject) -> Verdict:
    if text is None:
        return UNKNOWN
    verdict = any_of(
        _test_one_text(leaf.operator, text, operand, subject)
        for operand in leaf.operands
    )
    return negate(verdict) if leaf.operator in _NEGATIVE else verdict


def _test_one_text(
    operator: Operator, text: str, operand: Operand, subject: Subject
) -> Verdict:
    other: str | None = None
    if isinstance(operand, Literal):
        other = operand.written
    elif isinstance(operand, FactRef):
        other = subject.value(operand.fact).text
    if other is None:
        return UNKNOWN
    if operator is Operator.MATCHES:
        return MET if _pattern(other).fullmatch(text) else UNMET
    return MET if text == other else UNMET


@lru_cache(maxsize=256)
def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(written)


def _test_set(
    operator: Operator, members: frozenset[int] | None, rights: list[Span]
) -> Verdict:
    """Tell whether a set has every value asked for (or, negated, lacks one)."""
    if members is None:
        return UNKNOWN
    verdicts = [
        UNKNOWN if low is None or low != high else MET if low in members else UNMET
        for low, high in rights
    ]
    verdict = all_of(verdicts)
    return negate(verdict) if operator in _NEGATIVE else verdict


def _test_share(leaf: Leaf, tally: Tally | None, codes: Codes) -> Verdict:
    """Compare a share with constants: the sign of 1000000*n - constant*d says it."""
    if tally is None or None in codes:
        return UNKNOWN
    bounds = [tally.bounds(code) for code in codes if code is not None]
    if leaf.operator is Operator.BETWEEN:
        first, last = bounds
        return all_of((at_least(first, exactly(0)), at_least(exactly(0), last)))
    verdicts = [_compare(leaf.operator, bound, [exactly(0)]) for bound in bounds]
    return all_of(verdicts) if leaf.operator in _NEGATIVE else any_of(verdicts)
