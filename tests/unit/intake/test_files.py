"""Files as they arrive: known by content, refused by name of the fault."""

import zipfile
from contextlib import suppress
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from random import Random

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from office import PEOPLE, UNITS, codes, delimited, read, saved, workbook
from thidua.intake.codes import Code, Refused
from thidua.intake.grid import Percent, Unreadable, letters
from thidua.intake.sources.delimited import read_delimited
from thidua.intake.workbook.read import read_workbook

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def refusal(folder: Path, name: str, content: bytes) -> str:
    """Return the code of the problem a single file is refused with."""
    path = folder / name
    path.write_bytes(content)
    return codes(read(path))[0]


def with_member(content: bytes, name: str, text: bytes) -> bytes:
    """Return a workbook with one member replaced."""
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.namelist():
            new.writestr(member, text if member == name else old.read(member))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xls", OLE + b"\x00" * 600, "N007"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "N004"),
        ("a.xls", b"<html><table><tr><td>1</td></tr></table></html>", "N005"),
        ("a.xls", b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "N005"),
        ("a.xlsx", b"PK\x03\x04 not really", "N007"),
        ("a.csv", b"H\xf4 t\xean,x\n", "N011"),
        ("a.pdf", b"%PDF-1.7", "N015"),
        ("a.bin", b"\x00\x01\x02", "N003"),
        ("a.json", b'{"unit": [', "N012"),
        ("a.json", b'{"unit": 5}', "N013"),
        ("a.json", b'[{"name": "x"}]', "N013"),
        ("a.json", b'{"unit": [{"code": "1", "code": "2"}]}', "N013"),
        ("a.csv", b"", "N020"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    assert code == refusal(tmp_path, name, content)


def test_a_text_that_is_called_a_workbook_is_read_as_what_it_is(
    tmp_path: Path,
) -> None:
    path = tmp_path / "individual.xls"
    path.write_text("Mã\tHọ và tên\tĐơn vị\nN1\tLê Thị Hoà\tCD01\n", "utf-8")
    assert "Lê Thị Hoà" == read(path).batch.nominees["N1"].get("name")
    assert "N003" == refusal(tmp_path, "b.xls", b"no table at all\nthis is a letter\n")


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    assert ["N001", "N002"] == codes(read(tmp_path / "none.xlsx"))


def test_an_empty_folder_is_an_empty_batch(tmp_path: Path) -> None:
    assert ["N002"] == codes(read(tmp_path))


def test_a_workbook_is_known_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "individual.csv"
    path.write_bytes(workbook({"individual": PEOPLE}))
    assert list(read(path).batch.nominees) == ["N1", "N2"]


def test_other_things_in_a_folder_are_left_alone_and_named(tmp_path: Path) -> None:
    (tmp_path / "individual.csv").write_text(delimited(PEOPLE), encoding="utf-8")
    (tmp_path / "README.md").write_text("# Ghi chú", encoding="utf-8")
    (tmp_path / "~$individual.xlsx").write_bytes(b"lock")
    (tmp_path / ".hidden").write_bytes(b"x")
    (tmp_path / "cu").mkdir()
    found = read(tmp_path)
    assert codes(found).count("N014") == 2
    assert list(found.batch.nominees) == ["N1", "N2"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("declared", [True, False])
def test_the_delimiter_is_declared_or_counted(
    delimiter: str, *, declared: bool
) -> None:
    text = "DANH SÁCH\n" + delimited([["Mã", "Tên"], ["1", "a, b"]], delimiter)
    head = f"sep={delimiter}\n" if declared else ""
    sheet = read_delimited(head + text, "unit.csv")
    assert sheet.rows[-1].cells[:2] == ("1", "a, b")
    assert sheet.rows[-1].number == 3 + declared


def test_rows_keep_their_numbers_though_blank_rows_lie_between() -> None:
    content = workbook({"unit": [[], ["Mã đơn vị"], [], ["CD01"]]})
    (sheet,) = read_workbook(content, "a.xlsx")
    assert [row.number for row in sheet.rows] == [2, 4]


def test_numbers_dates_and_percents_of_a_workbook_are_exact() -> None:
    book = openpyxl.Workbook()
    book.active.append([12.0, 0.1 + 0.2, date(2018, 3, 9), 0.125, True, "a"])
    book.active["D1"].number_format = "0.0%"
    (sheet,) = read_workbook(saved(book), "a.xlsx")
    assert sheet.rows[0].cells == (
        12,
        Decimal("0.3"),
        date(2018, 3, 9),
        Percent(Decimal("0.125")),
        True,
        "a",
    )


def test_errors_and_formulas_never_computed_are_not_empty() -> None:
    book = openpyxl.Workbook()
    book.active.append(["#N/A", "=A2+1", None])
    (sheet,) = read_workbook(saved(book), "a.xlsx")
    assert sheet.rows[0].cells[:2] == (
        Unreadable(Code.CELL_ERROR, "#N/A"),
        Unreadable(Code.CELL_FORMULA, "=…"),
    )


def test_rows_of_look_up_errors_are_left_out_with_one_note(tmp_path: Path) -> None:
    errors = [["#N/A"] * 3] * 5
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook({"individual": [*PEOPLE, *errors], "unit": UNITS}))
    found = read(path)
    assert codes(found).count("N029") == 1
    assert list(found.batch.nominees) == ["N1", "N2"]


def test_a_doctype_is_refused() -> None:
    content = with_member(
        workbook({"unit": UNITS}),
        "xl/workbook.xml",
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><workbook/>',
    )
    with pytest.raises(Refused) as caught:
        read_workbook(content, "a.xlsx")
    assert caught.value.code is Code.WORKBOOK_DOCTYPE


def test_a_part_that_unpacks_too_far_is_refused() -> None:
    bomb = b"<worksheet>" + b" " * (2 << 20) + b"</worksheet>"
    content = with_member(workbook({"a": UNITS}), "xl/worksheets/sheet1.xml", bomb)
    with pytest.raises(Refused) as caught:
        read_workbook(content, "a.xlsx")
    assert caught.value.code is Code.WORKBOOK_TOO_LARGE


def test_a_cell_at_the_end_of_the_sheet_is_refused() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    book.active["XFD1048576"] = 2
    with pytest.raises(Refused) as caught:
        read_workbook(saved(book), "a.xlsx")
    assert caught.value.code is Code.SHEET_TOO_WIDE


def test_a_damaged_sheet_is_a_problem_and_not_a_crash(tmp_path: Path) -> None:
    content = with_member(
        workbook({"unit": UNITS}), "xl/worksheets/sheet1.xml", b"<worksheet><sheetDa"
    )
    assert refusal(tmp_path, "a.xlsx", content) in {"N007", "N002"}


WHOLE = workbook({"unit": UNITS})  # once: a workbook holds the time it was made


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_workbook_damaged_anywhere_is_read_or_refused(chance: Random) -> None:
    content = bytearray(WHOLE)
    for _ in range(chance.randint(1, 12)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    with suppress(Refused):
        assert all(sheet.rows for sheet in read_workbook(bytes(content), "a.xlsx"))


@pytest.mark.parametrize(
    ("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (702, "AAA")]
)
def test_columns_have_letters(column: int, name: str) -> None:
    assert name == letters(column)
