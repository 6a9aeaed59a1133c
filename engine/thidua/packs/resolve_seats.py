"""Resolve seat limits: written limits in, limits this version allocates under out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from thidua.model.conditions import Operand
from thidua.model.pack import SeatLimit
from thidua.model.vocabulary import Kind, ValueType
from thidua.packs.fact_paths import Paths
from thidua.packs.resolve_conditions import resolve_condition
from thidua.packs.resolve_operands import OperandResolver
from thidua.packs.scope import Scope, basis, has_overlap, validity
from thidua.packs.source_awards import SeatSource
from thidua.packs.source_conditions import OperandSource

if TYPE_CHECKING:
    from thidua.model.pack import Validity

_SEATS = ValueType(Kind.INTEGER, low=0)
_OWNERS = ("unit", "submitting_unit")


def resolve_seats(
    sources: Sequence[SeatSource], paths: Paths, scope: Scope
) -> tuple[SeatLimit, ...]:
    """Resolve the seat limits of an award."""
    seats = [
        _limit(source, source.id or f"seats-{number}", paths, scope)
        for number, source in enumerate(sources, 1)
    ]
    known: dict[str, list[Validity]] = {}
    for limit in seats:
        for valid in known.get(limit.id, []):
            if has_overlap(valid, limit.valid):
                first = str(limit.place)
                scope.faults.add("P081", limit.place, name=limit.id, first=first)
        known.setdefault(limit.id, []).append(limit.valid)
    return tuple(seats)


def _limit(source: SeatSource, name: str, paths: Paths, scope: Scope) -> SeatLimit:
    for key in _not_allocated(source):
        scope.faults.add("P097", source.key_place(key), name=key)
    if source.at_most is None and source.at_least is None:
        scope.faults.add("P011", source.place, name="at_most")
    if source.of is not None and source.of.award not in scope.awards:
        place = source.of.place_of("award")
        scope.faults.unknown("P044", place, source.of.award, scope.awards)
    _check_per(source, paths, scope)
    where = None
    if source.where is not None:
        where = resolve_condition(source.where, f"{name}/where", paths, scope)
    counts = not _is_percent(source.at_most)
    return SeatLimit(
        name,
        basis(source, scope, name),
        _operand(source, "at_most", paths, scope) if counts else None,
        source.per,
        _operand(source, "at_least", paths, scope) if not source.of else None,
        where,
        source.of.award if source.of else None,
        source.rounding,
        validity(source.valid, scope.faults),
        source.place,
    )


def _is_percent(operand: OperandSource | None) -> bool:
    return isinstance(operand, str) and operand.endswith("%")


def _not_allocated(source: SeatSource) -> list[str]:
    """Name the keys under which this version does not allocate."""
    found = [key for key in ("of", "at_least", "where") if getattr(source, key)]
    if _is_percent(source.at_most) and source.of is None:
        found.append("at_most")
    return found


def _operand(
    source: SeatSource, key: str, paths: Paths, scope: Scope
) -> Operand | None:
    operand: OperandSource | None = getattr(source, key)
    if operand is None or (source.of is not None) or _is_percent(operand):
        return None
    place = source.place_of(key)
    return OperandResolver(paths, scope, is_of_seats=True).operand(
        operand, _SEATS, place
    )


def _check_per(source: SeatSource, paths: Paths, scope: Scope) -> None:
    if source.per is None or source.per in _OWNERS:
        return
    fields = [name for name in paths.names() if name.startswith("unit.")]
    if source.per not in fields:
        names = [*_OWNERS, *fields]
        scope.faults.unknown("P055", source.place_of("per"), source.per, names)
