"""A plan and coded rows in, the verdict of every node out, by durable_rules.

The engine is kept to the subset in which it was found exact: integers only,
conjunctions of a field against constants, alternatives as separate rules, both
polarities compiled so that what is unknown stays absent.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from thidua.errors import EngineFault
from thidua.evaluation.durable.canary import self_test
from thidua.evaluation.durable.compile import compile_plan
from thidua.evaluation.durable.engine import Engine, load_machine
from thidua.evaluation.durable.faults import UNUSABLE, refuse
from thidua.model.plan import Plan, Row, Trace

__all__ = ["EngineFault", "Identity", "availability", "evaluate", "identity"]

NOT_INSTALLED = "not-installed"
DOES_NOT_LOAD = "does-not-load"
SELF_TEST = "self-test"


@dataclass(frozen=True, slots=True)
class Identity:
    """What exactly gave the answers, for the record of a run."""

    engine: str
    version: str
    module_sha256: str
    shards_sha256: str


def evaluate(plan: Plan, rows: Sequence[Row]) -> list[Trace]:
    """Judge every node of the plan for every row.

    Raises:
        EngineFault: where the engine is not usable or broke its contract.
    """
    reason = availability()
    if reason is not None:
        refuse(UNUSABLE, reason)
    engine = Engine(compile_plan(plan))
    traces = engine.judge(rows)
    engine.close()
    return traces


@cache
def availability() -> str | None:
    """Return why the engine cannot be used here, or None where it can.

    The reason is `not-installed`, `does-not-load` (built for another Python, say) or
    `self-test: …`; it names nothing of the machine, since runs record it.
    """
    try:
        machine = load_machine()
    except ModuleNotFoundError:
        return NOT_INSTALLED
    except ImportError:
        return DOES_NOT_LOAD
    wrong = self_test(machine)
    return None if wrong is None else f"{SELF_TEST}: {wrong}"


def identity(plans: Iterable[Plan] = ()) -> Identity:
    """Return the engine's version, its compiled module's hash and that of the rules.

    Raises:
        EngineFault: where the engine is not usable.
    """
    reason = availability()
    if reason is not None:
        refuse(UNUSABLE, reason)
    shards = hashlib.sha256()
    for plan in plans:
        for layer in compile_plan(plan).layers:
            for shard in layer.shards:
                shards.update(shard.definition.encode() + b"\n")
    return Identity(
        engine="durable_rules",
        version=metadata.version("durable-rules"),
        module_sha256=_module_hash(),
        shards_sha256=shards.hexdigest(),
    )


@cache
def _module_hash() -> str:
    path = getattr(load_machine(), "__file__", None)
    content = b"" if path is None else Path(path).read_bytes()
    return hashlib.sha256(content).hexdigest()
