"""The corpus of ugly files: what intake makes of each, as text and by hand."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from checkout import ROOT
from intake_maker.entry import Expect
from thidua.intake.read import Intake, take_in
from thidua.model.mapping import NO_MAP, Question
from thidua.model.pack import RulePack
from thidua.model.records import Record, Value
from thidua.packs.library import Library
from thidua.packs.load import load
from thidua.packs.mapping_file import read_map
from thidua.problems import Place, Problem, Severity

FOLDER = ROOT / "fixtures" / "intake"


@cache
def pack() -> RulePack:
    rules = ROOT / "rules"
    loaded, problems = load(rules / "ben-tre-2018", Library((rules,)))
    assert loaded is not None, problems
    return loaded.pack


def taken_in(file: Path, decisions: Path | None = None) -> Intake:
    """Read one file, with a map of decisions if there is one."""
    known = NO_MAP
    if decisions is not None:
        known, problems = read_map(decisions, pack().vocabulary)
        assert () == problems
    return take_in([file], pack().vocabulary, pack().awards, known)


def cell_of(place: Place) -> str:
    """Return a place without its file: `Cá nhân!C7`, `C7`, `Cá nhân`, or nothing."""
    cell = f"{place.column or ''}{place.row or ''}"
    return "!".join(part for part in (place.sheet, cell) if part)


def at(code: str, place: Place) -> str:
    return " ".join(part for part in (code, cell_of(place)) if part)


def plain(value: Value | None) -> str:
    """Return a value as the expectations write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def answer(record: Record, name: str) -> str:
    """Return what is known of a field: its value, or `?` with the reason."""
    if name not in record.faults:
        return plain(record.get(name))
    days = record.spans.get(name)
    bounds = f" {days[0]}..{days[1]}" if days else ""
    return f"?{record.faults[name]}{bounds}"


def asked(question: Question) -> str:
    first = question.choices[0] if question.choices else "–"
    return f"{at(question.topic.value, question.place)} = {first}"


def departures(expect: Expect, intake: Intake) -> list[str]:
    """Return where what was read is not what a person expected."""
    return [
        *_of_counts(expect, intake),
        *_of_values(expect, intake),
        *_of_rows(expect, intake),
        *_of_problems(expect, intake.problems),
        *_difference("question", expect.questions, map(asked, intake.questions)),
    ]


def _of_counts(expect: Expect, intake: Intake) -> Iterator[str]:
    counts = Counter(record.table for record in intake.batch.nominees.values())
    if counts != expect.nominees:
        yield f"nominees: expected {dict(expect.nominees)}, found {dict(counts)}"


def _of_values(expect: Expect, intake: Intake) -> Iterator[str]:
    for who, values in expect.values.items():
        record = _nominee(intake, who)
        yield from (
            [f"nobody is {who}"] if record is None else _of_fields(values, record)
        )
    for key, values in expect.units.items():
        yield from _of_fields(values, intake.batch.units[key])


def _of_fields(values: Mapping[str, str], record: Record) -> Iterator[str]:
    for name, expected in values.items():
        found = answer(record, name)
        short = found.partition(" ")[0] if found.startswith("?") else found
        if expected not in {found, short}:
            yield f"{record.key}.{name}: expected {expected!r}, found {found!r}"


def _of_rows(expect: Expect, intake: Intake) -> Iterator[str]:
    for (table, who), rows in expect.rows.items():
        record = _nominee(intake, who)
        found = list(intake.batch.rows(table, record.key)) if record else []
        if len(found) != len(rows):
            yield f"{table} of {who}: expected {len(rows)}, found {len(found)}"
            continue
        left = found
        for row in rows:
            fits = [each for each in left if not [*_of_fields(row, each)]]
            if fits:
                left = [each for each in left if each is not fits[0]]
            else:
                yield f"{table} of {who}: no row has {row}"


def _of_problems(expect: Expect, problems: tuple[Problem, ...]) -> Iterator[str]:
    wanted = (*expect.problems, *((expect.refused,) if expect.refused else ()))
    grave = [at(p.code, p.place) for p in problems if p.severity is not Severity.NOTE]
    yield from _difference("problem", wanted, [c for c in grave if c != "N002"])
    if ("N002" in grave) is bool(expect.nominees):
        yield "N002 says that nothing was read where something was, or the reverse"
    notes = {at(p.code, p.place) for p in problems if p.severity is Severity.NOTE}
    yield from (f"note lacking: {note}" for note in expect.notes if note not in notes)


def _difference(what: str, wanted: object, found: object) -> Iterator[str]:
    assert not isinstance(wanted, str)
    one, other = Counter(wanted), Counter(found)  # type: ignore[call-overload]
    yield from (f"{what} lacking: {each}" for each in sorted((one - other).elements()))
    yield from (f"{what} too many: {each}" for each in sorted((other - one).elements()))


def _nominee(intake: Intake, who: str) -> Record | None:
    nominees = intake.batch.nominees
    if who in nominees:
        return nominees[who]
    named = [r for r in nominees.values() if r.get("name") == who]
    return named[0] if len(named) == 1 else None


def report(intake: Intake) -> str:
    """Return everything that was read, in words a person can check line by line."""
    parts = (_tables, _records, _nominations, _problems, _questions)
    return "\n".join("\n".join([*part(intake), ""]) for part in parts)


def _tables(intake: Intake) -> Iterator[str]:
    yield "TABLES"
    for table in intake.summary.tables:
        name = f"{table.sheet or table.file} is {table.record_type}"
        counts = f"{table.rows} rows, {table.skipped} passed over, {table.left_out}"
        yield f"  {name}: header {table.header_row}, {counts} left out"
        for heading, fields in table.read:
            yield f"    {_line(heading)} → {', '.join(fields)}"
        for heading in table.ignored:
            yield f"    {_line(heading)} is not read"


def _records(intake: Intake) -> Iterator[str]:
    batch = intake.batch
    yield "RECORDS"
    for record in (*batch.units.values(), *batch.nominees.values()):
        yield _record(record)
    for _, owners in sorted(batch.children.items()):
        yield from (_record(record) for rows in owners.values() for record in rows)
    gaps = [f"{table} of {name}" for table, name in sorted(batch.incomplete)]
    yield from (f"  there may be more {_line(gap)}" for gap in gaps)


def _record(record: Record) -> str:
    """Return a record on one line; what only repeats its key is left out."""
    fields = {n: answer(record, n) for n in sorted({*record.values, *record.faults})}
    idle = {"nominee", "code"} | ({"name"} if record.table == "unit" else set())
    said = [
        f"{name} = {_line(value)}"
        for name, value in fields.items()
        if name not in idle or value.startswith("?") or value not in record.key
    ]
    what = f"{record.table} {_line(record.key)} ({cell_of(record.place)})"
    return f"  {what}: {' · '.join(said)}"


def _nominations(intake: Intake) -> Iterator[str]:
    yield "NOMINATIONS"
    for each in intake.batch.nominations:
        who = intake.batch.nominees[each.nominee].get("name") or each.nominee
        yield _line(f"  {who}: {each.award}, sent in by {each.submitting_unit or '–'}")


def _problems(intake: Intake) -> Iterator[str]:
    yield "PROBLEMS"
    for each in intake.problems:
        found = each.details.get("found", "")
        shown = f": {_line(found)}" if isinstance(found, str) and found else ""
        yield f"  {each.severity.value} {at(each.code, each.place)}{shown}"


def _questions(intake: Intake) -> Iterator[str]:
    yield "QUESTIONS"
    for each in intake.questions:
        what = cell_of(each.place)
        where = f" {what}" if what else ""
        choices = ", ".join(each.choices)
        yield f"  {each.topic.value}{where}: {_line(each.found)} → {choices}"
        yield from (f"    {_line(line)}" for line in each.preview)


def _line(text: str) -> str:
    """Return a text on one line, with its line breaks to be seen."""
    return re.sub(r"[\r\n]+", "⏎", text)
