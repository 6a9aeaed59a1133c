"""Codes of values: typed values in, 64-bit integers out, and back."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

from thidua.model.records import Value
from thidua.model.vocabulary import Kind, ValueType, Vocabulary

VIETNAM = timezone(timedelta(hours=7))
"""Moments without a zone are local civil time."""

SHARE_UNIT = 1_000_000
"""The code of 100 %: a share has scale 4 of one hundred."""

_PLAIN = frozenset({Kind.INTEGER, Kind.MONEY, Kind.YEAR})


def encode(value_type: ValueType, value: Value, vocabulary: Vocabulary) -> int:
    """Return the integer that stands for a value.

    Enums become the position of the value, sets a mask of positions, dates day numbers,
    moments UTC seconds, decimals scaled integers, shares parts of a million.

    Raises:
        ValueError: The value is not of the type, or the type has no codes (text, link).
    """
    kind = value_type.kind
    if kind is Kind.YES_NO and isinstance(value, bool):
        return int(value)
    if kind in _PLAIN and type(value) is int:
        return value
    if kind is Kind.DECIMAL and isinstance(value, int | Decimal):
        return _scaled(Decimal(value), 10**value_type.scale)
    if kind is Kind.SHARE and isinstance(value, int | Decimal):
        return _scaled(Decimal(value), SHARE_UNIT)
    if kind is Kind.MOMENT and isinstance(value, datetime):
        return _seconds(value)
    if kind is Kind.DATE and type(value) is date:
        return value.toordinal()
    if kind is Kind.ENUM and isinstance(value, str):
        return _position(value_type, value, vocabulary)
    if kind is Kind.SET and isinstance(value, tuple):
        return sum({1 << _position(value_type, item, vocabulary) for item in value})
    message = f"{kind} has no code for {value!r}"
    raise ValueError(message)


def decode(value_type: ValueType, code: int, vocabulary: Vocabulary) -> Value:
    """Return the value an integer stands for; the inverse of `encode`.

    Raises:
        ValueError: The type has no codes, or no value has this one.
    """
    kind = value_type.kind
    if kind in _PLAIN:
        return code
    if kind is Kind.YES_NO and code in {0, 1}:
        return bool(code)
    if kind is Kind.DECIMAL:
        return Decimal(code).scaleb(-value_type.scale)
    if kind is Kind.SHARE:
        return Decimal(code).scaleb(-6)
    if kind is Kind.MOMENT:
        return datetime.fromtimestamp(code, UTC).astimezone(VIETNAM)
    if kind is Kind.DATE:
        return date.fromordinal(code)
    if kind is Kind.ENUM:
        return _value_ids(value_type, vocabulary)[code] if code >= 0 else _refuse(code)
    if kind is Kind.SET:
        ids = _value_ids(value_type, vocabulary)
        return tuple(sorted(v for n, v in enumerate(ids) if code >> n & 1))
    return _refuse(code)


def _refuse(code: int) -> Value:
    message = f"no value has the code {code}"
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
