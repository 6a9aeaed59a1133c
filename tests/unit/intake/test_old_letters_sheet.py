"""A sheet in letters from before Unicode, headings too: asked about, then read."""

from datetime import date
from pathlib import Path

import pytest

from office import AWARDS_OF_PACK, NO_INITIATIVES, PEOPLE, UNITS, VOCABULARY, workbook
from thidua.intake.letters.tables import TCVN3, VNI
from thidua.intake.read import Intake, take_in
from thidua.model.answers import answered
from thidua.model.mapping import NO_MAP, IntakeMap, Letters, Topic

SIGNS = {Letters.TCVN3: TCVN3, Letters.VNI: VNI}


def in_old(cell: object, letters: Letters) -> object:
    """Return a cell as it was typed in an old font."""
    if not isinstance(cell, str):
        return cell
    signs = SIGNS[letters].items()
    new = {letter: old for old, letter in signs if old == old.upper() or old.islower()}
    return "".join(new.get(letter, letter) for letter in cell)


@pytest.mark.parametrize("letters", SIGNS)
def test_a_whole_sheet_in_old_letters_is_read_once_its_questions_are_answered(
    tmp_path: Path, letters: Letters
) -> None:
    path = tmp_path / "batch.xlsx"
    old = [[in_old(cell, letters) for cell in row] for row in PEOPLE]
    sheets = {"unit": UNITS, "individual": old, "initiatives": NO_INITIATIVES}
    path.write_bytes(workbook(sheets))

    def read(known: IntakeMap) -> Intake:
        return take_in([path], VOCABULARY, AWARDS_OF_PACK, known)

    known, topics = NO_MAP, []
    first = intake = read(known)
    while intake.questions and len(topics) < 20:
        for question in intake.questions:
            if question.topic in {Topic.HEADING, Topic.LETTERS}:
                topics.append(question.topic)
                known = answered(known, question, question.choices[0])
        intake = read(known)
    assert "N023" not in {found.code for found in first.problems}
    assert Topic.HEADING in topics
    assert Topic.LETTERS in topics
    assert () == intake.questions
    assert {
        "N1": ("Lê Thị Hoà", date(1985, 3, 9), "CD01"),
        "N2": ("Trần Văn Bình", date(1990, 4, 10), "CD02"),
    } == {
        key: (person.get("name"), person.get("born_on"), person.get("unit"))
        for key, person in intake.batch.nominees.items()
    }
    assert {("N1", "medal"), ("N2", "medal")} == {
        (each.nominee, each.award) for each in intake.batch.nominations
    }
