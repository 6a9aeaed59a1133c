"""Resolve derived facts: written computations in, typed ones without cycles out."""

from collections.abc import Mapping

from thidua.model.conditions import Anchor, Condition
from thidua.model.pack import MEMBERS, Bridge, Computation, DerivedFact
from thidua.model.vocabulary import AWARD_ENUM, Kind, Role, ValueType, Vocabulary
from thidua.packs.fact_paths import SHARE_TYPE, FactTypes
from thidua.packs.faults import Faults, known_names
from thidua.packs.literals import type_name
from thidua.packs.operators import is_ordered
from thidua.packs.resolve_conditions import resolve_condition
from thidua.packs.scope import Scope, localized
from thidua.packs.source_conditions import ConditionSource
from thidua.packs.source_pack import AwardDenominator, FactSource

PRIOR_AWARDS = "prior_awards"

_OF_FIELD = frozenset(
    {
        Computation.SUM,
        Computation.HIGHEST,
        Computation.LOWEST,
        Computation.EARLIEST,
        Computation.LATEST,
    }
)
_WHOLE_TYPES = {
    Computation.COUNT: ValueType(Kind.INTEGER, low=0),
    Computation.STREAK: ValueType(Kind.INTEGER, low=0),
    Computation.SHARE: SHARE_TYPE,
    Computation.EVERY: ValueType(Kind.YES_NO),
    Computation.SOME: ValueType(Kind.YES_NO),
    Computation.HAS_AWARD: ValueType(Kind.YES_NO),
}
_SUMMED = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.MONEY})
_TIMES = frozenset({Kind.DATE, Kind.MOMENT, Kind.YEAR})
_OPTIONS = {
    "ending": Computation.STREAK,
    "bridge": Computation.STREAK,
    "of": Computation.SHARE,
}


def computation_of(source: FactSource) -> Computation | None:
    """Return the one computation of a fact, None where it has none or several."""
    given = [c for c in Computation if getattr(source, c) is not None]
    return given[0] if len(given) == 1 else None


def fact_types(
    sources: Mapping[str, FactSource], vocabulary: Vocabulary, faults: Faults
) -> FactTypes:
    """Return the types of derived facts; what they are computed from is checked."""
    derived: dict[str, ValueType] = {}
    for name, source in sources.items():
        kind = _type(source, vocabulary, faults)
        if kind is None:
            faults.broken.add(name)
        else:
            derived[name] = kind
    members_only = {name for name, source in sources.items() if source.share == MEMBERS}
    _check_names(sources, vocabulary, faults)
    return FactTypes(vocabulary, derived, frozenset(members_only))


def _check_names(
    sources: Mapping[str, FactSource], vocabulary: Vocabulary, faults: Faults
) -> None:
    for record in vocabulary.with_role(Role.NOMINEE):
        for name in sorted(record.fields.keys() & sources.keys()):
            faults.add("P091", sources[name].place, name=name, record=record.id)


def _type(
    source: FactSource, vocabulary: Vocabulary, faults: Faults
) -> ValueType | None:
    computation = computation_of(source)
    if computation is None:
        found = known_names(c for c in Computation if getattr(source, c) is not None)
        faults.add("P033", source.place, found=found)
        return None
    written: str = getattr(source, computation)
    place = source.place_of(computation)
    table, _, field = written.partition(".")
    if computation is Computation.HAS_AWARD:
        table = PRIOR_AWARDS
        known = [value.id for value in vocabulary.enums[AWARD_ENUM].values]
        if written not in known:
            faults.unknown("P044", place, written, known)
    tables = _tables(vocabulary, computation)
    if table not in tables:
        faults.unknown("P048", place, table, tables)
        return None
    if computation not in _OF_FIELD:
        _check_years(source, computation, vocabulary, faults)
        return _WHOLE_TYPES[computation]
    known_field = vocabulary.records[table].fields.get(field)
    kind = known_field.type if known_field else None
    return _field_type(source, computation, kind, (vocabulary, faults))


def _tables(vocabulary: Vocabulary, computation: Computation) -> list[str]:
    children = [r.id for r in vocabulary.with_role(Role.CHILD) if r.per == "nominee"]
    return [*children, MEMBERS] if computation is Computation.SHARE else children


def _check_years(
    source: FactSource,
    computation: Computation,
    vocabulary: Vocabulary,
    faults: Faults,
) -> None:
    if computation is not Computation.STREAK:
        return
    tables = [source.streak, source.bridge.table if source.bridge else None]
    for table in tables:
        record = vocabulary.records.get(table or "")
        if record is not None and record.year_by is None:
            faults.add("P070", source.place_of("streak"), name=record.id)


def _field_type(
    source: FactSource,
    computation: Computation,
    kind: ValueType | None,
    rest: tuple[Vocabulary, Faults],
) -> ValueType | None:
    vocabulary, faults = rest
    written: str = getattr(source, computation)
    place = source.place_of(computation)
    table, _, field = written.partition(".")
    if kind is None:
        names = vocabulary.records[table].fields
        faults.unknown("P049", place, field or "–", names)
        return None
    fits = {
        Computation.SUM: kind.kind in _SUMMED,
        Computation.EARLIEST: kind.kind in _TIMES,
        Computation.LATEST: kind.kind in _TIMES,
    }.get(computation, is_ordered(kind, vocabulary))
    if not fits:
        faults.add("P069", place, name=written, type=type_name(kind), by=computation)
        return None
    if computation is Computation.SUM:
        return ValueType(kind.kind, kind.of, kind.scale)
    return kind


def resolve_fact(name: str, source: FactSource, scope: Scope) -> DerivedFact | None:
    """Resolve one derived fact; None where it has a fault of its own."""
    computation = computation_of(source)
    kind = scope.facts.derived.get(name)
    if computation is None or kind is None:
        return None
    _check_options(source, computation, scope.faults)
    written: str = getattr(source, computation)
    has_award = computation is Computation.HAS_AWARD
    table, _, field = written.partition(".")
    table = PRIOR_AWARDS if has_award else table
    of = source.of.award if isinstance(source.of, AwardDenominator) else source.of
    if isinstance(source.of, AwardDenominator) and of not in scope.awards:
        place = source.of.place_of("award")
        scope.faults.unknown("P044", place, source.of.award, scope.awards)
    return DerivedFact(
        name,
        localized(source.title),
        kind,
        computation,
        table,
        field or None,
        _where(source.where, table, "where", scope),
        _ending(source, computation),
        source.per_year,
        _bridge(source, scope),
        of or ("all_members" if table == MEMBERS else "rows"),
        written if has_award else None,
        source.place,
    )


def _check_options(
    source: FactSource, computation: Computation, faults: Faults
) -> None:
    for option, wanted in _OPTIONS.items():
        if getattr(source, option) is not None and computation is not wanted:
            place = source.key_place(option)
            faults.add("P036", place, name=option, expected=wanted, found=computation)
    is_of_members = source.of not in {None, "rows", "rated"}
    if source.share not in {None, MEMBERS} and is_of_members:
        place, found = source.place_of("of"), f"share: {source.share}"
        expected = f"share: {MEMBERS}"
        faults.add("P036", place, name="of", expected=expected, found=found)
    if "per_year" in source.model_fields_set and computation is not Computation.STREAK:
        place = source.key_place("per_year")
        expected = Computation.STREAK
        faults.add("P036", place, name="per_year", expected=expected, found=computation)


def _where(
    source: ConditionSource | None, table: str, node: str, scope: Scope
) -> Condition | None:
    if source is None:
        return None
    return resolve_condition(source, node, scope.facts.of_rows(table), scope)


def _ending(source: FactSource, computation: Computation) -> Anchor | None:
    if computation is not Computation.STREAK:
        return None
    return Anchor(source.ending or Anchor.AWARD_YEAR)


def _bridge(source: FactSource, scope: Scope) -> Bridge | None:
    if source.bridge is None:
        return None
    bridge = source.bridge
    tables = _tables(scope.vocabulary, Computation.STREAK)
    if bridge.table not in tables:
        place = bridge.place_of("table")
        scope.faults.unknown("P048", place, bridge.table, tables)
        return None
    where = _where(bridge.where, bridge.table, "bridge", scope)
    return Bridge(bridge.table, where, bridge.counts_as)
