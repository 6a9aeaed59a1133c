"""Shares of rows and of members."""

from dataclasses import replace
from datetime import date
from typing import Any

from small_world import (
    APPLIED,
    SHARE,
    asked,
    batch_of,
    derived,
    fact,
    facts_of,
    leaf,
    pack_of,
    person,
    row,
)
from thidua.model.conditions import AwardLeaf, Operator, Verdict
from thidua.model.facts import FactValue, InputRef, Tally
from thidua.model.pack import MEMBERS, Computation, DerivedFact
from thidua.model.records import Batch, Record
from thidua.model.vocabulary import Kind, ValueType
from thidua.problems import Place

FEMALE = leaf("sex", ValueType(Kind.ENUM, of="sex"), Operator.EQUALS, 0)
OF_ROWS = fact(Computation.SHARE, "initiatives", APPLIED, SHARE)
ENDED = {"as_of": date(2018, 12, 31)}


def share_of(of: str, where: Any = FEMALE) -> DerivedFact:
    return fact(Computation.SHARE, MEMBERS, where, SHARE, of=of)


def team(
    *sexes: str | None, rows: dict[str, list[Record]] | None = None, **unit: Any
) -> Batch:
    keys = [f"m{n}" for n in range(len(sexes))]
    members = [
        person(key, **({} if sex is None else {"sex": sex}))
        for key, sex in zip(keys, sexes, strict=True)
    ]
    own = Record(table="unit", key="u", place=Place("u.csv", line=2), values=unit)
    leader = person("team", "collective", unit="u")
    return batch_of([leader, *members], rows, [own], members={"u": tuple(keys)})


def value_of(batch: Batch, asked_for: DerivedFact, **dates: Any) -> FactValue:
    return facts_of(batch, pack_of(asked_for), **dates).value("team", "asked")


def test_a_share_of_rows_tells_the_rows_apart() -> None:
    rows = [row("initiatives", n, applied=a) for n, a in enumerate((True, False, None))]
    assert Tally(1, 1, 1) == asked(OF_ROWS, *rows).tally


def test_a_share_of_no_rows_is_not_applicable() -> None:
    assert asked(OF_ROWS).empty is True


def test_a_share_of_an_incomplete_table_is_unknown() -> None:
    value = asked(OF_ROWS, incomplete=[("initiatives", "an")])
    assert (None, None) == (value.tally, value.empty)
    assert (InputRef("initiatives", "an"),) == value.missing


def test_members_outside_the_batch_are_unknown_up_to_the_headcount() -> None:
    value = value_of(team("female", "male", headcount=5), share_of("all_members"))
    assert Tally(1, 1, 3) == value.tally
    assert (InputRef(MEMBERS, "u"),) == value.missing


def test_a_complete_roster_needs_no_headcount() -> None:
    batch = team("female", None, roster_complete=True)
    value = value_of(batch, share_of("all_members"))
    assert Tally(1, 0, 1) == value.tally
    assert ["sex"] == [ref.field for ref in value.missing]


def test_a_person_who_could_not_be_linked_may_belong_to_a_complete_roster() -> None:
    batch = replace(
        team("female", roster_complete=True), incomplete=frozenset({(MEMBERS, "*")})
    )
    assert value_of(batch, share_of("all_members")).tally is None


def test_without_headcount_or_complete_roster_a_share_is_unknown() -> None:
    value = value_of(team("female"), share_of("all_members"))
    ref = InputRef("unit", "u", "headcount", Place("u.csv", line=2))
    assert (None, (ref,)) == (value.tally, value.missing)


def test_more_members_than_the_headcount_is_a_problem_and_unknown() -> None:
    batch = team("female", "male", headcount=1)
    facts, problems = derived(batch, pack_of(share_of("all_members")))
    assert facts.value("team", "asked").tally is None
    assert [("F005", Place("u.csv", line=2))] == [(p.code, p.place) for p in problems]
    assert {"unit": "u", "headcount": "1", "members": "2"} == problems[0].details


def test_an_empty_unit_has_no_share() -> None:
    assert value_of(team(headcount=0), share_of("all_members")).empty is True


def test_a_share_of_the_rated_counts_members_with_a_rating_of_the_award_year() -> None:
    rows = {
        "m0": [row("ratings", 2, year=2018)],
        "m1": [row("ratings", 3, year=2017)],
        "m2": [row("ratings", 4, year=2017), row("ratings", 5)],
    }
    batch = team("female", "male", "male", "female", rows=rows, roster_complete=True)
    ended = value_of(batch, share_of("rated"), **ENDED)
    assert Tally(sure_in=1, perhaps_out=1, perhaps_in=1) == ended.tally
    running = value_of(batch, share_of("rated"))
    assert Tally(sure_in=1, perhaps_out=2, perhaps_in=1) == running.tally


def test_ratings_nobody_sent_in_are_asked_for_once() -> None:
    batch = team("female", roster_complete=True)
    missing = value_of(batch, share_of("rated")).missing
    assert (InputRef("ratings", "m0"),) == missing


def test_a_share_of_winners_counts_members_by_what_earlier_strata_concluded() -> None:
    batch = team("female", "male", None, "female", headcount=5)
    results = {
        ("m0", "title", "proposed"): Verdict.MET,
        ("m1", "title", "proposed"): Verdict.UNKNOWN,
        ("m2", "title", "proposed"): Verdict.MET,
    }
    facts = facts_of(batch, pack_of(share_of("title")), results)
    expected = Tally(sure_in=1, open_in=1, perhaps_out=1, perhaps_open=1)
    assert expected == facts.value("team", "asked").tally


def test_a_share_may_ask_who_won_an_award() -> None:
    won = share_of("all_members", AwardLeaf("won", "title"))
    results = {("m0", "title", "proposed"): Verdict.MET}
    facts = facts_of(team(None, None, headcount=3), pack_of(won), results)
    value = facts.value("team", "asked")
    assert (Tally(1, 1, 1), False) == (value.tally, value.empty)
