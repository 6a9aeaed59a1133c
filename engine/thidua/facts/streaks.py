"""Streaks: consecutive years that satisfy, from the ending year back."""

from dataclasses import dataclass

from thidua.facts.calendars import year_of
from thidua.facts.ordering import sorted_inputs, sorted_places
from thidua.facts.selections import owner_key, select
from thidua.facts.subjects import NomineeSubject
from thidua.facts.years import (
    BREAKS,
    COUNTS,
    PASSES,
    ByYear,
    Standings,
    by_year,
    standings,
    year_inputs,
)
from thidua.model.conditions import Anchor
from thidua.model.facts import FactValue, InputRef
from thidua.model.pack import DerivedFact
from thidua.model.vocabulary import RecordType
from thidua.problems import Place


@dataclass(frozen=True, slots=True)
class _Streak:
    """All a streak rests on."""

    fact: DerivedFact
    owner: NomineeSubject
    record_type: RecordType
    rows: ByYear
    bridges: ByYear | None

    def standings(self, year: int) -> Standings:
        """Return what a year may be."""
        context = self.owner.facts.context
        return standings(year, self.rows, self.bridges, self.fact, context)

    @property
    def last_year(self) -> int:
        """Return the year at which the streak ends."""
        back = 1 if self.fact.ending is Anchor.YEAR_BEFORE else 0
        return self.owner.facts.context.award_year - back

    @property
    def first_year(self) -> int:
        """Return a year before which no submitted row lies."""
        years: list[int] = [*self.rows.years]
        years += self.bridges.years if self.bridges is not None else ()
        context = self.owner.facts.context
        return min(*years, self.last_year, context.as_of.year) - 1


def streak(fact: DerivedFact, owner: NomineeSubject) -> FactValue:
    """Return how many consecutive years satisfy, over all completions."""
    records = owner.facts.pack.vocabulary.records
    selection = select(owner, fact.table, fact.where)
    rows = by_year(selection, records[fact.table])
    bridges = None
    if fact.bridge is not None:
        bridging = select(owner, fact.bridge.table, fact.bridge.where)
        bridges = by_year(bridging, records[fact.bridge.table])
    found = _Streak(fact, owner, records[fact.table], rows, bridges)
    low = _shortest(found)
    high, reached = _longest(found)
    return FactValue(
        low,
        high,
        evidence=_evidence(found, reached),
        missing=_missing(found, reached),
    )


def _shortest(streak: _Streak) -> int:
    """Walk back, taking the worst of every year."""
    years = 0
    year = streak.last_year
    while year > streak.first_year:
        possible = streak.standings(year)
        if BREAKS in possible:
            break
        years += PASSES not in possible
        year -= 1
    return years


def _longest(streak: _Streak) -> tuple[int | None, int]:
    """Walk back, taking the best of every year.

    A row adrift may fill one gap, whichever; those not needed to reach a year that
    counts anyway count before it.
    """
    fills, spare = _fills(streak)
    years = 0
    year = streak.last_year
    floor = streak.first_year
    while year > floor:
        possible = streak.standings(year)
        if COUNTS in possible:
            years += 1
        elif PASSES not in possible:
            if not spare:
                break
            spare -= 1
        year -= 1
    if year > floor:
        return years + fills, year
    return _beyond(streak, years, fills, year)


def _beyond(
    streak: _Streak, years: int, fills: int, year: int
) -> tuple[int | None, int]:
    """Go on before the first submitted row, where only unsubmitted ones may lie."""
    if COUNTS not in streak.standings(year):
        return years + fills, year
    start = _declared_start(streak)
    if start is None:
        return None, year
    return years + max(year - start + 1, 0) + fills, year


def _fills(streak: _Streak) -> tuple[int, int]:
    """Return how many years rows adrift may add, and how many gaps they may close."""
    own = streak.rows.floating
    bridging = streak.bridges.floating if streak.bridges is not None else 0
    bridge = streak.fact.bridge
    counting = own
    if bridge is not None and bridge.counts_as == "met":
        counting += bridging
    return counting, own + bridging


def _declared_start(streak: _Streak) -> int | None:
    """Return the first year a row may have by its field's declared range."""
    if streak.bridges is not None and streak.bridges.selection.is_open:
        return None
    name = streak.record_type.year_by or streak.record_type.dated_by or ""
    field = streak.record_type.fields.get(name)
    if field is None or field.type.low is None:
        return None
    return year_of(field.type.kind, field.type.low)


def _evidence(streak: _Streak, reached: int) -> tuple[Place, ...]:
    rows = [streak.rows] + ([streak.bridges] if streak.bridges else [])
    return sorted_places(
        candidate.place
        for table in rows
        for year, candidates in table.years.items()
        if reached <= year <= streak.last_year
        for candidate in candidates
    )


def _missing(streak: _Streak, reached: int) -> tuple[InputRef, ...]:
    """Return what would settle the years the streak may reach."""
    context = streak.owner.facts.context
    key = owner_key(streak.owner, streak.record_type)
    found: list[InputRef] = []
    for year in range(reached, streak.last_year + 1):
        found += year_inputs(year, streak.rows, streak.record_type.id, key, context)
        if streak.bridges is not None:
            bridging = streak.bridges.years.get(year, ())
            found += [ref for c in bridging for ref in c.found.missing]
    for table in (streak.rows, streak.bridges):
        if table is not None:
            found += table.loose
    return sorted_inputs(found)
