"""What an open leaf waits for, where that is not the fact it tests."""

from datetime import date

from small_world import (
    CONTEXT,
    DATE,
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
from thidua.explanation.decide import decide
from thidua.facts.coding import code_rows
from thidua.model.conditions import (
    FactRef,
    Leaf,
    Literal,
    Operator,
    ParameterRef,
    Window,
)
from thidua.model.facts import InputRef
from thidua.model.findings import Decision, Outcome
from thidua.model.pack import Award, Basis, Computation, Criterion, Parameter, RulePack
from thidua.model.records import Batch, Nomination
from thidua.packs.epochs import Clock
from thidua.packs.plan import compile_plan
from thidua.problems import Place

NOMINATION = Nomination("an", "merit", Place("n.csv"), date(2018, 7, 1))
ONE = Literal("1", 1)


def decision(pack: RulePack, batch: Batch, condition: Leaf) -> Decision:
    criterion = Criterion("c", TITLE, Basis(None), condition)
    award = Award("merit", TITLE, "form", "individual", (criterion,))
    pack.awards["merit"] = award  # type: ignore[index]
    clock = Clock(pack, CONTEXT)
    plan = compile_plan(pack, [clock.epoch(award, NOMINATION.received_on)], clock)
    facts = facts_of(batch, pack)
    (coded,) = code_rows(facts, plan, ["an"], {"an": frozenset({"merit"})})
    (trace,) = reference.evaluate(plan, [coded])
    return decide(award, pack, plan, coded, trace, facts, NOMINATION)


def test_a_window_that_ends_on_an_unknown_day_waits_for_that_day() -> None:
    last_year = Window(unit="years", amount=ONE, ending=FactRef("left_on"))
    condition = Leaf("c", "joined_on", DATE, Operator.WITHIN_LAST, (), last_year)
    an = person(joined_on=date(2018, 3, 1))
    batch = batch_of([an], nominations=[NOMINATION])
    found = decision(pack_of(), batch, condition)
    expected = (InputRef("individual", "an", "left_on", an.place),)
    assert (Outcome.UNDETERMINED, expected) == (found.outcome, found.settled_by)


def test_a_number_inside_a_fact_may_be_all_that_is_waited_for() -> None:
    worthy = Leaf("w", "benefit", MONEY, Operator.AT_LEAST, (ParameterRef("least"),))
    count = fact(Computation.COUNT, "initiatives", worthy)
    pack = pack_of(
        count, parameters=[Parameter("least", TITLE, MONEY, (), Basis(None))]
    )
    one = Leaf("c", "asked", INTEGER, Operator.AT_LEAST, (ONE,))
    for benefit, expected in (
        (60, Outcome.NEEDS_PARAMETER),
        (None, Outcome.UNDETERMINED),
    ):
        rows = {"an": [row("initiatives", 2, benefit=benefit)]}
        batch = batch_of(rows=rows, nominations=[NOMINATION])
        assert expected == decision(pack, batch, one).outcome
