"""Lines of the child to raw sheets; every shape and size in them is checked."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, pairwise
from typing import TypeAlias, TypeVar

from thidua.intake.codes import Code, Refused
from thidua.intake.grid import (
    Area,
    Marks,
    Percent,
    Position,
    RawCell,
    RawRow,
    RawSheet,
    Unreadable,
)
from thidua.intake.workbook.columns import (
    BETWEEN,
    DAY,
    ERROR,
    FORMULA,
    MOMENT,
    NUMBER,
    PERCENT,
    TEXT,
    YES_NO,
)
from thidua.intake.workbook.danger import LARGEST_SHEET
from thidua.model.mapping import Letters

_UNCOMPUTED = "=…"
_LONGEST_NUMBER = 32
_LARGEST_POWER = 308
_MOST_DIGITS = 16  # no text of so few letters overflows
_MOST_KEPT = 1 << 17
_LAST_ROW = 1_048_576
_NO_NUMBERS = frozenset({"inf", "-inf", "nan", "-nan"})
_FAULTS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    StopIteration,
    TypeError,
    ValueError,
)

Column: TypeAlias = list[RawCell]
_Kind = TypeVar("_Kind")


class Received:
    """The sheets of one workbook, as their lines arrive."""

    def __init__(self, file: str) -> None:
        """Begin with no sheet."""
        self._file = file
        self._found: list[tuple[str, Marks, list[RawRow]]] = []
        self._shared: dict[str, str] = {}
        self._readers: dict[str, Callable[[str], RawCell]] = {
            TEXT: _text,
            NUMBER: _Kept(_number).__getitem__,
            PERCENT: _Kept(_percent).__getitem__,
            DAY: _Kept(date.fromisoformat).__getitem__,
            MOMENT: _Kept(datetime.fromisoformat).__getitem__,
            YES_NO: bool,
            ERROR: lambda text: Unreadable(Code.CELL_ERROR, text),
            FORMULA: lambda _: Unreadable(Code.CELL_FORMULA, _UNCOMPUTED),
        }
        self._cells = 0
        self.is_complete = False

    def take(self, line: bytes) -> None:
        """Take one line.

        Raises:
            Refused: the child refuses the file, or what it says has no sense.
        """
        try:
            self._take(json.loads(line))
        except _FAULTS as fault:
            raise Refused(Code.WORKBOOK_STOPPED) from fault

    def sheets(self) -> tuple[RawSheet, ...]:
        """Return the sheets that hold anything."""
        filled = [found for found in self._found if found[2]]
        return tuple(
            RawSheet(
                self._file,
                name,
                tuple(rows),
                sheet=name,
                alone=len(filled) == 1,
                marks=marks,
            )
            for name, marks, rows in filled
        )

    def _take(self, said: Mapping[str, object]) -> None:
        """Take what one line says."""
        if "refused" in said:
            raise _refusal(said)
        if "sheet" in said:
            name = _as(str, said["sheet"])
            marks = _marks(_as(dict, said["marks"]), hidden=said["hidden"] is True)
            self._found.append((name, marks, []))
            self._cells = 0
        elif "rows" in said:
            self._rows(_as(list, said["rows"]), _as(list, said["columns"]))
        else:
            self.is_complete = said["end"] is True

    def _rows(self, numbers: list[object], columns: list[object]) -> None:
        """Take some rows, column by column."""
        rows = self._found[-1][2]
        between = _row_numbers(numbers)
        self._cells += len(between) * len(columns)
        after = rows[-1].number if rows else 0
        if between[0] <= after or self._cells > LARGEST_SHEET:
            raise ValueError
        read = [self._column(_as(list, column)) for column in columns]
        if {len(column) for column in read} != {len(between)}:
            raise ValueError
        rows.extend(map(RawRow, between, zip(*read, strict=True)))

    def _column(self, said: list[object]) -> Column:
        """Return one column: of one kind, of texts by number, or cell by cell."""
        kinds, held, *rest = said
        if isinstance(held, dict):
            return self._mixed(_as(str, kinds), held)
        if rest:
            texts = self._texts(_as(str, held))
            return list(map(texts.__getitem__, _as(list, rest[0])))
        if kinds == TEXT:
            return [text or None for text in _as(str, held).split(BETWEEN)]
        return self._uniform(_as(str, kinds), _as(str, held).split(" "))

    def _texts(self, joined: str) -> Column:
        """Return texts that stand in many cells; they are kept once."""
        share = self._shared.setdefault
        return [share(text, text) if text else None for text in joined.split(BETWEEN)]

    def _uniform(self, kind: str, texts: list[str]) -> Column:
        """Return cells of one kind other than text."""
        if kind == NUMBER and max(map(len, texts)) <= _MOST_DIGITS:
            try:
                return list(map(int, texts))
            except ValueError:
                pass
        return list(map(self._readers[kind], texts))

    def _mixed(self, kinds: str, pools: Mapping[str, object]) -> Column:
        """Return cells of several kinds."""
        following = {
            kind: map(self._readers[kind], _as(list, texts))
            for kind, texts in pools.items()
        }
        return [next(following[kind]) for kind in kinds]


class _Kept(dict[str, RawCell]):
    """What texts stand for, made once for as many as are worth keeping."""

    def __init__(self, make: Callable[[str], RawCell]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: str) -> RawCell:
        """Make what a text stands for."""
        if len(self) >= _MOST_KEPT:
            self.clear()
        made = self[text] = self._make(text)
        return made


def _number(text: str) -> RawCell:
    """Return an exact number; what is none was never a quantity."""
    if text in _NO_NUMBERS:
        return Unreadable(Code.CELL_ERROR, text)
    exact = _exact(text)
    whole = int(exact)
    return whole if whole == exact else exact


def _percent(text: str) -> RawCell:
    """Return a number shown with a percent sign."""
    if text in _NO_NUMBERS:
        return Unreadable(Code.CELL_ERROR, text)
    return Percent(_exact(text))


def _exact(text: str) -> Decimal:
    """Return a number no longer and no larger than a float is."""
    exact = Decimal(text[:_LONGEST_NUMBER])
    if len(text) > _LONGEST_NUMBER or exact.adjusted() > _LARGEST_POWER:
        raise ValueError
    return exact


def _text(text: str) -> RawCell:
    """Return a text; an empty one is no entry."""
    return text or None


def _row_numbers(said: list[object]) -> list[int]:
    """Return the numbers of rows, given as spans from first to last."""
    spans = [_pair(_as(list, span)) for span in said]
    are_apart = all(one[1] < other[0] for one, other in pairwise(spans))
    are_whole = all(0 < first <= last <= _LAST_ROW for first, last in spans)
    if not (are_apart and are_whole):
        raise ValueError
    return list(chain.from_iterable(range(a, b + 1) for a, b in spans))


def _marks(said: Mapping[str, object], *, hidden: bool) -> Marks:
    """Return the marks of a sheet."""
    rows = {name: _rows_of(said[name]) for name in said}
    return Marks(
        merged=tuple(Area(*_whole(row, 4)) for row in rows["merged"]),
        hidden=hidden,
        hidden_rows=_spans(rows["hidden_rows"]),
        hidden_columns=_spans(rows["hidden_columns"]),
        struck=frozenset((row, column) for row, column in map(_pair, rows["struck"])),
        comments={_pair(row[:2]): _as(str, row[2]) for row in rows["comments"]},
        old_fonts=dict(chain.from_iterable(map(_fonts, rows["old_fonts"]))),
    )


def _fonts(row: list[object]) -> Iterator[tuple[Position, Letters]]:
    """Yield the cells of a span that has an old font."""
    column, first, last = _whole(row[:3], 3)
    letters = Letters(_as(str, row[3]))
    if not 0 <= first <= last <= _LAST_ROW:
        raise ValueError
    return (((number, column), letters) for number in range(first, last + 1))


def _spans(rows: Iterable[list[object]]) -> frozenset[int]:
    """Return every number of some spans, ends included."""
    spans = [_pair(row) for row in rows]
    if any(not 0 <= first <= last <= _LAST_ROW for first, last in spans):
        raise ValueError
    return frozenset(chain.from_iterable(range(a, b + 1) for a, b in spans))


def _rows_of(said: object) -> list[list[object]]:
    """Return a list of lists."""
    return [_as(list, row) for row in _as(list, said)]


def _whole(row: list[object], length: int) -> list[int]:
    """Return so many whole numbers."""
    if len(row) != length:
        raise ValueError
    return [_as(int, number) for number in row]


def _pair(row: list[object]) -> Position:
    """Return a row's number and a column."""
    row_number, column = _whole(row, 2)
    return row_number, column


def _refusal(said: Mapping[str, object]) -> Refused:
    """Return why the child refuses the file."""
    details = _as(dict, said["details"])
    return Refused(
        Code[_as(str, said["refused"])],
        **{str(name): _as(str, text)[:200] for name, text in details.items()},
    )


def _as(kind: type[_Kind], said: object) -> _Kind:
    """Return something if it is of a kind."""
    if not isinstance(said, kind) or isinstance(said, bool):
        raise TypeError
    return said
