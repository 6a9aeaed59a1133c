"""Numbers as people write them, to exact values or a coded fault.

The rules, in order. A text with several equal separators groups digits by three:
`1.234.567`, `12,500,000`. With both kinds the last is the decimal sign:
`1.234.567,5`. One separator before exactly three digits groups where the value must be
whole (`1.500` and `1,500` are 1500); in a decimal it may be either, and is refused
unless the declared scale has three digits or it begins with `0`. Every other single
separator is the decimal sign.
"""

import re
from decimal import Decimal
from typing import TypeGuard

from thidua.intake.codes import Code
from thidua.intake.grid import Percent, RawCell, Unreadable
from thidua.intake.spelling import clean

_NUMBER = re.compile(r"([-+−]?)([0-9][0-9.,]*)")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
_QUOTES = "'’‘`´ "  # marks of a number that a workbook was told to keep as text
_LONGEST = 20  # digits; far above any amount, below what arithmetic here rounds
_EXACT_SCALE = 3
_PERCENT_SCALE = 4


def read_integer(cell: RawCell) -> int | Unreadable:
    """Return a whole number."""
    if is_number(cell):
        return whole_number(Decimal(cell), Code.INTEGER_UNREADABLE)
    if not isinstance(cell, str):
        return Unreadable(Code.INTEGER_UNREADABLE, shown(cell))
    number = plain_number(figures(cell), scale=0)
    if number is None:
        return Unreadable(Code.INTEGER_UNREADABLE, clean(cell))
    return whole_number(number, Code.INTEGER_UNREADABLE)


def read_decimal(cell: RawCell, scale: int) -> Decimal | Unreadable:
    """Return a number with exactly the declared digits after the point.

    A number with more digits than declared is refused, not rounded.
    """
    if isinstance(cell, Percent):
        return _scaled(cell.fraction * 100, scale)
    if is_number(cell):
        return _scaled(Decimal(cell), scale)
    if not isinstance(cell, str):
        return Unreadable(Code.DECIMAL_UNREADABLE, shown(cell))
    text = figures(cell).removesuffix("%").rstrip()
    if is_ambiguous(text, scale):
        return Unreadable(Code.NUMBER_AMBIGUOUS, text)
    number = plain_number(text, scale=max(scale, 1))
    if number is None:
        return Unreadable(Code.DECIMAL_UNREADABLE, clean(cell))
    return _scaled(number, scale)


def read_share(cell: RawCell) -> Decimal | Unreadable:
    """Return a share in percent; without its sign 0.7 could be either."""
    signed = isinstance(cell, Percent) or (
        isinstance(cell, str) and clean(cell).endswith("%")
    )
    share = read_decimal(cell, _PERCENT_SCALE) if signed else None
    return Unreadable(Code.SHARE_UNREADABLE, shown(cell)) if share is None else share


def is_number(cell: RawCell) -> TypeGuard[int | Decimal]:
    """Tell whether a cell holds a number; yes and no are none."""
    return isinstance(cell, int | Decimal) and not isinstance(cell, bool)


def figures(text: str) -> str:
    """Return a number's text clean, without the quote that keeps it a text."""
    return clean(text).strip(_QUOTES)


def shown(cell: RawCell) -> str:
    """Return a cell as text; an empty one as none."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, Percent):
        return f"{(cell.fraction * 100).normalize():f}%"
    if isinstance(cell, Decimal):
        return format(cell, "f") if cell.is_finite() else str(cell)
    if isinstance(cell, Unreadable):
        return cell.found
    return str(cell)


def is_ambiguous(text: str, scale: int) -> bool:
    """Tell whether one separator may group digits as well as start a fraction."""
    digits = text.lstrip("-+−")
    grouped = _GROUPED.fullmatch(digits)
    return (
        grouped is not None
        and digits.count(grouped.group(1)) == 1
        and not digits.startswith("0")
        and scale < _EXACT_SCALE
    )


def plain_number(text: str, *, scale: int) -> Decimal | None:
    """Return a number by the rules above; `scale` 0 reads it as a whole one."""
    number = _NUMBER.fullmatch(text)
    if number is None or sum(map(str.isdigit, text)) > _LONGEST:
        return None
    sign, digits = number.groups()
    plain = _plain(digits, groups=scale == 0)
    if plain is None:
        return None
    return Decimal(plain) * (-1 if sign in {"-", "−"} else 1)


def _plain(digits: str, *, groups: bool) -> str | None:
    """Return digits with a point before the fraction and no groups."""
    separators = [letter for letter in digits if letter in ".,"]
    if not separators:
        return digits
    last = separators[-1]
    if len(set(separators)) == 1:
        if _GROUPED.fullmatch(digits) and (len(separators) > 1 or groups):
            return digits.replace(last, "")
        whole, fraction = digits.split(last, 1)
    else:
        whole, fraction = digits.rsplit(last, 1)
        if not _GROUPED.fullmatch(whole):
            return None
        whole = whole.replace("." if last == "," else ",", "")
    if not (whole.isdigit() and fraction.isdigit()):
        return None
    return f"{whole}.{fraction}"


def whole_number(number: Decimal, fault: Code) -> int | Unreadable:
    """Return a number without a fraction."""
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST:
        return Unreadable(fault, shown(number)[:_LONGEST])
    whole = int(number)
    return whole if whole == number else Unreadable(fault, shown(number))


def _scaled(number: Decimal, scale: int) -> Decimal | Unreadable:
    """Return a number with exactly `scale` digits after the point."""
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST:
        return Unreadable(Code.DECIMAL_UNREADABLE, str(number)[:_LONGEST])
    sign, digits, exponent = number.as_tuple()
    shift = int(exponent) + scale
    whole = int("".join(map(str, digits)))
    code, rest = (whole * 10**shift, 0) if shift >= 0 else divmod(whole, 10**-shift)
    if rest:
        return Unreadable(Code.DECIMAL_TOO_FINE, shown(number)[:_LONGEST])
    return Decimal(-code if sign else code).scaleb(-scale)
