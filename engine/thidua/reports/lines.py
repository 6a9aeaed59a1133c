"""A view to lines: one nomination with its group, standing, reason and gaps."""

from collections.abc import Mapping
from dataclasses import dataclass

from thidua.explanation.speech import Speech
from thidua.explanation.tree import Explanation, explain
from thidua.model.findings import Decision, Outcome
from thidua.model.pack import Award
from thidua.model.proposals import Proposal
from thidua.problems import Place
from thidua.reports.shaky import Shaky, bearing, shaky
from thidua.reports.standings import standing_margin, standing_reason
from thidua.reports.view import Person, RunView
from thidua.texts import words as tables
from thidua.texts.headings import GROUPS

WOULD_QUALIFY = "would_qualify"


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
    margin: tuple[str, ...] = ()


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
        margin=standing_margin(speech, proposal) if proposal else (),
    )


def _doubt(speech: Speech, doubt: Shaky) -> str:
    return speech.say("provisional", doubt.title, provenance=doubt.provenance)
