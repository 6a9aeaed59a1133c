"""How commands talk: which language, which stream, how much."""

import sys

import pytest

from thidua.commands.output import absence
from thidua.commands.speech import language, report, say, sentence
from thidua.problems import Place, Problem, Severity
from thidua.texts import Language

PROBLEM = Problem("R004", Place("--set"), Severity.ERROR, {
    "found": "seat", "pack": "small", "known": "seats", "nearest": "seats",
})  # fmt: skip


@pytest.mark.parametrize(
    ("words", "variable", "expected"),
    [
        ([], "", Language.VI),
        ([], "en", Language.EN),
        ([], "fr", Language.VI),
        (["why", "--lang", "en"], "", Language.EN),
        (["--lang=en", "why"], "vi", Language.EN),
        (["--lang", "vi"], "en", Language.VI),
        (["--lang"], "en", Language.EN),
        (["--lang", "fr"], "", Language.VI),
    ],
)
def test_the_option_wins_over_the_environment(
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    variable: str,
    expected: Language,
) -> None:
    monkeypatch.setattr(sys, "argv", ["thidua", *words])
    monkeypatch.setenv("THIDUA_LANG", variable)
    assert expected is language()


def test_a_problem_is_told_place_first_then_what_to_do() -> None:
    assert [
        "--set: error[R004]: the pack small has no parameter seat",
        "    expected: one of the parameters: seats",
        "    remedy: correct the name; nearest: seats",
    ] == sentence(PROBLEM, Language.EN).splitlines()


def test_results_and_complaints_go_their_own_ways(
    capsys: pytest.CaptureFixture[str],
) -> None:
    say("kết quả")
    report([PROBLEM])
    told = capsys.readouterr()
    assert "kết quả\n" == told.out
    assert "R004" in told.err


@pytest.mark.parametrize(("limit", "told"), [(None, 5), (5, 5), (2, 2)])
def test_what_is_left_out_is_counted(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    limit: int | None,
    told: int,
) -> None:
    monkeypatch.setattr(sys, "argv", ["thidua", "--lang", "en"])
    report([PROBLEM] * 5, limit)
    said = capsys.readouterr().err
    assert told == said.count("R004")
    assert ("… 3 more" in said) == (limit == 2)
    assert ("ket-qua.xlsx" in said) == (limit == 2)


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("not-asked", "not asked for"),
        ("not-installed", "durable-rules is not installed"),
        ("self-test: x: y", "durable-rules fails its self-test (x: y)"),
    ],
)
def test_why_a_second_opinion_is_absent(reason: str, told: str) -> None:
    assert told == absence(reason, Language.EN)
