"""Parameters inside derived facts."""

from dataclasses import replace
from datetime import date
from typing import Any

from small_world import (
    INTEGER,
    MONEY,
    TITLE,
    batch_of,
    facts_of,
    interval,
    pack_of,
    row,
)
from small_world import fact as fact_of
from thidua.model.conditions import Leaf, Literal, Operator, ParameterRef
from thidua.model.facts import FactValue, InputRef
from thidua.model.pack import (
    Basis,
    Computation,
    LawDate,
    Parameter,
    ParameterValue,
    Validity,
)
from thidua.model.records import Nomination
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
