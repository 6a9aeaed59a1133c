"""Add one vocabulary to another: two sources in, their union out.

New enums, values, record types and fields are added; the same thing said again is
allowed; a different meaning for a known name is a fault.
"""

from typing import TypeVar

from thidua.packs.faults import Faults
from thidua.packs.source import Source
from thidua.packs.source_vocabulary import (
    EnumSource,
    RecordSource,
    VocabularySource,
)

S = TypeVar("S", bound=Source)


def merge_vocabulary(
    base: VocabularySource, extra: VocabularySource, faults: Faults
) -> VocabularySource:
    """Return a vocabulary with the additions of another."""
    enums, records = dict(base.enums), dict(base.records)
    for name, enum in extra.enums.items():
        known = enums.get(name)
        enums[name] = enum if known is None else _merged_enum(known, enum, name, faults)
    for name, record in extra.records.items():
        old = records.get(name)
        records[name] = (
            record if old is None else _merged_record(old, record, name, faults)
        )
    update = {"enums": enums, "records": records, "vocabulary": None}
    return base.model_copy(update=update)


def _merged_enum(
    base: EnumSource, extra: EnumSource, name: str, faults: Faults
) -> EnumSource:
    _same_head(base, extra, (name, "values"), faults)
    values = _union(base.values, extra.values, name, faults)
    return base.model_copy(update={"values": values})


def _merged_record(
    base: RecordSource, extra: RecordSource, name: str, faults: Faults
) -> RecordSource:
    _same_head(base, extra, (name, "fields"), faults)
    fields = _union(base.fields, extra.fields, name, faults)
    sheets = tuple(dict.fromkeys((*base.sheets, *extra.sheets)))
    known = [_plain(column) for column in base.columns]
    new = (column for column in extra.columns if _plain(column) not in known)
    columns = (*base.columns, *new)
    update = {"fields": fields, "sheets": sheets, "columns": columns}
    return base.model_copy(update=update)


def _same_head(base: S, extra: S, names: tuple[str, str], faults: Faults) -> None:
    owner, parts = names
    for key in extra.model_fields_set - {parts, "sheets", "columns"}:
        before, now = _plain(getattr(base, key)), _plain(getattr(extra, key))
        if before != now:
            faults.add("P092", extra.place_of(key), name=f"{owner}.{key}")


def _union(
    base: dict[str, S], extra: dict[str, S], owner: str, faults: Faults
) -> dict[str, S]:
    merged = dict(base)
    for name, item in extra.items():
        known = merged.setdefault(name, item)
        if _plain(known) != _plain(item):
            faults.add("P092", item.place, name=f"{owner}.{name}")
    return merged


def _plain(value: object) -> object:
    return value.model_dump() if isinstance(value, Source) else value
