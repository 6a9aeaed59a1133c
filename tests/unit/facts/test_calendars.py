"""Calendar shifts of days, moments and years."""

from datetime import UTC, date, datetime

import pytest

from thidua.facts.calendars import (
    day_of_moment,
    first_moment,
    has_ended,
    last_moment,
    local_day,
    shift_code,
    shift_day,
)
from thidua.model.conditions import Shift
from thidua.model.vocabulary import Kind


@pytest.mark.parametrize(
    ("day", "shift", "expected"),
    [
        ("2016-02-29", Shift(years=1), "2017-03-01"),
        ("2016-02-29", Shift(years=-1), "2015-03-01"),
        ("2016-02-29", Shift(years=4), "2020-02-29"),
        ("2018-01-31", Shift(months=1), "2018-03-01"),
        ("2018-03-31", Shift(months=-1), "2018-03-01"),
        ("2018-10-31", Shift(months=1), "2018-12-01"),
        ("2018-11-30", Shift(months=3), "2019-03-01"),
        ("2018-12-15", Shift(months=1), "2019-01-15"),
        ("2018-01-15", Shift(months=-1), "2017-12-15"),
        ("2018-12-31", Shift(days=1), "2019-01-01"),
        ("2018-08-31", Shift(years=-2, months=-6, days=-1), "2016-02-29"),
    ],
)
def test_a_day_that_does_not_exist_rolls_on(
    day: str, shift: Shift, expected: str
) -> None:
    assert date.fromisoformat(expected) == shift_day(date.fromisoformat(day), shift)


def test_a_day_outside_the_calendar_is_not_known() -> None:
    assert shift_day(date(9999, 12, 31), Shift(days=1)) is None
    assert shift_day(date(9999, 1, 1), Shift(years=1)) is None
    assert shift_day(date(1, 1, 1), Shift(months=-1)) is None


def test_codes_are_shifted_by_their_kind() -> None:
    day = date(2016, 2, 29).toordinal()
    assert shift_code(Kind.DATE, day, Shift(years=1)) == date(2017, 3, 1).toordinal()
    assert shift_code(Kind.YEAR, 2016, Shift(years=-2)) == 2014
    assert shift_code(Kind.DATE, None, Shift(years=1)) is None
    assert shift_code(Kind.DATE, day, None) == day


def test_a_moment_keeps_its_local_time_of_day() -> None:
    code = int(datetime(2016, 2, 28, 18, tzinfo=UTC).timestamp())  # 29 February, 01:00
    moved = shift_code(Kind.MOMENT, code, Shift(years=1, hours=2))
    assert int(datetime(2017, 2, 28, 20, tzinfo=UTC).timestamp()) == moved


def test_days_of_moments_are_vietnamese() -> None:
    last = datetime(2018, 8, 31, 16, 59, 59, tzinfo=UTC)
    day = date(2018, 8, 31).toordinal()
    assert day == day_of_moment(int(last.timestamp()))
    assert day + 1 == day_of_moment(int(last.timestamp()) + 1)
    assert int(last.timestamp()) == last_moment(day)
    assert day == day_of_moment(first_moment(day))
    assert date(2018, 8, 31) == local_day(last)
    assert date(2018, 8, 31) == local_day(last.replace(tzinfo=None))


def test_a_year_has_ended_with_its_last_day() -> None:
    assert not has_ended(2018, date(2018, 12, 30))
    assert has_ended(2018, date(2018, 12, 31))
    assert has_ended(2017, date(2018, 1, 1))
