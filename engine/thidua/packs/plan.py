"""Awards of one stratum and their epochs to a plan of integers."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from thidua.model.conditions import (
    Attested,
    AwardLeaf,
    AwardState,
    Condition,
    FactRef,
    Group,
    Leaf,
    Literal,
    Operand,
    Operator,
    ParameterRef,
    leaves,
    operands,
)
from thidua.model.pack import Award, Computation, Criterion, Effect, RulePack
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
    Source,
    Test,
)
from thidua.model.vocabulary import Kind
from thidua.packs.epochs import Clock, Epoch
from thidua.packs.strata import fact_conditions, named_facts

_TESTS = {
    Operator.EQUALS: Test.EQ,
    Operator.IS: Test.EQ,
    Operator.DIFFERS: Test.NE,
    Operator.IN: Test.IN,
    Operator.NOT_IN: Test.NOT_IN,
    Operator.AT_LEAST: Test.GE,
    Operator.AT_MOST: Test.LE,
    Operator.MORE_THAN: Test.GT,
    Operator.LESS_THAN: Test.LT,
    Operator.BETWEEN: Test.BETWEEN,
    Operator.BEFORE: Test.LT,
    Operator.AFTER: Test.GT,
    Operator.ON_OR_BEFORE: Test.LE,
    Operator.ON_OR_AFTER: Test.GE,
}
_SHARE_TESTS = {Test.EQ, Test.NE, Test.GE, Test.LE, Test.GT, Test.LT}
_MAY_BE_EMPTY = {
    Computation.EVERY,
    Computation.SHARE,
    Computation.HIGHEST,
    Computation.LOWEST,
    Computation.EARLIEST,
    Computation.LATEST,
}
_OF_NOMINATION = ("nomination.", "vote.", "submitting_unit.")
ATTESTED = "attested."
"""Prefix of the fact that says whether a statement was attested."""


def compile_plan(pack: RulePack, epochs: Sequence[Epoch], clock: Clock) -> Plan:
    """Compile awards, each in its epoch, to a plan.

    Args:
        pack: The rule pack.
        epochs: One for each award, all of one stratum and one kind of nominee, an
            award before those that rest on its being eligible.
        clock: Tells what is in force.

    Returns:
        The plan; its nodes follow the order of `epochs`.
    """
    draft = _Draft(pack, clock)
    for epoch in epochs:
        draft.add_award(pack.awards[epoch.award], epoch)
    return Plan(
        nominee=pack.awards[epochs[0].award].nominee if epochs else "",
        awards=tuple(epoch.award for epoch in epochs),
        columns=tuple(draft.columns),
        nodes=tuple(draft.nodes),
        origins=tuple(draft.origins),
        valueless=tuple(draft.valueless),
    )


@dataclass(slots=True)
class _Draft:
    """A plan while it is being put together."""

    pack: RulePack
    clock: Clock
    columns: dict[Column, int] = field(default_factory=dict)
    nodes: list[PlanNode] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    valueless: list[tuple[int, str]] = field(default_factory=list)
    award_nodes: dict[str, int] = field(default_factory=dict)

    def add_award(self, award: Award, epoch: Epoch) -> None:
        applies = None
        if award.applies_when is not None:
            applies = self.condition(award.applies_when, epoch)
        by_effect: dict[Effect, list[int]] = {effect: [] for effect in Effect}
        for criterion in award.criteria:
            node = self.criterion(criterion, epoch)
            if node is not None:
                by_effect[criterion.effect].append(node)
        self.award_nodes[award.id] = self.add(
            AwardNode(
                applies,
                tuple(by_effect[Effect.REFUSE]),
                tuple(by_effect[Effect.HOLD]),
                tuple(by_effect[Effect.CONFIRM]),
            ),
            Origin(award.id, "award"),
        )
        for key in award.rank:
            if key.condition is not None:
                self.condition(key.condition, epoch)
        for limit in award.seats:
            if limit.where is not None:
                self.condition(limit.where, epoch)

    def criterion(self, criterion: Criterion, epoch: Epoch) -> int | None:
        in_force = self.clock.in_force(criterion.valid, criterion.law_date, epoch)
        if in_force is False:
            return None
        node = self.condition(criterion.condition, epoch)
        if in_force is None:
            origin = Origin(epoch.award, criterion.condition.node)
            return self.add(LapsingNode(node), origin)
        return node

    def condition(self, condition: Condition, epoch: Epoch) -> int:
        origin = Origin(epoch.award, condition.node)
        match condition:
            case Group():
                children = [self.condition(c, epoch) for c in condition.children]
                return self.add(GroupNode(condition.grouping, tuple(children)), origin)
            case Attested():
                low, high = self.interval(ATTESTED + condition.statement, epoch.award)
                return self.add(LeafNode(Test.EQ, low, high, ((1,),)), origin)
            case AwardLeaf():
                return self.add(self.award_leaf(condition), origin)
            case Leaf():
                return self.leaf(condition, epoch, origin)

    def award_leaf(self, leaf: AwardLeaf) -> PlanNode:
        node = self.award_nodes.get(leaf.award)
        if (
            leaf.state is AwardState.ELIGIBLE
            and leaf.whose == "self"
            and node is not None
        ):
            nominated = self.column(Column(Source.NOMINATED, award=leaf.award))
            granted = self.column(Column(Source.GRANTED, award=leaf.award))
            return EligibleNode(node, nominated, granted)
        column = self.column(
            Column(
                Source.AWARD, award=leaf.award, whose=leaf.whose, state=leaf.state.value
            )
        )
        return LeafNode(Test.EQ, column, column, ((1,),))

    def leaf(self, leaf: Leaf, epoch: Epoch, origin: Origin) -> int:
        alternatives, valueless = self.alternatives(leaf, epoch)
        empty = self.empty_column(leaf, epoch)
        if valueless is not None:
            low, high = self.interval(leaf.fact, epoch.award)
            node = self.add(
                LeafNode(Test.EQ, low, high, (), empty, leaf.if_empty), origin
            )
            self.valueless.append((node, valueless))
            return node
        exact = tuple(
            tuple(code for code in codes if code is not None) for codes in alternatives
        )
        if leaf.type.kind is Kind.SHARE and self.is_plain(leaf) and len(exact) == 1:
            node_value = self.share_leaf(leaf, exact[0][0], epoch)
        elif leaf.type.kind is not Kind.SHARE and self.is_plain(leaf):
            low, high = self.interval(leaf.fact, epoch.award)
            test = _TESTS[leaf.operator]
            node_value = LeafNode(test, low, high, exact, empty, leaf.if_empty)
        else:
            column = self.column(
                Column(
                    Source.TEST,
                    leaf.fact,
                    award=self.scope((leaf.fact, *_facts_of(leaf)), epoch.award),
                    leaf=leaf,
                    operands=alternatives,
                )
            )
            node_value = LeafNode(
                Test.EQ, column, column, ((1,),), empty, leaf.if_empty
            )
        return self.add(node_value, origin)

    def share_leaf(self, leaf: Leaf, constant: int, epoch: Epoch) -> LeafNode:
        scope = self.scope((leaf.fact,), epoch.award)
        low, high = (
            self.column(Column(source, leaf.fact, award=scope, constant=constant))
            for source in (Source.SHARE_LOW, Source.SHARE_HIGH)
        )
        test = _TESTS[leaf.operator]
        return LeafNode(
            test, low, high, ((0,),), self.empty_column(leaf, epoch), leaf.if_empty
        )

    def is_plain(self, leaf: Leaf) -> bool:
        """Tell whether a leaf compares an interval with constants."""
        test = _TESTS.get(leaf.operator)
        if test is None or leaf.type.kind in {Kind.TEXT, Kind.SET, Kind.LINK}:
            return False
        if leaf.type.kind is Kind.SHARE and test not in _SHARE_TESTS:
            return False
        return not any(
            isinstance(operand, FactRef)
            or (isinstance(operand, ParameterRef) and operand.shift is not None)
            for operand in operands(leaf)
        )

    def alternatives(
        self, leaf: Leaf, epoch: Epoch
    ) -> tuple[tuple[tuple[int | None, ...], ...], str | None]:
        """Return the possible constants, or the parameter that has no value.

        One alternative a representative day, so that two parameters of one leaf are
        never mixed across epochs.
        """
        per_day: dict[tuple[int | None, ...], None] = {}
        for day in epoch.days:
            codes: list[int | None] = []
            for operand in operands(leaf):
                match operand:
                    case Literal():
                        codes.append(operand.code)
                    case FactRef():
                        codes.append(None)
                    case ParameterRef():
                        found = self.clock.alternatives(
                            operand, Epoch(epoch.award, (day,))
                        )
                        if not found:
                            return (), operand.parameter
                        codes.append(found[0])
            per_day[tuple(codes)] = None
        return tuple(per_day), None

    def empty_column(self, leaf: Leaf, epoch: Epoch) -> int | None:
        """Return the column that says whether a fact of a leaf is not applicable."""
        others = [name for name in _facts_of(leaf) if self.may_be_empty(name)]
        if leaf.operator is Operator.KNOWN:
            return None
        if not (others or self.may_be_empty(leaf.fact)):
            return None
        scope = self.scope((leaf.fact, *others), epoch.award)
        within = leaf if others else None
        return self.column(Column(Source.EMPTY, leaf.fact, award=scope, leaf=within))

    def may_be_empty(self, name: str) -> bool:
        """Tell whether a fact may have nothing to be computed from."""
        fact = self.pack.facts.get(name)
        return fact is not None and fact.computation in _MAY_BE_EMPTY

    def interval(self, fact: str, award: str) -> tuple[int, int]:
        scope = self.scope((fact,), award)
        return (
            self.column(Column(Source.LOW, fact, award=scope)),
            self.column(Column(Source.HIGH, fact, award=scope)),
        )

    def scope(self, facts: Sequence[str], award: str) -> str | None:
        return award if any(map(self.is_of_nomination, facts)) else None

    def is_of_nomination(self, name: str) -> bool:
        """Tell whether a fact may differ between nominations of one nominee.

        Parameters inside a derived fact are those of the nomination's own law date.
        """
        fact = self.pack.facts.get(name)
        if fact is None:
            return name.startswith(_OF_NOMINATION)
        conditions = fact_conditions(fact)
        asked = [o for c in conditions for leaf in leaves(c) for o in _operands(leaf)]
        return any(isinstance(o, ParameterRef) for o in asked) or any(
            map(self.is_of_nomination, named_facts(conditions))
        )

    def column(self, column: Column) -> int:
        return self.columns.setdefault(column, len(self.columns))

    def add(self, node: PlanNode, origin: Origin) -> int:
        self.nodes.append(node)
        self.origins.append(origin)
        return len(self.nodes) - 1


def _operands(leaf: Leaf | Attested | AwardLeaf) -> tuple[Operand, ...]:
    return operands(leaf) if isinstance(leaf, Leaf) else ()


def _facts_of(leaf: Leaf) -> list[str]:
    named = [o.fact for o in operands(leaf) if isinstance(o, FactRef)]
    ending = leaf.window.ending if leaf.window is not None else None
    return [*named, ending.fact] if isinstance(ending, FactRef) else named
