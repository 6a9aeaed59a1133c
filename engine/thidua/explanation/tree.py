"""A decision and its pack to a tree of reasons in one language.

Nothing else is needed, so that a decision read back from a run folder explains itself.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from thidua.explanation.grounds import (
    citation,
    missing,
    number_provenance,
    provenance,
)
from thidua.explanation.speech import Speech
from thidua.explanation.values import write_day
from thidua.explanation.wording import observed, required
from thidua.model.conditions import Condition, Group, Grouping, Leaf, Verdict
from thidua.model.findings import Decision, Finding, Outcome
from thidua.model.pack import Award, Criterion, RulePack
from thidua.texts import Language
from thidua.texts import words as tables

APPLIES_WHEN = "applies-when"

_MOST_LEAVES = 3
_OPPOSITE = {
    Verdict.UNMET: Verdict.MET,
    Verdict.MET: Verdict.UNMET,
    Verdict.UNKNOWN: Verdict.UNKNOWN,
}
_PLAIN = Grouping.ALL
"""The grouping people take for granted where conditions are listed."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One node of an explanation: what was asked, what was found, on what ground."""

    node: str
    title: str
    verdict: Verdict
    required: str = ""
    observed: str = ""
    records: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    citation: str = ""
    provenance: tuple[str, ...] = ()
    effect: str = ""
    route: str = ""
    children: tuple["Reason", ...] = ()
    is_denial: bool = False  # met by children that are not met


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a nominee got its outcome for an award, in one language."""

    nominee: str
    award: str
    outcome: Outcome
    heading: str  # the outcome in words
    first_reason: str
    deciding: tuple[str, ...]
    also: tuple[str, ...]
    settled_by: tuple[str, ...]
    subject_to: tuple[str, ...]
    routes: tuple[str, ...]
    law_date: str
    place: str
    reasons: tuple[Reason, ...]


def explain(
    decision: Decision,
    pack: RulePack,
    language: Language,
    names: Mapping[str, str] | None = None,
) -> Explanation:
    """Explain a decision.

    Args:
        decision: The decision, computed or read back.
        pack: The pack it was made under.
        language: The language to speak.
        names: Display names of nominees and units by key.

    Returns:
        The reasons, in the order of the award's criteria.
    """
    award = pack.awards[decision.award]
    speech = Speech(pack, award, language, names or {}, decision.nominee)
    findings = {finding.node: finding for finding in decision.findings}
    reasons = tuple(_reasons(speech, award, findings))
    by_node = _by_name(reasons)
    deciding = [by_node[name] for name in decision.deciding if name in by_node]
    return Explanation(
        nominee=speech.name(decision.nominee),
        award=award.title(language),
        outcome=decision.outcome,
        heading=speech.say(decision.outcome.value, words=tables.OUTCOMES),
        first_reason=_cause(speech, deciding[0]) if deciding else "",
        deciding=tuple(_cause(speech, reason) for reason in deciding),
        also=tuple(
            speech.say(
                "also",
                outcome=speech.say(outcome.value, words=tables.OUTCOMES),
                title=by_node[name].title if name in by_node else name,
            )
            for outcome, name in decision.also
        ),
        settled_by=tuple(missing(speech, ref) for ref in decision.settled_by),
        subject_to=tuple(
            by_node[name].title if name in by_node else name
            for name in decision.subject_to
        ),
        routes=tuple(speech.route(route) for _, route in decision.routes),
        law_date="" if decision.law_date is None else write_day(decision.law_date),
        place="" if decision.place is None else str(decision.place),
        reasons=reasons,
    )


def _by_name(reasons: Iterable[Reason]) -> dict[str, Reason]:
    """Find reasons by criterion; of two versions that may be in force, the open one."""
    found: dict[str, Reason] = {}
    for reason in reasons:
        if reason.node not in found or reason.verdict is not Verdict.MET:
            found[reason.node] = reason
    return found


def _reasons(
    speech: Speech, award: Award, findings: Mapping[str, Finding]
) -> Iterator[Reason]:
    if award.applies_when is not None and award.applies_when.node in findings:
        title = speech.say(APPLIES_WHEN, words=tables.FACTS)
        yield _titled(speech, award.applies_when, findings, title)
    for criterion in award.criteria:
        if criterion.condition.node in findings:
            yield _criterion(speech, criterion, findings)


def _criterion(
    speech: Speech, criterion: Criterion, findings: Mapping[str, Finding]
) -> Reason:
    title = criterion.title(speech.language)
    reason = _titled(speech, criterion.condition, findings, title)
    own = provenance(speech, criterion.basis)
    return replace(
        reason,
        node=criterion.id,
        citation=citation(speech, criterion.basis.cite),
        provenance=((own,) if own else ()) + reason.provenance,
        effect=speech.say(criterion.effect.value, words=tables.EFFECTS),
    )


def _titled(
    speech: Speech, condition: Condition, findings: Mapping[str, Finding], title: str
) -> Reason:
    """Put a title of its own above a condition; a lone leaf keeps its subject."""
    reason = _reason(speech, condition, findings)
    if isinstance(condition, Group):
        plain = condition.grouping is _PLAIN
        words = speech.say(condition.grouping.value, words=tables.GROUPINGS)
        return replace(reason, title=title, required="" if plain else words)
    if reason.title == title:
        return reason
    asked = f"{reason.title}: {reason.required}"
    return replace(reason, title=title, required=asked)


def _reason(
    speech: Speech, condition: Condition, findings: Mapping[str, Finding]
) -> Reason:
    finding = findings[condition.node]
    route = condition.route
    spoken = "" if route is None else speech.route(route)
    if isinstance(condition, Group):
        words = speech.say(condition.grouping.value, words=tables.GROUPINGS)
        return Reason(
            node=condition.node,
            title=spoken or words,
            verdict=finding.verdict,
            required=words if spoken and condition.grouping is not _PLAIN else "",
            route=spoken,
            is_denial=condition.grouping is Grouping.NONE,
            children=tuple(
                _reason(speech, child, findings)
                for child in condition.children
                if child.node in findings
            ),
        )
    numbers: tuple[str, ...] = ()
    if isinstance(condition, Leaf):
        numbers = number_provenance(speech, condition, finding)
    return Reason(
        node=condition.node,
        title=speech.title(condition),
        verdict=finding.verdict,
        required=required(speech, condition, finding),
        observed=observed(speech, condition, finding),
        records=tuple(str(place) for place in finding.evidence),
        missing=tuple(missing(speech, ref) for ref in finding.missing),
        provenance=numbers,
        route=spoken,
    )


def _cause(speech: Speech, reason: Reason) -> str:
    """Say in a line why a criterion has its verdict, by the leaves that brought it."""
    leaves = list(_deciding_leaves(reason))
    said = [_leaf_sentence(speech, leaf, reason) for leaf in leaves[:_MOST_LEAVES]]
    more = ["…"] if len(leaves) > _MOST_LEAVES else []
    if not said:
        return reason.title
    return speech.say("cause", title=reason.title, leaves="; ".join([*said, *more]))


def _leaf_sentence(speech: Speech, leaf: Reason, criterion: Reason) -> str:
    """Say what a leaf asked and found; a lone leaf has its title said already."""
    if leaf is criterion:
        return speech.say("lone", required=leaf.required, observed=leaf.observed)
    return speech.say(
        "leaf", title=leaf.title, required=leaf.required, observed=leaf.observed
    )


def _deciding_leaves(reason: Reason) -> Iterator[Reason]:
    """Yield the leaves that brought a verdict; of closed routes the nearest first."""
    if not reason.children:
        yield reason
        return
    wanted = _OPPOSITE.get(reason.verdict) if reason.is_denial else reason.verdict
    bearing = [child for child in reason.children if child.verdict is wanted]
    for child in sorted(bearing, key=_distance):
        yield from _deciding_leaves(child)


def _distance(reason: Reason) -> int:
    """Count what is not met below a reason."""
    if reason.children:
        return sum(map(_distance, reason.children))
    return int(reason.verdict is not Verdict.MET)
