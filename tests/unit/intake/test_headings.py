"""What a heading makes of its column, silently only where it is spelled exactly."""

from collections.abc import Sequence
from typing import Any

import pytest

from layouts import codes, found, recognised, sheet
from office import MONEY, record
from office import field as field_of
from thidua.intake.grid import VALUE, Area, Binding, Marks, RawTable
from thidua.intake.tables.binding import whole
from thidua.intake.tables.headings import index_headings
from thidua.intake.tables.hints import Counted
from thidua.intake.tables.recognise import Recognised
from thidua.model.mapping import (
    ColumnMap,
    IntakeMap,
    Letters,
    Question,
    SheetMap,
    Topic,
)
from thidua.model.vocabulary import ColumnRule, Reads, Role
from thidua.problems import Place

ROW = ("N1", "Lê Thị Hoà", "x", "y", "z", "t")


def individuals(*lines: Sequence[Any], **more: Any) -> Recognised:
    return recognised(sheet("Cá nhân", *lines, **more))


def bindings(answer: Recognised) -> dict[int, Binding]:
    (table,) = answer.tables
    return {binding.column: binding for binding in table.bindings}


def fields(answer: Recognised) -> list[str]:
    """Return what every column of a table is read as, in order of columns."""
    return [
        ".".join(filter(None, (b.table, *b.into.values())))
        for _, b in sorted(bindings(answer).items())
    ]


TWO_ROWS = (
    ("STT", "Họ và tên", "Ngày sinh", None, "Đơn vị", "Xếp loại", None),
    (None, None, "Nam", "Nữ", None, 2017, "2018"),
    (1, "Lê Thị Hoà", None, "09/03/1985", "CD01", "good", "good"),
)
MERGES = (
    *(Area(1, column, 2, column) for column in (0, 1, 4)),
    Area(1, 2, 1, 3),
    Area(1, 5, 1, 6),
)


@pytest.mark.parametrize("merged", [MERGES, MERGES[3:], ()])
def test_headings_on_two_rows_are_joined(merged: tuple[Area, ...]) -> None:
    answer = individuals(("DANH SÁCH",), *TWO_ROWS, marks=Marks(moved(merged)))
    assert [] == codes(answer)
    bound = bindings(answer)
    assert {"sex": "male"} == bound[2].sets
    assert {"sex": "female"} == bound[3].sets
    assert "Ngày sinh / Nữ" == bound[3].heading
    assert ["ratings", "ratings"] == [bound[5].table, bound[6].table]
    assert {"year": "2018"} == bound[6].sets
    assert {VALUE: "grade"} == bound[6].into
    assert bound[5].row_key != bound[6].row_key
    (table,) = answer.tables
    assert (3, [4]) == (table.header_row, [row.number for row in table.rows])


def moved(areas: tuple[Area, ...]) -> tuple[Area, ...]:
    """Return areas one row further down."""
    return tuple(Area(a.top + 1, a.left, a.bottom + 1, a.right) for a in areas)


def test_columns_of_one_group_fill_one_row_and_each_group_its_own() -> None:
    upper = ("Họ và tên", "Sáng kiến", None, "Sáng kiến", None)
    lower = (None, "Tên", "Giá trị làm lợi (triệu đồng)", "Tên", "Giá trị làm lợi")
    answer = individuals(upper, lower, ("Lê A", "a", 5, "b", 6))
    bound = bindings(answer)
    assert bound[1].row_key == bound[2].row_key != bound[3].row_key
    assert bound[3].row_key == bound[4].row_key
    assert [10**6, None] == [bound[2].factor, bound[4].factor]
    assert [] == codes(answer)


def test_a_first_record_is_not_taken_for_headings() -> None:
    answer = individuals(("Mã", "Họ và tên", "Đơn vị"), ("N1", "Lê A", "CD01", "x"))
    (table,) = answer.tables
    assert [2] == [row.number for row in table.rows]
    assert ["N032"] == codes(answer)


@pytest.mark.parametrize("merged", [MERGES, ()])
def test_a_first_record_of_texts_alone_ends_the_headings(
    merged: tuple[Area, ...],
) -> None:
    upper = ("Họ và tên", "Ngày sinh", None, "Giới tính", "Đơn vị")
    lower = (None, "Nam", "Nữ", None, None)
    first = ("Lê Thị Hoà", None, "09/03/1985", "Nữ", "CD01")
    if merged:
        merged = (*(Area(1, c, 2, c) for c in (0, 3, 4)), Area(1, 1, 1, 2))
    answer = individuals(upper, lower, first, marks=Marks(merged))
    assert (2, [3]) == (
        only(answer).header_row,
        [row.number for row in only(answer).rows],
    )


@pytest.mark.parametrize(
    "heading",
    [
        "Ngày\nsinh",
        "NGÀY SINH (dd/mm/yyyy)",
        "Ngày sinh (*)",
        "Ngày sinh (nếu có) (dd/mm/yyyy) *",
        "born_on",
        "Ngày sinh / Ngày sinh",
    ],
)
def test_hints_and_line_breaks_do_not_count(heading: str) -> None:
    answer = individuals(("Mã", "Họ và tên", heading), ROW[:3])
    assert ["code", "name", "born_on"] == fields(answer)
    assert [] == codes(answer)


def test_digits_of_a_heading_become_a_constant() -> None:
    answer = individuals(("Họ và tên", "Mã", "Xếp loại năm 2016"), ROW[:3])
    assert {"year": "2016"} == bindings(answer)[2].sets


def test_a_decision_is_taken_apart() -> None:
    answer = individuals(("Họ và tên", "Mã", "Số, ngày quyết định"), ROW[:3])
    assert Reads.DECISION is bindings(answer)[2].reads
    assert {"date": "received_on"} == bindings(answer)[2].into


def test_a_near_heading_is_asked_about_and_not_read() -> None:
    answer = individuals(("Mã", "Họ và tên", "Ngay sinhh"), ROW[:3])
    assert ["code", "name"] == fields(answer)
    assert "Ngày sinh" == found(answer, "N024")["nearest"]
    (asked,) = answer.questions
    assert (
        Question(
            Topic.HEADING,
            Place("a.xlsx", "Cá nhân", 1, "C"),
            "Ngay sinhh",
            ("born_on",),
            subject={"heading": "Ngay sinhh", "record": "individual"},
        )
        == asked
    )


def test_a_header_of_near_headings_is_found_and_asked_about() -> None:
    answer = individuals(("DANH SACH",), ("Ma", "Ho va ten", "Ngay sinh"), ROW[:3])
    assert [("code",), ("name",), ("born_on",)] == [q.choices for q in answer.questions]
    assert [] == list(bindings(answer))


def test_headings_in_old_letters_are_read_only_to_be_asked_about() -> None:
    answer = individuals(("Hä vµ tªn", "Ngµy sinh"), ROW[:2])
    assert [("name",), ("born_on",)] == [q.choices[:1] for q in answer.questions]
    assert [] == fields(answer)


def test_a_heading_that_is_not_near_anything_is_only_named() -> None:
    answer = individuals(("Mã", "Họ và tên", "Sở thích"), ROW[:3])
    assert ["N024"] == codes(answer)
    assert () == answer.questions


def test_the_lower_part_of_a_heading_is_read_with_a_note() -> None:
    upper = ("Mã", "Thông tin", None, "Đơn vị", None)
    lower = (None, "Họ và tên", "Ngày sinh", "Điện thoại", "Nơi ở")
    answer = individuals(upper, lower, ROW[:5])
    assert ["code", "name", "born_on"] == fields(answer)
    assert ["N024", "N024", "N036", "N036"] == sorted(codes(answer))
    assert [("unit",), ("unit",)] == [q.choices for q in answer.questions]


def test_a_whole_heading_beats_a_part_of_another() -> None:
    upper = ("Họ và tên", "Mã", "Người liên hệ", None)
    lower = (None, None, "Họ và tên", "Mã")
    answer = individuals(upper, lower, ROW[:4])
    assert ["name", "code"] == fields(answer)


INITIATIVES = ("Mã", "Tên sáng kiến")


def initiatives(*lines: Sequence[Any]) -> Recognised:
    return recognised(sheet("Sáng kiến", *lines))


@pytest.mark.parametrize(
    ("heading", "factor"),
    [
        ("Giá trị làm lợi", None),
        ("Giá trị làm lợi (đồng)", 1),
        ("Giá trị làm lợi (triệu đồng)", 10**6),
        ("Giá trị làm lợi (ĐVT: nghìn đồng)", 10**3),
        ("Giá trị làm lợi, tỷ đồng", 10**9),
        ("Giá trị làm lợi (1.000đ)", 10**3),
    ],
)
def test_a_heading_says_what_its_amounts_are_counted_in(
    heading: str, factor: int | None
) -> None:
    answer = initiatives((*INITIATIVES, heading), ("N1", "a", 5))
    assert factor == bindings(answer)[2].factor
    assert [] == codes(answer)


def test_a_title_that_names_its_unit_is_known_by_any_unit() -> None:
    titled = field_of("worth", "Kinh phí (đồng)", MONEY)
    index = index_headings(record(Role.NOMINEE, "work", "Công trình", titled))
    assert ["worth"] * 2 == [index.find("Kinh phí (đồng)"), index.find("Kinh phí")]
    reading = whole(("Kinh phí (triệu đồng)",), index)
    assert reading is not None
    assert Counted("triệu đồng", 10**6) == reading.counted


def test_a_unit_above_the_table_counts_where_a_heading_has_none() -> None:
    above = (None, None, "(ĐVT: triệu đồng)")
    answer = initiatives(above, (*INITIATIVES, "Giá trị làm lợi"), ("N1", "a", 5))
    assert 10**6 == bindings(answer)[2].factor
    assert ["N129"] == codes(answer)
    plain = initiatives(above, (*INITIATIVES, "Giá trị làm lợi (đồng)"), ("N1", "a", 5))
    assert 1 == bindings(plain)[2].factor


def test_foreign_money_is_not_read() -> None:
    answer = initiatives((*INITIATIVES, "Giá trị làm lợi (USD)"), ("N1", "a", 5))
    assert [0, 1] == list(bindings(answer))
    assert ["N037"] == codes(answer)


def test_a_unit_on_what_is_no_money_names_nothing() -> None:
    answer = initiatives(("Mã", "Họ tên", "Tên sáng kiến (tỷ đồng)"), ("N1", "a", "b"))
    assert ["N024"] == codes(answer)


def test_one_field_in_two_columns_is_said() -> None:
    answer = individuals(("Mã", "Họ và tên", "Họ tên"), ROW[:3])
    assert ["N025"] == codes(answer)


def test_a_sheet_that_fits_one_type_whole_is_taken_as_it() -> None:
    units = sheet("Sheet1", ("Mã đơn vị", "Tên đơn vị"), ("CD01", "Dệt"))
    answer = recognised(units, sheet("Cá nhân", ("Mã", "Họ và tên"), ROW[:2]))
    assert {"unit", "individual"} == {table.record_type for table in answer.tables}
    assert ["N022"] == codes(answer)


def test_a_sheet_that_fits_several_or_none_is_asked_about() -> None:
    both = sheet("Sheet1", ("Mã", "Họ và tên", "Đề nghị"), ROW[:3])
    none = sheet("Sheet2", ("Mã", "Họ và tên", "Ngày sinh", "Sở thích"), ROW[:4])
    bare = sheet("Sheet3", ("a", "b"), ("c", "d"))
    answer = recognised(both, none, bare)
    assert ["N021", "N020", "N020"] == codes(answer)
    (several,) = (each for each in answer.problems if each.code == "N021")
    titles = tuple(each.vi for each in several.details["nearest"])
    assert ("Cá nhân", "Tập thể") == titles
    first, second = answer.questions
    assert (Topic.SHEET, {"individual", "collective"}) == (
        first.topic,
        {*first.choices[:2]},
    )
    assert "individual" == second.choices[0]
    assert ("Mã | Họ và tên | Ngày sinh | Sở thích",) == second.preview


def decided(table: Any, **more: Any) -> IntakeMap:
    return IntakeMap(sheets=(SheetMap(sheet=table, **more),))


def only(answer: Recognised) -> RawTable:
    (table,) = answer.tables
    return table


def test_a_person_says_what_a_sheet_and_its_columns_are() -> None:
    columns = (
        ColumnMap("Sở thích", ColumnRule((), {VALUE: "sex"})),
        ColumnMap("Ngày sinh"),
        ColumnMap("Điểm 2017", ColumnRule(("Điểm {year}",), {"year": "year"})),
    )
    conversions = (ColumnMap("Họ và tên", letters=Letters.TCVN3),)
    mapping = decided(
        "sheet 1",
        record="individual",
        header=(2,),
        columns=columns,
        conversions=conversions,
    )
    lines = (
        ("Mã", "Họ và tên", "Ngày sinh"),
        ("Mã", "Họ và tên", "Ngày sinh", "Sở thích", "Điểm 2017"),
        ROW[:5],
    )
    answer = recognised(sheet("Sheet1", *lines), mapping=mapping)
    bound = {b.column: b for b in only(answer).bindings}
    assert [0, 1, 3, 4] == sorted(bound)
    assert {VALUE: "sex"} == bound[3].into
    assert {"year": "2017"} == bound[4].sets
    assert Letters.TCVN3 is bound[1].letters
    assert ("Ngày sinh",) == only(answer).ignored
    assert [] == codes(answer)


def test_what_people_said_of_headings_shows_where_they_stand() -> None:
    columns = (
        ColumnMap("A1", ColumnRule((), {VALUE: "code"})),
        ColumnMap("A2", ColumnRule((), {VALUE: "name"})),
    )
    answer = recognised(
        sheet("Cá nhân", ("DANH SÁCH",), ("A1", "A2"), ROW[:2]),
        mapping=decided("Cá nhân", columns=columns),
    )
    assert ["code", "name"] == fields(answer)
    assert (2, []) == (only(answer).header_row, codes(answer))


def test_a_person_says_what_amounts_are_counted_in() -> None:
    unit = ColumnMap("Giá trị làm lợi (USD)", counted_in="triệu đồng")
    lines = ((*INITIATIVES, "Giá trị làm lợi (USD)"), ("N1", "a", 5))
    mapping = decided("Sáng kiến", conversions=(unit,))
    answer = recognised(sheet("Sáng kiến", *lines), mapping=mapping)
    assert 10**6 == bindings(answer)[2].factor


def test_a_sheet_may_be_left_out() -> None:
    answer = recognised(
        sheet("Cá nhân", ("Mã", "Họ và tên"), ROW[:2]),
        mapping=decided("Cá nhân", left_out=True),
    )
    assert ((), ["N034"]) == (answer.tables, codes(answer))


@pytest.mark.parametrize(
    "entry",
    [
        SheetMap(file="b.xlsx"),
        SheetMap(sheet="Cá nhấn 2"),
        SheetMap(record="person"),
        SheetMap(header=(1, 99)),
        SheetMap(columns=(ColumnMap("Sở thích"),)),
        SheetMap(conversions=(ColumnMap("Mã", counted_in="lạng"),)),
    ],
)
def test_a_decision_that_fits_nothing_is_a_warning(entry: SheetMap) -> None:
    one = sheet("Cá nhân", ("Mã", "Họ và tên"), ROW[:2])
    answer = recognised(one, mapping=IntakeMap(sheets=(entry,)))
    assert ["N035"] == codes(answer)
    assert 1 == len(answer.tables)


def test_a_heading_that_names_a_table_belongs_on_a_sheet_of_its_own() -> None:
    lines = (("Mã", "Họ và tên", "SÁNG KIẾN"), (*ROW[:2], "Máy cắt"))
    answer = recognised(sheet("Cá nhân", *lines))
    (said,) = (each for each in answer.problems if each.code == "N153")
    assert ("SÁNG KIẾN", "1") == (said.details["found"], said.details["count"])
    assert "N024" not in codes(answer)
