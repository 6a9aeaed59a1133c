"""What may go wrong around a run: outputs, evaluators, interruptions."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

import nominations as batch
from command_line import call, environment, run
from thidua.evaluation import durable, opinions, reference
from thidua.evaluation.agreement import case_from_json, replay
from thidua.model.conditions import Verdict
from thidua.model.plan import Plan, Row, Trace
from thidua.reports.run_folder import read
from tutorial import APPLICATIONS, JUDGE

OUTPUT = JUDGE[:-1]


def test_a_folder_that_is_no_run_is_left_as_it_is(scholarship: Path) -> None:
    kept = scholarship / "giay-to" / "thu.txt"
    kept.parent.mkdir()
    kept.write_text("thư", encoding="utf-8")
    answer = call("evaluate", APPLICATIONS, *OUTPUT, "giay-to", "--lang", "en")
    assert (74, "") == (answer.code, answer.out)
    assert "error[R007]" in answer.err
    assert [kept] == list(kept.parent.iterdir())


def test_a_place_that_cannot_be_written_is_named(scholarship: Path) -> None:
    (scholarship / "tep").write_text("x", encoding="utf-8")
    answer = call("evaluate", APPLICATIONS, *OUTPUT, "tep/ket-qua", "--lang", "en")
    assert (74, "") == (answer.code, answer.out)
    assert "error[R010]" in answer.err
    assert 3 == len(answer.err.splitlines())


def test_an_older_run_is_replaced_whole(scholarship: Path) -> None:
    for _ in range(2):
        assert 1 == call("evaluate", APPLICATIONS, *JUDGE).code
        (scholarship / "ket-qua" / "bỏ-quên.txt").write_text("x", encoding="utf-8")
    assert 1 == call("evaluate", APPLICATIONS, *JUDGE).code
    assert not (scholarship / "ket-qua" / "bỏ-quên.txt").exists()
    assert [] == [p.name for p in scholarship.iterdir() if p.name.startswith(".")]


def test_a_failed_run_leaves_the_older_one(
    scholarship: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call("evaluate", APPLICATIONS, *JUDGE)
    before = (scholarship / "ket-qua" / "run.json").read_bytes()

    def full(_path: Path, _content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    answer = call("evaluate", APPLICATIONS, *JUDGE)
    monkeypatch.undo()
    assert 74 == answer.code
    assert "đĩa đã đầy" in answer.err
    assert before == (scholarship / "ket-qua" / "run.json").read_bytes()


def misjudged(plan: Plan, rows: list[Row]) -> list[Trace]:
    """Judge like the reference, with the last verdict of the last row turned over."""
    traces = reference.evaluate(plan, rows)
    verdict = Verdict.UNMET if traces[-1][-1] is Verdict.MET else Verdict.MET
    return [*traces[:-1], (*traces[-1][:-1], verdict)]


def test_evaluators_that_disagree_stop_the_run_and_leave_a_case(
    scholarship: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = opinions.Opinion(opinions.Engine.DURABLE, misjudged)
    monkeypatch.setattr(opinions, "_DURABLE", wrong)
    monkeypatch.setattr(durable, "availability", lambda: None)
    answer = call("evaluate", APPLICATIONS, *JUDGE, "--lang", "en")
    assert (6, "") == (answer.code, answer.out)
    assert "error[R002]" in answer.err
    assert not (scholarship / "ket-qua").exists()
    saved = scholarship / "ket-qua.disagreement.json"
    case = case_from_json(saved.read_text(encoding="utf-8"))
    assert str(saved.name) in answer.err
    assert case.first != case.second
    monkeypatch.undo()
    if durable.availability() is None:
        assert (case.second, case.second) == replay(case)


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("not-installed", "durable-rules is not installed"),
        ("does-not-load", "durable-rules does not load"),
        ("self-test: and", "durable-rules fails its self-test (and)"),
    ],
)
def test_without_the_second_evaluator_every_result_says_so(
    scholarship: Path, monkeypatch: pytest.MonkeyPatch, reason: str, told: str
) -> None:
    monkeypatch.setattr(durable, "availability", lambda: reason)
    answer = call("evaluate", APPLICATIONS, *JUDGE, "--lang", "en")
    assert 1 == answer.code
    assert f"Judged by reference; NO second opinion ({told})" in answer.out
    folder = scholarship / "ket-qua"
    evaluators = read(folder).manifest["evaluators"]
    assert (reason, None) == (
        evaluators["second_opinion_absent"],
        evaluators["checked_by"],
    )
    assert told in call("why", folder, "HS-01", "--lang", "en").out
    page = (folder / "ket-qua.html").read_text(encoding="utf-8")
    assert SECOND in page.casefold()
    assert SECOND in cells(folder / "ket-qua.xlsx").casefold()


SECOND = "không có bộ máy thứ hai"


def cells(path: Path) -> str:
    """Return every text of a workbook."""
    book = openpyxl.load_workbook(BytesIO(path.read_bytes()))
    rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
    return "\n".join(str(cell) for row in rows for cell in row if cell is not None)


def test_no_cross_check_is_said_too(scholarship: Path) -> None:
    answer = call("evaluate", APPLICATIONS, *JUDGE, "--no-cross-check", "--lang", "en")
    assert "NO second opinion (not asked for)" in answer.out
    assert (
        "not-asked"
        == (
            read(scholarship / "ket-qua").manifest["evaluators"][
                "second_opinion_absent"
            ]
        )
    )


def test_the_module_may_really_be_absent(tmp_path: Path, scholarship: Path) -> None:
    shadow = tmp_path / "shadow"
    shadow.mkdir()
    lines = 'raise ModuleNotFoundError("no", name="durable_rules_engine")\n'
    (shadow / "durable_rules_engine.py").write_text(lines, encoding="utf-8")
    paths = os.pathsep.join([str(shadow), environment()["PYTHONPATH"]])
    words = ("evaluate", APPLICATIONS, *JUDGE, "--lang", "en")
    answer = run(*words, cwd=scholarship, PYTHONPATH=paths)
    assert 1 == answer.code, answer.err
    assert "NO second opinion (durable-rules is not installed)" in answer.out


def test_an_interruption_ends_quietly_and_writes_nothing(scholarship: Path) -> None:
    pipe = scholarship / "tham-so.yaml"
    os.mkfifo(pipe)
    words = ("evaluate", APPLICATIONS, *JUDGE, "--parameters", pipe.name)
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)
    with (
        subprocess.Popen(
            [sys.executable, "-m", "thidua", *words],
            cwd=scholarship,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as started,
        pipe.open("wb"),
    ):  # opens when the program has come to read it
        started.send_signal(signal.SIGINT)
        out, err = started.communicate(timeout=60)
    signal.signal(signal.SIGINT, heard)  # jobs in the background are started deaf to it
    assert (130, b"") == (started.returncode, out)
    assert b"Traceback" not in err
    assert not (scholarship / "ket-qua").exists()


def test_a_bug_is_told_in_one_line(
    scholarship: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert scholarship.is_dir()

    def broken(*_: object) -> None:
        message = "a slip"
        raise AssertionError(message)

    monkeypatch.setattr("thidua.runs.judge", broken)
    answer = call("evaluate", APPLICATIONS, *JUDGE)
    assert (70, "") == (answer.code, answer.out)
    assert answer.err.endswith(": AssertionError: a slip\n")
    assert 1 == len(answer.err.splitlines())


def test_a_batch_in_which_nobody_is_open_ends_with_success(tmp_path: Path) -> None:
    path = batch.write(tmp_path / "de-nghi.xlsx", batch.PROPOSED, batch.INELIGIBLE)
    words = (*batch.ASKED, "-o", tmp_path / "run")
    assert 0 == call("evaluate", path, *words).code
    late = replace(batch.PROPOSED, code="N-07", name="Ngô Văn Ổi")
    path = batch.write(tmp_path / "de-nghi.xlsx", batch.PROPOSED, late)
    assert 1 == call("evaluate", path, *words).code, "two tied for one seat"
