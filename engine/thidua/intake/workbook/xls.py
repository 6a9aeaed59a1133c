"""The stream of an .xls workbook to what was seen in each of its sheets.

Comments are not read, and a formula nobody has computed cannot be told from one that
gives zero: the format keeps no difference.
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from thidua.intake.workbook.danger import Danger, damaged
from thidua.intake.workbook.seen import Seen
from thidua.intake.workbook.xlsx_parts import letters_of

_BOF, _EOF, _PASSWORD, _SHEET, _CODEPAGE = 0x809, 0x0A, 0x2F, 0x85, 0x42
_FONT, _FORMAT, _STYLE = 0x31, 0x41E, 0xE0
_ROW, _COLUMNS, _MERGED = 0x208, 0x7D, 0xE5
_FORMULA, _BOOLEAN, _MANY = 0x06, 0x205, 0xBD
_CELLS = frozenset({0x203, 0x27E, 0xFD, 0x204, 0xD6, _FORMULA, _BOOLEAN})
_NEWEST = 0x600
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_BUILT_IN_PERCENT = frozenset({9, 10})
_UNUSED_FONT = 4  # no font has this number


class _Record(NamedTuple):
    """One record: its kind and what it holds."""

    kind: int
    held: bytes


def scan_xls(stream: bytes) -> dict[str, Seen]:
    """Return what was seen in every sheet, by name.

    Raises:
        Danger: the workbook is locked, damaged, from before Excel 5, or too wide.
    """
    try:
        book = _Book(stream)
        return {
            name: _Sheet(name, book).scan(_records(stream, at))
            for name, at in book.sheets
        }
    except (struct.error, UnicodeDecodeError, LookupError) as fault:
        raise damaged(part="Workbook") from fault


def _records(stream: bytes, at: int) -> Iterator[_Record]:
    """Yield the records of one part of the stream, to its end."""
    depth = 0
    while True:
        kind, length = struct.unpack_from("<HH", stream, at)
        held = stream[at + 4 : at + 4 + length]
        if len(held) < length:
            raise damaged(part="Workbook")
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 1:
            yield _Record(kind, held)
        if depth <= 0:
            return
        at += 4 + length


class _Book:
    """What stands before the sheets: their names and places, fonts and formats."""

    def __init__(self, stream: bytes) -> None:
        self.sheets: list[tuple[str, int]] = []
        self.styles: list[tuple[int, int]] = []
        self._fonts: list[tuple[str, bool]] = []
        self._percents = set(_BUILT_IN_PERCENT)
        self._codec = "cp1252"
        self._is_new = False
        self._begin(stream)
        for record in _records(stream, 0):
            self._take(record)
        if len({name for name, _ in self.sheets}) < len(self.sheets):
            raise damaged(part="Workbook")

    def is_percent(self, style: int) -> bool:
        """Tell whether cells of a style show a percent sign."""
        return style < len(self.styles) and self.styles[style][1] in self._percents

    def font(self, style: int) -> tuple[str, bool]:
        """Return the name of a style's font, and whether it is struck out."""
        number = self.styles[style][0] if style < len(self.styles) else 0
        number -= number > _UNUSED_FONT
        return self._fonts[number] if number < len(self._fonts) else ("", False)

    def _begin(self, stream: bytes) -> None:
        """Check that the stream begins as one of Excel 5 or later."""
        kind, _, version = struct.unpack_from("<HHH", stream)
        if kind != _BOF:
            raise Danger(code="WORKBOOK_OLD")
        self._is_new = version >= _NEWEST

    def _take(self, record: _Record) -> None:
        """Take one record."""
        kind, held = record
        if kind == _PASSWORD:
            raise Danger(code="WORKBOOK_LOCKED")
        if kind == _CODEPAGE:
            self._codec = f"cp{struct.unpack_from('<H', held)[0]}"
        elif kind == _SHEET and held[5] == 0:
            at = struct.unpack_from("<I", held)[0]
            self.sheets.append((self._text(held, 6), at))
        elif kind == _FONT:
            struck = bool(held[2] & 0x08)
            self._fonts.append((self._text(held, 14), struck))
        elif kind == _FORMAT and b"%" in held[2:]:
            self._percents.add(struct.unpack_from("<H", held)[0])
        elif kind == _STYLE:
            self.styles.append(struct.unpack_from("<HH", held))

    def _text(self, held: bytes, at: int) -> str:
        """Return a text with its length in one byte."""
        length = held[at]
        if not self._is_new:
            return held[at + 1 : at + 1 + length].decode(self._codec)
        is_wide = held[at + 1] & 1
        codec = "utf-16-le" if is_wide else "latin-1"
        return held[at + 2 : at + 2 + length * (1 + is_wide)].decode(codec)


class _Sheet:
    """A scan of one sheet."""

    def __init__(self, name: str, book: _Book) -> None:
        self._seen = Seen(name)
        self._book = book
        self._places: set[int] = set()
        self._marked: dict[int, tuple[bool, bool, str | None]] = {}

    def scan(self, records: Iterator[_Record]) -> Seen:
        """Scan every record."""
        for kind, held in records:
            if kind in _CELLS:
                row, column, style = struct.unpack_from("<HHH", held)
                self._cell(row, column, style)
                self._error(kind, held, (row, column))
            elif kind == _MANY:
                row, first = struct.unpack_from("<HH", held)
                for number in range((len(held) - 6) // 6):
                    (style,) = struct.unpack_from("<H", held, 4 + 6 * number)
                    self._cell(row, first + number, style)
            else:
                self._mark(kind, held)
        return self._seen

    def _cell(self, row: int, column: int, style: int) -> None:
        """Take note of a cell and of how it looks."""
        place = row << 16 | column
        if place in self._places:
            found = f"{row + 1}:{column + 1}"
            raise Danger(code="WORKBOOK_REFERENCE", sheet=self._seen.sheet, found=found)
        self._places.add(place)
        self._seen.reach(row, column)
        if style not in self._marked:
            name, struck = self._book.font(style)
            is_percent = self._book.is_percent(style)
            self._marked[style] = (is_percent, struck, letters_of(name))
        is_percent, struck, letters = self._marked[style]
        if is_percent:
            self._seen.percent(row, column)
        if struck:
            self._seen.struck.add((row, column))
        if letters:
            self._seen.fonts[row, column] = letters

    def _error(self, kind: int, held: bytes, at: tuple[int, int]) -> None:
        """Take note of an error, entered or computed."""
        code = None
        if kind == _BOOLEAN and held[7]:
            code = held[6]
        elif kind == _FORMULA and held[12:14] == b"\xff\xff" and held[6] == 2:  # noqa: PLR2004
            code = held[8]
        if code is not None:
            self._seen.errors[at] = _ERRORS.get(code, "#")

    def _mark(self, kind: int, held: bytes) -> None:
        """Take note of what a row, column or area shows."""
        if kind == _ROW:
            row, look = struct.unpack_from("<H10xH", held)
            if look & 0x20:
                self._seen.hidden_rows.append((row, row))
        elif kind == _COLUMNS:
            first, last, look = struct.unpack_from("<HH4xH", held)
            if look & 1 and first <= last:
                self._seen.hidden_columns.append((first, last))
        elif kind == _MERGED:
            for number in range(struct.unpack_from("<H", held)[0]):
                top, bottom, left, right = struct.unpack_from(
                    "<4H", held, 2 + 8 * number
                )
                self._seen.merge(top, left, bottom, right)
