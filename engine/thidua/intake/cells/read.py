"""One cell and the type of its field, to a value, nothing, or a coded fault."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal

from thidua.intake.cells.choices import (
    Spellings,
    read_choice,
    read_choices,
    read_yes_no,
)
from thidua.intake.cells.dates import read_date, read_moment, read_year
from thidua.intake.cells.money import read_money
from thidua.intake.cells.numbers import (
    read_decimal,
    read_integer,
    read_share,
    shown,
)
from thidua.intake.codes import Code
from thidua.intake.grid import Listed, RawCell, Unreadable, is_blank
from thidua.model.records import Value
from thidua.model.vocabulary import Kind, ValueType

_PLAIN: Mapping[Kind, Callable[[RawCell], Value | Unreadable]] = {
    Kind.YES_NO: read_yes_no,
    Kind.INTEGER: read_integer,
    Kind.DATE: read_date,
    Kind.YEAR: read_year,
    Kind.MOMENT: read_moment,
    Kind.SHARE: read_share,
}
_SHARE_SCALE = 4


def read_cell(
    cell: RawCell,
    of_type: ValueType,
    known: Mapping[str, Spellings],
    factor: int | None = None,
) -> Value | Unreadable | None:
    """Return a cell's value, None where it is empty, or why it cannot be read.

    Args:
        cell: What was entered.
        of_type: The type of its field.
        known: The spellings of every enum.
        factor: The VND that one unit of the column's heading counts, if it names one.
    """
    if is_blank(cell):
        return None
    if isinstance(cell, Unreadable):
        return cell
    if of_type.kind is Kind.MONEY:
        value: Value | Unreadable = read_money(cell, factor)
    else:
        value = _read(cell, of_type, known)
    if isinstance(value, Unreadable) or _is_in_range(value, of_type):
        return value
    return Unreadable(Code.OUT_OF_RANGE, shown(cell))


def _read(
    cell: RawCell, of_type: ValueType, known: Mapping[str, Spellings]
) -> Value | Unreadable:
    """Read a cell that holds something by the kind of its field."""
    kind = of_type.kind
    if kind is Kind.DECIMAL:
        return read_decimal(cell, of_type.scale)
    if kind is Kind.ENUM:
        return read_choice(cell, known[of_type.of or ""])
    if kind is Kind.SET:
        values, faults = read_choices(cell, known[of_type.of or ""])
        return faults[0] if faults else values
    if kind in _PLAIN:
        return _PLAIN[kind](cell)
    return read_text(cell)


def read_text(cell: RawCell) -> str | Unreadable:
    """Return a cell as clean text: a code typed as a number, a day as YYYY-MM-DD."""
    if isinstance(cell, Listed):
        return Unreadable(Code.CELL_SHAPE, str(len(cell.items)))
    return unquoted(shown(cell))


def unquoted(text: str) -> str:
    """Return a text without the quote by which spreadsheets keep a number a text."""
    return text[1:] if text[:1] == "'" and text[1:].isdecimal() else text


def _is_in_range(value: Value, of_type: ValueType) -> bool:
    """Tell whether a value lies in the range its field declares."""
    code = _code(value, of_type)
    return code is None or not (
        (of_type.low is not None and code < of_type.low)
        or (of_type.high is not None and code > of_type.high)
    )


def _code(value: Value, of_type: ValueType) -> int | None:
    """Return the code of a value that can lie outside a range."""
    if isinstance(value, datetime):
        return int(value.timestamp())
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, Decimal):
        is_share = of_type.kind is Kind.SHARE
        return int(value.scaleb(_SHARE_SCALE if is_share else of_type.scale))
    return value if isinstance(value, int) and not isinstance(value, bool) else None
