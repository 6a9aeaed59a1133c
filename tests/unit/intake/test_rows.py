"""Rows read by columns: what each cell says, and rows made inside other rows."""

import gc
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office import AWARDS_OF_PACK, VOCABULARY
from thidua.intake.cells.choices import spellings
from thidua.intake.cells.columns import clean_texts, read_column
from thidua.intake.cells.drafts import Draft, Reading
from thidua.intake.cells.read import read_cell
from thidua.intake.cells.rows import read_rows
from thidua.intake.codes import Code
from thidua.intake.collecting import collector_at_rest
from thidua.intake.grid import (
    VALUE,
    Binding,
    Listed,
    Percent,
    RawCell,
    RawRow,
    RawSheet,
    RawTable,
    Unreadable,
)
from thidua.intake.linking.link import Drafts, link
from thidua.intake.spelling import _cleaned, clean
from thidua.model.mapping import Letters
from thidua.model.records import Batch
from thidua.model.vocabulary import Kind, Reads, ValueType
from thidua.problems import Place, Problem

KNOWN = spellings(VOCABULARY, AWARDS_OF_PACK)
CODE = Binding(0, "Mã", {VALUE: "code"})
BORN_MALE = Binding(1, "Ngày sinh / Nam", {VALUE: "born_on"}, sets={"sex": "Nam"})
BORN_FEMALE = Binding(2, "Ngày sinh / Nữ", {VALUE: "born_on"}, sets={"sex": "Nữ"})
TITLE = Binding(1, "Sáng kiến / Tên", {VALUE: "title"}, table="initiatives")
BENEFIT = Binding(2, "Sáng kiến / Làm lợi", {VALUE: "benefit"}, table="initiatives")
RATING = Binding(
    1, "Xếp loại 2017", {VALUE: "grade"}, sets={"year": "2017"}, table="ratings"
)
CELLS: st.SearchStrategy[RawCell] = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from([0, 1, 2018, 1.5, 12_500]).map(
        lambda n: n if isinstance(n, int) else Decimal(str(n))
    ),
    st.sampled_from([Decimal("1.0"), Decimal("1.50"), Decimal("1.5"), Decimal(1)]),
    st.sampled_from([Percent(Decimal("0.5")), Percent(Decimal("0.50"))]),
    st.sampled_from(["1", "có", "09/03/1985", " 1 ", "Nam", "1.500", "#N/A", ""]),
    st.sampled_from([date(2018, 3, 9), Unreadable(Code.CELL_ERROR, "#N/A")]),
    st.sampled_from([Listed((True,)), Listed((1,))]),
)
TYPES = [
    ValueType(kind)
    for kind in Kind
    if kind not in {Kind.ENUM, Kind.SET, Kind.LINK, Kind.SHARE}
]


def reading(
    *rows: Sequence[RawCell],
    bindings: Sequence[Binding],
    record: str = "individual",
    file: str = "a.xlsx",
) -> Reading:
    raw = tuple(RawRow(n, tuple(row)) for n, row in enumerate(rows, start=2))
    sheet = RawSheet(file, record, raw, sheet=record)
    table = RawTable(sheet, record, 1, (), tuple(bindings), raw)
    return read_rows(table, VOCABULARY, KNOWN)


def linked(*readings: Reading) -> tuple[Batch, list[Problem]]:
    people = [draft for each in readings for draft in each.drafts]
    inside = dict(readings[0].inside)
    batch, found = link(
        Drafts({"individual": people}, VOCABULARY, inside), AWARDS_OF_PACK
    )
    return batch, [p for each in readings for p in each.problems] + found.problems


def only(drafts: Sequence[Draft]) -> Draft:
    (draft,) = drafts
    return draft


def codes(problems: Sequence[Problem]) -> list[str]:
    return sorted(problem.code for problem in problems)


@given(st.lists(CELLS, max_size=20), st.sampled_from(TYPES))
def test_a_column_says_of_each_cell_what_the_cell_says_alone(
    cells: list[RawCell], of: ValueType
) -> None:
    column = read_column(cells, CODE, lambda cell: repr(read_cell(cell, of, KNOWN)))
    assert [repr(read_cell(cell, of, KNOWN)) for cell in cells] == column.all()


def test_equal_cells_are_read_once() -> None:
    asked: list[RawCell] = []
    read_column(["Nam"] * 7, CODE, asked.append)
    assert ["Nam"] == asked


def test_a_row_that_ends_early_has_empty_cells() -> None:
    found = reading(("N1",), ("N2", "09/03/1985"), bindings=[CODE, BORN_MALE])
    assert [{"code": "N1"}, {"code": "N2", "sex": "male"}] == [
        {name: draft.values[name] for name in ("code", "sex") if name in draft.values}
        for draft in found.drafts
    ]


def test_a_column_in_old_letters_is_converted_before_it_is_read() -> None:
    name = Binding(0, "Hä tªn", {VALUE: "name"}, letters=Letters.TCVN3)
    found = reading(("Lª ThÞ Hoµ",), bindings=[name])
    assert only(found.drafts).values == {"name": "Lê Thị Hoà"}


def test_a_column_can_say_more_than_its_cell() -> None:
    found = reading(("N1", None, "09/03/1985"), bindings=[CODE, BORN_MALE, BORN_FEMALE])
    assert {"code": "N1", "born_on": date(1985, 3, 9), "sex": "female"} == only(
        found.drafts
    ).values


def test_two_columns_that_say_different_things_leave_the_field_unknown() -> None:
    bindings = [CODE, BORN_MALE, BORN_FEMALE]
    found = reading(("N1", "09/03/1985", "09/03/1985"), bindings=bindings)
    assert {"sex": "N060"} == only(found.drafts).faults
    (problem,) = found.problems
    assert "Nam / Nữ" == problem.details["found"]
    assert Place("a.xlsx", "individual", 2, "C") == problem.place


def test_what_a_heading_says_is_told_in_its_own_words() -> None:
    said = Binding(1, "Sinh / Trai", {VALUE: "born_on"}, sets={"sex": "male"})
    sex = Binding(2, "Giới tính", {VALUE: "sex"})
    found = reading(("N1", "09/03/1985", "Nữ"), bindings=[CODE, said, sex])
    assert ["Trai / Nữ"] == [p.details["found"] for p in found.problems]


def test_a_column_of_marks_says_what_its_heading_says() -> None:
    male = Binding(1, "Giới tính / Nam", {}, sets={"sex": "Nam"})
    found = reading(("N1", "x"), ("N2", "không"), ("N3", "?"), bindings=[CODE, male])
    assert ["male", "", ""] == [draft.text("sex") for draft in found.drafts]
    assert ["N054"] == codes(found.problems)


def test_awards_of_several_columns_are_united() -> None:
    marks = [
        Binding(n, title, {}, sets={"nominated_for": title})
        for n, title in ((1, "Bằng khen"), (2, "Cờ thi đua"))
    ]
    found = reading(("N1", "x", "x"), bindings=[CODE, *marks])
    assert ("flag", "medal") == only(found.drafts).values["nominated_for"]


def test_a_cell_in_error_leaves_open_what_its_column_says() -> None:
    error = Unreadable(Code.CELL_ERROR, "#N/A")
    found = reading(("N1", error), bindings=[CODE, BORN_MALE])
    assert {"born_on": "N040", "sex": "N040"} == only(found.drafts).faults
    assert ["N040"] == codes(found.problems)


DECISION = Binding(
    1, "Quyết định", {"number": "name", "date": "born_on"}, reads=Reads.DECISION
)


def test_a_decision_fills_the_fields_of_its_parts() -> None:
    found = reading(
        ("N1", "QĐ số 34/QĐ-LĐTL ngày 11/01/2006"), bindings=[CODE, DECISION]
    )
    assert ("34/QĐ-LĐTL", date(2006, 1, 11)) == (
        only(found.drafts).values["name"],
        only(found.drafts).values["born_on"],
    )


def test_several_decisions_in_a_row_of_one_are_a_fault() -> None:
    both = "34/QĐ-LĐTL ngày 11/01/2006; 35/QĐ-LĐTL ngày 12/01/2007"
    found = reading(("N1", both), bindings=[CODE, DECISION])
    assert {"name": "N062", "born_on": "N062"} == only(found.drafts).faults
    assert ["N062"] == codes(found.problems)


def test_a_cell_inside_a_row_makes_a_row_of_its_nominee() -> None:
    found = reading(("N1", "Hoàn thành tốt"), ("N2", None), bindings=[CODE, RATING])
    batch, _ = linked(found)
    (row,) = batch.rows("ratings", "N1")
    assert {"nominee": "N1", "year": 2017, "grade": "good"} == row.values
    assert Place("a.xlsx", "individual", 2, "B") == row.place
    assert () == batch.rows("ratings", "N2")


def test_columns_of_one_group_fill_one_row() -> None:
    found = reading(("N1", "Khung dệt", 5), bindings=[CODE, TITLE, BENEFIT])
    batch, _ = linked(found)
    (row,) = batch.rows("initiatives", "N1")
    assert {"nominee": "N1", "title": "Khung dệt", "benefit": 5} == row.values


def test_an_empty_cell_inside_a_row_is_no_row_for_whom_it_was_asked() -> None:
    other = reading(("N2",), bindings=[CODE], file="b.xlsx")
    found = reading(("N1", None), bindings=[CODE, TITLE])
    batch, problems = linked(found, other)
    assert not batch.is_incomplete("initiatives", "N1")
    assert batch.is_incomplete("initiatives", "N2")
    (note,) = [p for p in problems if p.code == "N132"]
    assert ("1", Place("b.xlsx", "individual")) == (note.details["count"], note.place)


@pytest.mark.parametrize(
    ("title", "benefit", "titles"),
    [
        ("1. Khung dệt\n2. Máy sấy", None, ["Khung dệt", "Máy sấy"]),
        ("- Khung dệt\n- Máy sấy", "5;6", ["Khung dệt", "Máy sấy"]),
        ("Khung dệt\nMáy sấy", "5\n6", ["Khung dệt", "Máy sấy"]),
        (Listed(("Khung dệt", "Máy sấy")), None, ["Khung dệt", "Máy sấy"]),
        ("1. Khung dệt", None, ["1. Khung dệt"]),
    ],
)
def test_a_cell_that_surely_lists_several_things_makes_several_rows(
    title: RawCell, benefit: RawCell, titles: list[str]
) -> None:
    found = reading(("N1", title, benefit), bindings=[CODE, TITLE, BENEFIT])
    batch, problems = linked(found)
    rows = batch.rows("initiatives", "N1")
    assert titles == sorted(str(row.values["title"]) for row in rows)
    assert not batch.is_incomplete("initiatives", "N1")
    assert not {"N130", "N131"} & {*codes(problems)}


@pytest.mark.parametrize("title", ["Khung dệt\nMáy sấy", "2. Khung\n1. Máy", "A; B"])
def test_a_text_that_may_list_several_things_is_one_row_at_least(title: str) -> None:
    found = reading(("N1", title), bindings=[CODE, TITLE])
    batch, problems = linked(found)
    assert 1 == len(batch.rows("initiatives", "N1"))
    assert batch.is_incomplete("initiatives", "N1")
    assert "N131" in codes(problems)


def test_cells_that_list_different_numbers_of_things_leave_the_number_open() -> None:
    found = reading(("N1", "Khung dệt", "5;6"), bindings=[CODE, TITLE, BENEFIT])
    batch, problems = linked(found)
    (row,) = batch.rows("initiatives", "N1")
    assert "Khung dệt" == row.values["title"]
    assert {"benefit": "N130"} == row.faults
    assert batch.is_incomplete("initiatives", "N1")
    assert "N130" in codes(problems)


def test_several_decisions_inside_a_row_are_several_rows() -> None:
    cited = Binding(
        1, "Sáng kiến / QĐ", {"number": "title"}, Reads.DECISION, table="initiatives"
    )
    found = reading(("N1", "1/QĐ-UB\n2/QĐ-UB"), bindings=[CODE, cited])
    batch, _ = linked(found)
    rows = batch.rows("initiatives", "N1")
    assert ["1/QĐ-UB", "2/QĐ-UB"] == [row.values["title"] for row in rows]


def test_an_error_inside_a_row_leaves_open_whether_there_is_a_row() -> None:
    error = Unreadable(Code.CELL_ERROR, "#N/A")
    batch, problems = linked(reading(("N1", error), bindings=[CODE, TITLE]))
    assert () == batch.rows("initiatives", "N1")
    assert batch.is_incomplete("initiatives", "N1")
    assert "N040" in codes(problems)


def test_rows_inside_a_row_of_nobody_may_be_anybodys() -> None:
    found = reading((None, "Khung dệt"), ("N1", None), bindings=[CODE, TITLE])
    batch, problems = linked(found)
    assert batch.is_incomplete("initiatives", "N1")
    assert ["N073"] == [code for code in codes(problems) if code == "N073"]


def test_rows_inside_two_rows_of_one_nominee_count_once() -> None:
    twice = [("N1", "Hoàn thành tốt"), ("N1", "Hoàn thành tốt")]
    batch, problems = linked(reading(*twice, bindings=[CODE, RATING]))
    assert 1 == len(batch.rows("ratings", "N1"))
    assert "N085" in codes(problems)


def test_columns_of_one_group_must_not_contradict_each_other() -> None:
    other = Binding(2, "Nhóm 2018", {}, sets={"year": "2018"}, table="ratings")
    found = reading(("N1", "Hoàn thành tốt", "x"), bindings=[CODE, RATING, other])
    batch, problems = linked(found)
    (row,) = batch.rows("ratings", "N1")
    assert {"year": "N060"} == row.faults
    assert "N060" in codes(problems)


@pytest.mark.parametrize("at_work", [True, False])
def test_the_collector_rests_while_a_batch_is_read_and_then_goes_on(
    *, at_work: bool
) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if at_work else gc.disable)()
        with collector_at_rest():
            assert not gc.isenabled()
        assert at_work == gc.isenabled()
    finally:
        (gc.enable if before else gc.disable)()


@given(st.text(alphabet=" \t\n\u00a0\u200b\u0300Ððđeé̂aồo\u00adA1", max_size=12))
def test_text_that_needs_no_cleaning_is_told_from_text_that_does(text: str) -> None:
    assert _cleaned(text) == clean(text)


@given(st.lists(st.text("a'1 \n\u00a0Đðé\u0301", max_size=4), max_size=6))
def test_a_column_of_clean_texts_says_what_each_cell_says_alone(
    texts: list[str],
) -> None:
    of = ValueType(Kind.TEXT)
    column = clean_texts(texts, CODE)
    if column is not None:
        assert [read_cell(text, of, KNOWN) for text in texts] == column.all()
    assert clean_texts(["An", "Bình"], CODE) is not None
