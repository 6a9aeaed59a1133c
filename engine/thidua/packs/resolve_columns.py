"""Resolve columns of spreadsheets that are more than one field: written form in."""

import re
from collections.abc import Iterable, Mapping

from thidua.model.vocabulary import ColumnRule, Field, Reads, RecordType, Role
from thidua.packs.faults import Faults
from thidua.packs.source_vocabulary import ColumnSource

PARTS: Mapping[Reads, tuple[str, ...]] = {
    Reads.VALUE: ("value",),
    Reads.DECISION: ("number", "date", "issuer"),
}
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"[a-z][a-z_]*")


def resolve_columns(
    sources: Iterable[ColumnSource],
    own: Mapping[str, Field],
    records: Mapping[str, RecordType],
    faults: Faults,
) -> tuple[ColumnRule, ...]:
    """Resolve the columns of one record type.

    Args:
        sources: The columns as written.
        own: The fields of the record type.
        records: All record types, of which a column may fill a table.
        faults: Where faults gather.
    """
    return tuple(_rule(source, own, records, faults) for source in sources)


def _rule(
    source: ColumnSource,
    own: Mapping[str, Field],
    records: Mapping[str, RecordType],
    faults: Faults,
) -> ColumnRule:
    fields = own if source.table is None else _rows(source, records, faults)
    placeholders = _placeholders(source, faults)
    for part, field in source.into.items():
        if part not in {*PARTS[source.reads], *placeholders}:
            known = (*PARTS[source.reads], *sorted(placeholders))
            faults.unknown("P056", source.place_of("into"), part, known)
        _check_field(field, fields, source, "into", faults)
    for field in source.sets:
        _check_field(field, fields, source, "sets", faults)
    for name in sorted(placeholders - {*source.into}):
        faults.add("P057", source.place_of("headings"), name=name)
    sets = {name: _text(value) for name, value in source.sets.items()}
    return ColumnRule(
        source.headings, dict(source.into), source.reads, sets, source.table
    )


def _rows(
    source: ColumnSource, records: Mapping[str, RecordType], faults: Faults
) -> Mapping[str, Field] | None:
    """Return the fields of the table a column fills, None where there is none."""
    record = records.get(source.table or "")
    if record is not None and record.role is Role.CHILD:
        return record.fields
    tables = [name for name, each in records.items() if each.role is Role.CHILD]
    faults.unknown("P058", source.place_of("table"), source.table or "", tables)
    return None


def _placeholders(source: ColumnSource, faults: Faults) -> set[str]:
    """Return the names that stand for digits; every heading has the same."""
    found = [_PLACEHOLDER.findall(heading) for heading in source.headings]
    first = found[0]
    is_sound = len(first) <= 1 and all(map(_NAME.fullmatch, first))
    if not is_sound or any(names != first for names in found):
        shown = " | ".join(source.headings)
        faults.add("P074", source.place_of("headings"), found=shown)
    return {*first}


def _check_field(
    name: str,
    fields: Mapping[str, Field] | None,
    source: ColumnSource,
    key: str,
    faults: Faults,
) -> None:
    if fields is not None and name not in fields:
        faults.unknown("P049", source.place_of(key), name, fields)


def _text(value: object) -> str:
    """Return a constant as the text a cell would hold."""
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(value)
