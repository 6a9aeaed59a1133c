"""Before judging: what was found, what is asked, and the sender's file handed back."""

import json
from pathlib import Path

import openpyxl
import pytest

import nominations as batch
from command_line import Answer, call, run

PACK = ("--pack", "ben-tre-2018")
PEOPLE = "Danh sách cá nhân"
NEAR = "Họ và tên CNLĐ"
"""A heading near "Họ và tên", which nobody may guess."""


def sheet(*stories: batch.Story, name: str = NEAR) -> dict[str, list[list[object]]]:
    """Return the list of individuals with another heading over the names."""
    headings = [name if h == "Họ và tên" else h for h in batch.HEADINGS]
    return {PEOPLE: [headings, *(story.row for story in stories)]}


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return batch.write(tmp_path / "de-nghi.xlsx", *batch.STORIES[:4])


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """Return a workbook with a near heading and a faulty day."""
    faulty = batch.Story("N-06", "Đỗ Thị Xoài", received="31/02/2018")
    return batch.write(
        tmp_path / "de-nghi.xlsx", batch.PROPOSED, **sheet(batch.PROPOSED, faulty)
    )


def check(path: Path, *more: str | Path) -> Answer:
    return call("check", path, *PACK, *more)


def test_a_sound_batch_is_told_table_by_table(sound: Path) -> None:
    answer = check(sound)
    assert 0 == answer.code, answer.err
    assert f"de-nghi.xlsx ▸ {PEOPLE} → Cá nhân" in answer.out
    assert "tiêu đề ở hàng 1; 4 dòng đọc" in answer.out
    assert "Nơi công tác → Đơn vị công tác" in answer.out
    assert "4 đối tượng, 4 đề nghị; 0 lỗi" in answer.out
    assert "0 câu hỏi" in answer.out


def test_nothing_is_judged(sound: Path) -> None:
    check(sound)
    assert [sound.name] == [path.name for path in sound.parent.iterdir()]


def test_a_near_heading_is_asked_about_and_not_applied(odd: Path) -> None:
    answer = check(odd)
    assert 1 == answer.code
    assert f"{PEOPLE} ▸ B1: cột “{NEAR}” ghi mục nào?" in answer.out
    assert "    1. Họ và tên" in answer.out
    assert f"không đọc: {NEAR}" in answer.out
    assert "N043" in answer.err


def test_an_answer_in_the_map_is_used_and_kept_with_the_run(odd: Path) -> None:
    decided = odd.with_name("map.yaml")
    answer = check(odd, "--save-map", decided)
    assert f"--map {decided}" in answer.err
    text = decided.read_text(encoding="utf-8")
    decided.write_text(text.replace("answer: null", "answer: name"), encoding="utf-8")
    again = check(odd, "--map", decided)
    assert "0 câu hỏi" in again.out
    assert f"{NEAR} → Họ và tên" in again.out
    folder = odd.with_name("run")
    call("evaluate", odd, *batch.ASKED, "--map", decided, "-o", folder)
    kept = (folder / "map.yaml").read_text(encoding="utf-8")
    assert f"heading: {NEAR}" in kept
    assert "questions" not in kept
    assert "Trần Thị Mận" in call("why", folder, "Tran Thi Man").out


def test_a_person_at_the_terminal_is_asked_and_may_err(odd: Path) -> None:
    decided = odd.with_name("map.yaml")
    answer = run(
        *("check", odd, *PACK, "--ask", "--save-map", decided),
        cwd=odd.parent,
        given=b"7\n1\n",
    )
    assert "Hãy gõ một số trong danh sách" in answer.err
    assert "0 câu hỏi" in answer.out
    assert f"heading: {NEAR}" in decided.read_text(encoding="utf-8")


def test_a_question_may_be_left_open(odd: Path) -> None:
    answer = run("check", odd, *PACK, "--ask", cwd=odd.parent, given=b"\n")
    assert 1 == answer.code
    assert "1 câu hỏi" in answer.out


def test_breaking_off_leaves_without_a_word_too_many(odd: Path) -> None:
    answer = run("check", odd, *PACK, "--ask", cwd=odd.parent, given=b"")
    assert 130 == answer.code
    assert "Traceback" not in answer.err


def test_answers_given_before_breaking_off_are_kept(tmp_path: Path) -> None:
    heads = {"Họ và tên": NEAR, "Giới tính": "Giới tính CNLĐ"}
    headings = [heads.get(h, h) for h in batch.HEADINGS]
    file = batch.write(
        tmp_path / "de-nghi.xlsx",
        batch.PROPOSED,
        **{PEOPLE: [headings, batch.PROPOSED.row]},
    )
    asked = json.loads(check(file, "--json").out)["questions"]
    assert 1 < len(asked)
    decided = tmp_path / "map.yaml"
    answer = run(
        *("check", file, *PACK, "--ask", "--save-map", decided),
        cwd=tmp_path,
        given=b"1\n",
    )
    assert 130 == answer.code
    assert f"[1/{len(asked)}]" in answer.err
    left = decided.read_text(encoding="utf-8")
    assert f"heading: {asked[0]['found']}" in left.split("questions:")[0]
    assert len(asked) - 1 == left.count("answer: null")


def test_a_saved_map_says_how_to_answer_it(odd: Path) -> None:
    decided = odd.with_name("map.yaml")
    check(odd, "--save-map", decided)
    comments = [
        line
        for line in decided.read_text(encoding="utf-8").splitlines()
        if line.startswith("#")
    ]
    assert f"# 1. de-nghi.xlsx ▸ {PEOPLE} ▸ B1: cột “{NEAR}” ghi mục nào?" in comments
    assert "#    name: Họ và tên" in comments


@pytest.mark.parametrize("option", ["--annotate", "--save-map"])
def test_what_is_read_is_never_written_over(sound: Path, option: str) -> None:
    before = sound.read_bytes()
    answer = check(sound, option, sound)
    assert 2 == answer.code
    assert "R034" in answer.err
    assert before == sound.read_bytes()


def test_a_map_is_saved_over_a_map_and_nothing_else(sound: Path) -> None:
    other = sound.with_name("quan-trong.yaml")
    other.write_text("luong: 1\n", encoding="utf-8")
    answer = check(sound, "--save-map", other)
    assert 2 == answer.code
    assert "R036" in answer.err
    assert "luong: 1\n" == other.read_text(encoding="utf-8")
    decided = sound.with_name("map.yaml")
    assert [0, 0] == [check(sound, "--save-map", decided).code for _ in range(2)]


def test_a_map_that_contradicts_itself_is_refused(sound: Path) -> None:
    decided = sound.with_name("map.yaml")
    decided.write_text(
        "map: 1\nsheets:\n- {sheet: A, record: unit}\n- {sheet: A, leave_out: true}\n",
        encoding="utf-8",
    )
    answer = check(sound, "--map", decided)
    assert 2 == answer.code
    assert "P078" in answer.err
    assert "map.yaml:3" in answer.err


def test_an_annotated_copy_does_not_join_the_folder_it_is_about(sound: Path) -> None:
    answer = check(sound.parent, "--annotate", sound.with_name("tra-lai.xlsx"))
    assert 2 == answer.code
    assert [sound.name] == [path.name for path in sound.parent.iterdir()]


def test_a_map_may_be_saved_where_it_was_read(odd: Path) -> None:
    decided = odd.with_name("map.yaml")
    check(odd, "--save-map", decided)
    assert 1 == check(odd, "--map", decided, "--save-map", decided).code


def test_the_same_fault_down_a_column_is_told_once(tmp_path: Path) -> None:
    stories = [
        batch.Story(f"N-{n:02}", f"Đỗ Thị Xoài {n}", received="31/02/2018")
        for n in range(30)
    ]
    answer = check(batch.write(tmp_path / "de-nghi.xlsx", *stories))
    assert 1 == answer.err.count("N043")
    assert "cũng vậy ở 29 chỗ nữa: I3, I4" in answer.err


def test_a_map_with_a_fault_is_named_with_its_line(odd: Path) -> None:
    decided = odd.with_name("map.yaml")
    decided.write_text("map: 1\nsheets:\n- {record: people}\n", encoding="utf-8")
    answer = check(odd, "--map", decided)
    assert 2 == answer.code
    assert "map.yaml:3:12" in answer.err
    assert "individual" in answer.err


def test_the_sender_gets_the_workbook_back_with_notes(odd: Path) -> None:
    target = odd.with_name("tra-lai.xlsx")
    answer = check(odd, "--annotate", target)
    assert "ghi chú ở từng ô cần sửa" in answer.err
    book = openpyxl.load_workbook(target)
    before = openpyxl.load_workbook(odd)
    assert [*before.sheetnames, "Kết quả kiểm tra"] == book.sheetnames
    note = book[PEOPLE]["I3"].comment
    assert note is not None
    assert "31/02/2018" in note.text
    for name in before.sheetnames:
        assert [*before[name].values] == [*book[name].values]


def test_the_workbook_handed_back_may_be_sent_in_again(odd: Path) -> None:
    target = odd.with_name("tra-lai.xlsx")
    check(odd, "--annotate", target)
    first, again = check(odd, "--json"), check(target, "--json")
    problems = [json.loads(each.out)["problems"] for each in (first, again)]
    codes = [[problem["code"] for problem in found] for found in problems]
    assert codes[0] == codes[1]


def test_other_files_get_a_list_of_what_is_to_be_mended(tmp_path: Path) -> None:
    file = tmp_path / "individual.csv"
    file.write_text("Mã số,Họ và tên,Giới tính\nN-1,Lê Thị Ổi,ông ấy\n", "utf-8")
    target = tmp_path / "can-sua.xlsx"
    answer = check(file, "--annotate", target)
    assert "bảng liệt kê" in answer.err
    texts = [
        str(cell)
        for row in openpyxl.load_workbook(target).active.values
        for cell in row
    ]
    assert any("ông ấy" in text for text in texts)


@pytest.mark.parametrize("ending", ["xlsm", "xls", "csv"])
def test_a_list_is_not_written_under_the_name_of_another_kind_of_file(
    tmp_path: Path, ending: str
) -> None:
    file = tmp_path / "individual.csv"
    file.write_text("Mã số,Họ và tên\nN-1,Lê Thị Ổi\n", "utf-8")
    target = tmp_path.parent / f"can-sua.{ending}"
    answer = check(file, "--annotate", target)
    assert (2, "") == (answer.code, answer.out)
    assert "R035" in answer.err
    assert ".xlsx" in answer.err
    assert not target.exists()


def test_a_workbook_is_not_handed_back_under_an_ending_that_will_not_open(
    odd: Path,
) -> None:
    target = odd.with_name("tra-lai.xlsm")
    answer = check(odd, "--annotate", target, "--save-map", odd.with_name("map.yaml"))
    assert (2, "") == (answer.code, answer.out)
    assert "R029" in answer.err
    assert [odd.name] == [path.name for path in odd.parent.iterdir()]


@pytest.mark.parametrize("spelled", ["{folder}/./{name}", "{folder}/../{last}/{name}"])
def test_the_senders_file_is_spared_however_its_name_is_spelled(
    odd: Path, spelled: str
) -> None:
    before = odd.read_bytes()
    names = {"folder": odd.parent, "name": odd.name, "last": odd.parent.name}
    assert 2 == check(odd, "--annotate", Path(spelled.format(**names))).code
    link = odd.with_name("nguoi-gui.xlsx")
    link.symlink_to(odd)
    assert 2 == check(odd, "--annotate", link).code
    assert before == odd.read_bytes()


def test_a_batch_of_which_nothing_can_be_read_is_still_told(tmp_path: Path) -> None:
    file = tmp_path / "la.xlsx"
    batch.write(file, without=("Đơn vị", PEOPLE, "Chỉ tiêu"), Khac=[["a"], ["b"]])
    answer = check(file, "--annotate", tmp_path / "tra-lai.xlsx")
    assert 4 == answer.code
    assert "N002" in answer.err
    assert (tmp_path / "tra-lai.xlsx").is_file()


def test_json_tells_tables_problems_and_questions(odd: Path) -> None:
    answer = check(odd, "--json")
    told = json.loads(answer.out)
    assert "thidua/check/1" == told["schema"]
    (people,) = [t for t in told["tables"] if t["record"] == "individual"]
    assert {"heading": "Mã số", "fields": ["code"]} in people["columns"]
    assert [NEAR] == people["not_read"]
    assert ["heading"] == [question["topic"] for question in told["questions"]]
    assert {"N024", "N043"} <= {problem["code"] for problem in told["problems"]}


def test_ndjson_gives_a_problem_a_line(odd: Path) -> None:
    lines = [
        json.loads(line)
        for line in check(odd, "--format", "ndjson").out.split("\n")[:-1]
    ]
    assert {"N024", "N043"} <= {line["code"] for line in lines}
    assert all(line["remedy"] for line in lines)


def test_a_batch_is_held_against_an_earlier_run(sound: Path) -> None:
    folder = sound.with_name("run")
    call("evaluate", sound, *batch.ASKED, "-o", folder)
    answer = check(sound, "--against", folder)
    assert "N147" in answer.err
    assert "run" in answer.err


def test_a_damaged_earlier_run_is_named(sound: Path) -> None:
    folder = sound.with_name("run")
    folder.mkdir()
    (folder / "run.json").write_text("{}", encoding="utf-8")
    answer = check(sound, "--against", folder)
    assert 4 == answer.code
    assert "R008" in answer.err


def test_standard_input_is_a_batch_too(sound: Path) -> None:
    answer = run("check", "-", *PACK, cwd=sound.parent, given=sound.read_bytes())
    assert 0 == answer.code, answer.err
    assert f"stdin ▸ {PEOPLE} → Cá nhân" in answer.out
