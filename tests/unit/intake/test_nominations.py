"""Nominations of a batch: who is put forward for what, when, and by whom."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from office import (
    AWARD,
    AWARDS_OF_PACK,
    DATE,
    PEOPLE,
    UNITS,
    VOCABULARY,
    WHO,
    codes,
    field,
    read_sheets,
    record,
    workbook,
)
from thidua.intake.read import take_in
from thidua.model.conditions import Literal
from thidua.model.pack import Basis, SeatLimit
from thidua.model.vocabulary import Role, Vocabulary

BY_SUBMITTER = SeatLimit("seats/1", Basis(None), Literal("1", 1), per="submitting_unit")
COUNTED = {
    name: replace(award, seats=(BY_SUBMITTER,))
    for name, award in AWARDS_OF_PACK.items()
}


def test_votes_belong_to_a_nomination(tmp_path: Path) -> None:
    votes = [
        ["Mã", "Hình thức", "Đồng ý"],
        ["N1", "medal", 9],
        ["N2", None, 9],
        ["N1", "old", 1],
    ]
    intake = read_sheets(tmp_path, votes=votes)
    assert codes(intake) == ["N088", "N084"]
    assert [row.get("yes") for row in intake.batch.rows("votes", "N1|medal")] == [9]
    assert {("votes", "N2|medal")} == intake.batch.incomplete


def test_a_table_of_nominations_adds_to_the_rows_of_nominees(tmp_path: Path) -> None:
    listed = record(
        Role.CHILD,
        "nominations",
        "Đề nghị khen",
        WHO,
        field("award", "Hình thức", AWARD),
        field("received_on", "Ngày nhận", DATE),
    )
    vocabulary = replace(
        VOCABULARY, records={**VOCABULARY.records, "nominations": listed}
    )
    rows = [
        ["Mã", "Hình thức", "Ngày nhận"],
        ["N1", "medal", "20/08/2018"],
        ["N2", "medal", "20/08/2018"],
        ["N2", "medal", "21/08/2018"],
    ]
    path = tmp_path / "batch.xlsx"
    sheets = {"individual": PEOPLE, "unit": UNITS, "nominations": rows}
    path.write_bytes(workbook(sheets))
    intake = take_in([path], vocabulary, AWARDS_OF_PACK)
    assert "N083" in codes(intake)
    assert [n.received_on for n in intake.batch.nominations] == [
        date(2018, 8, 20),
        None,
    ]
    assert "nominations" not in intake.batch.children


def test_a_listed_nomination_without_a_day_has_the_one_on_the_nominee_s_row(
    tmp_path: Path,
) -> None:
    listed = record(
        Role.CHILD,
        "nominations",
        "Đề nghị khen",
        WHO,
        field("award", "Hình thức", AWARD),
    )
    person = VOCABULARY.records["individual"]
    day = field("received_on", "Ngày nhận", DATE)
    person = replace(person, fields={**person.fields, day.id: day})
    records = {**VOCABULARY.records, "individual": person, "nominations": listed}
    people = [
        ["Mã", "Họ và tên", "Đơn vị", "Ngày nhận"],
        ["N1", "Lê Thị Hoà", "CD01", "20/08/2018"],
    ]
    rows = [["Mã", "Hình thức"], ["N1", "medal"]]
    path = tmp_path / "batch.xlsx"
    sheets = {"individual": people, "unit": UNITS, "nominations": rows}
    path.write_bytes(workbook(sheets))
    vocabulary = replace(VOCABULARY, records=records)
    intake = take_in([path], vocabulary, AWARDS_OF_PACK)
    days = [n.received_on for n in intake.batch.nominations]
    assert [date(2018, 8, 20)] == days


def test_a_nominee_put_forward_for_nothing_is_named(tmp_path: Path) -> None:
    people = [*PEOPLE, [3, "N3", "Phạm An", "01/01/1990", "CD01", None]]
    intake = read_sheets(tmp_path, individual=people)
    assert codes(intake) == ["N082"]


def test_where_nobody_is_put_forward_it_is_said_once(tmp_path: Path) -> None:
    people = [[*row[:5], None] for row in PEOPLE[1:]]
    found = read_sheets(tmp_path, individual=[PEOPLE[0], *people])
    assert codes(found) == ["N091"]
    assert "2" == found.problems[0].details["count"]


def test_where_no_submitting_unit_is_named_everybody_s_own_unit_submits(
    tmp_path: Path,
) -> None:
    path = tmp_path / "batch.xlsx"
    path.write_bytes(workbook({"individual": PEOPLE}))
    found = take_in([path], VOCABULARY, COUNTED)
    assert codes(found).count("N090") == 1
    assert all(
        n.submitting_unit == found.batch.nominees[n.nominee].get("unit")
        for n in found.batch.nominations
    )
    silent = take_in([path], VOCABULARY, AWARDS_OF_PACK)
    assert "N090" not in codes(silent)
    assert {None} == {n.submitting_unit for n in silent.batch.nominations}


def test_one_named_submitting_unit_leaves_the_others_unknown(tmp_path: Path) -> None:
    people = VOCABULARY.records["individual"]
    submits = field("submitting_unit", "Đơn vị trình", people.fields["unit"].type)
    fields = {**people.fields, "submitting_unit": submits}
    words = Vocabulary(
        VOCABULARY.enums,
        {**VOCABULARY.records, "individual": replace(people, fields=fields)},
    )
    head, first, second = PEOPLE
    sheet = [[*head, "Đơn vị trình"], [*first, "CD02"], [*second, None]]
    path = tmp_path / "batch.xlsx"
    path.write_bytes(workbook({"unit": UNITS, "individual": sheet}))
    found = take_in([path], words, COUNTED)
    assert "N090" not in codes(found)
    assert ["CD02", None] == [n.submitting_unit for n in found.batch.nominations]
