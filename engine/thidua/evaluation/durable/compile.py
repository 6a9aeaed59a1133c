"""A plan in; a program of layers and shards out, as the engine wants them."""

import json
from collections.abc import Iterable, Iterator

from thidua.evaluation.durable.faults import BROKEN, TOO_GREAT, refuse
from thidua.evaluation.durable.lowering import lower
from thidua.evaluation.durable.rules import (
    EQ,
    LIMIT,
    MOST_FIELDS,
    MOST_RULES,
    Bit,
    Conjunction,
    Layer,
    Program,
    Rule,
    Shard,
)
from thidua.model.plan import Plan

RECORD = "_rec"
"""The field that is 1 in every message, for the end marker and unconditional rules."""

END = "end"
"""Name of the rule that fires last."""

RESERVED = ("sid", "id", RECORD, "$s")
"""Names of a message that are no fields of ours."""

LAST = 9
"""Priority of the end marker; rules without one come before it."""


def compile_plan(plan: Plan) -> Program:
    """Compile a plan; a number beyond the engine's range is an `EngineFault`."""
    signals, outputs = lower(plan)
    depth = max(signals.levels, default=0)
    by_level: list[list[Rule]] = [[] for _ in range(depth)]
    for rule in signals.rules:
        by_level[signals.levels[rule.place] - 1].append(rule)
    closed: list[list[int]] = [[] for _ in range(depth)]
    for place in signals.closed:
        closed[signals.levels[place] - 1].append(place)
    layers = tuple(
        Layer(tuple(shard(part) for part in _parts(rules)), tuple(places))
        for rules, places in zip(by_level, closed, strict=True)
    )
    return Program(len(plan.columns), len(signals.levels), layers, outputs)


def _parts(rules: Iterable[Rule]) -> Iterator[list[Rule]]:
    """Cut rules into parts that keep to the limits of a rule set and of a message."""
    part: list[Rule] = []
    fields: set[int] = set()
    for rule in rules:
        read = {place for place, _, _ in rule.when}
        if part and (len(part) == MOST_RULES or len(fields | read) > MOST_FIELDS):
            yield part
            part, fields = [], set()
        part.append(rule)
        fields |= read
    if part:
        yield part


def shard(rules: list[Rule]) -> Shard:
    """Make a shard of rules that keep to the limits."""
    read = (place for rule in rules for place, _, _ in rule.when)
    fields = tuple(dict.fromkeys(read))
    names = {place: f"f{index}" for index, place in enumerate(fields)}
    check_collisions((*RESERVED, *names.values()))
    return Shard(tuple(rules), fields, _definition(rules, names))


def _definition(rules: list[Rule], names: dict[int, str]) -> str:
    """Write a rule set as the engine's JSON, the end marker last."""
    definitions: dict[str, object] = {
        f"r{index}": {"all": [{"m": _condition(rule.when, names)}]}
        for index, rule in enumerate(rules)
    }
    definitions[END] = {"all": [{"m": {RECORD: 1}}], "pri": LAST}
    return json.dumps(definitions, ensure_ascii=True, separators=(",", ":"))


def _condition(when: Conjunction, names: dict[int, str]) -> dict[str, object]:
    bits = [_bit(bit, names) for bit in when]
    if not bits:
        return {RECORD: 1}
    return bits[0] if len(bits) == 1 else {"$and": bits}


def _bit(bit: Bit, names: dict[int, str]) -> dict[str, object]:
    place, operator, constant = bit
    if abs(constant) > LIMIT:
        refuse(TOO_GREAT, constant)
    plain = {names[place]: int(constant)}
    return dict(plain) if operator == EQ else {operator: plain}


def check_collisions(names: Iterable[str]) -> None:
    """Refuse names that the engine, which compares hashes only, would take as one."""
    seen: dict[int, str] = {}
    for name in names:
        other = seen.setdefault(fnv_1a(name), name)
        if other != name:
            refuse(BROKEN, name, "hashes as", other)


def fnv_1a(name: str) -> int:
    """Return the 32-bit FNV-1a hash by which the engine knows a name."""
    value = 0x811C9DC5
    for byte in name.encode():
        value = (value ^ byte) * 0x01000193 % 2**32
    return value
