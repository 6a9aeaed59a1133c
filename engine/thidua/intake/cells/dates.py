"""Dates as people write them, day first, to local civil dates or a coded fault.

A year or a month alone is a fault too, but one that bounds the day: `span_of` gives the
days it leaves possible. A bare number is not taken for a day, though Excel counts days
that way; `counted_day` tells which one it would be.
"""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

from thidua.intake.cells.numbers import figures, is_number, shown
from thidua.intake.codes import Code
from thidua.intake.grid import RawCell, Unreadable
from thidua.intake.spelling import clean, fold
from thidua.texts.intake_words import DAY_WORD, MONTH_WORD, YEAR_WORD

_MIDNIGHT = r"(?:[t ]00?:00(?::00(?:\.0+)?)?)?"
_DAY_FIRST = re.compile(
    rf"([0-9]{{1,2}}) ?([/.-]) ?([0-9]{{1,2}}) ?\2 ?([0-9]{{4}}){_MIDNIGHT}"
)
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})-([0-9]{{1,2}})-([0-9]{{1,2}}){_MIDNIGHT}")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}")
_YEAR = re.compile(rf"(?:{re.escape(fold(YEAR_WORD))} )?([0-9]{{4}})")
_NUMBER = re.compile(r"[0-9]{5}")
_FIRST_COUNTED, _LAST_COUNTED = 10_000, 73_050  # from 1927 to 2099
_EXCEL_DAY_ZERO = date(1899, 12, 30)
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


def _month() -> re.Pattern[str]:
    """Return the pattern of a month of a year."""
    month, year = re.escape(fold(MONTH_WORD)), re.escape(fold(YEAR_WORD))
    return re.compile(
        rf"(?:{month} )?([0-9]{{1,2}}) ?(?:/|-|\.|,? ?{year}) ?([0-9]{{4}})"
    )


_SPELLED = _spelled()
_MONTH = _month()
_DAY_PREFIX = f"{fold(DAY_WORD)} "


def read_date(cell: RawCell) -> date | Unreadable:
    """Return a day: a real date of the workbook, or a text in a known form."""
    if isinstance(cell, datetime):
        midnight = cell.time() == time()
        return cell.date() if midnight else _unreadable(cell)
    if isinstance(cell, date):
        return cell
    if is_number(cell):
        code = _number_fault(cell)
        is_plain = code is not Code.DATE_UNREADABLE
        return Unreadable(code, str(int(cell)) if is_plain else shown(cell))
    return _text_date(cell) if isinstance(cell, str) else _unreadable(cell)


def span_of(why: Unreadable) -> tuple[date, date] | None:
    """Return first and last day that a year or a month alone leaves possible."""
    text = fold(why.found)
    if why.code is Code.DATE_YEAR_ONLY and (found := _YEAR.fullmatch(text)):
        return date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)
    if why.code is Code.DATE_MONTH_ONLY and (found := _MONTH.fullmatch(text)):
        month, year = int(found[1]), int(found[2])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return None


def counted_day(why: Unreadable) -> date | None:
    """Return the day a bare number would be as Excel counts days."""
    if why.code is not Code.DATE_SERIAL:
        return None
    return _EXCEL_DAY_ZERO + timedelta(days=int(why.found))


def _number_fault(number: int | Decimal) -> Code:
    """Tell what a bare number may be, which a date column cannot hold."""
    if _is_year(number):
        return Code.DATE_YEAR_ONLY
    is_counted = (
        Decimal(number).is_finite()
        and _FIRST_COUNTED <= number <= _LAST_COUNTED
        and number == int(number)
    )
    return Code.DATE_SERIAL if is_counted else Code.DATE_UNREADABLE


def read_year(cell: RawCell) -> int | Unreadable:
    """Return a year; a full date gives its year."""
    if is_number(cell):
        if _is_year(cell):
            return int(cell)
        return Unreadable(Code.YEAR_UNREADABLE, shown(cell))
    if isinstance(cell, str) and (found := _YEAR.fullmatch(fold(figures(cell)))):
        year = int(found[1])
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
    text = fold(figures(cell))
    if found := _SPELLED.fullmatch(text):
        return _day(found[3], found[2], found[1], cell)
    text = text.removeprefix(_DAY_PREFIX).strip()
    if found := _DAY_FIRST.fullmatch(text):
        return _day(found[4], found[3], found[1], cell)
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(found[1], found[2], found[3], cell)
    return Unreadable(_text_fault(text), figures(cell))


def _text_fault(text: str) -> Code:
    """Tell what is wrong with a text that names no day."""
    if _SHORT_YEAR.fullmatch(text):
        return Code.DATE_SHORT_YEAR
    if (found := _YEAR.fullmatch(text)) and int(found[1]) >= _FIRST_YEAR:
        return Code.DATE_YEAR_ONLY
    if found := _MONTH.fullmatch(text):
        is_month = int(found[1]) in range(1, 13) and int(found[2]) >= _FIRST_YEAR
        return Code.DATE_MONTH_ONLY if is_month else Code.DATE_IMPOSSIBLE
    return _number_fault(int(text)) if _NUMBER.fullmatch(text) else Code.DATE_UNREADABLE


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
