"""Generated batches with every shape of missing data, and their completions.

Records are made from one seed (Hypothesis draws it), so that a batch of hundreds costs
little; nominees are independent of one another but for their units.
"""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from strategies.packs import COLLECTIVE_AWARDS, INDIVIDUAL_AWARDS
from strategies.words import (
    DATED_BY,
    ENUMS,
    LATER,
    OWN,
    ROWS,
    UNIT_FIELDS,
    VOTE,
    Sort,
)
from thidua.model.records import Batch, Nomination, Record, Value
from thidua.model.run import RunContext
from thidua.problems import Place

AWARDS = {"individual": INDIVIDUAL_AWARDS, "collective": COLLECTIVE_AWARDS}
RECEIVED = tuple(
    map(date.fromisoformat, ("2018-02-28", "2018-03-01", "2018-06-30", "2018-07-01"))
)
AWARD_IDS = (*ENUMS["award"], *INDIVIDUAL_AWARDS, *COLLECTIVE_AWARDS)


@dataclass(frozen=True)
class Gaps:
    """How often things are missing, faulty, late or contradictory.

    `later` rows are dated after the day of knowledge; `strays` are nominations received
    outside the pack's validity and units that are in no sheet.
    """

    cells: float = 0.25
    tables: float = 0.1
    later: float = 0.1
    quarrels: float = 0.15
    strays: float = 0.05


NONE = Gaps(0, 0, 0, 0, 0)


def contexts(chance: random.Random, *, ended: bool = False) -> RunContext:
    """Make the dates of a run; `ended` is one after every year's end."""
    as_of = date(2018, 12, 31)
    if not ended:
        as_of = chance.choice((date(2018, 6, 30), date(2018, 8, 31), as_of))
    return RunContext(
        round_id="dot-1",
        round_start=date(2018, 1, 1),
        round_end=date(2018, 8, 31),
        as_of=as_of,
        decided_on=chance.choice((date(2018, 6, 30), date(2018, 9, 10))),
        award_year=2018 if ended else chance.choice((2017, 2018)),
    )


class Office:
    """Makes the records of a batch from one seed."""

    def __init__(self, chance: random.Random, gaps: Gaps) -> None:
        self.chance, self.gaps = chance, gaps
        self.rows: dict[str, dict[str, tuple[Record, ...]]] = {}
        self.incomplete: set[tuple[str, str]] = set()
        self.numbers: dict[str, int] = {}

    def happens(self, share: float) -> bool:
        return self.chance.random() < share

    def place(self, table: str) -> Place:
        number = self.numbers[table] = self.numbers.get(table, 1) + 1
        return Place("a.xlsx", table, number)

    def record(
        self, table: str, fields: Mapping[str, Sort], key: str = "", **more: Value
    ) -> Record:
        """Make a record: some cells are empty, some could not be read."""
        values: dict[str, Value] = dict(more)
        faults: dict[str, str] = {}
        for name, sort in fields.items():
            if name in values:
                continue
            if not self.happens(self.gaps.cells):
                values[name] = self.cell(table, name, sort)
            elif self.happens(0.4):
                faults[name] = "N001"
        place = self.place(table)
        key = key or f"{table}-{place.row:06}"
        return Record(table=table, key=key, place=place, values=values, faults=faults)

    def cell(self, table: str, name: str, sort: Sort) -> Value:
        if DATED_BY.get(table) == name and self.happens(self.gaps.later):
            return LATER
        return self.chance.choice(sort.values or AWARD_IDS)

    def owner(self, kind: str, key: str, units: Iterable[str]) -> Record:
        """Make a nominee with all its rows."""
        links: dict[str, Value] = {}
        choices = [*units, *(["nowhere"] if self.happens(self.gaps.strays) else [])]
        for name in ("unit", "submitting_unit"):
            if not self.happens(self.gaps.cells / 3):
                links[name] = self.chance.choice(choices)
        if not self.happens(self.gaps.cells):
            stray = self.happens(self.gaps.strays)
            links["received_on"] = LATER if stray else self.chance.choice(RECEIVED)
        for table in ROWS:
            self.add_rows(table, key)
        self.attest(key)
        return self.record(kind, OWN[kind], key, **links)

    def add_rows(self, table: str, owner: str) -> None:
        number = self.chance.choice((0, 1, 1, 2, 3))
        self.put(table, owner, [self.record(table, ROWS[table]) for _ in range(number)])
        if self.happens(self.gaps.tables):
            self.incomplete.add((table, owner))

    def put(self, table: str, owner: str, rows: list[Record]) -> None:
        if rows:
            self.rows.setdefault(table, {})[owner] = tuple(rows)

    def attest(self, owner: str) -> None:
        rows = []
        for statement in ENUMS["statement"]:
            if self.happens(self.gaps.cells):
                continue
            answer = self.happens(0.6)
            answers = (
                [answer, not answer] if self.happens(self.gaps.quarrels) else [answer]
            )
            rows += [self.attestation(statement, each) for each in answers]
        self.put("attestations", owner, rows)

    def attestation(self, statement: str, answer: bool) -> Record:  # noqa: FBT001
        values: dict[str, Value] = {"statement": statement, "on": RECEIVED[0]}
        if not self.happens(self.gaps.cells / 2):
            values["answer"] = answer
        if self.happens(self.gaps.later):
            values["on"] = LATER
        if self.happens(self.gaps.cells / 4):
            del values["statement"]
        return self.record("attestations", {}, **values)

    def vote(self, owner: str) -> None:
        """Hold a vote, recorded once, twice alike, twice differently, or not at all."""
        if self.happens(self.gaps.cells):
            return
        counts = ballot(self.chance)
        votes = [counts]
        if self.happens(self.gaps.quarrels):
            votes.append({**counts, "yes": counts["yes"] + self.chance.randrange(2)})
        rows = []
        for each in votes:
            known = {
                n: v for n, v in each.items() if not self.happens(self.gaps.cells / 3)
            }
            rows.append(self.record("votes", {}, **known))
        self.put("votes", owner, rows)

    def nominate(self, record: Record) -> list[Nomination]:
        found = []
        for award in AWARDS[record.table]:
            if self.happens(0.25):
                continue
            self.vote(f"{record.key}|{award}")
            received, unit = record.get("received_on"), record.get("submitting_unit")
            found.append(
                Nomination(
                    record.key,
                    award,
                    record.place,
                    received if isinstance(received, date) else None,
                    None if unit is None else str(unit),
                    is_nominated=not self.happens(self.gaps.strays),
                )
            )
        return found


def ballot(chance: random.Random) -> dict[str, int]:
    """Hold a vote whose numbers fit together."""
    total = chance.randint(1, 5)
    present = chance.randint(0, total)
    yes = chance.randint(0, present)
    no = chance.randint(0, present - yes)
    blank = present - yes - no
    names = (yes, no, blank, total, present)
    return dict(zip(VOTE, names, strict=True))


def make_batch(
    chance: random.Random, individuals: int, collectives: int, gaps: Gaps
) -> Batch:
    """Make a batch of so many nominees in units of a few people each."""
    office = Office(chance, gaps)
    keys = [f"u{n}" for n in range(max(collectives, individuals // 3, 1))]
    units = {key: office.record("unit", UNIT_FIELDS, key) for key in keys}
    counts = {"collective": collectives, "individual": individuals}
    nominees: dict[str, Record] = {}
    for kind, number in counts.items():
        for n in range(number):
            key = f"{kind[0]}{n:03}"
            nominees[key] = office.owner(kind, key, keys)
    nominations = [n for record in nominees.values() for n in office.nominate(record)]
    if office.happens(gaps.tables / 4):
        office.incomplete.add((chance.choice(sorted(ROWS)), "*"))
    return assembled(nominees, units, nominations, office.rows, office.incomplete)


def assembled(
    nominees: Mapping[str, Record],
    units: Mapping[str, Record],
    nominations: Iterable[Nomination],
    rows: Mapping[str, Mapping[str, tuple[Record, ...]]],
    incomplete: Iterable[tuple[str, str]] = (),
) -> Batch:
    """Link records to a batch, everything in order of key, as intake does."""
    members: dict[str, list[str]] = {}
    for key in sorted(nominees):
        unit = nominees[key].get("unit")
        if nominees[key].table == "individual" and unit in units:
            members.setdefault(str(unit), []).append(key)
    return Batch(
        nominees=dict(sorted(nominees.items())),
        units=dict(sorted(units.items())),
        nominations=tuple(sorted(nominations, key=lambda n: n.key)),
        children={
            table: {
                owner: tuple(sorted(own, key=lambda r: r.key))
                for owner, own in sorted(owners.items())
            }
            for table, owners in sorted(rows.items())
        },
        members={unit: tuple(keys) for unit, keys in sorted(members.items())},
        incomplete=frozenset(incomplete),
    )
