"""Which value of a parameter is in force: a clock, a day and a key in, a value out."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from thidua.model.pack import LawDate, Parameter, ParameterValue, Validity
from thidua.model.run import RunContext

ANY = "*"
"""What stands in a value's key for every unit, or for every award."""

Key = tuple[str | None, ...]
"""What a value is asked for, by `keyed_by`; None where unit or award is not fixed."""

_ONE_DAY = timedelta(days=1)


def law_day(clock: LawDate, received_on: date, context: RunContext) -> date:
    """Return the day that picks the rules, by a clock."""
    match clock:
        case LawDate.RECEIVED_ON:
            return received_on
        case LawDate.DECIDED_ON:
            return context.decided_on
        case LawDate.ROUND_END:
            return context.round_end


def values_of(parameter: Parameter, context: RunContext) -> Iterator[ParameterValue]:
    """Yield every value of a parameter: the officer's, then those of the pack."""
    return chain(context.local.get(parameter.id, ()), parameter.values)


def value_in_force(
    parameter: Parameter, day: date, context: RunContext, key: Key | None = None
) -> ParameterValue | None:
    """Return the value in force on a law day; None where there is none.

    The officer's values come before those of the pack. Of several that fit, the most
    particular one holds: the one whose key names most, then the one written first.

    Args:
        parameter: The parameter.
        day: The law day.
        context: The run, which holds the officer's values.
        key: What the value is asked for; left out, only values for all will do.
    """
    for values in (context.local.get(parameter.id, ()), parameter.values):
        fitting = [v for v in values if v.valid.holds(day) and _fits(v.key, key)]
        if fitting:
            return max(fitting, key=_particular)
    return None


def edges(valid: Validity) -> Iterator[date]:
    """Yield the days on which a span begins and on which it is over."""
    if valid.start is not None:
        yield valid.start
    if valid.end is not None and valid.end < date.max:
        yield valid.end + _ONE_DAY


def _fits(entries: tuple[str, ...], key: Key | None) -> bool:
    if key is None or not entries:
        return all(entry == ANY for entry in entries)
    return all(e in {ANY, wanted} for e, wanted in zip(entries, key, strict=True))


def _particular(value: ParameterValue) -> int:
    return sum(entry != ANY for entry in value.key)
