"""A run as lines a secretary could read, and what differs between two."""

import csv
from pathlib import Path

from thidua.reports.expected import differences, expected_lines
from thidua.reports.view import view
from thidua.texts import Language
from unit.explanation.builders import AWARD
from unit.reports.builders import SPITEFUL, rules, run

FOUND = expected_lines(view(run(), rules(), Language.VI))


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(FOUND[f"{AWARD}.csv"].splitlines()))


def test_an_award_is_a_file_and_a_nomination_a_line() -> None:
    assert [f"{AWARD}.csv"] == list(FOUND)
    assert ["a", "b", "d", "c"] == [row["Mã"] for row in rows() if row["Mã"] < "e"]


def test_those_not_nominated_stand_there_only_if_they_would_qualify() -> None:
    assert "f" not in {row["Mã"] for row in rows()}


def test_a_line_says_who_what_and_why() -> None:
    first, second, *_ = rows()
    assert ("Nguyễn Thị An", "CĐCS Đồng Khởi", "1") == (
        first["Họ tên"],
        first["Đơn vị"],
        first["Hạng"],
    )
    nominated = [row for row in rows() if row["Mã"] < "e"]
    assert all(row["Kết quả"] and row["Lý do"] for row in nominated)
    assert SPITEFUL == second["Họ tên"]


def test_what_is_missing_stands_with_the_undetermined_only() -> None:
    assert {"d"} == {row["Mã"] for row in rows() if row["Còn thiếu"]}


def test_equal_files_do_not_differ(tmp_path: Path) -> None:
    for name, text in FOUND.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    assert () == differences(tmp_path, FOUND)


def test_a_changed_a_missing_and_a_further_file_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("x\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("x\n", encoding="utf-8")
    found = {"a.csv": "y\n", "c.csv": "x\n"}
    assert ("a.csv", "b.csv", "c.csv") == differences(tmp_path, found)


def test_without_expectations_everything_differs(tmp_path: Path) -> None:
    assert ("a.csv",) == differences(tmp_path / "nowhere", {"a.csv": ""})
