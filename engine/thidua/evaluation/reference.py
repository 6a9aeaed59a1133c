"""The meaning of record: a plan and coded rows in, the verdict of every node out.

Short and obvious on purpose; every other evaluator is compared with this one.
"""

from collections.abc import Callable, Sequence

from thidua.model.conditions import Grouping, Verdict
from thidua.model.plan import (
    AwardNode,
    EligibleNode,
    GroupNode,
    LapsingNode,
    LeafNode,
    Plan,
    PlanNode,
    Row,
    Test,
    Trace,
)

MET, UNMET = Verdict.MET, Verdict.UNMET
NOT_APPLICABLE, UNKNOWN = Verdict.NOT_APPLICABLE, Verdict.UNKNOWN
UNHINDERED = (MET, NOT_APPLICABLE)

Bound = int | None
"""An end of an interval; None is open."""


def evaluate(plan: Plan, rows: Sequence[Row]) -> list[Trace]:
    """Judge every node of the plan for every row."""
    return [_trace(plan, row) for row in rows]


def _trace(plan: Plan, row: Row) -> Trace:
    """Judge the nodes in order: children stand before those that use them."""
    verdicts: list[Verdict] = []
    for node in plan.nodes:
        verdicts.append(_judge(node, row, verdicts))
    return tuple(verdicts)


def _judge(node: PlanNode, row: Row, earlier: list[Verdict]) -> Verdict:
    match node:
        case LeafNode():
            return _leaf(node, row)
        case GroupNode(grouping, children):
            return _group(grouping, [earlier[child] for child in children])
        case LapsingNode(child):
            return _lapsing(earlier[child])
        case AwardNode():
            return _award(node, earlier)
        case EligibleNode(award, nominated, granted):
            return _eligible(earlier[award], row[nominated], row[granted])


def _leaf(node: LeafNode, row: Row) -> Verdict:
    """Test the interval, unless there is surely, or perhaps, nothing to test."""
    empty = 0 if node.empty is None else row[node.empty]
    otherwise = NOT_APPLICABLE if node.if_empty is None else node.if_empty
    if empty == 1:
        return otherwise
    verdict = _under_all(node, row[node.low], row[node.high])
    if empty is None and verdict is not otherwise:
        return UNKNOWN
    return verdict


def _under_all(node: LeafNode, low: Bound, high: Bound) -> Verdict:
    """Return the verdict that holds whichever alternative is in force."""
    verdicts = {_test(node.test, low, high, set_) for set_ in node.alternatives}
    return verdicts.pop() if len(verdicts) == 1 else UNKNOWN


def _test(test: Test, low: Bound, high: Bound, constants: tuple[int, ...]) -> Verdict:
    surely, surely_not = TESTS[test](low, high, constants)
    if surely:
        return MET
    return UNMET if surely_not else UNKNOWN


def _group(grouping: Grouping, children: list[Verdict]) -> Verdict:
    present = [child for child in children if child is not NOT_APPLICABLE]
    if not present:
        return NOT_APPLICABLE
    if grouping is Grouping.ALL:
        return _all(present)
    any_of_them = _any(present)
    return any_of_them if grouping is Grouping.ANY else _negation(any_of_them)


def _all(verdicts: list[Verdict]) -> Verdict:
    if UNMET in verdicts:
        return UNMET
    return UNKNOWN if UNKNOWN in verdicts else MET


def _any(verdicts: list[Verdict]) -> Verdict:
    if MET in verdicts:
        return MET
    return UNKNOWN if UNKNOWN in verdicts else UNMET


def _negation(verdict: Verdict) -> Verdict:
    return {MET: UNMET, UNMET: MET}.get(verdict, verdict)


def _lapsing(child: Verdict) -> Verdict:
    """Where it is perhaps not in force, only not hindering is the same either way."""
    return child if child in UNHINDERED else UNKNOWN


def _award(node: AwardNode, earlier: list[Verdict]) -> Verdict:
    applies = [] if node.applies is None else [earlier[node.applies]]
    refusing = applies + [earlier[child] for child in node.refusing]
    if UNMET in refusing or UNMET in (earlier[child] for child in node.confirming):
        return UNMET
    needed = refusing + [earlier[child] for child in node.holding]
    return MET if all(verdict in UNHINDERED for verdict in needed) else UNKNOWN


def _eligible(award: Verdict, nominated: int | None, granted: int | None) -> Verdict:
    if granted == 1 or (nominated == 1 and award is MET):
        return MET
    if granted == 0 and (nominated == 0 or award is UNMET):
        return UNMET
    return UNKNOWN


Sureness = tuple[bool, bool]
"""Whether a test surely holds, and whether it surely does not."""

Comparison = Callable[[Bound, Bound, tuple[int, ...]], Sureness]
"""A test of an interval (low, high) against constants."""


def _at_least(low: Bound, high: Bound, constants: tuple[int, ...]) -> Sureness:
    (least,) = constants
    return low is not None and low >= least, high is not None and high < least


def _more_than(low: Bound, high: Bound, constants: tuple[int, ...]) -> Sureness:
    return _at_least(low, high, (constants[0] + 1,))


def _among(low: Bound, high: Bound, members: tuple[int, ...]) -> Sureness:
    possible = any(
        (low is None or low <= member) and (high is None or member <= high)
        for member in members
    )
    return low is not None and low == high and low in members, not possible


def _between(low: Bound, high: Bound, constants: tuple[int, ...]) -> Sureness:
    first, last = constants
    inside = low is not None and high is not None and low >= first and high <= last
    below = high is not None and high < first
    above = low is not None and low > last
    return inside, below or above


def _opposite(comparison: Comparison) -> Comparison:
    def opposed(low: Bound, high: Bound, constants: tuple[int, ...]) -> Sureness:
        surely, surely_not = comparison(low, high, constants)
        return surely_not, surely

    return opposed


TESTS: dict[Test, Comparison] = {
    Test.EQ: _among,
    Test.NE: _opposite(_among),
    Test.LT: _opposite(_at_least),
    Test.LE: _opposite(_more_than),
    Test.GT: _more_than,
    Test.GE: _at_least,
    Test.IN: _among,
    Test.NOT_IN: _opposite(_among),
    Test.BETWEEN: _between,
}
