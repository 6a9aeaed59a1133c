"""Rows, or members, picked by a condition: which surely, which perhaps, what lacks."""

from collections.abc import Callable
from dataclasses import dataclass

from thidua.facts.fields import unit_field, unit_key, unit_table
from thidua.facts.kleene import UNMET, Judgement
from thidua.facts.ordering import sorted_inputs, sorted_places
from thidua.facts.row_conditions import satisfies
from thidua.facts.subjects import (
    AbsentMember,
    Facts,
    NomineeSubject,
    RowSubject,
    Subject,
)
from thidua.model.conditions import Condition, Verdict
from thidua.model.facts import InputRef
from thidua.model.pack import MEMBERS
from thidua.model.vocabulary import RecordType
from thidua.problems import Place


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row (or so many alike), and whether it satisfies the condition."""

    subject: Subject
    found: Judgement
    place: Place | None = None
    times: int = 1

    @property
    def verdict(self) -> Verdict:
        """Return whether it satisfies."""
        return self.found.verdict


@dataclass(frozen=True, slots=True)
class Selection:
    """The rows of a table under a condition.

    `further` is None where every row was submitted, else whether a row that was not
    would satisfy the condition; `lacking` names such rows as an input.
    """

    candidates: tuple[Candidate, ...]
    further: Judgement | None = None
    lacking: tuple[InputRef, ...] = ()

    @property
    def picked(self) -> tuple[Candidate, ...]:
        """Return the rows that satisfy, surely or perhaps."""
        return tuple(c for c in self.candidates if c.verdict is not UNMET)

    @property
    def is_open(self) -> bool:
        """Tell whether a row that was not submitted might satisfy."""
        return self.further is not None and self.further.verdict is not UNMET

    @property
    def evidence(self) -> tuple[Place, ...]:
        """Return the places of the rows picked; where none is, of all."""
        return sorted_places(c.place for c in self.picked or self.candidates)

    @property
    def missing(self) -> tuple[InputRef, ...]:
        """Return what would settle which rows satisfy."""
        waiting = [ref for c in self.candidates for ref in c.found.missing]
        return sorted_inputs((*waiting, *(self.lacking if self.is_open else ())))

    def count(self, verdict: Verdict) -> int:
        """Return how many rows have a verdict."""
        return sum(c.times for c in self.candidates if c.verdict is verdict)


Pick = Callable[[Subject], Judgement]


def select(owner: NomineeSubject, table: str, where: Condition | None) -> Selection:
    """Select rows of a table, or members of a collective's unit."""
    if table == MEMBERS:
        return select_members(owner, lambda member: satisfies(where, member))
    return select_rows(owner, table, lambda row: satisfies(where, row))


def select_rows(owner: NomineeSubject, table: str, pick: Pick) -> Selection:
    """Select rows of a table that belong to a nominee (or to its nomination)."""
    facts = owner.facts
    record_type = facts.pack.vocabulary.records[table]
    rows_of = owner_key(owner, record_type)
    candidates = []
    for record in facts.rows_in_sight(table, rows_of):
        row = RowSubject(owner, record_type, rows_of, record)
        candidates.append(Candidate(row, pick(row), record.place))
    if not facts.may_lack_rows(table, rows_of):
        return Selection(tuple(candidates))
    further = pick(RowSubject(owner, record_type, rows_of))
    return Selection(tuple(candidates), further, (InputRef(table, rows_of),))


def owner_key(owner: NomineeSubject, record_type: RecordType) -> str:
    """Return the key under which rows of a nominee, or of its nomination, stand."""
    if record_type.per != "nomination":
        return owner.key
    nomination = owner.facts.nomination(owner.key, owner.for_award)
    award = owner.for_award if nomination is None else nomination.award
    return f"{owner.key}|{award or ''}"


def select_members(owner: NomineeSubject, pick: Pick) -> Selection:
    """Select members of the nominee's unit; those not in the batch are unknown."""
    roster = roster_of(owner.facts, owner.key)
    candidates = []
    for key in roster.members:
        member = NomineeSubject(owner.facts, key, collective=owner)
        place = owner.facts.batch.nominees[key].place
        candidates.append(Candidate(member, pick(member), place))
    absent = AbsentMember(owner, roster.missing)
    if roster.absent is None:
        return Selection(tuple(candidates), pick(absent), roster.missing)
    if roster.absent:
        candidates.append(Candidate(absent, pick(absent), None, roster.absent))
    return Selection(tuple(candidates))


@dataclass(frozen=True, slots=True)
class Roster:
    """The members of a unit in the batch, and how many are not in it (None: unknown).

    `is_overfull` tells that there are more members than the unit's headcount.
    """

    members: tuple[str, ...]
    absent: int | None
    missing: tuple[InputRef, ...] = ()
    is_overfull: bool = False


def roster_of(facts: Facts, nominee: str) -> Roster:
    """Return the members of a nominee's unit by its headcount or its marked roster."""
    unit, unknown_unit = unit_key(facts, nominee, "unit", None)
    if unit is None:
        return Roster((), None, (unknown_unit,))
    members = tuple(sorted(facts.batch.members.get(unit, ())))
    rows = (InputRef(MEMBERS, unit),)
    headcount = unit_field(facts, nominee, "unit.headcount", None)
    if headcount.low is not None:
        absent = headcount.low - len(members)
        if absent < 0:
            return Roster(members, None, _headcount_ref(facts, unit), is_overfull=True)
        return Roster(members, absent, rows)
    marked = unit_field(facts, nominee, "unit.roster_complete", None).low == 1
    if marked and not facts.batch.is_incomplete(MEMBERS, unit):
        return Roster(members, 0)
    return Roster(members, None, headcount.missing)


def _headcount_ref(facts: Facts, unit: str) -> tuple[InputRef, ...]:
    record = facts.batch.units[unit]
    table = unit_table(facts.pack.vocabulary)
    return (InputRef(table, unit, "headcount", record.place),)
