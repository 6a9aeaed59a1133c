"""Laws of whole batches: order, parts, repetition and the evaluator change nothing."""

import os
import random
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from checkout import ROOT
from strategies.batches import Gaps, assembled, contexts, make_batch
from strategies.packs import Generated, pack_texts, packs
from thidua.evaluation.opinions import Engine, bench
from thidua.model.facts import InputRef
from thidua.model.findings import Decision
from thidua.model.records import Batch, Record
from thidua.workflow import Judgement, judge

EXAMPLES = min(settings().max_examples, 400) // 8
REFERENCE = bench(Engine.REFERENCE, cross_check=False)
DURABLE = bench(Engine.DURABLE, cross_check=False)
SEEDS = st.integers(0, 2**32 - 1)


def reordered(batch: Batch, chance: random.Random) -> Batch:
    """Give rows the keys and places they had if the sheets were in another order."""
    numbers = list(range(10_000))
    chance.shuffle(numbers)
    fresh = iter(numbers)

    def elsewhere(record: Record, *, keeps_key: bool = False) -> Record:
        number = next(fresh)
        key = record.key if keeps_key else f"{record.table}-{number:06}"
        place = replace(record.place, row=number + 2)
        return replace(record, key=key, place=place)

    nominees = {k: elsewhere(r, keeps_key=True) for k, r in batch.nominees.items()}
    units = {k: elsewhere(r, keeps_key=True) for k, r in batch.units.items()}
    rows = {
        table: {owner: tuple(map(elsewhere, own)) for owner, own in owners.items()}
        for table, owners in batch.children.items()
    }
    own = [replace(n, place=nominees[n.nominee].place) for n in batch.nominations]
    return assembled(nominees, units, own, rows, batch.incomplete)


def without_places(decision: Decision) -> tuple[object, ...]:
    """Return what a decision says but for where things stand."""
    return (
        *(decision.nominee, decision.award, decision.outcome, decision.deciding),
        *(decision.also, decision.subject_to, decision.routes, decision.law_date),
        [(f.node, f.verdict, f.required, f.observed) for f in decision.findings],
        [sorted(map(name_of, f.missing)) for f in decision.findings],
        len(decision.settled_by),
    )


def name_of(ref: InputRef) -> tuple[str, ...]:
    return ref.table, ref.owner, ref.field or "", ref.detail or ""


def part(batch: Batch, units: set[str]) -> Batch:
    """Keep the nominees of some units, and all that belongs to them."""
    kept = {k: r for k, r in batch.nominees.items() if r.get("unit") in units}
    return replace(
        batch,
        nominees=kept,
        nominations=tuple(n for n in batch.nominations if n.nominee in kept),
        children={
            table: {o: rows for o, rows in owners.items() if o.split("|")[0] in kept}
            for table, owners in batch.children.items()
        },
    )


def codes(judgement: Judgement) -> list[str]:
    return sorted(problem.code for problem in judgement.problems)


@settings(max_examples=EXAMPLES)
@given(packs(), SEEDS)
def test_the_order_of_sheets_changes_only_places(
    generated: Generated, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311
    batch, run = make_batch(chance, 8, 2, Gaps()), contexts(chance)
    found = judge(batch, generated.pack, run, REFERENCE)
    again = judge(reordered(batch, chance), generated.pack, run, REFERENCE)
    assert found.proposals == again.proposals
    pairs = zip(found.decisions, again.decisions, strict=True)
    for one, other in pairs:
        assert without_places(one) == without_places(other)
    assert codes(found) == codes(again)


@settings(max_examples=EXAMPLES)
@given(packs(), SEEDS)
def test_parts_of_a_batch_are_decided_as_the_whole(
    generated: Generated, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311
    pack = generated.pack
    awards = {name: replace(award, seats=()) for name, award in pack.awards.items()}
    pack = replace(pack, awards=awards)
    batch, run = make_batch(chance, 10, 3, Gaps(strays=0)), contexts(chance)
    units = sorted(batch.units)
    chosen = set(chance.sample(units, len(units) // 2 + 1))
    halves = [part(batch, chosen), part(batch, {*units, None} - chosen)]
    whole = judge(batch, pack, run, REFERENCE).decisions
    parts = [d for half in halves for d in judge(half, pack, run, REFERENCE).decisions]
    assert list(whole) == sorted(parts, key=lambda d: (d.nominee, d.award))


@settings(max_examples=EXAMPLES)
@given(packs(), SEEDS)
def test_decisions_do_not_depend_on_the_evaluator_nor_on_the_time_of_asking(
    generated: Generated, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311
    batch, run = make_batch(chance, 6, 1, Gaps()), contexts(chance)
    first = judge(batch, generated.pack, run, REFERENCE)
    assert first == judge(batch, generated.pack, run, REFERENCE)
    assert first == judge(batch, generated.pack, run, DURABLE)


PROGRAM = """
import random, sys
from pathlib import Path
from strategies.batches import Gaps, contexts, make_batch
from strategies.packs import loaded
from thidua.evaluation.opinions import bench
from thidua.workflow import judge
pack = loaded(Path(sys.argv[1]).read_text(encoding="utf-8"))
for seed in range(5):
    chance = random.Random(seed)
    batch, run = make_batch(chance, 8, 2, Gaps()), contexts(chance)
    print(judge(batch, pack, run, bench()))
"""


@settings(max_examples=2, phases=[Phase.generate])
@given(pack_texts())
def test_the_order_of_hashes_changes_nothing(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pack.yaml"
        path.write_text(text, encoding="utf-8")
        found = {judged_with(seed, path) for seed in ("0", "1", "77")}
    assert len(found) == 1
    assert "Decision" in found.pop()


def judged_with(hash_seed: str, pack: Path) -> str:
    places = os.pathsep.join(str(ROOT / name) for name in ("engine", "tests"))
    environment = {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": places}
    command = [sys.executable, "-c", PROGRAM, str(pack)]
    return subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True
    ).stdout
