"""Resolve parameters: written values in, coded values without gaps or overlaps out."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

from thidua.model.pack import (
    Parameter,
    ParameterValue,
    Provenance,
    Validity,
)
from thidua.model.vocabulary import Kind, Role, ValueType
from thidua.packs.faults import Faults
from thidua.packs.scope import Scope, basis, has_overlap, localized
from thidua.packs.source_pack import ParameterSource, ParameterValueSource

# Constants are integers: a text has no code, so nothing could be compared with it.
_UNFIT = frozenset({Kind.SET, Kind.LINK, Kind.TEXT})


def parameter_types(sources: Mapping[str, ParameterSource]) -> dict[str, ValueType]:
    """Return the types of parameters, by id."""
    return {
        name: ValueType(source.type, source.of, source.scale)
        for name, source in sources.items()
    }


def resolve_parameter(
    name: str, source: ParameterSource, scope: Scope, valid: Validity
) -> Parameter:
    """Resolve one parameter; its values must cover the pack's validity."""
    _check_type(source, scope)
    if source.table is not None:
        _check_table(source, scope)
    values = tuple(
        value
        for one in source.values
        if (value := _value(one, source, scope)) is not None
    )
    if len(values) == len(source.values):
        _check_cover(name, source, values, (valid, scope.faults))
    return Parameter(
        name,
        localized(source.title),
        scope.parameters[name],
        values,
        basis(source, scope, name),
        source.unit,
        source.keyed_by,
        source.table,
        source.law_date,
        source.place,
    )


def _check_type(source: ParameterSource, scope: Scope) -> None:
    if source.type in _UNFIT or (source.type is Kind.ENUM) != (source.of is not None):
        scope.faults.add("P073", source.place_of("type"), type=source.type)
    elif source.of is not None and source.of not in scope.vocabulary.enums:
        enums = scope.vocabulary.enums
        scope.faults.unknown("P041", source.place_of("of"), source.of, enums)


def _check_table(source: ParameterSource, scope: Scope) -> None:
    tables = [record.id for record in scope.vocabulary.with_role(Role.QUOTA)]
    if source.table not in tables:
        place = source.place_of("table")
        scope.faults.unknown("P048", place, source.table or "", tables)


def _value(
    one: ParameterValueSource, source: ParameterSource, scope: Scope
) -> ParameterValue | None:
    kind = ValueType(source.type, source.of, source.scale)
    literal = scope.literals.read(kind, one.value, one.place_of("value"))
    if set(one.key) - set(source.keyed_by):
        found, expected = ", ".join(sorted(one.key)), ", ".join(source.keyed_by) or "–"
        scope.faults.add("P072", one.place_of("for"), found=found, expected=expected)
    award = one.key.get("award", "*")
    if award != "*" and award not in scope.awards:
        scope.faults.unknown("P044", one.place_of("for"), award, scope.awards)
    if one.start and one.end and one.end < one.start:
        found = f"{one.start} – {one.end}"
        scope.faults.add("P087", one.place_of("to"), found=found)
        return None
    if literal is None:
        return None
    key = tuple(one.key.get(name, "*") for name in source.keyed_by)
    return ParameterValue(literal, Validity(one.start, one.end), key)


def _check_cover(
    name: str,
    source: ParameterSource,
    values: tuple[ParameterValue, ...],
    rest: tuple[Validity, Faults],
) -> None:
    valid, faults = rest
    is_unknown = source.provenance is Provenance.UNKNOWN
    if not values and not is_unknown:
        faults.add("P083", source.place, name=name)
    for key in sorted({value.key for value in values}):
        spans = sorted((v.valid for v in values if v.key == key), key=_start)
        if any(has_overlap(first, second) for first, second in pairwise(spans)):
            faults.add("P084", source.place_of("values"), name=name)
        gap = None if is_unknown else gap_in(spans, valid)
        if gap is not None:
            place = source.place_of("values")
            faults.add("P082", place, name=name, gap=gap)


def _start(span: Validity) -> tuple[date, date]:
    return span.start or date.min, span.end or date.max


def gap_in(spans: list[Validity], whole: Validity) -> str | None:
    """Return the first days of a span that spans in order do not cover, as a text."""
    needed = whole.start or date.min
    last = whole.end or date.max
    for span in spans:
        start, end = _start(span)
        if start > needed:
            return _shown(needed, start - timedelta(days=1))
        if end == date.max:
            return None
        needed = max(needed, end + timedelta(days=1))
    return _shown(needed, last) if needed <= last else None


def _shown(first: date, last: date) -> str:
    start = "…" if first == date.min else str(first)
    return f"{start} – {'…' if last == date.max else last}"
