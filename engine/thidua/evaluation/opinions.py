"""Which evaluator judges and which one checks it; every answer is compared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from thidua.errors import EvaluatorsDisagree
from thidua.evaluation import durable, reference
from thidua.evaluation.agreement import case_to_json, disagreements
from thidua.model.plan import Plan, Row, Trace
from thidua.problems import Place, Problem, Severity

Evaluate: TypeAlias = Callable[[Plan, Sequence[Row]], list[Trace]]


class Engine(StrEnum):
    """The evaluators a user may ask for."""

    AUTO = "auto"
    DURABLE = "durable"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Opinion:
    """An evaluator by name."""

    engine: Engine
    evaluate: Evaluate


@dataclass(frozen=True, slots=True)
class Bench:
    """The evaluator that judges, and the second opinion if there is one.

    `absent` says why there is no second opinion: `not-asked`, or the reason why
    durable_rules cannot be used on this machine.
    """

    first: Opinion
    second: Opinion | None = None
    absent: str | None = None

    def evaluate(self, plan: Plan, rows: Sequence[Row]) -> list[Trace]:
        """Judge rows, and compare every trace with the second opinion's.

        Raises:
            EvaluatorsDisagree: The two differ; the error carries the first case.
        """
        traces = self.first.evaluate(plan, rows)
        if self.second is not None:
            self._compare(plan, rows, traces, self.second)
        return traces

    def _compare(
        self, plan: Plan, rows: Sequence[Row], traces: list[Trace], other: Opinion
    ) -> None:
        found = disagreements(plan, rows, traces, other.evaluate(plan, rows))
        if not found:
            return
        node = plan.origins[found[0].nodes[0]]
        details = {
            "first": self.first.engine.value,
            "second": other.engine.value,
            "award": node.award,
            "node": node.node,
            "count": str(len(found)),
        }
        problem = Problem("R002", Place("run"), Severity.ERROR, details)
        raise EvaluatorsDisagree(problem, case_to_json(found[0]))


NOT_ASKED = "not-asked"

_REFERENCE = Opinion(Engine.REFERENCE, reference.evaluate)
_DURABLE = Opinion(Engine.DURABLE, durable.evaluate)


def bench(engine: Engine = Engine.AUTO, *, cross_check: bool = True) -> Bench:
    """Choose who judges and who checks.

    `auto` is durable_rules checked by the reference, or the reference alone where
    durable_rules cannot be used; asking for `durable` there falls back the same way.
    """
    missing = durable.availability()
    if missing is not None:
        return Bench(_REFERENCE, absent=missing)
    first, second = _DURABLE, _REFERENCE
    if engine is Engine.REFERENCE:
        first, second = second, first
    if not cross_check:
        return Bench(first, absent=NOT_ASKED)
    return Bench(first, second)
