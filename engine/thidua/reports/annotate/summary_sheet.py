"""A summary to a worksheet that stands by itself: no shared texts, no styles."""

from collections.abc import Iterator

from thidua.intake.grid import letters
from thidua.reports.annotate.markup import escaped, shown
from thidua.reports.annotate.package import DECLARATION, MAIN
from thidua.reports.annotate.summary import Line, Summary, Value

_PAGE = (
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3"'
    ' footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
)
_BOLD = '<rPr><b/><sz val="11"/><rFont val="Times New Roman"/><family val="1"/></rPr>'


def summary_sheet(summary: Summary, *, has_view: bool) -> bytes:
    """Return the part of a worksheet; `has_view` if the workbook has a window."""
    frozen = len(summary.above) + 3
    return "".join(
        (
            DECLARATION,
            f'<worksheet xmlns="{MAIN}">',
            '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
            _view(frozen) if has_view else "",
            '<sheetFormatPr defaultRowHeight="15"/>',
            _columns(summary),
            "<sheetData>",
            *_rows(summary, frozen),
            "</sheetData>",
            _links(summary, frozen),
            _PAGE,
            "</worksheet>",
        )
    ).encode()


def _view(frozen: int) -> str:
    """Return a view that keeps the headings in sight."""
    return (
        '<sheetViews><sheetView workbookViewId="0">'
        f'<pane ySplit="{frozen}" topLeftCell="A{frozen + 1}" activePane="bottomLeft"'
        ' state="frozen"/></sheetView></sheetViews>'
    )


def _columns(summary: Summary) -> str:
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(summary.widths(), start=1)
    )
    return f"<cols>{columns}</cols>"


def _rows(summary: Summary, frozen: int) -> Iterator[str]:
    """Yield title, sentences, headings and lines; the headings are the last frozen."""
    yield _row(1, (summary.title,), is_bold=True)
    for number, sentence in enumerate(summary.above, start=2):
        yield _row(number, (sentence,), is_bold=False)
    yield _row(frozen, summary.headings, is_bold=True)
    for number, line in enumerate(summary.lines, start=frozen + 1):
        yield _row(number, line.values, is_bold=False)


def _row(number: int, values: tuple[Value, ...], *, is_bold: bool) -> str:
    cells = "".join(
        _cell(f"{letters(column)}{number}", value, is_bold=is_bold)
        for column, value in enumerate(values)
        if value != ""
    )
    return f'<row r="{number}">{cells}</row>'


def _cell(reference: str, value: Value, *, is_bold: bool) -> str:
    """Return a cell; a text is always a text, whatever it begins with."""
    if isinstance(value, int):
        return f'<c r="{reference}"><v>{value}</v></c>'
    text = f'<t xml:space="preserve">{shown(value)}</t>'
    inside = f"<r>{_BOLD}{text}</r>" if is_bold else text
    return f'<c r="{reference}" t="inlineStr"><is>{inside}</is></c>'


def _links(summary: Summary, frozen: int) -> str:
    """Return links from the lines to their cells, inside the workbook only."""
    column = letters(len(summary.headings) - 6)
    links = "".join(
        f'<hyperlink ref="{column}{number}" location="{_location(line)}"/>'
        for number, line in enumerate(summary.lines, start=frozen + 1)
        if line.target is not None
    )
    return f"<hyperlinks>{links}</hyperlinks>" if links else ""


def _location(line: Line) -> str:
    sheet, cell = line.target or ("", "")
    quoted = sheet.replace("'", "''")
    return escaped(f"'{quoted}'!{cell}")
