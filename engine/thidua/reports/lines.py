"""A view to lines: one nomination with its group, standing, reason and gaps."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thidua.explanation.speech import Speech
from thidua.explanation.tree import Explanation, explain
from thidua.model.findings import Decision, Outcome
from thidua.model.pack import Award
from thidua.model.proposals import LimitUse, Proposal, Standing
from thidua.problems import Place
from thidua.reports.shaky import Shaky, bearing, key_title, limit_title, shaky
from thidua.reports.view import Person, RunView
from thidua.texts import words as tables
from thidua.texts.headings import GROUPS

WOULD_QUALIFY = "would_qualify"
_MOST_NAMES = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One nomination as a report shows it."""

    group: str
    person: Person
    outcome: str
    rank: int | None
    reason: str
    missing: tuple[str, ...]
    subject_to: tuple[str, ...]
    remark: str
    place: Place
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class AwardLines:
    """An award's lines by group; groups in the order people read them, none empty."""

    number: int
    award: Award
    groups: Mapping[str, tuple[Line, ...]]
    shaky: tuple[Shaky, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Return how many lines each group has."""
        return {group: len(lines) for group, lines in self.groups.items()}


def award_lines(view: RunView) -> tuple[AwardLines, ...]:
    """Return the lines of every award that was judged, in the pack's order."""
    judged = {decision.award for decision in view.decisions}
    return tuple(
        _of_award(view, number, award)
        for number, award in enumerate(
            (a for a in view.pack.awards.values() if a.id in judged), start=1
        )
    )


def _of_award(view: RunView, number: int, award: Award) -> AwardLines:
    doubts = shaky(view, award)
    proposals = {p.nominee: p for p in view.proposals if p.award == award.id}
    speech = Speech(view.pack, award, view.language, view.names)
    lines = [
        _line(view, speech, decision, proposals.get(decision.nominee), doubts)
        for decision in view.decisions
        if decision.award == award.id and is_shown(decision)
    ]
    ordered = sorted(lines, key=_order)
    groups = {
        group: tuple(line for line in ordered if line.group == group)
        for group in GROUPS
    }
    present = {group: found for group, found in groups.items() if found}
    return AwardLines(number, award, present, doubts)


def _order(line: Line) -> tuple[int, str, str, str]:
    return line.rank or 0, line.person.unit, line.person.name, line.person.key


def is_shown(decision: Decision) -> bool:
    """Tell whether reports show a decision: nominated, or would also qualify."""
    return decision.nominated or decision.outcome is Outcome.ELIGIBLE


def group_of(decision: Decision, proposal: Proposal | None) -> str:
    """Return the group of a decision: its standing, else its outcome."""
    if not decision.nominated:
        return WOULD_QUALIFY
    return decision.outcome.value if proposal is None else proposal.standing.value


def _line(
    view: RunView,
    speech: Speech,
    decision: Decision,
    proposal: Proposal | None,
    doubts: tuple[Shaky, ...],
) -> Line:
    told = explain(decision, view.pack, view.language, speech.names)
    place = decision.place or Place("")
    person = view.people.get(decision.nominee)
    used = bearing(speech.award, decision, is_seated=proposal is not None)
    outcome = told.heading
    if proposal is not None:
        outcome = speech.say(proposal.standing.value, words=tables.STANDINGS)
    return Line(
        group=group_of(decision, proposal),
        person=person or Person(decision.nominee, decision.nominee, "", place),
        outcome=outcome,
        rank=None if proposal is None else proposal.rank,
        reason=standing_reason(speech, proposal) if proposal else told.first_reason,
        missing=told.settled_by,
        subject_to=told.subject_to if decision.outcome is Outcome.ELIGIBLE else (),
        remark="; ".join(_doubt(speech, d) for d in doubts if d.parameter in used),
        place=place,
        explanation=told,
    )


def _doubt(speech: Speech, doubt: Shaky) -> str:
    return speech.say("provisional", doubt.title, provenance=doubt.provenance)


def standing_reason(speech: Speech, proposal: Proposal) -> str:
    """Say why a nominee stands where it stands after the seats were filled."""
    if proposal.binding is None:
        return "; ".join(_merits(speech, proposal))
    uses = {use.limit: use for use in proposal.limits}
    use = uses.get(proposal.binding)
    if use is None:
        return speech.say(proposal.standing.value, words=tables.STANDINGS)
    if proposal.standing is Standing.AWAITING_SEATS and _lacks_scope(speech, use):
        return speech.say("awaiting_scope", limit=_limit(speech, proposal.binding))
    return speech.say(
        _sentence(proposal, use),
        limit=_limit(speech, proposal.binding),
        scope="" if use.scope is None else speech.say("scope", speech.name(use.scope)),
        seats="?" if use.seats is None else str(use.seats),
        taken=str(use.taken),
        below=speech.name(proposal.below or ""),
        key=_key(speech, proposal.separating),
        lacking=_lacking(speech, proposal),
        others=_names(speech, proposal.tied_with),
    )


def _lacks_scope(speech: Speech, use: LimitUse) -> bool:
    """Tell whether it is not known where a nominee counts."""
    per = [limit.per for limit in speech.award.seats if limit.id == use.limit]
    return use.scope is None and per != [None]


def _merits(speech: Speech, proposal: Proposal) -> Iterator[str]:
    """Say what speaks for a proposed nominee: conditions, priorities, seats."""
    yield speech.say("proposed")
    values = {key.node: key.value for key in proposal.keys}
    for key in speech.award.rank:
        value = values.get(key.node)
        if key.condition is not None and value == 1:
            title = key_title(speech, speech.award, key.node)
            yield speech.say("priority", title=title)
        elif key.fact is not None and key.type is not None and value:
            shown = speech.writer.value(key.type, value)
            yield speech.say("merit", title=speech.fact_title(key.fact), value=shown)
    for use in proposal.limits:
        yield speech.say(
            "seat",
            limit=_limit(speech, use.limit),
            scope=""
            if use.scope is None
            else speech.say("scope", speech.name(use.scope)),
            seats=str(use.seats),
            taken=str(use.taken),
        )
    if not proposal.limits:
        yield speech.say("proposed_free")


def _sentence(proposal: Proposal, use: LimitUse) -> str:
    if proposal.standing is Standing.RESERVE:
        return "reserve_none" if proposal.separating is None else "reserve"
    if proposal.standing is Standing.AWAITING_SEATS and use.seats is not None:
        return "awaiting_others"
    return proposal.standing.value


def _limit(speech: Speech, limit_id: str) -> str:
    found = [limit for limit in speech.award.seats if limit.id == limit_id]
    return limit_title(speech, found[0]) if found else limit_id


def _key(speech: Speech, node: str | None) -> str:
    return "" if node is None else key_title(speech, speech.award, node)


def _lacking(speech: Speech, proposal: Proposal) -> str:
    """Say that the value a nominee was placed by is not known."""
    values = {key.node: key.value for key in proposal.keys}
    is_known = values.get(proposal.separating or "", 0) is not None
    return "" if is_known else speech.say("lacking")


def _names(speech: Speech, nominees: tuple[str, ...]) -> str:
    shown = list(_first(speech, nominees))
    text = ", ".join(shown)
    rest = len(nominees) - len(shown)
    return speech.say("and_others", text, count=str(rest)) if rest else text


def _first(speech: Speech, nominees: tuple[str, ...]) -> Iterator[str]:
    for nominee in nominees[:_MOST_NAMES]:
        yield speech.name(nominee)
