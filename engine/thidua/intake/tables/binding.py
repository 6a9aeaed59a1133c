"""A header and what a record type knows to what each column is read as."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from thidua.intake.grid import Binding
from thidua.intake.tables.decisions import Decisions, factor
from thidua.intake.tables.header import Header, Heading
from thidua.intake.tables.headings import (
    HeadingIndex,
    Meaning,
    captures,
    choice,
    heading_key,
    is_ignored,
)
from thidua.intake.tables.hints import Counted, counted_in, is_hint, variants
from thidua.model.mapping import ColumnMap


@dataclass(frozen=True, slots=True)
class Reading:
    """What a heading says; `part` is the part that says it, empty for all of it."""

    meaning: Meaning
    counted: Counted | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """The columns of a table: those read, and those that are not.

    `unread` name nothing that is known, `left` were left out by a person, `foreign`
    hold foreign money. `in_part` are known by the lowest part of their heading.
    `by_unit_above` are amounts whose unit stands above the table.
    """

    bindings: tuple[Binding, ...]
    unread: tuple[int, ...]
    left: frozenset[int]
    foreign: tuple[int, ...]
    in_part: Mapping[int, str]
    by_unit_above: tuple[int, ...]


def bind(
    header: Header,
    index: HeadingIndex,
    decisions: Decisions,
    above: Counted | None = None,
    lenders: Sequence[HeadingIndex] = (),
) -> Bound:
    """Return what the columns under a header are read as.

    Args:
        header: The headings by column.
        index: What the record type of the rows knows.
        decisions: What people decided; it comes before what the index says.
        above: What a line above the table says its amounts are counted in.
        lenders: Other record types that share the table; their headings name the
            fields of this one where it has a field of the same name and kind.
    """
    mapped = _mapped(header, decisions)
    readings = _readings(header, index, {**mapped}, lenders)
    left = frozenset(column for column, found in mapped.items() if found is None)
    bindings: list[Binding] = []
    foreign: list[int] = []
    by_unit_above: list[int] = []
    for column, reading in sorted(readings.items()):
        heading = header.headings[column]
        conversion = _conversion(heading, decisions)
        counted = reading.counted or above
        is_money = index.is_money(reading.meaning.rule)
        units = factor(conversion)
        if is_money and units is None and counted is not None:
            units = counted.factor
            if units is None:
                foreign.append(column)
                continue
            if reading.counted is None:
                by_unit_above.append(column)
        made = _binding(column, heading, reading.meaning)
        letters = conversion.letters if conversion else None
        units = units if is_money else None
        bindings.append(replace(made, factor=units, letters=letters))
    known = readings.keys() | left
    unread = tuple(
        column
        for column, heading in enumerate(header.headings)
        if heading.parts and column not in known and not is_ignored(heading.text)
    )
    return Bound(
        tuple(bindings),
        unread,
        left,
        tuple(foreign),
        {column: r.part for column, r in readings.items() if r.part},
        tuple(by_unit_above),
    )


def whole(parts: Sequence[str], index: HeadingIndex) -> Reading | None:
    """Return what a heading says as a whole, its hints and unit aside."""
    named = list(parts)
    counted: Counted | None = None
    while len(named) > 1 and (is_hint(named[-1]) or counted_in(named[-1])):
        counted = counted_in(named.pop()) or counted
    for text in dict.fromkeys((" / ".join(named), " ".join(named))):
        for variant in variants(text):
            meaning = index.meaning(variant.text)
            needs_money = variant.needs_money or counted is not None
            if meaning and (not needs_money or index.is_money(meaning.rule)):
                return Reading(meaning, counted or variant.counted)
    return None


def hits(header: Header, index: HeadingIndex) -> tuple[int, int]:
    """Return how many headings are known at all, and how many as a whole."""
    entire = sum(whole(h.parts, index) is not None for h in header.headings if h.parts)
    parted = sum(
        whole(h.parts, index) is None and _lowest(h.parts, index) is not None
        for h in header.headings
        if len(h.parts) > 1
    )
    return entire + parted, entire


def _lowest(parts: Sequence[str], index: HeadingIndex) -> Reading | None:
    """Return what the lower parts of a heading say, those under it aside."""
    for start in range(1, len(parts)):
        found = whole(parts[start:], index)
        if found is not None:
            part = " / ".join(parts[start:])
            return Reading(found.meaning, found.counted, part)
    return None


def _mapped(header: Header, decisions: Decisions) -> dict[int, Reading | None]:
    """Return the columns people decided on; None for one that is left out."""
    found: dict[int, Reading | None] = {}
    for column, heading in enumerate(header.headings):
        entry = decisions.columns.get(heading_key(heading.text))
        if entry is None or not heading.parts:
            continue
        rule = entry.rule
        found[column] = (
            Reading(
                Meaning(rule, captures(rule, heading.text)), _unit_of(heading.parts)
            )
            if rule
            else None
        )
    return found


def _unit_of(parts: Sequence[str]) -> Counted | None:
    """Return the unit of money a heading ends in."""
    return counted_in(parts[-1]) or variants(parts[-1])[0].counted


def _readings(
    header: Header,
    index: HeadingIndex,
    mapped: Mapping[int, Reading | None],
    lenders: Sequence[HeadingIndex],
) -> dict[int, Reading]:
    """Return what the headings say: as a whole, then in part, then to other types."""
    found = {column: reading for column, reading in mapped.items() if reading}
    columns = [
        (column, heading.parts)
        for column, heading in enumerate(header.headings)
        if heading.parts and column not in mapped
    ]
    for column, parts in columns:
        reading = whole(parts, index)
        if reading is not None:
            found[column] = reading
    taken = {choice(reading.meaning.rule) for reading in found.values()}
    for column, parts in columns:
        if column in found:
            continue
        reading = _lowest(parts, index) or _lent(parts, index, lenders)
        if reading is not None and choice(reading.meaning.rule) not in taken:
            found[column] = reading
    return found


def _lent(
    parts: Sequence[str], index: HeadingIndex, lenders: Iterable[HeadingIndex]
) -> Reading | None:
    """Return what a heading says of a record that shares the table."""
    for lender in lenders:
        found = whole(parts, lender)
        if found is None:
            continue
        rule = found.meaning.rule
        mine = index.field(rule)
        theirs = lender.field(rule)
        if rule.table or (mine and theirs and mine.type == theirs.type):
            return found
    return None


def _conversion(heading: Heading, decisions: Decisions) -> ColumnMap | None:
    """Return how people want the cells of a column read."""
    key = heading_key(heading.text)
    return decisions.conversions.get(key) or decisions.columns.get(key)


def _binding(column: int, heading: Heading, meaning: Meaning) -> Binding:
    """Return what a column is read as; digits of its heading become constants."""
    rule, captured = meaning.rule, meaning.captured
    into = {part: name for part, name in rule.into.items() if part not in captured}
    said = {rule.into[part]: d for part, d in captured.items() if part in rule.into}
    sets = {**rule.sets, **said}
    return Binding(
        column=column,
        heading=heading.text,
        into=into,
        reads=rule.reads,
        sets=sets,
        table=rule.table,
        row_key=_row_key(heading, {**captured, **sets}) if rule.table else "",
    )


def _row_key(heading: Heading, constants: Mapping[str, str]) -> str:
    """Return what columns share that fill one row: what stands above, constants."""
    upper = f"{heading.parts[0]}#{heading.group}" if len(heading.parts) > 1 else ""
    return "|".join([upper, *(f"{k}={v}" for k, v in sorted(constants.items()))])
