"""Verbs in small: what they print, and the code they leave with."""

import errno
import json
from pathlib import Path

import click
import pytest

import nominations as batch
import tutorial
from checkout import ROOT
from command_line import call
from thidua import __version__

NUMBERS = "parameters: {dossier_deadline: 2018-08-20, council_threshold: 80%}\n"


@pytest.fixture
def small_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a small batch in the place of the demo's."""
    folder = tmp_path / "demo"
    (folder / "expected").mkdir(parents=True)
    batch.write(folder / "de-nghi.xlsx", *batch.STORIES)
    (folder / "tham-so.yaml").write_text(NUMBERS, encoding="utf-8")
    monkeypatch.setattr("thidua.commands.demo.demo_folder", lambda: folder)
    monkeypatch.chdir(tmp_path)
    return folder


def test_the_demo_shows_a_yes_a_no_and_an_open_case(
    small_demo: Path, tmp_path: Path
) -> None:
    answer = call("demo", "--lang", "en")
    assert "thidua evaluate would return 1 for this batch" in answer.out
    for nominee, heading in (
        ("N-01", "ELIGIBLE"),
        ("N-02", "INELIGIBLE"),
        ("N-03", "UNDETERMINED"),
    ):
        head = f"thidua why … {nominee}  ·  "
        assert f"Outcome: {heading}\n" in answer.out.split(head)[1]
    assert (tmp_path / "demo-run" / "run.json").is_file()
    assert small_demo.is_dir()


def test_the_demo_fails_where_it_differs_from_what_is_expected(
    small_demo: Path,
) -> None:
    answer = call("demo", "--lang", "en")
    assert 1 == answer.code
    name = "bang-khen-ldld-tinh-ca-nhan.csv"
    assert f"DIFFERS from what is expected: {name}\n" in answer.out
    (small_demo / "expected" / "other.csv").write_text("x", encoding="utf-8")
    assert "expected: other.csv\n" in call("demo", "--lang", "en").out


def test_the_demo_speaks_json(small_demo: Path) -> None:
    assert small_demo.is_dir()
    told = json.loads(call("demo", "--json").out)
    assert 5 == told["counts"]["judged"]


def test_cases_are_told_as_json(tmp_path: Path) -> None:
    pack = tutorial.follow(tmp_path) / "hoc-bong"
    told = json.loads(call("test", pack, "--json").out)
    assert (3, 0, []) == (told["passed"], told["failed"], told["failures"])
    path = pack / "pack.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("at_least: 8.0", "at_least: 8.5"), encoding="utf-8")
    answer = call("test", pack, "--json")
    told = json.loads(answer.out)
    assert (1, 0, 3) == (answer.code, told["passed"], told["failed"])
    assert "outcome" in {each["of"] for each in told["failures"][0]["differences"]}


def test_a_pack_without_cases_is_not_taken_for_a_good_one(tmp_path: Path) -> None:
    pack = tutorial.follow(tmp_path) / "hoc-bong"
    (pack / "cases" / "hardship.yaml").unlink()
    answer = call("test", pack, "--lang", "en")
    assert (1, "0 cases passed, 0 failed\n") == (answer.code, answer.out)


def test_a_case_with_a_fault_of_its_own_fails_with_its_words(tmp_path: Path) -> None:
    pack = tutorial.follow(tmp_path) / "hoc-bong"
    cases = pack / "cases" / "hardship.yaml"
    text = cases.read_text(encoding="utf-8")
    cases.write_text(text.replace("mark_average: 8.0", "mark_average: high"), "utf-8")
    answer = call("test", pack, "--lang", "en")
    assert 1 == answer.code
    assert (
        "error[V002]: a value of the wrong type: pupil.mark_average: high" in answer.out
    )


def test_a_folder_of_packs_stands_before_the_shipped_ones(tmp_path: Path) -> None:
    tutorial.follow(tmp_path)
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "pack.yaml").write_text("pack: [", encoding="utf-8")
    listed = call("packs", "list", "--rules", tmp_path, "--lang", "en").out.splitlines()
    assert ["ben-tre-2018", "broken", "hoc-bong"] == [
        line.split()[0] for line in listed
    ]
    assert "broken  ✗ 1" == listed[1]
    assert listed[2].startswith("hoc-bong (hoc-bong-2026)  v1  ")
    found = call("lint", "hoc-bong", "--rules", tmp_path, "--lang", "en")
    assert (0, "hoc-bong: 0 errors, 0 warnings, 0 notes\n") == (found.code, found.out)


def test_schemas_are_printed_and_written(tmp_path: Path) -> None:
    printed = json.loads(call("packs", "schema").out)
    answer = call("packs", "schema", "--write", tmp_path / "schema")
    assert sorted(printed) == sorted(answer.out.split())
    for name, content in printed.items():
        text = (tmp_path / "schema" / name).read_text(encoding="utf-8")
        assert content == json.loads(text)
        assert text == (ROOT / "rules" / "schema" / name).read_text(encoding="utf-8")


def test_a_place_where_nothing_can_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    answer = call("packs", "schema", "--write", tmp_path / "file" / "schema")
    assert (74, "") == (answer.code, answer.out)
    assert "R010" in answer.err


def test_a_run_may_be_written_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tutorial.follow(tmp_path)
    (folder / "run").mkdir()
    monkeypatch.chdir(folder / "run")
    words = ("--pack", folder / "hoc-bong", "--as-of", "2026-06-30", "-o", ".")
    answer = call("evaluate", folder / tutorial.APPLICATIONS, *words)
    assert 1 == answer.code, answer.err
    assert (folder / "run" / "run.json").is_file()


def test_this_folder_is_refused_by_name_where_other_things_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tutorial.follow(tmp_path))
    words = (*tutorial.JUDGE[:-1], ".", "--lang", "en")
    answer = call("evaluate", tutorial.APPLICATIONS, *words)
    assert (74, "") == (answer.code, answer.out)
    assert f"the folder {tmp_path.name} exists" in answer.err


@pytest.mark.parametrize(
    "words",
    [["frobnicate"], ["why"], ["evaluate", "nowhere.xlsx"], ["--frobnicate"]],
)
def test_a_slip_on_the_command_line_is_usage(words: list[str]) -> None:
    answer = call(*words)
    assert (2, "") == (answer.code, answer.out)
    assert "Traceback" not in answer.err


def test_the_version_is_that_of_the_package() -> None:
    assert f"thidua {__version__}\n" == call("--version").out


def test_an_interruption_has_its_own_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_code: str) -> None:
        raise KeyboardInterrupt

    command = click.Command("explain", callback=interrupted, params=[_CODE])
    monkeypatch.setattr("thidua.commands.explain.command", command)
    answer = call("explain", "N001")
    assert (130, "") == (answer.code, answer.out)
    assert "Đã dừng giữa chừng.\n" == answer.err.lstrip()


_CODE = click.Argument(["_code"])


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, 74), (errno.EBADF, 70)])
def test_a_full_disk_under_the_results_is_no_bug(
    monkeypatch: pytest.MonkeyPatch, number: int, code: int
) -> None:
    def fail(_text: str) -> None:
        raise OSError(number, "why")

    monkeypatch.setattr("thidua.commands.explain.say", fail)
    answer = call("explain", "N001")
    assert (code, "") == (answer.code, answer.out)
    assert 1 == len(answer.err.splitlines())
