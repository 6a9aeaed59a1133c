"""What bad input gets: a place, what was found, what to do, and the rest goes on."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

import nominations as batch
from command_line import Answer, call
from thidua.texts.catalogue import catalogue
from tutorial import APPLICATIONS, JUDGE

GOOD = batch.PROPOSED
SHEET = "Danh sách cá nhân"


def judge(path: Path, *more: str) -> Answer:
    answer = call("evaluate", path, *batch.ASKED, "-o", path.with_name("run"), *more)
    assert "Traceback" not in answer.err
    return answer


def problems(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the problems a run wrote down, by code."""
    text = (path.with_name("run") / "problems.ndjson").read_text(encoding="utf-8")
    found: dict[str, list[dict[str, Any]]] = {}
    for line in text.split("\n")[:-1]:
        problem = json.loads(line)
        found.setdefault(problem["code"], []).append(problem)
    return found


def outcomes(path: Path) -> dict[str, str]:
    text = (path.with_name("run") / "decisions.ndjson").read_text(encoding="utf-8")
    decisions = [json.loads(line) for line in text.split("\n")[:-1]]
    return {decision["nominee"]: decision["outcome"] for decision in decisions}


BESIDE = {
    "an impossible date": ("N-09", {"received": "31/02/2018"}, "I3"),
    "an award nobody knows": ("N-09", {"award": "Huy hiệu Cây Dừa"}, "J3"),
    "a unit nobody knows": ("N-09", {"unit": "DV-77"}, "D3"),
}


@pytest.mark.parametrize("beside", BESIDE)
def test_a_faulty_cell_is_named_and_the_other_rows_go_on(
    tmp_path: Path, beside: str
) -> None:
    code, changes, cell = BESIDE[beside]
    story = batch.Story(code, "Ngô Văn Ổi", **changes)
    path = batch.write(tmp_path / "de-nghi.xlsx", GOOD, story)
    answer = judge(path)
    assert 1 == answer.code
    assert f"de-nghi.xlsx ▸ {SHEET} ▸ {cell}: " in answer.err
    assert "eligible" == outcomes(path)[GOOD.code]
    assert "eligible" != outcomes(path).get(code)


def test_an_impossible_date_leaves_the_field_unknown_not_false(tmp_path: Path) -> None:
    late = batch.Story("N-09", "Ngô Văn Ổi", received="31/02/2018")
    path = batch.write(tmp_path / "de-nghi.xlsx", GOOD, late)
    judge(path)
    assert "undetermined" == outcomes(path)["N-09"]


def test_a_nominee_without_a_unit_is_judged_as_far_as_that_goes(tmp_path: Path) -> None:
    stray = batch.Story("N-09", "Ngô Văn Ổi", unit=None)
    path = batch.write(tmp_path / "de-nghi.xlsx", GOOD, stray)
    answer = judge(path)
    assert {"N-01": "eligible", "N-09": "undetermined"} == outcomes(path)
    assert f"{SHEET} ▸ " in answer.err


def test_a_nominee_twice_is_told_with_both_rows(tmp_path: Path) -> None:
    path = batch.write(tmp_path / "de-nghi.xlsx", GOOD, GOOD, batch.HELD)
    answer = judge(path)
    assert 1 == answer.code
    assert re.search(rf"{SHEET} ▸ [A-Z]?3: ", answer.err), answer.err
    assert "held" == outcomes(path)[batch.HELD.code]


def test_a_heading_nobody_knows_is_told_with_the_nearest(tmp_path: Path) -> None:
    headings = ["Số hồ sơ trễ hạnn", *batch.HEADINGS]
    people = [headings, [7, *GOOD.row]]
    path = batch.write(tmp_path / "de-nghi.xlsx", GOOD, **{SHEET: people})
    answer = judge(path, "--lang", "en")
    assert f"{SHEET} ▸ A1: warning[N024]" in answer.err
    assert "nearest: Số hồ sơ trễ hạn" in answer.err
    assert {"N-01": "eligible"} == outcomes(path)


def test_a_register_that_is_missing_is_told(tmp_path: Path) -> None:
    path = batch.write(tmp_path / "de-nghi.xlsx", GOOD, without=("Kỷ luật",))
    judge(path)
    (told,) = problems(path)["N033"]
    assert "Kỷ luật" in {title["vi"] for title in told["details"]["found"]}
    assert "de-nghi.xlsx" == told["place"]["file"]
    assert {"N-01": "undetermined"} == outcomes(path)


def test_what_rests_on_a_sheet_of_proofs_that_is_missing_is_asked_for(
    tmp_path: Path,
) -> None:
    path = batch.write(tmp_path / "de-nghi.xlsx", GOOD, without=("Xác nhận",))
    assert 1 == judge(path).code
    (problem,) = problems(path)["R017"]
    assert "Xác nhận" == problem["details"]["table"]["vi"]
    assert {"N-01": "undetermined"} == outcomes(path)
    told = call("why", path.with_name("run"), "N-01", "--lang", "en").out
    assert "Would settle it, if favourable: Attestation: " in told


def test_without_a_table_of_nominees_there_is_nothing_to_judge(tmp_path: Path) -> None:
    path = batch.write(tmp_path / "de-nghi.xlsx", GOOD, without=(SHEET,))
    answer = judge(path)
    assert (4, "") == (answer.code, answer.out)
    assert "N030" in answer.err


def test_the_summary_counts_what_was_not_judged(tmp_path: Path) -> None:
    unread = batch.Story("N-09", "Ngô Văn Ổi", award="Huy hiệu Cây Dừa")
    path = batch.write(tmp_path / "de-nghi.xlsx", GOOD, unread)
    answer = judge(path, "--lang", "en")
    assert "2 nominees, 1 nominations, 1 judged" in answer.out
    assert f"{SHEET} ▸ J3: error[N080]" in answer.err


UNREADABLE = {
    "a page that calls itself a workbook": (b"<html>x</html>", ".xlsx"),
    "half a workbook": (b"PK\x03\x04" + b"\0" * 40, ".xlsx"),
    "nothing": (b"", ".xlsx"),
    "text in no encoding": (b"M\xe3,T\xean\n\xff\xfe,1\n", ".csv"),
    "broken JSON": (b'{"individual": [', ".json"),
    "a kind of file that is not known": (b"x", ".doc"),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_a_file_that_cannot_be_read_is_an_error_of_its_own(
    tmp_path: Path, what: str
) -> None:
    content, ending = UNREADABLE[what]
    path = tmp_path / f"de-nghi{ending}"
    path.write_bytes(content)
    answer = judge(path)
    assert (4, "") == (answer.code, answer.out)
    assert f"de-nghi{ending}" in answer.err
    assert not (tmp_path / "run").exists()


def test_a_batch_with_headings_and_no_row_is_empty(scholarship: Path) -> None:
    path = scholarship / APPLICATIONS
    head = path.read_text(encoding="utf-8").splitlines()[0]
    path.write_text(head + "\n", encoding="utf-8")
    answer = call("evaluate", path, *JUDGE)
    assert (4, "") == (answer.code, answer.out)
    assert "N0" in answer.err


def test_a_folder_without_a_table_is_empty(scholarship: Path) -> None:
    (scholarship / "lot").mkdir()
    answer = call("evaluate", "lot", *JUDGE)
    assert (4, "") == (answer.code, answer.out)


WRONG = {
    "a round": ("R003", ["--round", "hoc-ky-2"]),
    "a parameter": ("R004", ["--set", "seat=2"]),
    "a setting without a value": ("R006", ["--set", "seat"]),
    "a pack": ("R011", ["--pack", "hoc-bonk"]),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_request_for_what_there_is_not_is_a_fault_of_usage(
    scholarship: Path, what: str
) -> None:
    code, words = WRONG[what]
    answer = call("evaluate", APPLICATIONS, *JUDGE, *words, "--lang", "en")
    assert (2, "") == (answer.code, answer.out)
    assert f"error[{code}]" in answer.err
    assert 3 == len(answer.err.splitlines())
    assert not (scholarship / "ket-qua").exists()


@pytest.mark.parametrize("value", ["soon", "[", "2018-02-31", "", "12 %"])
def test_a_value_that_is_none_of_the_parameter_is_refused(
    tmp_path: Path, value: str
) -> None:
    path = batch.write(tmp_path / "de-nghi.xlsx", GOOD)
    answer = judge(path, "--set", f"dossier_deadline={value}")
    assert (2, "") == (answer.code, answer.out)
    assert "R005" in answer.err
    assert not (tmp_path / "run").exists()


def test_a_parameter_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = batch.write(tmp_path / "de-nghi.xlsx", GOOD)
    for text in ("parameters: [", "tham số: 1\n", "parameters: {dossier_deadlin: 1}"):
        (tmp_path / "tham-so.yaml").write_text(text, encoding="utf-8")
        answer = judge(path, "--parameters", str(tmp_path / "tham-so.yaml"))
        assert (2, "") == (answer.code, answer.out), text
        assert "tham-so.yaml" in answer.err


def test_every_option_that_must_be_given_is_asked_for(scholarship: Path) -> None:
    assert scholarship.is_dir()
    for words in ((), (APPLICATIONS,), (APPLICATIONS, "--pack", "hoc-bong")):
        answer = call("evaluate", *words)
        assert (2, "") == (answer.code, answer.out)
        assert "Traceback" not in answer.err


def test_a_code_that_a_message_shows_can_be_explained() -> None:
    for code in catalogue():
        answer = call("explain", code.lower(), "--lang", "en")
        assert 0 == answer.code
        assert answer.out.startswith(f"{code}\n  Fault: ")
    answer = call("explain", "N999", "--lang", "en")
    assert (2, "") == (answer.code, answer.out)
    assert "R014" in answer.err
