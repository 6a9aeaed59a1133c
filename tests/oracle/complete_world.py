"""Awards judged in a complete world: yes, no or not applicable, from the raw records.

It takes the pack's conditions and the records as they stand and shares no code with
`thidua.facts`, `thidua.evaluation` or `thidua.packs`. Leaves and aggregates are those
of `oracle.two_valued`; parameters, law dates, votes, members and awards are here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

from oracle.two_valued import Look, computed, holds, moved
from strategies.completions import Complete
from thidua.model.conditions import (
    Attested,
    AwardLeaf,
    Condition,
    Group,
    Leaf,
    Literal,
    Operand,
    Operator,
    ParameterRef,
)
from thidua.model.pack import (
    Award,
    Computation,
    Criterion,
    DerivedFact,
    Effect,
    LawDate,
    RulePack,
)
from thidua.model.records import Nomination, Record, Value
from thidua.model.run import RunContext
from thidua.model.vocabulary import Kind, ValueType

YES_NO = ValueType(Kind.YES_NO)


@dataclass
class CompleteWorld:
    """Everything is known: each question has one answer."""

    pack: RulePack
    run: RunContext
    world: Complete
    nominations: Mapping[tuple[str, str], Nomination] = field(init=False)
    known: dict[tuple[object, ...], object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find nominations by nominee and award."""
        self.nominations = {n.key: n for n in self.world.batch.nominations}

    def outcome(self, nominee: str, award: str) -> str:
        """Return the outcome; nothing can be undetermined."""
        key = ("outcome", nominee, award)
        if key not in self.known:
            self.known[key] = self._outcome(nominee, self.pack.awards[award])
        return str(self.known[key])

    def _outcome(self, nominee: str, award: Award) -> str:
        applies = award.applies_when
        if applies and self.answer(applies, nominee, award.id) is False:
            return "not_applicable"
        failed = set(self.failed(nominee, award))
        if failed & {Effect.REFUSE, Effect.CONFIRM}:
            return "ineligible"
        return "held" if failed else "eligible"

    def failed(self, nominee: str, award: Award) -> Iterator[Effect]:
        """Yield the effects of the criteria in force that are unmet."""
        for criterion in award.criteria:
            answer = self.answer(criterion.condition, nominee, award.id)
            if answer is False and self.in_force(criterion, nominee, award.id):
                yield criterion.effect

    def in_force(self, criterion: Criterion, nominee: str, award: str) -> bool:
        received = self.nominations[nominee, award].received_on
        assert received is not None
        day = self.law_day(criterion.law_date, received)
        start, end = criterion.valid.start, criterion.valid.end
        return (start is None or start <= day) and (end is None or day <= end)

    def law_day(self, clock: LawDate | None, received: date) -> date:
        days = {
            LawDate.RECEIVED_ON: received,
            LawDate.DECIDED_ON: self.run.decided_on,
            LawDate.ROUND_END: self.run.round_end,
        }
        return days[clock or self.pack.law_date]

    def answer(
        self,
        condition: Condition,
        nominee: str,
        award: str | None,
        received: date | None = None,
    ) -> bool | None:
        """Judge a condition on a nominee: True, False, or None (not applicable).

        A member is judged by the day on which its collective's papers were received.
        """
        day = received or self.received(nominee, award)
        prepared = self.prepared(condition, day)
        return holds(prepared, self.looker(nominee, award, day), self.run)

    def prepared(self, condition: Condition, received: date) -> Condition:
        """Put values for parameters, and facts for judgements and other awards."""
        match condition:
            case Group(children=children):
                own = tuple(self.prepared(c, received) for c in children)
                return replace(condition, children=own)
            case Attested(node, statement):
                return asked(node, f"attested {statement}")
            case AwardLeaf(node, name, state, whose):
                return asked(node, f"award {name} {state} {whose}")
            case Leaf():
                return self.prepared_leaf(condition, received)

    def received(self, nominee: str, award: str | None) -> date:
        own = self.nominations.get((nominee, award or ""))
        day = self.world.batch.nominees[nominee].values["received_on"]
        found = day if own is None else own.received_on
        assert isinstance(found, date)
        return found

    def prepared_leaf(self, leaf: Leaf, received: date) -> Leaf:
        kind, window = leaf.type.kind, leaf.window
        rights = tuple(self.value_of(o, kind, received) for o in leaf.operands)
        if window is None:
            return replace(leaf, operands=rights)
        day = Kind.YEAR if kind is Kind.YEAR else Kind.DATE
        bounds, amount = window.bounds, window.amount
        ready = replace(
            window,
            bounds=bounds and tuple(self.value_of(o, day, received) for o in bounds),
            amount=amount and self.value_of(amount, Kind.INTEGER, received),
        )
        return replace(leaf, window=ready)

    def value_of(self, operand: Operand, kind: Kind, received: date) -> Operand:
        if not isinstance(operand, ParameterRef):
            return operand
        parameter = self.pack.parameters[operand.parameter]
        day = self.law_day(parameter.law_date, received)
        for value in parameter.values:
            start, end = value.valid.start, value.valid.end
            if (start is None or start <= day) and (end is None or day <= end):
                code = value.value.code
                break
        else:
            chosen = self.world.parameters[operand.parameter]
            found = self.raw(chosen, parameter.type)
            code = round(found * 1_000_000) if isinstance(found, Fraction) else found
        return Literal("", moved(kind, code, operand.shift))

    def looker(self, nominee: str, award: str | None, day: date) -> Look:
        def look(name: str) -> object:
            key = (nominee, award, day, name)
            if key not in self.known:
                self.known[key] = self.look_up(nominee, award, day, name)
            return self.known[key]

        return look

    def look_up(self, nominee: str, award: str | None, day: date, name: str) -> object:
        """Find a fact of a nominee."""
        head, *words = name.split(" ")
        if head == "attested":
            return int(self.world.attested[nominee, words[0]])
        if head == "award":
            return int(self.has_award(nominee, *words))
        if name in self.pack.facts:
            return self.derived(self.pack.facts[name], nominee, award, day)
        if "." in name:
            return self.path(nominee, award, *name.split("."))
        return self.cell(self.world.batch.nominees[nominee], name)

    def path(self, nominee: str, award: str | None, head: str, rest: str) -> object:
        """Find a fact of a run, a vote, a nomination or a unit."""
        if head == "run":
            value = getattr(self.run, rest)
            return value.toordinal() if isinstance(value, date) else value
        if head == "vote":
            return self.vote(f"{nominee}|{award}", rest)
        if head == "nomination":
            return self.received(nominee, award).toordinal()
        unit = str(self.world.batch.nominees[nominee].values[head])
        return self.cell(self.world.batch.units[unit], rest)

    def vote(self, owner: str, name: str) -> Fraction:
        counts = self.world.votes[owner]
        part = counts["yes" if name == "in_favour" else "present"]
        return Fraction(part, counts["members_total"])

    def cell(self, record: Record, name: str) -> object:
        type_ = self.pack.vocabulary.records[record.table].fields[name].type
        return self.raw(record.values[name], type_)

    def raw(self, value: Value, type_: ValueType) -> object:
        """Return a value as a number, a text or a set of numbers."""
        enum = self.pack.vocabulary.enums.get(type_.of or "")
        ids = [each.id for each in enum.values] if enum else []
        if type_.kind is Kind.SHARE:
            return Fraction(Decimal(str(value)[:-1])) / 100
        if isinstance(value, tuple):
            return {ids.index(each) for each in value}
        if isinstance(value, datetime):
            return int((value - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())
        if isinstance(value, date):
            return value.toordinal()
        if isinstance(value, str):
            return ids.index(value) if ids else value
        return int(value * 10**type_.scale)

    def rows(self, table: str, owner: str) -> list[dict[str, object]]:
        """Return the rows known on the day of knowledge."""
        record_type = self.pack.vocabulary.records[table]
        last = self.run.as_of
        found = []
        for row in self.world.batch.rows(table, owner):
            day = row.values.get(record_type.dated_by or "")
            if not isinstance(day, date) or day <= last:
                found.append({name: self.cell(row, name) for name in row.values})
        return found

    def derived(
        self, fact: DerivedFact, nominee: str, award: str | None, day: date
    ) -> object:
        if fact.table == "members":
            return self.share_of_members(fact, nominee, day)
        where = fact.where and self.prepared(fact.where, day)
        rows, bridges = self.rows(fact.table, nominee), []
        if fact.computation is Computation.HAS_AWARD:
            code = self.raw(fact.award or "", ValueType(Kind.ENUM, of="award"))
            rows = [row for row in rows if row["award"] == code]
            fact = replace(fact, computation=Computation.SOME)
        if fact.bridge is not None:
            bridges = self.rows(fact.bridge.table, nominee)
            own = fact.bridge.where and self.prepared(fact.bridge.where, day)
            fact = replace(fact, bridge=replace(fact.bridge, where=own))
        owner = _Owner(self.looker(nominee, award, day))
        return computed(replace(fact, where=where), rows, bridges, owner, self.run)

    def share_of_members(
        self, fact: DerivedFact, nominee: str, day: date
    ) -> Fraction | None:
        counted = [m for m in self.members(nominee) if self.counts(fact.of, m)]
        where = fact.where
        good = [m for m in counted if not where or self.answer(where, m, None, day)]
        return Fraction(len(good), len(counted)) if counted else None

    def counts(self, of: str, member: str) -> bool:
        if of == "rated":
            years = [row["year"] for row in self.rows("ratings", member)]
            return self.run.award_year in years
        return of in {"rows", "all_members"} or self.has_award(member, of)

    def members(self, nominee: str) -> Sequence[str]:
        unit = str(self.world.batch.nominees[nominee].values["unit"])
        return self.world.batch.members.get(unit, ())

    def has_award(
        self, nominee: str, award: str, state: str = "proposed", whose: str = "self"
    ) -> bool:
        """Tell whether an award is held; without seats, eligible is proposed."""
        if whose == "members":
            return any(self.has_award(m, award, state) for m in self.members(nominee))
        if (nominee, award) in self.world.wins:
            return self.world.wins[nominee, award]
        if self.is_granted(nominee, award):
            return True
        own = self.nominations.get((nominee, award))
        if state == "granted" or own is None or not own.is_nominated:
            return False
        return self.outcome(nominee, award) == "eligible"

    def is_granted(self, nominee: str, award: str) -> bool:
        code = self.raw(award, ValueType(Kind.ENUM, of="award"))
        wanted = (code, self.run.award_year)
        rows = self.rows("prior_awards", nominee)
        return any((row["award"], row["year"]) == wanted for row in rows)


@dataclass(frozen=True)
class _Owner:
    """A nominee as `computed` sees it."""

    look: Look

    def __getitem__(self, name: str) -> object:
        return self.look(name)


def asked(node: str, fact: str) -> Leaf:
    return Leaf(node, fact, YES_NO, Operator.IS, (Literal("true", 1),))
