"""Parquet files: exact values of every type, and nothing that harms the parent."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from thidua.intake.codes import Code, Refused
from thidua.intake.grid import Listed, RawCell, Unreadable
from thidua.intake.sources import parquet as door
from thidua.intake.sources.files import read_files
from thidua.intake.sources.parquet import read_parquet, sent
from thidua.intake.workbook.danger import Danger


def written(**columns: object) -> bytes:
    stream = BytesIO()
    parquet.write_table(pa.table(columns), stream)
    return stream.getvalue()


VALUES: dict[str, tuple[object, RawCell]] = {
    "empty": (pa.array([None], pa.int64()), None),
    "whole": (pa.array([83185000123456789]), 83185000123456789),
    "large": (pa.array([2**64 - 1], pa.uint64()), 2**64 - 1),
    "float": (pa.array([0.1 + 0.2]), Decimal("0.3")),
    "whole_float": (pa.array([12.0]), 12),
    "nan": (pa.array([float("nan")]), Unreadable(Code.CELL_ERROR, "NaN")),
    "infinite": (pa.array([float("inf")]), Unreadable(Code.CELL_ERROR, "∞")),
    "decimal": (
        pa.array([Decimal("12345678901234567890.25")], pa.decimal128(30, 2)),
        Decimal("12345678901234567890.25"),
    ),
    "text": (pa.array(["Nguyễn\nThị"]), "Nguyễn\nThị"),
    "category": (pa.array(["Nữ"]).dictionary_encode(), "Nữ"),
    "old_text": (pa.array(["Nữ".encode()]), "Nữ"),
    "bytes": (pa.array([b"\xff\xfe"]), Unreadable(Code.CELL_SHAPE, "b'\\xff\\xfe'")),
    "yes": (pa.array([True]), True),
    "day": (pa.array([date(2018, 3, 9)]), date(2018, 3, 9)),
    "moment": (
        pa.array([1520557323000000001], pa.timestamp("ns")),
        datetime(2018, 3, 9, 1, 2, 3),  # noqa: DTZ001 - the file has no zone
    ),
    "zoned": (
        pa.array([1520557323000], pa.timestamp("ms", "Asia/Ho_Chi_Minh")),
        datetime(2018, 3, 9, 1, 2, 3, tzinfo=UTC),
    ),
    "list": (pa.array([["a", None]]), Listed(("a", None))),
    "struct": (pa.array([{"x": 1}]), Unreadable(Code.CELL_SHAPE, "{'x': 1}")),
    "map": (
        pa.array([[("a", 1)]], pa.map_(pa.string(), pa.int8())),
        Unreadable(Code.CELL_SHAPE, "[('a', 1)]"),
    ),
}


def test_every_type_is_read_exactly(tmp_path: Path) -> None:
    path = tmp_path / "individual.parquet"
    path.write_bytes(written(**{name: array for name, (array, _) in VALUES.items()}))
    found = read_files([path])
    assert () == found.problems
    (sheet,) = found.sheets
    assert ("individual", True, None) == (sheet.name, sheet.structured, sheet.sheet)
    assert (*VALUES,) == sheet.rows[0].cells
    expected = {name: cell for name, (_, cell) in VALUES.items()}
    assert expected == dict(zip(VALUES, sheet.rows[1].cells, strict=True))


def test_a_folder_of_tables_is_read_and_rows_are_counted(tmp_path: Path) -> None:
    for name in ("individual", "unit"):
        content = written(code=[f"{name}{n}" for n in range(3000)])
        (tmp_path / f"{name}.parquet").write_bytes(content)
    sheets = read_files([tmp_path]).sheets
    assert ["individual", "unit"] == [sheet.name for sheet in sheets]
    assert list(range(3001)) == [row.number for row in sheets[1].rows]
    assert ("unit2999",) == sheets[1].rows[3000].cells


def test_without_pyarrow_it_is_said_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(door, "find_spec", lambda _: None)
    with pytest.raises(Refused) as caught:
        read_parquet(written(a=[1]), "a.parquet")
    assert Code.PARQUET_ABSENT is caught.value.code


def damaged() -> list[bytes]:
    """Return a file cut short, and some with bytes changed, the same every time."""
    whole = written(code=["Nguyễn"] * 200, amount=list(range(200)))
    found = [whole[:100], b"PAR1" * 50, whole[:-8] + b"\xff\xff\xff\x7fPAR1"]
    for step in (29, 31, 37):
        content = bytearray(whole)
        for place in range(step, len(content) - 8, 5 * step):
            content[place] ^= step
        found.append(bytes(content))
    return found


DAMAGED = damaged()


@pytest.mark.parametrize("content", DAMAGED, ids=range(6))
def test_a_damaged_file_is_read_or_refused_and_the_parent_lives(content: bytes) -> None:
    try:
        code = read_parquet(content, "a.parquet").rows[0] and None
    except Refused as refused:
        code = refused.code
    assert code in {None, Code.PARQUET_DAMAGED, Code.PARQUET_TOO_LARGE} | {
        Code.WORKBOOK_STOPPED
    }


def test_a_cut_file_is_damaged() -> None:
    with pytest.raises(Danger) as caught:
        list(sent(DAMAGED[0]))
    assert "PARQUET_DAMAGED" == caught.value.code


@pytest.mark.parametrize(
    ("name", "most"), [("LARGEST_SHEET", 5), ("LARGEST_TOTAL", 9), ("LONGEST_TEXT", 3)]
)
def test_a_file_that_holds_too_much_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, most: int
) -> None:
    monkeypatch.setattr(door, name, most)
    with pytest.raises(Danger) as caught:
        list(sent(written(code=["abcd"] * 6)))
    assert "PARQUET_TOO_LARGE" == caught.value.code


def test_a_file_of_too_many_bytes_is_not_even_given_to_the_child(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(door, "LARGEST_FILE", 9)
    with pytest.raises(Refused) as caught:
        read_parquet(written(a=[1]), "a.parquet")
    assert Code.PARQUET_TOO_LARGE is caught.value.code


def test_a_text_repeated_until_memory_ends_is_refused() -> None:
    text = "x" * 900_000
    content = written(code=pa.DictionaryArray.from_arrays([0] * 200_000, [text]))
    with pytest.raises(Refused) as caught:
        read_parquet(content, "a.parquet")
    assert caught.value.code in {
        Code.WORKBOOK_STOPPED,
        Code.PARQUET_DAMAGED,
        Code.PARQUET_TOO_LARGE,
    }
