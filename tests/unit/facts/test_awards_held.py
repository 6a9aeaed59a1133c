"""Other awards: history, results of earlier strata, members."""

import pytest

from small_world import (
    YES_NO,
    asked,
    batch_of,
    fact,
    facts_of,
    interval,
    leaf,
    person,
    row,
)
from thidua.model.conditions import AwardState, Operator, Verdict
from thidua.model.facts import InputRef
from thidua.model.pack import Computation
from thidua.model.records import Nomination, Record
from thidua.model.vocabulary import Kind, ValueType
from thidua.problems import Place

PROPOSED, GRANTED = AwardState.PROPOSED, AwardState.GRANTED
NOMINATED = Nomination("an", "title", Place("n.csv"))
RECENT = leaf("year", ValueType(Kind.YEAR), Operator.AT_LEAST, 2017)
HAS_MERIT = fact(Computation.HAS_AWARD, "prior_awards", RECENT, YES_NO, award="merit")


def won(number: int, award: str | None, year: int | None) -> Record:
    return row("prior_awards", number, award=award, year=year)


def result(
    *rows: Record,
    verdict: Verdict | None = None,
    state: AwardState = PROPOSED,
    nominated: bool = False,
) -> tuple[int | None, int | None]:
    batch = batch_of(rows={"an": rows}, nominations=[NOMINATED] if nominated else [])
    results = {} if verdict is None else {("an", "title", "proposed"): verdict}
    facts = facts_of(batch, results=results)
    return interval(facts.award_result("an", "title", state, "self"))


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        (Verdict.MET, (1, 1)),
        (Verdict.UNMET, (0, 0)),
        (Verdict.NOT_APPLICABLE, (0, 0)),
        (Verdict.UNKNOWN, (0, 1)),
    ],
)
def test_an_earlier_stratum_decides(
    verdict: Verdict, expected: tuple[int, int]
) -> None:
    assert expected == result(verdict=verdict, nominated=True)


def test_not_nominated_is_unmet_unless_granted_for_the_award_year() -> None:
    assert result() == (0, 0)
    assert result(won(2, "title", 2018)) == (1, 1)
    assert result(won(2, "title", 2017), won(3, "merit", 2018)) == (0, 0)


def test_a_grant_of_an_unknown_year_or_award_is_open() -> None:
    assert result(won(2, "title", None)) == (0, 1)
    assert result(won(2, None, 2018)) == (0, 1)
    assert result(won(2, None, 2017)) == (0, 0)


def test_a_nominee_not_judged_yet_is_open() -> None:
    assert result(nominated=True) == (0, 1)


def test_granted_asks_the_history_alone() -> None:
    assert result(verdict=Verdict.MET, state=GRANTED) == (0, 0)
    assert result(won(2, "title", 2018), state=GRANTED) == (1, 1)


def test_an_open_result_names_the_award_it_waits_for() -> None:
    facts = facts_of(batch_of(nominations=[NOMINATED]))
    value = facts.award_result("an", "title", "proposed", "self")
    assert (InputRef("award", "an", detail="title"),) == value.missing


def members_result(*verdicts: Verdict, **unit: object) -> tuple[int | None, ...]:
    keys = tuple(f"m{n}" for n in range(len(verdicts)))
    own = Record(table="unit", key="u", place=Place("u.csv"), values=unit)
    people = [person("team", "collective", unit="u"), *map(person, keys)]
    batch = batch_of(people, units=[own], members={"u": keys})
    pairs = zip(keys, verdicts, strict=True)
    results = {(key, "title", "proposed"): verdict for key, verdict in pairs}
    facts = facts_of(batch, results=results)
    return interval(facts.award_result("team", "title", PROPOSED, "members"))


def test_one_member_with_the_award_suffices() -> None:
    assert members_result(Verdict.UNKNOWN, Verdict.MET) == (1, 1)


def test_no_member_has_it_only_where_all_are_listed() -> None:
    assert members_result(Verdict.UNMET, headcount=1) == (0, 0)
    assert members_result(Verdict.UNMET, roster_complete=True) == (0, 0)
    assert members_result(Verdict.UNMET, headcount=2) == (0, 1)
    assert members_result(Verdict.UNMET) == (0, 1)
    assert members_result(Verdict.UNKNOWN, headcount=1) == (0, 1)


def test_has_award_looks_for_a_row_of_the_award_under_a_condition() -> None:
    assert interval(asked(HAS_MERIT, won(2, "merit", 2017))) == (1, 1)
    assert interval(asked(HAS_MERIT, won(2, "merit", 2016))) == (0, 0)
    assert interval(asked(HAS_MERIT, won(2, "flag", 2018))) == (0, 0)
    assert interval(asked(HAS_MERIT, won(2, None, 2018))) == (0, 1)
    assert interval(asked(HAS_MERIT)) == (0, 0)
