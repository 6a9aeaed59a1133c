"""Resolve right-hand sides: literals, parameters and facts in, typed operands out."""

from dataclasses import dataclass

from thidua.model.conditions import FactRef, Literal, Operand, ParameterRef, Shift
from thidua.model.vocabulary import Kind, ValueType
from thidua.packs.fact_paths import Paths
from thidua.packs.literals import type_name
from thidua.packs.operators import are_comparable
from thidua.packs.scope import Scope
from thidua.packs.source_conditions import (
    FactOperand,
    OperandSource,
    ParameterOperand,
    ShiftSource,
)
from thidua.problems import Place

_SHIFTED = frozenset({Kind.DATE, Kind.MOMENT, Kind.YEAR})


@dataclass(frozen=True, slots=True)
class OperandResolver:
    """Resolves the operands of one leaf, or of a seat limit.

    Only a limit knows of which unit and award it asks a parameter with keys.
    """

    paths: Paths
    scope: Scope
    is_of_seats: bool = False

    def operand(
        self, source: OperandSource, kind: ValueType, place: Place
    ) -> Operand | None:
        """Return an operand of a type; None, with a fault, where it has another."""
        if isinstance(source, ParameterOperand):
            return self._parameter(source, kind)
        if isinstance(source, FactOperand):
            return self._fact(source, kind)
        return self.scope.literals.read(kind, source, place)

    def check_order(self, operands: tuple[Operand, ...], place: Place) -> None:
        """Report two literals that stand the wrong way round."""
        codes = [
            o.code for o in operands if isinstance(o, Literal) and o.code is not None
        ]
        if len(codes) == len(operands) and codes != sorted(codes):
            written = [o.written for o in operands if isinstance(o, Literal)]
            self.scope.faults.add("P063", place, found=" … ".join(written))

    def _parameter(self, source: ParameterOperand, kind: ValueType) -> Operand | None:
        place = source.place_of("parameter")
        known = self.scope.parameters.get(source.parameter)
        if known is None:
            self.scope.faults.unknown(
                "P043", place, source.parameter, self.scope.parameters
            )
            return None
        keys = self.scope.keyed.get(source.parameter)
        if keys and not self.is_of_seats:
            self.scope.faults.add(
                "P098", place, name=source.parameter, keys=", ".join(keys)
            )
            return None
        if not are_comparable(known, kind):
            self.scope.faults.add(
                "P065",
                place,
                name=source.parameter,
                found=type_name(known),
                expected=type_name(kind),
            )
            return None
        return ParameterRef(source.parameter, self._shift(source, kind))

    def _fact(self, source: FactOperand, kind: ValueType) -> Operand | None:
        place = source.place_of("fact")
        known = self.paths.get(source.fact)
        if known is None:
            self.scope.faults.unknown("P040", place, source.fact, self.paths.names())
            return None
        if not are_comparable(known, kind) or kind.kind in {Kind.SHARE, Kind.SET}:
            self.scope.faults.add(
                "P066",
                place,
                name=source.fact,
                found=type_name(known),
                expected=type_name(kind),
            )
            return None
        return FactRef(source.fact, self._shift(source, kind))

    def _shift(
        self, source: ParameterOperand | FactOperand, kind: ValueType
    ) -> Shift | None:
        if source.plus is None and source.minus is None:
            return None
        given = source.plus or source.minus
        if source.plus and source.minus:
            self.scope.faults.add("P067", source.place, type=type_name(kind))
        if given is not None and not _fits(given, kind):
            self.scope.faults.add("P067", given.place, type=type_name(kind))
        sign = 1 if source.plus else -1
        return _signed(given, sign) if given else None


def _fits(shift: ShiftSource, kind: ValueType) -> bool:
    if kind.kind is Kind.YEAR:
        return not (shift.months or shift.days or shift.hours)
    return kind.kind in _SHIFTED and (kind.kind is Kind.MOMENT or not shift.hours)


def _signed(shift: ShiftSource, sign: int) -> Shift:
    return Shift(
        sign * shift.years, sign * shift.months, sign * shift.days, sign * shift.hours
    )
