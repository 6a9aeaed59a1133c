"""Amounts of money as people write them, to whole VND or a coded fault.

An amount is one exact sum in VND. A number without a unit counts what its column's
heading says; a cell that names its own unit means that one. Ranges, bounds,
rough figures, amounts for each month or year and foreign money are refused by name.
"""

import re
from decimal import Decimal

from thidua.intake.cells.numbers import (
    figures,
    is_ambiguous,
    is_number,
    plain_number,
    shown,
    whole_number,
)
from thidua.intake.codes import Code
from thidua.intake.grid import RawCell, Unreadable
from thidua.intake.spelling import clean
from thidua.texts.intake_words import (
    FOREIGN_MONEY,
    MONEY_UNITS,
    OPEN_ENDINGS,
    PERIOD_WORDS,
    RANGE_WORDS,
    ROUGH_WORDS,
)

_AMOUNT = re.compile(r"([-+−]?[0-9](?:[0-9., ]*[0-9])?) ?([^0-9]*)")
_THIN_SPACES = re.compile(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))")
_LONGEST = 40
_RANGE = re.compile(rf"[0-9][^0-9]*(?:{'|'.join(RANGE_WORDS)}) ?[0-9]")


def read_money(cell: RawCell, factor: int | None = None) -> int | Unreadable:
    """Return an amount in whole VND: `1.761.000`, `80.000.000đ`, `1,2 tỷ`.

    Args:
        cell: What was entered.
        factor: The VND that one unit of the column's heading counts, None where the
            heading names no unit.
    """
    if is_number(cell):
        return _times(Decimal(cell), factor or 1, shown(cell)[:_LONGEST])
    if not isinstance(cell, str):
        return Unreadable(Code.MONEY_UNREADABLE, shown(cell))
    found = _amount(figures(cell).casefold(), factor)
    return Unreadable(found, clean(cell)) if isinstance(found, Code) else found


def _amount(text: str, factor: int | None) -> int | Code:
    """Return the amount a text names, or what is wrong with it."""
    amount = _AMOUNT.fullmatch(_THIN_SPACES.sub("", text))
    unit = amount[2].strip(" .") if amount else ""
    if amount is None or unit not in MONEY_UNITS:
        return _fault(text)
    times = MONEY_UNITS[unit] if unit else factor or 1
    if times > 1 and "," in amount[1] and is_ambiguous(amount[1], 1):
        return Code.NUMBER_AMBIGUOUS
    number = plain_number(amount[1], scale=0)
    if number is None:
        return Code.MONEY_UNREADABLE
    found = _times(number, times, text)
    return found.code if isinstance(found, Unreadable) else found


def _times(number: Decimal, factor: int, found: str) -> int | Unreadable:
    """Return so many times a number, where that is a whole number of VND."""
    product = number * factor if number.is_finite() else number
    amount = whole_number(product, Code.MONEY_NOT_WHOLE)
    return Unreadable(amount.code, found) if isinstance(amount, Unreadable) else amount


def _fault(text: str) -> Code:
    """Tell what makes a text no exact amount of VND."""
    if any(mark in text for mark in FOREIGN_MONEY):
        return Code.MONEY_FOREIGN
    if not any(map(str.isdigit, text)):
        return Code.MONEY_UNREADABLE
    if any(word in text for word in PERIOD_WORDS):
        return Code.MONEY_PER_PERIOD
    is_bound = text.startswith(ROUGH_WORDS) or text.endswith(OPEN_ENDINGS)
    if is_bound or _RANGE.search(text):
        return Code.MONEY_NOT_EXACT
    return Code.MONEY_UNREADABLE
