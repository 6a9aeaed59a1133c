"""Filling seats: who is proposed, who waits, who is tied, and why."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from thidua.model.conditions import Attested, Literal
from thidua.model.pack import Direction, Validity
from thidua.model.proposals import Standing
from thidua.model.run import RunContext
from thidua.selection.amounts import portion
from thidua.selection.select import select
from thidua.selection.winners import Win, counted
from unit.selection.builders import (
    CONTEXT,
    award,
    candidate,
    keyed,
    limit,
    pack,
    seat_parameter,
    valued,
)

HALF = Literal("50%", 500_000)
PROPOSED, RESERVE = Standing.PROPOSED, Standing.RESERVE
TIED, AWAITING = Standing.TIED, Standing.AWAITING_SEATS


def standings(*candidates, seats=(), keys=(Direction.MOST,), context=CONTEXT, of=None):
    chosen = select(award(seats, keys), candidates, of or pack(), context).proposals
    return {p.nominee: p.standing for p in chosen}


def proposal(nominee, *candidates, seats=(), keys=(Direction.MOST,)):
    chosen = select(award(seats, keys), candidates, pack(), CONTEXT).proposals
    return next(p for p in chosen if p.nominee == nominee)


def test_without_limits_everybody_is_proposed():
    people = [candidate("a", 1), candidate("b", None)]
    assert {"a": PROPOSED, "b": PROPOSED} == standings(*people)


def test_seats_go_by_rank_whatever_the_order_of_rows():
    people = [candidate("a", 1), candidate("b", 3), candidate("c", 2)]
    expected = {"b": PROPOSED, "c": PROPOSED, "a": RESERVE}
    assert expected == standings(*people, seats=[limit(2)])
    assert expected == standings(*reversed(people), seats=[limit(2)])


def test_a_reserve_names_the_limit_the_key_and_the_last_one_seated():
    people = [candidate("a", 3, 1), candidate("b", 3, 0)]
    lower = proposal("b", *people, seats=[limit(1)], keys=[Direction.MOST] * 2)
    assert ("total", "rank/2", "a") == (lower.binding, lower.separating, lower.below)
    assert 2 == lower.rank


def test_equals_at_the_last_seat_are_all_tied():
    people = [candidate("a", 9), candidate("b", 3), candidate("c", 3)]
    assert {"a": PROPOSED, "b": TIED, "c": TIED} == standings(*people, seats=[limit(2)])
    tied = proposal("b", *people, seats=[limit(2)])
    assert (("c",), "total", 2) == (tied.tied_with, tied.binding, tied.rank)
    assert [(2, 1)] == [(use.seats, use.taken) for use in tied.limits]


def test_those_below_a_tie_that_fills_the_seats_are_in_reserve():
    people = [candidate("b", 3), candidate("c", 3), candidate("d", 1)]
    assert RESERVE is standings(*people, seats=[limit(1)])["d"]


def test_equals_who_all_fit_are_proposed_with_the_same_rank():
    people = [candidate("a", 3), candidate("b", 3), candidate("c", 1)]
    chosen = select(
        award([limit(3)], [Direction.MOST]), people, pack(), CONTEXT
    ).proposals
    assert [1, 1, 3] == [p.rank for p in chosen]
    assert {PROPOSED} == {p.standing for p in chosen}


def test_a_limit_per_unit_and_one_in_total_must_both_have_room():
    seats = [limit(2), limit(1, per="submitting_unit")]
    people = [
        candidate("a", 9, unit="x"),
        candidate("b", 8, unit="x"),
        candidate("c", 7, unit="y"),
        candidate("d", 6, unit="z"),
    ]
    expected = {"a": PROPOSED, "b": RESERVE, "c": PROPOSED, "d": RESERVE}
    assert expected == standings(*people, seats=seats)
    assert "per-submitting_unit" == proposal("b", *people, seats=seats).binding
    assert "total" == proposal("d", *people, seats=seats).binding


def test_a_tie_inside_a_unit_leaves_others_of_the_same_rank_safe():
    seats = [limit(3), limit(1, per="submitting_unit")]
    people = [
        candidate("a1", 5, unit="a"),
        candidate("a2", 5, unit="a"),
        candidate("b1", 5, unit="b"),
        candidate("b2", 5, unit="b"),
        candidate("c1", 5, unit="c"),
        candidate("d1", 1, unit="d"),
    ]
    expected = dict.fromkeys(["a1", "a2", "b1", "b2"], TIED)
    expected |= {"c1": PROPOSED, "d1": RESERVE}
    assert expected == standings(*people, seats=seats)
    tied = proposal("a1", *people, seats=seats)
    assert (("a2",), "per-submitting_unit") == (tied.tied_with, tied.binding)


def test_an_unknown_number_gives_a_rank_and_no_proposal():
    people = [candidate("a", 2), candidate("b", 1)]
    seats = [limit("seats")]
    unknown = pack(seat_parameter("seats"))
    assert {"a": AWAITING, "b": AWAITING} == standings(*people, seats=seats, of=unknown)


def test_an_unknown_unit_under_a_limit_per_unit_waits():
    people = [candidate("a", 2, unit=None)]
    seats = [limit(1, per="submitting_unit")]
    assert {"a": AWAITING} == standings(*people, seats=seats)


def test_nobody_takes_a_seat_that_one_who_waits_may_need():
    parameter = seat_parameter("quota", keyed(1, "y"), keyed_by=("submitting_unit",))
    seats = [limit(1), limit("quota", per="submitting_unit")]
    waits, other = candidate("a", 2, unit="x"), candidate("b", 1, unit="y")
    given = partial(standings, waits, other, seats=seats)
    assert {"a": AWAITING, "b": AWAITING} == given(of=pack(parameter))
    no_seat = RunContext(**valued(CONTEXT, {"quota": (keyed(0, "x"),)}))
    assert {"a": RESERVE, "b": PROPOSED} == given(of=pack(parameter), context=no_seat)


@pytest.mark.parametrize(("above", "standing"), [(1, TIED), (2, TIED), (3, AWAITING)])
def test_equals_are_tied_where_a_limit_that_is_not_certain_has_room_anyway(
    above, standing
):
    parameter = seat_parameter("quota", keyed(1, "y"), keyed_by=("submitting_unit",))
    seats = [limit(3), limit("quota", per="submitting_unit")]
    waiting = [candidate(f"a{n}", 9 - n, unit="x") for n in range(above)]
    people = [*waiting, *(candidate(n, 1, unit="y") for n in "bc")]
    chosen = select(award(seats), people, pack(parameter), CONTEXT).proposals
    told = [(p.standing, p.binding) for p in chosen[above:]]
    binding = "per-submitting_unit" if standing is TIED else "total"
    assert [(standing, binding)] * 2 == told


def test_values_of_the_officer_come_first_and_particular_ones_before_general():
    parameter = seat_parameter(
        "quota", keyed(1, "*"), keyed(2, "x"), keyed_by=("submitting_unit",)
    )
    seats = [limit("quota", per="submitting_unit")]
    people = [candidate(n, v, unit="x") for n, v in (("a", 3), ("b", 2), ("c", 1))]
    given = partial(standings, *people, seats=seats, of=pack(parameter))
    assert {"a": PROPOSED, "b": PROPOSED, "c": RESERVE} == given()
    local = RunContext(**valued(CONTEXT, {"quota": (keyed(3, "*"),)}))
    assert {PROPOSED} == set(given(context=local).values())


def test_a_limit_or_a_key_out_of_force_on_the_day_of_decision_does_not_count():
    past = Validity(end=date(2017, 12, 31))
    people = [candidate("a", 1), candidate("b", 2)]
    assert {PROPOSED} == set(standings(*people, seats=[limit(1, valid=past)]).values())
    keys = [(Direction.MOST, past), (Direction.LEAST, Validity())]
    people = [candidate("a", 1, 5), candidate("b", 2, 6)]
    assert {"a": PROPOSED, "b": RESERVE} == standings(
        *people, seats=[limit(1)], keys=keys
    )


def test_what_a_proposal_is_subject_to_comes_along():
    only = candidate("a", 1, subject_to=("vote",))
    assert ("vote",) == proposal("a", only).subject_to


def test_no_seats_at_all_leaves_nobody_to_be_below():
    lower = proposal("a", candidate("a", 1), seats=[limit(0)])
    assert (RESERVE, None, None) == (lower.standing, lower.separating, lower.below)


def test_a_reserved_seat_is_kept_and_both_are_told_so():
    limits = [limit(1), reserved(1)]
    high = candidate("a", 9, meets={"direct": False})
    low = candidate("b", 1, meets={"direct": True})
    first, second = select(award(limits), [high, low], pack(), CONTEXT).proposals
    assert (RESERVE, "total", "kept") == (
        first.standing,
        first.binding,
        first.kept_for,
    )
    assert (PROPOSED, "kept", 0) == (second.standing, second.held_by, second.distance)
    assert "b" == first.above


def test_a_minimum_counts_nobody_of_whom_it_is_not_known():
    limits = [limit(1), reserved(1)]
    people = [candidate("a", 9, meets={"direct": None})]
    chosen = select(award(limits), people, pack(), CONTEXT)
    assert PROPOSED is chosen.proposals[0].standing
    assert None is chosen.proposals[0].limits[1].counts
    (problem,) = chosen.problems
    assert ("R030", "1", "0") == (
        problem.code,
        problem.details["wanted"],
        problem.details["attainable"],
    )


def test_more_than_can_be_gone_through_waits_and_is_reported():
    limits = [limit(1), limit("quota", per="submitting_unit"), reserved(1)]
    people = [
        candidate(f"{unit}{n}", n, unit=unit, meets={"direct": True})
        for unit in "abcdef"
        for n in range(4)
    ]
    unknown = pack(seat_parameter("quota", keyed_by=("submitting_unit",)))
    chosen = select(award(limits), people, unknown, CONTEXT)
    assert {AWAITING} == {p.standing for p in chosen.proposals}
    assert [("R031", "24")] == [(p.code, p.details["count"]) for p in chosen.problems]


def test_seats_that_depend_on_open_winners_wait_and_name_them():
    share = replace(
        limit(50), id="share", is_share=True, share_of="title", at_most=HALF
    )
    won = counted([Win("title", f"w{n}", n < 2) for n in range(4)])
    people = [candidate(name, value) for name, value in (("a", 3), ("b", 2), ("c", 1))]
    chosen = select(award([share]), people, pack(), CONTEXT, won).proposals
    assert [PROPOSED, AWAITING, RESERVE] == [p.standing for p in chosen]
    assert ("w2", "w3") == chosen[1].waits_for
    use = chosen[1].limits[0]
    assert (1, 2, 2, 0) == (use.seats, use.most, use.of_count, use.lost)


@pytest.mark.parametrize(
    ("rounding", "seats", "lost"),
    [("down", 3, 450_000), ("up", 4, -550_000), ("half_up", 3, 450_000)],
)
def test_what_rounding_took_is_told_in_millionths(rounding, seats, lost):
    assert (seats, lost) == portion(150_000, 23, rounding)


def reserved(number):
    where = Attested("direct", "direct")
    return replace(limit(None, at_least=number), id="kept", where=where)
