"""Files made to do harm: each is refused with its reason, and this process lives."""

import struct
import time
import zipfile
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO

import openpyxl
import pytest

from thidua.intake.codes import Code, Refused
from thidua.intake.workbook import sandbox
from thidua.intake.workbook.danger import DEEPEST
from thidua.intake.workbook.read import read_workbook
from thidua.intake.workbook.received import Received

MEGABYTE = 1 << 20
SHEET = "xl/worksheets/sheet1.xml"
SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def plain() -> dict[str, bytes]:
    """Return the members of a workbook with one cell."""
    stream = BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    book.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


PLAIN = plain()


def packed(members: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in members.items():
            archive.writestr(name, held)
    return stream.getvalue()


def sheet(rows: bytes, head: bytes = b"") -> bytes:
    """Return a workbook with these rows."""
    text = b'%s<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>'
    return packed({**PLAIN, SHEET: text % (head, SPACE.encode(), rows)})


def cells(*references: str) -> bytes:
    """Return a workbook with cells in one row each."""
    return sheet(
        "".join(
            f'<row r="{"".join(filter(str.isdigit, reference))}">'
            f'<c r="{reference}"><v>1</v></c></row>'
            for reference in references
        ).encode()
    )


def with_member(name: str, held: bytes = b"") -> bytes:
    return packed({**PLAIN, name: held})


def lying_about_sizes() -> bytes:
    """Return a workbook whose sheet says it is small and unpacks to 300 MB."""
    content = bytearray(sheet(b" " * (300 * MEGABYTE)))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        size = archive.getinfo(SHEET).file_size
    real = struct.pack("<I", size)
    assert content.count(real) >= 1
    return bytes(content.replace(real, struct.pack("<I", 1000)))


def open_document(rows: str) -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0" '
        f'xmlns:table="{names}:table:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="A">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return packed({"mimetype": ODS.encode(), "content.xml": content.encode()})


def repeated(rows: int, columns: int) -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell '
        f'office:value-type="float" office:value="1" '
        f'table:number-columns-repeated="{columns}"/></table:table-row>'
    )


def in_a_circle() -> bytes:
    """Return a compound file whose directory is a chain without an end."""
    head = bytearray(512)
    head[:8] = OLE
    struct.pack_into("<HHHH", head, 24, 0x3E, 3, 0xFFFE, 9)
    struct.pack_into("<II", head, 44, 1, 1)  # one sector of table; the directory's
    struct.pack_into("<IIIII", head, 56, 4096, 0xFFFF_FFFE, 0, 0xFFFF_FFFE, 0)
    struct.pack_into("<I", head, 76, 0)
    struct.pack_into("<108I", head, 80, *[0xFFFF_FFFF] * 108)
    table = struct.pack("<128I", 0xFFFF_FFFD, 2, 1, *[0xFFFF_FFFF] * 125)
    return bytes(head) + table + bytes(1024)


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY b%d "%s">' % (n, b"&a;" * 10) for n in range(9))
    + b"]>"
)
OUTSIDE = b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
TEXT = b'<row r="1"><c r="A1" t="inlineStr"><is><t>%s</t></is></c></row>'
LONG = b"".join(sha256(b"%d" % n).hexdigest().encode() for n in range(MEGABYTE // 60))
DEEP = b"<x>" * 100_000 + b"</x>" * 100_000

HOSTILE: dict[str, tuple[Callable[[], bytes], Code]] = {
    "a stray cell": (lambda: cells("A1", "XFD1048576"), Code.SHEET_TOO_WIDE),
    "a column of four letters": (lambda: cells("AAAA1"), Code.WORKBOOK_REFERENCE),
    "a column after the last": (lambda: cells("XFE1"), Code.WORKBOOK_REFERENCE),
    "a row after the last": (lambda: cells("A1048577"), Code.WORKBOOK_REFERENCE),
    "a row of no number": (lambda: cells("A0"), Code.WORKBOOK_REFERENCE),
    "a cell given twice": (lambda: cells("A1", "A1"), Code.WORKBOOK_REFERENCE),
    "a cell in another's row": (
        lambda: sheet(b'<row r="1"><c r="A2"><v>1</v></c></row>'),
        Code.WORKBOOK_REFERENCE,
    ),
    "a high ratio": (
        lambda: sheet(b" " * (20 * MEGABYTE)),
        Code.WORKBOOK_TOO_LARGE,
    ),
    "a lie about sizes": (lying_about_sizes, Code.WORKBOOK_DAMAGED),
    "many members": (
        lambda: packed({f"m{n}": b"" for n in range(10_001)}),
        Code.WORKBOOK_TOO_LARGE,
    ),
    "a cell of 200 MB": (
        lambda: sheet(TEXT % (b"a" * (200 * MEGABYTE))),
        Code.WORKBOOK_TOO_LARGE,
    ),
    "a cell too long": (
        lambda: sheet(TEXT % LONG),
        Code.CELL_TOO_LONG,
    ),
    "billion laughs": (lambda: sheet(TEXT % b"&b8;", LAUGHS), Code.WORKBOOK_DOCTYPE),
    "an entity outside": (lambda: sheet(TEXT % b"&a;", OUTSIDE), Code.WORKBOOK_DOCTYPE),
    "deep nesting": (lambda: sheet(DEEP), Code.WORKBOOK_NESTED),
    "deep nesting in styles": (
        lambda: with_member("xl/styles.xml", DEEP),
        Code.WORKBOOK_NESTED,
    ),
    "nesting just too deep": (
        lambda: with_member(
            "xl/styles.xml", b"<x>" * (DEEPEST + 1) + b"</x>" * (DEEPEST + 1)
        ),
        Code.WORKBOOK_NESTED,
    ),
    "a way out": (lambda: with_member("../../evil.txt"), Code.WORKBOOK_PATHS),
    "a way from the root": (lambda: with_member("/etc/passwd"), Code.WORKBOOK_PATHS),
    "a way with a drive": (lambda: with_member("C:\\evil"), Code.WORKBOOK_PATHS),
    "a member named twice": (
        lambda: with_member("XL/Workbook.xml"),
        Code.WORKBOOK_DAMAGED,
    ),
    "text in wide letters": (
        lambda: packed({**PLAIN, SHEET: PLAIN[SHEET].decode().encode("utf-16")}),
        Code.WORKBOOK_DAMAGED,
    ),
    "rows repeated": (
        lambda: open_document(repeated(1_048_576, 16_384)),
        Code.SHEET_TOO_WIDE,
    ),
    "columns repeated": (
        lambda: open_document(repeated(1, 2_000_000)),
        Code.SHEET_TOO_WIDE,
    ),
    "blanks repeated": (
        lambda: open_document(
            repeated(1, 1)
            + '<table:table-row table:number-rows-repeated="9000000"/>' * 3
            + repeated(1, 1)
        ),
        Code.SHEET_TOO_WIDE,
    ),
    "a circle of sectors": (in_a_circle, Code.WORKBOOK_DAMAGED),
    "a compound file cut short": (lambda: in_a_circle()[:700], Code.WORKBOOK_DAMAGED),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_file_is_refused_in_time(name: str) -> None:
    make, code = HOSTILE[name]
    content = make()
    began = time.monotonic()
    with pytest.raises(Refused) as caught:
        read_workbook(content, "a.xlsx")
    assert code is caught.value.code
    assert time.monotonic() - began < sandbox.SECONDS


def test_texts_that_multiply_when_read_are_stopped() -> None:
    strings = b"<sst><si><t>%s</t></si></sst>" % (b"ab" * 200_000)
    rows = b"".join(
        b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n)
        for n in range(1, 20_000)
    )
    kinds = PLAIN["[Content_Types].xml"]
    content = sheet(rows)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["xl/sharedStrings.xml"] = strings
    assert kinds == members["[Content_Types].xml"]
    with pytest.raises(Refused) as caught:
        read_workbook(packed(members), "a.xlsx")
    assert caught.value.code in {Code.WORKBOOK_STOPPED, Code.WORKBOOK_DAMAGED}


def test_a_child_that_takes_too_long_is_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sandbox, "_PROGRAM", "import time\ntime.sleep(60)")
    began = time.monotonic()
    with pytest.raises(Refused) as caught:
        list(sandbox.lines(b"", "read", 0.5))
    assert caught.value.code is Code.WORKBOOK_SLOW
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    "said",
    [
        "import os; os.abort()",
        "print('{}')",
        "print('[1,2')",
        'print(\'{"rows": [[1, 1]], "columns": [["t", "a"]]}\')',
        "print('[' * 100000)",
        "print('x' * 1000, end='')",
        "pass",
    ],
)
def test_nothing_a_child_says_harms_its_parent(
    said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_PROGRAM", said)
    with pytest.raises(Refused) as caught:
        read_workbook(b"", "a.xlsx")
    assert caught.value.code is Code.WORKBOOK_STOPPED


SAID = '{"sheet": "A", "hidden": false, "marks": %s}'
MARKS = (
    '{"merged": %s, "hidden_rows": %s, "hidden_columns": [], "struck": [], '
    '"comments": [], "old_fonts": %s}'
)


@pytest.mark.parametrize(
    "line",
    [
        '{"rows": [[1, 1000000000000]], "columns": [["t", "a"]]}',
        '{"rows": [[2, 1]], "columns": [["t", "a"]]}',
        '{"rows": [], "columns": []}',
        '{"rows": [[1, 2]], "columns": [["t", "a"]]}',
        '{"rows": [[1, 1]], "columns": [["n", "x"]]}',
        '{"rows": [[1, 1]], "columns": [["n", "1e999999999999"]]}',
        '{"rows": [[1, 1]], "columns": [["n", "%s"]]}' % ("9" * 5000),
        '{"rows": [[1, 1]], "columns": [["d", "never"]]}',
        '{"rows": [[1, 1]], "columns": [["q", "x"]]}',
        '{"rows": [[1, 1]], "columns": [["t", "a", [5]]]}',
        '{"rows": [[1, 1]], "columns": [["tn", {"t": ["a"]}]]}',
        '{"rows": [[true, 1]], "columns": [["t", "a"]]}',
        '{"end": 5, "rows": 3}',
        '{"refused": "NO_SUCH_CODE", "details": {}}',
        SAID % MARKS % ("[[1]]", "[]", "[]"),
        SAID % MARKS % ("[]", "[[0, 99999999999]]", "[]"),
        SAID % MARKS % ("[]", "[]", '[[0, 0, 9999999999, "vni"]]'),
        SAID % MARKS % ("[]", "[]", '[[0, 0, 1, "wingdings"]]'),
    ],
)
def test_a_line_without_sense_is_refused(line: str) -> None:
    received = Received("a.xlsx")
    received.take((SAID % MARKS % ("[]", "[]", "[]")).encode())
    with pytest.raises(Refused) as caught:
        received.take(line.encode())
    assert caught.value.code is Code.WORKBOOK_STOPPED
