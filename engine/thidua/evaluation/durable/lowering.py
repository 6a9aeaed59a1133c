"""A plan in; signals out, each with the rules that give it an outcome.

Every node becomes one signal; nodes that ask the same share one. Both polarities and
`not applicable` have rules of their own, and what is unknown has none: a signal that
no rule sets stays absent, and no comparison with it holds.
"""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from thidua.evaluation.durable.comparisons import polarities
from thidua.evaluation.durable.rules import EQ, GE, NE, Bit, Conjunction, Rule
from thidua.model.conditions import Grouping, Verdict
from thidua.model.plan import (
    AwardNode,
    EligibleNode,
    GroupNode,
    LapsingNode,
    LeafNode,
    Plan,
    PlanNode,
)

UNMET, MET, LACKING = Verdict.UNMET, Verdict.MET, Verdict.NOT_APPLICABLE

MOST_BITS = 30
"""Comparisons a rule; longer conjunctions are taken in parts."""

Alternative: TypeAlias = tuple[Conjunction, int]
"""A conjunction and the outcome it gives."""


class Signals:
    """Signals by place on the board, with their levels and rules, as they are made.

    A signal's level is one above the highest it reads; columns are level 0. `lacking`
    are the places that may turn out not applicable; `closed` signals are 0 where none
    of their rules fired, so that a later level can ask for their absence.
    """

    def __init__(self, columns: int) -> None:
        """Start with the columns of the row on the board."""
        self.levels = [0] * columns
        self.rules: list[Rule] = []
        self.closed: list[int] = []
        self.lacking: set[int] = set()
        self._known: dict[tuple[frozenset[Alternative], bool], int] = {}

    def add(self, alternatives: Iterable[Alternative], *, closed: bool = False) -> int:
        """Return the place of the signal with these alternatives, made if need be."""
        wanted = list(dict.fromkeys(alternatives))
        key = (frozenset(wanted), closed)
        if key not in self._known:
            self._known[key] = self._make(wanted, closed=closed)
        return self._known[key]

    def _make(self, alternatives: Sequence[Alternative], *, closed: bool) -> int:
        short = [(self._in_parts(when), outcome) for when, outcome in alternatives]
        read = [self.levels[bit[0]] for when, _ in short for bit in when]
        place = len(self.levels)
        self.levels.append(1 + max(read, default=0))
        self.rules += [Rule(when, place, int(outcome)) for when, outcome in short]
        if closed:
            self.closed.append(place)
        if any(outcome == LACKING for _, outcome in short):
            self.lacking.add(place)
        return place

    def _in_parts(self, when: Conjunction) -> Conjunction:
        """Replace a long conjunction by one over signals of its parts."""
        while len(when) > MOST_BITS:
            parts = [when[i : i + MOST_BITS] for i in range(0, len(when), MOST_BITS)]
            when = tuple((self.add([(part, MET)]), EQ, 1) for part in parts)
        return when


def lower(plan: Plan) -> tuple[Signals, tuple[int, ...]]:
    """Return the signals of a plan and the place of each node's."""
    signals = Signals(len(plan.columns))
    places: list[int] = []
    for node in plan.nodes:
        places.append(_place(node, signals, places))
    return signals, tuple(places)


def _place(node: PlanNode, signals: Signals, places: Sequence[int]) -> int:
    match node:
        case LeafNode():
            return signals.add(_leaf(node, signals))
        case GroupNode(grouping, children):
            return signals.add(_group(grouping, [places[c] for c in children], signals))
        case LapsingNode(child):
            return signals.add(_lapsing(places[child], signals))
        case AwardNode():
            return signals.add(_award(node, signals, places))
        case EligibleNode(award, nominated, granted):
            return signals.add(_eligible(places[award], nominated, granted))


def _is(place: int, outcome: int) -> Conjunction:
    return ((place, EQ, outcome),)


def _leaf(node: LeafNode, signals: Signals) -> Sequence[Alternative]:
    met, unmet = _under_all(node, signals)
    if node.empty is None:
        return [(when, MET) for when in met] + [(when, UNMET) for when in unmet]
    otherwise = LACKING if node.if_empty is None else node.if_empty
    full = _is(node.empty, 0)
    made: list[Alternative] = [(_is(node.empty, 1), otherwise)]
    # What the test gives holds with `empty` open too where emptiness gives the same.
    made += [(when if otherwise is MET else full + when, MET) for when in met]
    made += [(when if otherwise is UNMET else full + when, UNMET) for when in unmet]
    return [(when, outcome) for when, outcome in made if outcome != Verdict.UNKNOWN]


def _under_all(
    node: LeafNode, signals: Signals
) -> tuple[tuple[Conjunction, ...], tuple[Conjunction, ...]]:
    """Return when the test is met and when unmet, whichever alternative is."""
    ends = (node.low, node.high)
    tests = [
        polarities(node.test, ends, constants)
        for constants in dict.fromkeys(node.alternatives)
    ]
    if not tests:
        return (), ()
    if len(tests) == 1:
        return tests[0]
    each = [
        signals.add(
            [(when, MET) for when in met] + [(when, UNMET) for when in unmet],
        )
        for met, unmet in tests
    ]
    return _everywhere(each, MET), _everywhere(each, UNMET)


def _everywhere(places: Sequence[int], outcome: int) -> tuple[Conjunction, ...]:
    return (tuple((place, EQ, outcome) for place in dict.fromkeys(places)),)


def _group(
    grouping: Grouping, children: Sequence[int], signals: Signals
) -> Sequence[Alternative]:
    """Take `all` as it is, `any` with met and unmet exchanged, `none` negated."""
    decisive, passing = (UNMET, MET) if grouping is Grouping.ALL else (MET, UNMET)
    children = list(dict.fromkeys(children))
    made: list[Alternative] = [(_is(child, decisive), decisive) for child in children]
    made += _passed(children, passing, signals)
    if all(child in signals.lacking for child in children):
        made.append((_everywhere(children, LACKING)[0], LACKING))
    return _negated(made) if grouping is Grouping.NONE else made


def _passed(
    children: list[int], passing: Verdict, signals: Signals
) -> Sequence[Alternative]:
    """Return when no child decides and at least one is applicable."""
    if len(children) <= 1:
        return [(_is(child, passing), passing) for child in children]
    when = tuple(_not_hindering(child, passing, signals) for child in children)
    if all(child in signals.lacking for child in children):
        some = signals.add([(_is(child, passing), MET) for child in children])
        when += _is(some, MET)
    return [(when, passing)]


def _not_hindering(child: int, passing: int, signals: Signals) -> Bit:
    """Ask for an outcome that passes, or for one that is dropped."""
    if child not in signals.lacking:
        return (child, EQ, passing)
    return (child, GE, MET) if passing == MET else (child, NE, MET)


def _negated(alternatives: Sequence[Alternative]) -> Sequence[Alternative]:
    opposite: dict[int, int] = {MET: UNMET, UNMET: MET}
    return [(when, opposite.get(outcome, outcome)) for when, outcome in alternatives]


def _lapsing(child: int, signals: Signals) -> Sequence[Alternative]:
    made: list[Alternative] = [(_is(child, MET), MET)]
    if child in signals.lacking:
        made.append((_is(child, LACKING), LACKING))
    return made


def _award(
    node: AwardNode, signals: Signals, places: Sequence[int]
) -> Sequence[Alternative]:
    applies = () if node.applies is None else (node.applies,)
    refusing = [places[c] for c in (*applies, *node.refusing)]
    confirming = [places[c] for c in node.confirming]
    needed = dict.fromkeys(refusing + [places[c] for c in node.holding])
    holds = tuple(_not_hindering(child, MET, signals) for child in needed)
    refused: list[Conjunction] = [_is(c, UNMET) for c in refusing + confirming]
    if confirming:
        # A confirm gate may stay unknown, so its not refusing is asked for by closing.
        either = signals.add(((when, MET) for when in refused), closed=True)
        holds += _is(either, 0)
        refused = [_is(either, MET)]
    return [(when, UNMET) for when in refused] + [(holds, MET)]


def _eligible(award: int, nominated: int, granted: int) -> Sequence[Alternative]:
    return [
        (_is(granted, 1), MET),
        (_is(nominated, 1) + _is(award, MET), MET),
        (_is(granted, 0) + _is(nominated, 0), UNMET),
        (_is(granted, 0) + _is(award, UNMET), UNMET),
    ]
