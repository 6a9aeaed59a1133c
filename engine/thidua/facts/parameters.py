"""Parameters inside derived facts: the values that may be in force for a nominee."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from thidua.facts.calendars import shift_code
from thidua.facts.subjects import NomineeSubject
from thidua.model.conditions import (
    FactRef,
    Leaf,
    Literal,
    Operand,
    ParameterRef,
    operands,
)
from thidua.model.facts import InputRef
from thidua.model.pack import LawDate, Parameter, ParameterValue

PARAMETER = "parameter"
"""The name under which a parameter without a value is missing."""

ANYBODY = "*"
"""The owner of such an input: a parameter is one input, whoever waits for it."""

Codes = tuple[int | None, ...]


def constants(leaf: Leaf, owner: NomineeSubject) -> tuple[Codes, ...]:
    """Return the constants of a leaf, once for each possible law date.

    The order is that of `conditions.operands`; None stands for a text or for another
    fact. No alternative at all means a parameter without a value.
    """
    asked = operands(leaf)
    if not any(isinstance(operand, ParameterRef) for operand in asked):
        return (tuple(_literal(operand) for operand in asked),)
    days = _receipt_days(owner, asked)
    found = [tuple(_code(operand, owner, day) for operand in asked) for day in days]
    for codes in found:
        for operand, code in zip(asked, codes, strict=True):
            if isinstance(operand, ParameterRef) and code is None:
                return ()
    return tuple(dict.fromkeys(found))


def valueless(leaf: Leaf) -> tuple[InputRef, ...]:
    """Return the parameters of a leaf as missing inputs."""
    return tuple(
        InputRef(PARAMETER, ANYBODY, detail=operand.parameter)
        for operand in operands(leaf)
        if isinstance(operand, ParameterRef)
    )


def shifted(operand: Operand, leaf: Leaf, code: int | None) -> int | None:
    """Return a constant after the calendar shift of its parameter."""
    shift = operand.shift if isinstance(operand, ParameterRef) else None
    return shift_code(leaf.type.kind, code, shift)


def _literal(operand: Operand) -> int | None:
    return operand.code if isinstance(operand, Literal) else None


def _code(operand: Operand, owner: NomineeSubject, day: date) -> int | None:
    if isinstance(operand, FactRef | Literal):
        return _literal(operand)
    parameter = owner.facts.pack.parameters[operand.parameter]
    law_day = _law_day(parameter, owner, day)
    for value in _values(parameter, owner):
        if value.valid.holds(law_day) and all(entry == "*" for entry in value.key):
            return value.value.code
    return None


def _values(parameter: Parameter, owner: NomineeSubject) -> Iterator[ParameterValue]:
    """Yield the officer's values, then those of the pack."""
    local = owner.facts.context.local.get(parameter.id, ())
    return chain(local, parameter.values)


def _law_day(parameter: Parameter, owner: NomineeSubject, received: date) -> date:
    clock = parameter.law_date or owner.facts.pack.law_date
    if clock is LawDate.DECIDED_ON:
        return owner.facts.context.decided_on
    if clock is LawDate.ROUND_END:
        return owner.facts.context.round_end
    return received


def _receipt_days(
    owner: NomineeSubject, asked: tuple[Operand, ...]
) -> tuple[date, ...]:
    """Return the day of receipt, or one day of every span it may lie in."""
    received = owner.value("nomination.received_on").low
    if received is not None:
        return (date.fromordinal(received),)
    days = {date.min}
    for operand in asked:
        if isinstance(operand, ParameterRef):
            parameter = owner.facts.pack.parameters[operand.parameter]
            for value in _values(parameter, owner):
                days.update(_edges(value))
    return tuple(sorted(days))


def _edges(value: ParameterValue) -> Iterator[date]:
    if value.valid.start is not None:
        yield value.valid.start
    if value.valid.end is not None and value.valid.end < date.max:
        yield value.valid.end + timedelta(days=1)
