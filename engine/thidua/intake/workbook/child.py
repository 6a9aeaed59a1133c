"""The program of the child: a workbook on stdin to lines of JSON on stdout.

It runs alone under limits, reads one file, and is thrown away. Everything that looks
inside the file happens here: unpacking and parsing what somebody sent is what the
limits are for, so the parent does no part of the scan. Where limits hold, the reader
works while the scan does, and waits for its word before anything is sent; should the
reader die of the file first, the parent asks for the scan alone, to know why. Where a
system knows no limits, the reader starts after the scan.
"""

import gc
import json
import os
import queue
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeAlias

from thidua.intake.workbook.columns import ERROR, FORMULA, Cell, encode
from thidua.intake.workbook.danger import Danger, damaged
from thidua.intake.workbook.kinds import scan
from thidua.intake.workbook.seen import Seen

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MEMORY = 1 << 30  # bytes
SECONDS = 20  # of the processor
READ, SCAN_ONLY, PARQUET = "read", "scan", "parquet"

_CELLS = 50_000  # in one line
_ROWS = 4096

_Read: TypeAlias = "tuple[str, bool, CalamineSheet] | BaseException | None"
_Special: TypeAlias = dict[int, list[tuple[int, str, str]]]


def main(mode: str) -> None:
    """Read the workbook on stdin; what stops the reading is said in the last line."""
    gc.disable()
    limited = _limit()
    try:
        _read(sys.stdin.buffer.read(), mode, in_parallel=limited)
    except Danger as danger:
        _send({"refused": danger.code, "details": danger.details})
    except MemoryError:
        _send({"refused": "WORKBOOK_STOPPED", "details": {}})
    os._exit(0)  # the reader may still be at work


def _limit() -> bool:
    """Set the limits of this process; tell whether the one on memory holds."""
    try:
        import resource
    except ImportError:
        return False
    limits = (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
    )
    held = False
    for kind, most in limits:
        held = False
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))
            held = True
    return held and sys.platform == "linux"


def _read(content: bytes, mode: str, *, in_parallel: bool) -> None:
    """Scan a workbook, read it, and send what both saw."""
    if mode == PARQUET:
        from thidua.intake.sources.parquet import sent

        for line in sent(content):
            _send(line)
        _send({"end": True})
        return
    opened: queue.Queue[_Read] = queue.Queue(maxsize=1)
    reader = threading.Thread(target=_open, args=(content, opened), daemon=True)
    if in_parallel and mode != SCAN_ONLY:
        reader.start()
    seen = scan(content)
    if mode != SCAN_ONLY:
        if not in_parallel:
            reader.start()
        _send_sheets(seen, opened)
    _send({"end": True})


def _send_sheets(seen: dict[str, Seen], opened: "queue.Queue[_Read]") -> None:
    """Send every sheet; the reader and the scan have to find the same ones."""
    left = dict(seen)
    while (read := opened.get()) is not None:
        if isinstance(read, BaseException):
            raise read
        name, hidden, sheet = read
        if name not in left:
            raise damaged(part=name[:100])
        _send_sheet(sheet, left.pop(name), hidden=hidden)
    if left:
        raise damaged(part=min(left)[:100])


def _open(content: bytes, opened: "queue.Queue[_Read]") -> None:
    """Put every worksheet into a queue, or what went wrong.

    A fault inside calamine arrives as a PanicException, which is no Exception.
    """
    part = "workbook"
    try:
        from io import BytesIO

        from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

        book = CalamineWorkbook.from_filelike(BytesIO(content))
        for sheet in book.sheets_metadata:
            part = sheet.name
            if sheet.typ == SheetTypeEnum.WorkSheet:
                hidden = sheet.visible != SheetVisibleEnum.Visible
                opened.put((sheet.name, hidden, book.get_sheet_by_name(sheet.name)))
        opened.put(None)
    except MemoryError as fault:
        opened.put(fault)
    except BaseException:  # noqa: BLE001
        opened.put(damaged(part=part[:100]))


def _send_sheet(sheet: "CalamineSheet", seen: Seen, *, hidden: bool) -> None:
    """Send one sheet: what marks it, then its rows."""
    _send({"sheet": seen.sheet, "hidden": hidden, "marks": seen.marks()})
    left = (sheet.start or (0, 0))[1]
    special = _special(seen)
    try:
        for numbers, rows in _chunks(sheet, special):
            columns = list(zip(*rows, strict=True))
            _send(
                {
                    "rows": _spans(numbers),
                    "columns": _encoded(columns, left, numbers, special, seen),
                }
            )
    except Danger as danger:
        raise Danger(danger.code, sheet=seen.sheet) from danger


def _special(seen: Seen) -> _Special:
    """Return by row the cells that are more than calamine says."""
    found: _Special = {}
    for (row, column), text in seen.errors.items():
        found.setdefault(row, []).append((column, ERROR, text or "#"))
    for row, column in seen.formulas:
        found.setdefault(row, []).append((column, FORMULA, "="))
    return found


def _chunks(
    sheet: "CalamineSheet", special: _Special
) -> Iterator[tuple[list[int], list[list[Any]]]]:
    """Yield rows that are not empty, counted from 0, some at a time."""
    width = sheet.width
    most = max(1, min(_ROWS, _CELLS // max(width, 1)))
    numbers: list[int] = []
    rows: list[list[Any]] = []
    number = -1
    for number, row in enumerate(sheet.iter_rows()):
        if row.count("") < len(row) or number in special:
            numbers.append(number)
            rows.append(row)
            if len(rows) >= most:
                yield numbers, rows
                numbers, rows = [], []
    for beyond in sorted(row for row in special if row > number):
        numbers.append(beyond)
        rows.append([""] * width)
    if rows:
        yield numbers, rows


def _encoded(
    columns: list[tuple[Cell, ...]],
    left: int,
    numbers: list[int],
    special: _Special,
    seen: Seen,
) -> list[object]:
    """Return the columns of some rows, from the sheet's first column on."""
    here = {n: special[n] for n in numbers if n in special} if special else {}
    marked: dict[int, dict[int, tuple[str, str]]] = {}
    for position, number in enumerate(numbers if here else ()):
        for column, kind, text in here.get(number, ()):
            marked.setdefault(column, {})[position] = (kind, text)
    width = max([left + len(columns), *(column + 1 for column in marked)])
    blank = ("",) * len(numbers)
    return [
        encode(
            columns[column - left] if 0 <= column - left < len(columns) else blank,
            marked.get(column, {}),
            _percents(seen.percents.get(column), numbers),
        )
        for column in range(width)
    ]


def _percents(shown: bytearray | None, numbers: list[int]) -> bytes:
    """Return one byte for each of some rows: whether it shows a percent sign."""
    if shown is None:
        return b""
    first, last = numbers[0], numbers[-1] + 1
    if last - first == len(numbers) and last <= len(shown):
        return bytes(shown[first:last])
    return bytes(number < len(shown) and shown[number] for number in numbers)


def _spans(numbers: list[int]) -> list[list[int]]:
    """Return row numbers from 1 as first and last of what follows one another."""
    if numbers[-1] - numbers[0] == len(numbers) - 1:
        return [[numbers[0] + 1, numbers[-1] + 1]]
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][1] == number:
            spans[-1][1] = number + 1
        else:
            spans.append([number + 1, number + 1])
    return spans


def _send(line: dict[str, object]) -> None:
    """Write one line."""
    text = json.dumps(line, ensure_ascii=False, separators=(",", ":"))
    sys.stdout.buffer.write(text.encode() + b"\n")
    sys.stdout.buffer.flush()
