"""Whole packs and batches: both evaluators give the same verdict on every node."""

import os
import random
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategies.batches import Gaps, contexts, make_batch
from strategies.packs import packs
from thidua.evaluation.opinions import bench
from thidua.model.pack import RulePack
from thidua.model.records import Batch
from thidua.workflow import judge, with_all_awards

PACKS, NOMINEES = {
    "nightly": (520, 200),
    "ci": (40, 20),
}.get(os.environ.get("HYPOTHESIS_PROFILE", ""), (15, 20))
"""The nightly profile judges more than 100,000 nominees, each under its pack."""

GAPS = (Gaps(), Gaps(cells=0.05, tables=0.02), Gaps(cells=0.5, tables=0.3))


def judged(batch: Batch) -> int:
    """Count the nominees of a batch that are judged for anything."""
    return len({nomination.nominee for nomination in batch.nominations})


def test_the_evaluators_agree_on_every_node_of_generated_packs(
    record_testsuite_property: Callable[[str, object], None],
) -> None:
    cases = 0
    both = bench()
    assert both.second is not None

    @settings(
        max_examples=PACKS,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(packs(), st.integers(0, 2**32 - 1))
    def agree(pack: RulePack, seed: int) -> None:
        nonlocal cases
        chance = random.Random(seed)  # noqa: S311
        batch = make_batch(chance, NOMINEES, NOMINEES // 8, chance.choice(GAPS))
        if chance.random() < 0.3:
            batch = with_all_awards(batch, pack)
        judge(batch, pack, contexts(chance), both)  # raises where the two differ
        cases += judged(batch)

    agree()
    record_testsuite_property("nominees judged under generated packs", cases)
    assert cases >= PACKS * NOMINEES
