"""Resolve seat limits: written limits in, ceilings and reserved minimums out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua.model.conditions import Operand
from thidua.model.pack import SeatLimit
from thidua.model.vocabulary import Kind, ValueType
from thidua.packs.fact_paths import Paths
from thidua.packs.resolve_conditions import resolve_condition
from thidua.packs.resolve_operands import OperandResolver
from thidua.packs.scope import Scope, basis, has_overlap, localized, validity
from thidua.packs.source_awards import SeatSource
from thidua.packs.source_conditions import OperandSource, ParameterOperand

if TYPE_CHECKING:
    from thidua.model.pack import Validity

_SEATS = ValueType(Kind.INTEGER, low=0)
_SHARE = ValueType(Kind.SHARE, low=0, high=1_000_000)
_OWNERS = ("unit", "submitting_unit")


def resolve_seats(
    sources: Sequence[SeatSource], paths: Paths, scope: Scope
) -> tuple[SeatLimit, ...]:
    """Resolve the seat limits of an award."""
    resolver = _Resolver(paths, scope)
    versions: Counter[str] = Counter()
    seats = []
    for number, source in enumerate(sources, 1):
        name = source.id or f"seats-{number}"
        seats.append(resolver.limit(source, name, versions[name]))
        versions[name] += 1
    _check_versions(seats, scope)
    _check_bases(seats, scope)
    return tuple(seats)


def is_plain_ceiling(limit: SeatLimit) -> bool:
    """Tell whether a limit says how many seats there are for everybody in a scope."""
    takes_own = limit.is_share and limit.share_of is None
    return limit.at_least is None and limit.where is None and not takes_own


def _check_versions(seats: Sequence[SeatLimit], scope: Scope) -> None:
    known: dict[str, list[Validity]] = {}
    for limit in seats:
        for valid in known.get(limit.id, []):
            if has_overlap(valid, limit.valid):
                first = str(limit.place)
                scope.faults.add("P081", limit.place, name=limit.id, first=first)
        known.setdefault(limit.id, []).append(limit.valid)


def _check_bases(seats: Sequence[SeatLimit], scope: Scope) -> None:
    """Report shares of the seats of a scope in which no seats are counted."""
    counted = {limit.per for limit in seats if is_plain_ceiling(limit)}
    for limit in seats:
        takes_own = limit.is_share and limit.share_of is None
        if takes_own and limit.per not in counted:
            scope.faults.add("P101", limit.place, name=limit.id)


@dataclass(frozen=True, slots=True)
class _Resolver:
    """Resolves the limits of one award."""

    paths: Paths
    scope: Scope

    def limit(self, source: SeatSource, name: str, version: int) -> SeatLimit:
        self.check(source, name)
        node = f"seats/{name}~{version + 1}" if version else f"seats/{name}"
        where = None
        if source.where is not None:
            where = resolve_condition(
                source.where, f"{node}/where", self.paths, self.scope
            )
        return SeatLimit(
            name,
            basis(source, self.scope, name),
            self.number(source, "at_most"),
            source.per,
            self.number(source, "at_least"),
            where,
            source.of.award if source.of else None,
            source.rounding,
            validity(source.valid, self.scope.faults),
            source.place,
            is_share=self.is_share(source.at_most) or self.is_share(source.at_least),
            title=localized(source.title) if source.title else None,
        )

    def check(self, source: SeatSource, name: str) -> None:
        faults = self.scope.faults
        if source.at_most is None and source.at_least is None:
            faults.add("P011", source.place, name="at_most")
        if source.at_most is not None and source.at_least is not None:
            faults.add("P100", source.key_place("at_least"), name=name)
        if source.of is not None:
            self.check_of(source, source.of.award, name)
        self.check_per(source)

    def check_of(self, source: SeatSource, award: str, name: str) -> None:
        faults = self.scope.faults
        if not self.is_share(source.at_most) and not self.is_share(source.at_least):
            faults.add("P102", source.key_place("of"), name=name)
        if award not in self.scope.awards and source.of is not None:
            place = source.of.place_of("award")
            faults.unknown("P044", place, award, self.scope.awards)

    def check_per(self, source: SeatSource) -> None:
        if source.per is None or source.per in _OWNERS:
            return
        fields = [name for name in self.paths.names() if name.startswith("unit.")]
        if source.per not in fields:
            names = [*_OWNERS, *fields]
            place = source.place_of("per")
            self.scope.faults.unknown("P055", place, source.per, names)

    def number(self, source: SeatSource, key: str) -> Operand | None:
        operand: OperandSource | None = getattr(source, key)
        if operand is None:
            return None
        kind = _SHARE if self.is_share(operand) else _SEATS
        resolver = OperandResolver(self.paths, self.scope, is_of_seats=True)
        return resolver.operand(operand, kind, source.place_of(key))

    def is_share(self, operand: OperandSource | None) -> bool:
        """Tell whether a number is a share, written so or by its parameter's type."""
        if isinstance(operand, ParameterOperand):
            known = self.scope.parameters.get(operand.parameter)
            return known is not None and known.kind is Kind.SHARE
        return isinstance(operand, str) and operand.endswith("%")
