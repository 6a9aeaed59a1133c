"""Remarks to the table an officer goes through: counts, then a line for each remark."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from thidua.problems import Severity
from thidua.reports.annotate.remarks import Remark, said
from thidua.texts import Language

Value: TypeAlias = str | int

MOST_LINES = 50_000
"""Lines of the table; a sheet holds no more than 65,530 links."""

_COLUMNS = ("number", "sheet", "cell", "severity", "message", "asked", "to_do", "code")
_WITH_FILE = ("number", "file", *_COLUMNS[1:])
_LONGEST_CELL = 32_000  # Excel holds 32,767 units of UTF-16


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table; `target` is the sheet and cell it is about."""

    values: tuple[Value, ...]
    target: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What stands above the table, and the table."""

    title: str
    above: tuple[str, ...]
    headings: tuple[str, ...]
    lines: tuple[Line, ...]

    def widths(self) -> tuple[int, ...]:
        """Return a width for each column that shows most of its texts whole."""
        longest = [len(heading) for heading in self.headings]
        for line in self.lines:
            for column, value in enumerate(line.values):
                longest[column] = max(longest[column], len(str(value)))
        return tuple(min(width, 70) + 2 for width in longest)


def summary_of(
    remarks: Sequence[Remark], language: Language, file: str | None, unplaced: int = 0
) -> Summary:
    """Return the summary of remarks, in their order.

    With a file the table is about that file's sheets; without one it names files.
    `unplaced` counts the remarks of the file that no comment could be made of.
    """
    columns = _COLUMNS if file is not None else _WITH_FILE
    listed = remarks[:MOST_LINES]
    return Summary(
        said("sheet_name", language),
        tuple(_above(remarks, language, file, unplaced)),
        tuple(said(column, language) for column in columns),
        tuple(
            _line(number, remark, language, file)
            for number, remark in enumerate(listed, start=1)
        ),
    )


def _above(
    remarks: Sequence[Remark], language: Language, file: str | None, unplaced: int
) -> list[str]:
    """Return the sentences above the table."""
    lines = [] if file is None else [said("file_line", language, file=file)]
    counts = Counter(remark.problem.severity for remark in remarks)
    if not remarks:
        return [*lines, said("nothing_found", language)]
    values = {
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "notes": counts[Severity.NOTE],
    }
    lines.append(said("counts", language, **values))
    if file is not None:
        lines.append(said("what_was_done", language))
        lines.append(said("delete_later", language))
    if unplaced:
        lines.append(said("without_comment", language, count=unplaced))
    left = len(remarks) - MOST_LINES
    if left > 0:
        lines.append(said("not_listed", language, listed=MOST_LINES, count=left))
    return lines


def _line(number: int, remark: Remark, language: Language, file: str | None) -> Line:
    """Return the line of one remark."""
    place, worded = remark.problem.place, remark.worded
    texts = (
        *_where(remark, language, file),
        remark.cell,
        remark.severity,
        worded.message,
        worded.expected,
        worded.remedy,
        remark.problem.code,
    )
    values: tuple[Value, ...] = (number, *(text[:_LONGEST_CELL] for text in texts))
    return Line(values, _target(remark) if place.file == file else None)


def _where(remark: Remark, language: Language, file: str | None) -> tuple[str, ...]:
    """Return file and sheet of a remark, or what stands for both in a file's table."""
    place = remark.problem.place
    if file is None:
        return place.file, place.sheet or ""
    if place.file != file:
        return (place.file,)
    return (place.sheet or said("about_file", language),)


def _target(remark: Remark) -> tuple[str, str] | None:
    """Return the sheet and the cell to go to for a remark that names a row."""
    place = remark.problem.place
    if place.sheet is None or place.row is None:
        return None
    return place.sheet, f"{remark.column or 'A'}{place.row}"
