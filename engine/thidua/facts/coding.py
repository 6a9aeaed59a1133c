"""Facts and a plan to rows of integers, once, for all evaluators."""

from collections.abc import Callable, Mapping, Sequence

from thidua.facts.awards_held import granted
from thidua.facts.derive import FactBase
from thidua.facts.kleene import MET, UNMET
from thidua.facts.leaf_tests import other_facts
from thidua.facts.spans import clipped, equals, exactly
from thidua.model.facts import FactValue
from thidua.model.plan import Column, Plan, Row, Source

Judged = frozenset[str]
"""The awards one nominee is judged for."""

Coder = Callable[[FactBase, Column, str, Judged], int | None]


def code_rows(
    facts: FactBase,
    plan: Plan,
    nominees: Sequence[str],
    judged: Mapping[str, Judged],
) -> list[Row]:
    """Code the facts a plan asks for.

    Args:
        facts: The facts.
        plan: Names the columns.
        nominees: Keys of nominees, in the order of the rows.
        judged: The awards each nominee is judged for.

    Returns:
        One row a nominee: an integer of at most 62 bits, or None for what is unknown.
    """
    return [_row(facts, plan, key, judged.get(key, frozenset())) for key in nominees]


def _row(facts: FactBase, plan: Plan, nominee: str, judged: Judged) -> Row:
    return tuple(
        clipped(_CODERS[column.source](facts, column, nominee, judged))
        for column in plan.columns
    )


def _value(facts: FactBase, column: Column, nominee: str) -> FactValue:
    return facts.value(nominee, column.fact or "", column.award)


def _low(facts: FactBase, column: Column, nominee: str, _: Judged) -> int | None:
    return _value(facts, column, nominee).low


def _high(facts: FactBase, column: Column, nominee: str, _: Judged) -> int | None:
    return _value(facts, column, nominee).high


def _empty(facts: FactBase, column: Column, nominee: str, _: Judged) -> int | None:
    others = [] if column.leaf is None else other_facts(column.leaf)
    empty = {
        facts.value(nominee, name, column.award).empty
        for name in (column.fact or "", *others)
    }
    return 1 if True in empty else None if None in empty else 0


def _share(facts: FactBase, column: Column, nominee: str, _: Judged) -> int | None:
    tally = _value(facts, column, nominee).tally
    if tally is None or column.constant is None:
        return None
    return tally.bounds(column.constant)[column.source is Source.SHARE_HIGH]


def _test(facts: FactBase, column: Column, nominee: str, _: Judged) -> int | None:
    if column.leaf is None:
        return None
    verdict = facts.test(nominee, column.leaf, column.operands, column.award)
    return {MET: 1, UNMET: 0}.get(verdict)


def _nominated(
    _facts: FactBase, column: Column, _nominee: str, judged: Judged
) -> int | None:
    return int(column.award in judged)


def _granted(facts: FactBase, column: Column, nominee: str, _: Judged) -> int | None:
    return _answer(granted(facts, nominee, column.award or ""))


def _award(facts: FactBase, column: Column, nominee: str, _: Judged) -> int | None:
    state = column.state or "proposed"
    award = column.award or ""
    return _answer(facts.award_result(nominee, award, state, column.whose))


def _answer(value: FactValue) -> int | None:
    verdict = equals((value.low, value.high), exactly(1))
    return {MET: 1, UNMET: 0}.get(verdict)


_CODERS: Mapping[Source, Coder] = {
    Source.LOW: _low,
    Source.HIGH: _high,
    Source.EMPTY: _empty,
    Source.SHARE_LOW: _share,
    Source.SHARE_HIGH: _share,
    Source.TEST: _test,
    Source.NOMINATED: _nominated,
    Source.GRANTED: _granted,
    Source.AWARD: _award,
}
