"""Traces of two evaluators in; the cases on which they differ, to replay, out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from thidua.evaluation import durable, reference
from thidua.model.plan import Plan, Row, Trace

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Case:
    """One row on which two evaluators differ, with all it takes to see it again."""

    plan: Plan
    row: Row
    first: Trace
    second: Trace

    @property
    def nodes(self) -> tuple[int, ...]:
        """Return the nodes on which the two differ, in the plan's order."""
        pairs = zip(self.first, self.second, strict=True)
        return tuple(node for node, (one, other) in enumerate(pairs) if one != other)


def disagreements(
    plan: Plan, rows: Sequence[Row], first: Sequence[Trace], second: Sequence[Trace]
) -> tuple[Case, ...]:
    """Return a case for every row on which two evaluators differ."""
    return tuple(
        Case(plan, row, one, other)
        for row, one, other in zip(rows, first, second, strict=True)
        if one != other
    )


def replay(case: Case) -> tuple[Trace, Trace]:
    """Judge the row again: by the reference, and by durable_rules."""
    (first,) = reference.evaluate(case.plan, [case.row])
    (second,) = durable.evaluate(case.plan, [case.row])
    return first, second


def case_to_json(case: Case) -> str:
    """Write a case, the same bytes for the same case."""
    return _adapter().dump_json(case, indent=2).decode() + "\n"


def case_from_json(text: str) -> Case:
    """Read a case; a text that is none is a `pydantic.ValidationError`."""
    return _adapter().validate_json(text)


@cache
def _adapter() -> "TypeAdapter[Case]":
    from pydantic import TypeAdapter

    return TypeAdapter(Case)
