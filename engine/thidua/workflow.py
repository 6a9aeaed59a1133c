"""The pipeline on one screen: a batch and a pack in, decisions and proposals out."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from thidua.evaluation.opinions import Bench
from thidua.explanation.decide import decide
from thidua.facts.coding import code_rows
from thidua.facts.derive import FactBase, derive
from thidua.model.conditions import AwardState, Verdict
from thidua.model.findings import Decision, Outcome
from thidua.model.pack import RulePack
from thidua.model.plan import Plan
from thidua.model.proposals import Proposal, Standing
from thidua.model.records import Batch, Nomination
from thidua.model.run import RunContext
from thidua.packs.epochs import Clock
from thidua.packs.plan import compile_plan
from thidua.problems import Place, Problem, Severity
from thidua.selection.candidates import candidate, scopes_of
from thidua.selection.select import select
from thidua.selection.winners import Win, counted

if TYPE_CHECKING:
    from thidua.packs.epochs import Epoch
    from thidua.selection.rank import Candidate
    from thidua.selection.select import Selection

Results: TypeAlias = dict[tuple[str, str, str], Verdict]
"""What earlier strata concluded, by nominee, award and state asked for."""

AT_ONCE = 250
"""How many nominees are judged between two signs of progress."""

Progress: TypeAlias = Callable[[int, int], None]
"""Told how many nominations of how many are judged."""

_ELIGIBLE = {
    Outcome.ELIGIBLE: Verdict.MET,
    Outcome.INELIGIBLE: Verdict.UNMET,
    Outcome.NOT_APPLICABLE: Verdict.UNMET,
}
_PROPOSED = {Standing.PROPOSED: Verdict.MET, Standing.RESERVE: Verdict.UNMET}


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that a run concluded, in the order of nominee and award.

    `compared` counts the nominees whose whole trace was compared with a second
    evaluator's, once for each stratum they were judged in.
    """

    decisions: tuple[Decision, ...]
    proposals: tuple[Proposal, ...]
    problems: tuple[Problem, ...]
    compared: int


def judge(
    batch: Batch,
    pack: RulePack,
    context: RunContext,
    bench: Bench,
    progress: Progress = lambda _done, _total: None,
) -> Judgement:
    """Judge every nomination of a batch, stratum by stratum.

    Raises:
        EvaluatorsDisagree: Two evaluators gave different findings.
    """
    clock = Clock(pack, context)
    nominations, problems = _in_force(batch, pack, clock, context.as_of)
    problems += _not_settled(pack)
    results: Results = {}
    decisions: list[Decision] = []
    proposals: list[Proposal] = []
    compared = 0
    wins: list[Win] = []
    for stratum in pack.strata:
        facts, faults = derive(batch, pack, context, results)
        here = [n for n in nominations if n.award in stratum]
        found: list[Decision] = []
        for some in _judge_stratum(here, facts, bench, clock, stratum):
            found += some
            progress(len(decisions) + len(found), len(nominations))
        chosen, short = _select_all(found, facts, stratum, wins)
        _remember(results, found, chosen)
        wins += _wins(found, chosen, facts)
        decisions += found
        proposals += chosen
        problems += [*faults, *short]
        compared += len({n.nominee for n in here}) if bench.second else 0
    return Judgement(
        tuple(sorted(decisions, key=lambda d: (d.nominee, d.award))),
        tuple(sorted(proposals, key=lambda p: (p.award, p.rank, p.nominee))),
        _each_once(problems),
        compared,
    )


def with_all_awards(batch: Batch, pack: RulePack) -> Batch:
    """Add every further award of each nominee's kind, not to compete for seats."""
    present = {n.key for n in batch.nominations}
    first = {n.nominee: n for n in reversed(batch.nominations)}
    added = [
        replace(nomination, award=award.id, is_nominated=False)
        for key, nomination in first.items()
        for award in pack.awards.values()
        if award.nominee == batch.nominees[key].table and (key, award.id) not in present
    ]
    together = sorted((*batch.nominations, *added), key=lambda n: n.key)
    return replace(batch, nominations=tuple(together))


def _in_force(
    batch: Batch, pack: RulePack, clock: Clock, as_of: date
) -> tuple[list[Nomination], list[Problem]]:
    """Keep what was nominated by then for an award in force; report the others."""
    kept: list[Nomination] = []
    problems: list[Problem] = []
    for nomination in batch.nominations:
        award = pack.awards[nomination.award]
        day = nomination.received_on
        epoch = clock.epoch(award, day)
        valid = [clock.in_force(v, None, epoch) for v in (pack.valid, award.valid)]
        is_later = day is not None and day > as_of
        if False not in valid and not is_later:
            kept.append(nomination)
        elif nomination.is_nominated:
            details = {"nominee": nomination.nominee, "award": award.id}
            if is_later:
                details |= {"date": str(day), "as_of": str(as_of)}
            code = "R016" if is_later else "R001"
            problems.append(Problem(code, nomination.place, Severity.ERROR, details))
    return kept, problems


def _not_settled(pack: RulePack) -> list[Problem]:
    """Say of every award that uses records once that rival uses are not settled."""
    return [
        Problem(
            "R015",
            award.place or Place(pack.id),
            Severity.WARNING,
            {"award": award.id, "records": ", ".join(award.uses_once)},
        )
        for award in pack.awards.values()
        if award.uses_once
    ]


def _judge_stratum(
    nominations: list[Nomination],
    facts: FactBase,
    bench: Bench,
    clock: Clock,
    stratum: tuple[str, ...],
) -> Iterator[list[Decision]]:
    """Judge nominations of one stratum, nominees with the same epochs together."""
    awards = facts.pack.awards
    order = {award: position for position, award in enumerate(stratum)}
    by_epochs: dict[tuple[Epoch, ...], list[list[Nomination]]] = defaultdict(list)
    for _, group in groupby(nominations, key=lambda n: n.nominee):
        own = sorted(group, key=lambda n: order[n.award])
        epochs = tuple(clock.epoch(awards[n.award], n.received_on) for n in own)
        by_epochs[epochs].append(own)
    for epochs, owners in by_epochs.items():
        plan = compile_plan(facts.pack, epochs, clock)
        for start in range(0, len(owners), AT_ONCE):
            some = owners[start : start + AT_ONCE]
            yield _judge_plan(plan, some, facts, bench)


def _judge_plan(
    plan: Plan, owners: list[list[Nomination]], facts: FactBase, bench: Bench
) -> list[Decision]:
    nominated = {
        own[0].nominee: frozenset(n.award for n in own if n.is_nominated)
        for own in owners
    }
    rows = code_rows(facts, plan, list(nominated), nominated)
    traces = bench.evaluate(plan, rows)
    pack = facts.pack
    return [
        decide(pack.awards[n.award], pack, plan, row, trace, facts, n)
        for own, row, trace in zip(owners, rows, traces, strict=True)
        for n in own
    ]


def _select_all(
    decisions: list[Decision],
    facts: FactBase,
    stratum: tuple[str, ...],
    wins: list[Win],
) -> tuple[list[Proposal], list[Problem]]:
    """Fill the seats of each award with its eligible nominees."""
    pack = facts.pack
    eligible: dict[str, list[Candidate]] = defaultdict(list)
    for decision in decisions:
        if decision.nominated and decision.outcome is Outcome.ELIGIBLE:
            award = pack.awards[decision.award]
            eligible[award.id].append(candidate(award, decision, facts))
    winners = counted(wins)
    chosen: list[Selection] = [
        select(pack.awards[award], eligible[award], pack, facts.context, winners)
        for award in stratum
    ]
    return (
        [proposal for selection in chosen for proposal in selection.proposals],
        [problem for selection in chosen for problem in selection.problems],
    )


def _wins(
    decisions: list[Decision], proposals: list[Proposal], facts: FactBase
) -> Iterator[Win]:
    """Yield who took a seat, or still may, of awards that others are a share of."""
    pers: dict[str, set[str]] = defaultdict(set)
    for award in facts.pack.awards.values():
        for limit in award.seats:
            if limit.share_of is not None:
                pers[limit.share_of] |= {limit.per} if limit.per else set()
    standing = {(p.nominee, p.award): p.standing for p in proposals}
    for decision in decisions:
        verdict = _ELIGIBLE.get(decision.outcome, Verdict.UNKNOWN)
        place = standing.get((decision.nominee, decision.award))
        if place is not None:
            verdict = _PROPOSED.get(place, Verdict.UNKNOWN)
        of = facts.nomination(decision.nominee, decision.award)
        concerns = decision.nominated and decision.award in pers
        if concerns and of is not None and verdict is not Verdict.UNMET:
            scopes = scopes_of(of, pers[decision.award], facts)
            is_sure = verdict is Verdict.MET
            yield Win(decision.award, decision.nominee, is_sure, scopes)


def _remember(
    results: Results, decisions: list[Decision], proposals: list[Proposal]
) -> None:
    """Turn one stratum's conclusions into facts for the next."""
    standing = {(p.nominee, p.award): p.standing for p in proposals}
    for decision in decisions:
        if not decision.nominated:
            continue
        key = (decision.nominee, decision.award)
        eligible = _ELIGIBLE.get(decision.outcome, Verdict.UNKNOWN)
        proposed = eligible
        if key in standing:
            proposed = _PROPOSED.get(standing[key], Verdict.UNKNOWN)
        results[*key, AwardState.ELIGIBLE.value] = eligible
        results[*key, AwardState.PROPOSED.value] = proposed


def _each_once(problems: list[Problem]) -> tuple[Problem, ...]:
    """Strata derive facts anew and may find the same fault again."""
    unique = {(p.code, p.place, tuple(p.details.items())): p for p in problems}
    return tuple(unique.values())
