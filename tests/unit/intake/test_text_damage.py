"""Text that lost letters, was misread, or was tidied: said, never mended silently."""

import unicodedata

import pytest
from hypothesis import given

from syllables import CELLS, WORDS
from thidua.intake.grid import RawCell, RawSheet
from thidua.intake.letters.columns import inspect_text
from thidua.intake.letters.report import Column, tidied_note
from thidua.intake.spelling import NOTHING_TIDIED, Tidied
from thidua.problems import Place

SHEET = RawSheet("a.xlsx", "Cá nhân", (), sheet="Cá nhân")
NAMES = ["Nguyễn Thị Hường", "Trần Văn Bình", "Lê Quý Hà", "Vũ Mỹ à"]


def column(*cells: RawCell) -> Column:
    return Column(SHEET, (1, 0, "Họ và tên"), range(2, 2 + len(cells)), cells)


@pytest.mark.parametrize(
    "text",
    [
        "Nguy?n Th? H??ng",
        "C?ng ty",
        "Qu?c l? 1A",
        "?inh V?n A",
        "ch?a n?p?",
        "Th\ufffd",
    ],
)
def test_text_whose_letters_became_question_marks_is_lost(text: str) -> None:
    assert (1,) == inspect_text(["Trần", text]).lost


@pytest.mark.parametrize(
    "text",
    [
        "Đã nộp chưa?",
        "Chưa nộp? Vì sao?",
        "???",
        "?",
        "1?",
        "(?)",
        "http://a.vn/x?y=1",
        "What? Yes?no",
        "không?có",
        "Có (?) không",
    ],
)
def test_a_question_is_not_lost_text(text: str) -> None:
    assert () == inspect_text([text]).lost


@given(WORDS)
def test_a_question_about_correct_words_is_not_lost_text(words: list[str]) -> None:
    assert () == inspect_text([" ".join(words) + "?", "? ".join(words)]).lost


def test_lost_text_is_reported_once_a_column_at_its_first_cell() -> None:
    cells = ("Trần", "Nguy?n", None, "C?ng ty")
    (problem,) = column(*cells).problems(inspect_text(cells))
    assert ("N115", Place("a.xlsx", "Cá nhân", 3, "A")) == (problem.code, problem.place)
    assert "2" == problem.details["count"]


def test_utf_8_read_as_cp1252_is_recognised_and_shown_mended() -> None:
    cells = [name.encode().decode("latin-1") for name in NAMES]
    cells.append("Nguyễn".encode().decode("cp1252"))
    text = inspect_text(cells)
    assert tuple(range(len(cells))) == text.scrambled
    (problem,) = column(*cells).problems(text)
    assert ("N116", "Nguyễn Thị Hường") == (problem.code, problem.details["reading"])


@given(CELLS)
def test_correct_text_is_never_called_misread(cells: list[str]) -> None:
    assert () == inspect_text(cells).scrambled


@pytest.mark.parametrize("text", ["Ã quá»", "«Đáng quá»…", "SÃO", "Å…", "Âm"])
def test_signs_that_look_misread_may_be_right(text: str) -> None:
    assert () == inspect_text([text]).scrambled


def test_what_cleaning_changes_is_counted() -> None:
    decomposed = unicodedata.normalize("NFD", "Nguyễn")
    cells = [decomposed, "Trần\u00a0Ba", "Ðặng", "a\u200bb", "Lê  Hà\n", 5, "\u202ea"]
    assert Tidied(1, 3, 1) == inspect_text(cells).tidied
    assert NOTHING_TIDIED == inspect_text(["An", "Nguyễn", "a b", "x\ty"]).tidied
    assert Tidied(0, 1, 0) == inspect_text(["a\u00a0b", "c"]).tidied


def test_what_was_tidied_is_said_once_a_file() -> None:
    (note,) = tidied_note("a.csv", [Tidied(1, 2, 0), Tidied(1, 0, 3)])
    assert ("N117", Place("a.csv")) == (note.code, note.place)
    assert {"composed": "2", "spaces": "2", "eth": "3"} == note.details
    assert [] == tidied_note("a.csv", [NOTHING_TIDIED])
