"""Workbooks of every kind: their values, and what their sheets show besides."""

import json
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from thidua.intake.codes import Code, Refused
from thidua.intake.grid import Area, Percent, RawSheet, Unreadable
from thidua.intake.sources.files import read_files
from thidua.intake.workbook.columns import encode
from thidua.intake.workbook.read import read_workbook
from thidua.intake.workbook.received import Received
from thidua.intake.workbook.seen import Seen
from thidua.model.mapping import Letters

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
NAMES = "urn:oasis:names:tc:opendocument:xmlns"
PREFIXES = ("office", "table", "text", "calcext")


def saved(book: Any) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def zipped(members: dict[str, str]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return stream.getvalue()


def open_document(rows: str, **more: str) -> bytes:
    """Return an .ods with one sheet of these rows."""
    spaces = "".join(f' xmlns:{n}="{NAMES}:{n}:1.0"' for n in PREFIXES)
    content = (
        f'<office:document-content{spaces} office:version="1.3"><office:body>'
        f'<office:spreadsheet><table:table table:name="A">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = "<manifest/>"
    return zipped(
        {
            "mimetype": mimetype,
            "META-INF/manifest.xml": manifest,
            "content.xml": content,
            **more,
        }
    )


def only(content: bytes) -> RawSheet:
    (sheet,) = read_workbook(content, "a")
    return sheet


def refusal(content: bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        read_workbook(content, "a")
    return caught.value


def marked() -> Any:
    """Return a workbook with one of each mark."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Mã", "Tên", "Số"])
    sheet.append(["1", "Hoa", 1])
    sheet.append([2, "TrÇn V¨n", 3])
    sheet["A3"].font = Font(strike=True)
    sheet["B3"].font = Font(name=".VnTime")
    sheet["A4"] = CellRichText(TextBlock(InlineFont(strike=True), "bỏ cả"))
    sheet["B4"] = CellRichText("a", TextBlock(InlineFont(strike=True), "bỏ một phần"))
    sheet["C4"] = CellRichText("a", TextBlock(InlineFont(rFont="VNI-Times"), "aù"))
    sheet["B2"].comment = Comment("xem lại", "Hoa")
    sheet.merge_cells("A6:C7")
    sheet["A6"] = "gộp"
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    return book


def test_marks_of_a_sheet_are_seen() -> None:
    marks = only(saved(marked())).marks
    assert (Area(6, 0, 7, 2),) == marks.merged
    assert frozenset({3}) == marks.hidden_rows
    assert frozenset({2}) == marks.hidden_columns
    assert frozenset({(3, 0), (4, 0)}) == marks.struck
    assert {(2, 1): "xem lại"} == marks.comments
    assert {(3, 1): Letters.TCVN3, (4, 2): Letters.VNI} == marks.old_fonts
    assert not marks.hidden


def test_marks_are_the_same_whoever_wrote_the_xml() -> None:
    content = saved(marked())
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    part = "xl/worksheets/sheet1.xml"
    members[part] = members[part].replace("<sheetData>", "<sheetData><!-- x -->")
    assert only(content) == only(zipped(members))


def test_comments_of_threads_stand_for_what_they_replace() -> None:
    content = saved(marked())
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    rels = "xl/worksheets/_rels/sheet1.xml.rels"
    link = '<Relationship Id="t" Type="x/threadedComment" Target="../t.xml"/>'
    members[rels] = members[rels].replace("</Rel", link + "</Rel", 1)
    one = '<threadedComment ref="B2"><text>hỏi</text></threadedComment>'
    other = '<threadedComment ref="B2"><text>đáp</text></threadedComment>'
    members["xl/t.xml"] = f"<ThreadedComments>{one}{other}</ThreadedComments>"
    assert {(2, 1): "hỏi\nđáp"} == only(zipped(members)).marks.comments


def test_hidden_sheets_are_read_and_marked() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    book.create_sheet("Ẩn")["A1"] = "y"
    book["Ẩn"].sheet_state = "hidden"
    found = read_workbook(saved(book), "a.xlsx")
    assert [("Sheet", False), ("Ẩn", True)] == [(s.name, s.marks.hidden) for s in found]


def test_a_table_that_starts_far_in_keeps_its_columns() -> None:
    book = openpyxl.Workbook()
    book.active["C4"] = "x"
    (row,) = only(saved(book)).rows
    assert (4, (None, None, "x")) == (row.number, row.cells)


def test_every_kind_of_value_arrives_exactly() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([83185000123, 1e20, -0.5, True, False, 0])
    sheet.append([date(2018, 3, 9), datetime(2018, 3, 9, 8, 30), time(8, 30)])  # noqa: DTZ001
    sheet.append(["ab", "", "Đ", "=1", 'x"\\\n'])
    sheet["D3"].data_type = "s"
    rows = [row.cells for row in only(saved(book)).rows]
    assert (83185000123, 10**20, Decimal("-0.5"), True, False, 0) == rows[0]
    moment = datetime(2018, 3, 9, 8, 30)  # noqa: DTZ001
    assert (date(2018, 3, 9), moment, "08:30:00") == rows[1][:3]
    assert (None, "Đ", "=1", 'x"\\\n') == rows[2][1:5]


def test_a_long_column_is_as_exact_as_a_short_one() -> None:
    book = openpyxl.Workbook()
    for number in range(1, 6000):
        day = date(1950 + number % 60, 1 + number % 12, 1 + number % 28)
        text = ("Nam", "Nữ", None)[number % 3]
        amount = number / 8 if number % 100 else None
        book.active.append([number, day, text, f"NV{number}", amount])
    rows = only(saved(book)).rows
    assert list(range(1, 6000)) == [row.number for row in rows]
    for row in rows:
        n = row.number
        assert n == row.cells[0]
        assert date(1950 + n % 60, 1 + n % 12, 1 + n % 28) == row.cells[1]
        assert (("Nam", "Nữ", None)[n % 3], f"NV{n}") == row.cells[2:4]
        assert (Decimal(n) / 8 if n % 100 else None) == row.cells[4]


def test_a_formula_that_gives_an_empty_text_is_empty_and_not_uncomputed() -> None:
    content = saved(marked())
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    part = "xl/worksheets/sheet1.xml"
    cell = '<c r="D2" t="str"><f>A1&amp;""</f><v></v></c></row>'
    members[part] = members[part].replace("</row>", "#", 1).replace("</row>", cell, 1)
    members[part] = members[part].replace("#", "</row>")
    assert only(zipped(members)).rows[1].cells == ("1", "Hoa", 1, None)


def test_a_text_that_holds_the_mark_between_texts_stays_whole() -> None:
    received = Received("a")
    column = encode(["a\uffffb", "c", "c"], {})
    sheet = {"sheet": "A", "hidden": False, "marks": Seen("A").marks()}
    for line in (sheet, {"rows": [[1, 3]], "columns": [column]}):
        received.take(json.dumps(line).encode())
    assert [("a\uffffb",), ("c",), ("c",)] == [
        row.cells for row in received.sheets()[0].rows
    ]


def old_workbook() -> Any:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Cá nhân")
    sheet.write(0, 0, "Đỗ")
    sheet.write(0, 1, 83185000123)
    sheet.write(0, 2, 0.125, xlwt.easyxf(num_format_str="0.0%"))
    sheet.write(0, 3, date(2018, 3, 9), xlwt.easyxf(num_format_str="dd/mm/yyyy"))
    sheet.row(0).set_cell_error(4, 0x2A)
    sheet.row(0).set_cell_boolean(5, True)  # noqa: FBT003
    look = xlwt.easyxf("font: name .VnTime, struck_out on")
    sheet.write_merge(2, 3, 0, 1, "gộp", look)
    sheet.row(2).hidden = True
    sheet.col(5).hidden = True
    return book


def test_an_xls_is_read_with_its_marks() -> None:
    sheet = only(saved(old_workbook()))
    assert sheet.rows[0].cells == (
        "Đỗ",
        83185000123,
        Percent(Decimal("0.125")),
        date(2018, 3, 9),
        Unreadable(Code.CELL_ERROR, "#N/A"),
        True,
    )
    assert (Area(3, 0, 4, 1),) == sheet.marks.merged
    assert frozenset({3}) == sheet.marks.hidden_rows
    assert frozenset({5}) == sheet.marks.hidden_columns
    assert frozenset({(3, 0)}) == sheet.marks.struck
    assert {(3, 0): Letters.TCVN3} == sheet.marks.old_fonts


def test_an_ods_is_read_with_its_marks() -> None:
    sheet = only(
        open_document(
            "<table:table-column/>"
            '<table:table-column table:visibility="collapse"/>'
            '<table:table-row table:visibility="filter">'
            '<table:table-cell office:value-type="string">'
            "<office:annotation><text:p>xem</text:p>"
            "</office:annotation><text:p>Hoa</text:p></table:table-cell>"
            '<table:table-cell office:value-type="percentage" '
            'office:value="0.125"/>'
            '<table:table-cell office:value-type="string" office:string-value="" '
            'calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
            '<table:table-cell table:formula="of:=[.A1]"/></table:table-row>'
            '<table:table-row table:number-rows-repeated="2"><table:table-cell '
            'table:number-columns-spanned="2" office:value-type="float" '
            'office:value="5"/>'
            "</table:table-row>"
            '<table:table-row table:number-rows-repeated="1048573"><table:table-cell '
            'table:number-columns-repeated="16384"/></table:table-row>'
        )
    )
    assert sheet.rows[0].cells == (
        "Hoa",
        Percent(Decimal("0.125")),
        Unreadable(Code.CELL_ERROR, "#N/A"),
        Unreadable(Code.CELL_FORMULA, "=…"),
    )
    assert [(2, 5), (3, 5)] == [(row.number, row.cells[0]) for row in sheet.rows[1:]]
    assert frozenset({1}) == sheet.marks.hidden_rows
    assert frozenset({1}) == sheet.marks.hidden_columns
    assert {(1, 0): "xem"} == sheet.marks.comments


LOCKED_PART = (
    '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry>'
    "</m:manifest>"
)


@pytest.mark.parametrize(
    ("content", "code", "found"),
    [
        (zipped({"word/document.xml": ""}), Code.OTHER_DOCUMENT, ".docx"),
        (zipped({"xl/workbook.bin": ""}), Code.OTHER_DOCUMENT, ".xlsb"),
        (zipped({"a.txt": ""}), Code.OTHER_DOCUMENT, ".zip"),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
            Code.OTHER_DOCUMENT,
            ".odt",
        ),
        (
            open_document("", **{"META-INF/manifest.xml": LOCKED_PART}),
            Code.WORKBOOK_LOCKED,
            None,
        ),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            Code.WORKBOOK_LOCKED,
            None,
        ),
        (OLE + bytes(600), Code.WORKBOOK_DAMAGED, None),
        (
            saved(old_workbook()).replace(
                "Workbook".encode("utf-16-le"), "WordFile".encode("utf-16-le")
            ),
            Code.OTHER_DOCUMENT,
            "OLE",
        ),
    ],
)
def test_what_is_no_workbook_is_told_what_it_is(
    content: bytes, code: Code, found: str | None
) -> None:
    refused = refusal(content)
    assert (code, found) == (refused.code, refused.details.get("found"))


def test_a_password_inside_an_xls_is_found() -> None:
    book = bytearray(saved(old_workbook()))
    at = book.index(bytes.fromhex("4200 0200"))  # the record of the code page
    book[at : at + 2] = bytes.fromhex("2f00")
    assert Code.WORKBOOK_LOCKED is refusal(bytes(book)).code


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xls", b"%PDF-1.7", Code.OTHER_DOCUMENT),
        ("a.xls", b"\x09\x08\x10\x00\x00\x06\x05\x00", Code.WORKBOOK_OLD),
        ("a.xls", "<html>Đ</html>".encode("utf-16"), Code.WORKBOOK_IS_MARKUP),
        ("a.xls", b"<table><td>\xd0</td>", Code.WORKBOOK_IS_MARKUP),
        ("a.xls", b"MIME-Version: 1.0\r\n", Code.WORKBOOK_IS_MARKUP),
    ],
)
def test_a_false_xls_is_told_apart(
    tmp_path: Path, name: str, content: bytes, code: Code
) -> None:
    (tmp_path / name).write_bytes(content)
    sources = read_files([tmp_path / name])
    assert [code.value] == [found.code for found in sources.problems]


@pytest.mark.parametrize("name", ["a.xls", "a.csv", "a.pdf", "a"])
@pytest.mark.parametrize(
    "make", [lambda: saved(marked()), lambda: saved(old_workbook())]
)
def test_the_ending_of_a_name_means_nothing(
    tmp_path: Path, name: str, make: Callable[[], bytes]
) -> None:
    (tmp_path / name).write_bytes(make())
    assert read_files([tmp_path / name]).sheets


def test_a_document_beside_the_tables_of_a_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "to trinh.docx").write_bytes(zipped({"word/document.xml": ""}))
    found = read_files([tmp_path]).problems
    assert [Code.ENTRY_NOT_READ.value] == [each.code for each in found]
