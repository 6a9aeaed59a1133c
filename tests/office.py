"""A small vocabulary and the means to write batches for it."""

import csv
from collections.abc import Mapping, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl

from thidua.intake.read import Intake, take_in
from thidua.model.pack import Award
from thidua.model.vocabulary import (
    Absence,
    EnumType,
    EnumValue,
    Field,
    Kind,
    RecordType,
    Role,
    ValueType,
    Vocabulary,
)
from thidua.texts import LocalizedText

TEXT = ValueType(Kind.TEXT)
DATE = ValueType(Kind.DATE)
YEAR = ValueType(Kind.YEAR)
YES_NO = ValueType(Kind.YES_NO)
MONEY = ValueType(Kind.MONEY)
UNIT = ValueType(Kind.LINK, of="unit")
NOMINEE = ValueType(Kind.LINK, of="nominee")
AWARDS = ValueType(Kind.SET, of="award")
AWARD = ValueType(Kind.ENUM, of="award")

Rows = Sequence[Sequence[Any]]


def both(text: str) -> LocalizedText:
    return LocalizedText(text, text)


def field(name: str, title: str, of_type: ValueType, *headings: str) -> Field:
    return Field(name, both(title), of_type, headings)


def record(
    role: Role, name: str, title: str, *fields: Field, **more: Any
) -> RecordType:
    return RecordType(name, both(title), role, {f.id: f for f in fields}, **more)


def enum(name: str, **titles: str) -> EnumType:
    values = tuple(EnumValue(key, both(title)) for key, title in titles.items())
    return EnumType(name, both(name), values)


ENUMS = {
    "sex": enum("sex", male="Nam", female="Nữ"),
    "sector": EnumType(
        "sector",
        both("Khu vực"),
        (
            EnumValue("industry", both("Sản xuất, kinh doanh"), ("SXKD",)),
            EnumValue("public", both("Hành chính")),
        ),
    ),
    "grade": enum("grade", good="Hoàn thành tốt", excellent="Hoàn thành xuất sắc"),
    "award": enum("award", old="Huân chương cũ", medal="Bằng khen", flag="Cờ thi đua"),
}
WHO = field("nominee", "Đối tượng", NOMINEE, "Mã", "Họ và tên", "Họ tên")
NOMINEE_FIELDS = (
    field("code", "Mã", TEXT),
    field("name", "Họ và tên", TEXT, "Họ tên"),
    field("unit", "Đơn vị", UNIT, "Mã đơn vị"),
    field("nominated_for", "Đề nghị", AWARDS),
    field("received_on", "Ngày nhận", DATE),
)
RECORDS = (
    record(
        Role.UNIT,
        "unit",
        "Đơn vị",
        field("code", "Mã đơn vị", TEXT),
        field("name", "Tên đơn vị", TEXT),
        field("sector", "Khu vực", ValueType(Kind.ENUM, of="sector")),
        field("headcount", "Số lao động", ValueType(Kind.INTEGER, low=0, high=9999)),
    ),
    record(
        Role.NOMINEE,
        "individual",
        "Cá nhân",
        *NOMINEE_FIELDS,
        field("born_on", "Ngày sinh", DATE),
        field("sex", "Giới tính", ValueType(Kind.ENUM, of="sex")),
        field("growth", "Tăng năng suất (%)", ValueType(Kind.DECIMAL, scale=1)),
        sheets=("Danh sách cá nhân",),
    ),
    record(Role.NOMINEE, "collective", "Tập thể", *NOMINEE_FIELDS),
    record(
        Role.CHILD,
        "ratings",
        "Xếp loại",
        WHO,
        field("year", "Năm", YEAR),
        field("grade", "Kết quả", ValueType(Kind.ENUM, of="grade")),
        year_by="year",
    ),
    record(
        Role.CHILD,
        "initiatives",
        "Sáng kiến",
        WHO,
        field("title", "Tên sáng kiến", TEXT),
        field("benefit", "Giá trị làm lợi", MONEY),
        absent_means=Absence.NONE,
    ),
    record(
        Role.CHILD,
        "votes",
        "Kiểm phiếu",
        WHO,
        field("award", "Hình thức", AWARD),
        field("yes", "Đồng ý", ValueType(Kind.INTEGER)),
        per="nomination",
    ),
    record(
        Role.QUOTA,
        "quotas",
        "Chỉ tiêu",
        field("unit", "Đơn vị", UNIT),
        field("award", "Hình thức", AWARD),
        field("seats", "Số suất", ValueType(Kind.INTEGER)),
    ),
)
VOCABULARY = Vocabulary(ENUMS, {each.id: each for each in RECORDS})
AWARDS_OF_PACK = {
    "medal": Award("medal", both("Bằng khen"), "form", "individual", ()),
    "flag": Award("flag", both("Cờ thi đua"), "form", "collective", ()),
}

UNITS = [
    ["Mã đơn vị", "Tên đơn vị", "Khu vực"],
    ["CD01", "Công đoàn Dệt", "SXKD"],
    ["CD02", "Công đoàn Trường học", "Hành chính"],
]
PEOPLE = [
    ["STT", "Mã", "Họ và tên", "Ngày sinh", "Đơn vị", "Đề nghị"],
    [1, "N1", "Lê Thị Hoà", "09/03/1985", "CD01", "Bằng khen"],
    [2, "N2", "Trần Văn Bình", "10/04/1990", "Công đoàn Trường học", "medal"],
]
NO_INITIATIVES = [["Mã", "Tên sáng kiến"]]


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    """Return a workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """Return a workbook's bytes."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def delimited(rows: Rows, delimiter: str = ",") -> str:
    """Return rows as delimited text."""
    stream = StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue()


def read(*paths: Path) -> Intake:
    """Read a batch with the small vocabulary."""
    return take_in(paths, VOCABULARY, AWARDS_OF_PACK)


def read_sheets(folder: Path, **sheets: Rows) -> Intake:
    """Read a workbook with these sheets, its usual tables filled in."""
    usual: dict[str, Rows] = {
        "unit": UNITS,
        "individual": PEOPLE,
        "initiatives": NO_INITIATIVES,
    }
    path = folder / "batch.xlsx"
    path.write_bytes(workbook({**usual, **sheets}))
    return read(path)


def codes(intake: Intake) -> list[str]:
    """Return the codes of all problems, in order."""
    return [found.code for found in intake.problems]
