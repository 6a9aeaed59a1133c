"""The cells of one column to answers row by row; equal cells are read once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import NoneType
from typing import Generic, TypeAlias, TypeVar

from thidua.intake.grid import Binding, RawCell, RawRow, RawSheet, Unreadable
from thidua.intake.letters.convert import convert
from thidua.model.mapping import Letters
from thidua.model.records import Value

Answer: TypeAlias = Value | Unreadable | None
"""What a cell says of a field: a value, nothing, or why that is not known."""

T = TypeVar("T")
S = TypeVar("S")
_Key: TypeAlias = RawCell | tuple[str, str]

# Equal cells of these types are one and the same. Of others that need not be so:
# True equals 1, 1.50 equals 1.5, and one moment has an hour in every zone.
_EXACT = frozenset({str, int, date, NoneType})


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column read.

    `keys` tells the cells of the rows apart; `cells` and `read` hold, by key, each
    distinct cell and what it gave.
    """

    number: int
    keys: Sequence[_Key]
    cells: Mapping[_Key, RawCell]
    read: Mapping[_Key, T]

    def at(self, row: int) -> T:
        """Return what the cell of one row gave."""
        return self.read[self.keys[row]]

    def cell(self, row: int) -> RawCell:
        """Return the cell of one row."""
        return self.cells[self.keys[row]]

    def all(self) -> list[T]:
        """Return what the cell of every row gave."""
        return list(map(self.read.__getitem__, self.keys))

    def where(self, is_meant: Callable[[T], bool]) -> list[int]:
        """Return the rows whose cell gave something of a kind."""
        keys = {key for key, given in self.read.items() if is_meant(given)}
        if not keys:
            return []
        return [row for row, key in enumerate(self.keys) if key in keys]

    def to(self, change: Callable[[T], S]) -> "Column[S]":
        """Return the column with everything it gave changed."""
        read = {key: change(given) for key, given in self.read.items()}
        return Column(self.number, self.keys, self.cells, read)


def read_column(
    rows: Sequence[RawRow], binding: Binding, read: Callable[[RawCell], T]
) -> Column[T]:
    """Read every distinct cell of a column once; a short row has an empty one."""
    number = binding.column
    cells = [row.cells[number] if number < len(row.cells) else None for row in rows]
    keys = _keys(cells)
    distinct = dict(zip(keys, cells, strict=True))
    if binding.letters is not None:
        distinct = {k: _in(binding.letters, cell) for k, cell in distinct.items()}
    given = {key: read(cell) for key, cell in distinct.items()}
    return Column(number, keys, distinct, given)


def letters_of(source: RawSheet, bindings: Sequence[Binding]) -> Mapping[str, str]:
    """Return the letters of the first column that fills each field."""
    found: dict[str, str] = {}
    for binding in sorted(bindings, key=lambda binding: binding.column):
        column = source.place(column=binding.column).column
        if column is not None:
            for name in (*binding.into.values(), *binding.sets):
                found.setdefault(name, column)
    return found


def _in(letters: Letters, cell: RawCell) -> RawCell:
    """Return a cell of a column in old letters in Unicode."""
    return convert(cell, letters) if isinstance(cell, str) else cell


def _keys(cells: Sequence[RawCell]) -> Sequence[_Key]:
    """Return what tells cells apart."""
    if _EXACT.issuperset(map(type, cells)):
        return cells
    return [
        cell if type(cell) in _EXACT else (type(cell).__name__, repr(cell))
        for cell in cells
    ]


def is_fault(answer: object) -> bool:
    """Tell whether a cell gave no answer but a reason."""
    return type(answer) is Unreadable
