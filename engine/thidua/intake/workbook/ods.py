"""An .ods container to what was seen in each of its sheets.

Tags are compared as they are written, since that is how calamine finds them.
"""

from thidua.intake.workbook.container import Container, Elements
from thidua.intake.workbook.danger import Danger, damaged
from thidua.intake.workbook.seen import Seen

_PART = "content.xml"
_ROWS = 1_048_576
_COLUMNS = 16_384
_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_UNSEEN = frozenset({"collapse", "filter"})


def scan_ods(container: Container) -> dict[str, Seen]:
    """Return what was seen in every sheet, by name.

    Raises:
        Danger: the workbook is locked, damaged or dangerous.
    """
    if "meta-inf/manifest.xml" in container:
        manifest = _Manifest("META-INF/manifest.xml")
        manifest.walk(container.text("META-INF/manifest.xml"))
        if manifest.is_locked:
            raise Danger(code="WORKBOOK_LOCKED")
    sheets = _Content(_PART)
    sheets.walk(container.text(_PART))
    return sheets.found


class _Manifest(Elements):
    """Whether a part is encrypted."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.is_locked = False

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Take what is said of a part."""
        del attributes
        self.is_locked |= tag == "encryption-data"


class _Cell:
    """One cell, and its repetitions to the right."""

    def __init__(self, attributes: dict[str, str], times: int) -> None:
        self.times = times
        self.kind = attributes.get("office:value-type", "")
        self.is_error = attributes.get("calcext:value-type") == "error"
        self.has_formula = _of(attributes, "formula") is not None
        self.text = ""
        self.comment = ""

    def is_filled(self) -> bool:
        """Tell whether a reader may find anything here."""
        return bool(self.kind or self.text or self.has_formula)


class _Content(Elements):
    """A walk over the sheets of a document."""

    separator = None

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.found: dict[str, Seen] = {}
        self._seen: Seen | None = None
        self._row = self._column = 0
        self._times = 1
        self._cells: list[tuple[int, _Cell]] = []
        self._cell: _Cell | None = None
        self._in_comment = False
        self._reading = 0

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Take a sheet, a column, a row, a cell, or a part of a cell."""
        if tag == "table:table":
            self._begin_sheet(attributes)
        elif self._seen is None:
            return
        elif tag == "table:table-column":
            self._columns(self._seen, attributes)
        elif tag == "table:table-row":
            self._times = _times(attributes, "number-rows-repeated", _ROWS)
            self._cells, self._column = [], 0
            if _of(attributes, "visibility") in _UNSEEN:
                last = min(self._row + self._times, _ROWS) - 1
                self._seen.hidden_rows.append((self._row, last))
        elif tag in _CELLS:
            self._begin_cell(self._seen, attributes)
        elif tag == "office:annotation":
            self._in_comment = True
        elif tag == "text:p":
            self._reading += 1

    def closed(self, tag: str) -> None:
        """End a sheet, a row, a cell, or a part of a cell."""
        if self._seen is None:
            return
        if tag == "table:table":
            self._seen = None
        elif tag == "table:table-row":
            self._end_row(self._seen)
        elif tag in _CELLS:
            self._cell = None
        elif tag == "office:annotation":
            self._in_comment = False
        elif tag == "text:p":
            self._reading -= 1

    def letters(self, text: str) -> None:
        """Take text of a cell, or of its comment."""
        if self._cell is None or not self._reading:
            return
        if self._in_comment:
            self._cell.comment += text
        else:
            self._cell.text += text

    def _begin_sheet(self, attributes: dict[str, str]) -> None:
        """Begin a sheet; a table within a table is refused."""
        name = _of(attributes, "name") or ""
        if self._seen is not None or name in self.found:
            raise damaged(part=_PART)
        self._seen = self.found[name] = Seen(name)
        self._row = self._column = 0

    def _columns(self, seen: Seen, attributes: dict[str, str]) -> None:
        """Take columns, which may be hidden."""
        times = _times(attributes, "number-columns-repeated", _COLUMNS)
        if _of(attributes, "visibility") in _UNSEEN:
            last = min(self._column + times, _COLUMNS) - 1
            seen.hidden_columns.append((self._column, last))
        self._column += times

    def _begin_cell(self, seen: Seen, attributes: dict[str, str]) -> None:
        """Go to a cell."""
        times = _times(attributes, "number-columns-repeated", _COLUMNS)
        if self._column + times > _COLUMNS:
            raise Danger(code="SHEET_TOO_WIDE", sheet=seen.sheet)
        self._cell = _Cell(attributes, times)
        self._cells.append((self._column, self._cell))
        down = _times(attributes, "number-rows-spanned", _ROWS)
        right = _times(attributes, "number-columns-spanned", _COLUMNS)
        if down * right > 1:
            bottom, last = self._row + down - 1, self._column + right - 1
            seen.merge(self._row, self._column, bottom, last)
        self._column += times

    def _end_row(self, seen: Seen) -> None:
        """Take note of the cells of a row, and of its repetitions."""
        if self._row + self._times > _ROWS:
            raise Danger(code="SHEET_TOO_WIDE", sheet=seen.sheet)
        for column, cell in self._cells:
            if cell.is_filled():
                seen.reach(self._row + self._times - 1, column + cell.times - 1)
                for row in range(self._row, self._row + self._times):
                    for place in range(column, column + cell.times):
                        _record(seen, (row, place), cell)
            if cell.comment:
                seen.comments[self._row, column] = cell.comment
        self._row += self._times


def _record(seen: Seen, at: tuple[int, int], cell: _Cell) -> None:
    """Take note of whatever is special in a cell."""
    if cell.is_error:
        seen.errors[at] = cell.text
    elif cell.has_formula and not cell.kind:
        seen.formulas.add(at)
    elif cell.kind == "percentage":
        seen.percent(*at)


def _of(attributes: dict[str, str], name: str) -> str | None:
    """Return an attribute of the table's own namespace."""
    return attributes.get(f"table:{name}")


def _times(attributes: dict[str, str], name: str, most: int) -> int:
    """Return how often something is repeated, or how far it spans."""
    text = _of(attributes, name) or "1"
    if not (text.isascii() and text.isdigit() and len(text) < 9):  # noqa: PLR2004
        raise damaged(part=_PART)
    times = int(text)
    if not 1 <= times <= most:
        raise Danger(code="SHEET_TOO_WIDE", sheet=_PART)
    return times
