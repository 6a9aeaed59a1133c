"""What a cell that cannot be read still tells, and how its fault is worded."""

from datetime import date
from decimal import Decimal

import pytest

from office import AWARDS_OF_PACK, VOCABULARY
from thidua.intake.cells.choices import spellings
from thidua.intake.cells.dates import counted_day, read_date, span_of
from thidua.intake.cells.details import bounds, fault_details
from thidua.intake.codes import Code
from thidua.intake.grid import RawCell, Unreadable
from thidua.model.vocabulary import Field, Kind, ValueType
from thidua.problems import Place, Problem
from thidua.texts import Language, LocalizedText
from thidua.texts.catalogue import word

KNOWN = spellings(VOCABULARY, AWARDS_OF_PACK)


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("1985", (date(1985, 1, 1), date(1985, 12, 31))),
        (Decimal("1985.0"), (date(1985, 1, 1), date(1985, 12, 31))),
        ("năm 2018", (date(2018, 1, 1), date(2018, 12, 31))),
        ("tháng 2/2016", (date(2016, 2, 1), date(2016, 2, 29))),
        ("31/02/2018", None),
        ("hôm qua", None),
        (43168, None),
    ],
)
def test_a_year_or_a_month_alone_bounds_the_day(
    written: RawCell, span: tuple[date, date] | None
) -> None:
    found = read_date(written)
    assert isinstance(found, Unreadable)
    assert span == span_of(found)


@pytest.mark.parametrize(
    ("written", "day"), [(43340, date(2018, 8, 28)), ("1985", None)]
)
def test_a_bare_number_is_told_as_the_day_excel_would_count(
    written: RawCell, day: date | None
) -> None:
    found = read_date(written)
    assert isinstance(found, Unreadable)
    assert day == counted_day(found)


def test_a_fault_names_the_values_there_are_in_the_language_of_the_reader() -> None:
    of = Field(
        "sector", LocalizedText("Khu vực", "Sector"), ValueType(Kind.ENUM, "sector")
    )
    details = fault_details(Unreadable(Code.VALUE_UNKNOWN, "?"), of, KNOWN)
    fault_of_cell = Problem(Code.VALUE_UNKNOWN, Place("a.xlsx"), details=details)
    assert word(fault_of_cell, Language.EN).message.startswith("Sector has a value")
    for title in KNOWN["sector"].titles:
        assert title.vi in word(fault_of_cell, Language.VI).expected
        assert title.en in word(fault_of_cell, Language.EN).expected


def test_the_ends_of_a_range_are_said_as_days_are_written() -> None:
    low = date(1900, 1, 2).toordinal()
    of = Field("on", LocalizedText("Ngày", "Day"), ValueType(Kind.DATE, low=low))
    details = fault_details(Unreadable(Code.OUT_OF_RANGE, "1/1/1800"), of, KNOWN)
    fault_of_cell = Problem(Code.OUT_OF_RANGE, Place("a.xlsx"), details=details)
    assert "from 02/01/1900 to …" == word(fault_of_cell, Language.EN).expected


@pytest.mark.parametrize(
    ("code", "vi", "en"),
    [(1000, "100", "100"), (-5, "-0,5", "-0.5"), (25, "2,5", "2.5"), (0, "0", "0")],
)
def test_the_ends_of_a_range_of_decimals_are_said_as_people_write_them(
    code: int, vi: str, en: str
) -> None:
    of_type = ValueType(Kind.DECIMAL, low=code, scale=1)
    of = Field("share", LocalizedText("Tỷ lệ", "Share"), of_type)
    details = fault_details(Unreadable(Code.OUT_OF_RANGE, "x"), of, KNOWN)
    assert LocalizedText(vi, en) == details["low"]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (None, None, (date(1985, 1, 1), date(1985, 12, 31))),
        (date(1985, 3, 9), date(1985, 6, 1), (date(1985, 3, 9), date(1985, 6, 1))),
        (date(1990, 1, 1), None, None),
    ],
)
def test_a_year_alone_leaves_the_days_its_field_allows(
    low: date | None, high: date | None, expected: tuple[date, date] | None
) -> None:
    ends = [None if day is None else day.toordinal() for day in (low, high)]
    of_type = ValueType(Kind.DATE, low=ends[0], high=ends[1])
    assert expected == bounds(Unreadable(Code.DATE_YEAR_ONLY, "1985"), of_type)
