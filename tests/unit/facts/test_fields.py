"""Fields of nominees, units, nominations and the run."""

from datetime import date

from small_world import (
    CONTEXT,
    TITLE,
    batch_of,
    derived,
    facts_of,
    interval,
    person,
    row,
)
from thidua.facts.derive import FactBase
from thidua.model.facts import InputRef
from thidua.model.records import Batch, Nomination, Record
from thidua.problems import Place

UNIT = Record(
    table="unit",
    key="u1",
    place=Place("u.csv", line=2),
    values={"sector": "public_service", "headcount": 40},
)
HIGHER = Record(
    table="unit",
    key="u2",
    place=Place("u.csv", line=3),
    values={"sector": "production_business"},
)


def nomination(award: str, **more: object) -> Nomination:
    return Nomination("an", award, Place("n.csv", line=2), **more)


def batch(*nominations: Nomination, **values: object) -> Batch:
    return batch_of(
        [person("an", unit="u1", submitting_unit="u1", **values)],
        units=[UNIT, HIGHER],
        nominations=nominations,
    )


def test_a_known_field_is_exact_and_rests_on_its_row() -> None:
    value = facts_of(batch(sex="male")).value("an", "sex")
    assert (interval(value), value.evidence) == ((1, 1), (person("an").place,))


def test_a_missing_field_is_unknown_and_named() -> None:
    value = facts_of(batch()).value("an", "height")
    ref = InputRef("individual", "an", "height", person("an").place)
    assert ((None, None), (ref,)) == (interval(value), value.missing)


def test_texts_and_sets_are_kept_as_such() -> None:
    facts = facts_of(batch(motto="hai tốt", movements=("better", "faster")))
    assert facts.value("an", "motto").text == "hai tốt"
    assert facts.value("an", "movements").members == frozenset({0, 1})


def test_a_unit_lends_its_fields_to_its_nominees() -> None:
    facts = facts_of(batch())
    assert interval(facts.value("an", "unit.sector")) == (1, 1)
    missing = InputRef("unit", "u1", "roster_complete", UNIT.place)
    assert (missing,) == facts.value("an", "unit.roster_complete").missing


def test_without_a_unit_its_fields_are_unknown_for_want_of_the_unit() -> None:
    facts = facts_of(batch_of([person("an")]))
    ref = InputRef("individual", "an", "unit", person("an").place)
    assert (ref,) == facts.value("an", "unit.sector").missing


def test_a_unit_that_is_not_in_the_batch_lacks_the_field_asked_for() -> None:
    facts = facts_of(batch_of([person("an", unit="u9")]))
    assert (InputRef("unit", "u9", "sector"),) == facts.value(
        "an", "unit.sector"
    ).missing


def test_each_nomination_has_its_own_submitting_unit_and_day() -> None:
    facts = facts_of(
        batch(
            nomination("merit", submitting_unit="u2", received_on=date(2018, 8, 1)),
            nomination("title", received_on=date(2018, 8, 2)),
        )
    )

    def sector(award: str) -> int | None:
        return facts.value("an", "submitting_unit.sector", award).low

    def received(award: str | None) -> int | None:
        return facts.value("an", "nomination.received_on", award).low

    assert (0, 1) == (sector("merit"), sector("title"))
    assert date(2018, 8, 1).toordinal() == received("merit")
    assert date(2018, 8, 2).toordinal() == received("title")
    assert received(None) is None


def test_nominations_that_share_a_day_share_it_for_facts_of_no_award() -> None:
    day = date(2018, 8, 1)
    twice = [nomination(award, received_on=day) for award in ("merit", "title")]
    facts = facts_of(batch(*twice))
    assert day.toordinal() == facts.value("an", "nomination.received_on").low


def test_an_undated_nomination_takes_the_nominee_s_day_else_is_unknown() -> None:
    day = date(2018, 8, 3)

    def received(facts: FactBase) -> object:
        value = facts.value("an", "nomination.received_on", "merit")
        return value.low or value.missing

    given = facts_of(batch(nomination("merit"), received_on=day))
    ref = InputRef("nomination", "an", "received_on", Place("n.csv", line=2))
    assert day.toordinal() == received(given)
    assert (ref,) == received(facts_of(batch(nomination("merit"))))


def test_the_run_lends_its_dates() -> None:
    facts = facts_of(batch())
    days = {n: getattr(CONTEXT, n).toordinal() for n in ("as_of", "round_start")}
    assert (2018, 2018) == interval(facts.value("an", "run.award_year"))
    for name, day in days.items():
        assert (day, day) == interval(facts.value("an", f"run.{name}"))


def test_a_number_no_evaluator_can_hold_is_unknown_and_reported() -> None:
    facts, problems = derived(batch(height=2**62 + 1))
    assert facts.value("an", "height").missing
    assert ["F006"] == [problem.code for problem in problems]


def test_a_later_record_is_reported_and_not_used() -> None:
    later = row("initiatives", 2, recognised_on=date(2018, 9, 1))
    known = row("initiatives", 3, recognised_on=date(2018, 8, 31))
    undated = row("initiatives", 4)
    own = batch_of(rows={"an": [later, known, undated]})
    facts, problems = derived(own)
    assert (known, undated) == facts.rows_in_sight("initiatives", "an")
    assert [("F001", later.place)] == [(p.code, p.place) for p in problems]
    assert {
        "table": TITLE,
        "date": date(2018, 9, 1),
        "as_of": date(2018, 8, 31),
    } == problems[0].details
