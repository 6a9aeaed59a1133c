"""Finding a nominee of a run by code, by name, or by its row in the workbook."""

import re

from thidua.errors import InputUnreadable
from thidua.intake.spelling import fold_name
from thidua.model.records import Batch, Record
from thidua.packs.faults import nearest
from thidua.problems import Place, Problem, Severity

_ROW = re.compile(r"(?:(?P<sheet>.+)[!:])?(?P<row>[0-9]+)")
SHOWN_CANDIDATES = 10


def find_nominees(batch: Batch, asked: str) -> tuple[Record, ...]:
    """Return the nominees meant: one, or several that fit equally well.

    Args:
        batch: The records of a run.
        asked: A code, a name with or without accents, `sheet:row`, or a row.

    Raises:
        InputUnreadable: Nobody fits; the nearest are named.
    """
    exact = batch.nominees.get(asked)
    if exact is not None:
        return (exact,)
    for found in (_by_name(batch, asked), _by_row(batch, asked)):
        if found:
            return found
    names = [str(r.get("name") or r.key) for r in batch.nominees.values()]
    details = {"found": asked, "nearest": nearest(asked, [*names, *batch.nominees])}
    raise InputUnreadable(Problem("R009", Place("NOMINEE"), Severity.ERROR, details))


def _by_name(batch: Batch, asked: str) -> tuple[Record, ...]:
    wanted = fold_name(asked)
    if not wanted:
        return ()
    names = [
        (fold_name(str(record.get("name") or "")), record)
        for record in batch.nominees.values()
    ]
    whole = tuple(record for name, record in names if name == wanted)
    return whole or tuple(record for name, record in names if wanted in name)


def _by_row(batch: Batch, asked: str) -> tuple[Record, ...]:
    parts = _ROW.fullmatch(asked)
    if parts is None:
        return ()
    row, sheet = int(parts["row"]), parts["sheet"]
    return tuple(
        record
        for record in batch.nominees.values()
        if record.place.row == row
        and (sheet is None or fold_name(sheet) == fold_name(record.place.sheet or ""))
    )
