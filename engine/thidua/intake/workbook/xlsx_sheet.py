"""The XML of one worksheet to what was seen in it; a malformed reference is refused.

A large sheet as spreadsheet programs write it is scanned with a few regular
expressions a row; one that is written in another way is walked element by element.
"""

import re
from functools import lru_cache
from itertools import pairwise

from thidua.intake.workbook.container import Elements
from thidua.intake.workbook.danger import Danger
from thidua.intake.workbook.seen import Seen
from thidua.intake.workbook.xlsx_parts import Looks, Runs

_REFERENCES = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})"')
_ROW_NUMBER = re.compile(rb'r="([0-9]{1,7})"')
_SIGNATURE = re.compile(rb"(?:[A-Z]{1,3}#)*")
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_CELL = re.compile(rb'<c r="([A-Z]+)[0-9]+"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_VALUE = re.compile(rb"<v(?:>|\s[^>]*>)([^<]*)</v>|<v\s*/>")
_SHARED = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^>]*? t="s"[^>]*><v>([0-9]+)</v>')
_IDLE = re.compile(rb"(?:</f>|<f[^>]*/>)\s*(?:<v>\s*</v>|<v\s*/>)?\s*</c>")
_ODD = (b"<!", b"<is", b"xmlns", b"='")
_BEFORE = re.compile(rb'"([A-Z]+)([0-9]+)$', re.MULTILINE)
_LONGEST_REFERENCE = 12
_SLASH = ord("/")
_LAST_ROW = 1_048_576
_LAST_COLUMN = 16_384
_FOLDED = frozenset({"1", "true", "on"})


def scan_sheet(text: bytes, name: str, looks: Looks) -> Seen:
    """Return what was seen in a sheet.

    Raises:
        Danger: a reference is malformed or out of order, the sheet spans too many
            cells, or its XML is damaged.
    """
    plain = _plain(text)
    if plain is not None:
        head, body, tail = plain
        seen = Seen(name)
        if _Rows(seen, looks).scan(body):
            _Sheet(seen, looks).walk(head + tail)
            return seen
    seen = Seen(name)
    _Sheet(seen, looks).walk(text)
    return seen


def _plain(text: bytes) -> tuple[bytes, bytes, bytes] | None:
    """Return what is before, in and after the rows, if these may be plain ones."""
    start, end = text.find(b"<sheetData>"), text.rfind(b"</sheetData>")
    if start < 0 or end < start:
        return None
    start += len(b"<sheetData>")
    body = text[start:end]
    if any(odd in body for odd in _ODD):
        return None
    return text[:start], body, text[end:]


class _Rows:
    """A scan of rows that are written the usual way."""

    def __init__(self, seen: Seen, looks: Looks) -> None:
        self._seen = seen
        self._looks = looks

    def scan(self, body: bytes) -> bool:
        """Scan every row; tell whether all are written the usual way."""
        before, *rows = body.split(b"<row ")
        if before.strip() or self._counted(rows) != body.count(b"<c"):
            return False
        has_errors, has_formulas = b't="e"' in body, b"<f" in body
        has_hidden = b" hidden=" in body
        if has_errors or has_formulas or has_hidden:
            for row in rows:
                self._row(row, has_errors=has_errors, has_formulas=has_formulas)
        for style in sorted(self._looks.marked()):
            self._style(body, style)
        self._strings(body)
        return True

    def _counted(self, rows: list[bytes]) -> int:
        """Return how many cells are where they should be; -1 where one is not."""
        find, match = _REFERENCES.findall, _ROW_NUMBER.match
        known: dict[bytes, int] = {b"": 0}
        before = counted = 0
        for row in rows:
            found = match(row)
            if found is None or not before < (before := int(found[1])) <= _LAST_ROW:
                return -1
            references = find(row)
            counted += len(references)
            key = b"".join(references).replace(found[1], b"#")
            if key not in known:
                known[key] = _width(key)
                if known[key] < 0:
                    return -1
        if any(known.values()):
            self._seen.reach(before - 1, max(known.values()) - 1)
        return counted

    def _row(self, row: bytes, *, has_errors: bool, has_formulas: bool) -> None:
        """Take note of a hidden row, of errors, and of formulas not computed."""
        head = row[: row.find(b">")]
        number = int(row[3 : row.index(b'"', 3)]) - 1
        if b' hidden="1"' in head or b' hidden="true"' in head:
            self._seen.hidden_rows.append((number, number))
        if (has_errors and b't="e"' in row) or (has_formulas and _IDLE.search(row)):
            self._cells(row, number)

    def _style(self, body: bytes, style: int) -> None:
        """Take note of filled cells of one style.

        The style stands behind the reference: what is before it ends with that.
        """
        *pieces, last = body.split(b'" s="%d"' % style)
        if body.count(b' s="%d"' % style) != len(pieces):
            self._style_anywhere(body, style)
            return
        if style not in self._looks.struck and style not in self._looks.fonts:
            self._percents(pieces)
            return
        follows = [*pieces[1:], last]
        record, seen = self._looks.record, self._seen
        for piece, after in zip(pieces, follows, strict=True):
            reference = _BEFORE.search(piece, max(len(piece) - _LONGEST_REFERENCE, 0))
            if reference is not None and after[after.index(b">") - 1] != _SLASH:
                record(seen, (int(reference[2]) - 1, column_of(reference[1])), style)

    def _percents(self, pieces: list[bytes]) -> None:
        """Take note of cells with a percent sign, which end these pieces."""
        ends = b"\n".join([piece[-_LONGEST_REFERENCE:] for piece in pieces])
        rows: dict[bytes, list[int]] = {}
        for letters, row in _BEFORE.findall(ends):
            rows.setdefault(letters, []).append(int(row) - 1)
        for letters, numbers in rows.items():
            column = column_of(letters)
            self._seen.percent(max(numbers), column)
            shown = self._seen.percents[column]
            for number in numbers:
                shown[number] = 1

    def _style_anywhere(self, body: bytes, style: int) -> None:
        """Take note of filled cells of one style, wherever it stands."""
        cells = re.compile(
            rb'<c r="([A-Z]+)([0-9]+)"[^>]*? s="%d"(?:>|[^>]*[^/]>)' % style
        )
        for letters, row in cells.findall(body):
            self._looks.record(self._seen, (int(row) - 1, column_of(letters)), style)

    def _strings(self, body: bytes) -> None:
        """Take note of cells whose text has runs that matter."""
        looks = self._looks
        if not (looks.struck_strings or looks.string_fonts):
            return
        for letters, row, string in _SHARED.findall(body):
            at = int(row) - 1, column_of(letters)
            looks.record(self._seen, at, string=int(string))

    def _cells(self, row: bytes, number: int) -> None:
        """Look for errors, and formulas nobody has computed, in a row."""
        for letters, attributes, inside in _CELL.findall(row):
            value = _VALUE.search(inside)
            cell = _Cell(number, column_of(letters))
            cell.is_error = b't="e"' in attributes
            cell.has_formula = b"<f" in inside
            cell.is_computed = value is not None and b't="str"' in attributes
            cell.value = (value[1] or b"").decode(errors="replace") if value else ""
            cell.record(self._seen)


def _width(key: bytes) -> int:
    """Return the columns of a row by its references; -1 where they are not in order."""
    if not _SIGNATURE.fullmatch(key):
        return -1
    columns = [column_of(part) for part in key.split(b"#")[:-1]]
    ordered = all(a < b for a, b in pairwise(columns))
    return columns[-1] + 1 if ordered and columns[-1] < _LAST_COLUMN else -1


class _Cell:
    """One cell with what the scan asks of it."""

    def __init__(self, row: int, column: int) -> None:
        self.at = (row, column)
        self.value = ""
        self.is_error = False
        self.has_formula = False
        self.is_computed = False  # a formula's text was kept, though it be empty

    def record(self, seen: Seen) -> None:
        """Take note of an error, and of a formula without a value."""
        if self.is_error:
            seen.errors[self.at] = self.value
        elif self.has_formula and not (self.value.strip() or self.is_computed):
            seen.formulas.add(self.at)


class _Sheet(Elements):
    """A walk over a whole sheet, or over what stands around its rows."""

    def __init__(self, seen: Seen, looks: Looks) -> None:
        super().__init__(seen.sheet)
        self._seen = seen
        self._looks = looks
        self._row = -1
        self._column = -1
        self._cell: _Cell | None = None
        self._kind = ""
        self._style = 0
        self._reading = ""
        self._inline = Runs(seen.sheet)

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Take a row, a cell, or a part of a cell."""
        if tag == "row":
            self._begin_row(attributes)
        elif tag == "c":
            self._begin_cell(attributes)
        elif self._cell is not None:
            self._inside(self._cell, tag, attributes)
        elif tag == "col":
            self._columns(attributes)
        elif tag == "mergeCell":
            self._seen.merge(*area_of(attributes.get("ref", ""), self._seen.sheet))

    def _begin_row(self, attributes: dict[str, str]) -> None:
        """Go to a row; one without a number follows the last."""
        number = attributes.get("r")
        row = self._row + 1 if number is None else _whole(number) - 1
        if not self._row < row < _LAST_ROW:
            raise self._malformed(str(number))
        self._row, self._column = row, -1
        if attributes.get("hidden") in _FOLDED:
            self._seen.hidden_rows.append((row, row))

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        """Go to a cell; one without a reference follows the last."""
        reference = attributes.get("r")
        row, column = self._row, self._column + 1
        if reference is not None:
            row, column = position_of(reference, self._seen.sheet)
        if row != self._row or not self._column < column < _LAST_COLUMN:
            raise self._malformed(str(reference))
        self._column = column
        self._seen.reach(row, column)
        self._cell = _Cell(row, column)
        self._kind = attributes.get("t", "")
        self._cell.is_error = self._kind == "e"
        self._style = _whole(attributes.get("s", "0"))

    def _inside(self, cell: _Cell, tag: str, attributes: dict[str, str]) -> None:
        """Take a part of the cell."""
        cell.has_formula |= tag == "f"
        cell.is_computed |= tag == "v" and self._kind == "str"
        if tag == "is":
            self._inline.begin(0)
        self._inline.opened(tag, attributes)
        self._reading = tag if tag in {"v", "t"} else ""

    def letters(self, text: str) -> None:
        """Take text of a cell."""
        if self._cell is not None and self._reading:
            self._cell.value += text
            self._inline.letters(text)

    def closed(self, tag: str) -> None:
        """End a cell, or a part of it."""
        if self._cell is None:
            return
        self._inline.closed(tag)
        self._reading = ""
        if tag == "is":
            self._inline.finish()
        elif tag == "c":
            self._end_cell(self._cell)
            self._cell = None

    def _end_cell(self, cell: _Cell) -> None:
        """Take note of a cell, and of how its text looks if it has any."""
        cell.record(self._seen)
        if cell.value:
            is_shared = self._kind == "s"
            string = _whole(cell.value) if is_shared else -1
            self._looks.record(self._seen, cell.at, self._style, string)
            runs = Looks(
                struck_strings=self._inline.struck, string_fonts=self._inline.fonts
            )
            runs.record(self._seen, cell.at, string=0)
        self._inline.struck.clear()
        self._inline.fonts.clear()

    def _columns(self, attributes: dict[str, str]) -> None:
        """Take columns that are hidden, or have no width."""
        first, last = (_whole(attributes.get(key, "")) for key in ("min", "max"))
        if not 1 <= first <= last <= _LAST_COLUMN:
            raise self._malformed(found=f"{first}:{last}")
        if attributes.get("hidden") in _FOLDED:
            self._seen.hidden_columns.append((first - 1, last - 1))

    def _malformed(self, found: str) -> Danger:
        """Say which reference is wrong."""
        return Danger(
            code="WORKBOOK_REFERENCE", sheet=self._seen.sheet, found=found[:40]
        )


@lru_cache(maxsize=_LAST_COLUMN)
def column_of(letters: bytes) -> int:
    """Return the column, counted from 0, of its letters."""
    column = 0
    for letter in letters:
        column = column * 26 + letter - ord("A") + 1
    return column - 1


def position_of(reference: str, sheet: str) -> tuple[int, int]:
    """Return row and column, from 0, of a reference such as C14.

    Raises:
        Danger: it is none, or outside any sheet.
    """
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise Danger(code="WORKBOOK_REFERENCE", sheet=sheet, found=reference[:40])
    row, column = int(match.group(2)) - 1, column_of(match.group(1).encode())
    if row >= _LAST_ROW or column >= _LAST_COLUMN:
        raise Danger(code="WORKBOOK_REFERENCE", sheet=sheet, found=reference)
    return row, column


def area_of(reference: str, sheet: str) -> tuple[int, int, int, int]:
    """Return top, left, bottom, right of a reference such as A1:C2."""
    first, _, last = reference.partition(":")
    top, left = position_of(first, sheet)
    bottom, right = position_of(last or first, sheet)
    if bottom < top or right < left:
        raise Danger(code="WORKBOOK_REFERENCE", sheet=sheet, found=reference[:40])
    return top, left, bottom, right


def _whole(text: str) -> int:
    """Return a whole number as XML has it, or one that nothing has."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else -1  # noqa: PLR2004
