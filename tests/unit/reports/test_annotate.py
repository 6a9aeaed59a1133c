"""A sender's workbook handed back: comments at the cells, a last sheet, no more."""

from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from thidua.problems import Place, Problem, Severity
from thidua.reports.annotate.annotate import annotated
from thidua.texts import Language
from unit.reports.annotated_books import (
    FILE,
    PEOPLE,
    SPITEFUL,
    TEAMS,
    last_sheet,
    loaded,
    marked,
    members,
    notes,
    packed,
    problem,
    replaced,
    rich_book,
)

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TOUCHED = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/comments1.xml",
    "xl/drawings/vmlDrawing1.vml",
    "xl/worksheets/sheet2.xml",
    "xl/worksheets/_rels/sheet2.xml.rels",
}


def values(content: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_comments_stand_at_the_faulty_cells() -> None:
    found = notes(marked(rich_book(), problem("C5"), problem("B4", TEAMS)))
    assert {f"{PEOPLE}!C5", f"{PEOPLE}!B6", f"{TEAMS}!B4"} == set(found)


def test_every_other_member_keeps_its_bytes_and_its_place() -> None:
    before, after = (
        rich_book(),
        marked(rich_book(), problem("C5"), problem("B4", TEAMS)),
    )
    old, new = members(before), members(after)
    assert list(old) == list(new)[: len(old)]
    assert TOUCHED >= {name for name in old if old[name] != new[name]}
    assert [
        "xl/comments2.xml",
        "xl/drawings/vmlDrawing2.vml",
        "xl/worksheets/sheet3.xml",
    ] == list(new)[len(old) :]


def test_an_untouched_member_is_copied_compressed_as_it_was() -> None:
    before, after = rich_book(), marked(rich_book(), problem("C5"))
    start = before.index(b"xl/styles.xml") - 30
    assert before[start : start + 400] in after


def test_values_and_looks_of_all_cells_stay() -> None:
    content = rich_book()
    old = loaded(content)
    new = loaded(marked(content, problem("C5"), problem("D7")))
    for sheet in old.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                other = new[sheet.title][cell.coordinate]
                assert (cell.value, cell.style_id) == (other.value, other.style_id)
    assert old.active.title == new.active.title


def test_a_comment_of_the_sender_stays_above_ours() -> None:
    text = notes(marked(rich_book(), problem("B6")))[f"{PEOPLE}!B6"]
    assert text.startswith("Ghi chú của người gửi\nLỗi R009\n")


def test_a_cell_with_a_comment_keeps_its_one_box() -> None:
    drawing = members(marked(rich_book(), problem("B6"), problem("C5")))[
        "xl/drawings/vmlDrawing1.vml"
    ]
    assert 2 == drawing.count(b"<v:shape ")
    assert 1 == drawing.count(b"<v:shapetype ")


def test_a_note_says_what_was_found_what_is_asked_and_what_to_do() -> None:
    assert (
        "Lỗi R009\nkhông tìm thấy x trong kết quả\n"
        "Cần: mã, họ tên hoặc dòng trong bảng tính\nCách sửa: thử một trong: y"
    ) == notes(marked(rich_book(), problem("C5")))[f"{PEOPLE}!C5"]


def test_errors_come_first_in_a_note_and_notes_of_intake_are_not_written_there() -> (
    None
):
    details = {"found": "x", "nearest": "y"}
    place = Place(FILE, PEOPLE, 5, "C")
    found = [Problem("R009", place, level, details) for level in reversed(Severity)]
    content = marked(rich_book(), *found)
    text = notes(content)[f"{PEOPLE}!C5"]
    assert -1 < text.index("Lỗi") < text.index("Cảnh báo")
    assert "Ghi chú" not in text
    assert ["lỗi", "cảnh báo", "ghi chú"] == [
        row[3] for row in last_sheet(content)[-3:]
    ]


@pytest.mark.parametrize(
    ("cell", "stands_at", "about"),
    [
        ("9", "A9", "Lỗi R009 – cả dòng 9"),
        ("3", "A3", "Lỗi R009 – cả dòng 3"),
        ("D7", "D6", "Lỗi R009 – ô D7"),
        ("Z99", "Z99", "Lỗi R009"),
        ("", "A1", "Lỗi R009 – cả trang tính"),
    ],
)
def test_rows_sheets_and_merged_cells_have_a_place(
    cell: str, stands_at: str, about: str
) -> None:
    assert (
        about
        == notes(marked(rich_book(), problem(cell)))[f"{PEOPLE}!{stands_at}"].split(
            "\n"
        )[0]
    )


def test_a_row_is_marked_at_its_first_filled_cell() -> None:
    content = BytesIO()
    book = Workbook(content)
    sheet = book.add_worksheet(PEOPLE)
    sheet.write_blank("B4", None, book.add_format({"bold": True}))
    sheet.write("C4", "x")
    book.close()
    assert {f"{PEOPLE}!C4"} == set(notes(marked(content.getvalue(), problem("4"))))


def test_the_last_sheet_counts_and_lists() -> None:
    rows = last_sheet(marked(rich_book(), problem("C5"), problem("", None)))
    assert "2 lỗi, 0 cảnh báo, 0 ghi chú" == rows[2][0]
    assert ("STT", "Trang tính", "Ô", "Mức độ") == rows[6][:4]
    assert (1, PEOPLE, "C5", "lỗi", "không tìm thấy x trong kết quả") == rows[7][:5]
    assert (2, "(cả tệp)", None, "lỗi") == rows[8][:4]


def test_a_line_leads_to_its_cell_and_the_name_of_the_sheet_is_quoted() -> None:
    book = loaded(marked(rich_book(), problem("B4", TEAMS)))
    assert "'Tổ của O''Nhi'!B4" == book.worksheets[-1]["C8"].hyperlink.location


def test_a_text_of_a_nominee_stays_text() -> None:
    content = marked(rich_book(), problem("C5", found=SPITEFUL))
    cell = loaded(content).worksheets[-1]["E8"]
    assert '=HYPERLINK("http://x")<&>"\ufffd _x005F_x0041_ \ufffd' in cell.value
    assert "s" == cell.data_type
    assert b"_x005F_x0041_" in members(content)["xl/comments1.xml"]


def test_a_taken_name_of_the_last_sheet_gets_a_number() -> None:
    twice = marked(marked(rich_book(), problem("C5")), problem("C5"))
    assert [PEOPLE, TEAMS, "Kết quả kiểm tra", "Kết quả kiểm tra 2"] == loaded(
        twice
    ).sheetnames


def test_a_file_without_a_fault_says_so() -> None:
    content = marked(rich_book())
    assert "Không thấy lỗi nào." == last_sheet(content)[2][0]
    assert {f"{PEOPLE}!B6"} == set(notes(content))


def test_problems_of_other_files_are_listed_by_file() -> None:
    other = Problem("R007", Place("b.yaml", line=3), Severity.ERROR, {"found": "x"})
    row = last_sheet(marked(rich_book(), other))[-1]
    assert ("b.yaml", "3") == row[1:3]


def test_english_is_spoken_too() -> None:
    made = annotated(rich_book(), FILE, [problem("C5")], Language.EN)
    assert isinstance(made, bytes)
    assert "Check results" == loaded(made).sheetnames[-1]


def test_the_same_file_gives_the_same_bytes() -> None:
    found = [problem("C5"), problem("9"), problem("B4", TEAMS)]
    assert marked(rich_book(), *found) == marked(rich_book(), *reversed(found))


def test_the_drawing_is_referred_to_where_the_standard_has_it() -> None:
    sheet = members(marked(rich_book(), problem("B4", TEAMS)))[
        "xl/worksheets/sheet2.xml"
    ]
    names = [child.tag.removeprefix(f"{{{MAIN}}}") for child in ET.fromstring(sheet)]  # noqa: S314
    assert ["pageMargins", "legacyDrawing", "tableParts"] == names[-3:]


def test_prefixed_markup_without_the_usual_declaration_is_understood() -> None:
    content = BytesIO()
    book = Workbook(content)
    book.add_worksheet(PEOPLE).write("A1", "x")
    book.close()
    parts = members(content.getvalue())
    parts["xl/worksheets/sheet1.xml"] = (
        f"<!-- made elsewhere --><x:worksheet xmlns:x='{MAIN}'><x:sheetData><x:row>"
        "<x:c t='inlineStr'><x:is><x:t>a > b</x:t></x:is></x:c></x:row></x:sheetData>"
        "<x:pageMargins left='1' right='1' top='1' bottom='1' header='1' footer='1'/>"
        "</x:worksheet>"
    ).encode()
    made = marked(packed(parts), problem("A1"))
    assert {f"{PEOPLE}!A1"} == set(notes(made))
    assert b"<x:legacyDrawing xmlns:r=" in members(made)["xl/worksheets/sheet1.xml"]
    assert [["a > b"]] == values(made)[PEOPLE]


def test_a_conversation_is_left_alone_and_its_remark_is_listed() -> None:
    content = replaced(
        rich_book(), "xl/comments1.xml", "<author>Chị An", "<author>tc={1}"
    )
    made = marked(content, problem("B6"))
    assert members(content)["xl/comments1.xml"] == members(made)["xl/comments1.xml"]
    assert str(last_sheet(made)[5][0]).startswith("1 điều chỉ có ở trang này")


CELLS = st.tuples(st.integers(1, 12), st.integers(0, 6))


@settings(max_examples=25, deadline=None)
@given(
    st.dictionaries(CELLS, st.text("aâ<&>\"' _x", min_size=1) | st.integers(0, 99)),
    st.lists(CELLS, max_size=6),
)
def test_no_value_changes_whatever_is_marked(
    filled: dict[tuple[int, int], str | int], places: list[tuple[int, int]]
) -> None:
    content = BytesIO()
    book = Workbook(content)
    sheet = book.add_worksheet(PEOPLE)
    for (row, column), value in filled.items():
        sheet.write(row, column, value)
    book.close()
    cells = [f"{'ABCDEFG'[column]}{row}" for row, column in places]
    made = marked(content.getvalue(), *map(problem, cells))
    assert values(content.getvalue())[PEOPLE] == values(made)[PEOPLE]
    assert {f"{PEOPLE}!{cell}" for cell in cells} == set(notes(made))
