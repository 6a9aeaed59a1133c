"""Numbers an officer supplies: settings, a file, quota rows, in this order."""

from pathlib import Path

import pytest

from good_pack import pack
from small_world import batch_of
from thidua.model.records import Batch, Record
from thidua.packs.local import LocalValue, by_parameter, local_values
from thidua.problems import Place, Problem

Found = tuple[tuple[LocalValue, ...], tuple[Problem, ...]]


def told(found: Found) -> list[tuple[str, tuple[str, ...], int | None, str]]:
    values, problems = found
    assert () == problems
    return [
        (v.parameter, v.value.key, v.value.value.code, str(v.place)) for v in values
    ]


def codes(found: Found) -> list[str]:
    values, problems = found
    assert () == values
    return [problem.code for problem in problems]


def from_file(path: Path, text: str) -> Found:
    file = path / "tham-so.yaml"
    file.write_text(text, encoding="utf-8")
    return local_values(pack(), (), file)


def quota(number: int, **values: str | int) -> Record:
    place = Place("a.xlsx", "Chỉ tiêu", number)
    return Record(table="quotas", key=str(number), place=place, values=dict(values))


def with_quotas(*rows: Record) -> Batch:
    batch = batch_of()
    return Batch(batch.nominees, {}, (), {}, quotas={"quotas": rows})


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("wanted=3", ("wanted", (), 3, "--set")),
        (" wanted = 3", None),
        ("floor=7.25", ("floor", (), 725, "--set")),
        ("threshold=80%", ("threshold", (), 800_000, "--set")),
        ("seats=4", ("seats", ("*", "*"), 4, "--set")),
        ("seats[U01, prize]=4", ("seats", ("U01", "prize"), 4, "--set")),
        ("seats[U01,*]=4", ("seats", ("U01", "*"), 4, "--set")),
    ],
)
def test_a_setting_names_a_parameter_and_perhaps_its_key(
    setting: str, expected: tuple[str, tuple[str, ...], int, str] | None
) -> None:
    found = local_values(pack(), [setting])
    if expected is None:
        assert ["R006"] == codes(found)
    else:
        assert [expected] == told(found)


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        ("wanted", "R006"),
        ("=3", "R006"),
        ("wanted[U01]=3", "R006"),
        ("seats[U01]=3", "R006"),
        ("wantd=3", "R004"),
        ("wanted=three", "R005"),
        ("wanted=", "R005"),
        ("wanted=[1]", "R005"),
        ("floor=7.255", "R005"),
        ("threshold=80", "R005"),
    ],
)
def test_a_setting_that_says_nothing_usable_is_named(setting: str, code: str) -> None:
    assert [code] == codes(local_values(pack(), [setting]))


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    (problem,) = local_values(pack(), ["wantd=3"])[1]
    assert "wanted" == problem.details["nearest"]


def test_all_faults_of_all_settings_are_found_at_once() -> None:
    found = local_values(pack(), ["wanted", "wantd=3", "wanted=x"])
    assert ["R004", "R005", "R006"] == sorted(codes(found))


def test_a_file_gives_values_with_their_lines(tmp_path: Path) -> None:
    text = """parameters:
  wanted: 3
  seats:
    - {for: {submitting_unit: U01, award: prize}, value: 4}
    - {for: {submitting_unit: U02}, value: 5}
"""
    assert [
        ("wanted", (), 3, "tham-so.yaml:2:11"),
        ("seats", ("U01", "prize"), 4, "tham-so.yaml:4:7"),
        ("seats", ("U02", "*"), 5, "tham-so.yaml:5:7"),
    ] == told(from_file(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("wanted: 3", "R012"),
        ("- 3", "R012"),
        ("parameters: {wantd: 3}", "R004"),
        ("parameters: {wantd: [3]}", "R004"),
        ("parameters: {wanted: x}", "R005"),
        ("parameters: {seats: [3]}", "R012"),
        ("parameters: {seats: [{value: 3}]}", "R012"),
    ],
)
def test_a_file_that_says_nothing_usable_is_named(
    tmp_path: Path, text: str, code: str
) -> None:
    assert [code] == codes(from_file(tmp_path, text))


def test_a_broken_file_keeps_the_fault_of_its_line(tmp_path: Path) -> None:
    (problem,) = from_file(tmp_path, "parameters:\n  wanted: [3\n")[1]
    assert "tham-so.yaml" == problem.place.file
    assert problem.place.line is not None


def test_quota_rows_fill_the_parameter_that_names_their_table() -> None:
    batch = with_quotas(quota(2, unit="U01", award="prize", seats=4))
    assert [("seats", ("U01", "prize"), 4, "a.xlsx ▸ Chỉ tiêu ▸ 2")] == told(
        local_values(pack(), (), None, batch)
    )


@pytest.mark.parametrize("lacking", ["unit", "award", "seats"])
def test_a_quota_row_that_lacks_a_part_is_reported_and_not_used(lacking: str) -> None:
    whole: dict[str, str | int] = {"unit": "U01", "award": "prize", "seats": 4}
    part = {name: value for name, value in whole.items() if name != lacking}
    found = local_values(pack(), (), None, with_quotas(quota(2, **part)))
    assert ["R013"] == codes(found)
    assert "Chỉ tiêu" == found[1][0].place.sheet


def test_settings_come_before_the_file_and_the_file_before_quotas(
    tmp_path: Path,
) -> None:
    file = tmp_path / "tham-so.yaml"
    file.write_text("parameters: {seats: 2}\n", encoding="utf-8")
    batch = with_quotas(quota(2, unit="U01", award="prize", seats=3))
    values, problems = local_values(pack(), ["seats=1"], file, batch)
    assert () == problems
    (grouped,) = by_parameter(values).values()
    assert [1, 2, 3] == [value.value.code for value in grouped]
