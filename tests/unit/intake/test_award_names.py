"""How officers name the award a nominee is put forward for."""

import json
from pathlib import Path

import pytest

from office import ENUMS, RECORDS, both, codes
from thidua.intake.read import Intake, take_in
from thidua.model.pack import Award
from thidua.model.vocabulary import Vocabulary

VOCABULARY = Vocabulary(ENUMS, {each.id: each for each in RECORDS})
AWARDS = {
    each.id: each
    for each in (
        Award("own", both("Bằng khen LĐLĐ tỉnh (cá nhân)"), "form", "individual", ()),
        Award("team", both("Bằng khen LĐLĐ tỉnh (tập thể)"), "form", "collective", ()),
        Award("worker", both("Lao động giỏi (dệt)"), "form", "individual", ()),
        Award("weaver", both("Lao động giỏi (may)"), "form", "individual", ()),
    )
}


def put_forward(folder: Path, table: str, award: str) -> Intake:
    rows = [{"table": "unit", "code": "CD01", "name": "Dệt"}]
    rows.append({"table": table, "code": "N1", "unit": "CD01", "nominated_for": award})
    path = folder / "batch.ndjson"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return take_in([path], VOCABULARY, AWARDS)


@pytest.mark.parametrize(
    ("table", "award"), [("individual", "own"), ("collective", "team")]
)
@pytest.mark.parametrize("written", ["Bằng khen LĐLĐ tỉnh", "BẰNG KHEN LĐLĐ TỈNH"])
def test_the_nominee_tells_which_of_two_awards_of_one_name_is_meant(
    tmp_path: Path, table: str, award: str, written: str
) -> None:
    intake = put_forward(tmp_path, table, written)
    assert [award] == [each.award for each in intake.batch.nominations]
    assert "N080" not in codes(intake)


@pytest.mark.parametrize(
    ("table", "kind"), [("individual", "cá nhân"), ("collective", "tập thể")]
)
def test_only_awards_for_such_nominees_are_proposed(
    tmp_path: Path, table: str, kind: str
) -> None:
    intake = put_forward(tmp_path, table, "Bằng khen Liên đoàn tỉnh")
    (said,) = (each for each in intake.problems if each.code == "N080")
    assert f"Bằng khen LĐLĐ tỉnh ({kind})" == said.details["nearest"]


def test_an_award_that_the_pack_does_not_give_is_said_as_it_is_written(
    tmp_path: Path,
) -> None:
    intake = put_forward(tmp_path, "individual", "Huân chương cũ")
    (said,) = (each for each in intake.problems if each.code == "N080")
    assert "Huân chương cũ" == said.details["found"]


def test_a_name_that_two_awards_for_such_nominees_share_is_no_spelling(
    tmp_path: Path,
) -> None:
    intake = put_forward(tmp_path, "individual", "Lao động giỏi")
    assert () == intake.batch.nominations
    assert "N080" in codes(intake)
