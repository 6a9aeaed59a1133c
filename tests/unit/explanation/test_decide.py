"""The outcome of a nominee for an award, its causes, and what would settle it."""

from datetime import date

import pytest

from thidua.model.conditions import ParameterRef, Verdict
from thidua.model.facts import FactValue, InputRef
from thidua.model.findings import Observed, Outcome
from thidua.model.pack import Effect, Validity
from thidua.problems import Place
from unit.explanation.builders import (
    NOMINEE,
    ROW,
    at_least,
    attested,
    awarded,
    criterion,
    decision,
    every,
    known,
    no,
    pack,
    parameter,
    some,
    yes,
)

LEVEL = ParameterRef("level")
MET, UNMET = {"direct": known(1)}, {"direct": known(0)}


def field(name: str) -> InputRef:
    return InputRef("individual", NOMINEE, name)


def statement(name: str) -> InputRef:
    return InputRef("attestations", NOMINEE, detail=name)


A_PARAMETER = InputRef("parameter", "*", detail="level")


def test_all_met_is_eligible_and_names_the_route() -> None:
    rules = pack(
        criterion("work", some(yes("direct", "worker"), at_least("count", 1, "idea")))
    )
    got = decision(rules, {"direct": known(1), "count": known(0)})
    assert Outcome.ELIGIBLE is got.outcome
    assert ((), (("work", "worker"),)) == (got.deciding, got.routes)
    assert ("2018-08-20", ROW) == (got.law_date, got.place)


def test_an_unmet_criterion_refuses_and_the_rest_is_listed_too() -> None:
    rules = pack(
        criterion("work", yes("direct")),
        criterion("conduct", attested("exemplary")),
        criterion("matter", attested("clear"), Effect.HOLD),
    )
    got = decision(rules, {**UNMET, "attested.clear": known(0)})
    assert (Outcome.INELIGIBLE, ("work",)) == (got.outcome, got.deciding)
    assert got.also == (
        (Outcome.HELD, "matter"),
        (Outcome.UNDETERMINED, "conduct"),
    )
    assert () == got.settled_by


def test_an_award_for_others_is_not_applicable_before_all_else() -> None:
    rules = pack(criterion("work", yes("direct")), applies_when=yes("unit.non_state"))
    got = decision(rules, {**UNMET, "unit.non_state": known(0)})
    assert (Outcome.NOT_APPLICABLE, ("applies-when",)) == (got.outcome, got.deciding)
    assert ((Outcome.INELIGIBLE, "work"),) == got.also


def test_not_knowing_whom_the_award_is_for_is_undetermined() -> None:
    rules = pack(criterion("work", yes("direct")), applies_when=yes("unit.non_state"))
    got = decision(rules, MET)
    assert (Outcome.UNDETERMINED, ("applies-when",)) == (got.outcome, got.deciding)
    assert (field("unit.non_state"),) == got.settled_by


def test_an_unmet_hold_gate_holds_and_says_what_would_lift_it() -> None:
    rules = pack(
        criterion("matter", attested("clear"), Effect.HOLD),
        criterion("conduct", attested("exemplary")),
    )
    got = decision(rules, {"attested.clear": known(0)})
    assert (Outcome.HELD, ("matter",)) == (got.outcome, got.deciding)
    assert (statement("clear"), statement("exemplary")) == got.settled_by


def test_an_unknown_confirm_gate_does_not_wait_and_an_unmet_one_refuses() -> None:
    rules = pack(criterion("vote", attested("exemplary"), Effect.CONFIRM))
    got = decision(rules, {})
    assert (Outcome.ELIGIBLE, ("vote",)) == (got.outcome, got.subject_to)
    refused = decision(rules, {"attested.exemplary": known(0)})
    assert (Outcome.INELIGIBLE, ("vote",)) == (refused.outcome, refused.deciding)


def test_a_parameter_without_a_value_that_could_decide_is_asked_for() -> None:
    rules = pack(
        criterion("idea", at_least("count", LEVEL)),
        criterion("conduct", attested("exemplary")),
        parameters=(parameter("level"),),
    )
    got = decision(rules, {"count": known(2)})
    assert (Outcome.NEEDS_PARAMETER, ("idea",)) == (got.outcome, got.deciding)
    assert ((Outcome.UNDETERMINED, "conduct"),) == got.also
    assert (statement("exemplary"), A_PARAMETER) == got.settled_by


def test_a_parameter_that_could_only_refuse_is_asked_for_too() -> None:
    rules = pack(
        criterion("both", every(at_least("count", LEVEL), yes("direct"))),
        parameters=(parameter("level"),),
    )
    assert Outcome.NEEDS_PARAMETER is decision(rules, {"count": known(2)}).outcome


def test_a_parameter_whose_fact_is_not_known_decides_nothing() -> None:
    rules = pack(
        criterion("idea", at_least("count", LEVEL)), parameters=(parameter("level"),)
    )
    got = decision(rules, {})
    assert Outcome.UNDETERMINED is got.outcome
    assert (field("count"), A_PARAMETER) == got.settled_by


def test_another_met_route_wins_over_a_parameter_without_a_value() -> None:
    rules = pack(
        criterion("work", some(yes("direct"), at_least("count", LEVEL))),
        parameters=(parameter("level"),),
    )
    got = decision(rules, {**MET, "count": known(2)})
    assert Outcome.ELIGIBLE is got.outcome


def test_under_none_a_parameter_is_turned_the_other_way() -> None:
    rules = pack(
        criterion("few", no(at_least("count", LEVEL), yes("direct"))),
        parameters=(parameter("level"),),
    )
    got = decision(rules, {"count": known(2)})
    assert Outcome.NEEDS_PARAMETER is got.outcome
    assert (field("direct"), A_PARAMETER) == got.settled_by


@pytest.mark.parametrize("received_on", [None, date(2018, 8, 20)])
def test_a_criterion_that_is_perhaps_not_in_force_asks_for_the_day(
    received_on: date | None,
) -> None:
    later = Validity(start=date(2018, 7, 1))
    rules = pack(criterion("work", yes("direct"), valid=later))
    got = decision(rules, UNMET, received_on)
    if received_on is not None:
        assert Outcome.INELIGIBLE is got.outcome
    else:
        assert Outcome.UNDETERMINED is got.outcome
        assert (field("nomination.received_on"),) == got.settled_by


def test_findings_show_what_the_evaluators_saw() -> None:
    row = Place("batch.xlsx", "Sáng kiến", 7)
    rules = pack(
        criterion("idea", at_least("count", LEVEL)), parameters=(parameter("level", 3),)
    )
    (got,) = decision(rules, {"count": FactValue(1, 2, evidence=(row,))}).findings
    assert ("idea", Verdict.UNMET, ("3",)) == (got.node, got.verdict, got.required)
    assert (Observed(1, 2), (row,), ()) == (got.observed, got.evidence, got.missing)


def test_a_result_of_another_award_is_an_input_when_it_is_open() -> None:
    rules = pack(criterion("first", awarded("medal")))
    got = decision(rules, {})
    assert (InputRef("award", NOMINEE, detail="medal"),) == got.settled_by
    seen = decision(rules, {"award.medal": known(1)}).findings[0].observed
    assert Observed(1, 1) == seen
