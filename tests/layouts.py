"""Sheets as offices lay them out, made by hand, and what intake recognises in them."""

from collections.abc import Mapping, Sequence
from typing import Any

from office import DATE, ENUMS, RECORDS, record
from office import field as field_of
from thidua.intake.codes import order
from thidua.intake.grid import NO_MARKS, VALUE, Marks, RawRow, RawSheet
from thidua.intake.tables.recognise import Recognised, recognise
from thidua.model.mapping import NO_MAP, IntakeMap
from thidua.model.vocabulary import ColumnRule, Reads, RecordType, Role, Vocabulary

COLUMNS = (
    ColumnRule(("Ngày sinh / Nam",), {VALUE: "born_on"}, sets={"sex": "male"}),
    ColumnRule(("Ngày sinh / Nữ",), {VALUE: "born_on"}, sets={"sex": "female"}),
    ColumnRule(
        ("Xếp loại năm {year}", "Xếp loại / {year}"),
        {VALUE: "grade", "year": "year"},
        table="ratings",
    ),
    ColumnRule(("Sáng kiến / Tên",), {VALUE: "title"}, table="initiatives"),
    ColumnRule(
        ("Sáng kiến / Giá trị làm lợi",), {VALUE: "benefit"}, table="initiatives"
    ),
    ColumnRule(("Số, ngày quyết định",), {"date": "received_on"}, reads=Reads.DECISION),
)


def _with_columns(each: RecordType) -> RecordType:
    if each.id != "individual":
        return each
    return record(
        Role.NOMINEE,
        "individual",
        "Cá nhân",
        *each.fields.values(),
        field_of("joined_on", "Ngày vào đoàn", DATE),
        columns=COLUMNS,
    )


VOCABULARY = Vocabulary(ENUMS, {each.id: _with_columns(each) for each in RECORDS})


def sheet(
    name: str, *lines: Sequence[Any], marks: Marks = NO_MARKS, file: str = "a.xlsx"
) -> RawSheet:
    """Return a sheet whose rows are numbered from 1."""
    rows = tuple(RawRow(n, tuple(line)) for n, line in enumerate(lines, start=1))
    return RawSheet(file, name, rows, sheet=name, marks=marks)


def recognised(*sheets: RawSheet, mapping: IntakeMap = NO_MAP) -> Recognised:
    """Recognise sheets by the small vocabulary with columns of several fields."""
    return recognise(sheets, VOCABULARY, mapping)


def codes(answer: Recognised) -> list[str]:
    """Return the codes of all problems, in order."""
    return [each.code for each in sorted(answer.problems, key=order)]


def found(answer: Recognised, code: str) -> Mapping[str, Any]:
    """Return the details of the one problem of a code."""
    (details,) = [each.details for each in answer.problems if each.code == code]
    return details
