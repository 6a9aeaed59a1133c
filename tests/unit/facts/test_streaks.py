"""Consecutive years that satisfy."""

from datetime import date
from typing import Any

import pytest

from small_world import (
    EXCELLENT,
    YES_NO,
    asked,
    interval,
    leaf,
    place,
    row,
    streak_of,
)
from thidua.model.conditions import Anchor, Operator
from thidua.model.facts import InputRef
from thidua.model.pack import Bridge
from thidua.model.records import Record

STREAK = streak_of(EXCELLENT)
ALL = streak_of(EXCELLENT, per_year="all")
BEFORE = streak_of(EXCELLENT, ending=Anchor.YEAR_BEFORE)
LONG = leaf("long", YES_NO, Operator.IS, 1)
NEUTRAL = streak_of(EXCELLENT, bridge=Bridge("leaves", LONG))
COUNTING = streak_of(EXCELLENT, bridge=Bridge("leaves", LONG, "met"))
ENDED = {"as_of": date(2018, 12, 31)}


def rated(*years: int | None, grade: str | None = "excellent") -> list[Record]:
    return [row("ratings", (y or 999), year=y, grade=grade) for y in years]


def leave(year: int | None, *, long: bool | None = True) -> Record:
    return row("leaves", year or 999, year=year, long=long)


def test_a_streak_counts_back_from_the_award_year_to_the_first_gap() -> None:
    assert interval(asked(STREAK, *rated(2018, 2017, 2015))) == (2, 2)


def test_a_streak_may_end_with_the_year_before() -> None:
    assert interval(asked(BEFORE, *rated(2017, 2016))) == (2, 2)


def test_a_year_that_does_not_satisfy_breaks_a_streak() -> None:
    rows = [*rated(2018, 2016), *rated(2017, grade="good")]
    assert interval(asked(STREAK, *rows)) == (1, 1)


def test_a_year_not_ended_without_a_row_is_unknown() -> None:
    value = asked(STREAK, *rated(2017, 2016))
    ref = InputRef("ratings", "an", detail="2018")
    assert ((0, 3), (ref,)) == (interval(value), value.missing)


def test_an_ended_year_without_a_row_breaks_a_streak() -> None:
    assert interval(asked(STREAK, *rated(2017, 2016), **ENDED)) == (0, 0)


@pytest.mark.parametrize(("as_of", "most"), [("2018-12-30", 1), ("2018-12-31", 0)])
def test_a_year_has_ended_on_its_last_day(as_of: str, most: int) -> None:
    rows = rated(2016)
    value = asked(STREAK, *rows, as_of=date.fromisoformat(as_of))
    assert (0, most) == interval(value)


def test_an_unknown_grade_leaves_its_year_open() -> None:
    rows = [*rated(2018, 2016), *rated(2017, grade=None)]
    value = asked(STREAK, *rows)
    ref = InputRef("ratings", "an", "grade", place("ratings", 2017))
    assert ((1, 3), (ref,)) == (interval(value), value.missing)


def test_one_row_of_a_year_suffices_unless_all_are_asked_for() -> None:
    rows = [*rated(2018), row("ratings", 5, year=2018, grade="poor")]
    assert interval(asked(STREAK, *rows)) == (1, 1)
    assert interval(asked(ALL, *rows)) == (0, 0)


def test_a_row_of_an_unknown_year_may_fill_one_gap() -> None:
    value = asked(STREAK, *rated(2018, 2016, None))
    ref = InputRef("ratings", "an", "year", place("ratings", 999))
    assert ((1, 3), (ref,)) == (interval(value), value.missing)


def test_a_failing_row_of_an_unknown_year_may_spoil_any_where_all_are_asked() -> None:
    rows = [*rated(2018, 2017), *rated(None, grade="poor")]
    assert interval(asked(ALL, *rows)) == (0, 2)
    assert interval(asked(STREAK, *rows)) == (2, 2)


def test_an_incomplete_table_leaves_a_streak_open_to_the_declared_years() -> None:
    value = asked(STREAK, *rated(2018), incomplete=[("ratings", "an")])
    assert ((1, 9), True) == (
        interval(value),
        InputRef("ratings", "an") in value.missing,
    )


def test_without_a_row_absence_decides() -> None:
    assert interval(asked(STREAK, **ENDED)) == (0, 9)


def test_a_table_nobody_sent_in_is_asked_for_once() -> None:
    assert (InputRef("ratings", "an"),) == asked(STREAK).missing


def test_a_neutral_bridge_passes_over_a_year() -> None:
    rows: list[Any] = [*rated(2018, 2016), leave(2017)]
    assert interval(asked(NEUTRAL, *rows)) == (2, 2)


def test_a_counting_bridge_counts_the_year() -> None:
    rows: list[Any] = [*rated(2018, 2016), leave(2017)]
    assert interval(asked(COUNTING, *rows)) == (3, 3)


def test_a_doubtful_bridge_leaves_a_streak_open() -> None:
    rows: list[Any] = [*rated(2018, 2016), leave(2017, long=None)]
    value = asked(NEUTRAL, *rows)
    ref = InputRef("leaves", "an", "long", place("leaves", 2017))
    assert ((1, 2), (ref,)) == (interval(value), value.missing)
    assert interval(asked(COUNTING, *rows)) == (1, 3)


def test_a_bridge_of_an_unknown_year_may_close_one_gap() -> None:
    rows: list[Any] = [*rated(2018, 2016, 2014), leave(None)]
    assert interval(asked(NEUTRAL, *rows)) == (1, 2)
    assert interval(asked(COUNTING, *rows)) == (1, 3)


def test_a_bridged_year_that_satisfies_counts_once() -> None:
    rows: list[Any] = [*rated(2018, 2017), leave(2017)]
    assert interval(asked(COUNTING, *rows)) == (2, 2)


def test_the_evidence_is_the_rows_of_the_years_reached() -> None:
    value = asked(STREAK, *rated(2018, 2017, 2012))
    assert (place("ratings", 2017), place("ratings", 2018)) == value.evidence
