"""Files that get no comments, names of copies, and the list that stands for them."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from thidua.problems import Place, Problem
from thidua.reports.annotate.annotate import annotatable, name_problem
from thidua.reports.annotate.summary_book import summary_workbook
from thidua.texts import Language
from unit.reports.annotated_books import (
    FILE,
    PEOPLE,
    SPITEFUL,
    loaded,
    marked,
    members,
    notes,
    packed,
    problem,
    refusal,
    replaced,
    rich_book,
)

SHEET = "xl/worksheets/sheet1.xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_a_workbook_can_be_annotated() -> None:
    assert annotatable(rich_book(), FILE) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"STT;Ten\n1;An\n",
        packed({"mimetype": b"application/x"}),
        rich_book()[:900],
    ],
)
def test_what_is_no_workbook_is_told_how_to_be_saved(content: bytes) -> None:
    found = annotatable(content, FILE)
    assert found is not None
    assert ("R025", FILE) == (found.code, found.place.file)


def test_a_document_is_no_workbook() -> None:
    content = replaced(
        rich_book(), "[Content_Types].xml", "spreadsheetml.sheet.main", "wordml.main"
    )
    assert "R025" == refusal(content)


def test_strict_markup_is_named_as_such() -> None:
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    assert "R027" == refusal(replaced(rich_book(), "_rels/.rels", RELATIONS, strict))


def test_a_signed_workbook_keeps_its_signature() -> None:
    line = (
        '<Relationship Id="s" Target="o.sigs" Type="http://schemas.openxmlformats.org/'
        'package/2006/relationships/digital-signature/origin"/></Relationships>'
    )
    assert "R028" == refusal(
        replaced(rich_book(), "_rels/.rels", "</Relationships>", line)
    )


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (SHEET, "</sheetData>", "</sheetDat>"),
        (SHEET, "<worksheet", "<!DOCTYPE a><worksheet"),
        (SHEET, 'encoding="UTF-8"', 'encoding="ISO-8859-1"'),
        ("xl/workbook.xml", "<sheets>", "<leaves>"),
        ("xl/workbook.xml", 'sheetId="1"', 'sheetId="one"'),
        ("xl/comments1.xml", 'ref="B6"', 'ref="everywhere"'),
        ("xl/comments1.xml", "commentList>", "list>"),
        ("xl/drawings/vmlDrawing1.vml", "</xml>", ""),
        ("xl/drawings/vmlDrawing1.vml", 'xmlns:o="urn', 'xmlns:o="other'),
        ("xl/worksheets/_rels/sheet1.xml.rels", "comments1.xml", "gone.xml"),
    ],
)
def test_what_is_not_understood_is_left_alone(part: str, old: str, new: str) -> None:
    assert "R026" == refusal(replaced(rich_book(), part, old, new))


def test_a_member_that_stands_twice_is_not_understood() -> None:
    parts = members(rich_book())
    assert "R026" == refusal(packed({**parts, SHEET.upper(): parts[SHEET]}))


def test_comments_that_two_sheets_share_are_not_understood() -> None:
    parts = members(rich_book())
    folder = "xl/worksheets/_rels"
    shared = parts[f"{folder}/sheet1.xml.rels"]
    assert "R026" == refusal(packed({**parts, f"{folder}/sheet2.xml.rels": shared}))


@pytest.mark.parametrize("zip64", [False, True])
def test_a_file_of_any_zip_writer_is_rebuilt(*, zip64: bool) -> None:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for name, text in members(rich_book()).items():
            with archive.open(name, "w", force_zip64=zip64) as member:
                member.write(text)
        archive.comment = b"from a portal"
    made = marked(b"MZ stub" + content.getvalue(), problem("C5"))
    assert f"{PEOPLE}!C5" in notes(made)


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("vnd.openxmlformats-officedocument.spreadsheetml.sheet", "A.XLSX", "a.xlsm"),
        ("vnd.ms-excel.sheet.macroEnabled", "a.xlsm", "a.xlsx"),
    ],
)
def test_a_copy_keeps_the_ending_its_content_asks_for(
    kind: str, good: str, bad: str
) -> None:
    usual = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    content = replaced(
        rich_book(), "[Content_Types].xml", f"{usual}.main", f"{kind}.main"
    )
    assert name_problem(content, FILE, good) is None
    found = name_problem(content, FILE, bad)
    assert isinstance(found, Problem)
    assert ("R029", bad) == (found.code, found.details["found"])


def test_a_name_is_not_asked_for_what_is_no_workbook() -> None:
    found = name_problem(b"STT", FILE, "a.xlsx")
    assert found is not None
    assert "R025" == found.code


def test_macros_and_their_kind_stay() -> None:
    usual = "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main"
    content = replaced(
        rich_book(),
        "[Content_Types].xml",
        usual,
        "vnd.ms-excel.sheet.macroEnabled.main",
    )
    made = marked(
        packed({**members(content), "xl/vbaProject.bin": b"\0code"}), problem()
    )
    assert b"\0code" == members(made)["xl/vbaProject.bin"]
    assert b"macroEnabled" in members(made)["[Content_Types].xml"]


def test_files_that_carry_none_are_listed_in_a_new_workbook() -> None:
    found = [problem("C5", found=SPITEFUL), Problem("R007", Place("b.csv", line=3))]
    found[1].details["found"] = "y"
    content = summary_workbook(found, Language.VI)
    rows = list(loaded(content).active.values)
    assert ("STT", "Tệp", "Trang tính", "Ô") == rows[3][:4]
    assert (1, "b.csv", "", "3") == rows[4][:4]
    assert (2, FILE, PEOPLE, "C5") == rows[5][:4]
    assert content == summary_workbook(found, Language.VI)
    assert {} == notes(content)
