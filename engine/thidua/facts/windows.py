"""Spans of time: a window of the pack in, its first and last day out."""

from collections.abc import Sequence

from thidua.facts.calendars import (
    day_of_moment,
    first_day,
    first_moment,
    last_day,
    last_moment,
    shift_code,
    year_of,
)
from thidua.facts.spans import OPEN, Span, add, each, exactly
from thidua.facts.subjects import Subject
from thidua.model.conditions import Anchor, FactRef, Literal, Operand, Shift, Window
from thidua.model.run import RunContext
from thidua.model.vocabulary import Kind

Ends = tuple[Span, Span]
"""First and last day (or year) of a window; both are included."""


def window_ends(
    window: Window, kind: Kind, codes: Sequence[int | None], subject: Subject
) -> Ends:
    """Return the ends of a window as codes of a date, a year or a moment.

    Args:
        window: The window.
        kind: What the tested fact is.
        codes: The constants of the window's own right-hand sides.
        subject: Where other facts are looked up.
    """
    if window.bounds is not None:
        first, last = (
            right_side(operand, code, kind, subject)
            for operand, code in zip(window.bounds, codes, strict=True)
        )
        return _of_moments((first, last)) if kind is Kind.MOMENT else (first, last)
    context = subject.facts.context
    if window.named is not None:
        return _in_kind(_named(window.named, context), kind)
    amount = _amount(window, codes, subject)
    if amount is None:
        return OPEN, OPEN
    return _rolling(window, amount, kind, subject)


def right_side(
    operand: Operand, code: int | None, kind: Kind, subject: Subject
) -> Span:
    """Return a day or a year on the right-hand side, after its shift."""
    day_kind = Kind.DATE if kind is Kind.MOMENT else kind
    if isinstance(operand, Literal):
        return exactly(code)
    if not isinstance(operand, FactRef):
        return exactly(shift_code(day_kind, code, operand.shift))
    found = subject.value(operand.fact)
    own = subject.type_of(operand.fact)
    low, high = found.low, found.high
    if own is not None and own.kind is Kind.MOMENT:
        low, high = each(day_of_moment, low), each(day_of_moment, high)
    return (
        shift_code(day_kind, low, operand.shift),
        shift_code(day_kind, high, operand.shift),
    )


def _named(name: str, context: RunContext) -> Ends:
    if name == "round":
        return (
            exactly(context.round_start.toordinal()),
            exactly(context.round_end.toordinal()),
        )
    back = 1 if name == Anchor.YEAR_BEFORE else 0
    year = context.award_year - back
    return exactly(first_day(year)), exactly(last_day(year))


def _amount(
    window: Window, codes: Sequence[int | None], subject: Subject
) -> int | None:
    if not isinstance(window.amount, FactRef):
        return codes[0] if codes else None
    found = subject.value(window.amount.fact)
    return found.low if found.is_exact else None


def _rolling(window: Window, amount: int, kind: Kind, subject: Subject) -> Ends:
    """Return the last so many years, months or days up to the window's end."""
    last, whole_years = _ending(window.ending, subject)
    if window.unit == "years" and (whole_years or kind is Kind.YEAR):
        return _whole_years(last, amount, kind)
    back = Shift(**{str(window.unit): -amount})
    low, high = (shift_code(Kind.DATE, end, back) for end in last)
    return _in_kind(((low, high), last), kind)


def _whole_years(last: Span, amount: int, kind: Kind) -> Ends:
    """Return calendar years: from the first so many back to the end of the last."""
    years = (_year(last[0]), _year(last[1]))
    begin = (add(years[0], 1 - amount), add(years[1], 1 - amount))
    if kind is Kind.YEAR:
        return begin, years
    return _in_kind(
        ((each(first_day, begin[0]), each(first_day, begin[1])), last), kind
    )


def _ending(ending: Anchor | FactRef, subject: Subject) -> tuple[Span, bool]:
    """Return a window's last day, and whether it ends with a whole year."""
    context = subject.facts.context
    if isinstance(ending, FactRef):
        return _ending_fact(ending, subject)
    if ending in {Anchor.AWARD_YEAR, Anchor.YEAR_BEFORE}:
        return _named(ending.value, context)[1], True
    day = context.as_of if ending is Anchor.AS_OF else context.round_end
    return exactly(day.toordinal()), False


def _ending_fact(ending: FactRef, subject: Subject) -> tuple[Span, bool]:
    type_ = subject.type_of(ending.fact)
    if type_ is None or type_.kind is not Kind.YEAR:
        return right_side(ending, None, Kind.DATE, subject), False
    years = right_side(ending, None, Kind.YEAR, subject)
    return (each(last_day, years[0]), each(last_day, years[1])), True


def _in_kind(ends: Ends, kind: Kind) -> Ends:
    """Turn first and last days into codes of the tested kind."""
    if kind is Kind.MOMENT:
        return _of_moments(ends)
    if kind is Kind.YEAR:
        (first, first_most), (last, last_most) = ends
        return (_year(first), _year(first_most)), (_year(last), _year(last_most))
    return ends


def _year(day: int | None) -> int | None:
    return each(lambda code: year_of(Kind.DATE, code), day)


def _of_moments(ends: Ends) -> Ends:
    (first, first_most), (last, last_most) = ends
    return (
        (each(first_moment, first), each(first_moment, first_most)),
        (each(last_moment, last), each(last_moment, last_most)),
    )
