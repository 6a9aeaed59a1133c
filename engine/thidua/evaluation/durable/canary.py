"""Small plans with known answers, judged through the whole adapter before first use.

They are the shapes in which the engine was seen to answer wrongly outside the subset
used here: a locale with a decimal comma, a field that is not there, numbers that order
otherwise as text, great numbers that a float would blur.
"""

import locale
from collections.abc import Iterator
from contextlib import contextmanager

from thidua.errors import EngineFault
from thidua.evaluation.durable.compile import compile_plan
from thidua.evaluation.durable.engine import Engine, Machine
from thidua.evaluation.durable.rules import LIMIT
from thidua.model.conditions import Grouping
from thidua.model.plan import (
    AwardNode,
    Column,
    EligibleNode,
    GroupNode,
    LapsingNode,
    LeafNode,
    Origin,
    Plan,
    PlanNode,
    Row,
    Source,
    Test,
)

COMMA_LOCALES = ("vi_VN.UTF-8", "vi_VN.utf8", "vi_VN")
"""Names under which a system may have the Vietnamese locale."""

NODES: tuple[PlanNode, ...] = (
    LeafNode(Test.LE, 0, 0, ((950,),)),
    LeafNode(Test.NE, 0, 1, ((9,),)),
    LeafNode(Test.BETWEEN, 0, 1, ((9, 1000),)),
    LeafNode(Test.IN, 0, 1, ((LIMIT, 10, 9, -5),)),
    LeafNode(Test.GT, 0, 0, ((LIMIT - 1,),)),
    LeafNode(Test.GE, 0, 1, ((9,), (10,)), empty=2),
    GroupNode(Grouping.ALL, (0, 1, 5)),
    GroupNode(Grouping.ANY, (4, 5)),
    GroupNode(Grouping.NONE, (4, 5)),
    LapsingNode(1),
    AwardNode(None, (6,), (7,), (1,)),
    EligibleNode(10, 3, 4),
)

COLUMNS = (Source.LOW, Source.HIGH, Source.EMPTY, Source.NOMINATED, Source.GRANTED)

CASES: tuple[tuple[Row, str], ...] = (
    ((975, 975, 0, 1, 0), "011001010100"),
    ((9, 9, 0, 1, 0), "101103033300"),
    ((10, 10, 0, 1, 0), "111101110111"),
    ((-5, -5, 0, 0, 0), "110100001100"),
    ((LIMIT, LIMIT, 0, 1, 0), "010111010100"),
    ((LIMIT - 1, LIMIT - 1, 0, 1, 0), "010001010100"),
    ((None, None, None, None, None), "333333333333"),
    ((9, None, 0, 1, None), "133303333333"),
    ((10, 20, 1, 0, 1), "111302101131"),
)
"""Rows, and the code of the right verdict for each node."""


def plan() -> Plan:
    """Return the plan of the self-test: every kind of node, over one fact."""
    columns = tuple(Column(source) for source in COLUMNS)
    origins = tuple(Origin("canary", str(index)) for index in range(len(NODES)))
    return Plan("canary", ("canary",), columns, NODES, origins)


def self_test(machine: Machine) -> str | None:
    """Return what the adapter answers wrongly, or None where all is well."""
    for name in (None, *COMMA_LOCALES):
        with numbers_as_in(name) as there:
            wrong = _wrong(machine) if there else None
        if wrong:
            return wrong if name is None else f"{name}: {wrong}"
    return None


def _wrong(machine: Machine) -> str | None:
    try:
        engine = Engine(compile_plan(plan()), machine)
        traces = engine.judge([row for row, _ in CASES])
        engine.close()
    except EngineFault as refused:
        return "; ".join(str(problem.details["found"]) for problem in refused.problems)
    answers = ["".join(str(int(verdict)) for verdict in trace) for trace in traces]
    return next(
        (
            f"{row}: {answer} ≠ {right}"
            for (row, right), answer in zip(CASES, answers, strict=True)
            if answer != right
        ),
        None,
    )


@contextmanager
def numbers_as_in(name: str | None) -> Iterator[bool]:
    """Write numbers as the locale does, where the system has it, for a moment."""
    before = locale.setlocale(locale.LC_NUMERIC)
    try:
        yield name is None or _set(name)
    finally:
        locale.setlocale(locale.LC_NUMERIC, before)


def _set(name: str) -> bool:
    try:
        locale.setlocale(locale.LC_NUMERIC, name)
    except locale.Error:
        return False
    return True
