"""Answers about what is no longer in the batch are told, not passed over."""

from pathlib import Path

import pytest

from office import (
    AWARDS_OF_PACK,
    NO_INITIATIVES,
    PEOPLE,
    UNITS,
    VOCABULARY,
    codes,
    delimited,
    workbook,
)
from thidua.intake.read import Intake, take_in
from thidua.model.mapping import FileMap, Identity, IntakeMap
from thidua.problems import Severity
from thidua.texts import Language
from thidua.texts.catalogue import word

WORKS = [["Mã", "Tên sáng kiến"], ["N1", "Cải tiến máy dệt kim"]]


def told(folder: Path, *said: Identity) -> Intake:
    sheets = {"unit": UNITS, "individual": PEOPLE, "initiatives": WORKS}
    path = folder / "batch.xlsx"
    path.write_bytes(workbook(sheets))
    return take_in([path], VOCABULARY, AWARDS_OF_PACK, IntakeMap(identities=said))


@pytest.mark.parametrize("same", [True, False])
@pytest.mark.parametrize(
    ("table", "one", "other"),
    [
        ("individual", "N8", "N9"),
        ("unit", "N1", "N2"),
        ("initiatives", "N1|Máy cũ", "N2|Máy cũ"),
        ("nowhere", "N1", "N2"),
    ],
)
def test_an_answer_about_nothing_in_the_batch_is_told(
    tmp_path: Path, table: str, one: str, other: str, *, same: bool
) -> None:
    (found,) = told(tmp_path, Identity(table, one, other, same=same)).problems
    assert ("N094", Severity.WARNING) == (found.code, found.severity)
    for language in Language:
        message = word(found, language).message
        assert one in message
        assert other in message


@pytest.mark.parametrize(
    ("table", "one", "other"),
    [
        ("individual", "N1", "N9"),
        ("individual", "Bình Văn", " N2 "),
        ("unit", "CD01", "CĐ Dệt cũ"),
        ("initiatives", "N1|Cải tiến máy dệt kim", "N2|Máy cũ"),
    ],
)
def test_an_answer_that_names_one_thing_of_the_batch_is_not(
    tmp_path: Path, table: str, one: str, other: str
) -> None:
    assert [] == codes(told(tmp_path, Identity(table, one, other, same=False)))


def test_an_answer_that_merged_two_is_not_idle_for_having_done_so(
    tmp_path: Path,
) -> None:
    same = Identity("individual", "N1", "N2", same=True)
    assert "N094" not in codes(told(tmp_path, same))


def test_units_made_of_names_are_known_to_answers(tmp_path: Path) -> None:
    for name, rows in (("individual", PEOPLE), ("initiatives", NO_INITIATIVES)):
        (tmp_path / f"{name}.csv").write_text(delimited(rows), encoding="utf-8")
    said = Identity("unit", "CD01", "Công đoàn Dệt", same=True)
    known = IntakeMap(identities=(said,))
    assert "N094" not in codes(take_in([tmp_path], VOCABULARY, AWARDS_OF_PACK, known))


def test_nothing_is_called_idle_where_a_file_could_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "individual.csv").write_bytes(b"H\xf4 t\xean,x\n")
    known = IntakeMap(identities=(Identity("individual", "N1", "N2", same=True),))
    assert "N094" not in codes(take_in([tmp_path], VOCABULARY, AWARDS_OF_PACK, known))


def test_a_decision_about_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "unit.csv").write_text(delimited(UNITS), encoding="utf-8")
    known = IntakeMap(files=(FileMap("unit.csv", "utf-8"), FileMap("old.csv", "vni")))
    problems = take_in([tmp_path], VOCABULARY, AWARDS_OF_PACK, known).problems
    (found,) = (each for each in problems if each.code == "N035")
    assert ("old.csv", "old.csv") == (found.place.file, found.details["found"])
