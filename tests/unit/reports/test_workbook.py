"""`ket-qua.xlsx`: sheets, cells, safety, and the same bytes each time."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from thidua.reports.pages import pages
from thidua.reports.workbook import sheet_name
from thidua.texts import Language
from unit.reports.builders import SPITEFUL, rules, run


def content(language: Language = Language.VI) -> bytes:
    return pages(run(), rules(), language)["ket-qua.xlsx"]


def book(language: Language = Language.VI) -> Workbook:
    return load_workbook(BytesIO(content(language)))


def test_there_is_a_summary_a_sheet_per_award_and_outcome_and_the_problems() -> None:
    assert [
        "Tổng hợp",
        "1. Đề xuất – Bằng khen",
        "1. Dự bị – Bằng khen",
        "1. Chưa rõ – Bằng khen",
        "1. Không đủ – Bằng khen",
        "1. Cũng đủ ĐK – Bằng khen",
        "Lỗi trong hồ sơ",
    ] == book().sheetnames


def test_a_line_names_person_unit_result_reason_and_source_row() -> None:
    cells = [cell.value for cell in book()["1. Đề xuất – Bằng khen"][4]]
    assert [1, "Nguyễn Thị An", "a", "CĐCS Đồng Khởi", "Đề xuất khen thưởng"] == cells[
        :5
    ]
    assert ["batch.xlsx", "Cá nhân", 5] == cells[-3:]


def test_the_summary_counts_and_leads_to_the_sheets() -> None:
    sheet = book()["Tổng hợp"]
    assert ["1. Bằng khen", 1, 1, 1, 1, 4] == [cell.value for cell in sheet[6]]
    assert "'1. Đề xuất – Bằng khen'!A1" == sheet["B6"].hyperlink.location


def test_a_name_that_looks_like_a_formula_stays_text() -> None:
    cell = book()["1. Dự bị – Bằng khen"]["B4"]
    assert (SPITEFUL, "s") == (cell.value, cell.data_type)


def test_problems_are_worded_with_place_and_remedy() -> None:
    cells = [cell.value for cell in book()["Lỗi trong hồ sơ"][4]]
    assert ["cảnh báo", "R010", "không ghi được <b>: đầy"] == cells[:3]
    assert ["batch.xlsx", "Cá nhân", "C9"] == cells[-3:]


def test_english_sheets_are_named_in_english() -> None:
    assert ["Summary", "1. Proposed – Certificate"] == book(Language.EN).sheetnames[:2]


def test_the_same_run_gives_the_same_bytes() -> None:
    assert content() == content()


@pytest.mark.parametrize(
    ("text", "taken", "expected"),
    [
        ("a/b: [c]*?", [], "a b c"),
        ("'quoted'", [], "quoted"),
        ("", [], "–"),
        ("x" * 40, [], "x" * 31),
        ("x" * 40, ["X" * 31], "x" * 29 + " 2"),
        ("Một", ["một", "Một 2"], "Một 3"),
    ],
)
def test_sheet_names_are_safe_short_and_unique(
    text: str, taken: list[str], expected: str
) -> None:
    assert expected == sheet_name(text, taken)
