"""A tiny two-valued evaluator over complete raw records: the oracle's own meaning.

It shares no code with `thidua.facts`. Rows are plain mappings of codes; True, False and
None (not applicable) are the only answers.
"""

import operator
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from thidua.model.conditions import (
    Anchor,
    AwardLeaf,
    Condition,
    FactRef,
    Group,
    Grouping,
    Leaf,
    Literal,
    Operator,
    Shift,
    Window,
)
from thidua.model.pack import Computation, DerivedFact
from thidua.model.run import RunContext
from thidua.model.vocabulary import Kind

Row = Mapping[str, object]
Look = Callable[[str], object]

_ORDER = {
    Operator.AT_LEAST: operator.ge,
    Operator.ON_OR_AFTER: operator.ge,
    Operator.MORE_THAN: operator.gt,
    Operator.AFTER: operator.gt,
    Operator.AT_MOST: operator.le,
    Operator.ON_OR_BEFORE: operator.le,
    Operator.LESS_THAN: operator.lt,
    Operator.BEFORE: operator.lt,
    Operator.EQUALS: operator.eq,
    Operator.IS: operator.eq,
    Operator.DIFFERS: operator.ne,
}


_SEVERAL = {
    Operator.BETWEEN: lambda value, rights: rights[0] <= value <= rights[1],
    Operator.IN: lambda value, rights: value in rights,
    Operator.NOT_IN: lambda value, rights: value not in rights,
    Operator.INCLUDES: lambda value, rights: set(rights) <= value,
    Operator.MATCHES: lambda value, rights: re.fullmatch(rights[0], value) is not None,
}


def holds(condition: Condition | None, look: Look, run: RunContext) -> bool | None:
    """Judge a condition on complete values."""
    if condition is None:
        return True
    if isinstance(condition, Group):
        answers = [holds(child, look, run) for child in condition.children]
        applying = [answer for answer in answers if answer is not None]
        if not applying:
            return None
        if condition.grouping is Grouping.ALL:
            return all(applying)
        return any(applying) is (condition.grouping is Grouping.ANY)
    if isinstance(condition, AwardLeaf):
        return bool(look(f"award {condition.award}"))
    assert isinstance(condition, Leaf)
    return says(condition, look(condition.fact), look, run)


def says(leaf: Leaf, value: object, look: Look, run: RunContext) -> bool | None:
    """Test one complete value; None is a fact over nothing."""
    rights = [_right(leaf, operand, look) for operand in leaf.operands]
    if value is None or None in rights or _lacks_an_end(leaf.window, look):
        return None if leaf.if_empty is None else bool(leaf.if_empty)
    if leaf.window is not None:
        return in_window(leaf.window, leaf.type.kind, value, look, run)
    if leaf.operator in _SEVERAL:
        return bool(_SEVERAL[leaf.operator](value, rights))
    return bool(_ORDER[leaf.operator](value, rights[0]))


def _lacks_an_end(window: Window | None, look: Look) -> bool:
    """Tell whether a window rests on a fact over nothing."""
    if window is None:
        return False
    ends = (*(window.bounds or ()), window.ending)
    return any(isinstance(e, FactRef) and look(e.fact) is None for e in ends)


def _right(leaf: Leaf, operand: object, look: Look) -> object:
    if isinstance(operand, Literal):
        if leaf.type.kind is Kind.SHARE:
            return Fraction(operand.code, 1_000_000)
        return operand.written if operand.code is None else operand.code
    assert isinstance(operand, FactRef)
    return moved(leaf.type.kind, look(operand.fact), operand.shift)


def moved(kind: Kind, code: object, shift: Shift | None) -> object:
    if shift is None or code is None:
        return code
    if kind is Kind.YEAR:
        return code + shift.years
    if kind is Kind.MOMENT:
        days, second = divmod(code + 7 * 3600, 86400)
        day = date(1970, 1, 1) + timedelta(days=days)
        gone = (moved_day(day, shift) - date(1970, 1, 1)).days
        return gone * 86400 + second + shift.hours * 3600 - 7 * 3600
    return moved_day(date.fromordinal(code), shift).toordinal()


def moved_day(day: date, shift: Shift) -> date:
    """Shift a day month by month, the slow way."""
    year, month = day.year + shift.years, day.month
    for _ in range(abs(shift.months)):
        month += 1 if shift.months > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    try:
        found = date(year, month, day.day)
    except ValueError:  # no such day: roll on to the first of the next month
        found = date(year, month + 1, 1)
    return found + timedelta(days=shift.days)


def in_window(
    window: Window, kind: Kind, value: object, look: Look, run: RunContext
) -> bool:
    """Tell whether a year, a day or a moment lies in a window."""
    if kind is Kind.MOMENT:
        day = date(1970, 1, 1) + timedelta(days=(value + 7 * 3600) // 86400)
        return in_window(window, Kind.DATE, day.toordinal(), look, run)
    if window.bounds is not None:
        leaf = Leaf("", "", _Type(kind), Operator.WITHIN)
        first, last = (_right(leaf, bound, look) for bound in window.bounds)
        return first <= value <= last
    if kind is Kind.YEAR:
        return value in _years(window, look, run)
    day = date.fromordinal(value)
    if window.named == "round":
        return run.round_start <= day <= run.round_end
    whole = window.named or window.ending in {Anchor.AWARD_YEAR, Anchor.YEAR_BEFORE}
    if whole and (window.named or window.unit == "years"):
        return day.year in _years(window, look, run)
    last = _last_day(window, look, run)
    amount = window.amount.code
    return moved_day(last, Shift(**{window.unit: -amount})) <= day <= last


def _last_day(window: Window, look: Look, run: RunContext) -> date:
    if isinstance(window.ending, FactRef):
        return date.fromordinal(look(window.ending.fact))
    return {
        Anchor.AS_OF: run.as_of,
        Anchor.ROUND_END: run.round_end,
        Anchor.AWARD_YEAR: date(run.award_year, 12, 31),
        Anchor.YEAR_BEFORE: date(run.award_year - 1, 12, 31),
    }[window.ending]


def _years(window: Window, look: Look, run: RunContext) -> Iterable[int]:
    if window.named == "round":
        return range(run.round_start.year, run.round_end.year + 1)
    if window.named is not None:
        return (run.award_year - (window.named == "year_before"),)
    last = _last_day(window, look, run).year
    return range(last - window.amount.code + 1, last + 1)


class _Type:
    def __init__(self, kind: Kind) -> None:
        self.kind = kind


def computed(
    fact: DerivedFact,
    rows: Sequence[Row],
    bridges: Sequence[Row],
    owner: Row,
    run: RunContext,
) -> object:
    """Compute a derived fact over complete rows; None where there is nothing."""

    def satisfies(row: Row, condition: Condition | None) -> bool:
        def look(name: str) -> object:
            if name in row:
                return row[name]
            return run.award_year if name == "run.award_year" else owner[name]

        return bool(holds(condition, look, run))

    picked = [row for row in rows if satisfies(row, fact.where)]
    if fact.computation is Computation.STREAK:
        bridged = [
            r for r in bridges if fact.bridge and satisfies(r, fact.bridge.where)
        ]
        return _streak(fact, rows, picked, {row["year"] for row in bridged}, run)
    return _AGGREGATES[fact.computation](rows, [row.get(fact.field) for row in picked])


_AGGREGATES: Mapping[Computation, Callable[[Sequence[Row], list], object]] = {
    Computation.COUNT: lambda _rows, values: len(values),
    Computation.SUM: lambda _rows, values: sum(values),
    Computation.HIGHEST: lambda _rows, values: max(values, default=None),
    Computation.LATEST: lambda _rows, values: max(values, default=None),
    Computation.LOWEST: lambda _rows, values: min(values, default=None),
    Computation.EARLIEST: lambda _rows, values: min(values, default=None),
    Computation.SOME: lambda _rows, values: int(bool(values)),
    Computation.EVERY: lambda rows, values: (
        int(len(values) == len(rows)) if rows else None
    ),
    Computation.SHARE: lambda rows, values: (
        Fraction(len(values), len(rows)) if rows else None
    ),
}


def _streak(
    fact: DerivedFact,
    rows: Sequence[Row],
    picked: Sequence[Row],
    bridged: set[object],
    run: RunContext,
) -> int:
    length = 0
    year = run.award_year - (fact.ending is Anchor.YEAR_BEFORE)
    while year > 1990:
        there = sum(row["year"] == year for row in rows)
        good = sum(row["year"] == year for row in picked)
        if good == there if there and fact.per_year == "all" else good:
            length += 1
        elif year in bridged:
            length += fact.bridge.counts_as == "met"
        else:
            break
        year -= 1
    return length
