"""Problems of any files to one new workbook, where no sender's file can carry them."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from thidua.problems import Problem
from thidua.reports.annotate.markup import legal
from thidua.reports.annotate.remarks import remarks_of
from thidua.reports.annotate.summary import Summary, Value, summary_of
from thidua.texts import Language

if TYPE_CHECKING:
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

_NO_DAY = datetime(1980, 1, 1)  # noqa: DTZ001 - a workbook's dates have no zone
_WIDEST = 60
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def summary_workbook(problems: Sequence[Problem], language: Language) -> bytes:
    """Return a workbook of one sheet that lists problems, each with its file."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    summary = summary_of(remarks_of(problems, (), language), language, None)
    content = BytesIO()
    book = Workbook(content, _OPTIONS)
    book.set_properties({"title": summary.title, "created": _NO_DAY})
    look = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
    plain = book.add_format({**look, "text_wrap": True, "border": 1})
    bold = book.add_format({**look, "bold": True})
    head = book.add_format(
        {**look, "bold": True, "border": 1, "bg_color": "#d9e2f3", "text_wrap": True}
    )
    sheet = book.add_worksheet(summary.title)
    _write_above(sheet, summary, bold, book.add_format(look))
    top = len(summary.above) + 2
    _write_row(sheet, top, summary.headings, head)
    for row, line in enumerate(summary.lines, start=top + 1):
        _write_row(sheet, row, line.values, plain)
    _arrange(sheet, summary, top)
    book.close()
    return content.getvalue()


def _write_above(
    sheet: "Worksheet", summary: Summary, bold: "Format", plain: "Format"
) -> None:
    sheet.write_string(0, 0, summary.title, bold)
    for row, sentence in enumerate(summary.above, start=1):
        sheet.write_string(row, 0, sentence, plain)


def _write_row(
    sheet: "Worksheet", row: int, values: Sequence[Value], look: "Format"
) -> None:
    for column, value in enumerate(values):
        if isinstance(value, int):
            sheet.write_number(row, column, value, look)
        else:
            sheet.write_string(row, column, legal(value), look)


def _arrange(sheet: "Worksheet", summary: Summary, top: int) -> None:
    """Set widths, keep headings in sight, and let the table be filtered and printed."""
    for column, width in enumerate(summary.widths()):
        sheet.set_column(column, column, min(width, _WIDEST))
    last = top + max(len(summary.lines), 1)
    sheet.freeze_panes(top + 1, 0)
    sheet.autofilter(top, 0, last, len(summary.headings) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
