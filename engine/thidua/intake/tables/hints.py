"""A heading to what it names and what its amounts are counted in."""

import re
from dataclasses import dataclass

from thidua.intake.grid import RawRow
from thidua.intake.spelling import clean
from thidua.texts.intake_words import (
    FOREIGN_MONEY,
    HEADING_HINTS,
    HEADING_UNITS,
    MONEY_UNITS,
    UNIT_MARKS,
)

_BRACKETS = re.compile(r"(.*?)\s*\(([^()]*)\)[\s*:.;]*")
_TAIL = re.compile(r"(.+?)\s*[,–-]\s*([^,()–-]+)")
_MARK = re.compile(
    rf"(?:{'|'.join(map(re.escape, UNIT_MARKS))})\s*[:=]?\s*", re.IGNORECASE
)
_MOST_HINTS = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """What amounts are counted in; `factor` in VND is None for foreign money."""

    unit: str
    factor: int | None


@dataclass(frozen=True, slots=True)
class Variant:
    """A heading with fewer of its hints; `needs_money` where a unit was taken off."""

    text: str
    counted: Counted | None
    needs_money: bool = False


def counted_in(text: str) -> Counted | None:
    """Return the unit a text names and nothing else: `triệu đồng`, `ĐVT: đồng`."""
    plain = clean(text).casefold().strip(" .:;*()")
    plain = _MARK.sub("", plain, count=1).strip(" .:;*()")
    if plain in FOREIGN_MONEY:
        return Counted(plain, None)
    factor = HEADING_UNITS.get(plain, MONEY_UNITS.get(plain) if plain else None)
    return None if factor is None else Counted(plain, factor)


def is_hint(text: str) -> bool:
    """Tell whether a part of a heading only says how to fill in its column."""
    return clean(text).casefold().strip(" .:;()") in HEADING_HINTS


def variants(text: str) -> tuple[Variant, ...]:
    """Return a heading as it stands, then without its hints and unit, one by one."""
    found = [Variant(text, None)]
    for _ in range(_MOST_HINTS):
        last = found[-1]
        taken = _taken(last.text)
        if taken is None:
            break
        rest, counted = taken
        known = last.counted or counted
        found[-1] = Variant(last.text, known, last.needs_money)
        needs_money = last.needs_money or counted is not None
        found.append(Variant(rest, known, needs_money))
    return tuple(found)


def _taken(text: str) -> tuple[str, Counted | None] | None:
    """Return a heading without its last hint or unit, and that unit."""
    bracket = _BRACKETS.fullmatch(text)
    if bracket and bracket.group(1):
        rest, hint = bracket.groups()
        counted = counted_in(hint)
        return (rest, counted) if counted or is_hint(hint) else None
    tail = _TAIL.fullmatch(text)
    counted = counted_in(tail.group(2)) if tail else None
    return (tail.group(1), counted) if tail and counted else None


def unit_above(rows: tuple[RawRow, ...]) -> tuple[int, str, Counted] | None:
    """Return the row, text and unit of a line such as `ĐVT: triệu đồng`."""
    for row in rows:
        for cell in row.cells:
            text = clean(cell).strip(" ()") if isinstance(cell, str) else ""
            counted = counted_in(text) if _MARK.match(text) else None
            if counted is not None:
                return row.number, text, counted
    return None
