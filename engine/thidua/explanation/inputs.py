"""From a leaf that is not settled to the inputs that would settle it."""

from thidua.explanation.material import Material
from thidua.facts.leaf_tests import other_facts
from thidua.model.conditions import (
    Attested,
    AwardLeaf,
    Condition,
    Group,
    Leaf,
    Verdict,
)
from thidua.model.facts import FactValue, InputRef
from thidua.problems import Place

PARAMETER = "parameter"
NOMINATION = "nomination"
ANYBODY = "*"


def input_order(ref: InputRef) -> tuple[str, ...]:
    """Return a key that puts inputs in one order, whatever is absent from them."""
    row = ref.row
    place = ("",) if row is None else (str(row), f"{row.row or row.line or 0:09}")
    return (ref.table, ref.owner, ref.field or "", ref.detail or "", *place)


def parameter_input(parameter: str) -> InputRef:
    """Return the input that stands for a parameter without a value."""
    return InputRef(PARAMETER, ANYBODY, detail=parameter)


def observed_value(material: Material, leaf: Condition) -> FactValue:
    """Return what is known of the fact, statement or award a leaf tests."""
    facts, nominee = material.facts, material.nominee
    match leaf:
        case Leaf():
            return facts.value(nominee, leaf.fact, material.award.id)
        case Attested():
            return facts.attested(nominee, leaf.statement)
        case AwardLeaf():
            return facts.award_result(nominee, leaf.award, leaf.state, leaf.whose)
        case Group():
            return FactValue()


def missing_inputs(material: Material, leaf: Condition) -> tuple[InputRef, ...]:
    """Return every input an unknown leaf waits for, in one order, never none."""
    if material.own_verdict(leaf) is not Verdict.UNKNOWN:
        return law_date_inputs(material)
    refs = set(observed_value(material, leaf).missing)
    refs.update(_missing_operands(material, leaf))
    refs.update(parameter_input(p) for p in material.awaited(leaf))
    if _is_unsure(material, leaf):
        refs.update(law_date_inputs(material))
    named = {_shared(ref) for ref in refs} or {subject(material, leaf)}
    return tuple(sorted(named, key=input_order))


def _shared(ref: InputRef) -> InputRef:
    """A parameter is one input, whoever waits for it."""
    if ref.table == PARAMETER and ref.detail is not None:
        return parameter_input(ref.detail)
    return ref


def law_date_inputs(material: Material) -> tuple[InputRef, ...]:
    """Return the input that tells which rules are in force for the nomination."""
    fact = material.facts.value(
        material.nominee, "nomination.received_on", material.award.id
    )
    own = InputRef(NOMINATION, material.nominee, "received_on")
    return fact.missing or (own,)


def subject(material: Material, leaf: Condition) -> InputRef:
    """Return the input a leaf is about, whether it is known or not."""
    nominee = material.nominee
    match leaf:
        case Attested():
            return InputRef("attestations", nominee, detail=leaf.statement)
        case AwardLeaf():
            return InputRef("award", nominee, detail=leaf.award)
        case Leaf():
            seen = observed_value(material, leaf)
            derived = material.pack.facts.get(leaf.fact)
            if derived is not None and seen.empty:
                return InputRef(derived.table, nominee)  # a row nobody entered
            rows = seen.evidence
            return _field_input(material, leaf.fact, rows[0] if rows else None)
        case Group():
            return InputRef("condition", nominee, detail=leaf.node)


def _field_input(material: Material, fact: str, row: Place | None) -> InputRef:
    derived = material.pack.facts.get(fact)
    if derived is not None:
        return InputRef(derived.table, material.nominee, derived.field, row)
    owner, _, field = fact.rpartition(".")
    return InputRef(owner or material.award.nominee, material.nominee, field, row)


def _missing_operands(material: Material, leaf: Condition) -> list[InputRef]:
    """Inputs of other facts on the right-hand side of a leaf or in its window."""
    if not isinstance(leaf, Leaf):
        return []
    return [
        ref
        for name in other_facts(leaf)
        for ref in material.facts.value(
            material.nominee, name, material.award.id
        ).missing
    ]


def _is_unsure(material: Material, leaf: Condition) -> bool:
    """Tell whether a leaf differs between the epochs that are possible."""
    node = material.own_leaf(leaf)
    if node is None:
        return False
    columns = material.plan.columns
    return len(columns[node.low].operands) > 1 or len(node.alternatives) > 1
