"""Every firm verdict of an award is what each completion of the records says."""

import os
import random
from collections import Counter
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from oracle.complete_world import CompleteWorld
from strategies.batches import Gaps, contexts, make_batch
from strategies.completions import Complete, complete, every_choice
from strategies.packs import Generated, Style, packs
from thidua.evaluation.opinions import Engine, bench
from thidua.model.conditions import Condition, Group, Verdict
from thidua.model.findings import Decision, Outcome
from thidua.model.pack import Award
from thidua.model.records import Batch
from thidua.model.run import RunContext
from thidua.workflow import judge

PLAIN = Style(is_plain=True, most_criteria=3, most_facts=3)
IS_DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
EXAMPLES = min(settings().max_examples, 1000 if IS_DEEP else 60)
SAMPLES = 16
MOST = 2000 if IS_DEEP else 60
SAYS = {Verdict.MET: True, Verdict.UNMET: False, Verdict.NOT_APPLICABLE: None}
REFUSED = {"ineligible", "not_applicable"}


def worlds(batch: Batch, run: RunContext, chance: random.Random) -> Iterator[Complete]:
    """Yield every completion of a batch, or a sample where there are too many."""
    every = every_choice(lambda choices: complete(batch, run, choices), MOST + 1)
    found = list(every)
    if len(found) <= MOST:
        return iter(found)
    return (complete(batch, run, chance) for _ in range(SAMPLES))


def conditions(award: Award, decision: Decision) -> Iterator[tuple[Condition, Verdict]]:
    """Yield the conditions of a decision with their verdicts, where the name is clear.

    Of a criterion with several versions only the outcome is compared.
    """
    whole = [c.condition for c in award.criteria]
    whole += [award.applies_when] if award.applies_when else []
    versions = Counter(condition.node for condition in whole)
    verdicts = {f.node: f.verdict for f in decision.findings}
    for condition in whole:
        for part in parts(condition):
            if versions[condition.node] == 1 and part.node in verdicts:
                yield part, verdicts[part.node]


def parts(condition: Condition) -> Iterator[Condition]:
    yield condition
    if isinstance(condition, Group):
        for child in condition.children:
            yield from parts(child)


def assert_agrees(decision: Decision, award: Award, world: CompleteWorld) -> None:
    """Compare every firm verdict of a decision with the answers of one world."""
    who = decision.nominee
    in_force = {
        c.condition.node: world.in_force(c, who, award.id) for c in award.criteria
    }
    for condition, verdict in conditions(award, decision):
        if verdict in SAYS and in_force.get(condition.node.split("/")[0], True):
            answer = world.answer(condition, who, award.id)
            assert SAYS[verdict] is answer, (who, award.id, condition)
    outcome = world.outcome(who, award.id)
    match decision.outcome:
        case Outcome.NOT_APPLICABLE:
            assert outcome == "not_applicable"
        case Outcome.INELIGIBLE:
            assert outcome in REFUSED
        case Outcome.ELIGIBLE if not decision.subject_to:
            assert outcome == "eligible"


@settings(max_examples=EXAMPLES)
@given(generated=packs(PLAIN), seed=st.integers(0, 2**32 - 1))
def test_a_firm_verdict_is_that_of_every_completion(
    generated: Generated, seed: int
) -> None:
    pack = generated.pack
    chance = random.Random(seed)  # noqa: S311
    cells = chance.choice((0.02, 0.1, 0.3))
    gaps = Gaps(cells, tables=cells / 2, later=0.1, quarrels=0.1, strays=0)
    run = contexts(chance, ended=True)
    batch = make_batch(chance, chance.choice((1, 3, 5)), 1, gaps)
    found = judge(batch, pack, run, bench(Engine.REFERENCE, cross_check=False))
    for world in worlds(batch, run, chance):
        complete_world = CompleteWorld(pack, run, world)
        for decision in found.decisions:
            assert_agrees(decision, pack.awards[decision.award], complete_world)
