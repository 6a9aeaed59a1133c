"""A date without its day stays unknown, warns, and bounds what it may be."""

from datetime import date
from pathlib import Path

import pytest

from office import codes, read_sheets
from thidua.intake import canonical
from thidua.problems import Severity

HEAD = ["Mã", "Họ và tên", "Ngày sinh"]
YEAR = (date(1985, 1, 1), date(1985, 12, 31))


def test_a_year_alone_is_kept_as_its_days_through_the_whole_batch(
    tmp_path: Path,
) -> None:
    rows = [HEAD, ["N1", "Hoà", 1985], ["N2", "Bình", "tháng 3/1985"]]
    found = read_sheets(tmp_path, individual=rows)
    people = found.batch.nominees
    march = (date(1985, 3, 1), date(1985, 3, 31))
    assert [{"born_on": YEAR}, {"born_on": march}] == [
        people[key].spans for key in ("N1", "N2")
    ]
    assert people["N1"].get("born_on") is None
    severities = {p.severity for p in found.problems if p.code in {"N045", "N065"}}
    assert {Severity.WARNING} == severities
    assert found.batch == canonical.read(canonical.write(found.batch))


def test_rows_of_one_nominee_that_differ_on_its_year_leave_the_day_open(
    tmp_path: Path,
) -> None:
    rows = [HEAD, ["N1", "Hoà", 1985], ["N1", "Hoà", 1986]]
    found = read_sheets(tmp_path, individual=rows)
    assert {} == found.batch.nominees["N1"].spans


@pytest.mark.parametrize(
    ("one", "other", "span"),
    [
        (1985, 1985, YEAR),
        (1985, None, YEAR),
        (1985, date(1985, 3, 9), YEAR),
        (1985, date(1986, 3, 9), None),
        (1985, "tháng 3/1985", None),
        (1985, "31/02/1985", None),
    ],
)
def test_rows_of_one_nominee_keep_the_days_on_which_they_agree(
    tmp_path: Path, one: object, other: object, span: object
) -> None:
    for pair in ((one, other), (other, one)):
        rows = [HEAD, *(["N1", "Hoà", born] for born in pair)]
        person = read_sheets(tmp_path, individual=rows).batch.nominees["N1"]
        assert span == person.spans.get("born_on")
        assert person.get("born_on") is None


def test_a_column_that_is_odd_as_a_whole_is_told_with_the_batch(
    tmp_path: Path,
) -> None:
    rows = [
        HEAD,
        ["N1", "Hoà", date(1985, 9, 3)],
        ["N2", "Bình", "13/3/1985"],
    ]
    found = read_sheets(tmp_path, individual=rows)
    assert "N135" in codes(found)
    assert date(1985, 9, 3) == found.batch.nominees["N1"].get("born_on")
