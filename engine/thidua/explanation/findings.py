"""A trace and the facts behind it to findings: one for each node of an award."""

from collections.abc import Iterator

from thidua.explanation.inputs import missing_inputs, observed_value
from thidua.explanation.material import Material
from thidua.model.conditions import (
    Attested,
    AwardLeaf,
    Condition,
    Group,
    Leaf,
    Literal,
    ParameterRef,
    Verdict,
    operands,
)
from thidua.model.facts import FactValue, Tally
from thidua.model.findings import Finding, Observed
from thidua.model.plan import LeafNode, Source
from thidua.model.vocabulary import Kind, ValueType

UNSTATED = ""
"""Stands for a constant that is not known, or that is another fact."""

ALTERNATIVES = "|"
"""Separates the constants of the epochs that are possible."""


def findings(material: Material) -> tuple[Finding, ...]:
    """Return a finding for every node of the award, parents before children."""
    return tuple(
        finding
        for condition in _roots(material)
        for node in _preorder(condition)
        if (finding := _finding(material, node)) is not None
    )


def _roots(material: Material) -> Iterator[Condition]:
    if material.award.applies_when is not None:
        yield material.award.applies_when
    for criterion in material.criteria():
        yield criterion.condition
    for key in material.award.rank:
        if key.condition is not None:
            yield key.condition
    for limit in material.award.seats:
        if limit.where is not None:
            yield limit.where


def _preorder(condition: Condition) -> Iterator[Condition]:
    yield condition
    if isinstance(condition, Group):
        for child in condition.children:
            yield from _preorder(child)


def _finding(material: Material, condition: Condition) -> Finding | None:
    if condition.node not in material.positions:
        return None
    verdict = material.verdict(condition)
    if isinstance(condition, Group):
        return Finding(condition.node, verdict)
    unknown = verdict is Verdict.UNKNOWN
    value = observed_value(material, condition)
    return Finding(
        condition.node,
        verdict,
        required=_required(material, condition),
        observed=_observed(material, condition, value),
        evidence=value.evidence,
        missing=missing_inputs(material, condition) if unknown else (),
    )


def _required(
    material: Material, condition: Leaf | Attested | AwardLeaf
) -> tuple[str, ...]:
    """Write the constants of a leaf, one for each right-hand side."""
    if not isinstance(condition, Leaf):
        return ()
    written = []
    for position, operand in enumerate(operands(condition)):
        match operand:
            case Literal(text, code):
                written.append(text if code is None else str(code))
            case ParameterRef():
                written.append(_constants(material, condition, position))
            case _:
                written.append(UNSTATED)
    return tuple(written)


def _constants(material: Material, leaf: Leaf, position: int) -> str:
    """Write what a parameter came to, in every epoch that is possible."""
    node = material.own_leaf(leaf)
    if node is None or material.awaited(leaf):
        return UNSTATED
    column = material.plan.columns[node.low]
    if column.constant is not None:
        return str(column.constant)
    alternatives = column.operands if column.leaf is not None else node.alternatives
    codes = {codes[position] for codes in alternatives if position < len(codes)}
    known = sorted(code for code in codes if code is not None)
    return ALTERNATIVES.join(str(code) for code in known)


def _observed(
    material: Material, condition: Leaf | Attested | AwardLeaf, value: FactValue
) -> Observed:
    low, high = _bounds(material, condition, value)
    kind = condition.type if isinstance(condition, Leaf) else None
    return Observed(
        low,
        high,
        shown=_shown(material, kind, value),
        share=None if value.tally is None else _share(value.tally),
        empty=value.empty,
    )


def _bounds(
    material: Material, condition: Condition, value: FactValue
) -> tuple[int | None, int | None]:
    """Return what the evaluators saw; for other leaves what the facts say."""
    node = material.own_leaf(condition)
    if node is not None and _is_interval(material, node):
        return material.row[node.low], material.row[node.high]
    verdict = material.verdict(condition)
    if isinstance(condition, AwardLeaf) and verdict in {Verdict.MET, Verdict.UNMET}:
        return int(verdict), int(verdict)
    return value.low, value.high


def _is_interval(material: Material, node: LeafNode) -> bool:
    sources = {material.plan.columns[i].source for i in (node.low, node.high)}
    return sources == {Source.LOW, Source.HIGH}


def _shown(
    material: Material, value_type: ValueType | None, value: FactValue
) -> str | None:
    """Return a text as written, or the ids of a set."""
    if value.text is not None or value_type is None:
        return value.text
    if value_type.kind is not Kind.SET or value.members is None:
        return None
    values = material.pack.vocabulary.enums[value_type.of or ""].values
    return ",".join(values[code].id for code in sorted(value.members))


def _share(tally: Tally) -> tuple[int, int, int, int]:
    surely_counted = tally.sure_in + tally.sure_out + tally.open_in
    perhaps = tally.perhaps_in + tally.perhaps_out + tally.perhaps_open
    satisfying = tally.open_in + tally.perhaps_in + tally.perhaps_open
    return (
        tally.sure_in,
        tally.sure_in + satisfying,
        surely_counted,
        surely_counted + perhaps,
    )
