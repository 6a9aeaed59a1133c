"""Whole batches: what links, what stays unknown, what is said about it."""

from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from office import (
    NO_INITIATIVES,
    PEOPLE,
    UNITS,
    codes,
    delimited,
    read,
    read_sheets,
    workbook,
)
from thidua.intake import canonical
from thidua.intake.read import Intake
from thidua.problems import Place, Severity
from thidua.texts import Language
from thidua.texts.catalogue import word

HEAD = PEOPLE[0]
MESSY_RATINGS = [
    ["Mã", "Năm", "Kết quả"],
    ["N1", 2017, "excellent"],
    ["N1", 2017, "excellent"],
    ["N1", "năm ngoái", "excellent"],
    ["N2", 2018, "Hoàn thành tốt"],
    ["N9", 2018, "good"],
    ["Ai đó", 2018, "good"],
]


def values(intake: Intake, nominee: str) -> dict[str, Any]:
    return intake.batch.nominees[nominee].values


def test_a_clean_batch_gives_no_problem(tmp_path: Path) -> None:
    intake = read_sheets(tmp_path)
    assert codes(intake) == []
    assert list(intake.batch.nominees) == ["N1", "N2"]
    assert values(intake, "N1")["born_on"] == date(1985, 3, 9)
    assert {"CD01": ("N1",), "CD02": ("N2",)} == intake.batch.members
    assert [n.key for n in intake.batch.nominations] == [
        ("N1", "medal"),
        ("N2", "medal"),
    ]
    assert intake.batch.incomplete == frozenset()
    assert (intake.summary.rows, intake.summary.left_out) == (4, 0)


def test_three_formats_give_one_batch(tmp_path: Path) -> None:
    sheets = {"unit": UNITS, "individual": PEOPLE, "initiatives": NO_INITIATIVES}
    (tmp_path / "book.xlsx").write_bytes(workbook(sheets))
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, rows in sheets.items():
        text = "\ufeff" + delimited(rows, ";")
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    tables = {
        name: [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
        for name, rows in sheets.items()
    }
    as_json = tmp_path / "batch.json"
    as_json.write_text(canonical._dumps(tables), encoding="utf-8")
    batches = [read(path) for path in (tmp_path / "book.xlsx", folder, as_json)]
    assert [[], [], []] == [codes(each) for each in batches]
    assert len({without_places(each) for each in batches}) == 1


def test_lines_of_json_name_their_table(tmp_path: Path) -> None:
    path = tmp_path / "batch.ndjson"
    path.write_text(
        '{"table":"unit","code":"CD01","name":"Dệt"}\n'
        '{"table":"individual","code":"N1","unit":"CD01","nominated_for":["medal"],'
        '"growth":12.5}\n',
        encoding="utf-8",
    )
    intake = read(path)
    assert Place("batch.ndjson", "individual", 2) == intake.batch.nominees["N1"].place
    assert str(values(intake, "N1")["growth"]) == "12.5"


@pytest.mark.parametrize("rows", [[], [["không", "biết"]]])
def test_a_key_without_a_code_is_name_birth_date_and_unit(
    tmp_path: Path, rows: list[list[str]]
) -> None:
    people = [HEAD, [1, None, "Lê Thị Hoà", "09/03/1985", "CD01", "medal"], *rows]
    intake = read_sheets(tmp_path, individual=people)
    assert next(iter(intake.batch.nominees)) == "Lê Thị Hoà|1985-03-09|CD01"


def test_a_row_links_by_name_wherever_the_tone_stands(tmp_path: Path) -> None:
    rows = [["Họ tên", "Tên sáng kiến"], ["lê thị hòa", "Cải tiến khung dệt"]]
    intake = read_sheets(tmp_path, initiatives=rows)
    (row,) = intake.batch.rows("initiatives", "N1")
    assert row.values == {"nominee": "N1", "title": "Cải tiến khung dệt"}
    assert row.key == "N1#001"


def test_code_and_name_in_one_row_must_mean_the_same(tmp_path: Path) -> None:
    rows = [
        ["Mã", "Họ tên", "Tên sáng kiến"],
        ["N1", "Lê Thị Hoà", "Một"],
        ["N1", "Trần Văn Bình", "Hai"],
    ]
    intake = read_sheets(tmp_path, initiatives=rows)
    assert codes(intake) == ["N078"]
    assert len(intake.batch.rows("initiatives", "N1")) == 1
    assert {("initiatives", "N1"), ("initiatives", "N2")} == intake.batch.incomplete


@pytest.mark.parametrize(
    ("owner", "code", "whose"),
    [("N3", "N077", ["N1", "N2"]), ("Người lạ", "N077", ["*"]), (None, "N079", ["*"])],
)
def test_a_row_of_nobody_leaves_its_table_open_for_whom_it_may_be(
    tmp_path: Path, owner: str | None, code: str, whose: list[str]
) -> None:
    rows = [["Mã", "Tên sáng kiến", "Giá trị làm lợi"], [owner, "Cải tiến", 5]]
    intake = read_sheets(tmp_path, initiatives=rows)
    assert codes(intake) == [code]
    assert {("initiatives", each) for each in whose} == intake.batch.incomplete
    assert intake.summary.left_out == 1


def test_an_impossible_date_leaves_the_row_and_takes_the_field(tmp_path: Path) -> None:
    people = [HEAD, [1, "N1", "Lê Thị Hoà", "31/02/1985", "CD01", "medal"]]
    intake = read_sheets(tmp_path, individual=people)
    (found,) = intake.problems
    assert found.code == "N043"
    assert Place("batch.xlsx", "individual", 2, "D") == found.place
    assert intake.batch.nominees["N1"].faults == {"born_on": "N043"}
    assert len(intake.batch.nominations) == 1


def test_an_unknown_award_spoils_no_other(tmp_path: Path) -> None:
    people = [HEAD, [1, "N1", "Hoà", "09/03/1985", "CD01", "Bằng khen; Huy chương"]]
    intake = read_sheets(tmp_path, individual=people)
    assert codes(intake) == ["N080"]
    assert [n.award for n in intake.batch.nominations] == ["medal"]


def test_an_award_for_others_is_told_with_the_titles_of_both_tables(
    tmp_path: Path,
) -> None:
    people = [HEAD, [1, "N1", "Hoà", "09/03/1985", "CD01", "flag"]]
    (found,) = read_sheets(tmp_path, individual=people).problems
    told = word(found, Language.VI).message
    assert "Cờ thi đua dành cho Tập thể, không dành cho Cá nhân (N1)" == told


@pytest.mark.parametrize(("award", "code"), [("old", "N080"), ("flag", "N081")])
def test_an_award_the_pack_does_not_give_to_people_is_not_judged(
    tmp_path: Path, award: str, code: str
) -> None:
    people = [HEAD, [1, "N1", "Hoà", "09/03/1985", "CD01", award]]
    intake = read_sheets(tmp_path, individual=people)
    assert codes(intake) == [code]
    assert intake.batch.nominations == ()


@pytest.mark.parametrize(
    ("unit", "code"), [(None, "N072"), ("CD09", "N070"), ("Lạ", "N070")]
)
def test_a_nominee_without_a_known_unit_stays(
    tmp_path: Path, unit: str | None, code: str
) -> None:
    people = [HEAD, [1, "N1", "Hoà", "09/03/1985", unit, "medal"]]
    intake = read_sheets(tmp_path, individual=people)
    assert codes(intake) == [code]
    assert "unit" not in values(intake, "N1")
    assert ("members", "*") in intake.batch.incomplete


def test_rows_that_differ_only_in_the_award_are_one_nominee(tmp_path: Path) -> None:
    people = [*PEOPLE, [3, "n1", "LÊ THỊ HÒA", "09/03/1985", "CD01", "medal"]]
    intake = read_sheets(tmp_path, individual=people)
    assert codes(intake) == ["N074"]
    assert intake.problems[0].severity is Severity.NOTE
    assert list(intake.batch.nominees) == ["N1", "N2"]


def test_what_two_rows_of_one_nominee_disagree_on_is_unknown(tmp_path: Path) -> None:
    people = [*PEOPLE, [3, "N1", "Lê Thị Hoà", "10/03/1985", "CD01", "medal"]]
    intake = read_sheets(tmp_path, individual=people)
    assert codes(intake) == ["N075"]
    assert intake.batch.nominees["N1"].faults == {"born_on": "N075"}
    assert intake.summary.left_out == 1


def test_a_code_of_two_tables_is_told_apart(tmp_path: Path) -> None:
    groups = [HEAD[:3] + HEAD[4:], [1, "N1", "Tổ dệt", "CD01", "flag"]]
    ratings = [["Mã", "Năm", "Kết quả"], ["N1", 2018, "good"]]
    intake = read_sheets(tmp_path, collective=groups, ratings=ratings)
    assert list(intake.batch.nominees) == ["N2", "collective:N1", "individual:N1"]
    assert codes(intake).count("N076") == 2
    assert codes(intake).count("N078") == 1


def test_a_repeated_rating_counts_once_a_repeated_initiative_is_open(
    tmp_path: Path,
) -> None:
    ratings = [["Mã", "Năm", "Kết quả"], *[["N1", 2018, "good"]] * 2]
    initiatives = [["Mã", "Tên sáng kiến"], *[["N1", "Cải tiến"]] * 2]
    intake = read_sheets(tmp_path, ratings=ratings, initiatives=initiatives)
    assert sorted(codes(intake)) == ["N085", "N086"]
    assert len(intake.batch.rows("ratings", "N1")) == 1
    assert {("initiatives", "N1")} == intake.batch.incomplete


def test_a_sheet_without_its_key_column_is_not_read(tmp_path: Path) -> None:
    ratings = [["Năm", "Kết quả"], [2018, "good"]]
    intake = read_sheets(tmp_path, ratings=ratings)
    assert codes(intake) == ["N031"]
    assert ("ratings", "*") in intake.batch.incomplete


def test_a_sheet_of_an_unknown_name_is_named_with_the_nearest(tmp_path: Path) -> None:
    intake = read_sheets(tmp_path, Initiative=NO_INITIATIVES)
    (found,) = intake.problems
    assert found.code == "N020"
    (title,) = found.details["nearest"]
    assert "Sáng kiến" == str(getattr(title, "vi", title))


def test_quotas_are_kept_by_unit_and_award(tmp_path: Path) -> None:
    quotas = [
        ["Đơn vị", "Hình thức", "Số suất"],
        ["Công đoàn Dệt", "medal", 3],
        ["CD02", "medal", 1],
        ["CD02", "medal", 2],
        ["CD77", "medal", 2],
    ]
    intake = read_sheets(tmp_path, quotas=quotas)
    rows = {row.key: row for row in intake.batch.quotas["quotas"]}
    assert list(rows) == ["CD01|medal", "CD02|medal"]
    assert rows["CD01|medal"].get("seats") == 3
    assert rows["CD02|medal"].faults == {"seats": "N075"}
    assert sorted(codes(intake)) == ["N070", "N075", "N088"]


def test_a_table_not_submitted_is_not_an_empty_table(tmp_path: Path) -> None:
    path = tmp_path / "individual.csv"
    path.write_text(delimited(PEOPLE), encoding="utf-8")
    intake = read(path)
    assert sorted(codes(intake)) == ["N033", "N087"]
    assert {("initiatives", "*")} == intake.batch.incomplete
    assert list(intake.batch.units) == ["CD01", "Công đoàn Trường học"]


def test_a_file_that_cannot_be_read_leaves_every_table_open(tmp_path: Path) -> None:
    sheets = {"unit": UNITS, "individual": PEOPLE, "initiatives": NO_INITIATIVES}
    (tmp_path / "book.xlsx").write_bytes(workbook(sheets))
    (tmp_path / "more.csv").write_bytes(b"M\xe3,N\xe3m\n1,2\n")
    intake = read(tmp_path)
    assert codes(intake) == ["N011"]
    assert ("ratings", "*") in intake.batch.incomplete


def test_one_unnamed_table_is_known_by_its_headings(tmp_path: Path) -> None:
    path = tmp_path / "Sheet1.csv"
    path.write_text(delimited(PEOPLE), encoding="utf-8")
    intake = read(path)
    assert "N022" in codes(intake)
    assert list(intake.batch.nominees) == ["N1", "N2"]


def test_an_unnamed_table_that_fits_two_types_is_not_guessed(tmp_path: Path) -> None:
    path = tmp_path / "Sheet1.csv"
    rows = [["Mã", "Họ và tên", "Đề nghị"], ["N1", "Hoà", "medal"]]
    path.write_text(delimited(rows), encoding="utf-8")
    assert ["N021", "N002"] == codes(read(path))


def test_a_known_sheet_without_headings_is_told(tmp_path: Path) -> None:
    intake = read_sheets(tmp_path, ratings=[["a", "b"], ["c", "d"]])
    (found,) = (each for each in intake.problems if each.code == "N023")
    assert ("ratings", 1, "2") == (
        found.place.sheet,
        found.place.row,
        found.details["rows"],
    )


def test_units_without_nominees_are_read_and_said_to_be_alone(tmp_path: Path) -> None:
    path = tmp_path / "unit.csv"
    path.write_text(delimited(UNITS), encoding="utf-8")
    intake = read(path)
    assert "N030" in codes(intake)
    assert list(intake.batch.units) == ["CD01", "CD02"]


def test_every_problem_of_a_messy_batch_can_be_worded(tmp_path: Path) -> None:
    people = [
        ["DANH SÁCH ĐỀ NGHỊ"],
        [*HEAD, "Giới tính", "Lạ", "Ngày sinh", None],
        ["I", None, "KHỐI SẢN XUẤT"],
        [1, "N1", "Hoà", "31/02/1985", "CD09", "Bằng", "Nũ", "z", "1/1/85", "thừa"],
        [2, None, None, "01/01/1990", "CD01", "medal"],
        [3, "N2", "Bình", "01/01/1990", None, None],
        ["Tổng cộng", None, 3],
    ]
    intake = read_sheets(tmp_path, individual=people, ratings=MESSY_RATINGS)
    assert {"N024", "N025", "N026", "N027", "N032", "N043", "N055", "N070"} < {
        *codes(intake)
    }
    for found in intake.problems:
        for language in Language:
            worded = word(found, language)
            assert worded.message
            assert "{" not in worded.message + worded.expected + worded.remedy


def without_places(intake: Intake) -> bytes:
    """Return the records of a batch without where they stood."""
    lines = canonical.write(intake.batch).decode().splitlines()
    return "\n".join(drop_place(line) for line in lines).encode()


def drop_place(line: str) -> str:
    """Return a line of records without its place."""
    head, mark, rest = line.partition('"place":{')
    return head + rest.partition("}")[2] if mark else line


@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing_but_places(
    tmp_path: Path, shuffler: Random
) -> None:
    people = [
        *PEOPLE,
        [3, "N1", "Lê Thị Hoà", "10/03/1985", "CD02", "medal"],
        [4, "n2", "Trần văn Bình", None, "CD02", "Huy chương"],
        [5, None, "Không Mã", "1990", "Dệt", "medal"],
        [6, None, "Không mã", "1990", "Dệt", "medal"],
    ]
    sheets = {"individual": people, "ratings": MESSY_RATINGS, "unit": UNITS}
    ordered = read_sheets(tmp_path, **sheets)
    mixed = {
        name: [rows[0], *shuffler.sample(rows[1:], len(rows) - 1)]
        for name, rows in sheets.items()
    }
    assert without_places(ordered) == without_places(read_sheets(tmp_path, **mixed))


cell_text = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=12
)


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.lists(cell_text, min_size=6, max_size=6), min_size=1, max_size=5))
def test_no_content_of_cells_breaks_a_batch(
    tmp_path: Path, rows: list[list[str]]
) -> None:
    path = tmp_path / "individual.csv"
    path.write_text(delimited([HEAD, *PEOPLE[1:], *rows]), "utf-8", newline="")
    intake = read(path)
    content = canonical.write(intake.batch)
    assert intake.batch == canonical.read(content)
    assert content == canonical.write(canonical.read(content))
