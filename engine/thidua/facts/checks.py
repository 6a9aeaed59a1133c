"""Faults that show only when records are seen together; facts in, problems out."""

from collections import defaultdict
from collections.abc import Iterator

from thidua.facts.cells import code_of
from thidua.facts.fields import unit_key
from thidua.facts.ordering import place_key
from thidua.facts.selections import roster_of
from thidua.facts.sight import first_day_of
from thidua.facts.spans import LIMIT
from thidua.facts.subjects import Facts
from thidua.facts.testimony import (
    ATTESTATIONS,
    COUNTS,
    VOTES,
    agreed_number,
    contradicts,
    is_impossible,
)
from thidua.model.pack import MEMBERS, Computation
from thidua.model.records import Record
from thidua.model.vocabulary import Field, Kind, RecordType
from thidua.problems import Place, Problem, Severity

_NUMBERS = {Kind.INTEGER, Kind.MONEY, Kind.DECIMAL}


def check_records(facts: Facts) -> tuple[Problem, ...]:
    """Return every fault of the batch that makes a fact unknown, in order of place."""
    found = [
        *_later_records(facts),
        *_contradictory_attestations(facts),
        *_faulty_votes(facts),
        *_overfull_units(facts),
        *_great_numbers(facts),
        *_great_sums(facts),
    ]
    return tuple(sorted(found, key=lambda p: (place_key(p.place), p.code)))


def _later_records(facts: Facts) -> Iterator[Problem]:
    for record_type, owner, rows in _tables(facts):
        seen = {row.key for row in facts.rows_in_sight(record_type.id, owner)}
        for row in rows:
            if row.key not in seen and record_type.dated_by is not None:
                details = {
                    "table": record_type.title,
                    "date": first_day_of(row, record_type) or "–",
                    "as_of": facts.context.as_of,
                }
                yield Problem("F001", row.place, Severity.NOTE, details)


def _contradictory_attestations(facts: Facts) -> Iterator[Problem]:
    for nominee in facts.batch.children.get(ATTESTATIONS, {}):
        by_statement: dict[str, list[Record]] = defaultdict(list)
        for row in facts.rows_in_sight(ATTESTATIONS, nominee):
            by_statement[str(row.get("statement"))].append(row)
        for statement, rows in sorted(by_statement.items()):
            yes = [row for row in rows if row.get("answer") is True]
            no = [row for row in rows if row.get("answer") is False]
            if yes and no and rows[0].get("statement") is not None:
                details = {
                    "nominee": nominee,
                    "statement": statement,
                    "yes": _places(yes),
                    "no": _places(no),
                }
                yield Problem("F002", _first(yes + no), Severity.ERROR, details)


def _faulty_votes(facts: Facts) -> Iterator[Problem]:
    for owner in facts.batch.children.get(VOTES, {}):
        rows = facts.rows_in_sight(VOTES, owner)
        nominee, _, award = owner.partition("|")
        details = {"nominee": nominee, "award": award, "rows": _places(list(rows))}
        if contradicts(rows):
            yield Problem("F003", _first(list(rows)), Severity.ERROR, details)
        elif is_impossible({name: agreed_number(rows, name) for name in COUNTS}):
            yield Problem("F004", _first(list(rows)), Severity.ERROR, details)


def _overfull_units(facts: Facts) -> Iterator[Problem]:
    """Compare members with headcounts, where the pack asks for a share of members."""
    if not any(fact.table == MEMBERS for fact in facts.pack.facts.values()):
        return
    seen: set[str] = set()
    for nominee in facts.batch.nominees:
        unit, _ = unit_key(facts, nominee, "unit", None)
        if unit is None or unit in seen:
            continue
        seen.add(unit)
        roster = roster_of(facts, nominee)
        if roster.is_overfull:
            record = facts.batch.units[unit]
            details = {
                "unit": unit,
                "headcount": str(record.get("headcount")),
                "members": str(len(roster.members)),
            }
            yield Problem("F005", record.place, Severity.ERROR, details)


def _great_numbers(facts: Facts) -> Iterator[Problem]:
    for record, record_type in _records(facts):
        for name, field in sorted(record_type.fields.items()):
            value = record.get(name) if field.type.kind in _NUMBERS else None
            if value is not None and _code(facts, record, field) is None:
                details = {"field": name, "value": str(value)}
                yield Problem("F006", record.place, Severity.ERROR, details)


def _great_sums(facts: Facts) -> Iterator[Problem]:
    """Report sums that no evaluator could hold; they are taken as open."""
    for fact in facts.pack.facts.values():
        record_type = facts.pack.vocabulary.records.get(fact.table)
        if fact.computation is not Computation.SUM or record_type is None:
            continue
        field = record_type.fields[fact.field or ""]
        for owner, rows in facts.batch.children.get(fact.table, {}).items():
            codes = [
                _code(facts, r, field) for r in rows if r.get(field.id) is not None
            ]
            if sum(abs(code) for code in codes if code is not None) > LIMIT:
                details = {"fact": fact.id, "nominee": owner}
                yield Problem("F007", _first(list(rows)), Severity.ERROR, details)


def _code(facts: Facts, record: Record, field: Field) -> int | None:
    value = record.get(field.id)
    if value is None:
        return None
    return code_of(value, field.type, facts.pack.vocabulary)


def _tables(facts: Facts) -> Iterator[tuple[RecordType, str, tuple[Record, ...]]]:
    for table, owners in facts.batch.children.items():
        record_type = facts.pack.vocabulary.records.get(table)
        if record_type is not None:
            for owner, rows in owners.items():
                yield record_type, owner, rows


def _records(facts: Facts) -> Iterator[tuple[Record, RecordType]]:
    own = facts.pack.vocabulary.records
    for record in (*facts.batch.nominees.values(), *facts.batch.units.values()):
        if record.table in own:
            yield record, own[record.table]
    for record_type, _, rows in _tables(facts):
        for row in rows:
            yield row, record_type


def _first(rows: list[Record]) -> Place:
    return min((row.place for row in rows), key=place_key)


def _places(rows: list[Record]) -> str:
    return ", ".join(str(p) for p in sorted((r.place for r in rows), key=place_key))
