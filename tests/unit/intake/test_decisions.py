"""A decision cited in a cell is taken apart: number, date, issuer; or refused."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.intake.cells.dates import read_date
from thidua.intake.cells.decisions import DecisionParts, read_decision
from thidua.intake.codes import Code
from thidua.intake.grid import Listed, Percent, RawCell, Unreadable

Parts = tuple[RawCell, RawCell, RawCell]


def parts(cell: RawCell) -> list[Parts]:
    found = read_decision(cell)
    assert not isinstance(found, Unreadable)
    return [(each.number, each.date, each.issuer) for each in found]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "QĐ số 34/QĐ-LĐTL ngày 11/01/2006, Bộ LĐTBXH",
            ("34/QĐ-LĐTL", "11/01/2006", "Bộ LĐTBXH"),
        ),
        (
            "Quyết định số: 1234/QĐ-UBND ngày 05 tháng 9 năm 2017 của UBND tỉnh Bến",
            ("1234/QĐ-UBND", "ngày 05 tháng 9 năm 2017", "UBND tỉnh Bến"),
        ),
        (
            "số 12/QĐ-LĐLĐ, ngày 3/2/2018 của LĐLĐ tỉnh",
            ("12/QĐ-LĐLĐ", "3/2/2018", "LĐLĐ tỉnh"),
        ),
        ("12/QĐ-LĐLĐ (03/02/2018)", ("12/QĐ-LĐLĐ", "03/02/2018", None)),
        (
            "12/QĐ-LĐLĐ (ngày 3/2/2018, LĐLĐ tỉnh)",
            ("12/QĐ-LĐLĐ", "3/2/2018", "LĐLĐ tỉnh"),
        ),
        ("QĐ 12/QĐ-LĐLĐ 2018", ("12/QĐ-LĐLĐ", "2018", None)),
        ("12/QĐ-LĐLĐ, năm 2018", ("12/QĐ-LĐLĐ", "2018", None)),
        ("12/QĐ-LĐLĐ tháng 3/2018", ("12/QĐ-LĐLĐ", "tháng 3/2018", None)),
        ("12/QĐ-LĐLĐ", ("12/QĐ-LĐLĐ", None, None)),
        ("12/2018/QĐ-TTg.", ("12/2018/QĐ-TTg", None, None)),
        ("số 12/2018", ("12/2018", None, None)),
        ("QĐ 34 ngày 11-01-2006", ("34", "11-01-2006", None)),
        (34, ("34", None, None)),
        ("11/01/2006", (None, "11/01/2006", None)),
        ("ngày 11/01/2006", (None, "11/01/2006", None)),
        ("QĐ ngày 11/01/2006 của Bộ Y tế", (None, "11/01/2006", "Bộ Y tế")),
        (date(2006, 1, 11), (None, date(2006, 1, 11), None)),
        (
            "12/QĐ-TTg của Thủ tướng Chính phủ ngày 1/2/2018",
            ("12/QĐ-TTg", "1/2/2018", "Thủ tướng Chính phủ"),
        ),
        (
            "12/QĐ-CTY do Vinatex ban hành ngày 3/2/2018",
            ("12/QĐ-CTY", "3/2/2018", "Vinatex"),
        ),
        ("34-QĐ/TU ngày 1/2/2018 Tỉnh uỷ", ("34-QĐ/TU", "1/2/2018", "Tỉnh uỷ")),
        (
            "1234/QĐ- UBND ngày 5/9/2017 - UBND tỉnh",
            ("1234/QĐ- UBND", "5/9/2017", "UBND tỉnh"),
        ),
        (
            "12/QĐ-X ngày 3/2/2018 của Bộ LĐTBXH (cũ)",
            ("12/QĐ-X", "3/2/2018", "Bộ LĐTBXH (cũ)"),
        ),
        (
            "QĐ số 34/QĐ-LĐTL\nngày 11/01/2006\ncủa Bộ LĐTBXH",
            ("34/QĐ-LĐTL", "11/01/2006", "Bộ LĐTBXH"),
        ),
    ],
)
def test_a_decision_is_taken_apart(written: RawCell, expected: Parts) -> None:
    assert [expected] == parts(written)


@pytest.mark.parametrize(
    "written",
    [
        "12/QĐ-A ngày 1/1/2018\n13/QĐ-B ngày 2/2/2019",
        "12/QĐ-A ngày 1/1/2018; 13/QĐ-B ngày 2/2/2019;",
        "- QĐ số 12/QĐ-A\nngày 1/1/2018\n- QĐ số 13/QĐ-B, ngày 2/2/2019",
        Listed(("12/QĐ-A ngày 1/1/2018", "13/QĐ-B ngày 2/2/2019")),
    ],
)
def test_several_decisions_are_divided_by_lines_or_semicolons(written: RawCell) -> None:
    expected = [("12/QĐ-A", "1/1/2018", None), ("13/QĐ-B", "2/2/2019", None)]
    assert expected == parts(written)


@pytest.mark.parametrize(
    "written",
    [
        "Bằng khen",
        "LĐLĐ tỉnh",
        "2018",
        2018,
        "43340",
        Decimal("12.5"),
        True,
        Percent(Decimal("0.5")),
        Listed(()),
        ";",
        "12/2018",
        "số 12/3/2018",
        "Quyết định số ... ngày 3/2/2018",
        "34/QĐ-LĐTL-11/01/2006",
        "1234/QĐ - UBND ngày 5/9/2017",
        "12/QĐ-A, 13/QĐ-B",
        "12/QĐ-A ngày 1/1/2018, Bằng khen",
        "12/QĐ-A ngày 1/1/2018 của UBND tỉnh về việc tặng Bằng khen",
        "12/QĐ-A ngày 1/1/2018\nngày 2/2/2018",
        "ngày 3/2/2018\n12/QĐ-A",
        "3 người",
        "12/QĐ-A" + " x" * 200,
    ],
)
def test_what_cannot_be_taken_apart_surely_is_refused(written: RawCell) -> None:
    found = read_decision(written)
    assert isinstance(found, Unreadable)
    assert found.code == Code.DECISION_UNREADABLE


def test_an_error_in_the_cell_stays_that_error() -> None:
    error = Unreadable(Code.CELL_ERROR, "#N/A")
    assert error == read_decision(error)


def test_a_day_that_does_not_exist_is_left_to_the_reader_of_dates() -> None:
    ((_, day, _),) = parts("QĐ số 34 ngày 31/02/2018")
    assert Unreadable(Code.DATE_IMPOSSIBLE, "31/02/2018") == read_date(day)


@given(
    st.integers(1, 4999),
    st.sampled_from(["QĐ-UBND", "QĐ-LĐLĐ", "2018/QĐ-TTg"]),
    st.dates(min_value=date(1900, 1, 1)),
    st.sampled_from(["UBND tỉnh Bến Tre", "Sở Nội vụ", "LĐLĐ huyện Ba Tri"]),
    st.sampled_from(
        [
            "QĐ số {n} ngày {d}, {i}",
            "Quyết định số: {n}, ngày {d} của {i}",
            "{n} ({d}) {i}",
            "{n} của {i} ngày {d}",
            "{n}\nngày {d}\n{i}",
        ]
    ),
)
def test_a_decision_printed_in_a_known_form_is_read_back(
    number: int, sign: str, day: date, issuer: str, form: str
) -> None:
    written = form.format(n=f"{number}/{sign}", d=f"{day:%d/%m/%Y}", i=issuer)
    found = read_decision(written)
    assert (
        DecisionParts(f"{number}/{sign}", f"{day:%d/%m/}{day.year:04}", issuer),
    ) == (found)


@given(st.text(alphabet="0123456789/-., ;\n()QĐngàythángnămcủasốUBND", max_size=30))
def test_no_letter_or_figure_is_lost(text: str) -> None:
    found = read_decision(text)
    if isinstance(found, Unreadable):
        return
    kept = "".join(
        str(part) for d in found for part in (d.number, d.date, d.issuer) if part
    )
    figures = [letter for letter in text if letter.isdigit()]
    assert sorted(figures) == sorted(filter(str.isdigit, kept))
