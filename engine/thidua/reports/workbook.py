"""A view to `ket-qua.xlsx`: a summary, a sheet per award and outcome, the problems."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

from thidua.reports.lines import AwardLines, Line
from thidua.reports.summary import summary
from thidua.reports.view import RunView, WordedProblem
from thidua.texts.headings import GROUPS, HEADINGS

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

Cell: TypeAlias = str | int | None

_LONGEST_NAME = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_COLUMNS = (
    ("rank", 7),
    ("nominee", 26),
    ("code", 12),
    ("unit", 34),
    ("outcome", 22),
    ("reason", 62),
    ("missing", 48),
    ("subject_to", 28),
    ("provenance", 44),
    ("file", 20),
    ("sheet", 14),
    ("row", 7),
)
_PROBLEM_COLUMNS = (
    ("severity", 10),
    ("problem_code", 9),
    ("problem", 56),
    ("expected", 44),
    ("remedy", 44),
    ("file", 20),
    ("sheet", 14),
    ("row", 7),
)
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook(view: RunView, awards: Sequence[AwardLines]) -> bytes:
    """Return the workbook of a view and its lines; the same view, the same bytes."""
    from xlsxwriter import Workbook

    content = BytesIO()
    book = Workbook(content, _OPTIONS)
    created = datetime.combine(view.setting.as_of, time())
    book.set_properties({"title": _head(view, "title"), "created": created})
    draft = _Draft(view, book)
    draft.add_summary(awards)
    for award in awards:
        for group, lines in award.groups.items():
            draft.add_lines(draft.name_of(award, group), award, group, lines)
    draft.add_problems(view.problems)
    book.close()
    return content.getvalue()


def sheet_name(text: str, taken: Sequence[str]) -> str:
    """Return a name a sheet may have: safe, short, and not taken whatever the case."""
    clean = " ".join(text.translate(_FORBIDDEN).split()) or "–"
    used = {name.casefold() for name in taken}
    name, number = clean[:_LONGEST_NAME].strip(), 1
    while name.casefold() in used:
        number += 1
        tail = f" {number}"
        name = clean[: _LONGEST_NAME - len(tail)].strip() + tail
    return name


def _head(view: RunView, key: str) -> str:
    return HEADINGS[key](view.language)


@dataclass(slots=True)
class _Draft:
    """A workbook while it is written."""

    view: RunView
    book: "Workbook"
    names: dict[tuple[str, str], str] = field(default_factory=dict)

    def style(self, **look: object) -> "Format":
        return self.book.add_format({"font_name": "Arial", "font_size": 10, **look})

    def name_of(self, award: AwardLines, group: str) -> str:
        """Return the name of the sheet of an award's group, always the same one."""
        key = (award.award.id, group)
        if key not in self.names:
            short = f"{award.number}. {GROUPS[group](self.view.language)}"
            title = award.award.title(self.view.language)
            room = _LONGEST_NAME - len(short) - len(" – ")
            taken = [_head(self.view, "summary"), _head(self.view, "problems")]
            text = f"{short} – {title[:room].strip()}"
            self.names[key] = sheet_name(text, [*taken, *self.names.values()])
        return self.names[key]

    def add_summary(self, awards: Sequence[AwardLines]) -> None:
        view, table = self.view, summary(self.view)
        sheet = self.book.add_worksheet(_head(view, "summary"))
        sheet.hide_gridlines(2)
        sheet.write(0, 0, _head(view, "title"), self.style(bold=True, font_size=14))
        note = self.style(italic=True, font_color="#555555")
        sheet.write(1, 0, view.pack.title(view.language), self.style(bold=True))
        sheet.write(2, 0, _head(view, "not_a_decision"), note)
        sheet.write(3, 0, view.opinions, note)
        headings = [_head(view, "award"), *table.headings, _head(view, "total")]
        self._headings(sheet, 4, headings)
        by_id = {award.award.id: award for award in awards}
        for position, row in enumerate(table.rows, start=5):
            title = f"{by_id[row.award].number}. {row.title}"
            sheet.write(position, 0, title, self.style(text_wrap=True, border=1))
            for column, group in enumerate(table.groups, start=1):
                count = row.counts[column - 1]
                self._count(sheet, (position, column), by_id[row.award], group, count)
            total = self.style(bold=True, border=1)
            sheet.write(position, len(table.groups) + 1, row.total, total)
        sheet.set_column(0, 0, 58)
        sheet.set_column(1, len(headings) - 1, 15)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        self._banner(sheet, len(table.rows) + 6, awards)

    def _count(
        self,
        sheet: "Worksheet",
        at: tuple[int, int],
        award: AwardLines,
        group: str,
        count: int,
    ) -> None:
        """Write a count that leads to its sheet."""
        if count == 0:
            sheet.write_blank(*at, None, self.style(border=1))
            return
        link = f"internal:'{self.name_of(award, group)}'!A1"
        look = self.style(border=1, font_color="#1f4e8c", underline=1)
        sheet.write_url(*at, link, look, string=str(count))
        sheet.write_number(*at, count, look)

    def _banner(
        self, sheet: "Worksheet", row: int, awards: Sequence[AwardLines]
    ) -> None:
        """List the numbers that no text gives, each once."""
        numbers = dict.fromkeys(
            (doubt.title, doubt.provenance, doubt.because)
            for award in awards
            for doubt in award.shaky
            if doubt.is_number
        )
        if not numbers:
            return
        look = self.style(bold=True, bg_color="#fff2cc", text_wrap=True)
        sheet.write(row, 0, _head(self.view, "banner"), look)
        plain = self.style(text_wrap=True, valign="top")
        for position, (title, provenance, because) in enumerate(numbers, row + 1):
            sheet.write_string(position, 0, f"{title} – {provenance}. {because}", plain)

    def add_lines(
        self, name: str, award: AwardLines, group: str, lines: Sequence[Line]
    ) -> None:
        sheet = self.book.add_worksheet(name)
        title = award.award.title(self.view.language)
        heading = f"{title} – {GROUPS[group](self.view.language)} ({len(lines)})"
        sheet.write_string(0, 0, heading, self.style(bold=True, font_size=13))
        self._table(sheet, _COLUMNS, [_cells(line) for line in lines])

    def add_problems(self, problems: Sequence[WordedProblem]) -> None:
        sheet = self.book.add_worksheet(_head(self.view, "problems"))
        heading = f"{_head(self.view, 'problems')} ({len(problems)})"
        sheet.write_string(0, 0, heading, self.style(bold=True, font_size=13))
        rows = [_problem_cells(problem) for problem in problems]
        self._table(sheet, _PROBLEM_COLUMNS, rows)

    def _table(
        self,
        sheet: "Worksheet",
        columns: Sequence[tuple[str, int]],
        rows: Sequence[Sequence[Cell]],
    ) -> None:
        self._headings(sheet, 2, [_head(self.view, key) for key, _ in columns])
        look = self.style(text_wrap=True, valign="top", border=1)
        for position, cells in enumerate(rows, start=3):
            for column, cell in enumerate(cells):
                _write(sheet, (position, column), cell, look)
        for column, (_, width) in enumerate(columns):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(3, 2)
        sheet.autofilter(2, 0, max(len(rows), 1) + 2, len(columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)

    def _headings(self, sheet: "Worksheet", row: int, headings: Sequence[str]) -> None:
        look = self.style(bold=True, bg_color="#d9e2f3", border=1, text_wrap=True)
        for column, heading in enumerate(headings):
            sheet.write_string(row, column, heading, look)


def _write(sheet: "Worksheet", at: tuple[int, int], cell: Cell, look: "Format") -> None:
    match cell:
        case int():
            sheet.write_number(*at, cell, look)
        case str() if cell:
            sheet.write_string(*at, cell, look)
        case _:
            sheet.write_blank(*at, None, look)


def _cells(line: Line) -> tuple[Cell, ...]:
    return (
        line.rank,
        line.person.name,
        line.person.key,
        line.person.unit,
        line.outcome,
        "\n".join((line.reason, *line.margin)),
        "\n".join(line.missing),
        "\n".join(line.subject_to),
        line.remark,
        line.place.file,
        line.place.sheet,
        line.place.row or line.place.line,
    )


def _problem_cells(problem: WordedProblem) -> tuple[Cell, ...]:
    place = problem.place
    return (
        problem.severity,
        problem.code,
        problem.message,
        problem.expected,
        problem.remedy,
        place.file,
        place.sheet,
        f"{place.column or ''}{place.row or place.line or ''}",
    )
