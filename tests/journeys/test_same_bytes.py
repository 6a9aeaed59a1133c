"""The same input gives the same bytes, wherever and however it is judged."""

import json
from dataclasses import replace
from pathlib import Path

import demo_batch
import nominations as batch
from command_line import call, run

ELSEWHERE = {
    "PYTHONHASHSEED": "2718",
    "TZ": "Asia/Ho_Chi_Minh",
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONUTF8": "0",
}


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_demo_command_elsewhere_writes_the_same_run_and_finds_it_as_expected(
    demo_run: Path, demo_expected: Path, tmp_path: Path
) -> None:
    assert demo_expected.is_dir()
    answer = run("demo", "-o", "ở-đâu-đó", cwd=tmp_path, **ELSEWHERE)
    assert "Traceback" not in answer.err
    assert 0 == answer.code, answer.out[-2000:] + answer.err
    assert "thidua evaluate sẽ trả mã 1 cho lô hồ sơ này" in answer.out
    for heading in ("ĐỦ ĐIỀU KIỆN", "KHÔNG ĐỦ ĐIỀU KIỆN", "CHƯA ĐỦ THÔNG TIN"):
        assert f": {heading}\n" in answer.out
    here, there = content(demo_run), content(tmp_path / "ở-đâu-đó")
    assert set(here) == set(there)
    assert [] == [name for name in here if here[name] != there[name]]


def test_a_second_run_of_a_batch_writes_the_same_bytes(tmp_path: Path) -> None:
    path = batch.write(tmp_path / "de-nghi.xlsx", *batch.STORIES)
    for number, surroundings in enumerate((demo_batch.HERE, ELSEWHERE)):
        words = ("evaluate", path, *batch.ASKED, "--all-awards", "-o", f"run-{number}")
        assert 1 == run(*words, cwd=tmp_path, **surroundings).code
    assert content(tmp_path / "run-0") == content(tmp_path / "run-1")


def test_the_order_of_rows_changes_places_only(tmp_path: Path) -> None:
    stories = (*batch.STORIES, replace(batch.PROPOSED, code="N-06", name="Ngô Ổi"))
    told = []
    for folder, order in (("a", stories), ("b", stories[::-1])):
        path = tmp_path / folder / "de-nghi.xlsx"
        path.parent.mkdir()
        batch.write(path, *order, seats=2)
        call("evaluate", path, *batch.ASKED, "-o", path.with_name("run"))
        told.append(without_places(path.with_name("run")))
    assert told[0] == told[1]
    assert 6 == len(told[0]["decisions.ndjson"])


def without_places(folder: Path) -> dict[str, list[object]]:
    """Return the conclusions of a run, without the rows they stand on."""
    found: dict[str, list[object]] = {}
    for name in ("decisions.ndjson", "proposals.ndjson", "problems.ndjson"):
        lines = (folder / name).read_text(encoding="utf-8").split("\n")[:-1]
        found[name] = [placeless(json.loads(line)) for line in lines]
    return found


def placeless(value: object) -> object:
    """Return a value without rows of sheets, evidence in a fixed order."""
    if isinstance(value, dict):
        return {
            name: placeless(inner) for name, inner in value.items() if name != "row"
        }
    if isinstance(value, list):
        return [placeless(inner) for inner in value]
    return value
