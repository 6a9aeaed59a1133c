"""Plans over hand-set columns, for tables of nodes and verdicts."""

from collections.abc import Sequence

from thidua.model.conditions import Verdict
from thidua.model.plan import (
    Column,
    LeafNode,
    Origin,
    Plan,
    PlanNode,
    Row,
    Source,
    Test,
)

MET, UNMET = Verdict.MET, Verdict.UNMET
NOT_APPLICABLE, UNKNOWN = Verdict.NOT_APPLICABLE, Verdict.UNKNOWN
ALL_FOUR = (UNMET, MET, NOT_APPLICABLE, UNKNOWN)


def plan_of(width: int, *nodes: PlanNode) -> Plan:
    """Make a plan of these nodes over so many columns."""
    origins = tuple(Origin("a", f"n{index}") for index in range(len(nodes)))
    columns = (Column(Source.LOW),) * width
    return Plan("individual", ("a",), columns, nodes, origins)


def inputs(count: int) -> tuple[LeafNode, ...]:
    """Make leaves that take each verdict: over columns (value, empty), two each."""
    return tuple(
        LeafNode(Test.EQ, 2 * index, 2 * index, ((1,),), empty=2 * index + 1)
        for index in range(count)
    )


CELLS: dict[Verdict, tuple[int | None, int]] = {
    MET: (1, 0),
    UNMET: (0, 0),
    NOT_APPLICABLE: (None, 1),
    UNKNOWN: (None, 0),
}


def row_of(verdicts: Sequence[Verdict], *others: int | None) -> Row:
    """Make the row in which the inputs take these verdicts, then other columns."""
    return tuple(cell for v in verdicts for cell in CELLS[v]) + others
