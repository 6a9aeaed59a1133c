"""A map is read back as it was written, answers count, faults are named."""

from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkout import ROOT
from thidua.model.answers import answered
from thidua.model.mapping import (
    NO_MAP,
    ColumnMap,
    FileMap,
    Identity,
    IntakeMap,
    Letters,
    Question,
    SheetMap,
    Topic,
)
from thidua.model.vocabulary import ColumnRule, Reads, Vocabulary
from thidua.packs.library import Library
from thidua.packs.load import load
from thidua.packs.mapping_file import map_text, read_map
from thidua.problems import Place


def _vocabulary() -> Vocabulary:
    loaded, problems = load(ROOT / "rules" / "ben-tre-2018", Library((ROOT / "rules",)))
    assert loaded is not None, problems
    return loaded.pack.vocabulary


WORDS = _vocabulary()
PLACE = Place("a.xlsx", "Sheet1", 4, "C")
texts = (
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]),
        min_size=1,
        max_size=12,
    )
    .map(lambda text: normalize("NFC", text).strip())
    .filter(bool)
)
headings = texts.filter(lambda text: "{" not in text and "}" not in text)
rules = st.one_of(
    st.sampled_from(["name", "born_on"]).map(
        lambda field: ColumnRule((), {"value": field})
    ),
    st.just(ColumnRule((), {"value": "grade"}, sets={"year": "2017"}, table="ratings")),
    st.just(ColumnRule((), {"number": "number"}, Reads.DECISION, {}, "prior_awards")),
)
letters = st.none() | st.sampled_from(Letters)
columns = st.builds(ColumnMap, headings, st.none() | rules, letters, st.none() | texts)
conversions = st.builds(ColumnMap, headings, st.none(), letters, st.none() | texts)
sheets = st.builds(
    SheetMap,
    file=st.none() | texts,
    sheet=st.none() | texts,
    record=st.none() | st.just("individual"),
    left_out=st.booleans(),
    header=st.tuples(st.integers(1, 30)) | st.just(()),
    columns=st.lists(columns, max_size=3).map(tuple),
    conversions=st.lists(conversions, max_size=2).map(tuple),
)
maps = st.builds(
    IntakeMap,
    st.lists(st.builds(FileMap, texts, texts, texts), max_size=2).map(tuple),
    st.lists(sheets, max_size=3).map(tuple),
    st.lists(
        st.builds(Identity, st.just("unit"), texts, texts, st.booleans()), max_size=2
    ).map(tuple),
)


def _with_headings(known: IntakeMap) -> IntakeMap:
    """Return a map whose rules name the heading they stand under, as a file's do."""
    return replace(
        known,
        sheets=tuple(
            replace(
                sheet,
                columns=tuple(
                    replace(c, rule=c.rule and replace(c.rule, headings=(c.heading,)))
                    for c in sheet.columns
                ),
            )
            for sheet in known.sheets
        ),
    )


@given(known=maps)
def test_a_map_is_read_back_as_it_was_written(
    known: IntakeMap, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.getbasetemp() / "round-trip.yaml"
    file.write_text(map_text(known), encoding="utf-8")
    back, faults = read_map(file, WORDS)
    assert _with_headings(known) == back
    assert {fault.code for fault in faults} <= {"P078"}  # decided twice, at random


QUESTION = Question(
    Topic.HEADING, PLACE, "Họ tên CB", ("name",), subject={"heading": "Họ tên CB"}
)


def _read(tmp_path: Path, text: str) -> tuple[IntakeMap, list[str]]:
    file = tmp_path / "map.yaml"
    file.write_text(text, encoding="utf-8")
    known, problems = read_map(file, WORDS)
    return known, [problem.code for problem in problems]


def test_an_open_question_decides_nothing(tmp_path: Path) -> None:
    assert (NO_MAP, []) == _read(tmp_path, map_text(NO_MAP, [QUESTION]))


def test_an_answered_question_becomes_a_decision(tmp_path: Path) -> None:
    text = map_text(NO_MAP, [QUESTION]).replace("answer: null", "answer: name")
    known, codes = _read(tmp_path, text)
    assert [] == codes
    column = ColumnMap("Họ tên CB", ColumnRule((), {"value": "name"}))
    assert (SheetMap("a.xlsx", "Sheet1", columns=(column,)),) == known.sheets


@pytest.mark.parametrize(
    ("question", "answer", "known"),
    [
        (
            Question(Topic.ENCODING, Place("a.csv"), "?", ("cp1258",)),
            "cp1258",
            IntakeMap(files=(FileMap("a.csv", "cp1258"),)),
        ),
        (
            Question(Topic.SHEET, PLACE, "Sheet1", ("individual",)),
            "collective",
            IntakeMap(sheets=(SheetMap("a.xlsx", "Sheet1", "collective"),)),
        ),
        (
            Question(Topic.SHEET, PLACE, "Sheet1", ("individual",)),
            "-",
            IntakeMap(sheets=(SheetMap("a.xlsx", "Sheet1", left_out=True),)),
        ),
        (
            QUESTION,
            "ratings.grade",
            IntakeMap(
                sheets=(
                    SheetMap(
                        "a.xlsx",
                        "Sheet1",
                        columns=(
                            ColumnMap(
                                "Họ tên CB",
                                ColumnRule((), {"value": "grade"}, table="ratings"),
                            ),
                        ),
                    ),
                )
            ),
        ),
        (
            Question(Topic.LETTERS, PLACE, "", ("vni",), subject={"heading": "Tên"}),
            "vni",
            IntakeMap(
                sheets=(
                    SheetMap(
                        "a.xlsx",
                        "Sheet1",
                        conversions=(ColumnMap("Tên", letters=Letters.VNI),),
                    ),
                )
            ),
        ),
        (
            Question(
                Topic.SAME,
                PLACE,
                "",
                ("same", "different"),
                subject={"table": "unit", "one": "U1", "other": "U2"},
            ),
            "same",
            IntakeMap(identities=(Identity("unit", "U1", "U2", same=True),)),
        ),
    ],
)
def test_an_answer_becomes_part_of_the_map(
    question: Question, answer: str, known: IntakeMap
) -> None:
    assert known == answered(NO_MAP, question, answer)


def test_answers_about_one_sheet_gather_in_one_entry() -> None:
    sheet = Question(Topic.SHEET, PLACE, "Sheet1", ("individual",))
    known = answered(answered(NO_MAP, sheet, "individual"), QUESTION, "-")
    column = ColumnMap("Họ tên CB")
    assert (SheetMap("a.xlsx", "Sheet1", "individual", columns=(column,)),) == (
        known.sheets
    )


ABOUT = "file: a.xlsx, found: x, subject: {heading: A}"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("sheets: [{record: persons}]", "P077"),
        ("sheets: [{columns: [{heading: A, field: nam}]}]", "P049"),
        ("sheets: [{columns: [{heading: A, field: name, tabel: x}]}]", "P012"),
        ("sheets: [{columns: [{heading: A, table: ratngs, field: grade}]}]", "P058"),
        (f"questions: [{{topic: letters, {ABOUT}, answer: latin}}]", "P076"),
        ("identities: [{table: units, one: A, other: B, same: true}]", "P077"),
        (
            "questions: [{topic: same, file: a.xlsx, found: x, answer: same}]",
            "P076",
        ),
        ("identities: [{table: unit, one: A, other: B, same: perhaps}]", "P014"),
    ],
)
def test_a_fault_of_a_map_is_named(tmp_path: Path, entry: str, code: str) -> None:
    assert [code] == _read(tmp_path, f"map: 1\n{entry}\n")[1]


def test_a_map_of_another_version_is_not_read(tmp_path: Path) -> None:
    known, codes = _read(tmp_path, "map: 2\nfiles: [{file: a, encoding: utf-8}]\n")
    assert NO_MAP == known
    assert codes


def test_the_map_of_the_documents_has_no_fault(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "intake.md").read_text(encoding="utf-8")
    known, codes = _read(tmp_path, page.split("```yaml\n")[1].split("```")[0])
    assert [] == codes
    assert 4 == len((*known.sheets[0].columns, *known.sheets[0].conversions))


TWO_LINES = [
    "files: [{file: a.csv, encoding: utf-8}, {file: a.csv, encoding: cp1258}]",
    "files: [{file: a.csv, delimiter: ';'}, {file: a.csv, delimiter: ','}]",
    "sheets: [{sheet: S, record: unit}, {sheet: S, record: individual}]",
    "sheets: [{sheet: S, record: unit}, {sheet: S, leave_out: true}]",
    "sheets: [{columns: [{heading: A, field: name}, {heading: a, field: code}]}]",
    "sheets: [{columns: [{heading: A, field: name}, {heading: A, leave_out: true}]}]",
    "sheets: [{columns: [{heading: A, letters: vni}, {heading: A, letters: tcvn3}]}]",
    f"""sheets: [{{file: a.xlsx, columns: [{{heading: A, field: name}}]}}]
questions: [{{topic: heading, {ABOUT}, answer: code}}]""",
]


@pytest.mark.parametrize("entry", TWO_LINES)
def test_a_map_that_contradicts_itself_names_both_places(
    tmp_path: Path, entry: str
) -> None:
    file = tmp_path / "map.yaml"
    file.write_text(f"map: 1\n{entry}\n", encoding="utf-8")
    faults = read_map(file, WORDS)[1]
    assert ["P078"] == [fault.code for fault in faults]
    assert str(faults[0].details["first"]).startswith("map.yaml")
    assert faults[0].place.line is not None


@pytest.mark.parametrize(
    "entry",
    [
        "files: [{file: a.csv, encoding: utf-8}, {file: a.csv, delimiter: ';'}]",
        "sheets: [{sheet: S, record: unit}, {sheet: T, record: individual}]",
        "sheets: [{record: unit}, {sheet: T, record: individual}]",
        "sheets: [{columns: [{heading: A, field: name}, {heading: A, field: name}]}]",
        "sheets: [{columns: [{heading: A, field: name}, {heading: A, letters: vni}]}]",
    ],
)
def test_decisions_that_agree_or_are_of_other_things_are_no_fault(
    tmp_path: Path, entry: str
) -> None:
    assert [] == _read(tmp_path, f"map: 1\n{entry}\n")[1]
