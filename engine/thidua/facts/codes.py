"""Codes of values: typed values in, 64-bit integers out, and back."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

from thidua.model.records import Value
from thidua.model.vocabulary import Kind, ValueType, Vocabulary

VIETNAM = timezone(timedelta(hours=7))
"""Moments without a zone are local civil time."""

SHARE_UNIT = 1_000_000
"""The code of 100 %: a share has scale 4 of one hundred."""


def encode(value_type: ValueType, value: Value, vocabulary: Vocabulary) -> int:
    """Return the integer that stands for a value.

    Enums become the position of the value, sets a mask of positions, dates day numbers,
    moments UTC seconds, decimals scaled integers, shares parts of a million.

    Raises:
        ValueError: The value is not of the type, or the type has no codes (text, link).
    """
    match value_type.kind, value:
        case Kind.YES_NO, bool():
            return int(value)
        case Kind.INTEGER | Kind.MONEY | Kind.YEAR, int() if type(value) is int:
            return value
        case Kind.ENUM, str():
            return _position(value_type, value, vocabulary)
        case Kind.SET, tuple():
            return sum({1 << _position(value_type, v, vocabulary) for v in value})
        case _:
            return _measured(value_type, value)


def decode(value_type: ValueType, code: int, vocabulary: Vocabulary) -> Value:
    """Return the value an integer stands for; the inverse of `encode`.

    Raises:
        ValueError: The type has no codes, or no value has this one.
    """
    match value_type.kind:
        case Kind.YES_NO if code in {0, 1}:
            return bool(code)
        case Kind.INTEGER | Kind.MONEY | Kind.YEAR:
            return code
        case Kind.ENUM if code >= 0:
            return _value_ids(value_type, vocabulary)[code]
        case Kind.SET:
            ids = _value_ids(value_type, vocabulary)
            return tuple(sorted(v for n, v in enumerate(ids) if code >> n & 1))
        case _:
            return _unmeasured(value_type, code)


def _measured(value_type: ValueType, value: Value) -> int:
    """Encode a fraction, a day or a moment."""
    match value_type.kind, value:
        case Kind.DECIMAL, int() | Decimal():
            return _scaled(Decimal(value), 10**value_type.scale)
        case Kind.SHARE, int() | Decimal():
            return _scaled(Decimal(value), SHARE_UNIT)
        case Kind.MOMENT, datetime():
            return _seconds(value)
        case Kind.DATE, date() if type(value) is date:
            return value.toordinal()
        case _:
            message = f"{value_type.kind} has no code for {value!r}"
            raise ValueError(message)


def _unmeasured(value_type: ValueType, code: int) -> Value:
    """Decode a fraction, a day or a moment."""
    match value_type.kind:
        case Kind.DECIMAL:
            return Decimal(code).scaleb(-value_type.scale)
        case Kind.SHARE:
            return Decimal(code).scaleb(-6)
        case Kind.MOMENT:
            return datetime.fromtimestamp(code, UTC).astimezone(VIETNAM)
        case Kind.DATE:
            return date.fromordinal(code)
        case _:
            message = f"{value_type.kind} has no value of code {code}"
            raise ValueError(message)


def _scaled(value: Decimal, unit: int) -> int:
    scaled = value * unit
    if scaled != int(scaled):
        message = f"{value} has more digits than the scale keeps"
        raise ValueError(message)
    return int(scaled)


def _seconds(value: datetime) -> int:
    aware = value if value.tzinfo else value.replace(tzinfo=VIETNAM)
    return int((aware - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())


def _value_ids(value_type: ValueType, vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(value.id for value in vocabulary.enums[value_type.of or ""].values)


def _position(value_type: ValueType, value: str, vocabulary: Vocabulary) -> int:
    position = vocabulary.enums[value_type.of or ""].code(value)
    if position is None:
        message = f"{value} is not a value of {value_type.of}"
        raise ValueError(message)
    return position
