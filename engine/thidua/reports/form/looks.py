"""How cells of a form look: formats by kind of value, widths by what is written."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from thidua.model.vocabulary import Kind, ValueType
from thidua.reports.form.plan import Column

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]

REQUIRED, OPTIONAL, MISSING = "#7f3300", "#1f4e79", "#fff2a8"
"""Colours of headings, under white letters, and of a required cell left empty."""

_FORMATS: Mapping[Kind, str] = {
    Kind.DATE: "dd/mm/yyyy",
    Kind.MOMENT: "dd/mm/yyyy hh:mm",
    Kind.YEAR: "0",
    Kind.INTEGER: "#,##0",
    Kind.MONEY: "#,##0",
    Kind.SHARE: "0.00%",
}
_TEXT_FORMAT = "@"
_WIDTHS: Mapping[Kind, int] = {
    Kind.DATE: 13,
    Kind.MOMENT: 18,
    Kind.YEAR: 9,
    Kind.YES_NO: 12,
    Kind.INTEGER: 12,
    Kind.DECIMAL: 13,
    Kind.SHARE: 12,
    Kind.MONEY: 18,
    Kind.LINK: 14,
    Kind.SET: 32,
}
_NARROWEST, _WIDEST, _TEXT, _NAME = 12, 34, 24, 30
_CODE = 16
_BY_NAME: Mapping[str, int] = {"code": _CODE, "name": _NAME}
_HEADING_LINES = 3


class Looks:
    """Formats of one workbook, each made once."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def __call__(self, **look: object) -> "Format":
        """Return the format with these properties."""
        key = tuple(sorted(look.items()))
        if key not in self._made:
            base = {"font_name": "Arial", "font_size": 10, "valign": "top"}
            self._made[key] = self._book.add_format({**base, **look})
        return self._made[key]

    def value(self, of_type: ValueType, **look: object) -> "Format":
        """Return the format of values of a type; text is never taken for a number."""
        return self(num_format=number_format(of_type), **look)

    def heading(self, column: Column, **look: object) -> "Format":
        """Return the format of a column's heading."""
        colour = REQUIRED if column.is_required else OPTIONAL
        box = {"bg_color": colour, "border": 1, "text_wrap": True}
        return self(**box, valign="vcenter", **look)

    def title(self) -> "Format":
        """Return the format of a heading's first title."""
        return self(bold=True, font_color="#ffffff")

    def second_title(self) -> "Format":
        """Return the format of a heading's title in the other language."""
        return self(italic=True, font_size=8, font_color="#ffffff")


def number_format(of_type: ValueType) -> str:
    """Return how a workbook shows values of a type."""
    if of_type.kind is Kind.DECIMAL:
        return "#,##0" + ("." + "0" * of_type.scale if of_type.scale else "")
    return _FORMATS.get(of_type.kind, _TEXT_FORMAT)


def width(column: Column) -> int:
    """Return the width of a column in letters: for its values and its heading."""
    name, kind = column.field.id, column.field.type.kind
    wanted = _BY_NAME.get(name, _WIDTHS.get(kind, _TEXT))
    if column.choices is not None and kind is Kind.ENUM:
        wanted = max(len(value) for value in column.choices.values) + 4
    lines = [len(title) // _HEADING_LINES + 4 for title in column.heading]
    words = [len(word) + 3 for title in column.heading for word in title.split()]
    return min(max(wanted, _NARROWEST, *lines, *words), _WIDEST)
