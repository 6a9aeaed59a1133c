"""What a batch with gaps may turn out to be: one complete world for every choice.

A choice is asked of anything with a `choice` method: `random.Random` gives a sample,
`every_choice` all of them. Rows whose date is not known were known on the day of
knowledge, so their date is never after it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol, TypeVar

from strategies.batches import AWARD_IDS, RECEIVED, assembled
from strategies.words import (
    DATED_BY,
    ENUMS,
    OWN,
    PARAMETER_SORTS,
    ROWS,
    UNIT_FIELDS,
    UNKNOWN_WHEN_ABSENT,
    VOTE,
    Sort,
)
from thidua.model.records import Batch, Record, Value
from thidua.model.run import RunContext
from thidua.problems import Place

T = TypeVar("T")
ELSEWHERE = "elsewhere"


class Choices(Protocol):
    """Somebody who chooses."""

    def choice(self, seq: Sequence[T]) -> T:
        """Choose one."""
        ...


class _Odometer:
    """Takes the choices of a path, then the first of each; notes how many there are."""

    def __init__(self, path: Sequence[int]) -> None:
        self.path = list(path)
        self.widths: list[int] = []

    def choice(self, seq: Sequence[T]) -> T:
        turn = len(self.widths)
        self.widths.append(len(seq))
        if turn == len(self.path):
            self.path.append(0)
        return seq[self.path[turn]]

    def following(self) -> list[int] | None:
        """Return the next path in order, None after the last."""
        for turn in range(len(self.widths) - 1, -1, -1):
            if self.path[turn] + 1 < self.widths[turn]:
                return [*self.path[:turn], self.path[turn] + 1]
        return None


def every_choice(make: Callable[[Choices], T], most: int) -> Iterator[T]:
    """Yield what is made under every sequence of choices, but not more than so many."""
    path: list[int] | None = []
    for _ in range(most):
        if path is None:
            return
        odometer = _Odometer(path)
        yield make(odometer)
        path = odometer.following()


@dataclass(frozen=True)
class Complete:
    """A world in which everything is known.

    `strangers` are members of a unit who are in no sheet: they are nominees here, and
    `wins` says whether they have an award. Parameters without a value have one in
    `parameters`, as the value a pack would write.
    """

    batch: Batch
    attested: Mapping[tuple[str, str], bool]
    votes: Mapping[str, Mapping[str, int]]
    strangers: Mapping[str, tuple[str, ...]]
    wins: Mapping[tuple[str, str], bool]
    parameters: Mapping[str, Value]


def complete(batch: Batch, context: RunContext, choices: Choices) -> Complete:
    """Choose one completion of a batch."""
    return _Completion(batch, context.as_of, choices).world()


@dataclass
class _Completion:
    batch: Batch
    as_of: date
    choices: Choices
    nominees: dict[str, Record] = field(default_factory=dict)
    rows: dict[str, dict[str, tuple[Record, ...]]] = field(default_factory=dict)
    wins: dict[tuple[str, str], bool] = field(default_factory=dict)

    def world(self) -> Complete:
        units = self.units()
        for key, record in self.batch.nominees.items():
            self.nominees[key] = self.nominee(record)
            self.add_rows(key)
        strangers = {key: self.strangers(unit) for key, unit in units.items()}
        nominations = [
            replace(
                n,
                received_on=self.nominees[n.nominee].values["received_on"],
                submitting_unit=self.nominees[n.nominee].values["submitting_unit"],
            )
            for n in self.batch.nominations
        ]
        return Complete(
            assembled(self.nominees, units, nominations, self.rows),
            {
                (key, statement): self.answer(key, statement)
                for key in self.nominees
                for statement in ENUMS["statement"]
            },
            {"|".join(n.key): self.vote("|".join(n.key)) for n in nominations},
            strangers,
            self.wins,
            {n: self.choices.choice(s.values) for n, s in PARAMETER_SORTS.items()},
        )

    def units(self) -> dict[str, Record]:
        """Return every unit there may be, those only named among them."""
        links = {
            r.get(n)
            for r in self.batch.nominees.values()
            for n in ("unit", "submitting_unit")
        }
        found = dict(self.batch.units)
        for key in sorted({str(link) for link in links if link} | {ELSEWHERE}):
            found.setdefault(key, Record(table="unit", key=key, place=Place("u.csv")))
        return {key: self.filled(unit, UNIT_FIELDS) for key, unit in found.items()}

    def filled(self, record: Record, fields: Mapping[str, Sort]) -> Record:
        values = dict(record.values)
        for name, sort in fields.items():
            if name not in values:
                values[name] = self.choices.choice(
                    self.possible(record.table, name, sort)
                )
        return replace(record, values=values, faults={})

    def possible(self, table: str, name: str, sort: Sort) -> Sequence[Value]:
        values = sort.values or AWARD_IDS
        if DATED_BY.get(table) == name:
            return [v for v in values if isinstance(v, date) and v <= self.as_of]
        return values

    def nominee(self, record: Record) -> Record:
        links: dict[str, Value] = {}
        places = (ELSEWHERE,)
        if record.table == "collective":
            places = (*sorted(self.batch.units), ELSEWHERE)
        for name, values in (
            ("unit", places),
            ("submitting_unit", (ELSEWHERE, *sorted(self.batch.units)[:1])),
            ("received_on", [day for day in RECEIVED if day <= self.as_of]),
        ):
            if record.get(name) is None:
                links[name] = self.choices.choice(values)
        known = replace(record, values={**record.values, **links})
        return self.filled(known, OWN[record.table])

    def add_rows(self, owner: str) -> None:
        for table, fields in ROWS.items():
            own = self.batch.rows(table, owner)
            found = [self.filled(row, fields) for row in own]
            sight = [row for row in own if not self.is_later(row)]
            absent = not sight and table in UNKNOWN_WHEN_ABSENT
            if self.batch.is_incomplete(table, owner) or absent:
                found += self.further(table, owner)
            if found:
                self.rows.setdefault(table, {})[owner] = tuple(found)

    def further(self, table: str, owner: str) -> list[Record]:
        place = Place("later.xlsx", table, 1)
        blank = [
            Record(table=table, key=f"{table}-{owner}-{n}", place=place)
            for n in range(2)
        ]
        number = self.choices.choice((0, 1, 2))
        return [self.filled(row, ROWS[table]) for row in blank[:number]]

    def is_later(self, row: Record) -> bool:
        day = row.get(DATED_BY.get(row.table, "on"))
        return isinstance(day, date) and day > self.as_of

    def answer(self, owner: str, statement: str) -> bool:
        """Return what was attested; where rows differ or lack an answer, either.

        A row that does not tell its statement may be about any.
        """
        rows = [
            row
            for row in self.batch.rows("attestations", owner)
            if row.get("statement") in {statement, None} and not self.is_later(row)
        ]
        told = any(row.get("statement") for row in rows)
        answers = {row.get("answer") for row in rows} if told else set()
        if answers in ({True}, {False}):
            return answers == {True}
        return self.choices.choice((True, False))

    def vote(self, owner: str) -> dict[str, int]:
        """Hold the vote of a nomination, as its rows say where they can be right."""
        known: dict[str, int] = {}
        for row in self.batch.rows("votes", owner):
            for name, value in row.values.items():
                if known.setdefault(name, int(str(value))) != value:
                    return self.ballot({})
        cast = sum(known.get(name, 0) for name in VOTE[:3])
        parts = [known.get(name, 0) for name in ("yes", "no", "blank", "present")]
        if known.get("members_total", 9) < max(cast, *parts, 1):
            return self.ballot({})
        return self.ballot(known)

    def ballot(self, known: Mapping[str, int]) -> dict[str, int]:
        rest = sum(known.get(name, 0) for name in ("no", "blank"))
        least = max(rest + known.get("yes", 0), known.get("present", 0), 1)
        total = known.get("members_total") or self.choices.choice((least, least + 2))
        found = {"members_total": total}
        for name, most in (("yes", total - rest), ("present", total)):
            found[name] = (
                known[name] if name in known else self.choices.choice((0, most))
            )
        return found

    def strangers(self, unit: Record) -> tuple[str, ...]:
        """Return the members of a unit who are in no sheet."""
        known = self.batch.units.get(unit.key)
        headcount = None if known is None else known.get("headcount")
        here = len(self.batch.members.get(unit.key, ()))
        complete_roster = known is not None and known.get("roster_complete") is True
        if headcount is None:
            number = 0 if complete_roster else self.choices.choice((0, 1, 2))
        else:
            number = int(str(headcount)) - here
        number = self.choices.choice((0, 1)) if number < 0 else number
        if unit.key not in self.collective_units():
            number = 0
        keys = tuple(f"stranger-{unit.key}-{n}" for n in range(number))
        for key in keys:
            self.invite(key, unit.key)
        return keys

    def collective_units(self) -> set[object]:
        own = self.nominees.values()
        return {r.get("unit") for r in own if r.table == "collective"}

    def invite(self, key: str, unit: str) -> None:
        """Add a member with everything chosen."""
        place = Place("later.xlsx", "individual", 1)
        links = {"unit": unit, "submitting_unit": unit, "received_on": RECEIVED[0]}
        blank = Record(table="individual", key=key, place=place, values=links)
        self.nominees[key] = self.filled(blank, OWN["individual"])
        for table in ROWS:
            self.rows.setdefault(table, {})[key] = tuple(self.further(table, key))
        for award in AWARD_IDS:
            self.wins[key, award] = self.choices.choice((True, False))
