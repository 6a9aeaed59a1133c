"""Which operator fits which type of fact, and how many operands it takes."""

from thidua.model.conditions import Operator
from thidua.model.vocabulary import Kind, ValueType, Vocabulary

_SAME = frozenset({Operator.EQUALS, Operator.DIFFERS, Operator.IN, Operator.NOT_IN})
_ORDER = frozenset(
    {
        Operator.AT_LEAST,
        Operator.AT_MOST,
        Operator.MORE_THAN,
        Operator.LESS_THAN,
        Operator.BETWEEN,
    }
)
_TIME = frozenset(
    {
        Operator.BEFORE,
        Operator.AFTER,
        Operator.ON_OR_BEFORE,
        Operator.ON_OR_AFTER,
        Operator.WITHIN,
        Operator.WITHIN_LAST,
        Operator.BETWEEN,
    }
)
_SHARE = frozenset(
    {
        Operator.EQUALS,
        Operator.DIFFERS,
        Operator.AT_LEAST,
        Operator.AT_MOST,
        Operator.MORE_THAN,
        Operator.LESS_THAN,
    }
)
_BY_KIND: dict[Kind, frozenset[Operator]] = {
    Kind.TEXT: _SAME | {Operator.MATCHES},
    Kind.YES_NO: frozenset({Operator.IS}),
    Kind.INTEGER: _SAME | _ORDER,
    Kind.DECIMAL: _SAME | _ORDER,
    Kind.MONEY: _SAME | _ORDER,
    Kind.YEAR: _SAME | _ORDER | _TIME,
    Kind.DATE: _SAME | _TIME,
    Kind.MOMENT: _SAME | _TIME,
    Kind.ENUM: _SAME,
    Kind.SET: frozenset({Operator.INCLUDES}),
    Kind.SHARE: _SHARE,
    Kind.LINK: frozenset(),
}
_ORDERED_KINDS = frozenset(
    {Kind.INTEGER, Kind.DECIMAL, Kind.MONEY, Kind.YEAR, Kind.DATE, Kind.MOMENT}
)


def operators_for(kind: ValueType, vocabulary: Vocabulary) -> frozenset[Operator]:
    """Return the operators that mean something for a type."""
    allowed = _BY_KIND[kind.kind] | {Operator.KNOWN}
    return allowed | _ORDER if is_ordered_enum(kind, vocabulary) else allowed


def is_ordered_enum(kind: ValueType, vocabulary: Vocabulary) -> bool:
    """Tell whether a type is an enum whose later values are higher."""
    enum = vocabulary.enums.get(kind.of or "") if kind.kind is Kind.ENUM else None
    return enum is not None and enum.ordered


def is_ordered(kind: ValueType, vocabulary: Vocabulary) -> bool:
    """Tell whether values of a type can be put in an order."""
    return kind.kind in _ORDERED_KINDS or is_ordered_enum(kind, vocabulary)


def needs_order(operator: Operator) -> bool:
    """Tell whether an operator compares more with less."""
    return operator in _ORDER


def are_comparable(left: ValueType, right: ValueType) -> bool:
    """Tell whether values of two types can be compared with one another."""
    if left.kind is not right.kind:
        return False
    return left.of == right.of and left.scale == right.scale
