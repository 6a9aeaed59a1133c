"""Text from before Unicode: recognised, shown, converted only when asked for."""

import unicodedata

import pytest
from hypothesis import given

from syllables import CELLS, SYLLABLES, TONES, VOWELS, WORDS
from thidua.intake.grid import (
    Binding,
    Marks,
    RawCell,
    RawRow,
    RawSheet,
    RawTable,
)
from thidua.intake.letters.columns import inspect_text, suspect
from thidua.intake.letters.convert import convert, readings, transliterate
from thidua.intake.letters.report import Column, inspect_tables
from thidua.intake.letters.tables import TCVN3, VNI
from thidua.intake.letters.vietnamese import is_syllable
from thidua.model.mapping import Letters, Question, Topic
from thidua.problems import Place

TO_TCVN3 = {new: old for old, new in TCVN3.items()}
TO_VNI = {new: old for old, new in VNI.items() if old == old.upper() or old.islower()}


def in_old(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(letter, letter) for letter in text)


def test_there_are_thousands_of_syllables_to_try() -> None:
    assert len(SYLLABLES) > 15_000


def test_the_shape_of_every_syllable_is_recognised_in_any_case() -> None:
    assert [s for s in SYLLABLES if not is_syllable(s)] == []
    assert [s for s in SYLLABLES if not is_syllable(s.upper())] == []
    decomposed = (unicodedata.normalize("NFD", s) for s in SYLLABLES)
    assert [s for s in decomposed if not is_syllable(s)] == []


@pytest.mark.parametrize(
    "word", ["gì", "giếng", "gìn", "quý", "qúy", "hoà", "hòa", "Ðặng", "khuỷu", "Yến"]
)
def test_words_of_uncommon_spelling_are_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["Nguyeãn", "ThÞ", "Noël", "bàt", "CĐ", "ê" * 40, "oơm"]
)
def test_words_of_other_shapes_are_not(word: str) -> None:
    assert not is_syllable(word)


def test_no_column_of_correct_words_is_suspected() -> None:
    assert suspect(SYLLABLES) is None
    assert suspect([s.upper() for s in SYLLABLES]) is None
    assert [s for s in SYLLABLES if suspect([s, s.capitalize()])] == []


@given(CELLS)
def test_correct_text_is_never_suspected_nor_converted(cells: list[str]) -> None:
    assert suspect(cells) is None
    beyond = [cell for cell in cells if max(cell) > "\u00ff"]
    assert beyond == [convert(cell, Letters.TCVN3) for cell in beyond]


@pytest.mark.parametrize(
    "cells",
    [
        ["François", "Noël", "Zoé", "Loïc", "Hélène", "Anaïs", "Mme Thérèse Côté"],
        ["Loïc"],
        ["José Muñoz", "Ángela Ñíguez", "João Gonçalves"],
        ["Jürgen Müller", "Björn Håkansson", "Søren Kierkegård", "Weiß"],
        ["Nguyen Thi Huong", "Tran Van An", "01/2018/QĐ-LĐLĐ"],
        ["CĐ", "LĐ", "HĐ", "CÐ", "LÐ", "NÐ-CP", "QĐ", "TĐ-KT"],
        [
            "25 m²",
            "30°C",
            "«Lao động»",
            "±5 µm",
            "½",
            "© 2018",
            "§ 5",
            "1.500 đ",
            "100·n",
        ],
        ["H'Hen Niê", "Y Thắng Êban", "K'Krông", "Đắk Lắk", "Rơ Châm H’Loan"],
        ["CĐCS Cty TNHH Ô tô Á Châu", "HTX Nông nghiệp", "Ủy ban"],
        ["Lê Hòa", "Hà Tú", "Tô Vân", "Hồ Thị Bé"],
        [None, 1, True],
        [],
    ],
)
def test_other_texts_are_not_suspected(cells: list[RawCell]) -> None:
    assert suspect(cells) is None


NAMES = [
    ("Nguyễn Thị Hường", "NguyÔn ThÞ H\u00adêng", "Nguyeãn Thò Höôøng"),
    ("Trần Văn Bình", "TrÇn V¨n B×nh", "Traàn Vaên Bình"),
    ("Đặng Thuỳ Dương", "§Æng Thuú D\u00ad¬ng", "Ñaëng Thuyø Döông"),
    ("Lê Quý Đôn", "Lª Quý §«n", "Leâ Quyù Ñoân"),
    ("Vũ Thị Mỹ", "Vò ThÞ Mü", "Vuõ Thò Myõ"),
    ("Hồ Kỳ Duyên", "Hå Kú Duyªn", "Hoà Kyø Duyeân"),
]


@pytest.mark.parametrize(("name", "tcvn3", "vni"), NAMES)
def test_names_in_old_letters_are_recognised_and_read(
    name: str, tcvn3: str, vni: str
) -> None:
    assert (name, name) == (convert(tcvn3, Letters.TCVN3), convert(vni, Letters.VNI))
    assert Letters.TCVN3 == suspect([tcvn3])
    assert Letters.VNI == suspect([vni])


@given(WORDS)
def test_small_letters_survive_both_encodings(words: list[str]) -> None:
    text = " ".join(words)
    assert text == transliterate(in_old(text, TO_TCVN3), Letters.TCVN3)
    assert text == transliterate(in_old(text, TO_VNI), Letters.VNI)


@given(WORDS)
def test_capitals_survive_in_vni(words: list[str]) -> None:
    text = " ".join(words).upper()
    assert text == transliterate(in_old(text, TO_VNI), Letters.VNI)


def test_every_letter_of_vietnamese_is_in_both_tables() -> None:
    vowels = [unicodedata.normalize("NFC", v + t) for v in VOWELS for t in TONES]
    letters = {letter for letter in (*vowels, "đ") if not letter.isascii()}
    assert letters == {letter for letter in TO_TCVN3 if letter.islower()}
    assert letters == {letter for letter in TO_VNI if letter.islower()}
    assert {*map(str.upper, letters)} == {c for c in TO_VNI if c.isupper()}
    assert {*"ĂÂÊÔƠƯĐ"} == {letter for letter in TO_TCVN3 if letter.isupper()}


def test_a_capital_vowel_of_vni_may_carry_a_small_sign() -> None:
    assert "Ánh Ôn" == transliterate("Aùnh Oân", Letters.VNI)


def test_a_cell_in_capitals_of_tcvn3_has_capitals_throughout() -> None:
    assert "NGUYỄN VĂN HÀ" == convert("NGUYÔN V¡N Hµ", Letters.TCVN3)
    assert "Tô Hà" == convert("T« Hµ", Letters.TCVN3)


@pytest.mark.parametrize("text", ["Nguyễn Hà", "CN-01", "", "Lê Hòa Tấn", "QĐ"])
def test_a_cell_in_unicode_stays_though_its_column_is_converted(text: str) -> None:
    assert text == convert(text, Letters.TCVN3)
    assert text == convert(text, Letters.VNI)


def test_a_few_old_cells_among_many_are_found() -> None:
    cells = [*SYLLABLES[:2000], "NguyÔn ThÞ H\u00adêng", "§Æng V¨n Hïng"]
    found = inspect_text(cells)
    assert ((Letters.TCVN3,), (2000, 2001)) == (found.letters, found.old)
    assert 0 < found.unicode <= 2000


def test_an_old_font_makes_one_word_enough() -> None:
    assert () == inspect_text(["Loïc"]).letters
    assert (Letters.VNI,) == inspect_text(["Loïc"], Letters.VNI).letters
    assert () == inspect_text(["Nguyễn"], Letters.VNI).letters


def test_a_heading_in_old_letters_has_readings() -> None:
    assert (Letters.TCVN3, "Họ và tên") == readings("Hä vµ tªn")[0]
    assert (Letters.VNI, "Họ và tên") == readings("Hoï vaø teân")[0]
    assert (Letters.TCVN3, "Số QĐ") in readings("Sè Q§")
    assert readings("Đơn vị") == readings("STT") == ()


SHEET = RawSheet("a.xlsx", "Cá nhân", (RawRow(1, ("Hä vµ tªn",)),), sheet="Cá nhân")


def column(*cells: RawCell, sheet: RawSheet = SHEET) -> Column:
    return Column(sheet, (1, 0, "Hä vµ tªn"), range(2, 2 + len(cells)), cells)


def test_a_column_in_old_letters_is_shown_and_asked_about() -> None:
    cells = ("NguyÔn ThÞ H\u00adêng", "Trần Bình", "V¨n")
    found, text = column(*cells), inspect_text(cells)
    (question,) = found.questions(text)
    assert question == Question(
        Topic.LETTERS,
        Place("a.xlsx", "Cá nhân", 1, "A"),
        "NguyÔn ThÞ H\u00adêng",
        ("tcvn3",),
        ("NguyÔn ThÞ H\u00adêng → Nguyễn Thị Hường", "V¨n → Văn"),
        {"heading": "Hä vµ tªn"},
    )
    (problem,) = found.problems(text)
    assert ("N114", "2", "1") == (
        problem.code,
        problem.details["count"],
        problem.details["unicode"],
    )


def test_a_column_in_unicode_is_not_asked_about() -> None:
    found, text = column("Trần Bình"), inspect_text(["Trần Bình"])
    assert [] == [*found.questions(text), *found.problems(text)]


def test_the_font_of_a_column_is_that_of_a_cell_below_its_heading() -> None:
    marks = Marks(old_fonts={(1, 0): Letters.VNI, (3, 0): Letters.TCVN3})
    sheet = RawSheet("a.xlsx", "a", (), marks=marks)
    assert Letters.TCVN3 == column("a", "b", sheet=sheet).font
    assert column("a", sheet=sheet).font is None
    assert column("a").font is None


def table(letters: Letters | None, *names: RawCell) -> RawTable:
    rows = tuple(RawRow(number, (name,)) for number, name in enumerate(names, start=2))
    heading = "Họ và tên"
    bound = Binding(0, heading, {"value": "name"}, letters=letters)
    beyond = Binding(5, "Đơn vị", {"value": "unit"})
    return RawTable(SHEET, "individual", 1, (heading,), (bound, beyond), rows)


def test_tables_that_share_a_column_ask_once_and_count_once_a_file() -> None:
    tables = [table(None, "TrÇn V¨n", 1), table(None, "Lª V¨n B×nh")]
    report = inspect_tables([*tables, table(None, "a\u00a0b", "Ðặng")])
    assert [Topic.LETTERS] == [question.topic for question in report.questions]
    assert ["N114", "N114", "N117"] == [problem.code for problem in report.problems]


def test_a_converted_column_is_not_asked_about_again() -> None:
    report = inspect_tables([table(Letters.TCVN3, "TrÇn V¨n", "Nguy?n Th?")])
    assert () == report.questions
    assert ["N115"] == [problem.code for problem in report.problems]
