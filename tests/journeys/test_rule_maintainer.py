"""The rule maintainer's way: the tutorial, page in hand, then a slip of the pen."""

import json
import re
from pathlib import Path

import pytest

from command_line import call, run
from tutorial import APPLICATIONS, JUDGE, PAGE, commands

FAULT = re.compile(r"hoc-bong/pack\.yaml:(\d+):\d+: error\[P\d+\]: ")


def test_the_tutorial_says_what_happens(scholarship: Path) -> None:
    answers = [run(*words, cwd=scholarship) for words in commands()]
    lint, evaluate, why, test = answers
    assert (0, "hoc-bong: 0 errors, 0 warnings, 0 notes\n") == (lint.code, lint.out)
    assert 1 == evaluate.code, evaluate.err
    assert "3 nominees, 3 nominations, 3 judged" in evaluate.out
    assert "0 errors" in evaluate.out
    assert 0 == why.code
    assert "UNDETERMINED" in why.out
    assert "Would settle it, if favourable: Attestation: “Hardship”" in why.out
    assert (0, "3 cases passed, 0 failed\n") == (test.code, test.out)
    assert ["", "", ""] == [lint.err, why.err, test.err]


def test_the_tutorial_is_right_about_each_of_the_three(scholarship: Path) -> None:
    assert 1 == call("evaluate", APPLICATIONS, *JUDGE).code
    proposals = (scholarship / "ket-qua" / "proposals.ndjson").read_text()
    assert [("HS-01", "proposed")] == [
        (p["nominee"], p["standing"]) for p in map(json.loads, proposals.splitlines())
    ]
    marks, nobody_said = decision("HS-02"), decision("HS-03")
    assert ("ineligible", ["good-marks"]) == (marks["outcome"], marks["deciding"])
    assert ("undetermined", ["hardship"]) == (
        nobody_said["outcome"],
        nobody_said["deciding"],
    )


def decision(nominee: str) -> dict[str, object]:
    (told,) = json.loads(call("why", "ket-qua", nominee, "--json").out)["decisions"]
    return dict(told["decision"])


def test_a_changed_number_fails_the_first_case_and_names_the_criterion(
    scholarship: Path,
) -> None:
    pack = scholarship / "hoc-bong" / "pack.yaml"
    text = pack.read_text(encoding="utf-8")
    assert "change `8.0` to `8.5`" in PAGE.read_text(encoding="utf-8")
    pack.write_text(text.replace("at_least: 8.0", "at_least: 8.5"), encoding="utf-8")
    answer = call("test", "hoc-bong", "--lang", "en")
    assert 1 == answer.code
    head, outcome, *rest = answer.out.splitlines()
    assert "✗ cases/hardship.yaml:7:5: a pupil of a poor household qualifies" in head
    assert "outcome: expected eligible, found ineligible" in outcome
    assert "good-marks" in answer.out, rest


@pytest.mark.parametrize(
    "slips",
    [
        {"version: 1": "version: one", "route: poor": "rout: poor"},
        {
            "fact: mark_average": "fact: mark_averag",
            'tb-07, at: "2"': 'tb-08, at: "2"',
            "attested: hardship": "attested: hardshop",
        },
    ],
    ids=["of shape", "of meaning"],
)
def test_all_faults_of_a_pack_are_told_at_once_with_their_places(
    scholarship: Path, slips: dict[str, str]
) -> None:
    pack = scholarship / "hoc-bong" / "pack.yaml"
    text = pack.read_text(encoding="utf-8")
    for good, bad in slips.items():
        assert 1 == text.count(good)
        text = text.replace(good, bad)
    pack.write_text(text, encoding="utf-8")
    for words in (("lint", "hoc-bong"), ("evaluate", APPLICATIONS, *JUDGE)):
        answer = call(*words, "--lang", "en")
        assert 3 == answer.code
        told = (answer.out + answer.err).splitlines()
        places = [found[1] for line in told if (found := FAULT.match(line))]
        assert sorted(line_of(text, bad) for bad in slips.values()) == sorted(
            map(int, places)
        )
    assert not (scholarship / "ket-qua").exists()


def line_of(text: str, part: str) -> int:
    """Return the line on which a part of a text begins."""
    return text[: text.index(part)].count("\n") + 1


def test_faults_come_as_json_for_programs(scholarship: Path) -> None:
    pack = scholarship / "hoc-bong" / "pack.yaml"
    text = pack.read_text(encoding="utf-8")
    pack.write_text(text.replace("at_least: 8.0", "at_least: high"), encoding="utf-8")
    answer = call("lint", "hoc-bong", "--json")
    assert 3 == answer.code
    (fault,) = json.loads(answer.out)["findings"]
    assert "error" == fault["severity"]
    assert {"file", "line", "position"} == set(fault["place"])


def test_a_fault_in_a_case_is_named(scholarship: Path) -> None:
    cases = scholarship / "hoc-bong" / "cases" / "hardship.yaml"
    text = cases.read_text(encoding="utf-8")
    cases.write_text(text.replace("about: hardship", "about: hardshop", 1), "utf-8")
    answer = call("test", "hoc-bong", "--lang", "en")
    assert (3, "") == (answer.code, answer.out)
    assert "cases/hardship.yaml:9" in answer.err
    assert "V005" in answer.err
