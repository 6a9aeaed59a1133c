"""Awards a nominee or its members have: from the history and from earlier strata."""

from thidua.facts.kleene import MET, UNKNOWN, UNMET, Judgement, any_of, grouped
from thidua.facts.ordering import sorted_inputs
from thidua.facts.row_conditions import satisfies
from thidua.facts.selections import Selection, roster_of, select_rows
from thidua.facts.shares import in_year
from thidua.facts.subjects import Facts, NomineeSubject, Subject
from thidua.model.conditions import AwardState, Grouping, Verdict
from thidua.model.facts import FactValue, InputRef
from thidua.model.pack import DerivedFact

PRIOR_AWARDS = "prior_awards"
"""The table that holds the history of awards."""

AWARD = "award"
"""The name under which the result of another award is missing."""


def held(fact: DerivedFact, owner: NomineeSubject) -> Selection:
    """Select a nominee's rows of earlier awards for one award, under a condition."""

    def pick(row: Subject) -> Judgement:
        parts = [_is_award(row, fact.award or ""), satisfies(fact.where, row)]
        return grouped(Grouping.ALL, parts)

    return select_rows(owner, fact.table, pick)


def granted(facts: Facts, nominee: str, award: str) -> FactValue:
    """Return whether the history holds a grant of an award for the award year."""
    record_type = facts.pack.vocabulary.records.get(PRIOR_AWARDS)
    if record_type is None:
        return FactValue(0, 0)
    year = facts.context.award_year

    def pick(row: Subject) -> Judgement:
        parts = [_is_award(row, award), in_year(row, record_type, year)]
        return grouped(Grouping.ALL, parts)

    found = select_rows(NomineeSubject(facts, nominee), PRIOR_AWARDS, pick)
    if found.count(MET):
        return FactValue(1, 1, evidence=found.evidence)
    if found.count(UNKNOWN) or found.is_open:
        return FactValue(0, 1, evidence=found.evidence, missing=found.missing)
    return FactValue(0, 0)


def own_result(facts: Facts, nominee: str, award: str, state: AwardState) -> FactValue:
    """Return whether a nominee has an award, by the history or by this run."""
    history = granted(facts, nominee, award)
    if history.low == 1 or state is AwardState.GRANTED:
        return history
    verdict = _verdict(facts, nominee, award, state)
    past = UNMET if history.high == 0 else UNKNOWN
    missing = history.missing
    if verdict is UNKNOWN:
        missing = (*missing, InputRef(AWARD, nominee, detail=award))
    return _answer(any_of((past, verdict)), history, missing)


def members_result(
    facts: Facts, nominee: str, award: str, state: AwardState
) -> FactValue:
    """Return whether at least one member of a collective has an award."""
    roster = roster_of(facts, nominee)
    found = [facts.award_result(key, award, state, "self") for key in roster.members]
    evidence = FactValue(
        evidence=tuple(place for value in found for place in value.evidence)
    )
    if any(value.low == 1 for value in found):
        return _answer(MET, evidence, ())
    missing = [ref for value in found for ref in value.missing]
    if roster.absent != 0:
        return _answer(UNKNOWN, evidence, (*missing, *roster.missing))
    verdict = UNMET if all(value.high == 0 for value in found) else UNKNOWN
    return _answer(verdict, evidence, tuple(missing))


def _verdict(facts: Facts, nominee: str, award: str, state: AwardState) -> Verdict:
    """Return what this run concluded; not nominated is unmet."""
    concluded = facts.results.get((nominee, award, state.value))
    if concluded is not None:
        return MET if concluded is MET else UNKNOWN if concluded is UNKNOWN else UNMET
    nomination = facts.nomination(nominee, award)
    return UNKNOWN if nomination is not None and nomination.is_nominated else UNMET


def _answer(
    verdict: Verdict, resting: FactValue, missing: tuple[InputRef, ...]
) -> FactValue:
    low = 1 if verdict is MET else 0
    high = 0 if verdict is UNMET else 1
    waiting = sorted_inputs(missing) if verdict is UNKNOWN else ()
    return FactValue(low, high, evidence=resting.evidence, missing=waiting)


def _is_award(row: Subject, award: str) -> Judgement:
    """Tell whether a row of earlier awards is for one award."""
    value = row.value("award")
    enum = row.facts.pack.vocabulary.enums.get(AWARD)
    if value.low is None or enum is None:
        return Judgement(UNKNOWN, value.missing)
    return Judgement(MET if value.low == enum.code(award) else UNMET)
