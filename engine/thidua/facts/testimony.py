"""Attestations and council votes of a nominee to facts."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from thidua.facts.ordering import sorted_inputs, sorted_places
from thidua.facts.subjects import Facts
from thidua.model.facts import FactValue, InputRef, Tally
from thidua.model.records import Record, Value

ATTESTATIONS = "attestations"
VOTES = "votes"
COUNTS = ("yes", "no", "blank", "members_total", "present")
"""The numbers of a vote."""


def attested(facts: Facts, nominee: str, statement: str) -> FactValue:
    """Return whether a statement was attested: no row, or two that differ, is open.

    A row that does not tell its statement may be about this one: it leaves the answer
    open unless it agrees. The evidence are the rows with an answer.
    """
    rows = attestations(facts, nominee, statement)
    answers = {row.get("answer") for row in rows}
    places = sorted_places(r.place for r in rows if r.get("answer") is not None)
    if answers in ({True}, {False}):
        contrary = _perhaps_contrary(facts, nominee, answers)
        if contrary:
            return FactValue(evidence=places, missing=contrary)
        code = int(answers == {True})
        return FactValue(code, code, evidence=places)
    missing = [
        InputRef(ATTESTATIONS, nominee, "answer", row.place, statement)
        for row in rows
        if row.get("answer") is None or {True, False} <= answers
    ]
    if not rows:
        missing = [InputRef(ATTESTATIONS, nominee, detail=statement)]
    return FactValue(evidence=places, missing=sorted_inputs(missing))


def _perhaps_contrary(
    facts: Facts, nominee: str, answers: AbstractSet[Value | None]
) -> tuple[InputRef, ...]:
    """Return the rows that do not tell their statement and may say otherwise."""
    return sorted_inputs(
        InputRef(ATTESTATIONS, nominee, "statement", row.place)
        for row in facts.rows_in_sight(ATTESTATIONS, nominee)
        if row.get("statement") is None and row.get("answer") not in answers
    )


def attestations(facts: Facts, nominee: str, statement: str) -> list[Record]:
    """Return the rows that answer a statement about a nominee."""
    rows = facts.rows_in_sight(ATTESTATIONS, nominee)
    return [row for row in rows if row.get("statement") == statement]


def vote(facts: Facts, nominee: str, name: str, award: str | None) -> FactValue:
    """Return the share of all council members in favour (or present) at a vote."""
    nomination = facts.nomination(nominee, award)
    named = award if nomination is None else nomination.award
    owner = f"{nominee}|{named or ''}"
    rows = facts.rows_in_sight(VOTES, owner)
    if not rows:
        return FactValue(missing=(InputRef(VOTES, nominee),))
    counted = "yes" if name == "in_favour" else "present"
    numbers = {field: agreed_number(rows, field) for field in COUNTS}
    part, whole = numbers[counted], numbers["members_total"]
    places = sorted_places(row.place for row in rows)
    faulty = contradicts(rows) or is_impossible(numbers)
    missing = _missing(rows, nominee, [counted, "members_total"], faulty=faulty)
    if faulty or whole is None:
        return FactValue(evidence=places, missing=missing)
    if part is None:
        return FactValue(tally=Tally(open_in=whole), evidence=places, missing=missing)
    return FactValue(tally=Tally(part, whole - part), evidence=places)


def agreed_number(rows: Sequence[Record], field: str) -> int | None:
    """Return a number the rows of one vote agree on, None where none is given."""
    found = {value for row in rows if isinstance(value := row.get(field), int)}
    return found.pop() if len(found) == 1 else None


def contradicts(rows: Sequence[Record]) -> bool:
    """Tell whether two rows of one vote differ."""
    return any(len({row.get(field) for row in rows} - {None}) > 1 for field in COUNTS)


def is_impossible(numbers: "dict[str, int | None]") -> bool:
    """Tell whether the numbers of a vote cannot all be right."""
    known = {field: number for field, number in numbers.items() if number is not None}
    whole = known.pop("members_total", None)
    if any(number < 0 for number in known.values()):
        return True
    if whole is None:
        return False
    cast = sum(known.get(field, 0) for field in ("yes", "no", "blank"))
    return whole <= 0 or max([cast, *known.values()]) > whole


def _missing(
    rows: Sequence[Record], nominee: str, fields: list[str], *, faulty: bool
) -> tuple[InputRef, ...]:
    return sorted_inputs(
        InputRef(VOTES, nominee, field, row.place)
        for row in rows
        for field in fields
        if faulty or row.get(field) is None
    )
