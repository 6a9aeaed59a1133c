"""What a sheet shows besides its values to warnings: hidden, struck out, commented."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from thidua.intake.codes import Code, problem
from thidua.intake.grid import RawSheet, RawTable, is_blank, letters
from thidua.intake.spelling import clean
from thidua.problems import Place, Problem

_MOST = 20
_LONGEST = 80
_NAMES = ("name", "code")


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring rows or columns, both ends included."""

    first: int
    last: int

    def __str__(self) -> str:
        """Write the run as people do: `12–15`."""
        return _span(str(self.first), str(self.last))


def marked(sheet: RawSheet, tables: Sequence[RawTable]) -> list[Problem]:
    """Return what people should know of the rows that are read from a sheet.

    All of them are read as usual; a mark may mean that the sender thinks otherwise.
    """
    rows = sorted({row.number for table in tables for row in table.rows})
    columns = sorted({b.column for table in tables for b in table.bindings})
    if not rows:
        return []
    found = [
        *_hidden_rows(sheet, rows),
        *_hidden_columns(sheet, columns),
        *_struck(sheet, tables),
        *_comments(sheet, {*rows}, {*columns}),
    ]
    if sheet.marks.hidden:
        count = str(len(rows))
        found.append(problem(Code.SHEET_HIDDEN, sheet.place(), count=count))
    return found


def _hidden_rows(sheet: RawSheet, rows: Iterable[int]) -> list[Problem]:
    """Say which rows that are read are hidden, a warning for each run."""
    runs = _runs(row for row in rows if row in sheet.marks.hidden_rows)
    return _listed(
        runs,
        lambda run: sheet.place(run.first),
        lambda place, text: problem(Code.ROWS_HIDDEN, place, rows=text),
    )


def _hidden_columns(sheet: RawSheet, columns: Iterable[int]) -> list[Problem]:
    """Say which columns that are read are hidden, a warning for each run."""
    runs = _runs(c for c in columns if c in sheet.marks.hidden_columns)
    return [
        problem(
            Code.COLUMNS_HIDDEN,
            sheet.place(column=run.first),
            columns=_span(letters(run.first), letters(run.last)),
        )
        for run in runs
    ]


def _struck(sheet: RawSheet, tables: Sequence[RawTable]) -> list[Problem]:
    """Say which records are struck out: their name is, or all they hold."""
    if not sheet.marks.struck:
        return []
    numbers = {number for number, _ in sheet.marks.struck}
    struck: list[int] = []
    for table in tables:
        names = _name_columns(table)
        for row in table.rows:
            if row.number not in numbers:
                continue
            filled = [c for c, cell in enumerate(row.cells) if not is_blank(cell)]
            named = [column for column in filled if column in names]
            if _all_struck(sheet, row.number, named) or _all_struck(
                sheet, row.number, filled
            ):
                struck.append(row.number)
    return _listed(
        [_Run(number, number) for number in sorted(struck)],
        lambda run: sheet.place(run.first),
        lambda place, text: problem(Code.ROW_STRUCK, place, rows=text),
    )


def _name_columns(table: RawTable) -> frozenset[int]:
    """Return the columns of the name, else of the code, of a table's records."""
    for name in _NAMES:
        columns = frozenset(
            b.column
            for b in table.bindings
            if b.table is None and name in b.into.values()
        )
        if columns:
            return columns
    return frozenset()


def _all_struck(sheet: RawSheet, row: int, columns: Sequence[int]) -> bool:
    """Tell whether every one of some cells is struck out."""
    return bool(columns) and all((row, c) in sheet.marks.struck for c in columns)


def _comments(sheet: RawSheet, rows: set[int], columns: set[int]) -> list[Problem]:
    """Show the comments on cells that are read; the last tells where the rest are."""
    cells = [
        position
        for position in sorted(sheet.marks.comments)
        if position[0] in rows and position[1] in columns
    ]
    shown = cells if len(cells) <= _MOST else cells[: _MOST - 1]
    found = [
        problem(
            Code.CELL_COMMENT,
            sheet.place(*cell),
            found=_short(clean(sheet.marks.comments[cell])),
        )
        for cell in shown
    ]
    rest = cells[len(shown) :]
    if rest:
        names = ", ".join(f"{letters(column)}{row}" for row, column in rest)
        place = sheet.place(*rest[0])
        found.append(problem(Code.CELL_COMMENT, place, found=_short(names)))
    return found


def _listed(
    runs: Sequence[_Run],
    at: Callable[[_Run], Place],
    say: Callable[[Place, str], Problem],
) -> list[Problem]:
    """Say something of each run; past a number of them, of the rest at once."""
    shown = runs if len(runs) <= _MOST else runs[: _MOST - 1]
    found = [say(at(run), str(run)) for run in shown]
    rest = runs[len(shown) :]
    if rest:
        found.append(say(at(rest[0]), ", ".join(map(str, rest))))
    return found


def _runs(numbers: Iterable[int]) -> list[_Run]:
    """Return ascending numbers as runs of neighbours."""
    runs: list[_Run] = []
    for number in numbers:
        if runs and number == runs[-1].last + 1:
            runs[-1] = _Run(runs[-1].first, number)
        else:
            runs.append(_Run(number, number))
    return runs


def _span(first: str, last: str) -> str:
    """Write two ends, or the one they are."""
    return first if first == last else f"{first}–{last}"


def _short(text: str) -> str:
    """Return the start of a text."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
