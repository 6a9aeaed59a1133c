"""Marks that repeat the cell above, and dashes: neither is ever a value."""

from pathlib import Path

import pytest

from office import codes, read_sheets
from thidua.texts.intake_words import DASHES, DITTO_WORDS

HEAD = ["Mã", "Họ và tên", "Đơn vị", "Đề nghị", "Ngày sinh", "Giới tính"]
FIRST = ["N1", "Nguyễn Thị An", "CD01", "Bằng khen", "9/3/1985", "Nữ"]


def row(**changed: str) -> list[str]:
    second = {**dict(zip(HEAD, FIRST, strict=True)), "Mã": "N2"}
    return [*{**second, "Họ và tên": "Trần Thị Bình", **changed}.values()]


@pytest.mark.parametrize(
    "mark", [*DITTO_WORDS, "NT", " Như trên ", "Nhu\u031b tre\u0302n"]
)
def test_a_mark_for_the_cell_above_is_no_unit(tmp_path: Path, mark: str) -> None:
    found = read_sheets(tmp_path, individual=[HEAD, FIRST, row(**{"Đơn vị": mark})])
    assert {"CD01", "CD02"} == {*found.batch.units}
    assert {"unit": "N151"} == dict(found.batch.nominees["N2"].faults)
    said = [each for each in found.problems if each.code == "N151"]
    assert ["C3"] == [f"{each.place.column}{each.place.row}" for each in said]


@pytest.mark.parametrize("heading", [*HEAD[1:2], *HEAD[3:]])
def test_it_is_no_value_of_any_column(tmp_path: Path, heading: str) -> None:
    found = read_sheets(tmp_path, individual=[HEAD, FIRST, row(**{heading: '"'})])
    assert 1 == codes(found).count("N151")
    assert '"' not in found.batch.nominees["N2"].values.values()


@pytest.mark.parametrize("dash", [*DASHES, " - "])
@pytest.mark.parametrize("heading", HEAD[2:])
def test_a_dash_is_nothing_entered(tmp_path: Path, heading: str, dash: str) -> None:
    drawn = read_sheets(tmp_path, individual=[HEAD, FIRST, row(**{heading: dash})])
    (tmp_path / "empty").mkdir()
    empty = read_sheets(
        tmp_path / "empty", individual=[HEAD, FIRST, row(**{heading: ""})]
    )
    assert empty.batch.nominees == drawn.batch.nominees
    assert sorted([*codes(empty), "N152"]) == sorted(codes(drawn))


def test_dashes_are_counted_once_for_a_table(tmp_path: Path) -> None:
    dashed = row(**{"Ngày sinh": "-", "Giới tính": "–"})
    found = read_sheets(tmp_path, individual=[HEAD, FIRST, dashed])
    said = [each.details["count"] for each in found.problems if each.code == "N152"]
    assert ["2"] == said
