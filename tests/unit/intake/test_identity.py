"""Who may be whom in a batch: found, asked about, merged on a person's word only."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from office import (
    AWARDS_OF_PACK,
    NO_INITIATIVES,
    PEOPLE,
    UNITS,
    VOCABULARY,
    codes,
    workbook,
)
from thidua.intake.read import Intake, take_in
from thidua.model.mapping import Identity, IntakeMap

HEAD = PEOPLE[0]
FIRST = PEOPLE[1]
SCHOOL = "Công đoàn Trường học"


def told(folder: Path, *said: Identity, **sheets: Sequence[Sequence[Any]]) -> Intake:
    """Read a workbook with what people said about who is who."""
    usual = {"unit": UNITS, "individual": PEOPLE, "initiatives": NO_INITIATIVES}
    path = folder / "batch.xlsx"
    path.write_bytes(workbook({**usual, **sheets}))
    return take_in([path], VOCABULARY, AWARDS_OF_PACK, IntakeMap(identities=said))


def people(*rows: Sequence[Any]) -> list[Sequence[Any]]:
    return [HEAD, FIRST, *rows]


def asked(intake: Intake) -> list[tuple[str, str, str]]:
    """Return the table and the two keys of every question."""
    subjects = [question.subject for question in intake.questions]
    return sorted((s["table"], s["one"], s["other"]) for s in subjects)


ALIKE = {
    "same name and birth date elsewhere": (
        [2, "N7", "LÊ THỊ HÒA", "09/03/1985", SCHOOL, "medal"],
        "N141",
    ),
    "a title before the name": (
        [2, "N7", "ThS. Lê  Thị Hoà", "09/03/1985", SCHOOL, "medal"],
        "N141",
    ),
    "another accent": ([2, "N7", "Lê Thị Hoa", "09/03/1985", SCHOOL, "medal"], "N143"),
    "a slip": ([2, "N7", "Lê Thị Hoài", "09/03/1985", SCHOOL, "medal"], "N143"),
    "letters swapped": (
        [2, "N7", "Lê Hị Toà", "09/03/1985", SCHOOL, "medal"],
        None,
    ),
    "no middle name": ([2, "N7", "Lê Hoà", "09/03/1985", SCHOOL, "medal"], "N143"),
    "day and month swapped": (
        [2, "N7", "Lê Thị Hoà", "03/09/1985", SCHOOL, "medal"],
        "N143",
    ),
    "only the year, one unit": (
        [2, "N7", "Lê Thị Hoà", "1985", "CD01", "medal"],
        "N143",
    ),
    "a digit of the date, one unit": (
        [2, "N7", "Lê Thị Hoà", "09/03/1986", "CD01", "medal"],
        "N143",
    ),
    "born apart, one unit": (
        [2, "N7", "Lê Thị Hoà", "21/12/1990", "CD01", "medal"],
        None,
    ),
    "only a year, other units": (
        [2, "N7", "Lê Thị Hoà", "1985", SCHOOL, "medal"],
        None,
    ),
}


@pytest.mark.parametrize(("row", "code"), ALIKE.values(), ids=ALIKE)
def test_two_people_who_may_be_one_are_asked_about_and_stay_two(
    tmp_path: Path, row: list[Any], code: str | None
) -> None:
    intake = told(tmp_path, individual=people(row))
    found = [p for p in intake.problems if p.code in {"N140", "N141", "N142", "N143"}]
    assert [code] * (code is not None) == [p.code for p in found]
    assert [("individual", "N1", "N7")] * len(found) == asked(intake)
    assert list(intake.batch.nominees) == ["N1", "N7"]
    for each in found:
        assert each.details["first"] == "batch.xlsx ▸ individual ▸ 2"
        assert each.place.row == 3


def test_one_national_id_under_two_codes_is_found_without_its_noughts(
    tmp_path: Path,
) -> None:
    rows = [
        HEAD,
        [1, "001.085.001.234", "Lê Thị Hoà", "09/03/1985", "CD01", "medal"],
        [2, 1085001234, "Trần Văn Bình", "10/04/1990", SCHOOL, "medal"],
    ]
    intake = told(tmp_path, individual=rows)
    assert [p.code for p in intake.problems] == ["N140"]
    assert len(intake.questions) == 1


def test_groups_are_told_apart_by_numbers_and_short_words(tmp_path: Path) -> None:
    head = [*HEAD[:3], *HEAD[4:]]
    names = ("Tổ dệt 1", "Tổ dệt 2", "Phân xưởng A", "Phân xưởng B", "Tổ kiểm phẩm")
    rows = [[n, f"T{n}", name, "CD01", "flag"] for n, name in enumerate(names)]
    apart = told(tmp_path, collective=[head, *rows])
    assert apart.questions == ()
    again = [
        [8, "T8", "TỔ DỆT 1", "CD01", "flag"],
        [9, "T9", "Tổ kiểm phảm", "CD01", "flag"],
    ]
    intake = told(tmp_path, collective=[head, *rows, *again])
    assert sorted(codes(intake)) == ["N142", "N143"]
    assert [("collective", "T0", "T8"), ("collective", "T4", "T9")] == asked(intake)


def test_an_answer_that_two_are_one_merges_them_under_the_smaller_key(
    tmp_path: Path,
) -> None:
    same = Identity("individual", "N7", "N1", same=True)
    rows = people([2, "N7", "Ông Lê Thị Hoà", "09/03/1985", SCHOOL, "medal"])
    initiatives = [["Mã", "Tên sáng kiến"], ["N7", "Một"], ["N1", "Hai"]]
    intake = told(tmp_path, same, individual=rows, initiatives=initiatives)
    assert list(intake.batch.nominees) == ["N1"]
    nominee = intake.batch.nominees["N1"]
    assert nominee.get("name") == "Lê Thị Hoà"
    assert nominee.faults == {"unit": "N075"}
    assert len(intake.batch.rows("initiatives", "N1")) == 2
    assert intake.questions == ()


def test_an_answer_that_two_are_two_silences_the_question(tmp_path: Path) -> None:
    rows = people([2, "N7", "Lê Thị Hoà", "09/03/1985", SCHOOL, "medal"])
    two = Identity("individual", "N7", "N1", same=False)
    intake = told(tmp_path, two, individual=rows)
    assert (codes(intake), intake.questions) == ([], ())
    assert list(intake.batch.nominees) == ["N1", "N7"]


def test_answers_that_contradict_one_another_merge_nothing(tmp_path: Path) -> None:
    rows = people(
        [2, "N2", "Trần Văn Bình", "10/04/1990", SCHOOL, "medal"],
        [3, "N3", "Phan Cư", "11/05/1991", SCHOOL, "medal"],
    )
    said = [
        Identity("individual", "N1", "N2", same=True),
        Identity("individual", "N2", "N3", same=True),
        Identity("individual", "N1", "N3", same=False),
    ]
    intake = told(tmp_path, *said, individual=rows)
    assert codes(intake) == ["N146"]
    assert list(intake.batch.nominees) == ["N1", "N2", "N3"]


def test_until_it_is_answered_rows_of_the_one_may_be_the_others(tmp_path: Path) -> None:
    rows = people([2, "N7", "Lê Thị Hoà", "09/03/1985", SCHOOL, "medal"])
    initiatives = [["Mã", "Tên sáng kiến"], ["N7", "Một"]]
    votes = [["Mã", "Hình thức", "Đồng ý"], ["N7", "medal", 5]]
    sheets = {"individual": rows, "initiatives": initiatives, "votes": votes}
    intake = told(tmp_path, **sheets)
    assert {("initiatives", "N1"), ("votes", "N1|medal")} == intake.batch.incomplete
    two = Identity("individual", "N1", "N7", same=False)
    assert told(tmp_path, two, **sheets).batch.incomplete == frozenset()


def test_units_nearly_alike_are_asked_about_once_each(tmp_path: Path) -> None:
    units = [
        *UNITS,
        ["CD03", "Cty TNHH May A", "SXKD"],
        ["CD04", "Công ty May A", "SXKD"],
    ]
    intake = told(tmp_path, unit=units)
    assert codes(intake) == ["N144"]
    assert [("unit", "CD03", "CD04")] == asked(intake)
    same = Identity("unit", "CD03", "CD04", same=True)
    rows = people([2, "N2", "Bình", "10/04/1990", "CD04", "medal"])
    merged = told(tmp_path, same, unit=units, individual=rows)
    assert list(merged.batch.units) == ["CD01", "CD02", "CD03"]
    assert merged.batch.nominees["N2"].get("unit") == "CD03"


def test_a_unit_spelled_nearly_right_is_asked_about_once_and_not_applied(
    tmp_path: Path,
) -> None:
    units = [*UNITS, ["CD03", "Công ty TNHH May A", "SXKD"]]
    rows = people(
        [2, "N2", "Trần Văn Bình", "10/04/1990", "Cty May A", "medal"],
        [3, "N3", "Phan Cư", "11/05/1991", "Cty May A", "medal"],
    )
    intake = told(tmp_path, unit=units, individual=rows)
    assert codes(intake) == ["N070", "N070"]
    assert [("unit", "CD03", "Cty May A")] == asked(intake)
    assert intake.questions[0].place.row == 3
    same = Identity("unit", "CD03", "Cty May A", same=True)
    answered = told(tmp_path, same, unit=units, individual=rows)
    assert (codes(answered), answered.questions) == ([], ())
    assert answered.batch.nominees["N3"].get("unit") == "CD03"


@pytest.mark.parametrize("written", ["N-01", "n 1", "N001"])
def test_a_code_written_otherwise_is_asked_about_and_not_applied(
    tmp_path: Path, written: str
) -> None:
    rows = [["Mã", "Tên sáng kiến"], [written, "Cải tiến"]]
    intake = told(tmp_path, initiatives=rows)
    assert codes(intake) == ["N077"]
    assert [("individual", "N1", written)] == asked(intake)
    assert ("initiatives", "N1") in intake.batch.incomplete
    same = Identity("individual", "N1", written, same=True)
    assert len(told(tmp_path, same, initiatives=rows).batch.rows("initiatives", "N1"))


@pytest.mark.parametrize("written", ["Bà Lê Thị Hoà", "đ/c LÊ  THỊ HÒA"])
def test_a_row_finds_a_person_whatever_title_stands_before_the_name(
    tmp_path: Path, written: str
) -> None:
    rows = [["Họ tên", "Tên sáng kiến"], [written, "Cải tiến"]]
    intake = told(tmp_path, initiatives=rows)
    assert codes(intake) == []
    assert len(intake.batch.rows("initiatives", "N1")) == 1
    assert intake.batch.nominees["N1"].get("name") == "Lê Thị Hoà"


TITLE = "Cải tiến khung dệt số 12"


@pytest.mark.parametrize(
    ("other", "is_asked"),
    [
        (TITLE, True),
        ("CẢI TIÊN KHUNG DỆT SỐ 12", True),
        ("Cải tiến khung dệtt số 12", True),
        ("Cải tiến khung dệt số 13", False),
        ("Thay bóng đèn", False),
    ],
)
def test_an_initiative_on_two_dossiers_is_asked_about(
    tmp_path: Path, other: str, *, is_asked: bool
) -> None:
    rows = [["Mã", "Tên sáng kiến"], ["N1", TITLE], ["N2", other]]
    intake = told(tmp_path, initiatives=rows)
    assert ["N145"] * is_asked == codes(intake)
    wanted = [("initiatives", f"N1|{TITLE}", f"N2|{other}")]
    assert wanted * is_asked == asked(intake)
    if is_asked:
        one, two = wanted[0][1:]
        shared = Identity("initiatives", one, two, same=True)
        assert codes(told(tmp_path, shared, initiatives=rows)) == []


def test_a_short_title_says_too_little(tmp_path: Path) -> None:
    rows = [["Mã", "Tên sáng kiến"], ["N1", "Cải tiến"], ["N2", "Cải tiến"]]
    assert codes(told(tmp_path, initiatives=rows)) == []


NAMES = ("Nguyễn Văn An", "Trần Thị Bích", "Lê Hoàng Cúc", "Phạm Đức Dũng", "Võ Thị Em")
A_PERSON = st.tuples(st.sampled_from(NAMES), st.integers(1, 28), st.booleans())
QUICK = settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@QUICK
@given(st.lists(A_PERSON, max_size=6), A_PERSON, st.randoms(use_true_random=False))
def test_a_planted_duplicate_is_always_found_and_never_merged(
    tmp_path: Path, crowd: list[Any], who: Any, shuffler: Random
) -> None:
    everybody = [*crowd, who, who]
    rows = [
        [n, f"M{n}", name, f"{day:02}/11/1980", "CD01" if is_first else SCHOOL, "medal"]
        for n, (name, day, is_first) in enumerate(everybody)
    ]
    mixed = shuffler.sample(rows, len(rows))
    intake = told(tmp_path, individual=[HEAD, *mixed])
    assert len(everybody) == len(intake.batch.nominees)
    last = {f"M{len(everybody) - 2}", f"M{len(everybody) - 1}"}
    found = {frozenset(keys) for _, *keys in asked(intake)}
    groups = [keys for keys in found if last & keys]
    assert last <= frozenset().union(*groups)
    ordered = told(tmp_path, individual=[HEAD, *rows])
    assert asked(ordered) == asked(intake)
    assert sorted(codes(ordered)) == sorted(codes(intake))


@QUICK
@given(st.lists(A_PERSON, min_size=1, max_size=6), st.integers(0, 6))
def test_a_table_in_two_files_gives_the_same_batch_and_questions(
    tmp_path: Path, crowd: list[Any], cut: int
) -> None:
    rows = [
        [n, f"M{n}", name, f"{day:02}/11/1980", "CD01" if is_first else SCHOOL, "medal"]
        for n, (name, day, is_first) in enumerate(crowd)
    ]
    whole = told(tmp_path, individual=[HEAD, *rows])
    parts = tmp_path / "parts"
    parts.mkdir(exist_ok=True)
    rest = {"unit": UNITS, "initiatives": NO_INITIATIVES}
    for name, part in (("a", rows[:cut]), ("b", rows[cut:])):
        sheets = {"individual": [HEAD, *part], **(rest if name == "a" else {})}
        (parts / f"{name}.xlsx").write_bytes(workbook(sheets))
    split = take_in([parts], VOCABULARY, AWARDS_OF_PACK)
    assert asked(whole) == asked(split)
    assert {k: r.values for k, r in whole.batch.nominees.items()} == {
        k: r.values for k, r in split.batch.nominees.items()
    }
    assert sorted(codes(whole)) == sorted(codes(split))


def test_what_a_person_said_in_either_order_counts(tmp_path: Path) -> None:
    rows = people([2, "N7", "Lê Thị Hoà", "09/03/1985", SCHOOL, "medal"])
    one = Identity("individual", "N1", "N7", same=False)
    for said in (one, replace(one, one="N7", other="N1")):
        assert told(tmp_path, said, individual=rows).questions == ()


def test_units_called_one_take_the_name_of_the_key_that_is_kept(
    tmp_path: Path,
) -> None:
    units = [
        ["Mã đơn vị", "Tên đơn vị"],
        ["CD01", "Công đoàn cơ sở Dệt"],
        ["CD02", "CÔNG ĐOÀN CƠ SỞ DỆT"],
        ["CD03", "Ban Dệt"],
    ]
    same = [Identity("unit", "CD01", other, same=True) for other in ("CD02", "CD03")]
    found = told(tmp_path, *same, unit=units)
    kept = found.batch.units["CD01"]
    assert "Công đoàn cơ sở Dệt" == kept.values["name"]


def test_people_called_one_take_the_name_of_the_key_that_is_kept(
    tmp_path: Path,
) -> None:
    second = [2, "N7", FIRST[2].upper(), *FIRST[3:]]
    same = Identity("individual", FIRST[1], "N7", same=True)
    found = told(tmp_path, same, individual=[HEAD, FIRST, second])
    assert FIRST[2] == found.batch.nominees[FIRST[1]].values["name"]
