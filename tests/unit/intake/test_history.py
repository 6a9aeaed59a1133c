"""A batch held against earlier runs: who was known, what differs, what was used."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from office import NO_INITIATIVES, PEOPLE, VOCABULARY, both, read_sheets
from thidua.intake.linking.history import compare, past_run
from thidua.model.mapping import Identity, Question
from thidua.problems import Problem

HEAD = [*PEOPLE[0], "Giới tính"]
HOA = [1, "N1", "Lê Thị Hoà", "09/03/1985", "CD01", "medal", "Nữ"]
TITLE = "Cải tiến khung dệt kim số 12"
WITH_TITLE = [["Mã", "Tên sáng kiến"], ["N1", TITLE]]


def held(
    folder: Path,
    now: Sequence[Any],
    before: Sequence[Any] = HOA,
    said: Sequence[Identity] = (),
    works: tuple[Any, Any] = (NO_INITIATIVES, NO_INITIATIVES),
) -> tuple[tuple[Problem, ...], tuple[Question, ...]]:
    """Compare one person of today with one of an earlier run."""
    earlier = read_sheets(folder, individual=[HEAD, before], initiatives=works[0])
    today = read_sheets(folder, individual=[HEAD, now], initiatives=works[1])
    run = past_run("dot-1", earlier.batch, {"N1": ["medal"]})
    return compare(today.batch, [run], VOCABULARY, ["initiatives"], said)


def with_code(code: str | None, **other: Any) -> list[Any]:
    names = ("number", "code", "name", "born", "unit", "award", "sex")
    row = dict(zip(names, HOA, strict=True)) | {"code": code} | other
    return list(row.values())


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (HOA, HOA),
        (with_code("X1"), HOA),
        (with_code(None, name="BÀ LÊ THỊ HÒA"), HOA),
        (with_code("079085001234", name="Lê Hoà"), with_code("79085001234")),
    ],
)
def test_a_nominee_of_an_earlier_run_is_known(
    tmp_path: Path, now: list[Any], before: list[Any]
) -> None:
    problems, questions = held(tmp_path, now, before)
    assert "N147" in {found.code for found in problems}
    assert questions == ()


def test_what_came_of_it_is_said(tmp_path: Path) -> None:
    problems, _ = held(tmp_path, HOA)
    assert [("N147", "dot-1 (medal)")] == [
        (p.code, p.details["runs"]) for p in problems
    ]


@pytest.mark.parametrize(
    ("other", "fields"),
    [
        ({"born": "10/03/1985"}, "Ngày sinh"),
        ({"sex": "Nam"}, "Giới tính"),
        ({"name": "Lê Thị Hoàn"}, "Họ và tên"),
        ({"name": "ThS. Lê Thị Hòa"}, None),
        ({"unit": "CD02"}, None),
    ],
)
def test_what_cannot_change_and_differs_is_said(
    tmp_path: Path, other: dict[str, Any], fields: str | None
) -> None:
    problems, _ = held(tmp_path, with_code("N1", **other))
    differing = [p.details["fields"] for p in problems if p.code == "N148"]
    assert ([(both(fields),)] if fields else []) == differing


def test_a_code_given_to_somebody_else_is_no_person_known(tmp_path: Path) -> None:
    stranger = with_code("N1", name="Phan Văn Cư", born="01/02/1970", sex="Nam")
    problems, questions = held(tmp_path, stranger)
    assert [("N093", "1")] == [(p.code, p.details["count"]) for p in problems]
    assert questions == ()


@pytest.mark.parametrize(
    "other",
    [
        {"unit": "CD02"},
        {"name": "Lê Thị Hoài"},
        {"name": "Le Thi Hoa"},
        {"born": "03/09/1985"},
    ],
)
def test_who_is_nearly_somebody_known_is_asked_about(
    tmp_path: Path, other: dict[str, Any]
) -> None:
    now = with_code("X1", **other)
    problems, (question,) = held(tmp_path, now)
    assert [p.code for p in problems] == ["N149"]
    assert {"table": "individual", "one": "X1", "other": "N1"} == question.subject
    for is_same, code in ((True, ["N147"]), (False, [])):
        said = [Identity("individual", "X1", "N1", same=is_same)]
        problems, questions = held(tmp_path, now, said=said)
        assert questions == ()
        assert code == [p.code for p in problems if p.code != "N148"]


def test_a_stranger_is_not_known(tmp_path: Path) -> None:
    now = with_code("X1", name="Phan Văn Cư", born="01/02/1970")
    assert held(tmp_path, now) == ((), ())


@pytest.mark.parametrize("title", [TITLE, "CẢI TIẾN khung dệt kim, số 12"])
def test_an_initiative_used_before_is_named_with_its_run(
    tmp_path: Path, title: str
) -> None:
    rows = [["Mã", "Tên sáng kiến"], ["N1", title], ["N1", "Một việc khác hẳn"]]
    problems, _ = held(tmp_path, HOA, works=(WITH_TITLE, rows))
    (used,) = [found for found in problems if found.code == "N092"]
    assert ("dot-1", "N1", "medal") == tuple(
        used.details[name] for name in ("run", "like", "awards")
    )
    assert used.details["found"] == title


def test_an_initiative_nobody_was_put_forward_with_is_free(tmp_path: Path) -> None:
    earlier = read_sheets(
        tmp_path, individual=[HEAD, with_code("N1", award=None)], initiatives=WITH_TITLE
    )
    today = read_sheets(tmp_path, individual=[HEAD, HOA], initiatives=WITH_TITLE)
    run = past_run("dot-1", earlier.batch, {})
    problems, _ = compare(today.batch, [run], VOCABULARY, ["initiatives"])
    assert [p.code for p in problems] == ["N147"]
    assert problems[0].details["runs"] == "dot-1"
