"""Civil dates as codes: shifts, years, and moments in Vietnamese time."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta

from thidua.facts.codes import VIETNAM
from thidua.model.conditions import Shift
from thidua.model.vocabulary import Kind

_UTC_OFFSET = 7 * 3600
_DAY = 24 * 3600
_EPOCH = date(1970, 1, 1).toordinal()


def shift_day(day: date, shift: Shift) -> date | None:
    """Shift a day; a day that does not exist rolls on to the first of the next month.

    29 February plus a year is 1 March. None is a day outside the calendar.
    """
    month_number = day.year * 12 + day.month - 1 + shift.years * 12 + shift.months
    year, month = divmod(month_number, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    first = date(year, month + 1, 1)
    length = monthrange(year, month + 1)[1]
    try:
        return first + timedelta(days=min(day.day - 1, length) + shift.days)
    except OverflowError:
        return None


def shift_code(kind: Kind, code: int | None, shift: Shift | None) -> int | None:
    """Shift the code of a date, a moment or a year; None is not known."""
    if code is None or shift is None:
        return code
    if kind is Kind.YEAR:
        return code + shift.years
    if kind is Kind.MOMENT:
        local = code + _UTC_OFFSET
        day = shift_day(date.fromordinal(local // _DAY + _EPOCH), shift)
        if day is None:
            return None
        seconds = local % _DAY + shift.hours * 3600 - _UTC_OFFSET
        return (day.toordinal() - _EPOCH) * _DAY + seconds
    shifted = shift_day(date.fromordinal(code), shift)
    return None if shifted is None else shifted.toordinal()


def day_of_moment(code: int) -> int:
    """Return the code of the Vietnamese day in which a moment lies."""
    return (code + _UTC_OFFSET) // _DAY + _EPOCH


def first_moment(day: int) -> int:
    """Return the code of a Vietnamese day's first second."""
    return (day - _EPOCH) * _DAY - _UTC_OFFSET


def last_moment(day: int) -> int:
    """Return the code of a Vietnamese day's last second."""
    return first_moment(day + 1) - 1


def year_of(kind: Kind, code: int) -> int:
    """Return the year of a year, a date or a moment."""
    if kind is Kind.YEAR:
        return code
    return date.fromordinal(day_of_moment(code) if kind is Kind.MOMENT else code).year


def first_day(year: int) -> int | None:
    """Return the code of 1 January, None outside the calendar."""
    return date(year, 1, 1).toordinal() if MINYEAR <= year <= MAXYEAR else None


def last_day(year: int) -> int | None:
    """Return the code of 31 December, None outside the calendar."""
    return date(year, 12, 31).toordinal() if MINYEAR <= year <= MAXYEAR else None


def has_ended(year: int, as_of: date) -> bool:
    """Tell whether a year is over at a day; its last day counts as over."""
    return (year, 12, 31) <= (as_of.year, as_of.month, as_of.day)


def local_day(moment: datetime) -> date:
    """Return the Vietnamese day of a moment; without a zone it is local already."""
    if moment.tzinfo is None:
        return moment.date()
    return moment.astimezone(VIETNAM).date()
