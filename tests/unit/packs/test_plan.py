"""Awards to plans: what a leaf comes to, from the pack to the verdict."""

from dataclasses import replace
from datetime import date
from typing import Any

from small_world import (
    APPLIED,
    CONTEXT,
    INTEGER,
    MONEY,
    TITLE,
    batch_of,
    fact,
    facts_of,
    pack_of,
    person,
    row,
)
from thidua.evaluation import reference
from thidua.facts.coding import code_rows
from thidua.model.conditions import (
    FactRef,
    Leaf,
    Literal,
    Operator,
    ParameterRef,
    Verdict,
)
from thidua.model.pack import (
    Award,
    Basis,
    Computation,
    Criterion,
    Parameter,
    ParameterValue,
    RulePack,
    Validity,
)
from thidua.model.records import Batch, Nomination
from thidua.packs.epochs import Clock
from thidua.packs.plan import compile_plan
from thidua.problems import Place

JULY = date(2018, 7, 1)
OLD = ParameterValue(Literal("50", 50), Validity(end=date(2018, 6, 30)))
NEW = ParameterValue(Literal("80", 80), Validity(start=JULY))
PLACE = Place("n.csv")


def award(id_: str, condition: Leaf) -> Award:
    criterion = Criterion(condition.node, TITLE, Basis(None), condition)
    return Award(id_, TITLE, "form", "individual", (criterion,))


def verdicts(pack: RulePack, batch: Batch, *awards: Award) -> list[Verdict]:
    pack = replace(pack, awards={a.id: a for a in awards})
    clock = Clock(pack, CONTEXT)
    days = {n.award: n.received_on for n in batch.nominations}
    plan = compile_plan(pack, [clock.epoch(a, days[a.id]) for a in awards], clock)
    judged = {"an": frozenset(days)}
    (trace,) = reference.evaluate(
        plan, code_rows(facts_of(batch, pack), plan, ["an"], judged)
    )
    return [
        verdict
        for verdict, origin in zip(trace, plan.origins, strict=True)
        if origin.node == "c"
    ]


def test_a_leaf_is_not_applicable_where_the_fact_on_its_right_is_not() -> None:
    least = fact(Computation.LOWEST, "initiatives", APPLIED, field="saving")
    asks = Leaf("c", "height", INTEGER, Operator.AT_LEAST, (FactRef("asked"),))
    merit = award("merit", asks)
    nominations = [Nomination("an", "merit", PLACE, JULY)]
    cases: tuple[tuple[list[Any], Verdict], ...] = (
        ([], Verdict.NOT_APPLICABLE),
        ([row("initiatives", 2, applied=True, saving=5)], Verdict.MET),
        ([row("initiatives", 2, applied=None, saving=5)], Verdict.UNKNOWN),
    )
    for rows, expected in cases:
        batch = batch_of([person(height=5)], {"an": rows}, nominations=nominations)
        assert [expected] == verdicts(pack_of(least), batch, merit)


def test_each_nomination_is_judged_under_the_numbers_of_its_own_day() -> None:
    worthy = Leaf("w", "benefit", MONEY, Operator.AT_LEAST, (ParameterRef("least"),))
    count = fact(Computation.COUNT, "initiatives", worthy)
    parameter = Parameter("least", TITLE, MONEY, (OLD, NEW), Basis(None))
    one = Leaf("c", "asked", INTEGER, Operator.AT_LEAST, (Literal("1", 1),))
    batch = batch_of(
        rows={"an": [row("initiatives", 2, benefit=60)]},
        nominations=[
            Nomination("an", "early", PLACE, date(2018, 6, 30)),
            Nomination("an", "late", PLACE, JULY),
        ],
    )
    found = verdicts(
        pack_of(count, parameters=[parameter]),
        batch,
        award("early", one),
        award("late", one),
    )
    assert [Verdict.MET, Verdict.UNMET] == found
