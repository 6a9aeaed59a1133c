"""Parameters inside derived facts: the values that may be in force for a nominee."""

from collections.abc import Sequence
from datetime import date

from thidua.facts.calendars import shift_code
from thidua.facts.in_force import edges, law_day, value_in_force, values_of
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
from thidua.model.pack import LawDate

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
    facts = owner.facts
    clock = parameter.law_date or facts.pack.law_date
    asked = law_day(clock, day, facts.context)
    value = value_in_force(parameter, asked, facts.context)
    return None if value is None else value.value.code


def _receipt_days(
    owner: NomineeSubject, asked: tuple[Operand, ...]
) -> tuple[date, ...]:
    """Return the day of receipt, or one day of every span it may lie in."""
    received = owner.received_on
    if received.low is not None and received.is_exact:
        return (date.fromordinal(received.low),)
    pack = owner.facts.pack
    days = {date.min, *edges(pack.valid)}
    for operand in asked:
        if isinstance(operand, ParameterRef):
            parameter = pack.parameters[operand.parameter]
            for value in values_of(parameter, owner.facts.context):
                days.update(edges(value.valid))
    # A dossier received on a day outside the pack's validity would not be judged.
    by_receipt = pack.law_date is LawDate.RECEIVED_ON
    kept = {day for day in days if not by_receipt or pack.valid.holds(day)}
    return tuple(sorted(kept or days))


def waited_for(
    leaf: Leaf, owner: NomineeSubject, alternatives: Sequence[Codes]
) -> tuple[InputRef, ...]:
    """Return what would tell a leaf's constants: a value, or the day of receipt."""
    if not alternatives:
        return valueless(leaf)
    if len(alternatives) == 1:
        return ()
    return owner.received_on.missing
