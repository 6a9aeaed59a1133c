"""The plan of a form to the bytes of its workbook."""

from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from thidua.intake.grid import letters
from thidua.reports.form.checks import LAST_ROW, check, hint_of, meaning
from thidua.reports.form.guide import Guide, Section, guide
from thidua.reports.form.lists import add_lists, column_range
from thidua.reports.form.looks import MISSING, OPTIONAL, Looks, width
from thidua.reports.form.plan import Column, Form, Sheet
from thidua.reports.form.samples import Cell, samples
from thidua.texts.template import CHECKS, EXAMPLE_OF, EXAMPLES_NOTE, SHEETS

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_EARLIEST = date(2000, 1, 1)
_A3, _A4 = 8, 9
_WIDE = 190
"""A sheet of more letters than these is too small to read on A4."""
_HEADING_HEIGHT = 58
_LINE_HEIGHT = 14
_LETTERS_IN_ONE = 1.2  # letters of a text in the width of one digit
_GUIDE_WIDTHS = (40, 46, 48)
_EXAMPLE_WIDTH = 24


def form_workbook(form: Form) -> bytes:
    """Return the workbook of a form; the same form, the same bytes."""
    from xlsxwriter import Workbook

    content = BytesIO()
    book = Workbook(content, _OPTIONS)
    pack, words = form.pack, guide(form)
    created = datetime.combine(pack.valid.start or _EARLIEST, time())
    subject = f"{pack.id} v{pack.version}"
    book.set_properties({"title": words.title, "subject": subject, "created": created})
    looks = Looks(book)
    _add_guide(words, book.add_worksheet(SHEETS["guide"](form.language)), looks)
    for sheet in form.sheets.values():
        _add_sheet(form, sheet, book, looks)
    _add_examples(form, book.add_worksheet(SHEETS["examples"](form.language)), looks)
    add_lists(form, book, looks)
    book.close()
    return content.getvalue()


def _add_guide(words: Guide, page: "Worksheet", looks: Looks) -> None:
    """Write the first sheet."""
    page.hide_gridlines(2)
    for column, wide in enumerate(_GUIDE_WIDTHS):
        page.set_column(column, column, wide)
    page.write_string(0, 0, words.title, looks(bold=True, font_size=16))
    page.set_row(0, 26)
    for row, line in enumerate(words.about, start=1):
        page.write_string(row, 0, line, looks(bold=row == 1))
    row = len(words.about) + 2
    for section in words.sections:
        row = _add_section(section, page, looks, row) + 1
    page.set_portrait()
    _print(page)


def _add_section(section: Section, page: "Worksheet", looks: Looks, row: int) -> int:
    """Write a section from a row on; return the row after it."""
    heading = looks(bold=True, font_size=12, font_color=OPTIONAL)
    page.write_string(row, 0, section.heading, heading)
    if section.head:
        row += 1
        colour = {"bg_color": OPTIONAL, "font_color": "#ffffff"}
        page.write_row(row, 0, section.head, looks(bold=True, border=1, **colour))
    boxed, plain = looks(border=1, text_wrap=True), looks(text_wrap=True)
    for cells in section.rows:
        row += 1
        page.set_row(row, _LINE_HEIGHT * _lines(cells))
        if len(cells) == len(_GUIDE_WIDTHS):
            page.write_row(row, 0, cells, boxed)
            continue
        page.write_string(row, 0, cells[0], looks(bold=len(cells) > 1))
        last = len(_GUIDE_WIDTHS) - 1
        page.merge_range(row, len(cells) - 1, row, last, cells[-1], plain)
    return row + 1


def _lines(cells: tuple[str, ...]) -> int:
    """Return how many lines a row of the guide needs; the last cell is merged."""
    merged = sum(_GUIDE_WIDTHS[len(cells) - 1 :])
    widths = (*_GUIDE_WIDTHS[: len(cells) - 1], merged)
    return max(
        int(len(text) / (wide * _LETTERS_IN_ONE)) + 1
        for text, wide in zip(cells, widths, strict=True)
    )


def _add_sheet(form: Form, sheet: Sheet, book: "Workbook", looks: Looks) -> None:
    """Write one sheet to fill: headings, formats and checks, no row."""
    page = book.add_worksheet(sheet.name)
    last = letters(len(sheet.columns) - 1)
    missing = book.add_format({"bg_color": MISSING})
    for position, column in enumerate(sheet.columns):
        _add_column(form, sheet, position, page, looks)
        if column.is_required:
            begun = f'=AND({letters(position)}2="",COUNTA($A2:${last}2)>0)'
            rule = {"type": "formula", "criteria": begun, "format": missing}
            page.conditional_format(1, position, LAST_ROW - 1, position, rule)
    page.set_row(0, _HEADING_HEIGHT)
    page.freeze_panes(1, (sheet.position("name") or 0) + 1)
    page.ignore_errors({"number_stored_as_text": f"A2:{last}{LAST_ROW}"})
    page.set_landscape()
    page.repeat_rows(0)
    is_wide = sum(map(width, sheet.columns)) > _WIDE
    _print(page, _A3 if is_wide else _A4)


def _add_column(
    form: Form, sheet: Sheet, position: int, page: "Worksheet", looks: Looks
) -> None:
    """Write a heading; give the cells below it their format and their check."""
    column = sheet.columns[position]
    page.set_column(position, position, width(column), looks.value(column.field.type))
    _add_heading(column, page, (0, position), looks)
    page.data_validation(0, position, 0, position, meaning(column, form.language))
    cells = column_range(sheet.name, position)
    first = f"{letters(position)}2"
    options = check(column, form.language, cells, first)
    page.data_validation(1, position, LAST_ROW - 1, position, options)


def _add_heading(
    column: Column, page: "Worksheet", at: tuple[int, int], looks: Looks
) -> None:
    """Write a heading with both titles; a star marks what is required."""
    first, *others = column.heading
    mark = " *" if column.is_required else ""
    parts: list[object] = [looks.title(), first + ("" if others else mark)]
    for title in others:
        parts += [looks.second_title(), f"\n{title}{mark}"]
    if others:
        page.write_rich_string(*at, *parts, looks.heading(column))
    else:
        look = looks.heading(column, bold=True, font_color="#ffffff")
        page.write_string(*at, first + mark, look)


def _add_examples(form: Form, page: "Worksheet", looks: Looks) -> None:
    """Write a made-up row for every sheet, with how its cells are written."""
    rows, language = samples(form), form.language
    page.set_column(0, max(len(row) for row in rows.values()), _EXAMPLE_WIDTH)
    page.write_string(0, 0, EXAMPLES_NOTE(language), looks(italic=True))
    row = 2
    for name, sheet in form.sheets.items():
        title = EXAMPLE_OF(language).format(sheet=sheet.name)
        page.write_string(row, 0, title, looks(bold=True, font_size=12))
        page.set_row(row + 1, _HEADING_HEIGHT)
        for position, column in enumerate(sheet.columns):
            _add_heading(column, page, (row + 1, position), looks)
            hint = CHECKS[hint_of(column)].hint(language)
            small = looks(italic=True, font_size=8, text_wrap=True, border=1)
            page.write_string(row + 2, position, hint, small)
            _write(page, (row + 3, position), column, rows[name][position], looks)
        row += 5
    page.set_landscape()
    _print(page, _A3)


def _write(
    page: "Worksheet", at: tuple[int, int], column: Column, cell: Cell, looks: Looks
) -> None:
    """Write an example's cell as its sheet would hold it."""
    look = looks.value(column.field.type, border=1, text_wrap=True, align="left")
    match cell:
        case None:
            page.write_blank(*at, None, look)
        case str():
            page.write_string(*at, cell, look)
        case date():
            page.write_datetime(*at, cell, look)
        case _:
            page.write_number(*at, cell, look)


def _print(page: "Worksheet", paper: int = _A4) -> None:
    """Fit a page to the width of the paper, with its name and number below."""
    page.set_paper(paper)
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&R&P/&N")
