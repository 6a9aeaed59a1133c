"""Workbooks to annotate, problems to put into them, and what is in the result."""

import warnings
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
from xlsxwriter import Workbook

from thidua.problems import Place, Problem, Severity
from thidua.reports.annotate.annotate import annotated
from thidua.texts import Language

FILE = "ho-so.xlsx"
PEOPLE, TEAMS = "Cá nhân", "Tổ của O'Nhi"
SPITEFUL = '=HYPERLINK("http://x")<&>"\x01 _x0041_ \ud800'
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000b4944415478da636000020000050001e9fadcd80000000049454e44ae42"
    "6082"
)


def problem(cell: str = "", sheet: str | None = PEOPLE, **details: str) -> Problem:
    """Return an error at a cell such as C5, at a row such as 5, or at a sheet."""
    column = cell.rstrip("0123456789")
    row = int(cell[len(column) :] or "0")
    place = Place(FILE, sheet, row or None, column or None)
    return Problem(
        "R009", place, Severity.ERROR, {"found": "x", "nearest": "y"} | details
    )


def rich_book() -> bytes:
    """Return a workbook with much that a careless program would lose."""
    content = BytesIO()
    book = Workbook(content)
    book.set_properties({"created": datetime(2018, 3, 9, tzinfo=UTC)})
    sheet = book.add_worksheet(PEOPLE)
    bold = book.add_format({"bold": True, "bg_color": "#ffcc00", "num_format": "0.00"})
    sheet.write_row(3, 0, ["STT", "Họ và tên", "Ngày sinh", "Đơn vị"], bold)
    for row in range(4, 10):
        sheet.write_row(row, 0, [row - 3, "Nguyễn Thị An", "31/02/1985", "LĐLĐ"])
    sheet.write_formula("E5", "=A5*2", bold, 2)
    sheet.merge_range("D6:D8", "CĐCS Đồng Khởi")
    sheet.write_comment("B6", "Ghi chú của người gửi", {"author": "Chị An"})
    sheet.conditional_format("A5:A9", {"type": "data_bar"})
    sheet.data_validation("C5:C9", {"validate": "list", "source": ["a", "b"]})
    sheet.insert_image("G2", "a.png", {"image_data": BytesIO(PIXEL)})
    sheet.add_sparkline("H5", {"range": "A5:A9"})
    sheet.set_header("&CĐề nghị", {})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"='{PEOPLE}'!$A$5:$A$9"})
    sheet.insert_chart("J2", chart)
    other = book.add_worksheet(TEAMS)
    other.add_table("B3:C6", {"columns": [{"header": "Tên"}, {"header": "Đơn vị"}]})
    other.print_area("A1:D9")
    book.define_name("nam", f"='{PEOPLE}'!$A$5")
    book.close()
    return content.getvalue()


def loaded(content: bytes) -> openpyxl.Workbook:
    """Return a file as openpyxl reads it; what it cannot keep does not matter here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(BytesIO(content))


def members(content: bytes) -> dict[str, bytes]:
    """Return what the members of a file hold, in their order."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip file of members."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return content.getvalue()


def replaced(content: bytes, part: str, old: str, new: str) -> bytes:
    """Return a file in whose part one text stands for another."""
    parts = members(content)
    assert old.encode() in parts[part]
    return packed({**parts, part: parts[part].replace(old.encode(), new.encode())})


def marked(content: bytes, *problems: Problem) -> bytes:
    """Return a file with its problems in it."""
    result = annotated(content, FILE, problems, Language.VI)
    assert isinstance(result, bytes), result
    return result


def refusal(content: bytes) -> str:
    """Return the code of why a file is left alone."""
    result = annotated(content, FILE, [problem("C5")], Language.VI)
    assert isinstance(result, Problem)
    return result.code


def notes(content: bytes) -> dict[str, str]:
    """Return the comments of a file by sheet and cell."""
    return {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text
        for sheet in loaded(content).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def last_sheet(content: bytes) -> list[tuple[object, ...]]:
    """Return the rows of the last sheet."""
    return list(loaded(content).worksheets[-1].values)
