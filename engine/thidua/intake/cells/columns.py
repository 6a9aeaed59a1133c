"""The cells of one column to answers row by row; equal cells are read once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import NoneType
from typing import Generic, TypeAlias, TypeVar, cast

from thidua.intake.codes import Code
from thidua.intake.grid import Binding, RawCell, RawSheet, Unreadable, is_blank
from thidua.intake.letters.convert import convert
from thidua.intake.spelling import are_clean, clean, fold
from thidua.model.mapping import Letters
from thidua.model.records import Value
from thidua.texts.intake_words import DITTO_WORDS

Answer: TypeAlias = Value | Unreadable | None
"""What a cell says of a field: a value, nothing, or why that is not known."""

T = TypeVar("T")
S = TypeVar("S")
_Key: TypeAlias = RawCell | tuple[str, str]

# Equal cells of these types are one and the same. Of others that need not be so:
# True equals 1, 1.50 equals 1.5, and one moment has an hour in every zone.
_EXACT = frozenset({str, int, date, NoneType})
_TEXTS = frozenset({str, NoneType})
_DITTO = frozenset(map(fold, DITTO_WORDS))
_LONGEST_MARK = 14  # characters of a cell that may be a mark


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

    def dashes(self) -> int:
        """Return the number of cells with a dash for nothing."""
        drawn = {key for key in self.read if isinstance(key, str) and _is_dash(key)}
        return sum(key in drawn for key in self.keys) if drawn else 0

    def to(self, change: Callable[[T], S]) -> "Column[S]":
        """Return the column with everything it gave changed."""
        read = {key: change(given) for key, given in self.read.items()}
        return Column(self.number, self.keys, self.cells, read)


def read_column(
    cells: Sequence[RawCell], binding: Binding, read: Callable[[RawCell], T]
) -> Column[T]:
    """Read every distinct cell of a column once."""
    keys = _keys(cells)
    distinct = dict(zip(keys, cells, strict=True))
    if binding.letters is not None:
        distinct = {k: _in(binding.letters, cell) for k, cell in distinct.items()}
    distinct = {key: _meant(cell) for key, cell in distinct.items()}
    given = {key: read(cell) for key, cell in distinct.items()}
    return Column(binding.column, keys, distinct, given)


def clean_texts(cells: Sequence[RawCell], binding: Binding) -> Column[Answer] | None:
    """Return a column of texts that say just what they are, if it is one."""
    if binding.letters is not None or not _TEXTS.issuperset(map(type, cells)):
        return None
    distinct = dict.fromkeys(cells)
    texts = [cell for cell in distinct if isinstance(cell, str)]
    if any(text.startswith("'") for text in texts) or not are_clean(texts):
        return None
    if any(_meant(text) is not text for text in texts):
        return None
    said: dict[_Key, Answer] = {text: text for text in texts}
    if None in distinct:
        said[None] = None
    return Column(binding.column, cells, cast("dict[_Key, RawCell]", said), said)


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


def _meant(cell: RawCell) -> RawCell:
    """Return a cell; nothing for a dash, a fault for a mark of the cell above."""
    if type(cell) is not str or len(cell) > _LONGEST_MARK:
        return cell
    if _is_dash(cell):
        return None
    return Unreadable(Code.CELL_DITTO, cell) if fold(cell) in _DITTO else cell


def _is_dash(text: str) -> bool:
    """Tell whether a text is a dash, and not just empty."""
    return not text[:1].isalnum() and is_blank(text) and bool(clean(text))


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
