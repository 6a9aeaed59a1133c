"""The cells of one column seen together, to warnings no single cell could give.

Nothing is changed: a value stays what the file holds. A workbook typed under American
settings keeps `9/3/1985` as 3 September and `13/3/1985` as a text, so a column of
both kinds may hold swapped days; which, nobody can tell from the file.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from thidua.intake.cells.numbers import figures, is_number, plain_number, shown
from thidua.intake.codes import Code, problem
from thidua.intake.grid import VALUE, RawCell, RawTable
from thidua.intake.spelling import fold_name
from thidua.model.vocabulary import Field, Kind, Reads, RecordType
from thidua.problems import Detail, Problem

_TWO_NUMBERS = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-][0-9]{4}")
_MONTHS = 12
_SMALL, _LARGE = 10_000, 1_000_000  # no sum in VND, and surely one
_SHORT_ID = re.compile(r"[0-9]{11}")
_LONGEST_SMALL, _LONGEST_ID = 8, 11  # letters of a text that is worth a closer look
_NATIONAL_ID = "national_id"
_NATIONAL_ID_HEADING = "cccd"
_MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class ColumnFinding:
    """Something odd about a column; `cells` are the positions of the cells it is in."""

    code: Code
    cells: tuple[int, ...]
    details: dict[str, Detail] = field(default_factory=dict)


def check_column(cells: Sequence[RawCell], of: Field) -> tuple[ColumnFinding, ...]:
    """Return what is odd about the cells of a field's column, by position."""
    types = set(map(type, cells))
    if of.type.kind is Kind.DATE and str in types:
        return tuple(_dates(cells))
    if of.type.kind is Kind.MONEY:
        return tuple(_amounts(cells))
    if of.type.kind is Kind.TEXT and _is_national_id(of):
        return tuple(_short_ids(cells))
    return ()


def column_problems(table: RawTable, record: RecordType) -> Iterator[Problem]:
    """Yield a warning for each finding in the columns of a table's own fields.

    Its place is the first cell concerned; its details name the rows, the first ten.
    """
    for binding in table.bindings:
        name = binding.into.get(VALUE)
        is_own = binding.table is None and binding.reads is Reads.VALUE
        if name is None or not is_own:
            continue
        of, at = record.fields[name], binding.column
        for found in check_column(table.cells(at), of):
            rows = [table.rows[position].number for position in found.cells]
            details = {**found.details, "field": of.title, "rows": _named(rows)}
            place = table.source.place(rows[0], at)
            yield problem(found.code, place, **details, count=str(len(rows)))


def _named(rows: Sequence[int]) -> str:
    """Name rows by number, the first ones where there are many."""
    more = ", …" if len(rows) > _MOST_NAMED else ""
    return ", ".join(map(str, rows[:_MOST_NAMED])) + more


def _dates(cells: Sequence[RawCell]) -> Iterator[ColumnFinding]:
    """Find days that may be swapped with their month."""
    written = _written_days(cells)
    first_over = any(first > _MONTHS for first, _ in written.values())
    second_over = any(second > _MONTHS for _, second in written.values())
    plain = [at for at, two in written.items() if max(two) <= _MONTHS]
    real = {at: cell for at, cell in enumerate(cells) if isinstance(cell, date)}
    if second_over and not first_over:
        yield ColumnFinding(
            Code.MONTHS_FIRST,
            tuple(at for at in sorted([*written]) if len({*written[at]}) > 1),
        )
    elif first_over and not plain and not second_over:
        swapped = tuple(at for at, day in real.items() if day.day != day.month)
        if swapped and all(day.day <= _MONTHS for day in real.values()):
            day = real[swapped[0]]
            details: dict[str, Detail] = {
                "found": date(day.year, day.month, day.day),
                "other": date(day.year, day.day, day.month),
            }
            yield ColumnFinding(Code.DAYS_MAY_BE_SWAPPED, swapped, details)


def _written_days(cells: Sequence[RawCell]) -> dict[int, tuple[int, int]]:
    """Return the first two numbers of every date that is a text, by position."""
    texts = {cell for cell in cells if isinstance(cell, str)}
    found = {text: _TWO_NUMBERS.fullmatch(figures(text)) for text in texts}
    numbers = {t: (int(two[1]), int(two[2])) for t, two in found.items() if two}
    return {
        at: numbers[cell]
        for at, cell in enumerate(cells)
        if isinstance(cell, str) and cell in numbers
    }


def _amounts(cells: Sequence[RawCell]) -> Iterator[ColumnFinding]:
    """Find amounts without a unit that cannot be counted in the same one."""
    small = tuple(
        at
        for at, cell in enumerate(cells)
        if not (isinstance(cell, str) and len(cell.strip()) > _LONGEST_SMALL)
        and not (type(cell) is int and cell >= _SMALL)
        and 0 < _bare(cell) < _SMALL
    )
    if not small:
        return
    most = max(range(len(cells)), key=lambda at: _bare(cells[at]))
    if _bare(cells[most]) >= _LARGE:
        found, other = shown(cells[small[0]]), shown(cells[most])
        details: dict[str, Detail] = {"found": found, "other": other}
        yield ColumnFinding(Code.AMOUNTS_UNLIKE, small, details)


def _bare(cell: RawCell) -> Decimal:
    """Return a number without a unit, of anything else 0."""
    number = None
    if is_number(cell):
        number = Decimal(cell)
    elif isinstance(cell, str):
        number = plain_number(figures(cell), scale=0)
    return number if number is not None and number.is_finite() else Decimal(0)


def _is_national_id(of: Field) -> bool:
    """Tell whether a field holds numbers of identity cards."""
    spelled = (of.title.vi, *of.headings)
    return of.id == _NATIONAL_ID or any(
        _NATIONAL_ID_HEADING in fold_name(text) for text in spelled
    )


def _short_ids(cells: Sequence[RawCell]) -> Iterator[ColumnFinding]:
    """Find numbers of identity cards that seem to have lost their leading zero."""
    short = tuple(
        at
        for at, cell in enumerate(cells)
        if not (type(cell) is str and len(cell) > _LONGEST_ID and cell.isdigit())
        and isinstance(cell, int | str | Decimal)
        and not (isinstance(cell, str) and len(cell.strip()) > _LONGEST_ID)
        and _SHORT_ID.fullmatch(shown(cell))
    )
    if short:
        found = shown(cells[short[0]])
        details: dict[str, Detail] = {"found": found, "other": f"0{found}"}
        yield ColumnFinding(Code.NATIONAL_ID_SHORT, short, details)
