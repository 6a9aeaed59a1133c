"""Whole packs and batches: both evaluators give the same verdict on every node."""

import os
import random
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategies.batches import Gaps, contexts, make_batch
from strategies.packs import Generated, packs
from thidua.evaluation.opinions import bench
from thidua.workflow import judge, with_all_awards

PACKS, NOMINEES = {
    "nightly": (560, 200),
    "ci": (40, 20),
}.get(os.environ.get("HYPOTHESIS_PROFILE", ""), (15, 20))
LEAST = PACKS * NOMINEES * 9 // 10
"""The nightly profile judges more than 100,000 nominees, each under its pack."""

GAPS = (Gaps(), Gaps(cells=0.05, tables=0.02), Gaps(cells=0.5, tables=0.3))


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
    def agree(generated: Generated, seed: int) -> None:
        nonlocal cases
        pack = generated.pack
        chance = random.Random(seed)  # noqa: S311
        batch = make_batch(chance, NOMINEES, NOMINEES // 8, chance.choice(GAPS))
        if chance.random() < 0.3:
            batch = with_all_awards(batch, pack)
        found = judge(batch, pack, contexts(chance), both)  # raises where they differ
        cases += len({decision.nominee for decision in found.decisions})

    agree()
    record_testsuite_property("nominees judged under generated packs", cases)
    assert cases >= LEAST
