"""The form as a workbook: checks, drop-downs, words, and how it is read back."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from forms import ben_tre, blank, fill, read
from thidua.reports.form.checks import FIRST_DAY
from thidua.reports.form.guide import guide
from thidua.reports.form.samples import samples
from thidua.reports.form.workbook import form_workbook
from thidua.texts import Language

BOTH = pytest.mark.parametrize("language", Language)
LONGEST = {"promptTitle": 32, "errorTitle": 32, "prompt": 255, "error": 255}


def book(language: Language = Language.VI) -> Workbook:
    return load_workbook(BytesIO(blank(language)[1]))


def check(table: str, field: str, row: int = 2) -> DataValidation:
    form = blank()[0]
    sheet = form.sheets[table]
    cell = book()[sheet.name].cell(row, (sheet.position(field) or 0) + 1)
    found = book()[sheet.name].data_validations.dataValidation
    return next(each for each in found if cell.coordinate in each.sqref)


def style(found: DataValidation) -> str:
    """Return how a wrong value is met; a workbook leaves the strictest unsaid."""
    return str(found.errorStyle or "stop")


def head(field: str) -> Cell:
    """Return the heading of a field of individuals."""
    position = blank()[0].sheets["individual"].position(field)
    assert position is not None
    cell = book()["Cá nhân"].cell(1, position + 1)
    assert isinstance(cell, Cell)
    return cell


def cells(page: Worksheet) -> list[str]:
    return [str(c.value) for row in page.iter_rows() for c in row if c.value]


@BOTH
def test_a_blank_form_is_read_without_a_word_but_that_it_is_blank(
    tmp_path: Path, language: Language
) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(blank(language)[1])
    intake = read(path, ben_tre())
    assert ["N002"] == [problem.code for problem in intake.problems]
    assert () == intake.questions


@BOTH
def test_the_examples_written_into_the_form_are_read_without_a_word(
    tmp_path: Path, language: Language
) -> None:
    form, content = blank(language)
    rows = {
        name: [
            {
                column.field.id: cell
                for column, cell in zip(form.sheets[name].columns, row, strict=True)
                if cell is not None
            }
        ]
        for name, row in samples(form).items()
    }
    intake = read(fill(tmp_path / "form.xlsx", form, content, rows), form.pack)
    assert () == intake.problems
    assert 3 == intake.summary.nominees == intake.summary.nominations
    assert len(form.sheets) == intake.summary.rows


@BOTH
def test_the_guides_stand_around_the_sheets_to_fill(language: Language) -> None:
    names = book(language).sheetnames
    first, *inside, examples, lists = names
    assert [s.name for s in blank(language)[0].sheets.values()] == inside
    assert {
        Language.VI: ("Hướng dẫn", "Ví dụ", "Danh mục lựa chọn"),
        Language.EN: ("Instructions", "Examples", "Lists"),
    }[language] == (first, examples, lists)


def test_the_same_pack_gives_the_same_bytes() -> None:
    form, content = blank()
    assert content == form_workbook(form)


def test_a_heading_shows_both_titles_and_marks_what_is_required() -> None:
    code, sex = head("code"), head("sex")
    assert ("Mã cá nhân\nCode *", "Giới tính\nSex") == (code.value, sex.value)
    assert code.fill.fgColor.rgb != sex.fill.fgColor.rgb


def test_headings_stay_in_sight_and_on_every_printed_page() -> None:
    page = book()["Cá nhân"]
    after_name = f"{get_column_letter((head('name').column) + 1)}2"
    assert (after_name, "$1:$1") == (page.freeze_panes, page.print_title_rows)
    assert ("landscape", 0) == (
        page.page_setup.orientation,
        page.page_setup.fitToHeight,
    )
    assert page.sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("code", "@"),
        ("unit", "@"),
        ("born_on", "dd/mm/yyyy"),
        ("overdue_files", "#,##0"),
        ("satisfaction_pct", "#,##0.0"),
    ],
)
def test_cells_keep_zeros_of_codes_and_show_days_day_first(
    field: str, expected: str
) -> None:
    column = book()["Cá nhân"].column_dimensions[head(field).column_letter]
    assert expected == column.number_format


def test_a_year_typed_into_a_day_is_refused() -> None:
    found = check("individual", "born_on")
    assert ("date", "stop") == (found.type, style(found))
    assert 2099 < int(found.formula1 or 0)
    assert "01/01/1906" == f"{FIRST_DAY:%d/%m/%Y}"
    assert "ngày/tháng/năm" in str(found.error)


@pytest.mark.parametrize(
    ("table", "field", "kind", "low", "high"),
    [
        ("unit", "headcount", "whole", 0, 100000),
        ("individual", "satisfaction_pct", "decimal", 0, 100),
        ("individual", "defect_change_pct", "decimal", -100, 1000),
        ("collective", "benefit_spending_vnd", "whole", 0, 10**12),
        ("prior_awards", "year", "whole", 1900, 2099),
    ],
)
def test_numbers_lie_in_the_range_the_field_declares(
    table: str, field: str, kind: str, low: int, high: int
) -> None:
    found = check(table, field)
    assert (kind, "stop") == (found.type, style(found))
    assert (low, high) == (float(found.formula1 or ""), float(found.formula2 or ""))


def test_the_message_names_the_range() -> None:
    said = str(check("unit", "headcount").error)
    assert "Ô này là số nguyên từ 0 đến 100.000, không kèm chữ." == said


def test_yes_and_no_are_chosen() -> None:
    found = check("individual", "in_direct_production")
    assert ("list", '"Có,Không"') == (found.type, found.formula1)


def test_values_are_chosen_from_the_list_sheet() -> None:
    found = check("individual", "sex")
    assert ("list", "list_sex", "stop") == (
        found.type,
        found.formula1,
        style(found),
    )
    target = book().defined_names["list_sex"].attr_text
    sheet, _, cells_of = str(target).rpartition("!")
    page = book()[sheet.strip("'")]
    assert ["Nữ", "Nam"] == [row[0].value for row in page[cells_of.replace("$", "")]]


def test_several_values_may_be_written_where_a_list_offers_one() -> None:
    found = check("individual", "nominated_for")
    assert ("list", "awards_individual", False) == (
        found.type,
        found.formula1,
        found.showErrorMessage,
    )
    assert "chấm phẩy" in str(found.prompt)


def test_codes_of_one_sheet_are_offered_and_others_are_let_through() -> None:
    found = check("individual", "unit")
    assert ("list", "codes_unit", "warning") == (
        found.type,
        found.formula1,
        style(found),
    )
    target = str(book().defined_names["codes_unit"].attr_text)
    assert target.startswith("'Đơn vị'!$A$2:INDEX(")


def test_codes_of_several_sheets_are_offered_below_one_another() -> None:
    assert "codes_individual_collective" == check("ratings", "nominee").formula1
    target = str(book().defined_names["codes_individual_collective"].attr_text)
    assert target.startswith("'Danh mục lựa chọn'!")


def test_a_code_used_twice_is_pointed_out() -> None:
    found = check("individual", "code")
    letter = head("code").column_letter
    once = f"SUMPRODUCT(--('Cá nhân'!${letter}$2:${letter}$2001={letter}2))=1"
    assert ("custom", once, "warning") == (found.type, found.formula1, style(found))


def test_every_heading_says_what_it_asks_for() -> None:
    said = str(check("individual", "received_on", row=1).prompt)
    assert said.startswith("Ngày nhận hồ sơ – Received on. Ghi ngày/tháng/năm")
    assert said.endswith("Cột bắt buộc.")


@BOTH
def test_messages_are_as_short_as_a_workbook_allows(language: Language) -> None:
    for page in book(language).worksheets:
        for found in page.data_validations.dataValidation:
            for name, most in LONGEST.items():
                assert len(getattr(found, name) or "") <= most


def test_a_required_cell_left_empty_in_a_begun_row_is_coloured() -> None:
    rules = book()["Chỉ tiêu"].conditional_formatting
    formulas = [rule.formula[0] for each in rules for rule in each.rules]
    assert [f'AND({column}2="",COUNTA($A2:$C2)>0)' for column in "ABC"] == formulas


def test_the_guide_tells_awards_sheets_and_what_an_empty_sheet_means() -> None:
    said = cells(book()["Hướng dẫn"])
    assert "Bằng khen LĐLĐ tỉnh (cá nhân)" in said
    assert any("KHÔNG CÓ" in line for line in said)
    assert any("CHƯA RÕ" in line for line in said)
    assert "thidua check <tệp>.xlsx --pack ben-tre-2018" in said


@BOTH
def test_the_guide_speaks_one_language(language: Language) -> None:
    words = guide(blank(language)[0])
    assert 5 == len(words.sections)
    other = "Each row is" if language is Language.VI else "Mỗi dòng là"
    assert other not in words.sections[2].head


def test_texts_of_a_pack_never_become_formulas() -> None:
    for page in book().worksheets[:-1]:
        assert [] == [c for row in page for c in row if c.data_type == "f"]


def test_only_the_list_sheet_is_locked() -> None:
    *others, lists = book().worksheets
    assert lists.protection.sheet
    assert [] == [page.title for page in others if page.protection.sheet]
