"""Aggregates over rows: the hull of their values over all completions."""

from collections.abc import Callable, Mapping

from thidua.facts.kleene import MET, UNKNOWN, UNMET
from thidua.facts.ordering import sorted_inputs, sorted_places
from thidua.facts.selections import Candidate, Selection
from thidua.facts.spans import OPEN, Span, add, clipped, greatest, least, range_of
from thidua.facts.subjects import NomineeSubject
from thidua.model.facts import FactValue, InputRef
from thidua.model.pack import Computation, DerivedFact

Aggregate = Callable[[Selection, DerivedFact, NomineeSubject], FactValue]


def settled(value: FactValue) -> FactValue:
    """Drop what is missing where it cannot change the value any more."""
    exact = value.is_exact and value.empty is False
    if not exact and value.empty is not True:
        return value
    return FactValue(
        value.low, value.high, value.empty, tally=value.tally, evidence=value.evidence
    )


def count(
    selection: Selection, _fact: DerivedFact, _owner: NomineeSubject
) -> FactValue:
    """Count the rows that satisfy."""
    low = selection.count(MET)
    high = None if selection.is_open else low + selection.count(UNKNOWN)
    return FactValue(low, high, evidence=selection.evidence, missing=selection.missing)


def total(selection: Selection, fact: DerivedFact, owner: NomineeSubject) -> FactValue:
    """Add up a field of the rows that satisfy."""
    declared = _declared(fact, owner)
    low: int | None = 0
    high: int | None = 0
    for candidate in selection.picked:
        least_part, most_part = _span(candidate, fact, declared)
        if candidate.verdict is UNKNOWN:
            least_part, most_part = _with_zero((least_part, most_part))
        low = add(low, None if least_part is None else least_part * candidate.times)
        high = add(high, None if most_part is None else most_part * candidate.times)
    if selection.is_open:
        least_part, most_part = _with_zero(declared)
        low = low if least_part == 0 else None
        high = high if most_part == 0 else None
    return FactValue(
        clipped(low),
        clipped(high),
        evidence=selection.evidence,
        missing=_missing(selection, fact),
    )


def highest(
    selection: Selection, fact: DerivedFact, owner: NomineeSubject
) -> FactValue:
    """Return the greatest value of a field among the rows that satisfy."""
    surely = _spans(selection, fact, owner, MET)
    perhaps = _spans(selection, fact, owner, UNKNOWN)
    if selection.is_open:
        perhaps.append(_declared(fact, owner))
    high = greatest([most for _, most in surely + perhaps])
    if surely:
        known = [low for low, _ in surely if low is not None]
        low = max(known) if known else None
    else:
        low = least([low for low, _ in perhaps])
    return _extreme(selection, fact, (low, high))


def lowest(selection: Selection, fact: DerivedFact, owner: NomineeSubject) -> FactValue:
    """Return the least value of a field among the rows that satisfy."""
    surely = _spans(selection, fact, owner, MET)
    perhaps = _spans(selection, fact, owner, UNKNOWN)
    if selection.is_open:
        perhaps.append(_declared(fact, owner))
    low = least([low for low, _ in surely + perhaps])
    if surely:
        known = [most for _, most in surely if most is not None]
        high = min(known) if known else None
    else:
        high = greatest([most for _, most in perhaps])
    return _extreme(selection, fact, (low, high))


def some(selection: Selection, _fact: DerivedFact, _owner: NomineeSubject) -> FactValue:
    """Tell whether at least one row satisfies."""
    low = 1 if selection.count(MET) else 0
    high = 1 if low or selection.count(UNKNOWN) or selection.is_open else 0
    return FactValue(low, high, evidence=selection.evidence, missing=selection.missing)


def every(
    selection: Selection, _fact: DerivedFact, _owner: NomineeSubject
) -> FactValue:
    """Tell whether all rows satisfy; not applicable where there is no row."""
    evidence = sorted_places(c.place for c in selection.candidates)
    further = selection.further
    empty = False if selection.candidates else None if further else True
    if empty is True:
        return FactValue(empty=True)
    refuted = selection.count(UNMET) > 0
    only_further = not selection.candidates and further is not None
    if refuted or (only_further and further and further.verdict is UNMET):
        return FactValue(0, 0, empty, evidence=evidence, missing=_lack(selection))
    doubted = selection.count(UNKNOWN) > 0
    more = further is not None and further.verdict is not MET
    return FactValue(
        0 if doubted or more else 1,
        1,
        empty,
        evidence=evidence,
        missing=sorted_inputs((*selection.missing, *_lack(selection))),
    )


AGGREGATES: Mapping[Computation, Aggregate] = {
    Computation.COUNT: count,
    Computation.SUM: total,
    Computation.HIGHEST: highest,
    Computation.LATEST: highest,
    Computation.LOWEST: lowest,
    Computation.EARLIEST: lowest,
    Computation.SOME: some,
    Computation.HAS_AWARD: some,
    Computation.EVERY: every,
}


def _lack(selection: Selection) -> tuple[InputRef, ...]:
    """Return the rows that were not submitted, whatever they would say."""
    return selection.lacking if selection.further is not None else ()


def _extreme(selection: Selection, fact: DerivedFact, span: Span) -> FactValue:
    empty: bool | None = None
    if selection.count(MET):
        empty = False
    elif not selection.picked and not selection.is_open:
        return FactValue(empty=True, evidence=selection.evidence)
    return FactValue(
        clipped(span[0]),
        clipped(span[1]),
        empty,
        evidence=selection.evidence,
        missing=_missing(selection, fact),
    )


def _declared(fact: DerivedFact, owner: NomineeSubject) -> Span:
    """Return the declared range of the field, else of the fact."""
    vocabulary = owner.facts.pack.vocabulary
    record_type = vocabulary.records.get(fact.table)
    field = record_type.fields.get(fact.field or "") if record_type else None
    return range_of(fact.type if field is None else field.type, vocabulary)


def _spans(
    selection: Selection,
    fact: DerivedFact,
    owner: NomineeSubject,
    verdict: object,
) -> list[Span]:
    declared = _declared(fact, owner)
    return [
        _span(candidate, fact, declared)
        for candidate in selection.candidates
        if candidate.verdict is verdict
    ]


def _span(candidate: Candidate, fact: DerivedFact, declared: Span) -> Span:
    """Return the value of a row's field, the declared range where it is unknown."""
    value = candidate.subject.value(fact.field or "")
    return declared if (value.low, value.high) == OPEN else (value.low, value.high)


def _with_zero(span: Span) -> Span:
    """Return the span of a value that may be left out of a sum."""
    low, high = span
    return (None if low is None else min(low, 0)), (
        None if high is None else max(high, 0)
    )


def _missing(selection: Selection, fact: DerivedFact) -> tuple[InputRef, ...]:
    cells = [
        ref
        for candidate in selection.picked
        for ref in candidate.subject.value(fact.field or "").missing
    ]
    return sorted_inputs((*selection.missing, *cells))
