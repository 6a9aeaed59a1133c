"""Text files as they arrive: certain encodings are read, others are asked about."""

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syllables import TONES
from thidua.intake.codes import Code, Refused
from thidua.intake.grid import Listed, Unreadable
from thidua.intake.letters.tables import TCVN3, VNI
from thidua.intake.sources.delimited import read_delimited
from thidua.intake.sources.encoding import ENCODINGS, Reading, decode
from thidua.intake.sources.files import Sources, read_files
from thidua.intake.sources.json_source import read_json
from thidua.model.mapping import NO_MAP, FileMap, IntakeMap, Topic

T = TypeVar("T")

TEXT = 'Mã;Họ và tên;Ghi chú\nN1;Nguyễn Thị Hường;"a;\nb"\nN2;Đặng Quý Mỹ;\n'


def old(text: str, table: dict[str, str]) -> bytes:
    back = {new: sign for sign, new in sorted(table.items()) if sign != sign.swapcase()}
    back |= {new: sign for sign, new in table.items() if len(sign) == 1}
    return "".join(back.get(letter, letter) for letter in text).encode("latin-1")


def cp1258(text: str) -> bytes:
    """Return a text with tones behind their letters, as cp1258 has them."""
    parts = []
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        bare = "".join(mark for mark in apart if mark not in TONES[1:])
        tone = "".join(mark for mark in apart if mark in TONES[1:])
        parts.append(unicodedata.normalize("NFC", bare) + tone)
    return "".join(parts).encode("cp1258")


def tried(read: Callable[[], T]) -> T | Code:
    """Return what was read, or the code it was refused with."""
    try:
        return read()
    except Refused as refused:
        return refused.code


def sources(folder: Path, content: bytes, *decided: FileMap) -> Sources:
    path = folder / "individual.csv"
    path.write_bytes(content)
    return read_files([path], IntakeMap(files=decided))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_encodings_that_are_certain_are_read(
    tmp_path: Path, encoding: str, ends: str
) -> None:
    content = TEXT.replace("\n", ends).encode(encoding)
    found = sources(tmp_path, content)
    assert ((), ()) == (found.problems, found.questions)
    rows = found.sheets[0].rows
    assert ("Mã", "Họ và tên", "Ghi chú") == rows[0].cells
    assert (2, 3) == (rows[1].number, rows[2].number)
    assert f"a;{ends}b" == rows[1].cells[2]


def test_the_unicode_text_of_excel_is_read(tmp_path: Path) -> None:
    content = b"\xff\xfe" + "Mã\tTên\r\nN1\tTrần, Văn\r\n".encode("utf-16-le")
    assert ("N1", "Trần, Văn") == sources(tmp_path, content).sheets[0].rows[1].cells


ENCODED = {
    "cp1258": cp1258(TEXT),
    "tcvn3": old(TEXT, dict(TCVN3)),
    "vni": old(TEXT, dict(VNI)),
    "cp1252": "Mã;Tên\nN1;Thérèse Château Élysée Noël crème brûlée\n".encode("cp1252"),
}


@pytest.mark.parametrize("encoding", ["cp1258", "tcvn3", "vni"])
def test_other_encodings_are_shown_and_asked_about(
    tmp_path: Path, encoding: str
) -> None:
    found = sources(tmp_path, ENCODED[encoding])
    assert () == found.sheets == found.files
    (question,) = found.questions
    assert (Topic.ENCODING, encoding) == (question.topic, question.choices[0])
    assert {*question.choices} <= {*ENCODINGS}
    assert 'N1;Nguyễn Thị Hường;"a;' in question.preview
    (problem,) = found.problems
    assert ("N011", encoding) == (problem.code, problem.details["nearest"])
    assert "1" == problem.details["position"]


@pytest.mark.parametrize("encoding", ["cp1258", "tcvn3", "vni"])
def test_a_file_is_read_in_the_encoding_of_the_map(
    tmp_path: Path, encoding: str
) -> None:
    decided = FileMap("individual.csv", encoding=encoding)
    found = sources(tmp_path, ENCODED[encoding], decided)
    assert ((), ()) == (found.problems, found.questions)
    expected = read_delimited(TEXT, "individual.csv")
    assert expected == found.sheets[0]


def test_text_in_french_is_asked_about_too(tmp_path: Path) -> None:
    (question,) = sources(tmp_path, ENCODED["cp1252"]).questions
    assert "cp1252" in question.choices


@pytest.mark.parametrize("encoding", ["rot13", "utf-16", "utf-8"])
def test_an_encoding_that_does_not_fit_is_a_problem(
    tmp_path: Path, encoding: str
) -> None:
    decided = FileMap("individual.csv", encoding=encoding)
    (problem,) = sources(tmp_path, b"\xff\xd8\x00\xdf\xe9", decided).problems
    assert "N110" == problem.code


def test_ascii_is_never_asked_about(tmp_path: Path) -> None:
    assert () == sources(tmp_path, b"Ma;Ten\nN1;An\n").questions


@given(st.binary(max_size=60))
def test_any_bytes_are_read_asked_about_or_refused(content: bytes) -> None:
    found = tried(lambda: decode(content, "a.csv", NO_MAP))
    if isinstance(found, Code):
        assert Code.FILE_KIND_UNKNOWN is found
    elif isinstance(found, Reading):
        assert 1 == len(found.questions) == len(found.problems)
        assert 1 <= len(found.questions[0].preview) <= 5
    else:
        assert not found.startswith("\ufeff")


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_gives_most_rows_one_width(delimiter: str) -> None:
    rows = [["Mã", "Điểm A", "Điểm B"], *([f"N{n}", "1,5", "2,5"] for n in range(9))]
    quote = '"' if delimiter == "," else ""
    body = "\n".join(
        delimiter.join(f"{quote}{cell}{quote}" for cell in row) for row in rows
    )
    text = f"DANH SÁCH, gồm: a, b, c, d; e\n{body}\n"
    assert ("N0", "1,5", "2,5") == read_delimited(text, "a.csv").rows[2].cells


@pytest.mark.parametrize(
    ("decided", "cells"),
    [("|", ("a;b", "c")), ("tab", ("a;b|c",)), (None, ("a", "b|c"))],
)
def test_a_delimiter_that_somebody_chose_comes_first(
    decided: str | None, cells: tuple[str, ...]
) -> None:
    text = "sep=;\na;b|c\n"
    assert cells == read_delimited(text, "a.csv", decided).rows[0].cells


def test_a_quote_that_is_never_closed_is_refused_and_swallows_nothing() -> None:
    text = 'Mã,Tên\n1,"a\nb"\n2,"c\n3,d\n4,e\n'
    with pytest.raises(Refused) as caught:
        read_delimited(text, "a.csv")
    assert (Code.QUOTE_OPEN, {"line": "4"}) == (
        caught.value.code,
        caught.value.details,
    )


def test_a_quote_that_is_closed_by_the_next_one_is_refused_too() -> None:
    with pytest.raises(Refused) as caught:
        read_delimited('Mã,Tên\n1,"a\n2,"b"\n3,c\n', "a.csv")
    assert ("2", Code.QUOTE_OPEN) == (caught.value.details["line"], caught.value.code)


@pytest.mark.parametrize("text", ['a,"b\nc"', 'a,"b ""c"""\n', 'a,b"c\n', '"a"\n', ""])
def test_a_quote_that_is_closed_or_stands_inside_is_read(text: str) -> None:
    assert len(read_delimited(text, "a.csv").rows) == (1 if text else 0)


@given(st.text(alphabet='a",;\n\r|\t ', max_size=30))
def test_any_delimited_text_is_read_or_refused(text: str) -> None:
    sheet = tried(lambda: read_delimited(text, "a.csv"))
    if isinstance(sheet, Code):
        assert Code.QUOTE_OPEN is sheet
    else:
        numbers = [row.number for row in sheet.rows]
        assert numbers == sorted({*numbers})


@pytest.mark.parametrize(
    ("written", "cell"),
    [
        ("1e999999999", "1e999999999"),
        ("1e99999999999999999999", "1e99999999999999999999"),
        ("9" * 50, "9" * 50),
        ("NaN", Unreadable(Code.CELL_ERROR, "NaN")),
        ("-Infinity", Unreadable(Code.CELL_ERROR, "-Infinity")),
        ('["a", ["b"]]', Listed(("a", Listed(("b",))))),
        ('{"a": 1}', Unreadable(Code.CELL_SHAPE, '{"a": 1}')),
    ],
)
def test_odd_values_of_json_stay_what_they_are(written: str, cell: object) -> None:
    (sheet,) = read_json(f'{{"unit": [{{"code": {written}}}]}}', "a.json")
    assert cell == sheet.rows[1].cells[0]


@pytest.mark.parametrize("depth", [60, 200, 900, 5000, 200_000])
def test_deep_nesting_is_refused_or_left_unread(depth: int) -> None:
    nested = "[" * depth + "]" * depth
    text = f'{{"unit": [{{"code": {nested}}}]}}'
    found = tried(lambda: read_json(text, "a.json"))
    if isinstance(found, Code):
        assert Code.JSON_SHAPE is found
    else:
        assert isinstance(found[0].rows[1].cells[0], Listed)


def test_lines_of_json_may_end_as_windows_ends_them(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    lines = '{"table": "unit", "code": "Á"}\r\n{"table": "unit", "code": "B"}\r\n'
    path.write_bytes(lines.encode("utf-16"))
    (sheet,) = read_files([path]).sheets
    assert [("code",), ("Á",), ("B",)] == [row.cells for row in sheet.rows]
