"""The auditor's way: a run folder alone, years later, on another machine."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import nominations
import tutorial
from command_line import Answer, call, run

FILES = (
    "run.json",
    "pack/pack.yaml",
    "parameters.yaml",
    "records.ndjson",
    "decisions.ndjson",
    "proposals.ndjson",
    "problems.ndjson",
    "ket-qua.xlsx",
    "ket-qua.html",
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tutorial.follow(tmp_path_factory.mktemp("office"))
    answer = run("evaluate", tutorial.APPLICATIONS, *tutorial.JUDGE, cwd=folder)
    assert 1 == answer.code, answer.err
    return folder


@pytest.fixture
def copied(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the run elsewhere, where no rules can be found."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("thidua.resources.data_folder", lambda: tmp_path / "nowhere")
    shutil.copytree(archive / "ket-qua", tmp_path / "copy")
    return tmp_path / "copy"


def why(nominee: str) -> Answer:
    return call("why", "copy", nominee, "--lang", "en")


def test_the_run_folder_alone_gives_the_reasons(copied: Path) -> None:
    assert copied.is_dir()
    answer = why("HS-02")
    assert (0, "") == (answer.code, answer.err)
    assert "INELIGIBLE" in answer.out
    assert "at least 8; observed: 7.2" in answer.out
    assert "hoc-sinh.csv ▸ 3" in answer.out
    assert "07/TB-HB" in answer.out


@pytest.mark.parametrize("name", FILES)
def test_a_changed_byte_in_any_file_is_named(copied: Path, name: str) -> None:
    path = copied / name
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 1] = b"#"
    path.write_bytes(content)
    answer = why("HS-01")
    assert (4, "") == (answer.code, answer.out)
    assert "R008" in answer.err
    assert path.name in answer.err
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_gone_is_named(copied: Path, name: str) -> None:
    (copied / name).unlink()
    answer = why("HS-01")
    assert 4 == answer.code
    assert (copied / name).name in answer.err


def test_a_folder_that_never_was_a_run_is_refused(copied: Path) -> None:
    shutil.rmtree(copied)
    copied.mkdir()
    assert 4 == why("HS-01").code


def test_the_run_names_the_pack_it_was_judged_by(archive: Path) -> None:
    shown = run("packs", "show", "hoc-bong", "--effective", cwd=archive)
    kept = (archive / "ket-qua" / "pack" / "pack.yaml").read_bytes()
    assert kept.decode() == shown.out
    manifest = json.loads((archive / "ket-qua" / "run.json").read_bytes())
    told = run("packs", "show", "hoc-bong", cwd=archive, THIDUA_LANG="en")
    assert f"Digest: {manifest['pack']['digest'][:16]}" in told.out


def test_the_kept_pack_is_a_pack_with_the_same_digest(archive: Path) -> None:
    again = call("packs", "show", archive / "ket-qua" / "pack", "--lang", "en")
    first = call("packs", "show", archive / "hoc-bong", "--lang", "en")
    assert (0, first.out) == (again.code, again.out)


def test_a_shipped_pack_is_kept_with_its_words_and_gates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = nominations.write(tmp_path / "de-nghi.xlsx", nominations.INELIGIBLE)
    folder = tmp_path / "copy"
    call("evaluate", path, *nominations.ASKED, "-o", folder)
    shown = call("packs", "show", "ben-tre-2018", "--effective").out
    assert shown == (folder / "pack" / "pack.yaml").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("thidua.resources.data_folder", lambda: tmp_path / "nowhere")
    assert 2 == call("packs", "show", "ben-tre-2018").code
    answer = why("N-02")
    assert 0 == answer.code, answer.err
    assert "INELIGIBLE" in answer.out
    assert "No open matter" in answer.out


def test_every_reason_stands_on_rows_that_are_in_the_records(archive: Path) -> None:
    folder = archive / "ket-qua"
    rows = {place(line) for line in lines(folder / "records.ndjson")}
    cited = [
        place(finding)
        for decision in lines(folder / "decisions.ndjson")
        for finding in evidence(decision)
    ]
    assert cited
    assert set(cited) <= rows


def lines(path: Path) -> list[dict[str, object]]:
    text = path.read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def evidence(decision: object) -> Iterator[dict[str, object]]:
    """Yield every place that findings name as evidence."""
    if isinstance(decision, dict):
        for name, value in decision.items():
            if name == "evidence":
                yield from value
            else:
                yield from evidence(value)
    elif isinstance(decision, list):
        for value in decision:
            yield from evidence(value)


def place(value: dict[str, object]) -> tuple[object, object]:
    """Return the file and row of a record or of a place."""
    own = value.get("place", value)
    assert isinstance(own, dict)
    return own.get("file"), own.get("row")
