"""Eligible nominees of an award to proposals: seats are filled in order of rank.

A nominee is proposed only if it has a seat however ties above it are settled and
whatever the limits that are not known yet turn out to be. One that has none in any
case is in reserve. Those that are equal at the last seats are tied, all of them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from thidua.model.pack import Award, RankKey, RulePack, SeatLimit
from thidua.model.proposals import LimitUse, Proposal, Standing
from thidua.model.run import RunContext
from thidua.selection.rank import (
    Block,
    Candidate,
    keys_in_force,
    rank,
    separating_key,
)
from thidua.selection.seats import (
    Claim,
    Pool,
    Tally,
    limits_in_force,
    nests,
    scope_of,
    seatable,
    seats_of,
)


def select(
    award: Award,
    candidates: Iterable[Candidate],
    pack: RulePack,
    context: RunContext,
) -> tuple[Proposal, ...]:
    """Rank the candidates of an award and fill its seats.

    Args:
        award: The award.
        candidates: Its eligible nominees, in any order.
        pack: The pack, for parameters.
        context: The run's dates and local parameters.

    Returns:
        One proposal a candidate, in order of rank, then of id.
    """
    keys = keys_in_force(award, context)
    blocks = rank(candidates, keys)
    filling = _Filling(award, limits_in_force(award, context), keys)
    claims = {
        block.rank: [filling.claim(c, pack, context) for c in block.candidates]
        for block in blocks
    }
    filling.nested = nests(claim for block in claims.values() for claim in block)
    return tuple(
        proposal
        for block in blocks
        for proposal in filling.fill(block, claims[block.rank])
    )


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What became of one claim of a block."""

    standing: Standing
    binding: Pool | None = None
    tied_with: tuple[str, ...] = ()


@dataclass(slots=True)
class _Filling:
    """Seats while they are being filled, block after block."""

    award: Award
    limits: tuple[SeatLimit, ...]
    keys: tuple[RankKey, ...]
    nested: bool = True
    tally: Tally = field(default_factory=Tally)
    last: dict[Pool, Candidate] = field(default_factory=dict)

    def claim(self, candidate: Candidate, pack: RulePack, context: RunContext) -> Claim:
        """Note the pools a candidate needs a seat in, and their sizes."""
        pools, unknown = [], []
        for limit in self.limits:
            seats = seats_of(limit, candidate, pack, context)
            if seats is None:
                unknown.append(limit.id)
                continue
            pool = (limit.id, scope_of(limit, candidate))
            self.tally.seats[pool] = seats
            pools.append(pool)
        return Claim(candidate, tuple(pools), tuple(unknown))

    def fill(self, block: Block, claims: Sequence[Claim]) -> list[Proposal]:
        """Seat a block of equal rank as a whole: order inside it never counts."""
        full, open_claims = self._part_full(claims)
        waiting = [c for c in open_claims if c.unknown]
        contending = [c for c in open_claims if not c.unknown]
        verdicts = {c.nominee: _Verdict(Standing.RESERVE, p) for c, p in full}
        for claim in waiting:
            pool = (claim.unknown[0], self._scope(claim.unknown[0], claim))
            verdicts[claim.nominee] = _Verdict(Standing.AWAITING_SEATS, pool)
        verdicts |= self._contend(contending, waiting)
        proposals = [self._proposal(block, c, verdicts[c.nominee]) for c in claims]
        self._take(claims, verdicts)
        return proposals

    def _part_full(
        self, claims: Sequence[Claim]
    ) -> tuple[list[tuple[Claim, Pool]], list[Claim]]:
        """Part those that can have no seat in any case from the others."""
        full, others = [], []
        for claim in claims:
            pool = next((p for p in claim.pools if self.tally.room(p)[1] == 0), None)
            if pool is None:
                others.append(claim)
            else:
                full.append((claim, pool))
        return full, others

    def _contend(
        self, claims: Sequence[Claim], waiting: Sequence[Claim]
    ) -> dict[str, _Verdict]:
        """Seat those who have a seat in any case; the rest are tied, or wait."""
        room = {p: self.tally.room(p)[0] for c in claims for p in c.pools}
        unsure = {p for p in room if self.tally.room(p)[0] != self.tally.room(p)[1]}
        for claim in waiting:
            for pool in claim.pools:
                if pool in room:
                    room[pool] = max(room[pool] - 1, 0)
                    unsure.add(pool)
        verdicts = {c.nominee: _Verdict(Standing.PROPOSED) for c in claims}
        short = self._short(claims, room)
        if not short:
            return verdicts
        for pool in self._ample(claims, room, unsure):
            unsure.discard(pool)
            room[pool] = len(claims)
        binding = self._binding(claims, room)
        for claim in short:
            verdicts[claim.nominee] = _short_verdict(claim, short, binding, unsure)
        return verdicts

    def _ample(
        self, claims: Sequence[Claim], room: dict[Pool, int], unsure: set[Pool]
    ) -> list[Pool]:
        """Return the unsure pools with room for all that other limits let in anyway.

        How they turn out changes nothing for these claims. It can be told only where
        limits nest.
        """
        most = {p: self.tally.room(p)[1] if p in unsure else room[p] for p in room}
        ample = []
        for pool in [p for p in room if self.nested and p in unsure]:
            inside = [c for c in claims if pool in c.pools]
            if seatable(inside, {**most, pool: len(inside)}) <= room[pool]:
                ample.append(pool)
        return ample

    def _short(
        self, claims: Sequence[Claim], room: dict[Pool, int]
    ) -> tuple[Claim, ...]:
        """Return the claims that some order of seating the block leaves without.

        Where limits nest, all orders seat equally many, and a claim that every order
        seats is one without which fewer are seated. Where they cross, it is asked that
        everybody who shares a pool with it fits there. Claims on the same pools fare
        alike, so each sort is judged once.
        """
        demand = Counter(pool for claim in claims for pool in claim.pools)
        if all(demand[pool] <= room[pool] for pool in demand):
            return ()
        samples = {claim.pools: claim for claim in claims}
        if self.nested:
            seated = seatable(claims, room)
            safe = {
                pools
                for pools, sample in samples.items()
                if seatable([c for c in claims if c is not sample], room) < seated
            }
        else:
            safe = {p for p in samples if all(demand[q] <= room[q] for q in p)}
        return tuple(claim for claim in claims if claim.pools not in safe)

    @staticmethod
    def _binding(claims: Sequence[Claim], room: dict[Pool, int]) -> set[Pool]:
        """Return the pools that are short by themselves, not by others inside them."""
        binding = set()
        for pool, seats in room.items():
            inside = [c for c in claims if pool in c.pools]
            if seatable(inside, {**room, pool: len(inside)}) > seats:
                binding.add(pool)
        return binding

    def _take(self, claims: Sequence[Claim], verdicts: dict[str, _Verdict]) -> None:
        """Count the seats a block takes, surely and possibly."""
        standings = {c.nominee: verdicts[c.nominee].standing for c in claims}
        seated = [c for c in claims if standings[c.nominee] is Standing.PROPOSED]
        waits = [c for c in claims if standings[c.nominee] is Standing.AWAITING_SEATS]
        tied = [c for c in claims if standings[c.nominee] is Standing.TIED]
        for claim in seated:
            for pool in claim.pools:
                self.tally.add(pool, 1, 1)
        for pool, surely, possibly in self._taken_by_tied(tied):
            self.tally.add(pool, surely, possibly)
        for claim in waits:
            for pool in claim.pools:
                self.tally.add(pool, 0, 1)
        for claim in (*seated, *tied):
            self.last.update(dict.fromkeys(claim.pools, claim.candidate))

    def _taken_by_tied(self, tied: Sequence[Claim]) -> list[tuple[Pool, int, int]]:
        """Return how many seats a tie takes in each pool, at least and at most."""
        pools = list(dict.fromkeys(p for c in tied for p in c.pools))
        room = {pool: self.tally.room(pool)[0] for pool in pools}
        taken = []
        for pool in pools:
            inside = [c for c in tied if pool in c.pools]
            most = min(len(inside), room[pool])
            least = 0
            if self.nested:
                outside = [c for c in tied if pool not in c.pools]
                most = seatable(inside, room)
                least = seatable(tied, room) - seatable(outside, room)
            taken.append((pool, least, most))
        return taken

    def _proposal(self, block: Block, claim: Claim, verdict: _Verdict) -> Proposal:
        binding, candidate = verdict.binding, claim.candidate
        separating, below = self._separation(candidate, verdict)
        return Proposal(
            nominee=candidate.nominee,
            award=self.award.id,
            standing=verdict.standing,
            rank=block.rank,
            keys=candidate.keys,
            limits=tuple(self._use(limit, claim) for limit in self.limits),
            binding=None if binding is None else binding[0],
            separating=separating,
            below=below,
            tied_with=verdict.tied_with,
            subject_to=candidate.subject_to,
        )

    def _separation(
        self, candidate: Candidate, verdict: _Verdict
    ) -> tuple[str | None, str | None]:
        """Return the key that parts a reserve from the last one seated, and whom."""
        if verdict.standing is not Standing.RESERVE or verdict.binding is None:
            return None, None
        last = self.last.get(verdict.binding)
        if last is None:
            return None, None
        return separating_key(last, candidate, self.keys), last.nominee

    def _use(self, limit: SeatLimit, claim: Claim) -> LimitUse:
        """Return a limit as this claim found it, before its block was seated."""
        scope = scope_of(limit, claim.candidate)
        pool = (limit.id, scope)
        known = pool in claim.pools
        seats = self.tally.seats[pool] if known else None
        return LimitUse(limit.id, scope, seats, self.tally.surely.get(pool, 0))

    def _scope(self, limit_id: str, claim: Claim) -> str | None:
        limit = next(limit for limit in self.limits if limit.id == limit_id)
        return scope_of(limit, claim.candidate)


def _short_verdict(
    claim: Claim, short: Sequence[Claim], tight: set[Pool], unsure: set[Pool]
) -> _Verdict:
    """Name the pool a claim is short in, and those it is equal with there."""
    binding = next((pool for pool in claim.pools if pool in tight), claim.pools[0])
    equals = tuple(c.nominee for c in short if c is not claim and binding in c.pools)
    waits = any(pool in unsure for pool in claim.pools)
    standing = Standing.AWAITING_SEATS if waits else Standing.TIED
    return _Verdict(standing, binding, equals)
