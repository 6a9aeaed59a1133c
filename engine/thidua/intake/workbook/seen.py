"""What a scan of one sheet saw besides values: special cells and marks."""

from typing import TypeAlias

from thidua.intake.workbook.danger import LARGEST_SHEET, Danger

Position: TypeAlias = tuple[int, int]
"""Row and column of a cell, both from 0."""

_MOST_MERGED = 100_000


class Seen:
    """The special cells and marks of one sheet; rows and columns count from 0.

    `errors` maps cells to their error as shown, `formulas` are formulas nobody has
    computed, `percents` numbers shown with a percent sign: for each column one byte a
    row. `merged` are areas as top, left, bottom, right, ends included.
    """

    def __init__(self, sheet: str) -> None:
        """Begin with nothing seen."""
        self.sheet = sheet
        self.rows = 0
        self.columns = 0
        self.errors: dict[Position, str] = {}
        self.formulas: set[Position] = set()
        self.percents: dict[int, bytearray] = {}
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden_rows: list[tuple[int, int]] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.struck: set[Position] = set()
        self.fonts: dict[Position, str] = {}
        self.comments: dict[Position, str] = {}

    def reach(self, row: int, column: int) -> None:
        """Take note of a cell.

        Raises:
            Danger: the sheet spans more cells than are ever read.
        """
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1)
        if self.rows * self.columns > LARGEST_SHEET:
            raise Danger(code="SHEET_TOO_WIDE", sheet=self.sheet)

    def percent(self, row: int, column: int) -> None:
        """Take note of a number shown with a percent sign."""
        rows = self.percents.setdefault(column, bytearray())
        if len(rows) <= row:
            rows.extend(bytes(max(row + 1 - len(rows), len(rows))))
        rows[row] = 1

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Take note of a merged area."""
        if len(self.merged) >= _MOST_MERGED:
            raise Danger(code="SHEET_TOO_WIDE", sheet=self.sheet)
        self.merged.append((top, left, bottom, right))

    def special(self) -> dict[int, int]:
        """Return, for rows with cells no reader gives, the columns such cells need."""
        ends: dict[int, int] = {}
        for row, column in (*self.errors, *self.formulas):
            ends[row] = max(ends.get(row, 0), column + 1)
        return ends

    def marks(self) -> dict[str, object]:
        """Return the marks as they are sent: rows counted from 1."""
        fonts = sorted((c, r + 1, name) for (r, c), name in self.fonts.items())
        notes = sorted((r + 1, c, text) for (r, c), text in self.comments.items())
        return {
            "merged": sorted(
                (top + 1, left, bottom + 1, right)
                for top, left, bottom, right in self.merged
            ),
            "hidden_rows": [(first + 1, last + 1) for first, last in self.hidden_rows],
            "hidden_columns": self.hidden_columns,
            "struck": sorted((row + 1, column) for row, column in self.struck),
            "comments": notes,
            "old_fonts": _spans(fonts),
        }


def _spans(cells: list[tuple[int, int, str]]) -> list[list[int | str]]:
    """Return cells by column as spans of rows: column, first, last, what they share."""
    spans: list[list[int | str]] = []
    before: tuple[int, int, str] | None = None
    for column, row, shared in cells:
        if before == (column, row - 1, shared):
            spans[-1][2] = row
        else:
            spans.append([column, row, row, shared])
        before = (column, row, shared)
    return spans
