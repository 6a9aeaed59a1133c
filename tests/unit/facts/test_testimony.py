"""Attestations and council votes."""

from datetime import date
from typing import Any

import pytest

from small_world import batch_of, derived, facts_of, interval, place, row
from thidua.facts.derive import FactBase
from thidua.model.facts import InputRef, Tally
from thidua.model.records import Nomination, Record
from thidua.problems import Place, Problem

STATEMENT = "exemplary_conduct"


def said(number: int, answer: str | None, statement: str = STATEMENT) -> Record:
    known = None if answer is None else answer == "yes"
    return row("attestations", number, statement=statement, answer=known)


def about(*rows: Record) -> tuple[FactBase, tuple[Problem, ...]]:
    return derived(batch_of(rows={"an": rows}))


@pytest.mark.parametrize(("answer", "code"), [("yes", 1), ("no", 0)])
def test_an_attestation_answers_its_statement(answer: str, code: int) -> None:
    facts, problems = about(said(2, answer))
    value = facts.attested("an", STATEMENT)
    assert ((code, code), ()) == (interval(value), problems)
    assert (place("attestations", 2),) == value.evidence
    assert value == facts.value("an", f"attested.{STATEMENT}")


def test_without_an_attestation_a_statement_is_unknown() -> None:
    facts, _ = about(said(2, "yes", "united"))
    value = facts.attested("an", STATEMENT)
    ref = InputRef("attestations", "an", detail=STATEMENT)
    assert ((None, None), (ref,)) == (interval(value), value.missing)


def test_two_attestations_that_agree_are_one() -> None:
    facts, problems = about(said(2, "yes"), said(3, "yes"))
    assert ((1, 1), ()) == (interval(facts.attested("an", STATEMENT)), problems)


def test_contradictory_attestations_are_unknown_and_a_problem() -> None:
    facts, problems = about(said(2, "yes"), said(3, "no"))
    value = facts.attested("an", STATEMENT)
    rows = [place("attestations", number) for number in (2, 3)]
    assert (None, rows) == (value.low, [ref.row for ref in value.missing])
    assert tuple(rows) == value.evidence
    assert [("F002", rows[0])] == [(p.code, p.place) for p in problems]
    assert problems[0].details["no"] == str(rows[1])


def test_an_attestation_without_an_answer_leaves_the_statement_open() -> None:
    facts, problems = about(said(2, "yes"), said(3, None))
    value = facts.attested("an", STATEMENT)
    assert (None, ()) == (value.low, problems)
    assert [place("attestations", 3)] == [ref.row for ref in value.missing]
    assert (place("attestations", 2),) == value.evidence


@pytest.mark.parametrize("answer", ["no", None])
def test_a_row_without_its_statement_may_say_otherwise(answer: str | None) -> None:
    stray = row("attestations", 3, answer=None if answer is None else answer == "yes")
    value = about(said(2, "yes"), stray)[0].attested("an", STATEMENT)
    ref = InputRef("attestations", "an", "statement", place("attestations", 3))
    assert ((None, None), (ref,)) == (interval(value), value.missing)


def test_a_row_without_its_statement_that_agrees_changes_nothing() -> None:
    stray = row("attestations", 3, answer=True)
    value = about(said(2, "yes"), stray)[0].attested("an", STATEMENT)
    assert ((1, 1), ()) == (interval(value), value.missing)


def test_a_later_attestation_is_not_used() -> None:
    late = row("attestations", 2, statement=STATEMENT, answer=True, on=date(2018, 9, 1))
    facts, problems = about(late)
    assert facts.attested("an", STATEMENT).low is None
    assert ["F001"] == [problem.code for problem in problems]


def vote(number: int = 2, **numbers: Any) -> Record:
    return row("votes", number, **numbers)


def voted(*rows: Record) -> tuple[FactBase, tuple[Problem, ...]]:
    nomination = Nomination("an", "merit", Place("n.csv"))
    return derived(batch_of(rows={"an|merit": rows}, nominations=[nomination]))


def test_a_vote_is_a_share_of_all_members_of_the_council() -> None:
    facts, _ = voted(vote(yes=7, no=1, members_total=9, present=8))
    assert Tally(7, 2) == facts.value("an", "vote.in_favour", "merit").tally
    assert Tally(8, 1) == facts.value("an", "vote.present", "merit").tally
    assert Tally(7, 2) == facts.value("an", "vote.in_favour").tally


def test_without_a_vote_its_share_is_unknown() -> None:
    value = facts_of(batch_of()).value("an", "vote.in_favour", "merit")
    assert (None, (InputRef("votes", "an"),)) == (value.tally, value.missing)


def test_unknown_votes_in_favour_leave_the_share_open() -> None:
    facts, _ = voted(vote(members_total=9))
    value = facts.value("an", "vote.in_favour", "merit")
    assert Tally(open_in=9) == value.tally
    assert ["yes"] == [ref.field for ref in value.missing]


def test_an_unknown_size_of_the_council_leaves_the_share_unknown() -> None:
    facts, _ = voted(vote(yes=9))
    value = facts.value("an", "vote.in_favour", "merit")
    assert (None, ["members_total"]) == (value.tally, [r.field for r in value.missing])


def test_votes_that_differ_are_unknown_and_a_problem() -> None:
    rows = (vote(2, yes=7, members_total=9), vote(3, yes=8, members_total=9))
    facts, problems = voted(*rows)
    value = facts.value("an", "vote.in_favour", "merit")
    assert value.tally is None
    assert value.missing
    assert [("F003", rows[0].place)] == [(p.code, p.place) for p in problems]


def test_votes_that_agree_are_one() -> None:
    facts, problems = voted(vote(2, yes=7), vote(3, yes=7, members_total=9))
    tally = facts.value("an", "vote.in_favour", "merit").tally
    assert (Tally(7, 2), ()) == (tally, problems)


@pytest.mark.parametrize(
    "numbers",
    [
        {"yes": 10, "members_total": 9},
        {"yes": 5, "no": 5, "members_total": 9},
        {"yes": 5, "members_total": 9, "present": 10},
        {"yes": 0, "members_total": 0},
        {"yes": -1, "members_total": 9},
    ],
)
def test_impossible_votes_are_unknown_and_a_problem(numbers: dict[str, int]) -> None:
    facts, problems = voted(vote(**numbers))
    assert facts.value("an", "vote.in_favour", "merit").tally is None
    assert ["F004"] == [problem.code for problem in problems]
