"""Literals: scalars of a pack with the type they must have in, coded literals out."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from thidua.facts.codes import decode, encode
from thidua.model.conditions import Literal
from thidua.model.records import Value
from thidua.model.vocabulary import Kind, ValueType, Vocabulary
from thidua.packs.faults import Faults
from thidua.packs.shape import shown
from thidua.packs.yaml_source import Scalar
from thidua.problems import Place

_PERCENT = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,4})?) ?%")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}.*")
_WHOLE = frozenset({Kind.INTEGER, Kind.MONEY, Kind.YEAR})


@dataclass(frozen=True, slots=True)
class LiteralReader:
    """Reads literals against a vocabulary."""

    vocabulary: Vocabulary
    faults: Faults

    def read(self, kind: ValueType, scalar: Scalar, place: Place) -> Literal | None:
        """Return the literal, None (with a fault) where it is not of the type."""
        value = value_of(kind, scalar)
        if value is None:
            self.faults.add(
                "P061", place, found=shown(scalar), expected=type_name(kind)
            )
            return None
        if kind.kind is Kind.TEXT:
            return Literal(str(value), None)
        if not self._is_listed(kind, value, place):
            return None
        try:
            code = encode(kind, value, self.vocabulary)
        except ValueError:
            self.faults.add(
                "P061", place, found=shown(scalar), expected=type_name(kind)
            )
            return None
        self._check_range(kind, code, shown(scalar), place)
        return Literal(shown(scalar), code)

    def _is_listed(self, kind: ValueType, value: Value, place: Place) -> bool:
        if kind.kind is not Kind.ENUM:
            return True
        enum = self.vocabulary.enums.get(kind.of or "")
        if enum is None:
            return False  # the unknown enum is a fault of the field
        if enum.code(str(value)) is not None:
            return True
        names = [known.id for known in enum.values]
        code = "P047" if enum.id == "statement" else "P042"
        code = "P044" if enum.id == "award" else code
        self.faults.unknown(code, place, str(value), names)
        return False

    def _check_range(
        self, kind: ValueType, code: int, written: str, place: Place
    ) -> None:
        below = kind.low is not None and code < kind.low
        above = kind.high is not None and code > kind.high
        if below or above:
            low, high = self._end(kind, kind.low), self._end(kind, kind.high)
            self.faults.add("P062", place, found=written, low=low, high=high)

    def _end(self, kind: ValueType, code: int | None) -> str:
        return "–" if code is None else str(decode(kind, code, self.vocabulary))


def type_name(kind: ValueType) -> str:
    """Name a type as packs write it."""
    return f"{kind.kind} {kind.of}" if kind.of else str(kind.kind)


def value_of(kind: ValueType, scalar: Scalar) -> Value | None:
    """Return a scalar as a value of a type, None where it is not one."""
    if isinstance(scalar, bool):
        return scalar if kind.kind is Kind.YES_NO else None
    if kind.kind in _WHOLE:
        return _whole(kind, scalar)
    if kind.kind is Kind.DECIMAL:
        return scalar if isinstance(scalar, int | Decimal) else None
    return _from_text(kind, scalar) if isinstance(scalar, str) else None


def _whole(kind: ValueType, scalar: Scalar) -> int | None:
    if not isinstance(scalar, int):
        return None
    is_year = date.min.year <= scalar <= date.max.year
    return scalar if kind.kind is not Kind.YEAR or is_year else None


def _from_text(kind: ValueType, text: str) -> Value | None:
    if kind.kind in {Kind.TEXT, Kind.ENUM}:
        return text
    if kind.kind is Kind.SHARE:
        percent = _PERCENT.fullmatch(text)
        return Decimal(percent[1]) / 100 if percent else None
    if kind.kind in {Kind.DATE, Kind.MOMENT}:
        return _time(kind, text)
    return None


def _time(kind: ValueType, text: str) -> date | None:
    try:
        if kind.kind is Kind.MOMENT:  # a bare day would silently mean midnight
            return datetime.fromisoformat(text) if _MOMENT.fullmatch(text) else None
        return date.fromisoformat(text) if len(text) == len("2018-01-01") else None
    except ValueError:
        return None
