"""Resolve windows: `within` and `within_last` as written in, spans of time out."""

from dataclasses import dataclass

from thidua.model.conditions import Anchor, FactRef, Window
from thidua.model.vocabulary import Kind, ValueType
from thidua.packs.faults import known_names
from thidua.packs.literals import type_name
from thidua.packs.resolve_operands import OperandResolver
from thidua.packs.source_conditions import BoundsSource, FactAnchor, LastSource
from thidua.problems import Place

_COUNT = ValueType(Kind.INTEGER, low=1, high=10_000)
_UNITS = ("years", "months", "days")


@dataclass(frozen=True, slots=True)
class WindowResolver:
    """Resolves the window of one leaf on a date, a moment or a year."""

    operands: OperandResolver
    kind: ValueType
    place: Place

    def window(self, written: object) -> Window | None:
        """Return the window; None, with a fault, where it makes no sense."""
        if isinstance(written, LastSource):
            return self._last(written)
        if isinstance(written, BoundsSource):
            return self._fixed(written)
        return Window(named=str(written))

    def _fixed(self, written: BoundsSource) -> Window | None:
        day = Kind.YEAR if self.kind.kind is Kind.YEAR else Kind.DATE
        bounds = ValueType(day)
        start = self.operands.operand(written.start, bounds, written.place_of("from"))
        end = self.operands.operand(written.end, bounds, written.place_of("to"))
        if start is None or end is None:
            return None
        self.operands.check_order((start, end), written.place_of("to"))
        return Window(bounds=(start, end))

    def _last(self, written: LastSource) -> Window | None:
        faults = self.operands.scope.faults
        units = [unit for unit in _UNITS if getattr(written, unit) is not None]
        if len(units) != 1:
            faults.add("P035", written.place, found=known_names(units))
            return None
        unit = units[0]
        if self.kind.kind is Kind.YEAR and unit != "years":
            faults.add("P067", written.key_place(unit), type=type_name(self.kind))
            return None
        place = written.place_of(unit)
        amount = self.operands.operand(getattr(written, unit), _COUNT, place)
        ending = self._ending(written)
        if amount is None or ending is None:
            return None
        return Window(unit=unit, amount=amount, ending=ending)

    def _ending(self, written: LastSource) -> Anchor | FactRef | None:
        if isinstance(written.ending, Anchor):
            return written.ending
        return self._fact_ending(written.ending)

    def _fact_ending(self, anchor: FactAnchor) -> FactRef | None:
        paths, faults = self.operands.paths, self.operands.scope.faults
        place = anchor.place_of("fact")
        known = paths.get(anchor.fact)
        if known is None:
            faults.unknown("P040", place, anchor.fact, paths.names())
            return None
        if known.kind not in {Kind.DATE, Kind.MOMENT, Kind.YEAR}:
            faults.add(
                "P066", place, name=anchor.fact, found=type_name(known), expected="date"
            )
            return None
        return FactRef(anchor.fact)
