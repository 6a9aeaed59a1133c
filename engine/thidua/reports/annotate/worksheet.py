"""A worksheet's markup to what comments need of it: rows, widths, merges, drawing."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from thidua.reports.annotate.markup import Outline, edited, outline
from thidua.reports.annotate.package import MAIN, RELATIONS, relation_attribute
from thidua.reports.annotate.refusal import odd
from thidua.reports.annotate.sizes import Sizes, sizes_of

_ROWS_BEGIN = re.compile(rb"<((?:[\w.-]+:)?sheetData)(?:\s[^>]*)?(?<!/)>")
_ROW = re.compile(rb"<(?:[\w.-]+:)?row\b([^>]*)>")
_CELL = re.compile(rb"<(?:[\w.-]+:)?(?:(c)\b([^>]*?)(/?)>|(row)\b)")
_NUMBER = re.compile(rb"""\br=["']([0-9]+)["']""")
_LETTERS = re.compile(rb"""\br=["']([A-Z]+)[0-9]+["']""")
_AREA = re.compile(r"([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)")
_LATER = frozenset(
    {
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
    }
)
"""What stands behind the drawing of the comments in a worksheet."""

Cell: TypeAlias = tuple[int, int]
"""Row and column, both from 0."""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A worksheet without its rows in the outline; `rows` are their bytes, cut out.

    Offsets of the outline count in the text without rows; `cut` is where they stood.
    """

    outline: Outline
    rows: bytes
    cut: int

    @property
    def drawing(self) -> str | None:
        """Return the reference to the drawing of comments and old controls."""
        for element in self.outline.children(self.outline.root):
            if element.name == "legacyDrawing" and element.space == MAIN:
                return element.attributes.get(f"{{{RELATIONS}}}id")
        return None

    def with_drawing(self, relation: str) -> bytes:
        """Return the sheet with a reference to a drawing where the standard has it."""
        root = self.outline.root
        at = self.outline.child("sheetData").ended
        for element in self.outline.children(root):
            if element.space == MAIN and element.name not in _LATER:
                at = element.ended
        reference = relation_attribute(root, relation)
        line = f"<{root.tag('legacyDrawing')} {reference}/>".encode()
        edits = [(self.cut, self.cut, self.rows), (at, at, line)]
        return edited(self.outline.text, edits)

    def sizes(self) -> Sizes:
        """Return the widths of columns and the heights of rows."""
        return sizes_of(self.outline, self.rows)

    def anchors(self, cells: Iterable[Cell]) -> Mapping[Cell, Cell]:
        """Return for cells inside a merged area the cell that shows it."""
        wanted = sorted(cells)
        found: dict[Cell, Cell] = {}
        for element in self.outline.elements:
            area = _AREA.fullmatch(element.attributes.get("ref", ""))
            if element.name != "mergeCell" or area is None:
                continue
            top, left = int(area.group(2)) - 1, column_number(area.group(1))
            bottom, right = int(area.group(4)) - 1, column_number(area.group(3))
            for cell in wanted[bisect_left(wanted, (top, 0)) :]:
                if cell[0] > bottom:
                    break
                if left <= cell[1] <= right:
                    found[cell] = (top, left)
        return found

    def first_cells(self, rows: Iterable[int]) -> Mapping[int, int]:
        """Return the column of the first filled cell of rows, all from 0."""
        wanted = set(rows)
        found: dict[int, int] = {}
        number = -1
        for row in _ROW.finditer(self.rows) if wanted else ():
            named = _NUMBER.search(row.group(1))
            number = int(named.group(1)) - 1 if named else number + 1
            if number in wanted:
                found[number] = _first_filled(self.rows, row.end())
        return found


def read_worksheet(part: str, text: bytes) -> Worksheet:
    """Return a worksheet; its rows are not read as XML, since they can be many.

    Where comments or other markup could hide a tag, nothing is cut out.

    Raises:
        NotAnnotated: the part is no worksheet, or not well-formed.
    """
    span = _rows_span(text)
    read = outline(part, text[: span[0]] + text[span[1] :])
    root = read.root
    if root.name != "worksheet" or root.space != MAIN:
        raise odd(part)
    return Worksheet(read, text[span[0] : span[1]], span[0])


def column_number(letters: str) -> int:
    """Return the number of a column from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _rows_span(text: bytes) -> tuple[int, int]:
    """Return where the rows of a sheet begin and end."""
    begin = _ROWS_BEGIN.search(text)
    if begin is None or b"<!" in text or text.count(b"<?") > 1:
        return 0, 0
    end = text.rfind(b"</" + begin.group(1))
    return (begin.end(), end) if end >= begin.end() else (0, 0)


def _first_filled(rows: bytes, at: int) -> int:
    """Return the column of the first cell with a content in the row begun at a byte."""
    column = -1
    for cell in _CELL.finditer(rows, at):
        if cell.group(4):
            break
        named = _LETTERS.search(cell.group(2))
        column = column_number(named.group(1).decode()) if named else column + 1
        if not cell.group(3) and not rows.startswith(b"</", cell.end()):
            return column
    return 0
