"""Rows of a table to drafts: typed values, faults, and links still as written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from thidua.intake.cells.choices import Spellings, read_choices
from thidua.intake.cells.numbers import shown
from thidua.intake.cells.read import read_cell, read_text
from thidua.intake.codes import Code, problem
from thidua.intake.grid import (
    VALUE,
    RawCell,
    RawRow,
    RawTable,
    Unreadable,
    is_blank,
)
from thidua.model.records import Value
from thidua.model.vocabulary import Field, Kind, RecordType, ValueType
from thidua.problems import Place

if TYPE_CHECKING:
    from thidua.problems import Problem

NOMINATED_FOR = "nominated_for"


@dataclass(slots=True)
class Draft:
    """A row on its way to a record.

    `links` holds what a link field's cells say, `written` what a faulty cell says.
    """

    record_type: RecordType
    place: Place
    values: dict[str, Value] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    links: dict[str, tuple[str, ...]] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a field's value as text, or nothing."""
        value = self.values.get(name)
        return "" if value is None else str(value)


class RowReader:
    """Reads the rows of one table; problems gather in `problems`."""

    def __init__(
        self,
        table: RawTable,
        record_type: RecordType,
        known: Mapping[str, Spellings],
    ) -> None:
        self._table = table
        self._type = record_type
        self._known = known
        self._columns: dict[str, list[int]] = {}
        for binding in table.bindings:
            self._columns.setdefault(binding.into[VALUE], []).append(binding.column)
        self.problems: list[Problem] = []

    def read(self) -> list[Draft]:
        """Return a draft for every row."""
        return [self._draft(row) for row in self._table.rows]

    def _draft(self, row: RawRow) -> Draft:
        draft = Draft(self._type, self._table.source.place(row.number))
        for name, columns in self._columns.items():
            cells = [
                (column, row.cells[column])
                for column in columns
                if column < len(row.cells) and not is_blank(row.cells[column])
            ]
            if cells:
                self._field(draft, self._type.fields[name], cells)
        return draft

    def _field(
        self, draft: Draft, of: Field, cells: Sequence[tuple[int, RawCell]]
    ) -> None:
        """Read the filled cells of one field of one row."""
        if of.id == NOMINATED_FOR and of.type.kind is Kind.SET:
            self._awards(draft, of, cells)
            return
        readings: list[Value] = []
        for column, cell in cells:
            value = self._cell(cell, of)
            if isinstance(value, Unreadable):
                self._fault(draft, of, column, value)
            elif value is not None:
                readings.append(value)
        if of.id in draft.faults or not readings:
            return
        if of.type.kind is Kind.LINK:
            draft.links[of.id] = tuple(str(value) for value in readings)
        elif any(value != readings[0] for value in readings):
            both = " / ".join(shown(cell) for _, cell in cells)
            contradiction = Unreadable(Code.COLUMNS_CONTRADICT, both)
            self._fault(draft, of, cells[1][0], contradiction)
        else:
            draft.values[of.id] = readings[0]

    def _cell(self, cell: RawCell, of: Field) -> Value | Unreadable | None:
        """Return a cell's value; a link stays the text it is."""
        if of.type.kind is not Kind.LINK:
            return read_cell(cell, of.type, self._known)
        return cell if isinstance(cell, Unreadable) else read_text(cell)

    def _awards(
        self, draft: Draft, of: Field, cells: Sequence[tuple[int, RawCell]]
    ) -> None:
        """Read what a nominee is put forward for; an unknown award spoils no other."""
        awards: set[str] = set()
        for column, cell in cells:
            if isinstance(cell, Unreadable):
                self._fault(draft, of, column, cell)
                continue
            found, faults = read_choices(cell, self._known[of.type.of or ""])
            awards.update(found)
            for fault in faults:
                code = (
                    Code.AWARD_UNKNOWN
                    if fault.code is Code.VALUE_UNKNOWN
                    else fault.code
                )
                self._fault(draft, of, column, Unreadable(code, fault.found))
        if awards:
            draft.values[of.id] = tuple(sorted(awards))
            draft.faults.pop(of.id, None)

    def _fault(self, draft: Draft, of: Field, column: int, why: Unreadable) -> None:
        """Leave a field unknown and say why."""
        draft.faults[of.id] = why.code.value
        if why.code not in {Code.CELL_ERROR, Code.CELL_FORMULA}:
            draft.written[of.id] = why.found
        place = self._table.source.place(draft.place.row, column)
        self.problems.append(
            problem(
                why.code,
                place,
                found=why.found,
                field=of.title.vi,
                nearest=self._nearest(of.type, why.found) or "–",
                low=_limit(of.type, of.type.low),
                high=_limit(of.type, of.type.high),
                scale=str(of.type.scale),
            )
        )

    def _nearest(self, of_type: ValueType, found: str) -> str:
        """Return the nearest value of an enum."""
        if of_type.kind not in {Kind.ENUM, Kind.SET}:
            return ""
        return self._known[of_type.of or ""].nearest(found)


def _limit(of_type: ValueType, code: int | None) -> str:
    """Return an end of a declared range as people write it."""
    if code is None:
        return "…"
    if of_type.kind is Kind.DATE:
        return date.fromordinal(code).isoformat()
    if of_type.kind is Kind.DECIMAL and of_type.scale:
        whole, rest = divmod(abs(code), 10**of_type.scale)
        return f"{'-' * (code < 0)}{whole}.{rest:0{of_type.scale}}"
    return str(code)
