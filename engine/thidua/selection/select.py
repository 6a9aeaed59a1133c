"""Eligible nominees of an award to proposals: seats are filled in order of rank.

A nominee is proposed only if it has a seat however ties above it are settled and
whatever the limits that are not known yet turn out to be. One that has none in any
case is in reserve. Those that are equal at the last seats are tied, all of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thidua.model.pack import Award, RulePack, SeatLimit
from thidua.model.proposals import Proposal
from thidua.model.run import RunContext
from thidua.problems import Problem
from thidua.selection.account import (
    Rules,
    Told,
    by_rank_alone,
    ordered,
    proposals,
)
from thidua.selection.amounts import Amounts, limits_in_force
from thidua.selection.claims import Claim, claims_of, contests, nests
from thidua.selection.fates import Settled
from thidua.selection.filling import fill
from thidua.selection.rank import Candidate, keys_in_force, rank
from thidua.selection.rising import rising
from thidua.selection.shortfalls import shortfalls
from thidua.selection.winners import NO_WINNERS, Winners
from thidua.selection.worlds import Known, settle


@dataclass(frozen=True, slots=True)
class Selection:
    """The proposals of an award, in order of rank, then of id; and what fell short."""

    proposals: tuple[Proposal, ...]
    problems: tuple[Problem, ...] = ()


def select(
    award: Award,
    candidates: Iterable[Candidate],
    pack: RulePack,
    context: RunContext,
    winners: Winners = NO_WINNERS,
) -> Selection:
    """Rank the candidates of an award and fill its seats.

    First come the largest attainable reserved minimums, in declared order; then the
    best set by rank under every ceiling.

    Args:
        award: The award.
        candidates: Its eligible nominees, in any order.
        pack: The pack, for parameters.
        context: The run's dates and local parameters.
        winners: Who won the awards that are finished.

    Returns:
        One proposal a candidate, and a problem for every minimum that is not met.
    """
    keys = keys_in_force(award, context)
    limits = limits_in_force(award, context)
    amounts = Amounts(award, pack, context, winners)
    blocks = rank(candidates, keys)
    claims = [claim for block in blocks for claim in claims_of(block, limits, amounts)]
    bench = _Bench(limits, amounts)
    groups = contests(claims)
    settled = [bench.settled(group) for group in groups]
    rules = Rules(award, limits, keys, amounts)
    told = proposals(ordered(settled), rules, bench.told(groups, settled))
    return Selection(told, shortfalls(settled, rules))


@dataclass(frozen=True, slots=True)
class _Bench:
    """Settles contests of one award."""

    limits: Sequence[SeatLimit]
    amounts: Amounts

    def settled(self, claims: Sequence[Claim]) -> Settled:
        """Return what becomes of claims that contend with one another."""
        known = self.known(claims)
        is_open = any(a is not None and a.low < a.high for a in known.values())
        if not is_open and not any(c.kept for c in claims) and nests(claims):
            return fill(claims, known)
        settled = settle(claims, self.limits, known)
        if settled.is_certain or any(claim.kept for claim in claims):
            return settled
        return fill(claims, known)

    def told(
        self, groups: Sequence[Sequence[Claim]], settled: Sequence[Settled]
    ) -> Told:
        """Return whose leaving would seat whom, and who is seated by rank alone."""
        above: dict[str, str] = {}
        by_rank: set[str] = set()
        for claims, contest in zip(groups, settled, strict=True):
            above |= rising(contest, self.known(claims), self.settled)
            by_rank |= by_rank_alone(claims, contest, self.settled)
        return Told(above, frozenset(by_rank))

    def known(self, claims: Sequence[Claim]) -> Known:
        """Return the seats of every pool and minimum of some claims."""
        limits = {limit.id: limit for limit in self.limits}
        named = (
            pool for c in claims for pool in (*c.pools, *c.perhaps, *c.unknown, *c.kept)
        )
        return {p: self.amounts.of(limits[p[0]], p[1]) for p in dict.fromkeys(named)}
