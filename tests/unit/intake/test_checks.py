"""What is odd about a column as a whole is told once, and changes nothing."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.intake.cells.checks import check_column, column_problems
from thidua.intake.codes import Code
from thidua.intake.grid import VALUE, Binding, RawCell, RawRow, RawSheet, RawTable
from thidua.model.vocabulary import Field, Kind, RecordType, Role, ValueType
from thidua.problems import Severity
from thidua.texts import Language, LocalizedText
from thidua.texts.catalogue import word

BORN = Field("born_on", LocalizedText("Ngày sinh", "Born on"), ValueType(Kind.DATE))
WORTH = Field("worth", LocalizedText("Giá trị", "Worth"), ValueType(Kind.MONEY))
CARD = Field("national_id", LocalizedText("Số CCCD", "ID"), ValueType(Kind.TEXT))
NAME = Field("name", LocalizedText("Tên", "Name"), ValueType(Kind.TEXT))
SWAPPED = date(1985, 9, 3)


def found(cells: Sequence[RawCell], of: Field) -> list[tuple[Code, tuple[int, ...]]]:
    return [(each.code, each.cells) for each in check_column(cells, of)]


def test_days_a_foreign_workbook_may_have_swapped_are_told() -> None:
    cells = [SWAPPED, None, "13/3/1985", datetime(1990, 5, 5), "x", date(1990, 1, 2)]  # noqa: DTZ001
    assert [(Code.DAYS_MAY_BE_SWAPPED, (0, 5))] == found(cells, BORN)


@pytest.mark.parametrize(
    "cells",
    [
        [SWAPPED, "3/9/1985"],  # a text that such a workbook would have made a day
        [SWAPPED, "13/3/1985", date(1985, 3, 31)],  # a day it could not have swapped
        [SWAPPED, "13/3/1985", "12/4/1985"],
        [date(1985, 5, 5), "13/3/1985"],  # the same either way
        [SWAPPED, date(1985, 1, 2)],
        ["13/3/1985", "1985"],
        [],
    ],
)
def test_days_that_were_not_swapped_are_not_told(cells: list[RawCell]) -> None:
    assert [] == found(cells, BORN)


def test_a_column_that_puts_the_month_first_is_told() -> None:
    cells = ["12/31/1985", "03-09-1985", "5/5/1990", None]
    assert [(Code.MONTHS_FIRST, (0, 1))] == found(cells, BORN)
    assert [] == found([*cells, "31/12/1985"], BORN)


@pytest.mark.parametrize("small", [80, "80", Decimal("80.5")])
def test_amounts_that_cannot_be_in_one_unit_are_told(small: RawCell) -> None:
    cells = [80_000_000, small, None, "90 triệu", 0, True]
    assert [(Code.AMOUNTS_UNLIKE, (1,))] == found(cells, WORTH)


@pytest.mark.parametrize(
    "cells",
    [
        [80, 90, Decimal("1.5")],
        [80_000_000, 50_000],
        [80_000_000, "80 triệu"],
        [0, 10**7],
    ],
)
def test_amounts_of_one_size_are_not_told(cells: list[RawCell]) -> None:
    assert [] == found(cells, WORTH)


@pytest.mark.parametrize(
    "short", [83185000123, "83185000123\u00a0", Decimal(83185000123)]
)
def test_a_card_number_without_its_first_zero_is_told(short: RawCell) -> None:
    cells = ["083185000123", short, None]
    assert [(Code.NATIONAL_ID_SHORT, (1,))] == found(cells, CARD)
    assert [] == found(cells, NAME)


def test_a_finding_is_one_warning_at_its_first_cell_and_names_the_rows() -> None:
    rows = tuple(RawRow(n, (SWAPPED,)) for n in range(3, 15))
    more = (RawRow(15, ()), RawRow(16, ("13/3/1985",)))
    sheet = RawSheet("a.xlsx", "Cá nhân", (*rows, *more), "Cá nhân")
    binding = Binding(0, "Ngày sinh", {VALUE: "born_on"})
    table = RawTable(sheet, "individual", 2, ("Ngày sinh",), (binding,), sheet.rows)
    record = RecordType("individual", BORN.title, Role.NOMINEE, {"born_on": BORN})
    (problem,) = column_problems(table, record)
    assert ("N135", Severity.WARNING) == (problem.code, problem.severity)
    assert "a.xlsx ▸ Cá nhân ▸ A3" == str(problem.place)
    told = word(problem, Language.EN)
    assert (
        "Born on: day and month of 12 dates may be swapped, 03/09/1985 or 09/03/1985"
        == (told.message)
    )
    assert "3, 4, 5, 6, 7, 8, 9, 10, 11, 12, …" in told.remedy


@given(
    st.lists(
        st.none()
        | st.integers()
        | st.decimals()
        | st.dates()
        | st.text(alphabet="0123/.-x ", max_size=10),
        max_size=6,
    ),
    st.sampled_from([BORN, WORTH, CARD, NAME]),
)
def test_no_column_breaks_a_check(cells: list[RawCell], of: Field) -> None:
    for each in check_column(cells, of):
        assert each.cells
        assert set(each.cells) <= set(range(len(cells)))
