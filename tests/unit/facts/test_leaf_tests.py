"""Three-valued tests of facts."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from small_world import (
    APPLIED,
    DATE,
    GRADE,
    INTEGER,
    MONEY,
    SHARE,
    TEXT,
    YEAR,
    YES_NO,
    batch_of,
    fact,
    facts_of,
    leaf,
    pack_of,
    person,
    row,
)
from thidua.model.conditions import (
    Anchor,
    FactRef,
    Leaf,
    Literal,
    Operator,
    Shift,
    Verdict,
    Window,
)
from thidua.model.pack import Computation
from thidua.model.records import Nomination, Record
from thidua.model.vocabulary import Kind, ValueType
from thidua.problems import Place

MET, UNMET, UNKNOWN = Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN
MOVEMENTS = ValueType(Kind.SET, of="movement")
MOMENT = ValueType(Kind.MOMENT)
PRODUCTION = leaf("in_production", YES_NO, Operator.IS, 1)


def verdict(asked: Leaf, *codes: int | None, **values: Any) -> Verdict:
    facts = facts_of(batch_of([person("an", **values)]))
    own = codes or tuple(getattr(operand, "code", None) for operand in asked.operands)
    return facts.test("an", asked, (own,))


@pytest.mark.parametrize(
    ("operator", "codes", "met", "unmet"),
    [
        (Operator.EQUALS, (5,), 5, 4),
        (Operator.DIFFERS, (5,), 4, 5),
        (Operator.IN, (5, 7), 7, 6),
        (Operator.NOT_IN, (5, 7), 6, 7),
        (Operator.AT_LEAST, (5,), 5, 4),
        (Operator.AT_MOST, (5,), 5, 6),
        (Operator.MORE_THAN, (5,), 6, 5),
        (Operator.LESS_THAN, (5,), 4, 5),
        (Operator.BETWEEN, (5, 7), 7, 8),
        (Operator.BETWEEN, (5, 7), 5, 4),
    ],
)
def test_a_number_is_compared_and_a_missing_one_is_unknown(
    operator: Operator, codes: tuple[int, ...], met: int, unmet: int
) -> None:
    asked = leaf("height", INTEGER, operator, *codes)
    assert verdict(asked, height=met) is MET
    assert verdict(asked, height=unmet) is UNMET
    assert verdict(asked) is UNKNOWN


@pytest.mark.parametrize(
    ("operator", "met", "unmet"),
    [
        (Operator.BEFORE, 30, 31),
        (Operator.AFTER, 32, 31),
        (Operator.ON_OR_BEFORE, 31, 32),
        (Operator.ON_OR_AFTER, 31, 30),
    ],
)
def test_a_date_is_compared_with_another_date(
    operator: Operator, met: int, unmet: int
) -> None:
    asked = Leaf("d", "joined_on", DATE, operator, (FactRef("left_on"),))
    first = date(2018, 8, 1).toordinal() - 1
    left = date(2018, 8, 31)
    assert verdict(asked, joined_on=date.fromordinal(first + met), left_on=left) is MET
    late = date.fromordinal(first + unmet)
    assert verdict(asked, joined_on=late, left_on=left) is UNMET
    assert verdict(asked, joined_on=late) is UNKNOWN
    assert verdict(asked, left_on=left) is UNKNOWN


def test_another_date_may_be_shifted() -> None:
    year_later = (FactRef("left_on", Shift(years=1)),)
    asked = Leaf("d", "joined_on", DATE, Operator.ON_OR_AFTER, year_later)
    left = date(2016, 2, 29)
    assert verdict(asked, joined_on=date(2017, 3, 1), left_on=left) is MET
    assert verdict(asked, joined_on=date(2017, 2, 28), left_on=left) is UNMET


def test_alternatives_must_agree_for_a_firm_verdict() -> None:
    asked = leaf("height", INTEGER, Operator.AT_LEAST, 0)
    facts = facts_of(batch_of([person("an", height=5)]))
    assert facts.test("an", asked, ((4,), (5,))) is MET
    assert facts.test("an", asked, ((5,), (6,))) is UNKNOWN
    assert facts.test("an", asked, ()) is UNKNOWN


def test_texts_are_equal_listed_or_matched_whole() -> None:
    def asks(operator: Operator, *texts: str) -> Leaf:
        literals = tuple(Literal(text, None) for text in texts)
        return Leaf("t", "motto", TEXT, operator, literals)

    assert verdict(asks(Operator.EQUALS, "hai tốt"), motto="hai tốt") is MET
    assert verdict(asks(Operator.DIFFERS, "hai tốt"), motto="hai tốt") is UNMET
    assert verdict(asks(Operator.IN, "a", "b"), motto="b") is MET
    assert verdict(asks(Operator.NOT_IN, "a", "b"), motto="c") is MET
    assert verdict(asks(Operator.MATCHES, "hai .*"), motto="hai tốt") is MET
    assert verdict(asks(Operator.MATCHES, "hai"), motto="hai tốt") is UNMET
    assert verdict(asks(Operator.MATCHES, "hai")) is UNKNOWN


def test_a_text_is_compared_with_another_text() -> None:
    asked = Leaf("t", "motto", TEXT, Operator.EQUALS, (FactRef("name"),))
    assert verdict(asked, motto="An", name="An") is MET
    assert verdict(asked, motto="An", name="Bình") is UNMET
    assert verdict(asked, motto="An") is UNKNOWN


def test_a_set_includes_its_members() -> None:
    asked = leaf("movements", MOVEMENTS, Operator.INCLUDES, 1)
    assert verdict(asked, movements=("better", "faster")) is MET
    assert verdict(asked, movements=()) is UNMET
    assert verdict(asked) is UNKNOWN


def test_known_is_never_unknown_about_what_was_asked_of_a_nominee() -> None:
    known = leaf("height", INTEGER, Operator.KNOWN, 1)
    absent = leaf("height", INTEGER, Operator.KNOWN, 0)
    assert (MET, UNMET) == (verdict(known, height=0), verdict(known))
    assert (UNMET, MET) == (verdict(absent, height=0), verdict(absent))


def test_known_of_a_derived_fact_is_whether_nothing_is_missing() -> None:
    count = fact(Computation.COUNT, "initiatives", APPLIED)
    known = leaf("asked", INTEGER, Operator.KNOWN, 1)

    def answer(*rows: Record) -> Verdict:
        facts = facts_of(batch_of(rows={"an": rows}), pack_of(count))
        return facts.test("an", known, ((1,),))

    assert answer(row("initiatives", 2, applied=True)) is MET
    assert answer(row("initiatives", 2)) is UNMET


def share_verdict(operator: Operator, *codes: int) -> Verdict:
    vote = row("votes", 2, yes=35, members_total=48)
    nomination = Nomination("an", "merit", Place("n.csv"))
    facts = facts_of(batch_of(rows={"an|merit": [vote]}, nominations=[nomination]))
    asked = leaf("vote.in_favour", SHARE, operator, *codes)
    return facts.test("an", asked, (codes,), "merit")


def test_a_share_is_compared_exactly() -> None:
    assert share_verdict(Operator.AT_LEAST, 700_000) is MET
    assert share_verdict(Operator.AT_LEAST, 729_166) is MET
    assert share_verdict(Operator.AT_LEAST, 729_167) is UNMET
    assert share_verdict(Operator.EQUALS, 729_166) is UNMET
    assert share_verdict(Operator.BETWEEN, 700_000, 730_000) is MET
    assert share_verdict(Operator.BETWEEN, 730_000, 900_000) is UNMET


@pytest.mark.parametrize("if_empty", [None, MET, UNMET])
def test_a_leaf_on_nothing_is_not_applicable_unless_it_says_otherwise(
    if_empty: Verdict | None,
) -> None:
    every = fact(Computation.EVERY, "initiatives", APPLIED, YES_NO)
    asked = leaf("asked", YES_NO, Operator.IS, 1, if_empty=if_empty)
    facts = facts_of(pack=pack_of(every))
    expected = Verdict.NOT_APPLICABLE if if_empty is None else if_empty
    assert expected is facts.test("an", asked, ((1,),))


def test_a_leaf_on_perhaps_nothing_is_firm_only_where_both_ways_agree() -> None:
    every = fact(Computation.LOWEST, "initiatives", APPLIED, MONEY, field="benefit")
    doubtful = batch_of(rows={"an": [row("initiatives", 2, benefit=30)]})
    facts = facts_of(doubtful, pack_of(every))

    def answer(if_empty: Verdict | None) -> Verdict:
        asked = leaf("asked", MONEY, Operator.AT_LEAST, 20, if_empty=if_empty)
        return facts.test("an", asked, ((20,),))

    assert (UNKNOWN, MET, UNKNOWN) == (answer(None), answer(MET), answer(UNMET))


def within(window: Window, name: str = "joined_on", type_: ValueType = DATE) -> Leaf:
    return Leaf("w", name, type_, Operator.WITHIN, window=window)


def in_window(window: Window, day: str, *codes: int, **values: Any) -> Verdict:
    joined = date.fromisoformat(day)
    facts = facts_of(batch_of([person("an", joined_on=joined, **values)]))
    return facts.test("an", within(window), (codes,))


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("round", "2018-01-01", "2018-08-31"),
        ("award_year", "2018-01-01", "2018-12-31"),
        ("year_before", "2017-01-01", "2017-12-31"),
    ],
)
def test_named_windows_include_both_ends(name: str, first: str, last: str) -> None:
    before = date.fromordinal(date.fromisoformat(first).toordinal() - 1)
    after = date.fromordinal(date.fromisoformat(last).toordinal() + 1)
    window = Window(named=name)
    assert in_window(window, first) is in_window(window, last) is MET
    assert in_window(window, str(before)) is in_window(window, str(after)) is UNMET


@pytest.mark.parametrize(
    ("unit", "amount", "ending", "first", "last"),
    [
        ("years", 2, Anchor.AWARD_YEAR, "2017-01-01", "2018-12-31"),
        ("years", 2, Anchor.YEAR_BEFORE, "2016-01-01", "2017-12-31"),
        ("years", 2, Anchor.AS_OF, "2016-08-31", "2018-08-31"),
        ("months", 6, Anchor.ROUND_END, "2018-03-01", "2018-08-31"),
        ("days", 30, Anchor.AS_OF, "2018-08-01", "2018-08-31"),
        ("years", 1, FactRef("left_on"), "2016-03-01", "2017-03-01"),
    ],
)
def test_windows_before_a_year_are_calendar_years_and_before_a_day_roll(
    unit: str, amount: int, ending: Any, first: str, last: str
) -> None:
    window = Window(unit=unit, amount=Literal(str(amount), amount), ending=ending)
    left = {"left_on": date(2017, 3, 1)}
    days = [date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()]
    inside = [in_window(window, str(date.fromordinal(d)), amount, **left) for d in days]
    outside = [
        in_window(window, str(date.fromordinal(day)), amount, **left)
        for day in (days[0] - 1, days[1] + 1)
    ]
    assert ([MET, MET], [UNMET, UNMET]) == (inside, outside)


def test_a_window_ending_on_an_unknown_day_is_unknown() -> None:
    window = Window(unit="years", amount=Literal("1", 1), ending=FactRef("left_on"))
    assert in_window(window, "2018-01-01", 1) is UNKNOWN


def test_a_window_without_its_length_is_unknown() -> None:
    window = Window(unit="years", amount=FactRef("height"), ending=Anchor.AS_OF)
    facts = facts_of(batch_of([person("an", joined_on=date(2018, 1, 1))]))
    assert facts.test("an", within(window), ((None,),)) is UNKNOWN


def test_fixed_windows_may_name_other_dates() -> None:
    bounds = (Literal("2018-01-01", date(2018, 1, 1).toordinal()), FactRef("left_on"))
    window = Window(bounds=bounds)
    codes = (bounds[0].code, None)
    facts = facts_of(
        batch_of([person("an", joined_on=date(2018, 5, 1), left_on=date(2018, 5, 1))])
    )
    assert facts.test("an", within(window), (codes,)) is MET


def test_a_year_lies_in_calendar_years() -> None:
    window = Window(unit="years", amount=Literal("2", 2), ending=Anchor.AS_OF)
    asked = within(window, "year", YEAR)
    count = fact(Computation.COUNT, "ratings", asked)
    rows = [row("ratings", year, year=year) for year in (2016, 2017, 2018, 2019)]
    facts = facts_of(batch_of(rows={"an": rows}), pack_of(count))
    assert facts.value("an", "asked").low == 2


def test_a_moment_lies_in_vietnamese_days() -> None:
    asked = within(Window(named="round"), "checked_at", MOMENT)
    last = datetime(2018, 8, 31, 16, 59, 59, tzinfo=UTC)
    late = datetime(2018, 8, 31, 17, tzinfo=UTC)
    assert verdict(asked, checked_at=last) is MET
    assert verdict(asked, checked_at=late) is UNMET


def test_an_ordered_enum_is_compared_by_rank() -> None:
    at_least_good = leaf("grade", GRADE, Operator.AT_LEAST, 1)
    count = fact(Computation.COUNT, "ratings", at_least_good)
    rows = [row("ratings", n, grade=g) for n, g in enumerate(("poor", "good"))]
    facts = facts_of(batch_of(rows={"an": rows}), pack_of(count))
    assert facts.value("an", "asked").low == 1


def test_a_yes_is_yes() -> None:
    assert verdict(PRODUCTION, in_production=True) is MET
    assert verdict(PRODUCTION, in_production=False) is UNMET
