"""Counts, sums, extremes, some and every over rows."""

from datetime import date
from typing import Any

from small_world import (
    APPLIED,
    MONEY,
    YES_NO,
    asked,
    fact,
    interval,
    leaf,
    place,
    row,
)
from thidua.model.conditions import Operator
from thidua.model.facts import FactValue, InputRef
from thidua.model.pack import Computation
from thidua.model.records import Record

COUNT = fact(Computation.COUNT, "initiatives", APPLIED)
RATED = fact(Computation.COUNT, "ratings")
BENEFIT = fact(Computation.SUM, "initiatives", APPLIED, MONEY, field="benefit")
SAVING = fact(Computation.SUM, "initiatives", APPLIED, field="saving")
HIGHEST = fact(Computation.HIGHEST, "initiatives", APPLIED, MONEY, field="benefit")
LOWEST = fact(Computation.LOWEST, "initiatives", APPLIED, MONEY, field="benefit")
SOME = fact(Computation.SOME, "initiatives", APPLIED, YES_NO)
EVERY = fact(Computation.EVERY, "initiatives", APPLIED, YES_NO)
OPEN_TABLE = [("initiatives", "an")]


def initiative(number: int, applied: str | None, **more: Any) -> Record:
    answer = None if applied is None else applied == "yes"
    return row("initiatives", number, applied=answer, **more)


def test_a_count_counts_the_rows_that_satisfy() -> None:
    value = asked(
        COUNT, initiative(2, "yes"), initiative(3, "no"), initiative(4, "yes")
    )
    assert value == FactValue(
        2, 2, evidence=(place("initiatives", 2), place("initiatives", 4))
    )


def test_an_unknown_cell_leaves_a_count_open_by_one_and_is_named() -> None:
    value = asked(COUNT, initiative(2, "yes"), initiative(3, None))
    ref = InputRef("initiatives", "an", "applied", place("initiatives", 3))
    assert ((1, 2), (ref,)) == (interval(value), value.missing)


def test_no_row_counts_as_zero_where_absence_means_none() -> None:
    assert FactValue(0, 0) == asked(COUNT)


def test_no_row_leaves_a_count_open_where_absence_means_unknown() -> None:
    value = asked(RATED)
    assert ((0, None), (InputRef("ratings", "an"),)) == (interval(value), value.missing)


def test_rows_close_a_table_whose_absence_means_unknown() -> None:
    assert interval(asked(RATED, row("ratings", 2, year=2018))) == (1, 1)


def test_an_incomplete_table_may_have_any_number_of_further_rows() -> None:
    value = asked(COUNT, initiative(2, "yes"), incomplete=OPEN_TABLE)
    assert (1, None) == interval(value)
    assert (1, None) == interval(
        asked(COUNT, initiative(2, "yes"), incomplete=[("initiatives", "*")])
    )


def test_rows_of_another_nominee_do_not_make_a_table_incomplete() -> None:
    value = asked(COUNT, initiative(2, "yes"), incomplete=[("initiatives", "binh")])
    assert (1, 1) == interval(value)


def test_where_no_row_counts_the_evidence_is_the_rows_looked_at() -> None:
    value = asked(COUNT, initiative(2, "no"))
    assert (place("initiatives", 2),) == value.evidence


def test_a_sum_adds_a_field_of_the_rows_that_satisfy() -> None:
    rows = (initiative(2, "yes", benefit=30), initiative(3, "no", benefit=5))
    assert interval(asked(BENEFIT, *rows)) == (30, 30)


def test_a_row_that_perhaps_satisfies_may_add_its_value() -> None:
    rows = (initiative(2, "yes", benefit=30), initiative(3, None, benefit=5))
    assert interval(asked(BENEFIT, *rows)) == (30, 35)


def test_a_negative_value_that_perhaps_counts_lowers_a_sum() -> None:
    assert interval(asked(SAVING, initiative(2, None, saving=-5))) == (-5, 0)


def test_an_unknown_value_leaves_a_sum_open_on_its_unbounded_side() -> None:
    rows = (initiative(2, "yes", benefit=30), initiative(3, "yes"))
    value = asked(BENEFIT, *rows)
    ref = InputRef("initiatives", "an", "benefit", place("initiatives", 3))
    assert ((30, None), (ref,)) == (interval(value), value.missing)
    assert interval(asked(SAVING, initiative(2, "yes"))) == (None, None)


def test_a_row_that_does_not_count_needs_no_value() -> None:
    value = asked(BENEFIT, initiative(2, "no"))
    assert ((0, 0), ()) == (interval(value), value.missing)


def test_an_incomplete_table_leaves_a_sum_open_where_values_may_lie() -> None:
    value = asked(BENEFIT, initiative(2, "yes", benefit=30), incomplete=OPEN_TABLE)
    assert interval(value) == (30, None)
    assert interval(asked(SAVING, incomplete=OPEN_TABLE)) == (None, None)


def test_a_sum_beyond_the_integers_of_an_evaluator_is_open() -> None:
    rows = (initiative(2, "yes", benefit=2**62), initiative(3, "yes", benefit=2**62))
    assert interval(asked(BENEFIT, *rows)) == (None, None)


def test_extremes_are_taken_over_the_rows_that_satisfy() -> None:
    rows = [initiative(n, "yes", benefit=10 * n) for n in (2, 3)]
    rows.append(initiative(4, "no", benefit=99))
    assert interval(asked(HIGHEST, *rows)) == (30, 30)
    assert interval(asked(LOWEST, *rows)) == (20, 20)


def test_an_unknown_value_moves_extremes_within_its_declared_range() -> None:
    rows = (initiative(2, "yes", benefit=30), initiative(3, "yes"))
    assert interval(asked(HIGHEST, *rows)) == (30, None)
    assert interval(asked(LOWEST, *rows)) == (0, 30)


def test_extremes_of_no_row_are_not_applicable() -> None:
    value = asked(HIGHEST, initiative(2, "no", benefit=3))
    assert (True, (None, None)) == (value.empty, interval(value))


def test_extremes_of_perhaps_no_row_are_perhaps_not_applicable() -> None:
    value = asked(LOWEST, initiative(2, None, benefit=30))
    assert (None, (30, 30)) == (value.empty, interval(value))
    assert value.missing


def test_dates_have_an_earliest_and_a_latest() -> None:
    days = (date(2018, 3, 1), date(2017, 3, 1))
    rows = [row("initiatives", n, recognised_on=d) for n, d in enumerate(days, 2)]
    for computation, day in ((Computation.LATEST, 0), (Computation.EARLIEST, 1)):
        found = asked(fact(computation, "initiatives", field="recognised_on"), *rows)
        assert days[day].toordinal() == found.low == found.high


def test_some_is_false_over_no_rows_and_open_over_doubtful_ones() -> None:
    assert interval(asked(SOME)) == (0, 0)
    assert interval(asked(SOME, initiative(2, None))) == (0, 1)
    assert interval(asked(SOME, initiative(2, "yes"), initiative(3, None))) == (1, 1)
    assert interval(asked(SOME, initiative(2, "no"), incomplete=OPEN_TABLE)) == (0, 1)


def test_every_is_decided_by_one_row_that_fails() -> None:
    value = asked(EVERY, initiative(2, "no"), initiative(3, None))
    assert ((0, 0), False, ()) == (interval(value), value.empty, value.missing)


def test_every_is_open_where_a_row_is_doubtful_or_may_be_missing() -> None:
    assert interval(asked(EVERY, initiative(2, "yes"), initiative(3, None))) == (0, 1)
    value = asked(EVERY, initiative(2, "yes"), incomplete=OPEN_TABLE)
    assert ((0, 1), False) == (interval(value), value.empty)


def test_every_is_not_applicable_over_no_rows() -> None:
    assert asked(EVERY).empty is True
    assert asked(EVERY, incomplete=OPEN_TABLE).empty is None


def test_a_condition_no_further_row_can_meet_leaves_nothing_open() -> None:
    never = leaf("run.award_year", MONEY, Operator.EQUALS, 1999)
    value = asked(fact(Computation.COUNT, "ratings", never))
    assert ((0, 0), ()) == (interval(value), value.missing)
