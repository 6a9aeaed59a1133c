"""A batch to canonical lines of JSON and back; the same batch, the same bytes."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

from thidua.errors import InputUnreadable
from thidua.intake.codes import Code, problem
from thidua.model.records import Batch, Days, Nomination, Record, Value
from thidua.problems import Place

FORMAT = "thidua/records/1"
NAME = "records.ndjson"

_Json: TypeAlias = Any
_PLACE_PARTS = ("file", "sheet", "row", "column", "line", "position")


def write(batch: Batch) -> bytes:
    """Return a batch as lines of JSON: keys sorted, UTF-8, no floats.

    The first line names the format; each further one holds one record, nomination,
    membership or gap, and says of what kind it is.
    """
    lines = ({"kind": "format", "format": FORMAT}, *_lines(batch))
    return "".join(f"{_dumps(line)}\n" for line in lines).encode()


def read(content: bytes) -> Batch:
    """Return the batch that `write` wrote.

    Raises:
        InputUnreadable: the bytes are not those of a batch.
    """
    try:
        head, *lines = [json.loads(line) for line in content.decode().split("\n")[:-1]]
        _check_format(head)
        return _batch(lines)
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        place = Place(NAME)
        found = f"{type(fault).__name__}: {fault}"[:80]
        raise InputUnreadable(problem(Code.JSON_SHAPE, place, found=found)) from fault


def digest(content: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def content_key(values: Mapping[str, Value], faults: Mapping[str, str]) -> str:
    """Return a text that orders rows by what they say, not by where they stand."""
    return _dumps([_values(values), dict(faults)])


def _check_format(head: Mapping[str, _Json]) -> None:
    """Refuse lines of another format."""
    if head["format"] != FORMAT:
        raise ValueError(head["format"])


def _lines(batch: Batch) -> Iterator[dict[str, _Json]]:
    """Yield the lines of a batch in their order."""
    for unit in batch.units.values():
        yield {"kind": "unit", **_record(unit)}
    for nominee in batch.nominees.values():
        yield {"kind": "nominee", **_record(nominee)}
    for nomination in batch.nominations:
        yield {"kind": "nomination", **_nomination(nomination)}
    for table, owners in batch.children.items():
        yield {"kind": "table", "table": table}
        yield from _children(owners)
    for unit_key, members in batch.members.items():
        yield {"kind": "members", "unit": unit_key, "members": list(members)}
    for name, quotas in batch.quotas.items():
        yield {"kind": "quotas", "table": name}
        yield from ({"kind": "quota", **_record(quota)} for quota in quotas)
    for table, owner in sorted(batch.incomplete):
        yield {"kind": "incomplete", "table": table, "owner": owner}


def _children(
    owners: Mapping[str, tuple[Record, ...]],
) -> Iterator[dict[str, _Json]]:
    """Yield the rows of one table."""
    for owner, rows in owners.items():
        for row in rows:
            yield {"kind": "child", "owner": owner, **_record(row)}


def _batch(lines: Iterable[dict[str, _Json]]) -> Batch:
    """Return the batch of all lines but the first."""
    by_kind: dict[str, list[dict[str, _Json]]] = {}
    for line in lines:
        by_kind.setdefault(line["kind"], []).append(line)
    children: dict[str, dict[str, tuple[Record, ...]]] = {
        line["table"]: {} for line in by_kind.get("table", [])
    }
    for line in by_kind.get("child", []):
        owners = children[line["table"]]
        owners[line["owner"]] = (*owners.get(line["owner"], ()), _to_record(line))
    quotas: dict[str, tuple[Record, ...]] = {
        line["table"]: () for line in by_kind.get("quotas", [])
    }
    for line in by_kind.get("quota", []):
        quotas[line["table"]] = (*quotas[line["table"]], _to_record(line))
    return Batch(
        nominees={n["key"]: _to_record(n) for n in by_kind.get("nominee", [])},
        units={u["key"]: _to_record(u) for u in by_kind.get("unit", [])},
        nominations=tuple(map(_to_nomination, by_kind.get("nomination", []))),
        children=children,
        members={m["unit"]: tuple(m["members"]) for m in by_kind.get("members", [])},
        quotas=quotas,
        incomplete=frozenset(
            (gap["table"], gap["owner"]) for gap in by_kind.get("incomplete", [])
        ),
    )


def _record(record: Record) -> dict[str, _Json]:
    """Return a record as JSON."""
    line = {
        "table": record.table,
        "key": record.key,
        "place": _place(record.place),
        "values": _values(record.values),
        "faults": record.faults,
    }
    spans = {
        name: [day.isoformat() for day in days] for name, days in record.spans.items()
    }
    return {**line, "spans": spans} if spans else line


def _to_record(line: Mapping[str, _Json]) -> Record:
    """Return the record of a line."""
    return Record(
        table=_text(line["table"]),
        key=_text(line["key"]),
        place=_to_place(line["place"]),
        values={name: _to_value(value) for name, value in line["values"].items()},
        faults={name: _text(code) for name, code in line["faults"].items()},
        spans={name: _to_days(*days) for name, days in line.get("spans", {}).items()},
    )


def _text(said: _Json) -> str:
    """Return what must be a text."""
    if not isinstance(said, str):
        raise TypeError
    return said


def _to_days(first: str, last: str) -> Days:
    """Return the first and the last day of a span."""
    return date.fromisoformat(first), date.fromisoformat(last)


def _nomination(nomination: Nomination) -> dict[str, _Json]:
    """Return a nomination as JSON."""
    day = nomination.received_on
    return {
        "nominee": nomination.nominee,
        "award": nomination.award,
        "place": _place(nomination.place),
        "received_on": day.isoformat() if day else None,
        "submitting_unit": nomination.submitting_unit,
        "is_nominated": nomination.is_nominated,
    }


def _to_nomination(line: Mapping[str, _Json]) -> Nomination:
    """Return the nomination of a line."""
    day = line["received_on"]
    return Nomination(
        nominee=line["nominee"],
        award=line["award"],
        place=_to_place(line["place"]),
        received_on=date.fromisoformat(day) if day else None,
        submitting_unit=line["submitting_unit"],
        is_nominated=line["is_nominated"],
    )


def _place(place: Place) -> dict[str, _Json]:
    """Return the parts of a place that are there."""
    parts = {name: getattr(place, name) for name in _PLACE_PARTS}
    return {name: part for name, part in parts.items() if part is not None}


def _to_place(parts: Mapping[str, _Json]) -> Place:
    """Return the place of its parts."""
    return Place(**parts)


def _values(values: Mapping[str, Value]) -> dict[str, _Json]:
    """Return a record's values as JSON."""
    return {name: _value(value) for name, value in values.items()}


def _value(value: Value) -> _Json:
    """Return a value as JSON; what JSON has no type for is named by its type."""
    if isinstance(value, datetime):
        return {"moment": value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, Decimal):
        return {"decimal": format(value, "f")}
    return list(value) if isinstance(value, tuple) else value


def _to_value(value: _Json) -> Value:
    """Return a value from JSON."""
    if isinstance(value, list):
        return tuple(value)
    if not isinstance(value, dict):
        plain: Value = value
        return plain
    ((name, text),) = value.items()
    if name == "date":
        return date.fromisoformat(text)
    return Decimal(text) if name == "decimal" else datetime.fromisoformat(text)


def _dumps(value: _Json) -> str:
    """Return JSON in its one canonical form."""
    return json.dumps(
        value,
        ensure_ascii=False,
        allow_nan=False,
        sort_keys=True,
        separators=(",", ":"),
    )
