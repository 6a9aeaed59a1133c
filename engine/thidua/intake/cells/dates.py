"""Dates as people write them, day first, to local civil dates or a coded fault."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

from thidua.intake.cells.numbers import shown
from thidua.intake.codes import Code
from thidua.intake.grid import RawCell, Unreadable
from thidua.intake.spelling import clean, fold
from thidua.texts.intake_words import DAY_WORD, MONTH_WORD, YEAR_WORD

_DAY_FIRST = re.compile(r"([0-9]{1,2})\s?([/.-])\s?([0-9]{1,2})\s?\2\s?([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[t ]00:00(?::00)?)?")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}")
_YEAR = re.compile(r"[0-9]{4}")
_CLOCK = re.compile(r"([0-9]{1,2})[:h]([0-9]{2})(?::([0-9]{2}))?")
_OFFSET = re.compile(r"(.*?)(z|[+-][0-9]{2}:?[0-9]{2})")
_FIRST_YEAR, _LAST_YEAR = 1000, 9999
VIETNAM = timezone(timedelta(hours=7))
"""The time zone of a moment without one."""


def _spelled() -> re.Pattern[str]:
    """Return the pattern of a date written out in words."""
    day, month, year = (re.escape(fold(w)) for w in (DAY_WORD, MONTH_WORD, YEAR_WORD))
    return re.compile(
        rf"(?:{day} )?([0-9]{{1,2}}) {month} ([0-9]{{1,2}}),? (?:{year} )?([0-9]{{4}})"
    )


_SPELLED = _spelled()


def read_date(cell: RawCell) -> date | Unreadable:
    """Return a day: a real date of the workbook, or a text in a known form."""
    if isinstance(cell, datetime):
        midnight = cell.time() == time()
        return cell.date() if midnight else _unreadable(cell)
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | Decimal) and not isinstance(cell, bool):
        code = Code.DATE_YEAR_ONLY if _is_year(cell) else Code.DATE_UNREADABLE
        return Unreadable(code, shown(cell))
    return _text_date(cell) if isinstance(cell, str) else _unreadable(cell)


def read_year(cell: RawCell) -> int | Unreadable:
    """Return a year; a full date gives its year."""
    if isinstance(cell, int | Decimal) and not isinstance(cell, bool):
        if _is_year(cell):
            return int(cell)
        return Unreadable(Code.YEAR_UNREADABLE, shown(cell))
    if isinstance(cell, str) and _YEAR.fullmatch(clean(cell)):
        year = int(clean(cell))
        if year >= _FIRST_YEAR:
            return year
    day = read_date(cell)
    if isinstance(day, Unreadable):
        return Unreadable(Code.YEAR_UNREADABLE, day.found)
    return day.year


def _is_year(number: int | Decimal) -> bool:
    """Tell whether a number can be a year."""
    number = Decimal(number)
    return (
        number.is_finite()
        and _FIRST_YEAR <= number <= _LAST_YEAR
        and number == int(number)
    )


def read_moment(cell: RawCell) -> datetime | Unreadable:
    """Return a moment in UTC; without an offset it is Vietnamese time."""
    if isinstance(cell, datetime):
        return _utc(cell if cell.tzinfo else cell.replace(tzinfo=VIETNAM), cell)
    if isinstance(cell, date):
        return _utc(datetime.combine(cell, time(), VIETNAM), cell)
    if not isinstance(cell, str):
        return Unreadable(Code.MOMENT_UNREADABLE, shown(cell))
    text, zone = _zone(fold(cell))
    day_text, _, clock_text = text.replace("t", " ").partition(" ")
    day, clock = _text_date(day_text), _clock(clock_text)
    if isinstance(day, Unreadable) or clock is None or zone is None:
        return Unreadable(Code.MOMENT_UNREADABLE, clean(cell))
    return _utc(datetime.combine(day, clock, zone), cell)


def _text_date(cell: str) -> date | Unreadable:
    """Return the day a text names, or say what is wrong with it."""
    text = fold(cell)
    if found := _DAY_FIRST.fullmatch(text):
        return _day(found[4], found[3], found[1], cell)
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(found[1], found[2], found[3], cell)
    if found := _SPELLED.fullmatch(text):
        return _day(found[3], found[2], found[1], cell)
    if _SHORT_YEAR.fullmatch(text):
        return Unreadable(Code.DATE_SHORT_YEAR, clean(cell))
    if _YEAR.fullmatch(text):
        return Unreadable(Code.DATE_YEAR_ONLY, clean(cell))
    return _unreadable(cell)


def _day(year: str, month: str, day: str, cell: str) -> date | Unreadable:
    """Return a day of the calendar, or the fault that there is none."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return Unreadable(Code.DATE_IMPOSSIBLE, clean(cell))


def _zone(text: str) -> tuple[str, timezone | None]:
    """Return a moment's text without its offset, and the zone the offset names."""
    found = _OFFSET.fullmatch(text)
    if found is None or ":" not in found[1]:
        return text, VIETNAM
    if found[2] == "z":
        return found[1], UTC
    sign = -1 if found[2][0] == "-" else 1
    hours, minutes = int(found[2][1:3]), int(found[2][-2:])
    offset = timedelta(hours=hours, minutes=minutes)
    return found[1], timezone(sign * offset) if offset < timedelta(days=1) else None


def _clock(text: str) -> time | None:
    """Return a time of day; none at all is midnight."""
    if not text:
        return time()
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return time(int(found[1]), int(found[2]), int(found[3] or 0))
    except ValueError:
        return None


def _utc(moment: datetime, cell: RawCell) -> datetime | Unreadable:
    """Return a moment in UTC to the second."""
    try:
        return moment.astimezone(UTC).replace(microsecond=0)
    except OverflowError:
        return Unreadable(Code.MOMENT_UNREADABLE, shown(cell))


def _unreadable(cell: RawCell) -> Unreadable:
    """Say that a cell is no date in any known form."""
    return Unreadable(Code.DATE_UNREADABLE, shown(cell))
