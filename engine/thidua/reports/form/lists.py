"""The last sheet of a form: what can be chosen, and the ranges that hold it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from thidua.intake.grid import letters
from thidua.reports.form.checks import LAST_ROW, codes_name
from thidua.reports.form.looks import OPTIONAL, Looks
from thidua.reports.form.plan import Form, Sheet
from thidua.texts.template import GUIDE, SHEETS

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

_WIDTH = 34
_HEIGHT = 32


def add_lists(form: Form, book: "Workbook", looks: Looks) -> None:
    """Write the lists, and give every range the name that checks call it by."""
    name = SHEETS["lists"](form.language)
    _Lists(form, book, looks, name).write()


def column_range(sheet: str, column: int, last: int = LAST_ROW) -> str:
    """Return a column of a sheet below its heading, as formulas name it."""
    quoted, letter = sheet.replace("'", "''"), letters(column)
    return f"'{quoted}'!${letter}$2:${letter}${last}"


class _Lists:
    """Writes one column after the other."""

    def __init__(self, form: Form, book: "Workbook", looks: Looks, name: str) -> None:
        self._form, self._book, self._name = form, book, name
        self._sheet = book.add_worksheet(name)
        self._cell = looks(num_format="@")
        colour = {"bg_color": OPTIONAL, "font_color": "#ffffff", "bold": True}
        self._heading = looks(text_wrap=True, border=1, **colour)
        self._column = 0
        self._rows = 1

    def write(self) -> None:
        for choices in self._form.lists:
            column = self._next(choices.title)
            self._sheet.write_column(1, column, choices.values, self._cell)
            last = len(choices.values) + 1
            self._define(choices.name, column_range(self._name, column, last))
            self._rows = max(self._rows, last)
        shown = max(self._column, 1)
        linked = self._linked()
        ends = {record: self._last_row(record) for group in linked for record in group}
        for group in linked:
            if len(group) == 1:
                codes, end = self._codes(group[0]), ends[group[0]]
            else:
                counts = [ends[record] for record in group]
                codes, end = self._stack(group, counts), "+".join(counts)
            start = codes.split(":", maxsplit=1)[0]
            self._define(codes_name(group), f"{start}:INDEX({codes},MAX(1,{end}))")
        self._finish(shown)

    def _finish(self, shown: int) -> None:
        """Print what people choose from, not what only formulas look at."""
        self._sheet.set_column(0, self._column, _WIDTH)
        self._sheet.set_row(0, _HEIGHT)
        self._sheet.freeze_panes(1, 0)
        self._sheet.protect()
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.print_area(0, 0, self._rows - 1, shown - 1)
        self._sheet.repeat_rows(0)

    def _next(self, title: str) -> int:
        """Begin a column and return its number."""
        self._sheet.write_string(0, self._column, title, self._heading)
        self._column += 1
        return self._column - 1

    def _define(self, name: str, cells: str) -> None:
        self._book.define_name(name, f"={cells}")

    def _linked(self) -> list[tuple[str, ...]]:
        """Return the groups of sheets that links lead to, each once."""
        columns = (c for sheet in self._form.sheets.values() for c in sheet.columns)
        return list(dict.fromkeys(c.link_to for c in columns if c.link_to))

    def _last_row(self, record: str) -> str:
        """Write how far the codes of a sheet reach; return where that stands."""
        title = self._form.sheets[record].record.title(self._form.language)
        column = self._next(GUIDE["last_row"](self._form.language).format(kind=title))
        codes = self._codes(record)
        reach = f'=SUMPRODUCT(MAX(({codes}<>"")*(ROW({codes})-1)))'
        self._sheet.write_formula(1, column, reach, self._cell, 0)
        return column_range(self._name, column).split(":", maxsplit=1)[0]

    def _codes(self, record: str) -> str:
        """Return the range in which the codes of a sheet are written."""
        sheet = self._form.sheets[record]
        return column_range(sheet.name, _code_column(sheet))

    def _stack(self, group: Sequence[str], counts: Sequence[str]) -> str:
        """Write the codes of several sheets below one another; return the range."""
        language = self._form.language
        titles = (self._form.sheets[r].record.title(language) for r in group)
        kinds = ", ".join(titles)
        column = self._next(GUIDE["codes_of"](language).format(kinds=kinds))
        ranges = [self._codes(record) for record in group]
        for row in range(1, LAST_ROW):
            formula = f"={_nth(row, ranges, counts)}"
            self._sheet.write_formula(row, column, formula, self._cell, "")
        return column_range(self._name, column)


def _nth(position: int, ranges: Sequence[str], counts: Sequence[str]) -> str:
    """Return the formula for the n-th of the cells in several ranges."""
    formula = '""'
    for number in reversed(range(len(ranges))):
        before = "".join(f"-{count}" for count in counts[:number])
        rest = f"{position}{before}"
        found = f'INDEX({ranges[number]},{rest})&""'
        formula = f"IF({rest}<={counts[number]},{found},{formula})"
    return formula


def _code_column(sheet: Sheet) -> int:
    """Return the column links are taken from: the codes, else the names."""
    code = sheet.position("code")
    return sheet.position("name") or 0 if code is None else code
