"""Three-valued logic: verdicts of parts in, the verdict of the whole out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thidua.facts.ordering import sorted_inputs
from thidua.model.conditions import Grouping, Verdict
from thidua.model.facts import InputRef

MET, UNMET = Verdict.MET, Verdict.UNMET
UNKNOWN, NOT_APPLICABLE = Verdict.UNKNOWN, Verdict.NOT_APPLICABLE

_OPPOSITE = {MET: UNMET, UNMET: MET, UNKNOWN: UNKNOWN, NOT_APPLICABLE: NOT_APPLICABLE}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, and for an unknown one the inputs it waits for."""

    verdict: Verdict
    missing: tuple[InputRef, ...] = ()


def negate(verdict: Verdict) -> Verdict:
    """Return the negation; what is not known stays so."""
    return _OPPOSITE[verdict]


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the conjunction of what applies."""
    applying = {verdict for verdict in verdicts if verdict is not NOT_APPLICABLE}
    for decisive in (UNMET, UNKNOWN, MET):
        if decisive in applying:
            return decisive
    return NOT_APPLICABLE


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the disjunction of what applies."""
    return negate(all_of(negate(verdict) for verdict in verdicts))


def agreed(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the verdict all alternatives give, unknown where they differ."""
    found = set(verdicts)
    return found.pop() if len(found) == 1 else UNKNOWN


def grouped(grouping: Grouping, children: Sequence[Judgement]) -> Judgement:
    """Take judgements together; only unknown ones matter for what is missing."""
    verdicts = [child.verdict for child in children]
    if grouping is Grouping.ALL:
        verdict = all_of(verdicts)
    elif grouping is Grouping.ANY:
        verdict = any_of(verdicts)
    else:
        verdict = negate(any_of(verdicts))
    if verdict is not UNKNOWN:
        return Judgement(verdict)
    waiting = [ref for c in children if c.verdict is UNKNOWN for ref in c.missing]
    return Judgement(verdict, sorted_inputs(waiting))
