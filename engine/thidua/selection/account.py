"""Fates to proposals: what binds, who stands above, how far the line is."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from thidua.model.pack import Award, RankKey, SeatLimit
from thidua.model.proposals import LimitUse, Proposal, Standing
from thidua.selection.amounts import Amounts
from thidua.selection.claims import Claim, Pool, counts_under, scope_of
from thidua.selection.fates import Fate, Settled
from thidua.selection.rank import separating_key

_TAKING = {Standing.PROPOSED, Standing.TIED}


@dataclass(frozen=True, slots=True)
class Rules:
    """What the candidates of one award contend under."""

    award: Award
    limits: Sequence[SeatLimit]
    keys: Sequence[RankKey]
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of claims beside their fates, by nominee."""

    above: Mapping[str, str]
    by_rank: frozenset[str]


def by_rank_alone(
    claims: Sequence[Claim],
    settled: Settled,
    again: Callable[[Sequence[Claim]], Settled],
) -> set[str]:
    """Return those who would have a seat if nothing were reserved."""
    if any(claim.kept for claim in claims):
        settled = again([replace(claim, kept=()) for claim in claims])
    fates = settled.fates
    return {f.claim.nominee for f in fates if f.standing is Standing.PROPOSED}


def ordered(settled: Sequence[Settled]) -> list[Fate]:
    """Return the fates of all contests, in order of rank, then of id."""
    fates = (fate for contest in settled for fate in contest.fates)
    return sorted(fates, key=lambda f: (f.claim.rank, f.claim.nominee))


def proposals(fates: Sequence[Fate], rules: Rules, told: Told) -> tuple[Proposal, ...]:
    """Return what is told of every candidate; fates in order of rank, then of id."""
    account = _Account(rules, told)
    for fate in fates:
        side = account.seated if fate.standing in _TAKING else account.unseated
        claim = fate.claim
        for pool in (*claim.pools, *claim.perhaps, *claim.kept):
            side[pool].append(claim)
    return tuple(account.proposal(fate) for fate in fates)


def _rank(claim: Claim) -> int:
    return claim.rank


@dataclass(frozen=True, slots=True)
class _Account:
    """Who is seated in which pool and who is not, each in order of rank."""

    rules: Rules
    told: Told
    seated: dict[Pool, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    unseated: dict[Pool, list[Claim]] = field(default_factory=lambda: defaultdict(list))

    def proposal(self, fate: Fate) -> Proposal:
        candidate = fate.claim.candidate
        separating, below = self._separation(fate)
        is_reserve = fate.standing is Standing.RESERVE
        return Proposal(
            nominee=candidate.nominee,
            award=self.rules.award.id,
            standing=fate.standing,
            rank=fate.claim.rank,
            keys=candidate.keys,
            limits=tuple(self._uses(fate)),
            binding=None if fate.binding is None else fate.binding[0],
            separating=separating,
            below=below,
            tied_with=fate.tied_with,
            subject_to=candidate.subject_to,
            kept_for=fate.kept_for,
            above=self.told.above.get(candidate.nominee) if is_reserve else None,
            held_by=self._held_by(fate),
            waits_for=self._waits_for(fate),
            distance=self._distance(fate),
        )

    def _separation(self, fate: Fate) -> tuple[str | None, str | None]:
        """Return the key that parts a reserve from the last one seated, and whom."""
        if fate.standing is not Standing.RESERVE or fate.binding is None:
            return None, None
        seated = self.seated[fate.binding]
        above = bisect_left(seated, fate.claim.rank, key=_rank)
        if not above:
            return None, None
        last = seated[above - 1].candidate
        key = separating_key(last, fate.claim.candidate, self.rules.keys)
        return key, last.nominee

    def _held_by(self, fate: Fate) -> str | None:
        """Return the minimum that holds a seat which rank alone would not."""
        claim = fate.claim
        is_held = fate.standing is Standing.PROPOSED and claim.kept
        if not is_held or claim.nominee in self.told.by_rank:
            return None
        tight = [pool for pool in claim.kept if self._is_tight(pool)]
        return (tight or claim.kept)[0][0]

    def _is_tight(self, pool: Pool) -> bool:
        """Tell whether a minimum is met by no more than it asks for."""
        wanted = self._seats(pool)
        return wanted is not None and len(self.seated[pool]) <= wanted

    def _seats(self, pool: Pool) -> int | None:
        limit = next(limit for limit in self.rules.limits if limit.id == pool[0])
        amount = self.rules.amounts.of(limit, pool[1])
        return None if amount is None else amount.low

    def _waits_for(self, fate: Fate) -> tuple[str, ...]:
        """Return the nominees of other awards on whom the seats depend."""
        if fate.standing is not Standing.AWAITING_SEATS:
            return ()
        limits = {limit.id: limit for limit in self.rules.limits}
        found: dict[str, None] = {}
        pools = [fate.binding] if fate.binding else []
        for limit, scope in (*pools, *fate.claim.pools, *fate.claim.kept):
            amount = self.rules.amounts.of(limits[limit], scope)
            found.update(dict.fromkeys(amount.waits_for if amount else ()))
        return tuple(sorted(found))

    def _distance(self, fate: Fate) -> int | None:
        """Count the candidates between a claim and the line; None without a line."""
        rank = fate.claim.rank
        if fate.standing is Standing.RESERVE and fate.binding is not None:
            return bisect_left(self.unseated[fate.binding], rank, key=_rank)
        if fate.standing is not Standing.PROPOSED:
            return None
        full = [self.seated[p] for p in fate.claim.pools if self._is_full(p)]
        below = [len(s) - bisect_right(s, rank, key=_rank) for s in full]
        return min(below, default=None)

    def _is_full(self, pool: Pool) -> bool:
        seats = self._seats(pool)
        return seats is not None and len(self.seated[pool]) >= seats

    def _uses(self, fate: Fate) -> Iterator[LimitUse]:
        for limit in self.rules.limits:
            use = self._use(limit, fate)
            if use is not None:
                yield use

    def _use(self, limit: SeatLimit, fate: Fate) -> LimitUse | None:
        """Return a limit as a claim found it; None where it has nothing to do with it.

        A reserved minimum is told also of those for whom nothing is reserved.
        """
        candidate = fate.claim.candidate
        counts = counts_under(limit, candidate)
        is_reserve = limit.at_least is not None
        if counts is False and not is_reserve:
            return None
        scope = scope_of(limit, candidate)
        amount = self.rules.amounts.of(limit, scope)
        pool = (limit.id, scope)
        taken = fate.taken.get(pool, 0)
        if is_reserve:
            taken = bisect_left(self.seated[pool], fate.claim.rank, key=_rank)
        if amount is None:
            return LimitUse(
                limit.id, scope, None, taken, reserved=is_reserve, counts=counts
            )
        return LimitUse(
            limit.id,
            scope,
            amount.low,
            taken,
            most=amount.high if amount.high != amount.low else None,
            share=amount.share,
            of_count=amount.of_count,
            lost=amount.lost,
            reserved=is_reserve,
            counts=counts,
        )
