"""The officer's way: a workbook in, a run folder and reasons out."""

import json
from pathlib import Path

import pytest

import demo_batch
import nominations as batch
from command_line import Answer, call, run
from thidua.reports.run_folder import Run

FILES = {
    "run.json",
    "pack/pack.yaml",
    "parameters.yaml",
    "map.yaml",
    "records.ndjson",
    "decisions.ndjson",
    "proposals.ndjson",
    "problems.ndjson",
    "ket-qua.xlsx",
    "ket-qua.html",
}
AWARD = "bang-khen-ldld-tinh-ca-nhan"


def files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
    }


def counts(folder: Path) -> dict[str, dict[str, int]]:
    manifest = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    found: dict[str, dict[str, int]] = manifest["counts"]["awards"]
    return found


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return batch.write(tmp_path / "de-nghi.xlsx", *batch.STORIES)


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    path = batch.write(folder / "de-nghi.xlsx", *batch.STORIES)
    judge(path)
    return path


def judge(path: Path, *more: str | Path) -> Answer:
    return call("evaluate", path, *batch.ASKED, "-o", path.with_name("run"), *more)


def why(path: Path, nominee: str, *more: str) -> Answer:
    return call("why", path.with_name("run"), nominee, *more)


def test_the_demo_batch_is_judged_and_told_in_a_table(demo_run: Path) -> None:
    told = demo_batch.told(demo_run)
    assert 1 == told["code"]
    assert "Bằng khen LĐLĐ tỉnh (cá nhân)" in str(told["out"])
    assert "đối chiếu: reference" in str(told["out"])
    assert "0 khác nhau" in str(told["out"])
    assert "Traceback" not in str(told["err"])


def test_a_run_folder_holds_the_files_of_the_design_and_no_other(
    demo_run: Path,
) -> None:
    assert FILES == files(demo_run)


def test_nothing_of_the_demo_batch_is_dropped(demo: Run) -> None:
    counted = demo.manifest["counts"]
    assert counted["nominations"] == counted["judged"] == len(demo.decisions)
    assert sum(sum(row.values()) for row in counted["awards"].values()) == len(
        demo.decisions
    )


def test_every_story_comes_out_as_told(small: Path) -> None:
    answer = judge(small)
    assert (1, "") == (answer.code, answer.err.replace(note(answer.err), ""))
    outcomes = ("proposed", "reserve", "ineligible", "undetermined", "held")
    assert {AWARD: dict.fromkeys(outcomes, 1)} == counts(small.with_name("run"))


def note(complaints: str) -> str:
    """Return the one complaint: a table that nobody handed in."""
    assert "N033" in complaints
    assert 1 == complaints.count("[N")
    return complaints


@pytest.mark.parametrize(
    "asked", ["N-03", "Phạm Thị Bưởi", "pham thi buoi", "Danh sách cá nhân:4"]
)
def test_a_nominee_is_found_by_code_name_and_row(judged: Path, asked: str) -> None:
    answer = why(judged, asked)
    assert (0, "") == (answer.code, answer.err)
    assert answer.out.startswith("Phạm Thị Bưởi · N-03 · Công ty TNHH May Dừa Xanh\n")
    assert "CHƯA ĐỦ THÔNG TIN" in answer.out


def test_a_day_may_be_written_as_in_the_office(tmp_path: Path) -> None:
    path = batch.write(tmp_path / "de-nghi.xlsx", *batch.STORIES)
    days = ("--as-of", "31/08/2018", "--decided-on", "03/09/2018")
    told = judge(path, *days, "--json")
    assert ("2018-08-31", "2018-09-03") == (
        json.loads(told.out)["dates"]["as_of"],
        json.loads(told.out)["dates"]["decided_on"],
    )


def test_several_of_one_name_are_listed_to_choose_from(tmp_path: Path) -> None:
    namesake = batch.Story("N-05", "Trần Thị Mận")
    path = batch.write(tmp_path / "de-nghi.xlsx", batch.PROPOSED, namesake)
    judge(path)
    answer = why(path, "tran thi man")
    assert (2, "") == (answer.code, answer.out)
    assert [
        "2 hồ sơ khớp với “tran thi man”; hãy chạy lại với một mã:",
        "N-01  Trần Thị Mận  de-nghi.xlsx ▸ Danh sách cá nhân ▸ 2",
        "N-05  Trần Thị Mận  de-nghi.xlsx ▸ Danh sách cá nhân ▸ 3",
    ] == answer.err.splitlines()


def test_of_many_candidates_the_rest_is_counted(tmp_path: Path) -> None:
    people = [batch.Story(f"N-{n:02}", f"Lê Thị {n}") for n in range(12)]
    path = batch.write(tmp_path / "de-nghi.xlsx", *people)
    judge(path)
    answer = why(path, "le thi", "--lang", "en")
    assert 2 == answer.code
    head, *listed, rest = answer.err.splitlines()
    assert head.startswith("12 nominees fit “le thi”")
    assert 10 == len(listed)
    assert rest.startswith("… 2 more")


def test_an_award_nobody_judged_is_answered_with_those_judged(judged: Path) -> None:
    answer = why(judged, "N-03", "--award", "bang-khen", "--lang", "en")
    assert 1 == answer.code
    assert answer.err.startswith("not judged for the award “bang-khen”; judged for: ")


def test_nobody_of_that_name_is_an_error_with_the_nearest_names(judged: Path) -> None:
    answer = why(judged, "Phạm Thị Bười Hồng")
    assert (4, "") == (answer.code, answer.out)
    assert "R009" in answer.err
    assert "Phạm Thị Bưởi" in answer.err


def test_a_number_on_the_command_line_replaces_that_of_the_quota_sheet(
    small: Path,
) -> None:
    judge(small)
    assert {"proposed": 1, "reserve": 1}.items() <= counts(small.with_name("run"))[
        AWARD
    ].items()
    judge(small, "--set", f"seats[LD-01,{AWARD}]=2")
    assert 2 == counts(small.with_name("run"))[AWARD]["proposed"]
    told = (small.with_name("run") / "parameters.yaml").read_text(encoding="utf-8")
    assert '"from":"--set","parameter":"seats","value":"2"' in told
    assert '"from":"de-nghi.xlsx ▸ Chỉ tiêu ▸ 2","parameter":"seats"' in told


def test_without_quotas_the_eligible_wait_in_their_order(tmp_path: Path) -> None:
    path = batch.write(tmp_path / "de-nghi.xlsx", *batch.STORIES, seats=None)
    judge(path)
    assert 2 == counts(path.with_name("run"))[AWARD]["awaiting_seats"]
    answer = why(path, "N-01", "--lang", "en")
    assert "rank 1" in answer.out


def test_without_a_number_the_law_does_not_give_the_program_asks_for_it(
    small: Path,
) -> None:
    answer = call("evaluate", small, *batch.RULES, "-o", small.with_name("run"))
    assert 1 == answer.code
    assert 3 == counts(small.with_name("run"))[AWARD]["needs_parameter"]
    (told,) = json.loads(why(small, "N-01", "--json").out)["decisions"]
    assert ["received-in-time"] == told["decision"]["deciding"]


def test_other_awards_are_judged_for_information_when_asked(small: Path) -> None:
    judge(small, "--all-awards")
    decisions = read_lines(small.with_name("run") / "decisions.ndjson")
    assert 10 == len(decisions)
    assert 5 == sum(not decision.get("nominated", True) for decision in decisions)
    answer = why(small, "N-01", "--lang", "en")
    assert "not nominated; judged for information" in answer.out


def read_lines(path: Path) -> list[dict[str, object]]:
    text = path.read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def test_programs_get_json_and_one_decision_a_line(small: Path) -> None:
    whole = judge(small, "--json")
    assert {"counts", "dates", "evaluators", "pack", "run"} <= set(
        json.loads(whole.out)
    )
    answer = judge(small, "--format", "ndjson")
    told = [json.loads(line) for line in answer.out.splitlines()]
    assert ["N-01", "N-02", "N-03", "N-04", "N-05"] == [d["nominee"] for d in told]
    (reasons,) = json.loads(why(small, "N-02", "--json").out)["decisions"]
    assert "ineligible" == reasons["decision"]["outcome"]
    assert reasons["proposal"] is None


def test_a_batch_may_come_through_a_pipe(small: Path, tmp_path: Path) -> None:
    asked = ("evaluate", "-", *batch.ASKED, "-o", "piped", "--json")
    answer = run(*asked, cwd=tmp_path, given=small.read_bytes())
    assert 1 == answer.code
    told = json.loads(answer.out)
    assert ["stdin"] == [entry["file"] for entry in told["inputs"]]
    judge(small)
    assert counts(small.with_name("run")) == counts(tmp_path / "piped")


def test_one_award_may_be_asked_for(judged: Path) -> None:
    assert 0 == why(judged, "N-01", "--award", AWARD).code
    assert 1 == why(judged, "N-01", "--award", "co-thi-dua-ldld-tinh").code


def test_the_same_in_english_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = batch.write(tmp_path / "nominations.xlsx", *batch.STORIES)
    words = ("evaluate", path.name, *batch.ASKED, "-o", "run", "--lang", "en")
    answer = run(*words, cwd=tmp_path)
    assert 1 == answer.code, answer.err
    assert "Round dot-1 (2018-01-01 – 2018-08-31), known as of" in answer.out
    assert "5 nominees, 5 nominations, 5 judged" in answer.out
    assert "note[N033]" in answer.err
    told = run("why", "run", "N-03", cwd=tmp_path, THIDUA_LANG="en")
    assert "Would settle it, if favourable: " in told.out
