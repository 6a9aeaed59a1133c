"""Widths of columns and heights of rows, in pixels, to place a box beside a cell."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from thidua.reports.annotate.markup import Element, Outline, whole

LAST_COLUMN = 16_383
LAST_ROW = 1_048_575

_DIGIT = 7  # pixels of a digit in the usual font; widths count digits
_COLUMN = 64
_ROW = 20
_WIDEST = 255
_TALLEST = 409
_SIZED = re.compile(rb"<(?:[\w.-]+:)?row\b([^>]*\b(?:ht|hidden)=[^>]*)>")
_ATTRIBUTE = re.compile(rb"""\b(r|ht|hidden)=["']([^"']*)["']""")
_TRUE = frozenset({"1", "true"})


@dataclass(frozen=True, slots=True)
class Sizes:
    """Pixels of the columns and rows that differ from the rest; a hidden one has 0."""

    columns: Mapping[int, int]
    rows: Mapping[int, int]
    column: int = _COLUMN
    row: int = _ROW

    def across(self, column: int, pixels: int) -> tuple[int, int]:
        """Return column and offset so many pixels right of a column's left edge."""
        while column < LAST_COLUMN:
            width = self.columns.get(column, self.column)
            if pixels < width:
                break
            column, pixels = column + 1, pixels - width
        return column, pixels

    def down(self, row: int, pixels: int) -> tuple[int, int]:
        """Return row and offset so many pixels below a row's upper edge."""
        while row < LAST_ROW:
            height = self.rows.get(row, self.row)
            if pixels < height:
                break
            row, pixels = row + 1, pixels - height
        return row, pixels


def sizes_of(sheet: Outline, rows: bytes) -> Sizes:
    """Return the sizes of a sheet from its outline and the bytes of its rows."""
    column, row = _COLUMN, _ROW
    columns: dict[int, int] = {}
    for element in sheet.elements:
        if element.name == "sheetFormatPr":
            row = _height(element.attributes.get("defaultRowHeight", ""), _ROW)
            column = _width(element.attributes.get("defaultColWidth", ""), _COLUMN)
        elif element.name == "col":
            columns |= _columns(sheet.part, element)
    return Sizes(columns, _rows(rows), column or _COLUMN, row or _ROW)


def _columns(part: str, element: Element) -> dict[int, int]:
    """Return the widths one entry gives to a run of columns."""
    attributes = element.attributes
    first = whole(part, attributes.get("min", "")) - 1
    last = min(whole(part, attributes.get("max", "")) - 1, LAST_COLUMN)
    width = _width(attributes.get("width", ""), _COLUMN)
    if attributes.get("hidden") in _TRUE:
        width = 0
    return dict.fromkeys(range(first, last + 1), width)


def _rows(text: bytes) -> dict[int, int]:
    """Return the heights of rows that have one of their own and are numbered."""
    heights: dict[int, int] = {}
    for row in _SIZED.finditer(text):
        found = dict(_ATTRIBUTE.findall(row.group(1)))
        said = {key.decode(): value.decode() for key, value in found.items()}
        if said.get("r", "").isascii() and said.get("r", "").isdecimal():
            height = _height(said.get("ht", ""), _ROW)
            number = int(said["r"]) - 1
            heights[number] = 0 if said.get("hidden") in _TRUE else height
    return heights


def _width(text: str, default: int) -> int:
    """Return pixels of a width in digits; what is no number is the default."""
    wide = _number(text, _WIDEST)
    return default if wide is None else wide * _DIGIT // 100


def _height(text: str, default: int) -> int:
    """Return pixels of a height in points."""
    tall = _number(text, _TALLEST)
    return default if tall is None else tall * 4 // 300


def _number(text: str, largest: int) -> int | None:
    """Return hundredths of a number of the sheet, at most those of the largest."""
    match = re.fullmatch(r"([0-9]{1,6})(?:\.([0-9]*))?", text)
    if match is None:
        return None
    cents = f"{match.group(2) or ''}00"[:2]
    return min(int(match.group(1)) * 100 + int(cents), largest * 100)
