"""Resolve conditions: their written form in, conditions with types and codes out."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua.model.conditions import (
    Attested,
    AwardLeaf,
    Condition,
    Group,
    Grouping,
    Leaf,
    Literal,
    Operand,
    Operator,
    Verdict,
)
from thidua.model.vocabulary import Kind, ValueType
from thidua.packs.fact_paths import INDIVIDUAL, Paths
from thidua.packs.faults import known_names
from thidua.packs.literals import type_name
from thidua.packs.operators import needs_order, operators_for
from thidua.packs.resolve_operands import OperandResolver
from thidua.packs.resolve_windows import WindowResolver
from thidua.packs.scope import Scope
from thidua.packs.source_conditions import (
    AttestedSource,
    AwardLeafSource,
    ConditionSource,
    GroupSource,
    LeafSource,
)

if TYPE_CHECKING:
    from thidua.model.conditions import (
        Window,
    )

_ATTRIBUTES = {Operator.IN: "in_", Operator.IS: "is_"}
_YES_NO = frozenset({Operator.IS, Operator.KNOWN})
_NO_OPERANDS = frozenset({Operator.WITHIN, Operator.WITHIN_LAST})


def resolve_condition(
    source: ConditionSource, node: str, paths: Paths, scope: Scope
) -> Condition | None:
    """Resolve a condition; None where it has a fault of its own."""
    return _Resolver(paths, scope).condition(source, node)


@dataclass(frozen=True, slots=True)
class _Resolver:
    paths: Paths
    scope: Scope

    def condition(self, source: ConditionSource, node: str) -> Condition | None:
        if isinstance(source, GroupSource):
            return self.group(source, node)
        if isinstance(source, AttestedSource):
            return self.attested(source, node)
        if isinstance(source, AwardLeafSource):
            return self.award(source, node)
        return self.leaf(source, node)

    def group(self, source: GroupSource, node: str) -> Condition | None:
        given = [g for g in Grouping if getattr(source, g) is not None]
        if len(given) != 1:
            found = known_names(given)
            self.scope.faults.add("P032", source.place, found=found)
            return None
        parts: tuple[ConditionSource, ...] = getattr(source, given[0])
        children: list[Condition] = []
        names: set[str] = set()
        for index, part in enumerate(parts):
            name = part.route or str(index)
            if name in names:
                place = part.place_of("route")
                self.scope.faults.add("P080", place, name=name, first=str(source.place))
            names.add(name)
            child = self.condition(part, f"{node}/{name}")
            children.extend([child] if child else [])
        return Group(node, given[0], tuple(children), source.route, source.place)

    def attested(self, source: AttestedSource, node: str) -> Condition | None:
        enum = self.scope.vocabulary.enums.get("statement")
        known = [value.id for value in enum.values] if enum else []
        if source.attested not in known:
            place = source.place_of("attested")
            self.scope.faults.unknown("P047", place, source.attested, known)
            return None
        return Attested(node, source.attested, source.route, source.place)

    def award(self, source: AwardLeafSource, node: str) -> Condition | None:
        awards, place = self.scope.awards, source.place_of("award")
        if source.award not in awards:
            self.scope.faults.unknown("P044", place, source.award, awards)
            return None
        kind, here = awards[source.award], self.paths.kind
        wanted = INDIVIDUAL if source.whose == "members" else here
        fits = kind == wanted and (source.whose == "self" or here != INDIVIDUAL)
        if here is not None and not fits:
            self.scope.faults.add(
                "P071", place, name=source.award, kind=kind, expected=str(wanted)
            )
            return None
        return AwardLeaf(
            node, source.award, source.state, source.whose, source.route, source.place
        )

    def leaf(self, source: LeafSource, node: str) -> Condition | None:
        kind = self.paths.get(source.fact)
        if kind is None:
            place = source.place_of("fact")
            self.scope.faults.unknown("P040", place, source.fact, self.paths.names())
        operator = self.operator(source, kind)
        if kind is None or operator is None:
            return None
        written = getattr(source, _ATTRIBUTES.get(operator, operator))
        return self.built(source, Leaf(node, source.fact, kind, operator), written)

    def operator(self, source: LeafSource, kind: ValueType | None) -> Operator | None:
        given = [
            operator
            for operator in Operator
            if getattr(source, _ATTRIBUTES.get(operator, operator)) is not None
        ]
        if len(given) != 1:
            found = known_names(given)
            self.scope.faults.add("P031", source.place, found=found)
            return None
        operator = given[0]
        if kind is None:
            return None
        allowed = operators_for(kind, self.scope.vocabulary)
        if operator not in allowed:
            unordered = kind.kind is Kind.ENUM and needs_order(operator)
            self.scope.faults.add(
                "P059" if unordered else "P060",
                source.key_place(operator),
                operator=operator,
                fact=source.fact,
                type=type_name(kind),
                allowed=", ".join(sorted(allowed)),
            )
            return None
        return operator

    def built(self, source: LeafSource, bare: Leaf, written: object) -> Leaf | None:
        place = source.place_of(bare.operator)
        operands: tuple[Operand, ...] | None = ()
        window: Window | None = None
        if bare.operator in _NO_OPERANDS:
            resolver = WindowResolver(self.operands(), bare.type, place)
            window = resolver.window(written)
            operands = None if window is None else ()
        elif bare.operator in _YES_NO and isinstance(written, bool):
            operands = (Literal("true" if written else "false", int(written)),)
        else:
            operands = self.right_hand(source, bare, written)
        if operands is None:
            return None
        if_empty = Verdict[source.if_empty.upper()] if source.if_empty else None
        return Leaf(
            bare.node,
            bare.fact,
            bare.type,
            bare.operator,
            operands,
            window,
            if_empty,
            source.route,
            source.place,
        )

    def operands(self) -> OperandResolver:
        return OperandResolver(self.paths, self.scope)

    def right_hand(
        self, source: LeafSource, bare: Leaf, written: object
    ) -> tuple[Operand, ...] | None:
        place = source.place_of(bare.operator)
        if bare.operator is Operator.MATCHES:
            return self.expression(str(written), source)
        kind = bare.type
        if bare.operator is Operator.INCLUDES:
            kind = ValueType(Kind.ENUM, kind.of)
        many = written if isinstance(written, tuple) else (written,)
        found = [self.operands().operand(one, kind, place) for one in many]
        operands = tuple(one for one in found if one is not None)
        if len(operands) != len(found):
            return None
        if bare.operator is Operator.BETWEEN:
            self.operands().check_order(operands, place)
        return operands

    def expression(self, text: str, source: LeafSource) -> tuple[Operand, ...] | None:
        try:
            re.compile(text)
        except (re.error, RecursionError, OverflowError):
            place = source.place_of("matches")
            self.scope.faults.add("P064", place, found=text)
            return None
        return (Literal(text, None),)
