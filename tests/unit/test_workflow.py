"""The pipeline: strata in order, epochs apart, everything in a fixed order."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from good_pack import pack
from small_world import CONTEXT, batch_of, person
from thidua import workflow
from thidua.errors import EvaluatorsDisagree
from thidua.evaluation import reference
from thidua.evaluation.agreement import case_from_json
from thidua.evaluation.opinions import Bench, Engine, Opinion, bench
from thidua.model.conditions import Verdict
from thidua.model.findings import Decision, Outcome
from thidua.model.pack import Validity
from thidua.model.plan import Plan, Row, Trace
from thidua.model.records import Batch, Nomination, Record
from thidua.problems import Place
from thidua.workflow import Judgement, judge, with_all_awards

ALONE = bench(Engine.REFERENCE, cross_check=False)
MAY, AUGUST = date(2018, 5, 2), date(2018, 8, 2)
PLACE = Place("a.xlsx", "individual", 2)


def nominated(
    nominee: str, award: str = "prize", received_on: date | None = MAY
) -> Nomination:
    return Nomination(nominee, award, PLACE, received_on, "U01")


def batch(*nominations: Nomination) -> Batch:
    unit = Record(
        table="unit",
        key="U01",
        place=PLACE,
        values={"sector": "public", "headcount": 9},
    )
    keys = sorted({n.nominee for n in nominations})
    people = [person(key, unit="U01", name=key.title(), direct=True) for key in keys]
    ordered = sorted(nominations, key=lambda n: n.key)
    return batch_of(people, units=[unit], nominations=ordered)


def judged(*nominations: Nomination, chosen: Bench = ALONE) -> Judgement:
    return judge(batch(*nominations), pack(), CONTEXT, chosen)


def decision(found: Judgement, nominee: str, award: str) -> Decision:
    (one,) = (d for d in found.decisions if (d.nominee, d.award) == (nominee, award))
    return one


def test_an_award_that_uses_records_once_is_said_not_to_settle_rivals() -> None:
    once = pack()
    awards = {
        name: replace(award, uses_once=("initiatives",) if name == "prize" else ())
        for name, award in once.awards.items()
    }
    found = judge(batch(nominated("a")), replace(once, awards=awards), CONTEXT, ALONE)
    assert [{"award": "prize", "records": "initiatives"}] == [
        each.details for each in found.problems if each.code == "R015"
    ]


def test_decisions_stand_by_nominee_then_award() -> None:
    found = judged(nominated("b"), nominated("a", "grand-prize"), nominated("a"))
    assert [("a", "grand-prize"), ("a", "prize"), ("b", "prize")] == [
        (d.nominee, d.award) for d in found.decisions
    ]


def test_an_award_that_rests_on_another_not_asked_for_is_refused() -> None:
    alone = judged(nominated("a", "grand-prize"))
    assert Outcome.INELIGIBLE is decision(alone, "a", "grand-prize").outcome
    both = judged(nominated("a"), nominated("a", "grand-prize"))
    assert Outcome.UNDETERMINED is decision(both, "a", "prize").outcome
    assert Outcome.UNDETERMINED is decision(both, "a", "grand-prize").outcome


def test_each_dossier_is_judged_under_the_numbers_of_its_own_day() -> None:
    found = judged(nominated("a", received_on=MAY), nominated("b", received_on=AUGUST))
    wanted = [
        finding.required
        for nominee in ("a", "b")
        for finding in decision(found, nominee, "prize").findings
        if finding.node == "work/initiatives/0"
    ]
    assert [("1",), ("2",)] == wanted


@pytest.mark.parametrize(("year", "judged_at_all"), [(2017, False), (2018, True)])
def test_what_was_received_outside_the_pack_s_time_is_reported(
    year: int, *, judged_at_all: bool
) -> None:
    found = judged(nominated("a", received_on=date(year, 6, 1)), nominated("b"))
    assert judged_at_all == ("a" in {d.nominee for d in found.decisions})
    assert judged_at_all == ("R001" not in {p.code for p in found.problems})
    assert "b" in {d.nominee for d in found.decisions}


def test_a_nomination_received_after_the_as_of_date_is_reported_and_not_judged() -> (
    None
):
    for days, nominees, is_told in ((0, ["a"], False), (1, [], True)):
        day = CONTEXT.as_of + timedelta(days=days)
        found = judged(nominated("a", received_on=day))
        assert nominees == [d.nominee for d in found.decisions]
        assert is_told == ("R016" in {p.code for p in found.problems})


def test_an_award_out_of_force_is_reported_with_nominee_and_award() -> None:
    rules = pack()
    prize = replace(rules.awards["prize"], valid=Validity(start=AUGUST))
    later = replace(rules, awards={**rules.awards, "prize": prize})
    found = judge(batch(nominated("a")), later, CONTEXT, ALONE)
    assert () == found.decisions
    (problem,) = (p for p in found.problems if p.code == "R001")
    assert {"nominee": "a", "award": "prize"} == problem.details
    assert PLACE == problem.place


def test_a_fault_found_in_every_stratum_is_told_once() -> None:
    found = judged(nominated("a"), nominated("a", "grand-prize"))
    told = [(p.code, p.place, tuple(p.details.items())) for p in found.problems]
    assert len(told) == len(set(told))


def test_all_awards_of_a_kind_are_added_without_competing() -> None:
    whole = with_all_awards(
        batch(nominated("a"), nominated("b", "grand-prize")), pack()
    )
    assert [
        ("a", "grand-prize", False),
        ("a", "prize", True),
        ("b", "grand-prize", True),
        ("b", "prize", False),
    ] == [(n.nominee, n.award, n.is_nominated) for n in whole.nominations]
    assert {MAY} == {n.received_on for n in whole.nominations}


def test_judging_for_information_changes_no_decision_on_what_was_asked() -> None:
    asked = batch(nominated("a"), nominated("b", "grand-prize"))
    plain = judge(asked, pack(), CONTEXT, ALONE)
    informed = judge(with_all_awards(asked, pack()), pack(), CONTEXT, ALONE)
    assert plain.decisions == tuple(d for d in informed.decisions if d.nominated)
    assert plain.proposals == informed.proposals


def test_every_nominee_of_every_stratum_is_compared() -> None:
    second = replace(ALONE.first, engine=Engine.AUTO)
    found = judged(nominated("a"), nominated("b"), chosen=Bench(ALONE.first, second))
    assert 2 == found.compared
    assert 0 == judged(nominated("a")).compared


def test_a_disagreement_stops_everything_and_carries_the_case() -> None:
    def wrong(plan: Plan, rows: Iterable[Row]) -> list[Trace]:
        turned = {Verdict.MET: Verdict.UNMET, Verdict.UNMET: Verdict.MET}
        return [
            tuple(turned.get(verdict, verdict) for verdict in trace)
            for trace in reference.evaluate(plan, list(rows))
        ]

    doubtful = Bench(ALONE.first, Opinion(Engine.DURABLE, wrong))
    with pytest.raises(EvaluatorsDisagree) as stopped:
        judged(nominated("a"), chosen=doubtful)
    case = case_from_json(stopped.value.case)
    assert case.first == reference.evaluate(case.plan, [case.row])[0]
    (problem,) = stopped.value.problems
    assert {"first": "reference", "second": "durable", "count": "1"}.items() <= (
        problem.details.items()
    )


def test_progress_is_told_while_nominees_are_judged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workflow, "AT_ONCE", 1)
    told: list[tuple[int, int]] = []
    two = batch(nominated("a"), nominated("b"))
    judge(two, pack(), CONTEXT, ALONE, lambda *step: told.append(step))
    assert [(1, 2), (2, 2)] == told
