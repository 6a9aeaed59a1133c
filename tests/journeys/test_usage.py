"""A call that cannot be understood: what was typed, what fits, in one's language."""

from pathlib import Path

import pytest

from command_line import Answer, run

PACK = ("--pack", "ben-tre-2018")
ENGLISH = ("Usage:", "Error", "Invalid", "Missing", "No such", "Try '", "Did you mean")
"""What Click would say."""
FAULTS: dict[str, tuple[tuple[str, ...], str, str, str]] = {
    "no such command": (
        ("evalute",), "R045",
        "evalute: lỗi[R045]: không có lệnh evalute",
        "nearest: evaluate; see thidua --help --lang en",
    ),
    "no such command on packs": (
        ("packs", "shw"), "R045", "gần nhất: show", "nearest: show",
    ),
    "no such option": (
        ("check", "--paack", "x"), "R037",
        "gần nhất: --pack; xem thidua check --help\n", "no option --paack",
    ),
    "an empty choice": (
        ("--lang=",), "R040", "một trong: vi, en", "one of: vi, en",
    ),
    "a missing argument": (
        ("explain",), "R038", "chưa nêu MÃ", "thidua explain: error[R038]: CODE is",
    ),
    "a missing option": (
        ("check", "."), "R038",
        "cần: tên bộ tiêu chuẩn", "expected: name of a pack",
    ),
    "no such file": (
        ("check", "de-ngi.xlsx", *PACK), "R039",
        "de-ngi.xlsx: lỗi[R039]: không dùng được de-ngi.xlsx: không có tệp",
        "nearest: de-nghi.xlsx",
    ),
    "a folder for a file": (
        ("check", ".", *PACK, "--map", "."), "R039",
        "--map: lỗi[R039]: không dùng được .: đây là một thư mục", "it is a folder",
    ),
    "a file for a folder": (
        ("why", "de-nghi.xlsx", "x"), "R039", "đây là một tệp", "it is a file",
    ),
    "no such choice": (
        ("check", ".", *PACK, "--format", "jsn"), "R040",
        "--format không nhận giá trị jsn", "nearest: json",
    ),
    "an impossible day": (
        ("evaluate", ".", *PACK, "-o", "run", "--as-of", "31/02/2018"), "R041",
        "--as-of không hiểu giá trị 31/02/2018", "as 2018-08-31 or 31/08/2018",
    ),
    "a year in letters": (
        (
            *("evaluate", ".", *PACK, "-o", "run", "--as-of", "2018-08-31"),
            *("--award-year", "nay"),
        ),
        "R041", "một số nguyên", "a whole number",
    ),
    "an option without its value": (
        ("check", ".", "--pack"), "R042", "--pack thiếu giá trị", "--pack TEXT",
    ),
    "a choice without its value": (
        ("check", ".", *PACK, "--format"), "R042",
        "--format table|json|ndjson", "--format lacks its value",
    ),
    "a flag with a value": (
        ("check", ".", *PACK, "--json=1"), "R043", "thừa --json=1", "the option alone",
    ),
    "a name without quotes": (
        ("why", ".", "Ngô", "Văn", "Ổi"), "R043",
        "thidua why [TÙY-CHỌN] KẾT-QUẢ ĐỐI-TƯỢNG", "no place for Văn Ổi",
    ),
    "questions to nobody": (
        ("check", "-", *PACK, "--ask"), "R044",
        "--ask: lỗi[R044]: không hỏi được ai", "nobody can be asked",
    ),
}  # fmt: skip


def ask(folder: Path, *words: str, **changes: str) -> Answer:
    (folder / "de-nghi.xlsx").touch()
    answer = run(*words, cwd=folder, **changes)
    assert not [said for said in ENGLISH if said in answer.err]
    assert (2, "") == (answer.code, answer.out)
    return answer


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_call_is_told_in_both_languages(tmp_path: Path, fault: str) -> None:
    words, code, vi, en = FAULTS[fault]
    told = {
        tongue: ask(tmp_path, *words, THIDUA_LANG=tongue) for tongue in ("vi", "en")
    }
    assert f"lỗi[{code}]" in told["vi"].err
    assert f"error[{code}]" in told["en"].err
    assert vi in told["vi"].err
    assert en in told["en"].err


def test_all_faults_of_a_call_are_told_at_once(tmp_path: Path) -> None:
    told = ask(tmp_path, "evaluate", "khong-co.xlsx", "--as-of", "mai", "--engine", "x")
    codes = [line.split("[")[1][:4] for line in told.err.splitlines() if "lỗi[" in line]
    assert ["R039", "R038", "R041", "R038", "R040"] == codes


def test_a_faulty_value_of_the_environment_is_named_after_its_variable(
    tmp_path: Path,
) -> None:
    told = ask(tmp_path, "packs", "list", THIDUA_RULES="de-nghi.xlsx")
    assert told.err.startswith("THIDUA_RULES: lỗi[R039]")


def test_a_call_without_a_command_lists_the_commands(tmp_path: Path) -> None:
    told = ask(tmp_path, "--lang", "vi")
    assert told.err.startswith("thidua: lỗi[R038]: chưa nêu LỆNH\n")
    assert "template, check, evaluate" in told.err


def test_a_bare_call_shows_the_page(tmp_path: Path) -> None:
    told = ask(tmp_path)
    assert told.err.startswith("Cách dùng: thidua [TÙY-CHỌN] LỆNH [THAM-SỐ]...")
