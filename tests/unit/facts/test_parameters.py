"""Parameters inside derived facts."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from small_world import (
    INTEGER,
    MONEY,
    SHARE,
    TITLE,
    batch_of,
    facts_of,
    interval,
    pack_of,
    person,
    row,
)
from small_world import fact as fact_of
from thidua.model.conditions import Leaf, Literal, Operator, ParameterRef
from thidua.model.facts import FactValue, InputRef, Tally
from thidua.model.pack import (
    MEMBERS,
    Basis,
    Computation,
    LawDate,
    Parameter,
    ParameterValue,
    Validity,
)
from thidua.model.records import Nomination, Record
from thidua.problems import Place

WORTHY = Leaf(
    "where", "benefit", MONEY, Operator.AT_LEAST, (ParameterRef("least_benefit"),)
)
COUNT = fact_of(Computation.COUNT, "initiatives", WORTHY)
CHANGE = date(2018, 7, 1)
OLD = ParameterValue(Literal("50", 50), Validity(end=date(2018, 6, 30)))
NEW = ParameterValue(Literal("80", 80), Validity(start=CHANGE))


def value(
    benefit: int,
    *values: ParameterValue,
    received_on: date | None = None,
    law_date: LawDate | None = None,
    **context: Any,
) -> FactValue:
    parameter = Parameter(
        "least_benefit", TITLE, INTEGER, values, Basis(None), law_date=law_date
    )
    nomination = Nomination("an", "merit", Place("n.csv"), received_on)
    rows = {"an": [row("initiatives", 2, benefit=benefit)]}
    batch = batch_of(rows=rows, nominations=[nomination])
    pack = pack_of(COUNT, parameters=[parameter])
    return facts_of(batch, pack, **context).value("an", "asked")


def test_the_value_of_the_day_of_receipt_is_in_force() -> None:
    assert interval(value(60, OLD, NEW, received_on=date(2018, 6, 30))) == (1, 1)
    assert interval(value(60, OLD, NEW, received_on=CHANGE)) == (0, 0)


def test_a_parameter_may_have_its_own_clock() -> None:
    for law_date in (LawDate.ROUND_END, LawDate.DECIDED_ON):
        assert interval(value(60, OLD, NEW, law_date=law_date)) == (0, 0)


def test_without_a_day_of_receipt_all_values_must_agree() -> None:
    assert interval(value(90, OLD, NEW)) == (1, 1)
    found = value(60, OLD, NEW)
    assert interval(found) == (0, 1)
    day = InputRef("nomination", "an", "received_on", Place("n.csv"))
    assert found.missing == (day,)


TALL = Leaf(
    "where", "height", INTEGER, Operator.AT_LEAST, (ParameterRef("least_benefit"),)
)
HAS_WORTHY = Leaf("where", "worthy", INTEGER, Operator.AT_LEAST, (Literal("1", 1),))
LAST_DAY = date(2018, 6, 30)


@pytest.mark.parametrize("where", [TALL, HAS_WORTHY], ids=["field", "fact"])
@pytest.mark.parametrize(
    ("own_day", "day", "tally"),
    [(LAST_DAY, CHANGE, Tally(0, 1)), (CHANGE, LAST_DAY, Tally(1, 0))],
)
def test_members_are_asked_by_the_day_of_their_collective(
    where: Leaf, own_day: date, day: date, tally: Tally
) -> None:
    parameter = Parameter("least_benefit", TITLE, INTEGER, (OLD, NEW), Basis(None))
    share = fact_of(Computation.SHARE, MEMBERS, where, SHARE, of="all_members")
    pack = pack_of(share, replace(COUNT, id="worthy"), parameters=[parameter])
    unit = Record(
        table="unit", key="u", place=Place("u.csv"), values={"roster_complete": True}
    )
    batch = batch_of(
        [person("team", "collective", unit="u"), person("an", height=60)],
        {"an": [row("initiatives", 2, benefit=60)]},
        [unit],
        [
            Nomination("team", "flag", Place("n.csv"), day),
            Nomination("an", "merit", Place("n.csv"), own_day),
        ],
        {"u": ("an",)},
    )
    assert tally == facts_of(batch, pack).value("team", "asked").tally


def test_days_outside_the_pack_s_validity_are_not_possible() -> None:
    parameter = Parameter("least_benefit", TITLE, INTEGER, (NEW,), Basis(None))
    pack = replace(
        pack_of(COUNT, parameters=[parameter]), valid=Validity(date(2018, 7, 2))
    )
    rows = {"an": [row("initiatives", 2, benefit=80)]}
    nomination = Nomination("an", "merit", Place("n.csv"))
    batch = batch_of(rows=rows, nominations=[nomination])
    assert interval(facts_of(batch, pack).value("an", "asked")) == (1, 1)


def test_a_parameter_without_a_value_is_named() -> None:
    found = value(60, received_on=CHANGE)
    ref = InputRef("parameter", "*", detail="least_benefit")
    assert ((0, 1), (ref,)) == (interval(found), found.missing)


def test_an_officer_s_value_comes_before_the_pack_s() -> None:
    local = {"least_benefit": (ParameterValue(Literal("95", 95)),)}
    assert interval(value(90, NEW, received_on=CHANGE, local=local)) == (0, 0)
