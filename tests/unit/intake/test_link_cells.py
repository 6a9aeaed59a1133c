"""A link that names nothing: told at its very cell, and marked there."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from office import (
    AWARDS_OF_PACK,
    NO_INITIATIVES,
    NOMINEE,
    PEOPLE,
    RECORDS,
    TEXT,
    UNITS,
    VOCABULARY,
    WHO,
    delimited,
    field,
    read,
    read_sheets,
    record,
    workbook,
)
from thidua.intake.cells.columns import letters_of
from thidua.intake.cells.drafts import Draft
from thidua.intake.grid import Binding, RawSheet
from thidua.intake.read import take_in
from thidua.model.vocabulary import Role, Vocabulary
from thidua.problems import Place, Problem
from thidua.reports.annotate.annotate import annotated
from thidua.texts import Language

HEAD, FIRST = PEOPLE[0], PEOPLE[1]
LEADERS = "leaders"


def person(unit: str) -> list[Any]:
    return [2, "N2", "Trần Văn Bình", "10/04/1990", unit, "medal"]


def places(problems: Sequence[Problem], code: str) -> list[str]:
    return [str(found.place) for found in problems if found.code == code]


def test_an_unknown_unit_is_told_and_marked_at_its_cell(tmp_path: Path) -> None:
    rows = [["DANH SÁCH"], HEAD, FIRST, person("Công đoàn Dẹt")]
    intake = read_sheets(tmp_path, individual=rows)
    assert ["batch.xlsx ▸ individual ▸ E4"] == places(intake.problems, "N070")
    (unknown,) = (q for q in intake.questions if q.found == "CD01 = Công đoàn Dẹt")
    assert "E4" == f"{unknown.place.column}{unknown.place.row}"
    sent = (tmp_path / "batch.xlsx").read_bytes()
    noted = annotated(sent, "batch.xlsx", intake.problems, Language.VI)
    assert isinstance(noted, bytes)
    sheet = openpyxl.load_workbook(BytesIO(noted))["individual"]
    marked = {c.coordinate for row in sheet.iter_rows() for c in row if c.comment}
    assert {"E4"} == marked


def test_a_unit_that_may_be_several_is_told_at_its_cell(tmp_path: Path) -> None:
    units = [*UNITS, ["CD03", "Công đoàn Trường học", "Hành chính"]]
    rows = [HEAD, FIRST, person("Công đoàn Trường học")]
    intake = read_sheets(tmp_path, unit=units, individual=rows)
    assert ["batch.xlsx ▸ individual ▸ E3"] == places(intake.problems, "N071")


def test_a_further_link_of_a_row_is_told_at_its_cell(tmp_path: Path) -> None:
    leader = field("led_by", "Người đứng đầu", NOMINEE)
    table = record(Role.CHILD, LEADERS, "Nhóm", WHO, field("name", "Tên", TEXT), leader)
    vocabulary = Vocabulary(VOCABULARY.enums, {r.id: r for r in (*RECORDS, table)})
    rows = [["Mã", "Tên", "Người đứng đầu"], ["N1", "Nhóm A", "N2"], ["N1", "B", "N8"]]
    path = tmp_path / "batch.xlsx"
    sheets = {"unit": UNITS, "individual": PEOPLE, LEADERS: rows}
    path.write_bytes(workbook({**sheets, "initiatives": NO_INITIATIVES}))
    intake = take_in([path], vocabulary, AWARDS_OF_PACK)
    assert ["batch.xlsx ▸ leaders ▸ C3"] == places(intake.problems, "N089")


def test_a_file_without_columns_names_the_row_alone(tmp_path: Path) -> None:
    (tmp_path / "unit.csv").write_text(delimited(UNITS), encoding="utf-8")
    people = '{"individual": [{"code": "N1", "name": "Hoà", "unit": "CD09"}]}'
    (tmp_path / "individual.json").write_text(people, encoding="utf-8")
    (found,) = (each for each in read(tmp_path).problems if each.code == "N070")
    assert (1, None) == (found.place.row, found.place.column)


def test_of_several_columns_of_a_field_the_first_is_named() -> None:
    sheet = RawSheet("a.csv", "a", ())
    bindings = [
        Binding(27, "Tên đơn vị", {"value": "unit"}),
        Binding(2, "Mã đơn vị", {"value": "unit"}),
        Binding(
            4, "QĐ", {"number": "number", "date": "on"}, sets={"scope": "province"}
        ),
    ]
    letters = letters_of(sheet, bindings)
    assert {"unit": "C", "number": "E", "on": "E", "scope": "E"} == letters
    draft = Draft(RECORDS[0], Place("a.csv", row=7), columns=letters)
    assert [Place("a.csv", row=7, column="C"), Place("a.csv", row=7)] == [
        draft.cell("unit"),
        draft.cell("headcount"),
    ]
