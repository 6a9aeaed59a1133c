"""Shares: of the rows, or of the members of a collective's unit, that satisfy."""

from collections import Counter
from collections.abc import Callable

from thidua.facts.calendars import has_ended
from thidua.facts.kleene import MET, UNKNOWN, UNMET, Judgement, any_of
from thidua.facts.ordering import sorted_inputs, sorted_places
from thidua.facts.row_conditions import yes
from thidua.facts.selections import Selection, select, select_members, select_rows
from thidua.facts.spans import equals, exactly
from thidua.facts.subjects import AbsentMember, NomineeSubject, Subject
from thidua.facts.years import year_in
from thidua.model.conditions import AwardState
from thidua.model.facts import FactValue, InputRef, Tally
from thidua.model.pack import MEMBERS, DerivedFact
from thidua.model.vocabulary import RecordType

RATINGS = "ratings"
"""The table whose rows say that a member was rated."""

_SORTS = {
    (MET, MET): "sure_in",
    (MET, UNMET): "sure_out",
    (MET, UNKNOWN): "open_in",
    (UNKNOWN, MET): "perhaps_in",
    (UNKNOWN, UNMET): "perhaps_out",
    (UNKNOWN, UNKNOWN): "perhaps_open",
}


def share(fact: DerivedFact, owner: NomineeSubject) -> FactValue:
    """Return how many of the rows or members that count satisfy."""
    satisfying = select(owner, fact.table, fact.where)
    counted = _counted(fact, owner)
    evidence = sorted_places(
        candidate.place
        for candidate, basis in zip(
            satisfying.candidates, counted.candidates, strict=True
        )
        if basis.verdict is not UNMET
    )
    if satisfying.further is not None:
        missing = sorted_inputs(satisfying.lacking)
        return FactValue(empty=_emptiness(counted), evidence=evidence, missing=missing)
    tally = _tally(satisfying, counted)
    missing = _missing(satisfying, counted)
    return FactValue(
        empty=_emptiness(counted), tally=tally, evidence=evidence, missing=missing
    )


def _counted(fact: DerivedFact, owner: NomineeSubject) -> Selection:
    """Return which rows or members stand in the denominator."""
    if fact.table != MEMBERS:
        return select_rows(owner, fact.table, _always)
    if fact.of == "rated":
        return select_members(owner, _is_rated)
    if fact.of in {"all_members", "rows"}:
        return select_members(owner, _always)
    return select_members(owner, _has(fact.of))


def _always(_subject: Subject) -> Judgement:
    return Judgement(MET)


def _has(award: str) -> Callable[[Subject], Judgement]:
    return lambda member: yes(member.award(award, AwardState.PROPOSED, "self"))


def _is_rated(member: Subject) -> Judgement:
    """Tell whether a member has a rating for the award year."""
    if isinstance(member, AbsentMember):
        return Judgement(UNKNOWN, member.missing)
    context = member.facts.context
    record_type = member.facts.pack.vocabulary.records[RATINGS]
    year = context.award_year
    rows = select_rows(
        member.owner, RATINGS, lambda row: in_year(row, record_type, year)
    )
    verdict = any_of((UNMET, *(c.verdict for c in rows.candidates)))
    missing = rows.missing
    may_come = not rows.candidates or verdict is UNMET
    if may_come and not has_ended(year, context.as_of):
        if not rows.is_open:
            missing = (*missing, InputRef(RATINGS, member.owner.key, detail=str(year)))
        return Judgement(UNKNOWN, missing)
    if verdict is UNMET and rows.is_open:
        verdict = UNKNOWN
    return Judgement(verdict, missing if verdict is UNKNOWN else ())


def in_year(row: Subject, record_type: RecordType, year: int) -> Judgement:
    """Tell whether a row belongs to a year."""
    name = record_type.year_by or record_type.dated_by or ""
    field = record_type.fields.get(name)
    if field is None:
        return Judgement(UNKNOWN)
    value = row.value(name)
    verdict = equals(exactly(year_in(value, field)), exactly(year))
    return Judgement(verdict, value.missing if verdict is UNKNOWN else ())


def _emptiness(counted: Selection) -> bool | None:
    if counted.count(MET):
        return False
    if counted.count(UNKNOWN) or counted.is_open:
        return None
    return True


def _tally(satisfying: Selection, counted: Selection) -> Tally:
    sorts: Counter[str] = Counter()
    for candidate, basis in zip(satisfying.candidates, counted.candidates, strict=True):
        sort = _SORTS.get((basis.verdict, candidate.verdict))
        if sort is not None:
            sorts[sort] += basis.times
    return Tally(**sorts)


def _missing(satisfying: Selection, counted: Selection) -> tuple[InputRef, ...]:
    found: list[InputRef] = []
    for candidate, basis in zip(satisfying.candidates, counted.candidates, strict=True):
        if basis.verdict is not UNMET:
            found += [*basis.found.missing, *candidate.found.missing]
    return sorted_inputs(found)
