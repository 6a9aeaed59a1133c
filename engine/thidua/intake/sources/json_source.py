"""A .json or .ndjson text to raw sheets, one a table."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TypeAlias

from thidua.intake.codes import Code, Refused
from thidua.intake.grid import Listed, RawCell, RawRow, RawSheet, Unreadable

_TABLE = "table"
_LONGEST = 40  # digits; no quantity has more
_DEEPEST = 50  # lists within lists
_Numbered: TypeAlias = tuple[int, Mapping[str, object]]


def read_json(text: str, file: str) -> tuple[RawSheet, ...]:
    """Return the tables of `{table: [rows]}`, of rows with `table`, or of such lines.

    Raises:
        Refused: the text is no JSON, or of another shape.
    """
    tables: dict[str, list[_Numbered]] = {}
    for name, numbered in _entries(text):
        tables.setdefault(name, []).extend(numbered)
    return tuple(_sheet(file, name, rows) for name, rows in tables.items())


def _entries(text: str) -> Iterable[tuple[str, list[_Numbered]]]:
    """Return rows with the name of their table."""
    parsed = _parse(text)
    if isinstance(parsed, list):
        return [_named(number, row) for number, row in parsed]
    return [
        (name, [(number, _row(row)) for number, row in enumerate(_list(rows), start=1)])
        for name, rows in parsed.items()
    ]


def _parse(text: str) -> dict[str, object] | list[tuple[int, object]]:
    """Return the mapping of tables, or rows with their numbers."""
    try:
        whole = _loads(text)
    except json.JSONDecodeError as fault:
        lines = [
            (number, line)
            for number, line in enumerate(text.split("\n"), start=1)
            if line.strip()
        ]
        if len(lines) < 2 or not lines[0][1].rstrip().endswith("}"):  # noqa: PLR2004
            raise _broken(fault) from fault
        return [(number, _line(number, line)) for number, line in lines]
    if isinstance(whole, dict) and isinstance(whole.get(_TABLE), str):
        return [(1, whole)]
    if isinstance(whole, dict):
        return whole
    return list(enumerate(_list(whole), start=1))


def _line(number: int, line: str) -> object:
    """Return one line of an .ndjson text."""
    try:
        return _loads(line)
    except json.JSONDecodeError as fault:
        raise Refused(Code.JSON_BROKEN, line=str(number), found=fault.msg) from fault


def _loads(text: str) -> object:
    """Parse JSON with exact numbers; names given twice and NaN are refused."""
    try:
        return json.loads(
            text,
            parse_float=_exact,
            parse_int=_whole,
            parse_constant=_constant,
            object_pairs_hook=_once,
        )
    except RecursionError as fault:
        raise Refused(Code.JSON_SHAPE, found="[[[[…") from fault


def _whole(digits: str) -> object:
    """Return an integer; one longer than any quantity stays a text."""
    return digits if len(digits) > _LONGEST else int(digits)


def _exact(digits: str) -> object:
    """Return a number; one far from any quantity stays a text."""
    if len(digits) > _LONGEST:
        return digits
    try:
        number = Decimal(digits)
    except ArithmeticError:
        return digits
    return number if abs(number.adjusted()) <= _LONGEST else digits


def _constant(name: str) -> object:
    """Return NaN and the infinities, which no quantity is, as what they are."""
    return Unreadable(Code.CELL_ERROR, name)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object, refusing a name given twice."""
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise Refused(Code.JSON_SHAPE, found=f'"{name}" × 2')
        found[name] = value
    return found


def _broken(fault: json.JSONDecodeError) -> Refused:
    """Say where the text stops being JSON."""
    return Refused(Code.JSON_BROKEN, line=str(fault.lineno), found=fault.msg)


def _named(number: int, row: object) -> tuple[str, list[_Numbered]]:
    """Return one row with the table it names."""
    fields = _row(row)
    name = fields.get(_TABLE)
    if not isinstance(name, str):
        raise Refused(Code.JSON_SHAPE, found=_shown(row))
    rest = {key: value for key, value in fields.items() if key != _TABLE}
    return name, [(number, rest)]


def _list(rows: object) -> list[object]:
    """Return rows, or refuse what is no list."""
    if not isinstance(rows, list):
        raise Refused(Code.JSON_SHAPE, found=_shown(rows))
    return rows


def _row(row: object) -> Mapping[str, object]:
    """Return a row, or refuse what is no object."""
    if not isinstance(row, dict):
        raise Refused(Code.JSON_SHAPE, found=_shown(row))
    return row


def _sheet(file: str, name: str, rows: list[_Numbered]) -> RawSheet:
    """Return a table: a first row of field names, then the rows."""
    names = sorted({key for _, row in rows for key in row})
    header = RawRow(0, tuple(names))
    body = tuple(
        RawRow(number, tuple(_cell(row.get(key)) for key in names))
        for number, row in rows
    )
    return RawSheet(file, name, (header, *body), sheet=name, structured=True)


def _cell(value: object, depth: int = 0) -> RawCell:
    """Return a value as a cell; an object in a cell has no meaning."""
    if value is None or isinstance(value, str | bool | int | Decimal | Unreadable):
        return value
    if isinstance(value, list) and depth < _DEEPEST:
        return Listed(tuple(_cell(item, depth + 1) for item in value))
    return Unreadable(Code.CELL_SHAPE, _shown(value))


def _shown(value: object) -> str:
    """Return the start of a value as JSON."""
    try:
        return json.dumps(value, ensure_ascii=False, default=str)[:60]
    except RecursionError:
        return "[[[[…"
