"""Where the table lies in a sheet, and what the rows around it are."""

from collections.abc import Sequence
from typing import Any

import pytest

from layouts import codes, found, recognised, sheet
from thidua.intake.grid import VALUE, Area, Marks, RawRow, RawSheet, RawTable
from thidua.intake.tables.recognise import Recognised
from thidua.model.mapping import ColumnMap, IntakeMap, SheetMap
from thidua.model.vocabulary import ColumnRule

HEAD = ("STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Đề nghị")
ONE = (1, "Lê Thị Hoà", "09/03/1985", "CD01", "Bằng khen")
TWO = (2, "Trần Văn Bình", "10/04/1990", "CD02", "Bằng khen")
TITLES = (
    ("LIÊN ĐOÀN LAO ĐỘNG", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (None, None, None, "Độc lập - Tự do - Hạnh phúc"),
    ("DANH SÁCH TRÍCH NGANG",),
    ("Họ và tên", "ghi theo giấy khai sinh"),
)


def rows(*lines: Sequence[Any], **more: Any) -> Recognised:
    """Recognise one sheet of individuals."""
    return recognised(sheet("Cá nhân", *lines, **more))


def numbers(table: RawTable) -> list[int]:
    return [row.number for row in table.rows]


def table_of(answer: Recognised) -> RawTable:
    (table,) = answer.tables
    return table


def test_the_header_with_most_known_headings_wins_over_title_rows() -> None:
    answer = rows(*TITLES, HEAD, ONE, TWO)
    assert 5 == table_of(answer).header_row
    assert [6, 7] == numbers(table_of(answer))
    assert [] == codes(answer)


@pytest.mark.parametrize(
    "line",
    [
        ("(1)", "(2)", "(3)", "(4)", "(5)"),
        (1, 2, 3, 4, 5),
        ("A", "B", 1, 2, 3),
        ("1", "2", "3", "4", "5 = 3 + 4"),
    ],
)
def test_a_row_that_numbers_the_columns_is_no_record(line: Sequence[Any]) -> None:
    answer = rows(HEAD, line, ONE)
    assert [3] == numbers(table_of(answer))
    assert ["N120"] == codes(answer)
    assert 1 == table_of(answer).skipped


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (("Tổng cộng: 25 người",), "N026"),
        (("Cộng", None, None, 25), "N026"),
        (("Tổng (25)",), "N026"),
        (("I", "KHỐI SẢN XUẤT"), "N027"),
        ((None, "A. KHỐI HÀNH CHÍNH"), "N027"),
        (HEAD, "N028"),
        (("STT", "HỌ VÀ  TÊN", "Ngày\nsinh", "Đơn vị", "Đề nghị"), "N028"),
        ((3,), "N029"),
        ((None, None, None, "Bến Tre, ngày 5 tháng 9 năm 2018"), "N027"),
    ],
)
def test_a_row_between_records_that_is_none_is_named(
    line: Sequence[Any], code: str
) -> None:
    answer = rows(HEAD, ONE, line, TWO)
    assert [2, 4] == numbers(table_of(answer))
    assert [code] == codes(answer)
    assert 1 == table_of(answer).skipped


@pytest.mark.parametrize("number", ["01", "1.", 1, None, "I", "a"])
def test_a_record_may_be_numbered_in_any_way(number: Any) -> None:
    answer = rows(HEAD, (number, *ONE[1:]), TWO)
    assert [2, 3] == numbers(table_of(answer))
    assert [] == codes(answer)


@pytest.mark.parametrize("name", ["Tổng công ty Cấp nước", "Cộng hoà", "Chủ tịch"])
def test_a_name_that_begins_like_a_total_or_a_title_is_a_name(name: str) -> None:
    answer = rows(HEAD, (None, name, *ONE[2:]), TWO)
    assert [2, 3] == numbers(table_of(answer))


@pytest.mark.parametrize(
    "line",
    [
        ("Người lập biểu", None, None, "TM. BAN CHẤP HÀNH"),
        (None, None, None, "Bến Tre, ngày … tháng … năm 2018"),
        ("Danh sách có 02 người",),
        ("Nơi nhận:", None, None, "(Ký tên, đóng dấu)"),
        (None, None, None, "CHỦ TỊCH"),
    ],
)
def test_signatures_below_are_one_note(line: Sequence[Any]) -> None:
    below = (line, ("Nguyễn Văn A", None, None, "Lê B"), ("- Như trên", "- Lưu VT"))
    answer = rows(HEAD, ONE, TWO, *below)
    assert [2, 3] == numbers(table_of(answer))
    assert ["N121"] == codes(answer)
    assert "4–6" == found(answer, "N121")["rows"]
    assert 3 == table_of(answer).skipped


def test_what_looks_like_a_record_under_the_signatures_is_not_lost_silently() -> None:
    late = (None, "Phạm C", "01/01/1990", "CD01", "Bằng khen")
    answer = rows(HEAD, ONE, ("Người lập biểu",), late)
    assert ["N121", "N122"] == codes(answer)
    assert [2] == numbers(table_of(answer))


def test_signatures_of_each_page_do_not_end_the_table() -> None:
    answer = rows(HEAD, ONE, ("Người lập biểu",), TWO)
    assert [2, 4] == numbers(table_of(answer))


def test_a_value_merged_over_rows_holds_for_each() -> None:
    bare = (2, "Trần Văn Bình", "10/04/1990", None, "Bằng khen")
    marks = Marks(merged=(Area(2, 3, 3, 3),))
    answer = rows(HEAD, ONE, bare, marks=marks)
    assert ["CD01", "CD01"] == [row.cells[3] for row in table_of(answer).rows]
    assert "1" == found(answer, "N123")["count"]


def test_what_is_hidden_struck_or_commented_is_read_and_said() -> None:
    three = (3, "Phạm C", "01/01/1990", "CD01", "Bằng khen")
    marks = Marks(
        hidden=True,
        hidden_rows=frozenset({2, 3, 9}),
        hidden_columns=frozenset({2, 9}),
        struck=frozenset({(4, 1), (3, 2)}),
        comments={(2, 1): "Xem lại\ntên", (9, 9): "ở ngoài"},
    )
    answer = rows(HEAD, ONE, TWO, three, marks=marks)
    assert [2, 3, 4] == numbers(table_of(answer))
    assert ["N124", "N125", "N126", "N127", "N128"] == sorted(codes(answer))
    assert "2–3" == found(answer, "N125")["rows"]
    assert "C" == found(answer, "N126")["columns"]
    assert "4" == found(answer, "N127")["rows"]
    assert "Xem lại tên" == found(answer, "N128")["found"]


def test_many_marks_are_said_twenty_times_at_most() -> None:
    many = [(n, f"Tên {n}", "09/03/1985", "CD01", "x") for n in range(1, 101)]
    marks = Marks(
        hidden_rows=frozenset(range(2, 100, 2)),
        struck=frozenset((n, 1) for n in range(2, 60)),
        comments={(n, 1): "?" for n in range(2, 60)},
    )
    said = codes(rows(HEAD, *many, marks=marks))
    assert {"N125": 20, "N127": 20, "N128": 20} == {c: said.count(c) for c in set(said)}


KINDS = ("STT", "Loại đối tượng", *HEAD[1:])


def by_type(answer: Recognised) -> dict[str, list[int]]:
    return {table.record_type: numbers(table) for table in answer.tables}


def test_a_column_that_names_the_kind_tells_rows_apart() -> None:
    lines = [
        KINDS,
        (1, "Cá nhân", *ONE[1:]),
        (2, "TẬP THỂ", "Tổ dệt", None, "CD01", "Cờ"),
        (3, "Khác", *ONE[1:]),
    ]
    answer = recognised(sheet("Sheet1", *lines))
    assert {"individual": [2], "collective": [3]} == by_type(answer)
    assert ["N038", "N039"] == codes(answer)
    (lost,) = (each for each in answer.problems if each.code == "N039")
    kinds = tuple(each.vi for each in lost.details["kinds"])
    assert ("Khác", ("Cá nhân", "Tập thể")) == (lost.details["found"], kinds)
    assert all({"name", "unit"} <= table.fields for table in answer.tables)


def test_a_second_column_of_kinds_is_named_as_unread() -> None:
    lines = [(*KINDS, "Phân loại khen thưởng"), (1, "Cá nhân", *ONE[1:], "Tập thể")]
    answer = recognised(sheet("Sheet1", *lines))
    assert {"individual": [2]} == by_type(answer)
    assert ["N024", "N038"] == sorted(codes(answer))


@pytest.mark.parametrize(
    ("titles", "merged"),
    [(("Họ và tên", None), (Area(1, 1, 1, 2),)), (("Họ và chữ lót", "Tên"), ())],
)
def test_a_name_in_two_columns_is_one(
    titles: tuple[str | None, ...], merged: tuple[Area, ...]
) -> None:
    lines = [
        ("STT", *titles, "Đơn vị", "Đề nghị"),
        (1, "Lê Thị", "Hoà", "CD01", "Bằng khen"),
        (2, None, "Y Moan", "CD01", "Bằng khen"),
    ]
    given = ColumnMap("Tên", ColumnRule((), {VALUE: "name"}))
    mapping = IntakeMap(sheets=(SheetMap(columns=() if merged else (given,)),))
    marks = Marks(merged=merged)
    answer = recognised(sheet("Cá nhân", *lines, marks=marks), mapping=mapping)
    table = table_of(answer)
    (column,) = [b.column for b in table.bindings if "name" in b.into.values()]
    assert ["Lê Thị Hoà", "Y Moan"] == [row.cells[column] for row in table.rows]
    assert ["N134"] == codes(answer)


RATINGS = ("Mã", "Năm", "Kết quả")


def test_tables_one_below_another_are_each_read() -> None:
    lines = [RATINGS, ("N1", 2017, "good"), ("CÁ NHÂN",), HEAD, ONE, HEAD, TWO]
    answer = recognised(sheet("Cá nhân", ("DANH SÁCH",), *lines))
    assert {"ratings": [3], "individual": [6, 8]} == by_type(answer)
    assert ["N027", "N028", "N038"] == sorted(codes(answer))


def test_a_table_below_another_that_fits_nothing_is_left_out_aloud() -> None:
    below = (("Mã", "Năm", "Kết quả", "Sở thích"), ("N1", 2017, "good", "x"))
    answer = recognised(sheet("Cá nhân", HEAD, ONE, (), *below))
    assert {"individual": [2]} == by_type(answer)
    assert ["N133"] == codes(answer)


def test_rows_that_name_a_kind_tell_those_below_apart() -> None:
    lines = [
        HEAD,
        ("I", "TẬP THỂ (01)"),
        (1, "Tổ dệt", None, "CD01", "Cờ"),
        (None, "A. Khối sản xuất"),
        (2, "Tổ may", None, "CD01", "Cờ"),
        ("II", "Cá nhân:"),
        ONE,
        ("III", "CÁ NHÂN TIÊU BIỂU"),
        TWO,
    ]
    answer = recognised(sheet("Sheet1", *lines))
    assert {"individual": [7], "collective": [3, 5]} == by_type(answer)
    assert 1 == codes(answer).count("N038")
    assert 1 == codes(answer).count("N039")
    left_out = [each for each in answer.problems if each.code == "N027"]
    assert [4, 8] == sorted(each.place.row or 0 for each in left_out)


def test_a_sheet_named_for_persons_may_hold_collectives_under_their_own_row() -> None:
    answer = rows(HEAD, ONE, ("II. TẬP THỂ",), (1, "Tổ dệt", None, "CD01", "Cờ"))
    assert {"individual": [2], "collective": [4]} == by_type(answer)


def test_a_group_of_the_same_rank_that_names_no_kind_ends_the_one_before() -> None:
    tail = (("B. CÁ NHÂN",), ONE, ("C. KHỐI KHÁC",), TWO)
    answer = recognised(sheet("Sheet1", HEAD, *tail))
    assert {"individual": [3]} == by_type(answer)
    assert 1 == codes(answer).count("N039")


@pytest.mark.parametrize("named", ["Cá nhân", "Nhân"])
def test_one_kind_alone_mixes_nothing(named: str) -> None:
    answer = rows(HEAD, (None, named), ONE)
    assert ["individual"] == [table.record_type for table in answer.tables]
    assert "N038" not in codes(answer)


def test_structured_rows_are_all_kept() -> None:
    lines = [("code", "name"), ("Tổng cộng", None), (None, "Người lập biểu")]
    structured = RawSheet(
        "a.json",
        "individual",
        tuple(RawRow(n, line) for n, line in enumerate(lines)),
        sheet="individual",
        structured=True,
    )
    assert [1, 2] == numbers(table_of(recognised(structured)))


def test_a_row_is_never_lost_uncounted() -> None:
    lines: tuple[Sequence[Any], ...] = (
        *TITLES,
        HEAD,
        ("(1)", "(2)", "(3)", "(4)", "(5)"),
        ("I", "KHỐI"),
        ONE,
        ("Tổng cộng", 1),
        HEAD,
        TWO,
        ("Người lập",),
    )
    table = table_of(rows(*lines))
    assert (2, 5) == (len(table.rows), table.skipped)
