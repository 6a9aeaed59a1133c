"""Numbers an officer supplies: settings, a file, quota rows, in this order."""

from dataclasses import replace
from pathlib import Path

import pytest

from good_pack import pack
from small_world import CONTEXT, batch_of, person
from thidua.facts.in_force import value_in_force
from thidua.model.records import Batch, Nomination, Record
from thidua.packs.local import LocalValue, by_parameter, local_values
from thidua.problems import Place, Problem, Severity

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


def codes_and_places(found: Found) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.place)) for problem in found[1]]


def numbers(found: Found) -> list[int | None]:
    return [value.value.value.code for value in found[0]]


KNOWN_BY = {
    "a sheet of units": Batch(
        {}, {"U02": Record(table="unit", key="U02", place=Place("u.csv"))}, (), {}
    ),
    "a nominee": batch_of([person("an", submitting_unit="U02")]),
    "a nomination": Batch(
        {},
        {},
        (Nomination("an", "prize", Place("n.csv"), submitting_unit="U02"),),
        {},
    ),
    "a quota": with_quotas(quota(2, unit="U02", award="prize", seats=3)),
}


@pytest.mark.parametrize("batch", KNOWN_BY.values(), ids=KNOWN_BY)
def test_a_unit_that_neither_batch_nor_pack_knows_is_refused(batch: Batch) -> None:
    for known in ("U01", "U02", "*"):  # the pack itself has a value for U01
        assert () == local_values(pack(), [f"seats[{known},prize]=4"], None, batch)[1]
    found = local_values(pack(), ["seats[U2,prize]=4"], None, batch)
    assert [("R018", "--set")] == codes_and_places(found)
    assert ("U2", "U02") == tuple(found[1][0].details[n] for n in ("found", "nearest"))


def test_a_file_of_the_whole_province_serves_a_part_of_it(tmp_path: Path) -> None:
    file = tmp_path / "tham-so.yaml"
    text = "parameters: {seats: [{for: {submitting_unit: U9}, value: 3}]}"
    file.write_text(text, encoding="utf-8")
    found = local_values(pack(), (), file, with_quotas())
    assert [3] == numbers(found)
    (problem,) = found[1]
    assert ("R018", Severity.WARNING) == (problem.code, problem.severity)


def test_without_a_batch_any_unit_will_do() -> None:
    assert [4] == numbers(local_values(pack(), ["seats[U9,prize]=4"]))


def test_settings_that_contradict_one_another_are_refused() -> None:
    found = local_values(pack(), ["seats=1", "seats[*,*]=2", "wanted=1", "wanted=1"])
    assert [("R019", "--set")] == codes_and_places(found)
    details = found[1][0].details
    assert {"parameter": "seats[*,*]", "found": "1, 2"} == details


def test_entries_of_a_file_that_contradict_one_another_are_refused(
    tmp_path: Path,
) -> None:
    text = """parameters:
  seats:
    - {for: {submitting_unit: U01}, value: 4}
    - {for: {submitting_unit: U02}, value: 4}
    - {for: {submitting_unit: U01, award: "*"}, value: 5}
"""
    found = from_file(tmp_path, text)
    places = ["tham-so.yaml:3:7", "tham-so.yaml:5:7"]
    assert [("R019", place) for place in places] == codes_and_places(found)


@pytest.mark.parametrize("key", [("submitting_unit",), ("award",)])
def test_quota_rows_that_differ_under_fewer_keys_are_reported_and_not_used(
    key: tuple[str, ...],
) -> None:
    seats = replace(pack().parameters["seats"], keyed_by=key, values=())
    rules = replace(pack(), parameters={"seats": seats})
    rows = [("U01", "prize", 3), ("U01", "medal", 4), ("U02", "prize", 5)]
    batch = with_quotas(
        *(quota(n, unit=u, award=a, seats=s) for n, (u, a, s) in enumerate(rows))
    )
    values, problems = local_values(rules, (), None, batch)
    assert ["R020", "R020"] == [problem.code for problem in problems]
    assert {Severity.WARNING} == {problem.severity for problem in problems}
    left = ("U02", 5) if key == ("submitting_unit",) else ("medal", 4)
    assert [left] == [(v.value.key[0], v.value.value.code) for v in values]


def test_quota_rows_that_agree_under_fewer_keys_are_one() -> None:
    seats = replace(pack().parameters["seats"], keyed_by=("award",), values=())
    rules = replace(pack(), parameters={"seats": seats})
    rows = [quota(n, unit=f"U{n}", award="prize", seats=3) for n in (1, 2)]
    found = local_values(rules, (), None, with_quotas(*rows))
    assert ([3, 3], ()) == (numbers(found), found[1])


def test_a_negative_quota_is_reported_and_not_used() -> None:
    seats = replace(pack().parameters["seats"], unit="count")
    rules = replace(pack(), parameters={"seats": seats})
    row = quota(2, unit="U01", award="prize", seats=-3)
    found = local_values(rules, (), None, with_quotas(row))
    assert ((), ["R005"]) == (found[0], [problem.code for problem in found[1]])


@pytest.mark.parametrize(
    ("setting", "entry", "expected"),
    [
        ("seats=1", "{}", 3),
        ("seats=1", "{submitting_unit: U01}", 3),
        ("seats[U01,*]=1", "{submitting_unit: U01}", 3),
        ("seats[U01,prize]=1", "{submitting_unit: U01, award: prize}", 1),
        ("seats=1", "{submitting_unit: U01, award: prize}", 2),
    ],
)
def test_the_more_particular_key_wins_then_the_setting_then_the_file(
    tmp_path: Path, setting: str, entry: str, expected: int
) -> None:
    file = tmp_path / "tham-so.yaml"
    text = f"parameters: {{seats: [{{for: {entry}, value: 2}}]}}"
    file.write_text(text, encoding="utf-8")
    batch = with_quotas(quota(2, unit="U01", award="prize", seats=3))
    values, problems = local_values(pack(), [setting], file, batch)
    assert () == problems
    context = replace(CONTEXT, local=by_parameter(values))
    seats = pack().parameters["seats"]
    asked = {"U01": expected, "U02": 1 if setting == "seats=1" else None}
    for unit, number in asked.items():
        value = value_in_force(seats, context.decided_on, context, (unit, "prize"))
        assert number == (value and value.value.code), unit


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
        ("wanted=-1", "R005"),
        ("seats[*,prise]=3", "R018"),
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
        ("parameters: {seats: [{for: {unit: U01}, value: 3}]}", "R012"),
        ("parameters: {seats: [{for: {award: prise}, value: 3}]}", "R018"),
        ("parameters: {wanted: -1}", "R005"),
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
