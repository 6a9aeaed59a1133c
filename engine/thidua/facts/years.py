"""The years of rows, and what each year may be to a streak."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from thidua.facts.calendars import has_ended, year_of
from thidua.facts.kleene import MET, UNMET
from thidua.facts.selections import Candidate, Selection
from thidua.model.facts import FactValue, InputRef
from thidua.model.pack import DerivedFact
from thidua.model.run import RunContext
from thidua.model.vocabulary import Field, RecordType


class Standing(Enum):
    """What a year may be to a streak."""

    COUNTS = "counts"
    PASSES = "passes"
    BREAKS = "breaks"


Standings = frozenset[Standing]

COUNTS, PASSES, BREAKS = Standing.COUNTS, Standing.PASSES, Standing.BREAKS


@dataclass(frozen=True, slots=True)
class ByYear:
    """Rows of a selection by year; `adrift` are those whose year is not known."""

    selection: Selection
    years: dict[int, tuple[Candidate, ...]]
    adrift: tuple[Candidate, ...]
    year_field: str

    @property
    def loose(self) -> list[InputRef]:
        """Return the years of rows adrift, and rows that were not submitted."""
        adrift = [
            ref
            for candidate in self.adrift
            for ref in (
                *candidate.subject.value(self.year_field).missing,
                *candidate.found.missing,
            )
        ]
        return adrift + list(self.selection.lacking if self.selection.is_open else ())

    @property
    def floating(self) -> int:
        """Return how many rows of an unknown year may satisfy."""
        return sum(c.verdict is not UNMET for c in self.adrift)


def by_year(selection: Selection, record_type: RecordType) -> ByYear:
    """Sort rows by the year of their record type's year or date field."""
    name = record_type.year_by or record_type.dated_by or ""
    field = record_type.fields.get(name)
    years: dict[int, tuple[Candidate, ...]] = {}
    adrift: list[Candidate] = []
    for candidate in selection.candidates:
        year = None if field is None else year_in(candidate.subject.value(name), field)
        if year is None:
            adrift.append(candidate)
        else:
            years[year] = (*years.get(year, ()), candidate)
    return ByYear(selection, years, tuple(adrift), name)


def year_in(value: FactValue, field: Field) -> int | None:
    """Return the year of a row's year or date, None where it is not known."""
    if value.low is None or value.high is None:
        return None
    first, last = (year_of(field.type.kind, end) for end in (value.low, value.high))
    return first if first == last else None


def standings(
    year: int,
    rows: ByYear,
    bridges: ByYear | None,
    fact: DerivedFact,
    context: RunContext,
) -> Standings:
    """Return everything a year may be, by its known rows and those that may come.

    Rows adrift are left to the caller where they could only help; where all rows of a
    year must satisfy, they may also spoil it.
    """
    may_count, may_fail = _own(year, rows, fact.per_year, context)
    found = {COUNTS} if may_count else set()
    if may_fail:
        found |= _bridged(year, bridges, fact)
    return frozenset(found)


def year_inputs(
    year: int, rows: ByYear, record_type: str, owner: str, context: RunContext
) -> list[InputRef]:
    """Return what would settle a year: cells of its rows, or a row still to come.

    The row to come is not named where the rows of every year are asked for anyway.
    """
    own = rows.years.get(year, ())
    if not own and not has_ended(year, context.as_of) and not rows.selection.is_open:
        return [InputRef(record_type, owner, detail=str(year))]
    return [ref for candidate in own for ref in candidate.found.missing]


def _own(
    year: int, rows: ByYear, per_year: str, context: RunContext
) -> tuple[bool, bool]:
    """Tell whether a year may satisfy, and whether it may not."""
    verdicts = [c.verdict for c in rows.years.get(year, ())]
    further = rows.selection.further
    if further is None and not verdicts and not has_ended(year, context.as_of):
        return True, True
    comes = None if further is None else further.verdict
    if per_year == "all":
        return _all_satisfy(verdicts, comes, rows.adrift)
    surely = MET in verdicts
    possibly = surely or any(v is not UNMET for v in verdicts)
    return possibly or comes not in {None, UNMET}, not surely


def _all_satisfy(
    verdicts: Sequence[object], comes: object, adrift: Sequence[Candidate]
) -> tuple[bool, bool]:
    spoiled = UNMET in verdicts
    may_come = comes not in {None, UNMET}
    may_count = not spoiled and (bool(verdicts) or may_come)
    surely = bool(verdicts) and all(verdict is MET for verdict in verdicts)
    doubted = comes not in {None, MET} or any(c.verdict is not MET for c in adrift)
    return may_count, not surely or doubted


def _bridged(year: int, bridges: ByYear | None, fact: DerivedFact) -> Standings:
    """Return what a year that does not satisfy may be."""
    if bridges is None or fact.bridge is None:
        return frozenset({BREAKS})
    bridged = COUNTS if fact.bridge.counts_as == "met" else PASSES
    verdicts = [c.verdict for c in bridges.years.get(year, ())]
    if MET in verdicts:
        return frozenset({bridged})
    if any(v is not UNMET for v in verdicts) or bridges.selection.is_open:
        return frozenset({bridged, BREAKS})
    return frozenset({BREAKS})
