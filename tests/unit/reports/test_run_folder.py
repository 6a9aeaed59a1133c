"""A run folder: written whole or not at all, read back as it was, damage noticed."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from good_pack import loaded
from small_world import CONTEXT
from thidua.errors import InputUnreadable, OutputUnwritable
from thidua.problems import Place, Problem, Severity
from thidua.reports.run_folder import (
    Run,
    contents,
    opened,
    problem_from_json,
    problem_to_json,
    read,
    write,
)
from thidua.texts import LocalizedText
from unit.reports.builders import run as finished

PAGES = {"ket-qua.html": b"<p>", "ket-qua.xlsx": b"PK"}


@pytest.fixture
def run() -> Run:
    made, pack = finished(), loaded().pack
    identity = {"id": pack.id, "version": pack.version, "digest": pack.digest}
    return Run(
        manifest={**made.manifest, "pack": identity},
        pack_text=loaded().text,
        parameters_text="supplied:\n",
        map_text="map: 1\n",
        batch=made.batch,
        decisions=made.decisions,
        proposals=made.proposals,
        problems=made.problems,
    )


def test_what_is_written_is_read_back(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "run", contents(run, PAGES))
    found = read(tmp_path / "run")
    assert run.manifest.items() <= found.manifest.items()
    for name in ("pack_text", "parameters_text", "batch", "decisions", "proposals"):
        assert getattr(run, name) == getattr(found, name), name
    assert run.problems == found.problems


def test_the_pack_of_a_run_is_opened_from_the_run(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "run", contents(run, PAGES))
    found = opened(read(tmp_path / "run"), tmp_path / "run")
    assert loaded().pack.digest == found.digest
    assert list(loaded().pack.awards) == list(found.awards)


def test_a_pack_that_is_not_the_one_named_is_refused(run: Run, tmp_path: Path) -> None:
    pack = {**run.manifest["pack"], "digest": "0" * 64}
    other = Run(
        {**run.manifest, "pack": pack},
        run.pack_text,
        run.parameters_text,
        run.map_text,
        run.batch,
        run.decisions,
        run.proposals,
        run.problems,
    )
    write(tmp_path / "run", contents(other, PAGES))
    with pytest.raises(InputUnreadable) as refused:
        opened(read(tmp_path / "run"), tmp_path / "run")
    assert ["R008"] == [problem.code for problem in refused.value.problems]


def test_the_same_run_gives_the_same_bytes(run: Run) -> None:
    assert contents(run, PAGES) == contents(run, dict(reversed(PAGES.items())))


def test_the_manifest_lists_every_other_file(run: Run) -> None:
    files = contents(run, PAGES)
    manifest = json.loads(files["run.json"])
    assert {*manifest["files"], "run.json"} == set(files)


@pytest.mark.parametrize(
    "change",
    [
        {"round": "dot-2"},
        {"schema": "thidua/run/2"},
        {"digest": "0" * 64},
        {"files": {}},
        {"more": 1},
    ],
)
def test_a_manifest_that_was_touched_is_refused(
    run: Run, tmp_path: Path, change: dict[str, Any]
) -> None:
    write(tmp_path / "run", contents(run, PAGES))
    path = tmp_path / "run" / "run.json"
    manifest = {**json.loads(path.read_bytes()), **change}
    path.write_text(json.dumps(manifest, sort_keys=True, indent=1), encoding="utf-8")
    with pytest.raises(InputUnreadable) as refused:
        read(tmp_path / "run")
    assert ["run.json"] == [p.place.file for p in refused.value.problems]


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff", b'"run"'])
def test_a_manifest_that_is_none_is_refused(
    run: Run, tmp_path: Path, content: bytes
) -> None:
    write(tmp_path / "run", contents(run, PAGES))
    (tmp_path / "run" / "run.json").write_bytes(content)
    with pytest.raises(InputUnreadable):
        read(tmp_path / "run")


def test_a_folder_of_other_things_is_not_replaced(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")
    with pytest.raises(OutputUnwritable) as refused:
        write(tmp_path, contents(run, PAGES))
    assert ["R007"] == [problem.code for problem in refused.value.problems]
    assert ["letter.txt"] == [path.name for path in tmp_path.iterdir()]


def test_an_empty_folder_may_become_a_run(run: Run, tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    write(tmp_path / "run", contents(run, PAGES))
    assert (tmp_path / "run" / "run.json").is_file()
    assert ["run"] == [path.name for path in tmp_path.iterdir()]


def test_what_an_interrupted_run_left_behind_is_cleared(
    run: Run, tmp_path: Path
) -> None:
    for name in (".run.new", ".run.old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "half").write_text("x", encoding="utf-8")
    write(tmp_path / "run", contents(run, PAGES))
    assert ["run"] == [path.name for path in tmp_path.iterdir()]


def test_a_problem_keeps_everything_through_its_line() -> None:
    places = (Place("a.xlsx", "Cá nhân", 3, "C"), Place("a.yaml", line=3, position=5))
    title = LocalizedText("Ngày sinh", "Born on")
    details = {"found": "31/02\n–", "field": title, "low": (date(1985, 3, 9), title)}
    for place in places:
        for severity in Severity:
            problem = Problem("N043", place, severity, details)
            line = problem_to_json(problem)
            assert "\n" not in line
            assert problem == problem_from_json(line)


def test_dates_of_the_small_world_are_those_of_the_run(run: Run) -> None:
    assert CONTEXT.as_of.isoformat() == run.manifest["dates"]["as_of"]
