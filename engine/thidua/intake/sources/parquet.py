"""A .parquet file to one raw sheet; the one door to pyarrow, opened in a limited child.

Cells travel as JSON: empty, text, yes/no and whole number as they are, anything else as
a letter with its text. Numbers are exact: a floating one has the 15 digits that a
spreadsheet would show.
"""

import json
import math
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from importlib.util import find_spec
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from thidua.intake.codes import Code, Refused
from thidua.intake.grid import Listed, RawCell, RawRow, RawSheet, Unreadable
from thidua.intake.workbook import sandbox
from thidua.intake.workbook.danger import (
    LARGEST_FILE,
    LARGEST_SHEET,
    LARGEST_TOTAL,
    LONGEST_TEXT,
    Danger,
)

if TYPE_CHECKING:
    import pyarrow as pa

PARQUET = "parquet"
"""What the child is told to read."""

_ROWS = 1024  # in one line
_LONGEST_SHOWN = 60
_MOST_DIGITS = 100
_NUMBER, _DAY, _MOMENT, _SHAPE, _ERROR, _LIST = "ndmsel"
_FAULTS = (ArithmeticError, LookupError, RecursionError, TypeError, ValueError)


def read_parquet(content: bytes, file: str) -> RawSheet:
    """Return the rows of a Parquet file under the names of its columns.

    Raises:
        Refused: pyarrow is not installed, or the file is damaged or too large.
    """
    if find_spec("pyarrow") is None:
        raise Refused(Code.PARQUET_ABSENT)
    if len(content) > LARGEST_FILE:
        too_large = _excess(len(content), LARGEST_FILE, "B")
        raise Refused(Code.PARQUET_TOO_LARGE, **too_large)
    rows: list[RawRow] = []
    is_complete = False
    for line in sandbox.lines(content, PARQUET):
        try:
            said = json.loads(line)
            is_complete = said.get("end") is True
            rows.extend(_rows(said, len(rows)))
        except _FAULTS as fault:
            raise Refused(Code.PARQUET_DAMAGED, reason="?") from fault
    if not is_complete:
        raise Refused(Code.WORKBOOK_STOPPED)
    return RawSheet(
        file, PurePosixPath(file).stem, tuple(rows), structured=True, alone=True
    )


def _excess(found: int, most: int, unit: str) -> dict[str, str]:
    """Return the details of a measure that is too large."""
    return {"found": f"{found:,} {unit}", "expected": f"{most:,} {unit}"}


def _rows(said: Mapping[str, object], before: int) -> Iterator[RawRow]:
    """Yield the rows one line holds: the names of columns first, as row 0."""
    if "refused" in said:
        details = said["details"]
        if not isinstance(details, dict):
            raise TypeError
        raise Refused(Code[str(said["refused"])], **details)
    columns = said.get("columns", [])
    if not isinstance(columns, list):
        raise TypeError
    read = [list(map(_received, column)) for column in columns]
    for number, cells in enumerate(zip(*read, strict=True), start=before):
        yield RawRow(number, cells)


def _received(cell: object) -> RawCell:
    """Return a cell as it was before it travelled."""
    if cell is None or isinstance(cell, str | bool | int):
        return cell
    if not isinstance(cell, list):
        raise TypeError
    kind, held = cell
    if kind == _LIST:
        return Listed(tuple(map(_received, held)))
    return _READERS[kind](str(held))


def _number(text: str) -> RawCell:
    """Return an exact number, as a whole one where it is."""
    number = Decimal(text)
    if number.adjusted() > _MOST_DIGITS:
        return number
    whole = int(number)
    return whole if whole == number else number


_READERS: Mapping[str, Callable[[str], RawCell]] = {
    _NUMBER: _number,
    _DAY: date.fromisoformat,
    _MOMENT: datetime.fromisoformat,
    _SHAPE: lambda text: Unreadable(Code.CELL_SHAPE, text),
    _ERROR: lambda text: Unreadable(Code.CELL_ERROR, text),
}


def sent(content: bytes) -> Iterator[dict[str, object]]:
    """Yield what a child says of a Parquet file, some rows at a time.

    Raises:
        Danger: the file is damaged, too large, or pyarrow is missing.
    """
    try:
        yield from _sent(content)
    except (Danger, MemoryError):
        raise
    except ImportError as fault:
        raise Danger(Code.PARQUET_ABSENT.name) from fault
    except Exception as fault:  # pyarrow raises kinds of its own
        reason = " ".join(str(fault).split())[:100]
        raise Danger(Code.PARQUET_DAMAGED.name, reason=reason) from fault


def _sent(content: bytes) -> Iterator[dict[str, object]]:
    import pyarrow as pa
    from pyarrow import parquet

    pa.set_memory_pool(pa.system_memory_pool())
    file = parquet.ParquetFile(pa.BufferReader(content))
    _check_size(file.metadata)
    names = file.schema_arrow.names
    yield {"columns": [[name] for name in names]}
    size = 0
    for batch in file.iter_batches(_ROWS, use_threads=False):
        columns = [_dense(column) for column in batch.columns]
        size += sum(column.nbytes for column in columns)
        if size > LARGEST_TOTAL:
            too_large = _excess(size, LARGEST_TOTAL, "B")
            raise Danger(Code.PARQUET_TOO_LARGE.name, **too_large)
        yield {"columns": [_column(column) for column in columns]}


def _check_size(about: "pa.parquet.FileMetaData") -> None:
    """Refuse a file that says it holds too much."""
    cells = about.num_rows * about.num_columns
    groups = (about.row_group(number) for number in range(about.num_row_groups))
    size = sum(group.total_byte_size for group in groups)
    for found, most, unit in (
        (cells, LARGEST_SHEET, "×"),
        (size, LARGEST_TOTAL, "B"),
    ):
        if found > most or found < 0:
            raise Danger(Code.PARQUET_TOO_LARGE.name, **_excess(found, most, unit))


def _dense(column: "pa.Array") -> "pa.Array":
    """Return a column with its texts spelled out, as large as it really is."""
    import pyarrow as pa

    is_coded = pa.types.is_dictionary(column.type)
    return column.dictionary_decode() if is_coded else column


def _column(column: "pa.Array") -> list[object]:
    """Return one column; a moment in microseconds, in UTC where it has a zone."""
    import pyarrow as pa

    kind = column.type
    if pa.types.is_timestamp(kind):
        zone = "+00:00" if kind.tz else None
        column = column.cast(pa.timestamp("us", zone), safe=False)
    cells: list[object] = column.to_pylist()
    if pa.types.is_map(kind):
        return [None if cell is None else [_SHAPE, _shown(cell)] for cell in cells]
    return list(map(_cell, cells))


def _cell(cell: object) -> object:
    """Return one cell as JSON takes it."""
    if cell is None or isinstance(cell, bool | int):
        return cell
    if isinstance(cell, bytes):  # old writers do not say that it is text
        with suppress(UnicodeDecodeError):
            cell = cell.decode("utf-8")
    if isinstance(cell, str):
        if len(cell) > LONGEST_TEXT:
            too_large = _excess(len(cell), LONGEST_TEXT, "B")
            raise Danger(Code.PARQUET_TOO_LARGE.name, **too_large)
        return cell
    if isinstance(cell, list):
        return [_LIST, list(map(_cell, cell))]
    return _tagged(cell)


def _tagged(cell: object) -> list[object]:
    """Return a cell that JSON has no kind for, with the letter of its kind."""
    if isinstance(cell, float):
        if math.isnan(cell):
            return [_ERROR, "NaN"]
        return [_NUMBER, f"{cell:.15g}"] if math.isfinite(cell) else [_ERROR, "∞"]
    if isinstance(cell, Decimal):
        return [_NUMBER, str(cell)]
    if isinstance(cell, datetime):
        return [_MOMENT, cell.isoformat()]
    if isinstance(cell, date):
        return [_DAY, cell.isoformat()]
    return [_SHAPE, _shown(cell)]


def _shown(cell: object) -> str:
    """Return the start of a value that is no single one."""
    return str(cell)[:_LONGEST_SHOWN]
