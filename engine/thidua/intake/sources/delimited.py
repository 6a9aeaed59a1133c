"""A .csv or .tsv text to one raw sheet."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice
from pathlib import PurePosixPath

from thidua.intake.codes import Code, Refused
from thidua.intake.grid import RawRow, RawSheet

_DELIMITERS = "\t;|,"  # the least likely inside a cell comes first
_NAMED = {"tab": "\t", "\\t": "\t"}
_END = "\x00end\x00"  # a last record of our own, which an open quote swallows
_LOOKED_AT = 50  # rows among which the header stands


def read_delimited(text: str, file: str, delimiter: str | None = None) -> RawSheet:
    """Return the rows of a delimited text; rows are counted as a spreadsheet does.

    Args:
        text: The file's text, without a byte order mark.
        file: Its name.
        delimiter: What stands between cells, where somebody said so.

    Raises:
        Refused: a quotation mark is never closed.
    """
    first, _, rest = text.partition("\n")
    declared = first.strip("\r").strip('"')
    offset = 0
    if declared[:4].lower() == "sep=":
        text, offset = rest, 1
        delimiter = delimiter or declared[4:] or ","
    chosen = (_NAMED.get(delimiter or "", delimiter) or _delimiter(text))[:1]
    csv.field_size_limit(len(text) + len(_END) + 1)
    rows = tuple(
        RawRow(number, tuple(cell or None for cell in cells))
        for number, cells in _closed_records(text, chosen, offset)
        if any(cell.strip() for cell in cells)
    )
    return RawSheet(file, PurePosixPath(file).stem, rows, alone=True)


def looks_delimited(text: str) -> bool:
    """Tell whether rows of several cells stand in a text, whatever its name says."""
    return max(_evenness(text, delimiter)[0] for delimiter in _DELIMITERS) > 1


def _closed_records(
    text: str, delimiter: str, offset: int
) -> Iterator[tuple[int, list[str]]]:
    """Yield records with their numbers; refuse a quote that swallows what follows.

    It may swallow rows up to the next quote only: then text follows that one.
    """
    lines = [*StringIO(f"{text}\n{_END}", newline="")]
    records = csv.reader(lines, delimiter=delimiter)
    number, line = offset, 0
    for cells in records:
        if cells == [_END]:
            return
        number += 1
        if records.line_num > line + 1 and (
            cells[-1].endswith(_END)
            or not _is_well_quoted(lines[line : records.line_num], delimiter)
        ):
            raise Refused(Code.QUOTE_OPEN, line=str(line + 1 + offset))
        line = records.line_num
        yield number, cells


def _is_well_quoted(lines: Sequence[str], delimiter: str) -> bool:
    """Tell whether a delimiter or a line's end follows every closing quote."""
    try:
        return bool([*csv.reader(lines, delimiter=delimiter, strict=True)])
    except csv.Error:
        return False


def _delimiter(text: str) -> str:
    """Return the delimiter that gives most rows near the top the same width."""
    return max(_DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    """Return how many rows share the commonest width above one, and that width."""
    csv.field_size_limit(len(text) + 1)
    records = islice(
        csv.reader(StringIO(text, newline=""), delimiter=delimiter), _LOOKED_AT
    )
    widths = Counter(len(cells) for cells in records if len(cells) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))
