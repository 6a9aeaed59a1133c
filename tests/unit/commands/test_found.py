"""Finding a nominee as officers ask for one."""

import pytest

from small_world import batch_of
from thidua.commands.found import find_nominees
from thidua.errors import ExitCode, InputUnreadable
from thidua.model.records import Record
from thidua.problems import Place


def person(key: str, row: int, name: str | None, sheet: str = "Cá nhân") -> Record:
    place = Place("a.xlsx", sheet, row)
    values = {} if name is None else {"name": name}
    return Record(table="individual", key=key, place=place, values=values)


BATCH = batch_of(
    [
        person("CN-01", 5, "Nguyễn Thị Đào"),
        person("CN-02", 6, "Nguyễn Thị Đào Hoa"),
        person("CN-03", 7, "Lê Văn Năm"),
        person("7", 8, None),
        person("TT-01", 5, "Tổ điện 3", "Tập thể"),
    ]
)


def found(asked: str) -> list[str]:
    return [record.key for record in find_nominees(BATCH, asked)]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("CN-03", ["CN-03"]),
        ("7", ["7"]),
        ("Nguyễn Thị Đào", ["CN-01"]),
        ("nguyen thi dao", ["CN-01"]),
        ("NGUYỄN  THỊ ĐÀO", ["CN-01"]),
        ("thi dao", ["CN-01", "CN-02"]),
        ("dao hoa", ["CN-02"]),
        ("văn năm", ["CN-03"]),
        ("Cá nhân:7", ["CN-03"]),
        ("ca nhan!7", ["CN-03"]),
        ("Tập thể:5", ["TT-01"]),
        ("5", ["CN-01", "TT-01"]),
        ("8", ["7"]),
        ("3", ["TT-01"]),
    ],
)
def test_code_then_name_then_row(asked: str, expected: list[str]) -> None:
    assert expected == found(asked)


@pytest.mark.parametrize(
    "asked",
    ["CN-09", "Trần Văn Tí", "Cá nhân:99", "Công trình:5", "", "!!", "none", "–"],
)
def test_nobody_fits(asked: str) -> None:
    with pytest.raises(InputUnreadable) as refused:
        found(asked)
    assert ExitCode.INPUT_UNREADABLE is refused.value.exit_code
    assert ["R009"] == [problem.code for problem in refused.value.problems]


def test_the_nearest_code_is_named() -> None:
    with pytest.raises(InputUnreadable) as refused:
        found("CN-O3")
    assert "CN-0" in refused.value.problems[0].details["nearest"]
