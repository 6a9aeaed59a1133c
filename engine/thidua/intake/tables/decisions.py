"""The map of a batch to what people decided about one sheet, and what fits nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from thidua.intake.codes import Code, problem
from thidua.intake.grid import RawSheet, RawTable
from thidua.intake.spelling import fold_name
from thidua.intake.tables.headings import heading_key
from thidua.model.mapping import ColumnMap, IntakeMap, SheetMap
from thidua.model.vocabulary import Vocabulary
from thidua.problems import Place, Problem
from thidua.texts.intake_words import MONEY_UNITS

_EVERY = "*"


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided about one sheet; columns are by the key of their heading."""

    record: str | None = None
    left_out: bool = False
    header: tuple[int, ...] = ()
    columns: Mapping[str, ColumnMap] = field(default_factory=dict)
    conversions: Mapping[str, ColumnMap] = field(default_factory=dict)


def decided(sheet: RawSheet, mapping: IntakeMap, vocabulary: Vocabulary) -> Decisions:
    """Return the decisions about a sheet; those that name it beat the general ones."""
    fits = [entry for entry in mapping.sheets if _fits(entry, sheet)]
    fits.sort(key=_exactness)
    records = [e.record for e in fits if e.record in vocabulary.records]
    headers = [entry.header for entry in fits if entry.header]
    return Decisions(
        record=records[-1] if records else None,
        left_out=any(entry.left_out for entry in fits),
        header=headers[-1] if headers else (),
        columns={heading_key(c.heading): c for e in fits for c in e.columns},
        conversions={heading_key(c.heading): c for e in fits for c in e.conversions},
    )


def unused(
    mapping: IntakeMap,
    sheets: Sequence[RawSheet],
    tables: Sequence[RawTable],
    vocabulary: Vocabulary,
) -> Iterator[Problem]:
    """Yield a warning for every decision that fits nothing in the batch."""
    for entry in mapping.sheets:
        place = Place(entry.file or _EVERY, entry.sheet)
        for found in _idle(entry, sheets, tables, vocabulary):
            yield problem(Code.MAP_UNUSED, place, found=found)


def _idle(
    entry: SheetMap,
    sheets: Sequence[RawSheet],
    tables: Sequence[RawTable],
    vocabulary: Vocabulary,
) -> Iterator[str]:
    """Yield the parts of a decision that fit nothing."""
    named = [sheet for sheet in sheets if _fits(entry, sheet)]
    if not named:
        yield str(Place(entry.file or _EVERY, entry.sheet))
        return
    if entry.record is not None and entry.record not in vocabulary.records:
        yield entry.record
    numbers = {row.number for sheet in named for row in sheet.rows}
    yield from (str(number) for number in entry.header if number not in numbers)
    maps = (*entry.columns, *entry.conversions)
    yield from (c.counted_in for c in maps if c.counted_in and not factor(c))
    own = [table for table in tables if _fits(entry, table.source)]
    known = {heading_key(text) for table in own for text in table.headings}
    if own:
        yield from (c.heading for c in maps if heading_key(c.heading) not in known)


def factor(column: ColumnMap | None) -> int | None:
    """Return the number of VND that an amount of a column counts, if it was decided."""
    unit = column.counted_in if column else None
    return MONEY_UNITS.get(unit.casefold()) if unit else None


def _exactness(entry: SheetMap) -> tuple[int, bool]:
    """Return what orders decisions; a file's bare name may be that of several."""
    named = (entry.file is not None) + (entry.sheet is not None)
    return named, "/" in (entry.file or "")


def _fits(entry: SheetMap, sheet: RawSheet) -> bool:
    """Tell whether a decision is about a sheet; case and punctuation do not count."""
    if entry.file is not None and _folded(entry.file) not in (
        _folded(sheet.file),
        _folded(PurePosixPath(sheet.file).name),
    ):
        return False
    return entry.sheet is None or fold_name(entry.sheet) == fold_name(sheet.name)


def _folded(file: str) -> tuple[str, ...]:
    """Return the key of a file's name, folder by folder."""
    return tuple(map(fold_name, file.split("/")))
