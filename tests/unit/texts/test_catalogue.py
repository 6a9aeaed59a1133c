"""Codes to sentences."""

from datetime import date

import pytest

from thidua.problems import Place, Problem, Severity
from thidua.texts import Language, LocalizedText
from thidua.texts.catalogue import catalogue, severity_word, word

PLACE = Place("a.xlsx", "Cá nhân", 3, "C")
FOUND = {"found": "31/02/2018", "field": "Ngày sinh"}
DATE = Problem("N043", PLACE, Severity.ERROR, FOUND)


def test_a_problem_is_worded_with_its_details_in_both_languages() -> None:
    assert word(DATE, Language.EN).message == (
        'Ngày sinh is a day that does not exist: "31/02/2018"'
    )
    for language in Language:
        told = word(DATE, language)
        for text in (told.message, told.expected, told.remedy):
            assert "{" not in text
    assert word(DATE, Language.VI) != word(DATE, Language.EN)


def test_what_a_cell_holds_is_never_taken_for_a_detail() -> None:
    odd = Problem("N043", PLACE, Severity.ERROR, {**FOUND, "found": "{field} {0}"})
    assert '"{field} {0}"' in word(odd, Language.EN).message


def test_a_long_cell_is_quoted_in_part() -> None:
    long = Problem("N043", PLACE, Severity.ERROR, {**FOUND, "found": "ô " * 400})
    (quoted,) = word(long, Language.VI).message.split('"')[1:2]
    assert (quoted[:4], "…", True) == ("ô ô ", quoted[-1], len(quoted) <= 120)


@pytest.mark.parametrize(
    ("nearest", "remedy"),
    [
        ("seats", "correct the name; nearest: seats"),
        ("–", "correct the name"),
    ],
)
def test_a_hint_that_names_nothing_is_left_out(nearest: str, remedy: str) -> None:
    details = {"pack": "small", "found": "x", "known": "–", "nearest": nearest}
    told = word(Problem("R004", PLACE, Severity.ERROR, details), Language.EN)
    assert remedy == told.remedy


def test_a_type_of_value_is_named_in_the_language() -> None:
    details = {"found": "80", "parameter": "threshold", "expected": "share"}
    fault = Problem("R005", PLACE, Severity.ERROR, details)
    assert word(fault, Language.VI).expected.startswith("tỷ lệ (")
    assert word(fault, Language.EN).expected.startswith("share (")


def test_a_changed_file_is_called_so_in_the_language() -> None:
    details = {"found": "decisions.ndjson", "why": "digest"}
    told = word(Problem("R008", PLACE, Severity.ERROR, details), Language.VI)
    assert told.message.endswith("đã bị thay đổi sau khi ghi (mã băm không khớp)")


@pytest.mark.parametrize("code", ["N999", "", "n043"])
def test_a_code_without_wording_is_a_bug(code: str) -> None:
    with pytest.raises(KeyError):
        word(Problem(code, PLACE), Language.VI)


def test_a_detail_that_is_lacking_is_a_bug() -> None:
    with pytest.raises(KeyError):
        word(Problem("N043", PLACE, Severity.ERROR, {}), Language.VI)


def test_no_code_is_given_twice() -> None:
    from thidua.texts import cases, evaluation, facts, intake, packs, runs, usage

    tables = (
        cases.CASES,
        evaluation.EVALUATION,
        facts.FACTS,
        intake.INTAKE,
        packs.PACKS,
        runs.RUNS,
        usage.USAGE,
    )
    assert sum(map(len, tables)) == len(catalogue())


@pytest.mark.parametrize("severity", list(Severity))
def test_every_severity_has_a_word_in_both_languages(severity: Severity) -> None:
    words = {severity_word(severity, language) for language in Language}
    assert 2 == len(words)


@pytest.mark.parametrize(
    ("language", "title"), [(Language.VI, "Ngày sinh"), (Language.EN, "Born on")]
)
def test_titles_and_days_are_said_in_the_language_of_the_reader(
    language: Language, title: str
) -> None:
    details = {
        "field": LocalizedText("Ngày sinh", "Born on"),
        "found": "1/1/1800",
        "low": date(1900, 1, 2),
        "high": (date(2018, 12, 31), LocalizedText("a", "b")),
    }
    told = word(Problem("N057", PLACE, Severity.ERROR, details), language)
    assert told.message.startswith(title)
    assert "02/01/1900" in told.expected
    assert told.expected.endswith(
        f"31/12/2018, {'a' if language is Language.VI else 'b'}"
    )
