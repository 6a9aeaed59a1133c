"""An explanation as lines of text for a terminal."""

from collections.abc import Iterable, Iterator

from thidua.explanation.speech import Speech
from thidua.explanation.tree import Reason, explain
from thidua.model.conditions import Verdict
from thidua.model.findings import Decision
from thidua.reports.standings import standing_margin, standing_reason
from thidua.reports.view import RunView
from thidua.texts import Language
from thidua.texts.help import WHY
from thidua.texts.words import STANDINGS, VERDICTS

_MARKS = {
    Verdict.MET: "✓",
    Verdict.UNMET: "✗",
    Verdict.UNKNOWN: "?",
    Verdict.NOT_APPLICABLE: "–",
}
_STEP = "   "


def decision_lines(
    view: RunView, decision: Decision, *, whole: bool = False
) -> Iterator[str]:
    """Yield a decision's outcome, what it rests on, and the tree of reasons.

    Args:
        view: The run it belongs to.
        decision: The decision.
        whole: Also show what does not matter: routes that were not taken where
            another one was.
    """
    tongue = view.language
    told = explain(decision, view.pack, tongue, view.names)
    aside = "" if decision.nominated else f"  ({WHY['not_nominated'](tongue)})"
    yield f"{told.award}{aside}"
    yield _line("outcome", told.heading.upper(), tongue)
    yield from _standing(view, decision)
    for name, texts in (
        ("deciding", told.deciding),
        ("settled_by", told.settled_by),
        ("subject_to", told.subject_to),
        ("also", told.also),
    ):
        for text in texts:
            yield _line(name, text, tongue)
    if told.law_date:
        yield _line("law_date", told.law_date, tongue)
    yield from _tree(told.reasons, _STEP, tongue, whole=whole)


def _standing(view: RunView, decision: Decision) -> Iterator[str]:
    key = (decision.nominee, decision.award)
    tongue = view.language
    for proposal in view.proposals:
        if (proposal.nominee, proposal.award) == key:
            rank = WHY["rank"](tongue).format(rank=proposal.rank)
            seat = STANDINGS[proposal.standing.value](tongue)
            award = view.pack.awards[decision.award]
            speech = Speech(view.pack, award, tongue, view.names)
            reason = standing_reason(speech, proposal)
            yield _line("standing", f"{seat} ({rank}). {reason}", tongue)
            margin = standing_margin(speech, proposal)
            if margin:
                yield _line("margin", "; ".join(margin), tongue)


def _line(name: str, text: str, tongue: Language, indent: str = _STEP) -> str:
    return f"{indent}{WHY[name](tongue)}: {text}"


def _tree(
    reasons: Iterable[Reason], indent: str, tongue: Language, *, whole: bool
) -> Iterator[str]:
    for reason in reasons:
        verdict = VERDICTS[reason.verdict.name.lower()](tongue)
        tail = f"  [{reason.effect}]" if reason.effect else ""
        route = f" ({reason.route})" if _adds(reason) else ""
        yield f"{indent}{_MARKS[reason.verdict]} {reason.title}{route}: {verdict}{tail}"
        inner = indent + _STEP
        yield from _facts(reason, inner, tongue)
        shown, left_out = _worth_showing(reason, whole=whole)
        yield from _tree(shown, inner, tongue, whole=whole)
        if left_out:
            names = ", ".join(r.route or r.title for r in left_out)
            yield _line("left_out", names, tongue, inner)


def _facts(reason: Reason, indent: str, tongue: Language) -> Iterator[str]:
    if reason.required and reason.observed:
        asked = f"{WHY['required'](tongue)}: {reason.required}"
        yield f"{indent}{asked}; {WHY['observed'](tongue)}: {reason.observed}"
    for name, texts in (
        ("records", reason.records),
        ("missing", reason.missing),
        ("citation", (reason.citation,) if reason.citation else ()),
    ):
        if texts:
            yield _line(name, "; ".join(texts), tongue, indent)
    for text in reason.provenance:
        yield f"{indent}{text}"


def _adds(reason: Reason) -> bool:
    """Tell whether naming the route says more than the title does."""
    return bool(reason.route) and reason.route not in reason.title


def _worth_showing(reason: Reason, *, whole: bool) -> tuple[list[Reason], list[Reason]]:
    """Part the alternatives that were taken from those that did not matter."""
    children = list(reason.children)
    taken = [child for child in children if child.verdict is Verdict.MET]
    has_choice = any(child.route for child in children)
    if whole or not has_choice or reason.verdict is not Verdict.MET or not taken:
        return children, []
    return taken, [child for child in children if child.verdict is not Verdict.MET]
