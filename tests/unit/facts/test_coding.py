"""Columns of a plan to integers."""

from typing import Any

from small_world import (
    APPLIED,
    INTEGER,
    MONEY,
    SHARE,
    batch_of,
    derived,
    fact,
    facts_of,
    leaf,
    pack_of,
    person,
    row,
)
from thidua.facts.coding import code_rows
from thidua.facts.derive import FactBase
from thidua.model.conditions import Operator, Verdict
from thidua.model.pack import Computation
from thidua.model.plan import Column, Plan, Row, Source
from thidua.model.records import Nomination
from thidua.model.vocabulary import Kind, ValueType
from thidua.problems import Place


def coded(facts: FactBase, *columns: Column, judged: Any = ()) -> Row:
    plan = Plan("individual", (), columns, (), ())
    (found,) = code_rows(facts, plan, ["an"], {"an": frozenset(judged)})
    return found


def test_an_interval_is_two_columns_and_an_open_end_is_none() -> None:
    count = fact(Computation.COUNT, "initiatives", APPLIED)
    rows = [row("initiatives", 2, applied=True)]
    batch = batch_of(rows={"an": rows}, incomplete=[("initiatives", "an")])
    facts = facts_of(batch, pack_of(count))
    columns = [Column(source, "asked") for source in (Source.LOW, Source.HIGH)]
    assert coded(facts, *columns) == (1, None)


def test_emptiness_is_one_zero_or_none() -> None:
    lowest = fact(Computation.LOWEST, "initiatives", APPLIED, MONEY, field="benefit")
    cases = [((), 1), ([True], 0), ([None], None)]
    for applied, expected in cases:
        rows = [row("initiatives", 2, applied=a, benefit=1) for a in applied]
        facts = facts_of(batch_of(rows={"an": rows}), pack_of(lowest))
        assert (expected,) == coded(facts, Column(Source.EMPTY, "asked"))


def test_a_share_is_bounded_against_its_constant() -> None:
    vote = row("votes", 2, yes=35, members_total=48)
    nominations = [Nomination("an", "merit", Place("n.csv"))]
    facts = facts_of(batch_of(rows={"an|merit": [vote]}, nominations=nominations))
    columns = [
        Column(source, "vote.in_favour", award="merit", constant=700_000)
        for source in (Source.SHARE_LOW, Source.SHARE_HIGH)
    ]
    bound = 35 * 1_000_000 - 48 * 700_000
    assert (bound, bound) == coded(facts, *columns)


def test_an_unknown_share_is_none() -> None:
    column = Column(Source.SHARE_LOW, "vote.in_favour", award="merit", constant=1)
    assert coded(facts_of(), column) == (None,)


def test_a_test_is_one_zero_or_none() -> None:
    known = leaf("height", INTEGER, Operator.KNOWN, 1)
    tall = leaf("height", INTEGER, Operator.AT_LEAST, 5)
    columns = [
        Column(Source.TEST, "height", leaf=asked, operands=((code,),))
        for asked, code in ((known, 1), (tall, 5))
    ]
    assert coded(facts_of(batch_of([person("an", height=5)])), *columns) == (1, 1)
    assert coded(facts_of(), *columns) == (0, None)


def test_a_test_that_is_not_applicable_is_none() -> None:
    every = fact(Computation.EVERY, "initiatives", APPLIED, SHARE)
    asked = leaf("asked", ValueType(Kind.YES_NO), Operator.IS, 1)
    column = Column(Source.TEST, "asked", leaf=asked, operands=((1,),))
    assert coded(facts_of(pack=pack_of(every)), column) == (None,)


def test_nominations_grants_and_awards_are_columns() -> None:
    won = row("prior_awards", 2, award="merit", year=2018)
    results = {
        ("an", "title", "proposed"): Verdict.MET,
        ("an", "flag", "proposed"): Verdict.UNKNOWN,
    }
    facts = facts_of(batch_of(rows={"an": [won]}), results=results)
    columns = [
        *(Column(Source.NOMINATED, award=award) for award in ("merit", "flag")),
        *(Column(Source.GRANTED, award=award) for award in ("merit", "flag")),
        *(
            Column(Source.AWARD, award=award, state="proposed")
            for award in ("merit", "title", "flag")
        ),
    ]
    assert (1, 0, 1, 0, 1, 1, None) == coded(facts, *columns, judged={"merit"})


def test_no_code_is_beyond_62_bits() -> None:
    total = fact(Computation.SUM, "initiatives", None, MONEY, field="benefit")
    rows = [row("initiatives", n, benefit=2**61) for n in (2, 3, 4)]
    facts, problems = derived(batch_of(rows={"an": rows}), pack_of(total))
    assert coded(facts, Column(Source.LOW, "asked")) == (None,)
    assert [("F007", rows[0].place)] == [(p.code, p.place) for p in problems]


def test_the_order_of_questions_changes_nothing() -> None:
    count = fact(Computation.COUNT, "initiatives", APPLIED)
    batch = batch_of(rows={"an": [row("initiatives", 2)]})
    columns = [Column(source, "asked") for source in (Source.LOW, Source.HIGH)]
    one, other = (facts_of(batch, pack_of(count)) for _ in range(2))
    assert coded(one, *columns) == coded(other, *reversed(columns))[::-1]
    assert coded(one, *columns) == coded(one, *columns)
