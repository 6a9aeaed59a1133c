"""A .csv or .tsv text to one raw sheet."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import PurePosixPath

from thidua.intake.grid import RawRow, RawSheet

_DELIMITERS = ";,\t"
_LOOKED_AT = 30  # lines among which the header stands


def read_delimited(text: str, file: str) -> RawSheet:
    """Return the rows of a delimited text; rows are counted as a spreadsheet does."""
    first, _, rest = text.partition("\n")
    declared = first.strip().strip('"').lower()
    offset = 0
    if declared.startswith("sep=") or first.startswith("sep="):
        delimiter = first.rstrip("\r").strip('"')[len("sep=") :] or ","
        text, offset = rest, 1
    else:
        delimiter = _delimiter(text)
    rows = tuple(
        RawRow(number, tuple(cell or None for cell in cells))
        for number, cells in enumerate(_records(text, delimiter), start=1 + offset)
        if any(cell.strip() for cell in cells)
    )
    return RawSheet(file, PurePosixPath(file).stem, rows, alone=True)


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Return a reader that takes quotes as spreadsheets write them."""
    csv.field_size_limit(len(text) + 1)
    return csv.reader(StringIO(text, newline=""), delimiter=delimiter[:1])


def _delimiter(text: str) -> str:
    """Return the delimiter of the line with most of one kind, near the top."""
    best = (0, ",")
    for line in text.splitlines()[:_LOOKED_AT]:
        bare = "".join(line.split('"')[::2])
        for delimiter in _DELIMITERS:
            count = bare.count(delimiter)
            if count > best[0]:
                best = (count, delimiter)
    return best[1]
