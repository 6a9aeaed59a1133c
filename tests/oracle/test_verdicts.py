"""Records through facts, coding, plan and reference: verdicts of all completions."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from oracle.seen import facts_about, leaves_on, outcomes
from oracle.two_valued import holds
from oracle.worlds import (
    HEIGHT,
    HEIGHTS,
    World,
    aggregates,
    grouped,
    number_leaves,
    streaks,
    worlds,
)
from small_world import TITLE
from thidua.evaluation.reference import evaluate
from thidua.facts.coding import code_rows
from thidua.model.conditions import Condition, Group, Verdict
from thidua.model.pack import Award, Basis, Criterion, DerivedFact
from thidua.packs.epochs import Clock
from thidua.packs.plan import compile_plan

FIRM = {Verdict.MET: True, Verdict.UNMET: False, Verdict.NOT_APPLICABLE: None}


def named(condition: Condition, node: str) -> Condition:
    """Give every node of a condition its own name, as a loaded pack does."""
    if not isinstance(condition, Group):
        return replace(condition, node=node)
    children = enumerate(condition.children)
    inner = tuple(named(child, f"{node}/{number}") for number, child in children)
    return replace(condition, node=node, children=inner)


def nodes_of(condition: Condition) -> dict[str, Condition]:
    """Return a condition and all inside it by name."""
    found = {condition.node: condition}
    if isinstance(condition, Group):
        for child in condition.children:
            found |= nodes_of(child)
    return found


def trace_of(
    world: World, fact: DerivedFact, condition: Condition
) -> dict[str, Verdict]:
    """Judge a nominee by one criterion and return the verdict of every node."""
    facts = facts_about(world, fact)
    criterion = Criterion("asks", TITLE, Basis(None), condition)
    award = Award("merit", TITLE, "form", "individual", (criterion,))
    pack = replace(facts.pack, awards={"merit": award})
    clock = Clock(pack, facts.context)
    plan = compile_plan(pack, [clock.epoch(award, facts.context.as_of)], clock)
    rows = code_rows(facts, plan, ["an"], {"an": frozenset({"merit"})})
    (trace,) = evaluate(plan, rows)
    return {o.node: v for o, v in zip(plan.origins, trace, strict=True)}


@given(world=worlds(), fact=aggregates() | streaks(), draw=st.data())
def test_a_firm_verdict_is_that_of_every_completion(
    world: World, fact: DerivedFact, draw: st.DataObject
) -> None:
    leaves = leaves_on(fact) | number_leaves("height", HEIGHT, HEIGHTS)
    condition = named(draw.draw(grouped(leaves)), "asks")
    seen = outcomes(world, fact)
    trace = trace_of(world, fact, condition)
    for node, part in nodes_of(condition).items():
        verdict = trace[node]
        if verdict is Verdict.UNKNOWN:
            continue
        for value, height in seen:
            known = {"asked": value, "height": height}
            answer = holds(part, known.__getitem__, world.context)
            assert answer is FIRM[verdict]
