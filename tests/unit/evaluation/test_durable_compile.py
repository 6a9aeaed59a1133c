"""Compiling a plan: shards within the limits, shared signals, layers, names."""

import json
import re

import pytest

from checkout import tracked_texts
from thidua.errors import EngineFault
from thidua.evaluation.durable.compile import check_collisions, compile_plan, fnv_1a
from thidua.evaluation.durable.rules import MOST_FIELDS, MOST_RULES, Program
from thidua.model.conditions import Grouping
from thidua.model.plan import AwardNode, EligibleNode, GroupNode, LeafNode
from thidua.model.plan import Test as Comparison
from unit.evaluation.nodes import inputs, plan_of


def rules(program: Program) -> int:
    """Count the rules of a program."""
    return sum(len(shard.rules) for layer in program.layers for shard in layer.shards)


def test_shards_keep_to_the_limits_and_end_with_the_marker() -> None:
    leaves = [LeafNode(Comparison.BETWEEN, n, n + 1, ((1, 5),)) for n in range(800)]
    group = GroupNode(Grouping.ALL, tuple(range(800)))
    program = compile_plan(plan_of(801, *leaves, group))
    for layer in program.layers:
        for shard in layer.shards:
            definition = json.loads(shard.definition)
            assert len(definition) == len(shard.rules) + 1 <= MOST_RULES + 1
            assert list(definition)[-1] == "end"
            assert definition["end"] == {"all": [{"m": {"_rec": 1}}], "pri": 9}
            assert len(shard.fields) <= MOST_FIELDS


def test_every_rule_is_a_conjunction_of_fields_against_whole_numbers() -> None:
    nodes = (
        *inputs(3),
        LeafNode(Comparison.IN, 0, 2, ((1, 4, 9), (2,))),
        GroupNode(Grouping.NONE, (0, 1, 2)),
        AwardNode(0, (1,), (2,), (4,)),
        EligibleNode(5, 3, 5),
    )
    for layer in compile_plan(plan_of(6, *nodes)).layers:
        for shard in layer.shards:
            for name, rule in json.loads(shard.definition).items():
                (pattern,) = rule["all"]
                bits = pattern["m"].get("$and", [pattern["m"]])
                assert set(pattern) == {"m"}
                assert name == "end" or all(is_comparison(bit) for bit in bits), bits


def is_comparison(bit: dict[str, object]) -> bool:
    """Tell whether a condition compares one field with a whole number."""
    ((operator, operand),) = bit.items()
    if operator in {"$neq", "$lt", "$lte", "$gt", "$gte"}:
        ((operator, operand),) = operand.items()  # type: ignore[attr-defined]
    return bool(re.fullmatch(r"f\d+|_rec", operator)) and type(operand) is int


def test_a_rule_reads_only_what_earlier_layers_wrote() -> None:
    nodes = (
        *inputs(3),
        GroupNode(Grouping.ANY, (0, 1)),
        GroupNode(Grouping.ALL, (2, 3)),
        AwardNode(None, (3, 4), (), (0,)),
    )
    program = compile_plan(plan_of(6, *nodes))
    written = set(range(program.columns))
    for layer in program.layers:
        for shard in layer.shards:
            assert written.issuperset(shard.fields)
        written |= {rule.place for shard in layer.shards for rule in shard.rules}
        written |= set(layer.closed)


def test_nodes_that_ask_the_same_share_one_signal() -> None:
    leaf = LeafNode(Comparison.GE, 0, 0, ((5,),))
    once = compile_plan(plan_of(1, leaf, GroupNode(Grouping.ALL, (0,))))
    often = compile_plan(
        plan_of(
            1,
            *[leaf] * 20,
            GroupNode(Grouping.ALL, (3,)),
            GroupNode(Grouping.ALL, (7, 9)),
        )
    )
    assert rules(once) == rules(often)
    assert len(set(often.outputs)) == 2


def test_a_plan_without_nodes_has_no_layers() -> None:
    assert compile_plan(plan_of(3)).layers == ()


def test_a_leaf_that_waits_for_a_parameter_has_no_rules() -> None:
    assert rules(compile_plan(plan_of(1, LeafNode(Comparison.GE, 0, 0, ())))) == 0


def test_the_same_plan_compiles_to_the_same_text() -> None:
    nodes = (*inputs(4), GroupNode(Grouping.ANY, (0, 1, 2, 3)))
    assert compile_plan(plan_of(8, *nodes)) == compile_plan(plan_of(8, *nodes))


def test_a_constant_beyond_the_limit_is_refused() -> None:
    plan = plan_of(1, LeafNode(Comparison.GE, 0, 0, ((2**62 + 1,),)))
    with pytest.raises(EngineFault) as fault:
        compile_plan(plan)
    assert fault.value.problems[0].code == "E002"


def test_names_that_hash_alike_are_refused() -> None:
    # Found by search; the engine took one for the other and answered wrongly.
    names = ("tieu_chi_642856", "tieu_chi_2060140")
    assert fnv_1a(names[0]) == fnv_1a(names[1])
    with pytest.raises(EngineFault) as fault:
        check_collisions(names)
    assert fault.value.problems[0].code == "E001"


def test_the_hash_is_fnv_1a() -> None:
    assert [0x811C9DC5, 0xE40C292C, 0xBF9CF968] == [
        fnv_1a(name) for name in ("", "a", "foobar")
    ]


def test_the_c_module_has_one_door_and_the_library_none() -> None:
    doors = []
    for name, text in tracked_texts().items():
        if not name.startswith("engine/") or not name.endswith(".py"):
            continue
        assert not re.search(r"^\s*(from|import) durable\b", text, re.MULTILINE), name
        if re.search(r"import(_module\()?\W*durable_rules_engine", text):
            doors.append(name)
    assert doors == ["engine/thidua/evaluation/durable/engine.py"]
