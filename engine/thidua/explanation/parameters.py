"""Whether a parameter that has no value yet could decide a condition by itself."""

from collections.abc import Iterable

from thidua.explanation.inputs import PARAMETER, missing_inputs, observed_value
from thidua.explanation.material import Material
from thidua.model.conditions import Condition, Group, Grouping, Verdict

_OPPOSITE = {Verdict.MET: Verdict.UNMET, Verdict.UNMET: Verdict.MET}


def could_decide(material: Material, condition: Condition) -> bool:
    """Tell whether values of parameters alone could make a condition firm.

    The condition is judged twice more, with every leaf that waits for a parameter
    turned towards it, and with every one turned against it.
    """
    return any(
        _whole(material, condition, favourable=favourable) is not Verdict.UNKNOWN
        for favourable in (True, False)
    )


def _whole(material: Material, condition: Condition, *, favourable: bool) -> Verdict:
    verdict = _judge(material, condition, favourable=favourable)
    if material.lapses(condition) and verdict is Verdict.UNMET:
        return Verdict.UNKNOWN
    return verdict


def _judge(material: Material, condition: Condition, *, favourable: bool) -> Verdict:
    if isinstance(condition, Group):
        turned = favourable != (condition.grouping is Grouping.NONE)
        return combine(
            condition.grouping,
            (_judge(material, c, favourable=turned) for c in condition.children),
        )
    verdict = material.own_verdict(condition)
    if verdict is Verdict.UNKNOWN and _waits_only(material, condition):
        return Verdict.MET if favourable else Verdict.UNMET
    return verdict


def _waits_only(material: Material, leaf: Condition) -> bool:
    """Tell whether a leaf waits for a parameter and something is known of its fact.

    A fact computed under a parameter without a value waits for that alone where
    nothing else of it is missing.
    """
    if not material.awaited(leaf):
        waited_for = {ref.table for ref in missing_inputs(material, leaf)}
        return waited_for == {PARAMETER}
    value = observed_value(material, leaf)
    known = (value.low, value.high, value.tally, value.text, value.members)
    return any(part is not None for part in known)


def combine(grouping: Grouping, verdicts: Iterable[Verdict]) -> Verdict:
    """Take verdicts together; those that are not applicable are dropped."""
    present = [v for v in verdicts if v is not Verdict.NOT_APPLICABLE]
    if not present:
        return Verdict.NOT_APPLICABLE
    decisive = Verdict.UNMET if grouping is Grouping.ALL else Verdict.MET
    if decisive not in present and Verdict.UNKNOWN in present:
        return Verdict.UNKNOWN
    taken = decisive if decisive in present else _OPPOSITE[decisive]
    return _OPPOSITE[taken] if grouping is Grouping.NONE else taken
