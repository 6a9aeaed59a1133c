"""One run from files to what its folder holds."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import tutorial
from checkout import ROOT
from thidua import __version__
from thidua.errors import InputUnreadable, RequestInvalid
from thidua.evaluation.opinions import Bench, Engine, bench
from thidua.packs.library import Library
from thidua.packs.load import LoadedPack, load
from thidua.reports.run_folder import Run
from thidua.runs import Request, evaluate

REFERENCE = bench(Engine.REFERENCE, cross_check=False)
TWO_ROUNDS = """rounds:
  hoc-ky-2: {from: 2026-07-01, to: 2026-12-31}
"""
Judge = Callable[..., Run]


def pack(folder: Path) -> LoadedPack:
    found, problems = load(folder / "hoc-bong", Library((ROOT / "rules",)))
    assert found is not None, problems
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tutorial.follow(tmp_path)


@pytest.fixture
def judge(folder: Path) -> Judge:
    def judged(chosen: Bench = REFERENCE, **asked: Any) -> Run:
        asked.setdefault("inputs", (folder / tutorial.APPLICATIONS,))
        asked.setdefault("as_of", date(2026, 6, 30))
        return evaluate(Request(**asked), pack(folder), chosen)

    return judged


def test_the_only_round_is_taken_and_gives_the_dates(judge: Judge) -> None:
    manifest = judge().manifest
    assert "hoc-ky-1" == manifest["round"]
    assert {
        "as_of": "2026-06-30",
        "decided_on": "2026-06-30",
        "award_year": 2026,
        "round_start": "2026-01-01",
        "round_end": "2026-06-30",
    } == manifest["dates"]


def test_dates_that_are_asked_for_are_kept(judge: Judge) -> None:
    dates = judge(decided_on=date(2026, 7, 9), award_year=2025).manifest["dates"]
    assert ("2026-07-09", 2025) == (dates["decided_on"], dates["award_year"])


def test_of_several_rounds_one_has_to_be_named(folder: Path, judge: Judge) -> None:
    path = folder / "hoc-bong" / "pack.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("rounds:\n", TWO_ROUNDS), encoding="utf-8")
    with pytest.raises(RequestInvalid) as refused:
        judge()
    (problem,) = refused.value.problems
    assert ("R003", "--round") == (problem.code, str(problem.place))
    assert "hoc-ky-2" in problem.details["known"]
    assert "hoc-ky-2" == judge(round_id="hoc-ky-2").manifest["round"]


def test_a_round_there_is_not_is_answered_with_the_nearest(judge: Judge) -> None:
    with pytest.raises(RequestInvalid) as refused:
        judge(round_id="hoc-ky-l")
    assert "hoc-ky-1" == refused.value.problems[0].details["nearest"]


def test_the_manifest_names_program_pack_and_inputs(folder: Path, judge: Judge) -> None:
    manifest = judge().manifest
    assert {"name": "thidua", "version": __version__} == manifest["program"]
    found = pack(folder).pack
    assert {"id": found.id, "version": 1, "digest": found.digest} == manifest["pack"]
    content = (folder / tutorial.APPLICATIONS).read_bytes()
    digest = sha256(content).hexdigest()
    assert [{"file": "hoc-sinh.csv", "sha256": digest}] == manifest["inputs"]
    assert json.loads(json.dumps(manifest)) == manifest


def test_a_folder_of_inputs_is_listed_file_by_file(folder: Path, judge: Judge) -> None:
    batch = folder / "lot"
    batch.mkdir()
    applications = (folder / tutorial.APPLICATIONS).read_bytes()
    (batch / "pupil.csv").write_bytes(applications)
    manifest = judge(inputs=(batch,)).manifest
    assert ["pupil.csv"] == [each["file"] for each in manifest["inputs"]]


def test_counts_add_up(judge: Judge) -> None:
    counts = judge().manifest["counts"]
    assert (3, 3, 3) == (counts["nominees"], counts["nominations"], counts["judged"])
    assert {
        "hoc-bong-vuot-kho": {"ineligible": 1, "proposed": 1, "undetermined": 1}
    } == (counts["awards"])


def test_who_judged_and_why_nobody_checked_is_written_down(judge: Judge) -> None:
    alone = judge().manifest["evaluators"]
    assert ("reference", None, "not-asked", 0) == (
        alone["judged_by"],
        alone["checked_by"],
        alone["second_opinion_absent"],
        alone["compared"],
    )
    checked = Bench(REFERENCE.first, replace(REFERENCE.first, engine=Engine.AUTO))
    both = judge(checked).manifest["evaluators"]
    assert ("auto", None, 3) == (
        both["checked_by"],
        both["second_opinion_absent"],
        both["compared"],
    )


def test_nobody_nominated_is_no_batch(folder: Path, judge: Judge) -> None:
    path = folder / "attestations.csv"
    path.write_text("Học sinh,Nội dung,Xác nhận\nHS-01,Hoàn cảnh khó khăn,x\n", "utf-8")
    with pytest.raises(InputUnreadable) as refused:
        judge(inputs=(path,))
    assert "N030" in {problem.code for problem in refused.value.problems}


def test_supplied_numbers_are_written_as_yaml_and_used(
    folder: Path, judge: Judge
) -> None:
    path = folder / "hoc-bong" / "pack.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "at_least: 8.0", "at_least: {parameter: marks}"
    )
    marks = """parameters:
  marks:
    title: {vi: "Điểm", en: "Marks"}
    type: decimal
    scale: 1
    provenance: unknown
    cite: {source: tb-07, at: "1"}
"""
    path.write_text(text.replace("vocabulary:\n", marks + "vocabulary:\n", 1), "utf-8")
    waiting = judge()
    assert (
        "needs_parameter" in waiting.manifest["counts"]["awards"]["hoc-bong-vuot-kho"]
    )
    assert "supplied:\n" == waiting.parameters_text
    given = judge(settings=("marks=7.0",))
    assert (
        'supplied:\n- {"for":[],"from":"--set","parameter":"marks","value":"7.0"}\n'
        == given.parameters_text
    )
    assert 2 == given.manifest["counts"]["awards"]["hoc-bong-vuot-kho"]["proposed"]


def test_a_setting_nobody_can_use_stops_before_anything_is_judged(
    judge: Judge,
) -> None:
    with pytest.raises(RequestInvalid) as refused:
        judge(settings=("mark=7", "so"))
    assert ["R004", "R006"] == sorted(p.code for p in refused.value.problems)


def test_progress_ends_with_all_nominations(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    asked = Request((folder / tutorial.APPLICATIONS,), date(2026, 6, 30))
    evaluate(asked, pack(folder), REFERENCE, lambda *step: told.append(step))
    assert (3, 3) == told[-1]
    assert told == sorted(told)
