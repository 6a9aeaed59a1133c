"""Small worlds with gaps: vocabulary, incomplete records, and all their completions."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations_with_replacement, product
from math import comb

from hypothesis import strategies as st

from small_world import CONTEXT, TITLE, enum, record_type
from thidua.model.conditions import (
    Anchor,
    Condition,
    FactRef,
    Group,
    Grouping,
    Leaf,
    Literal,
    Operator,
    Verdict,
    Window,
)
from thidua.model.pack import Bridge, Computation, DerivedFact
from thidua.model.records import Batch, Record, Value
from thidua.model.run import RunContext
from thidua.model.vocabulary import (
    Absence,
    Kind,
    Role,
    ValueType,
    Vocabulary,
)
from thidua.problems import Place

YEARS = (2016, 2017, 2018)
GRADES = ("poor", "good", "excellent")
YEAR = ValueType(Kind.YEAR, low=2016, high=2018)
GRADE = ValueType(Kind.ENUM, of="grade")
SCORE = ValueType(Kind.INTEGER, low=-1, high=1)
HEIGHT = ValueType(Kind.INTEGER)
COUNT = ValueType(Kind.INTEGER)
YES_NO = ValueType(Kind.YES_NO)
SHARE = ValueType(Kind.SHARE)

DOMAINS: Mapping[str, Mapping[str, Sequence[int]]] = {
    "deeds": {"year": YEARS, "grade": (0, 1, 2), "score": (-1, 0, 1)},
    "leaves": {"year": YEARS, "long": (0, 1)},
}
"""The codes a cell may hold; they fill the declared ranges exactly."""

FURTHER_ROWS = 2 if os.environ.get("HYPOTHESIS_PROFILE") == "nightly" else 1
"""How many rows an open table gets at most."""

HEIGHTS = (-1, 0, 1)
AS_OF = (date(2017, 6, 30), date(2017, 12, 31), date(2018, 8, 31), date(2018, 12, 31))

Cells = Mapping[str, int | None]
Complete = Mapping[str, int]


def vocabulary(absent_means: Absence) -> Vocabulary:
    deeds = record_type(
        "deeds",
        {"year": YEAR, "grade": GRADE, "score": SCORE},
        absent_means=absent_means,
        year_by="year",
    )
    leaves = record_type(
        "leaves",
        {"year": YEAR, "long": YES_NO},
        absent_means=Absence.NONE,
        year_by="year",
    )
    nominee = record_type("individual", {"height": HEIGHT}, Role.NOMINEE)
    types = (deeds, leaves, nominee)
    enums = {"grade": enum("grade", *GRADES, ordered=True)}
    return Vocabulary(enums, {each.id: each for each in types})


@dataclass(frozen=True)
class World:
    """Incomplete records of one nominee."""

    deeds: tuple[Cells, ...]
    leaves: tuple[Cells, ...]
    height: int | None
    deeds_open: bool
    leaves_open: bool
    absent_means: Absence
    as_of: date

    @property
    def vocabulary(self) -> Vocabulary:
        return vocabulary(self.absent_means)

    @property
    def context(self) -> RunContext:
        return replace(CONTEXT, as_of=self.as_of)

    @property
    def may_lack_deeds(self) -> bool:
        absent = not self.deeds and self.absent_means is Absence.UNKNOWN
        return self.deeds_open or absent

    @property
    def batch(self) -> Batch:
        own = {} if self.height is None else {"height": self.height}
        place = Place("a.xlsx", "individual", 2)
        nominee = Record(table="individual", key="an", place=place, values=own)
        tables = {"deeds": self.deeds, "leaves": self.leaves}
        is_open = {"deeds": self.deeds_open, "leaves": self.leaves_open}
        return Batch(
            nominees={"an": nominee},
            units={},
            nominations=(),
            children={t: {"an": _records(t, rows)} for t, rows in tables.items()},
            incomplete=frozenset((t, "an") for t, gap in is_open.items() if gap),
        )

    def size(self, *, streak: bool) -> int:
        """Return about how many completions there are."""
        cells = [(t, row) for t in DOMAINS for row in getattr(self, t)]
        size = 1 if self.height is not None else len(HEIGHTS)
        for table, row in cells:
            for name, value in row.items():
                size *= 1 if value is not None else len(DOMAINS[table][name])
        if self.may_lack_deeds:
            size *= 1 + 27 + (comb(28, 2) if FURTHER_ROWS > 1 else 0)
        elif streak:
            size *= 10 ** sum(not _ended(year, self.as_of) for year in YEARS)
        return size * (7 if self.leaves_open else 1)

    def completions(
        self, *, streak: bool
    ) -> Iterator[tuple[list[Complete], list[Complete], Complete]]:
        """Yield deeds, leaves and the nominee's own fields, complete.

        An open table gets further rows: one leave, `FURTHER_ROWS` deeds. For streaks,
        a year that has not ended and has no row may still get one.
        """
        heights = HEIGHTS if self.height is None else (self.height,)
        leaves = list(_filled("leaves", self.leaves, int(self.leaves_open)))
        for deeds in _filled(
            "deeds", self.deeds, FURTHER_ROWS * int(self.may_lack_deeds)
        ):
            still = [[]] if not streak else _still_to_come(deeds, self.as_of)
            for more, off, height in product(still, leaves, heights):
                yield [*deeds, *more], off, {"height": height}


def _records(table: str, rows: Sequence[Cells]) -> tuple[Record, ...]:
    return tuple(
        Record(
            table=table,
            key=f"{table}-{n}",
            place=Place("a.xlsx", table, n),
            values={
                name: _value(name, code)
                for name, code in row.items()
                if code is not None
            },
            faults={name: "N001" for name, code in row.items() if code is None},
        )
        for n, row in enumerate(rows, 2)
    )


def _value(name: str, code: int) -> Value:
    if name == "grade":
        return GRADES[code]
    return bool(code) if name == "long" else code


def _filled(table: str, rows: Sequence[Cells], extra: int) -> Iterator[list[Complete]]:
    domains = DOMAINS[table]
    full = [
        dict(zip(domains, codes, strict=True)) for codes in product(*domains.values())
    ]
    choices = [
        [
            dict(zip(row, codes, strict=True))
            for codes in product(
                *((domains[n] if code is None else (code,)) for n, code in row.items())
            )
        ]
        for row in rows
    ]
    for number in range(extra + 1):
        for further in combinations_with_replacement(full, number):
            for chosen in product(*choices):
                yield [*chosen, *further]


def _still_to_come(deeds: Sequence[Complete], as_of: date) -> list[list[Complete]]:
    there = {row["year"] for row in deeds}
    domains = DOMAINS["deeds"]
    options: list[list[list[Complete]]] = []
    for year in YEARS:
        if year not in there and not _ended(year, as_of):
            rows = product(domains["grade"], domains["score"])
            come = [[{"year": year, "grade": g, "score": s}] for g, s in rows]
            options.append([[], *come])
    return [[row for part in parts for row in part] for parts in product(*options)]


def _ended(year: int, as_of: date) -> bool:
    return date(year, 12, 31) <= as_of


def _cells(table: str) -> st.SearchStrategy[Cells]:
    return st.fixed_dictionaries(
        {
            name: st.sampled_from((*codes, *codes, None))
            for name, codes in DOMAINS[table].items()
        }
    )


@st.composite
def worlds(draw: st.DrawFn, *, is_open: bool | None = None) -> World:
    gaps = st.booleans() if is_open is None else st.just(is_open)
    deeds = draw(st.lists(_cells("deeds"), max_size=3))
    leaves = draw(st.lists(_cells("leaves"), max_size=1))
    return World(
        tuple(deeds),
        tuple(leaves),
        draw(st.sampled_from((*HEIGHTS, None))),
        draw(gaps),
        draw(gaps) and len(deeds) < 2,
        draw(st.sampled_from(Absence)) if is_open is None else Absence.NONE,
        draw(st.sampled_from(AS_OF)),
    )


def literal(code: int) -> Literal:
    return Literal(str(code), code)


_FIELDS = {"year": YEAR, "grade": GRADE, "score": SCORE, "long": YES_NO}
_ONE = (
    Operator.EQUALS,
    Operator.DIFFERS,
    Operator.AT_LEAST,
    Operator.AT_MOST,
    Operator.MORE_THAN,
    Operator.LESS_THAN,
)
_MANY = (Operator.IN, Operator.NOT_IN, Operator.BETWEEN)


@st.composite
def number_leaves(
    draw: st.DrawFn, name: str, type_: ValueType, codes: Sequence[int]
) -> Leaf:
    """Draw a leaf that compares a number with literals, or with the nominee's own."""
    operator = draw(st.sampled_from((*_ONE, *_MANY)))
    wanted = 1 if operator in _ONE else 2
    drawn = [draw(st.sampled_from(codes)) for _ in range(wanted)]
    operands = tuple(literal(code) for code in sorted(drawn))
    if wanted == 1 and type_.kind is Kind.INTEGER and draw(st.booleans()):
        operands = (FactRef("height"),)
    empty = draw(st.sampled_from((None, Verdict.MET, Verdict.UNMET)))
    return Leaf(name, name, type_, operator, operands, if_empty=empty)


@st.composite
def year_windows(draw: st.DrawFn) -> Leaf:
    """Draw a leaf that asks whether a row's year lies in a window."""
    named = st.sampled_from(("round", "award_year", "year_before"))
    bounds = st.tuples(st.sampled_from(YEARS), st.sampled_from(YEARS))
    last = st.tuples(st.integers(1, 3), st.sampled_from(Anchor))
    window = draw(
        named.map(lambda name: Window(named=name))
        | bounds.map(lambda b: Window(bounds=(literal(min(b)), literal(max(b)))))
        | last.map(lambda p: Window(unit="years", amount=literal(p[0]), ending=p[1]))
    )
    operator = Operator.WITHIN if window.amount is None else Operator.WITHIN_LAST
    return Leaf("year", "year", YEAR, operator, window=window)


def grouped(leaves: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    """Draw leaves, or groups of them two deep."""

    def groups(
        children: st.SearchStrategy[Condition],
    ) -> st.SearchStrategy[Condition]:
        return st.builds(
            lambda grouping, found: Group(str(grouping), grouping, tuple(found)),
            st.sampled_from(Grouping),
            st.lists(children, min_size=1, max_size=2),
        )

    return leaves | groups(leaves | groups(leaves))


def row_conditions(*names: str) -> st.SearchStrategy[Condition]:
    """Draw conditions over fields of a row."""
    domains = DOMAINS["deeds"]
    leaves = [number_leaves(name, _FIELDS[name], domains[name]) for name in names]
    if "year" in names:
        leaves.append(year_windows())
    return grouped(st.one_of(leaves))


_OF_FIELD = (
    Computation.SUM,
    Computation.HIGHEST,
    Computation.LOWEST,
    Computation.EARLIEST,
    Computation.LATEST,
)
_TYPES = {
    Computation.SHARE: SHARE,
    Computation.SOME: YES_NO,
    Computation.EVERY: YES_NO,
    Computation.EARLIEST: YEAR,
    Computation.LATEST: YEAR,
    Computation.HIGHEST: SCORE,
    Computation.LOWEST: SCORE,
}


SIMPLE = Leaf("grade", "grade", GRADE, Operator.EQUALS, (literal(2),))


def aggregate(computation: Computation, where: Condition | None) -> DerivedFact:
    """Make a derived fact over deeds."""
    type_ = _TYPES.get(computation, COUNT)
    name = "year" if type_ == YEAR else "score"
    field = name if computation in _OF_FIELD else None
    return DerivedFact("asked", TITLE, type_, computation, "deeds", field, where)


def aggregates(
    computation: Computation | None = None,
) -> st.SearchStrategy[DerivedFact]:
    """Draw a derived fact over deeds, streaks apart."""
    others = (Computation.STREAK, Computation.HAS_AWARD)
    every = [c for c in Computation if c not in others]
    where = st.sampled_from((None, SIMPLE)) | row_conditions("year", "grade", "score")
    chosen = st.sampled_from(every) if computation is None else st.just(computation)
    return st.builds(aggregate, chosen, where)


@st.composite
def streaks(draw: st.DrawFn) -> DerivedFact:
    """Draw a streak over deeds, perhaps bridged by leaves."""
    long = Leaf("long", "long", YES_NO, Operator.IS, (literal(1),))
    counts = st.sampled_from(("neutral", "met"))
    bridge = st.builds(Bridge, st.just("leaves"), st.sampled_from((None, long)), counts)
    return DerivedFact(
        "asked",
        TITLE,
        COUNT,
        Computation.STREAK,
        "deeds",
        where=draw(st.sampled_from((None, SIMPLE)) | row_conditions("grade", "score")),
        ending=draw(st.sampled_from((Anchor.AWARD_YEAR, Anchor.YEAR_BEFORE))),
        per_year=draw(st.sampled_from(("any", "all"))),
        bridge=draw(st.none() | bridge),
    )
