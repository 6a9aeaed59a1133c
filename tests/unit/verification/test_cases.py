"""Cases beside the rules: what they give, what comes out, what they get wrong."""

from pathlib import Path
from typing import Any

import pytest

from good_pack import pack
from thidua.evaluation.opinions import bench
from thidua.model.findings import Outcome
from thidua.problems import Problem
from thidua.verification.cases import Case, CaseResult, read_cases, run_case

PASSES = """
cases:
  - case: a prize won makes the grand prize
    award: grand-prize
    about: has-prize
    round: dot-1
    given: {results: {prize: {eligible: met}}}
    expect: {verdict: met, outcome: eligible, deciding: [], missing: []}
"""


def read(folder: Path, text: str) -> tuple[tuple[Case, ...], tuple[Problem, ...]]:
    (folder / "cases").mkdir(exist_ok=True)
    (folder / "cases" / "some.yaml").write_text(text, encoding="utf-8")
    return read_cases(folder, pack())


def result(folder: Path, text: str) -> CaseResult:
    (case,), problems = read(folder, text)
    assert () == problems
    return run_case(case, pack(), bench())


def differences(folder: Path, text: str) -> dict[str, tuple[str, str]]:
    found = result(folder, text).differences
    return {each.of: (each.expected, each.found) for each in found}


def test_a_case_passes_that_comes_out_as_expected(tmp_path: Path) -> None:
    found = result(tmp_path, PASSES)
    assert found.passed
    assert found.decision is not None
    assert Outcome.ELIGIBLE is found.decision.outcome


@pytest.mark.parametrize("word", ["met", "unmet", "unknown"])
def test_results_of_earlier_awards_are_taken_as_given(
    tmp_path: Path, word: str
) -> None:
    text = PASSES.replace("eligible: met", f"eligible: {word}")
    found = differences(tmp_path, text)
    if word == "met":
        assert {} == found
    else:
        assert ("met", word) == found["verdict"]
        assert "outcome" in found


def test_everything_that_differs_is_named_with_both_sides(tmp_path: Path) -> None:
    text = PASSES.replace("eligible: met", "eligible: unmet")
    assert {
        "verdict": ("met", "unmet"),
        "outcome": ("eligible", "ineligible"),
        "deciding": ("–", "has-prize"),
    } == differences(tmp_path, text)


def test_a_route_not_taken_is_a_difference(tmp_path: Path) -> None:
    text = """
bases:
  worker:
    unit: {sector: public}
    nomination: {received_on: 2018-08-01}
cases:
  - case: a direct worker
    award: prize
    about: work
    base: worker
    round: dot-1
    given: {individual: {direct: true}}
    expect: {outcome: undetermined, verdict: met, route: initiatives}
"""
    assert {"route": ("initiatives", "direct-worker")} == differences(tmp_path, text)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("award: grand-prize", "award: great-prize", "V004"),
        ("about: has-prize", "about: has-price", "V005"),
        ("round: dot-1", "round: dot-3", "V006"),
        ("round: dot-1", "base: nobody", "V003"),
        ("expect: {", "expect: {verdic: met, ", "P012"),
    ],
)
def test_a_name_that_is_not_there_is_found_when_the_file_is_read(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    assert 1 == PASSES.count(old)
    _, problems = read(tmp_path, PASSES.replace(old, new))
    assert [code] == [problem.code for problem in problems]
    assert all(p.place.file == "cases/some.yaml" and p.place.line for p in problems)


GIVEN = "given: {results: {prize: {eligible: met}}}"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("{individuals: {}}", "V001"),
        ("{individual: {scores: 3}}", "V001"),
        ("{individual: {score: high}}", "V002"),
        ("{individual: {clubs: [public, nowhere]}}", "V002"),
        ("{nomination: {received_on: 31}}", "V002"),
        ("{results: {prize: {eligible: maybe}}}", "V002"),
        ("{individual: tall}", "V007"),
        ("{unit: [public]}", "V007"),
        ("{ratings: {year: 2018}}", "V007"),
        ("{ratings: [2018]}", "V007"),
        ("{members: 3}", "V007"),
        ("{results: {prize: met}}", "V007"),
    ],
)
def test_what_is_given_wrongly_is_a_fault_of_the_case_not_of_the_program(
    tmp_path: Path, given: str, code: str
) -> None:
    found = result(tmp_path, PASSES.replace(GIVEN, f"given: {given}"))
    assert [code] == [problem.code for problem in found.problems]
    assert not found.passed
    assert found.decision is None


def test_a_number_the_case_supplies_wrongly_is_its_fault(tmp_path: Path) -> None:
    text = PASSES.replace(GIVEN, "parameters: {wanted: many}")
    assert ["R005"] == [p.code for p in result(tmp_path, text).problems]


def test_a_base_lies_under_what_is_given_and_null_removes(tmp_path: Path) -> None:
    text = """
bases:
  worker:
    individual: {direct: true, score: 7.25, joined: 2000}
    ratings: [{year: 2017, grade: good}]
cases:
  - case: merged
    award: prize
    base: worker
    given: {individual: {score: 8, joined: null}, ratings: []}
    expect: {outcome: eligible}
"""
    (case,), problems = read(tmp_path, text)
    assert () == problems
    given: dict[str, Any] = case.given
    assert {"direct": True, "score": 8} == dict(given["individual"])
    assert [] == list(given["ratings"])


def test_members_are_people_of_the_unit_with_results_of_their_own(
    tmp_path: Path,
) -> None:
    text = """
cases:
  - case: one of two holds the grand prize, half hold the prize
    award: team-prize
    about: winners
    round: dot-1
    given:
      unit: {headcount: 2}
      members:
        - {results: {prize: {proposed: met}, grand-prize: {proposed: met}}}
        - {results: {prize: {proposed: unmet}, grand-prize: {proposed: unmet}}}
    expect: {verdict: met, outcome: eligible}
"""
    assert {} == differences(tmp_path, text)
    alone = text.replace("headcount: 2", "headcount: 3")
    assert {
        "verdict": ("met", "unknown"),
        "outcome": ("eligible", "undetermined"),
    } == differences(tmp_path, alone)


def test_a_folder_without_cases_has_none(tmp_path: Path) -> None:
    assert ((), ()) == read_cases(tmp_path, pack())
