"""Codes of values: every value has one, and comes back from it."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.facts.codes import VIETNAM, decode, encode
from thidua.model.records import Value
from thidua.model.vocabulary import EnumType, EnumValue, Kind, ValueType, Vocabulary
from thidua.texts import LocalizedText

NAME = LocalizedText("a", "a")
GRADES = tuple(EnumValue(name, NAME) for name in ("fair", "good", "excellent"))
WORDS = Vocabulary({"grade": EnumType("grade", NAME, GRADES, ordered=True)}, {})
ENUM = ValueType(Kind.ENUM, "grade")
SET = ValueType(Kind.SET, "grade")
SCORE = ValueType(Kind.DECIMAL, scale=2)


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        (ValueType(Kind.YES_NO), True, 1),
        (ValueType(Kind.YES_NO), False, 0),
        (ValueType(Kind.INTEGER), 12, 12),
        (ValueType(Kind.MONEY), 1_500_000, 1_500_000),
        (ValueType(Kind.YEAR), 2018, 2018),
        (SCORE, Decimal("8.5"), 850),
        (SCORE, 8, 800),
        (ValueType(Kind.SHARE), Decimal("0.7"), 700_000),
        (ValueType(Kind.DATE), date(2018, 3, 9), date(2018, 3, 9).toordinal()),
        (ValueType(Kind.MOMENT), datetime(1970, 1, 1, 8, tzinfo=UTC), 8 * 3600),
        (ValueType(Kind.MOMENT), datetime(1970, 1, 1, 8), 3600),  # noqa: DTZ001
        (ENUM, "excellent", 2),
        (SET, ("fair", "excellent"), 0b101),
    ],
)
def test_a_value_has_the_code(kind: ValueType, value: Value, code: int) -> None:
    assert code == encode(kind, value, WORDS)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (ValueType(Kind.INTEGER), True),
        (ValueType(Kind.DATE), datetime(2018, 1, 1, tzinfo=UTC)),
        (ValueType(Kind.TEXT), "a"),
        (ValueType(Kind.LINK, "unit"), "U1"),
        (SCORE, Decimal("8.555")),
        (ENUM, "poor"),
    ],
)
def test_a_value_of_another_type_has_no_code(kind: ValueType, value: Value) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        encode(kind, value, WORDS)


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.LINK])
def test_types_without_codes_have_no_values(kind: Kind) -> None:
    with pytest.raises(ValueError, match="no value"):
        decode(ValueType(kind), 1, WORDS)


TYPED: list[tuple[ValueType, st.SearchStrategy[Value]]] = [
    (ValueType(Kind.YES_NO), st.booleans()),
    (ValueType(Kind.INTEGER), st.integers(-(2**62), 2**62)),
    (ValueType(Kind.MONEY), st.integers(0, 2**62)),
    (ValueType(Kind.YEAR), st.integers(1, 9999)),
    (SCORE, st.decimals(-9999, 9999, places=2)),
    (ValueType(Kind.SHARE), st.decimals(0, 1, places=6)),
    (ValueType(Kind.DATE), st.dates()),
    (ENUM, st.sampled_from([grade.id for grade in GRADES])),
    (SET, st.sets(st.sampled_from([g.id for g in GRADES])).map(sorted).map(tuple)),
    (
        ValueType(Kind.MOMENT),
        st.datetimes(
            datetime(1900, 1, 1),  # noqa: DTZ001
            datetime(2100, 1, 1),  # noqa: DTZ001
            timezones=st.just(VIETNAM),
        ).map(lambda moment: moment.replace(microsecond=0)),
    ),
]


@given(st.data())
@pytest.mark.parametrize(("kind", "values"), TYPED, ids=lambda t: str(t)[:40])
def test_a_value_comes_back_from_its_code(
    kind: ValueType, values: st.SearchStrategy[Value], data: st.DataObject
) -> None:
    value = data.draw(values)
    assert value == decode(kind, encode(kind, value, WORDS), WORDS)
