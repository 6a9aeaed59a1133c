"""Files of one name told apart, in places, counts, maps and the inputs of a run."""

from pathlib import Path

import pytest

from office import AWARDS_OF_PACK, VOCABULARY
from thidua.intake.read import Intake, take_in
from thidua.intake.sources.files import read_files
from thidua.intake.sources.naming import named_files
from thidua.model.mapping import NO_MAP, FileMap, IntakeMap, SheetMap

HEAD = "Mã,Họ và tên,Đề nghị,Ngày nhận\n"
GOOD = HEAD + "N1,Nguyễn Thị An,Bằng khen,2/1/2018\n"
FAULTY = HEAD + "N2,Trần Văn Bình,Bằng khôn,2/1/2018\n,,Bằng khen,3/1/2018\n"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def taken(*paths: Path, mapping: IntakeMap = NO_MAP) -> Intake:
    return take_in(paths, VOCABULARY, AWARDS_OF_PACK, mapping)


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    one = written(tmp_path, "A/individual.csv", GOOD)
    return one, written(tmp_path, "B/individual.csv", FAULTY)


def test_files_of_one_name_are_told_apart_by_their_folders(
    two: tuple[Path, Path],
) -> None:
    found = taken(*two)
    assert ("A/individual.csv", "B/individual.csv") == found.summary.files
    assert [0, 1] == [table.left_out for table in found.summary.tables]
    faulty = {each.place.file for each in found.problems if each.code == "N080"}
    assert {"B/individual.csv"} == faulty


def test_a_file_in_a_folder_is_told_from_one_named_by_itself(
    two: tuple[Path, Path],
) -> None:
    names = [file.name for file in named_files((two[0], two[1].parent))]
    assert ["A/individual.csv", "B/individual.csv"] == names


def test_a_name_is_as_long_as_it_must_be(tmp_path: Path) -> None:
    paths = [
        written(tmp_path, name, "")
        for name in ("x/A/ds.csv", "y/A/ds.csv", "y/B/ds.csv", "z/one.csv")
    ]
    names = [file.name for file in named_files(paths)]
    assert ["x/A/ds.csv", "y/A/ds.csv", "B/ds.csv", "one.csv"] == names
    turned = [file.name for file in named_files(paths[::-1])]
    assert names == turned[::-1]


def test_one_file_named_twice_is_read_once_and_said(two: tuple[Path, Path]) -> None:
    around = two[0].parent / ".." / "A" / two[0].name
    found = taken(two[0], around, two[0].parent)
    assert 1 == found.summary.rows
    said = [str(each.place) for each in found.problems if each.code == "N150"]
    assert ["individual.csv"] == said


@pytest.mark.parametrize(
    ("file", "left"),
    [
        ("A/individual.csv", ["B/individual.csv"]),
        ("individual.csv", []),
        ("C/individual.csv", ["A/individual.csv", "B/individual.csv"]),
    ],
)
def test_a_map_names_one_of_them_or_both(
    two: tuple[Path, Path], file: str, left: list[str]
) -> None:
    known = IntakeMap(sheets=(SheetMap(file=file, left_out=True),))
    tables = taken(*two, mapping=known).summary.tables
    assert left == [table.file for table in tables]


def test_the_longer_name_in_a_map_beats_the_bare_one(two: tuple[Path, Path]) -> None:
    known = IntakeMap(
        files=(
            FileMap("individual.csv", delimiter=";"),
            FileMap("A/individual.csv", delimiter=","),
        ),
        sheets=(
            SheetMap(file="A/individual.csv", record="individual"),
            SheetMap(file="individual.csv", record="collective"),
        ),
    )
    sources = read_files(two, known)
    widths = [len(sheet.rows[0].cells) for sheet in sources.sheets]
    assert [4, 1] == widths
    assert () == sources.problems
    by_sheet = taken(*two, mapping=IntakeMap(sheets=known.sheets)).summary.tables
    assert ["individual", "collective"] == [table.record_type for table in by_sheet]
