"""What a form adds for people: headings in two languages, sheets that only guide."""

from pathlib import Path

import pytest

from office import PEOPLE, codes, read, read_sheets, workbook
from thidua.intake.tables.headings import index_headings, two_languages
from thidua.model.vocabulary import Field, Kind, RecordType, Role, ValueType
from thidua.texts import LocalizedText
from thidua.texts.intake_words import GUIDE_SHEETS

NAME = Field("name", LocalizedText("Họ và tên", "Name"), ValueType(Kind.TEXT))
NICK = Field("nick", LocalizedText("Tên khác", "Name / Họ và tên"), NAME.type)


def individuals(*fields: Field) -> RecordType:
    title = LocalizedText("Cá nhân", "Individual")
    return RecordType("individual", title, Role.NOMINEE, {f.id: f for f in fields})


@pytest.mark.parametrize(
    "heading",
    ["Họ và tên\nName", "Name\r\nHọ và tên *", "HỌ VÀ TÊN / NAME", "Name / Họ và tên"],
)
def test_a_heading_may_give_both_titles(heading: str) -> None:
    assert "name" == index_headings(individuals(NAME)).find(heading)


def test_a_title_comes_before_two_titles_in_one() -> None:
    index = index_headings(individuals(NAME, NICK))
    assert "nick" == index.find("Name / Họ và tên")


def test_both_titles_are_spelled_four_ways() -> None:
    assert (
        "Họ và tên\nName",
        "Name\nHọ và tên",
        "Họ và tên / Name",
        "Name / Họ và tên",
    ) == two_languages(NAME)


@pytest.mark.parametrize("name", GUIDE_SHEETS)
def test_a_sheet_that_only_guides_is_left_out_without_a_word(
    tmp_path: Path, name: str
) -> None:
    assert [] == codes(read_sheets(tmp_path, **{name: PEOPLE}))


def test_the_only_sheet_of_a_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "batch.xlsx"
    path.write_bytes(workbook({"Ví dụ": PEOPLE}))
    assert 2 == read(path).summary.nominees
