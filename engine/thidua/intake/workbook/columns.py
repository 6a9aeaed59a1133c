"""Columns of cells, as calamine gives them, to what JSON holds and is quick to read.

A column of one kind is one string; texts that repeat are sent once. Numbers are sent as
a spreadsheet shows them, to 15 significant digits, so that no float is ever parsed.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import TypeAlias

from thidua.intake.workbook.danger import LONGEST_TEXT, Danger

Cell: TypeAlias = float | str | bool | time | date | datetime | timedelta
"""A cell as calamine gives it; an empty one is an empty text."""

BETWEEN = "\uffff"
"""Stands between texts; it is no letter, and XML may not hold it."""

TEXT, NUMBER, PERCENT, DAY, MOMENT, YES_NO, ERROR, FORMULA = "tnpdmbef"

_NUMBERS = frozenset({float, int})
_KINDS = {datetime: MOMENT, date: DAY, bool: YES_NO, float: NUMBER, int: NUMBER}


def encode(
    cells: Sequence[Cell],
    special: Mapping[int, tuple[str, str]] = MappingProxyType({}),
    percents: bytes = b"",
) -> object:
    """Return one column.

    Args:
        cells: The cells.
        special: By position: the kind of a cell, and its text where calamine has none.
        percents: For each cell whether it shows a percent sign; empty: none does.

    Raises:
        Danger: a text is longer than any spreadsheet takes.
    """
    kinds = set(map(type, cells))
    shown = percents.count(1)
    if special or shown not in {0, len(cells)}:
        return _mixed(cells, special, percents)
    if kinds == {str}:
        return _texts(cells)  # type: ignore[arg-type]
    if kinds <= _NUMBERS:
        return [
            PERCENT if shown else NUMBER,
            " ".join(map("%.15g".__mod__, cells)),
        ]
    if kinds == {date}:
        return [DAY, " ".join(map(date.isoformat, cells))]  # type: ignore[arg-type]
    return _mixed(cells, special, percents)


def _texts(cells: Sequence[str]) -> object:
    """Return a column of texts; those that repeat go by number."""
    distinct = list(dict.fromkeys(cells))
    _check_lengths(distinct)
    joined = _joined(distinct)
    if joined is None:
        return _mixed(cells, {}, b"")
    if 2 * len(distinct) > len(cells):
        return [TEXT, BETWEEN.join(cells)]
    numbers = {text: number for number, text in enumerate(distinct)}
    return [TEXT, joined, list(map(numbers.__getitem__, cells))]


def _joined(texts: list[str]) -> str | None:
    """Return texts as one, unless one of them holds what stands between them."""
    joined = BETWEEN.join(texts)
    return joined if joined.count(BETWEEN) == len(texts) - 1 else None


def _mixed(
    cells: Sequence[Cell], special: Mapping[int, tuple[str, str]], percents: bytes
) -> object:
    """Return a column cell by cell: a letter for each kind, and texts by kind."""
    kinds: list[str] = []
    pools: dict[str, list[str]] = {}
    for position, cell in enumerate(cells):
        of_cell = _KINDS.get(type(cell), TEXT)
        if of_cell == NUMBER and percents and percents[position]:
            of_cell = PERCENT
        kind, text = special.get(position) or (of_cell, "")
        kinds.append(kind)
        pools.setdefault(kind, []).append(text or _written(cell))
    _check_lengths(pools.get(TEXT, ()))
    return ["".join(kinds), pools]


def _written(cell: Cell) -> str:
    """Return one cell as text."""
    if isinstance(cell, bool):
        return "1" if cell else ""
    if isinstance(cell, float | int):
        return "%.15g" % cell  # noqa: UP031 - as the columns do it
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def _check_lengths(texts: Sequence[str]) -> None:
    """Refuse texts longer than any spreadsheet takes."""
    if max(map(len, texts), default=0) > LONGEST_TEXT:
        raise Danger(code="CELL_TOO_LONG")
