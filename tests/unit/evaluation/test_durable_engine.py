"""The guards of the engine: each stops what it is there for."""

import os
import threading
import warnings
from typing import TYPE_CHECKING

import pytest

from thidua.errors import EngineFault
from thidua.evaluation.durable.compile import compile_plan
from thidua.evaluation.durable.engine import Engine, Machine
from thidua.model.conditions import Grouping
from thidua.model.plan import GroupNode, LeafNode
from thidua.model.plan import Test as Comparison
from unit.evaluation.machines import (
    Endless,
    Failing,
    Forgetting,
    Interrupted,
    Passing,
    Refusing,
    Rejecting,
    Scripted,
)
from unit.evaluation.nodes import MET, UNKNOWN, UNMET, plan_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua.model.plan import Row

PLAN = plan_of(1, LeafNode(Comparison.GE, 0, 0, ((5,),)))  # r0 is met, r1 is unmet


def engine(machine: Machine | None = None) -> Engine:
    """Load the plan of one leaf."""
    return Engine(compile_plan(PLAN), machine)


def code(fault: pytest.ExceptionInfo[EngineFault]) -> str:
    """Return the code of the one problem of a fault."""
    (problem,) = fault.value.problems
    return problem.code


@pytest.mark.parametrize(
    "machine",
    [
        Rejecting(),
        Refusing(),
        Forgetting(),
        Failing(),
        Endless(),
        Scripted(),
        Scripted("r0"),
        Scripted("end", "r0"),
        Scripted("r0", "r0", "end"),
        Scripted("r0", "end", "end"),
        Scripted("r0", "r1", "end"),
        Scripted("r2", "end"),
    ],
    ids=[
        "a rule set that is rejected",
        "code of assert_fact",
        "code of retract_fact",
        "error of the module",
        "no end",
        "nothing fires",
        "no end marker",
        "end marker not last",
        "a rule twice",
        "the end marker twice",
        "met and unmet at once",
        "a rule of another shard",
    ],
)
def test_a_broken_answer_is_a_fault_and_abandons_the_engine(machine: Passing) -> None:
    judge = engine(machine)
    with pytest.raises(EngineFault) as fault:
        judge.judge([(7,)])
    assert code(fault) == "E001"
    with pytest.raises(EngineFault) as again:
        judge.judge([(7,)])
    assert code(again) == "E003"
    judge.close()
    assert "delete_ruleset" not in machine.calls


def test_an_interrupt_abandons_the_engine() -> None:
    machine = Interrupted()
    judge = engine(machine)
    with pytest.raises(KeyboardInterrupt):
        judge.judge([(7,)])
    with pytest.raises(EngineFault) as fault:
        judge.judge([(7,)])
    assert code(fault) == "E003"


def test_the_engine_is_for_one_caller_at_a_time() -> None:
    class Waiting(Passing):
        def assert_fact(self, handle: int, message: str) -> tuple[int, int]:
            inside.set()
            assert go_on.wait(10)
            return super().assert_fact(handle, message)

    inside, go_on = threading.Event(), threading.Event()
    judge = engine(Waiting())
    traces: list[object] = []
    other = threading.Thread(target=lambda: traces.extend(judge.judge([(7,)])))
    other.start()
    assert inside.wait(10)
    with pytest.raises(EngineFault) as fault:
        judge.judge([(7,)])
    assert code(fault) == "E003"
    go_on.set()
    other.join()
    assert traces == [(MET,)]
    assert judge.judge([(4,)]) == [(UNMET,)]


def test_a_call_from_within_a_call_is_refused() -> None:
    class Reentrant(Passing):
        def retract_fact(self, handle: int, message: str) -> tuple[int, int]:
            judge.judge([(4,)])
            return super().retract_fact(handle, message)

    judge = engine(Reentrant())
    with pytest.raises(EngineFault) as fault:
        judge.judge([(7,)])
    assert code(fault) == "E003"


def test_a_forked_process_builds_its_own_rule_sets() -> None:
    machine = Passing()
    judge = engine(machine)
    assert judge.judge([(7,)]) == [(MET,)]
    loaded = machine.calls.count("create_ruleset")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of the runner
        child = os.fork()
    if child == 0:
        right = judge.judge([(4,), (7,)]) == [(UNMET,), (MET,)]
        rebuilt = machine.calls.count("create_ruleset") == 2 * loaded
        os._exit(0 if right and rebuilt else 1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    assert judge.judge([(4,)]) == [(UNMET,)]
    assert machine.calls.count("create_ruleset") == loaded


def test_every_message_is_taken_back_and_all_is_freed() -> None:
    machine = Passing()
    judge = engine(machine)
    judge.judge([(7,), (None,)])
    judge.close()
    lifecycle = ["assert_fact", "retract_fact"] * 2
    freed = ["delete_state", "delete_ruleset"]
    assert ["create_ruleset", *lifecycle, *freed] == machine.calls


def test_closing_before_the_first_row_touches_nothing() -> None:
    machine = Passing()
    judge = engine(machine)
    judge.close()
    assert machine.calls == []


def test_a_closed_engine_loads_again() -> None:
    judge = engine()
    assert judge.judge([(7,)]) == [(MET,)]
    judge.close()
    assert judge.judge([(None,)]) == [(UNKNOWN,)]


@pytest.mark.parametrize("value", [2**62 + 1, -(2**62) - 1, True, 1.5, "7"])
def test_only_whole_numbers_within_the_limit_are_sent(value: object) -> None:
    machine = Passing()
    row: Sequence[object] = (value,)
    with pytest.raises(EngineFault) as fault:
        engine(machine).judge([row])  # type: ignore[list-item]
    assert code(fault) == "E002"
    assert "assert_fact" not in machine.calls


def test_a_row_of_another_plan_is_refused() -> None:
    with pytest.raises(EngineFault) as fault:
        engine().judge([(1, 2)])
    assert code(fault) == "E003"


def test_the_limits_themselves_are_told_apart() -> None:
    most = 2**62
    plan = plan_of(
        1,
        LeafNode(Comparison.EQ, 0, 0, ((most,),)),
        LeafNode(Comparison.GT, 0, 0, ((-most,),)),
    )
    rows: list[Row] = [(most,), (most - 1,), (-most,), (-most + 1,)]
    traces = Engine(compile_plan(plan)).judge(rows)
    assert [(MET, MET), (UNMET, MET), (UNMET, UNMET), (UNMET, MET)] == traces


def test_a_full_shard_may_fire_all_its_rules() -> None:
    leaves = [LeafNode(Comparison.NE, 0, 0, ((n,),)) for n in range(1, 501)]
    every = GroupNode(Grouping.ALL, tuple(range(500)))
    judge = Engine(compile_plan(plan_of(1, *leaves, every)))
    assert judge.judge([(0,)]) == [(MET,) * 501]
    assert judge.judge([(500,)]) == [(*[MET] * 499, UNMET, UNMET)]
    assert judge.judge([(None,)]) == [(UNKNOWN,) * 501]


def test_many_rows_do_not_tire_the_engine() -> None:
    judge = engine()
    assert judge.judge([(7,), (4,), (None,)] * 2000) == (
        [(MET,), (UNMET,), (UNKNOWN,)] * 2000
    )


def test_many_engines_come_and_go() -> None:
    for value in range(300):
        judge = engine()
        judge.judge([(value,)])
        judge.close()
