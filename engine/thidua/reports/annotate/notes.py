"""The remarks about one sheet to the notes at its cells, and how large each must be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from thidua.intake.grid import letters
from thidua.reports.annotate.remarks import COMMENTED, Remark, said
from thidua.reports.annotate.sizes import LAST_COLUMN, LAST_ROW
from thidua.reports.annotate.worksheet import (
    Cell,
    Worksheet,
    column_number,
)
from thidua.texts import Language

MOST_NOTES = 5_000
"""Notes on one sheet; a spreadsheet program crawls with many more."""

_LONGEST_PART = 500
_LONGEST_NOTE = 2_500
_NARROW, _WIDE = 300, 460  # pixels
_TALL = 330
_LETTER, _LINE, _MARGIN = 6, 15, 16


@dataclass(frozen=True, slots=True)
class Note:
    """What is written at a cell: pairs of a heading and the text below it."""

    cell: Cell
    entries: tuple[tuple[str, str], ...]

    @property
    def reference(self) -> str:
        """Return the cell as a workbook names it."""
        return f"{letters(self.cell[1])}{self.cell[0] + 1}"

    @property
    def size(self) -> tuple[int, int]:
        """Return width and height in pixels that hold the text."""
        height = self._height(_NARROW)
        if height <= _TALL:
            return _NARROW, height
        return _WIDE, self._height(_WIDE)

    def _height(self, width: int) -> int:
        room = (width - _MARGIN) // _LETTER
        lines = [
            max(1, ceil(len(line) / room))
            for heading, text in self.entries
            for line in (heading, *text.split("\n"))
        ]
        return sum(lines) * _LINE + _MARGIN


@dataclass(frozen=True, slots=True)
class SheetNotes:
    """The notes of a sheet in the order of its cells, and remarks left without one."""

    notes: tuple[Note, ...]
    counts: Mapping[Cell, int]
    left_out: int


def notes_of(
    sheet: Worksheet, remarks: Iterable[Remark], language: Language, summary: str
) -> SheetNotes:
    """Return the notes for remarks about a sheet; `summary` names the last sheet."""
    wanted = [r for r in remarks if r.problem.severity in COMMENTED]
    at = _cells(sheet, wanted)
    by_cell: dict[Cell, list[tuple[str, str]]] = {}
    for remark, cell in zip(wanted, at, strict=True):
        if cell in by_cell or len(by_cell) < MOST_NOTES:
            entry = _entry(remark, cell, language)
            by_cell.setdefault(cell, []).append(entry)
    notes = tuple(
        Note(cell, _fitting(entries, language, summary))
        for cell, entries in sorted(by_cell.items())
    )
    counts = {cell: len(entries) for cell, entries in by_cell.items()}
    return SheetNotes(notes, counts, len(wanted) - sum(counts.values()))


def _cells(sheet: Worksheet, remarks: Sequence[Remark]) -> list[Cell]:
    """Return the cell of each remark: its own, of its row the first filled, or A1.

    A cell inside a merged area is not shown; the area's first cell stands for it.
    """
    places = [(remark.problem.place.row, remark.column) for remark in remarks]
    first = sheet.first_cells(row - 1 for row, column in places if row and not column)
    cells = [_cell(row, column, first) for row, column in places]
    shown = sheet.anchors(set(cells))
    return [shown.get(cell, cell) for cell in cells]


def _cell(row: int | None, column: str | None, first: Mapping[int, int]) -> Cell:
    if row is None:
        return 0, 0
    at = first.get(row - 1, 0) if column is None else column_number(column)
    return min(row - 1, LAST_ROW), min(at, LAST_COLUMN)


def _entry(remark: Remark, cell: Cell, language: Language) -> tuple[str, str]:
    """Return heading and text of one remark at a cell."""
    worded = remark.worded
    values = {"severity": _capital(remark.severity), "code": remark.problem.code}
    about = _about(remark, cell, language)
    if about:
        heading = said("heading_at", language, **values, about=about)
    else:
        heading = said("heading", language, **values)
    lines = (
        _short(worded.message),
        said("expected", language, text=_short(worded.expected)),
        said("remedy", language, text=_short(worded.remedy)),
    )
    return heading, "\n".join(lines)


def _about(remark: Remark, cell: Cell, language: Language) -> str:
    """Say what a remark is about, where it is not the cell it stands at."""
    row = remark.problem.place.row
    if row is None:
        return said("about_sheet", language)
    if remark.column is None:
        return said("about_row", language, row=row)
    if cell != (row - 1, column_number(remark.column)):
        return said("about_cell", language, cell=remark.cell)
    return ""


def _fitting(
    entries: Sequence[tuple[str, str]], language: Language, summary: str
) -> tuple[tuple[str, str], ...]:
    """Return as many entries as a note can hold, and how many are left."""
    kept: list[tuple[str, str]] = []
    length = 0
    for heading, text in entries:
        length += len(heading) + len(text)
        if kept and length > _LONGEST_NOTE:
            left = len(entries) - len(kept)
            return *kept, (said("more", language, count=left, sheet=summary), "")
        kept.append((heading, text))
    return tuple(kept)


def _short(text: str) -> str:
    """Return a text cut where a note would grow too long."""
    if len(text) <= _LONGEST_PART:
        return text
    return text[: _LONGEST_PART - 1].rstrip() + "…"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
