"""Dates of which only the year or the month is known, against every day they may be."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from oracle.two_valued import computed, says
from oracle.worlds import COUNT, literal
from small_world import CONTEXT, DATE, TITLE, YES_NO, pack_of, record_type
from thidua.facts.derive import FactBase, derive
from thidua.model.conditions import Anchor, Leaf, Operator, Verdict, Window
from thidua.model.pack import Computation, DerivedFact
from thidua.model.records import Batch, Days, Record
from thidua.model.vocabulary import Absence, Role, Vocabulary
from thidua.problems import Place

MOST_DAYS = 31
CUTS = (date(2016, 12, 31), date(2017, 7, 1), date(2018, 3, 9), date(2018, 12, 31))
PLACE = Place("a.xlsx", "deeds", 2)
TYPES = {
    Computation.COUNT: COUNT,
    Computation.SOME: YES_NO,
    Computation.EVERY: YES_NO,
    Computation.EARLIEST: DATE,
    Computation.LATEST: DATE,
    Computation.STREAK: COUNT,
}


def month(year: int, number: int) -> Days:
    following = date(year + number // 12, number % 12 + 1, 1)
    return date(year, number, 1), following - timedelta(days=1)


SPANS = st.one_of(
    st.sampled_from(CUTS).map(lambda day: (day, day)),
    st.builds(month, st.sampled_from((2017, 2018)), st.integers(1, 12)),
    st.sampled_from((2017, 2018)).map(lambda y: (date(y, 1, 1), date(y, 12, 31))),
)


def days(span: Days, last: date = date.max) -> list[date]:
    """Return every day of a span but those after the last."""
    count = (span[1] - span[0]).days + 1
    return [d for n in range(count) if (d := span[0] + timedelta(days=n)) <= last]


def thinned(every: list[date]) -> list[date]:
    """Return first and last days and some between, and all of a month's."""
    return every if len(every) <= MOST_DAYS else [*every[::9], every[-1]]


def record(table: str, key: str, name: str, span: Days) -> Record:
    if span[0] == span[1]:
        return Record(table=table, key=key, place=PLACE, values={name: span[0]})
    faults = {name: "N045"}
    return Record(table=table, key=key, place=PLACE, faults=faults, spans={name: span})


def facts_of(born: Days, deeds: Sequence[Days], *derived: DerivedFact) -> FactBase:
    none = Absence.NONE
    nominee = record_type("individual", {"born_on": DATE}, Role.NOMINEE)
    table = record_type("deeds", {"on": DATE}, absent_means=none, dated_by="on")
    rows = tuple(record("deeds", str(n), "on", span) for n, span in enumerate(deeds))
    batch = Batch(
        nominees={"an": record("individual", "an", "born_on", born)},
        units={},
        nominations=(),
        children={"deeds": {"an": rows}},
    )
    vocabulary = Vocabulary({}, {"individual": nominee, "deeds": table})
    pack = replace(pack_of(*derived), vocabulary=vocabulary)
    return derive(batch, pack, CONTEXT, {})[0]


@st.composite
def leaves_on_a_day(draw: st.DrawFn, name: str) -> Leaf:
    cuts = st.sampled_from(CUTS).map(date.toordinal)
    operator = draw(
        st.sampled_from(
            (
                *(Operator.BEFORE, Operator.AFTER, Operator.ON_OR_BEFORE),
                *(Operator.ON_OR_AFTER, Operator.EQUALS, Operator.DIFFERS),
                *(Operator.BETWEEN, Operator.WITHIN, Operator.WITHIN_LAST),
            )
        )
    )
    if operator is Operator.WITHIN:
        named = draw(st.sampled_from(("round", "award_year", "year_before")))
        return Leaf(name, name, DATE, operator, window=Window(named=named))
    if operator is Operator.WITHIN_LAST:
        unit, ending = draw(st.sampled_from(("years", "months", "days"))), Anchor.AS_OF
        amount = literal(draw(st.integers(1, 20)))
        window = Window(unit=unit, amount=amount, ending=ending)
        return Leaf(name, name, DATE, operator, window=window)
    wanted = 2 if operator is Operator.BETWEEN else 1
    codes = sorted(draw(cuts) for _ in range(wanted))
    return Leaf(name, name, DATE, operator, tuple(map(literal, codes)))


def nothing_else(name: str) -> object:
    raise AssertionError(name)


@given(born=SPANS, data=st.data())
def test_a_firm_verdict_on_a_day_is_that_of_every_day_it_may_be(
    born: Days, data: st.DataObject
) -> None:
    leaf = data.draw(leaves_on_a_day("born_on"))
    codes = tuple(operand.code for operand in leaf.operands)
    amount = (
        ()
        if leaf.window is None or leaf.window.amount is None
        else (leaf.window.amount.code,)
    )
    verdict = facts_of(born, ()).test("an", leaf, ((*codes, *amount),))
    answers = {says(leaf, day.toordinal(), nothing_else, CONTEXT) for day in days(born)}
    assert {True: Verdict.MET, False: Verdict.UNMET}.get(
        answers.pop() if len(answers) == 1 else None, Verdict.UNKNOWN
    ) is verdict


@given(deeds=st.lists(SPANS, max_size=2), data=st.data())
def test_what_is_computed_over_rows_holds_every_day_they_may_be_of(
    deeds: list[Days], data: st.DataObject
) -> None:
    computation = data.draw(st.sampled_from(sorted(TYPES)))
    where = data.draw(st.none() | leaves_on_a_day("on"))
    field = "on" if TYPES[computation] == DATE else None
    fact = DerivedFact(
        *("asked", TITLE, TYPES[computation], computation, "deeds", field, where),
        ending=Anchor.AWARD_YEAR,
    )
    value = facts_of((CUTS[0], CUTS[0]), deeds, fact).value("an", "asked")
    seen = [span for span in deeds if span[0] <= CONTEXT.as_of]
    choices = [thinned(days(span, CONTEXT.as_of)) for span in seen]
    for chosen in product(*choices):
        rows = [{"on": day.toordinal(), "year": day.year} for day in chosen]
        found = computed(fact, rows, (), {}, CONTEXT)
        if found is None:
            assert value.empty is not False
            continue
        assert value.empty is not True
        assert value.low is None or value.low <= found
        assert value.high is None or found <= value.high


def test_a_year_alone_settles_what_every_day_of_it_would() -> None:
    born = (date(1985, 1, 1), date(1985, 12, 31))
    cut = literal(date(1986, 1, 1).toordinal())
    leaf = Leaf("born_on", "born_on", DATE, Operator.BEFORE, (cut,))
    assert facts_of(born, ()).test("an", leaf, ((cut.code,),)) is Verdict.MET


def test_a_row_that_can_only_be_later_is_not_used() -> None:
    deeds = [(date(2018, 9, 1), date(2018, 9, 30)), month(2018, 8)]
    fact = DerivedFact("asked", TITLE, COUNT, Computation.COUNT, "deeds")
    value = facts_of((CUTS[0], CUTS[0]), deeds, fact).value("an", "asked")
    assert (1, 1) == (value.low, value.high)
