"""Claims that contend to fates, where ceilings nest and nothing is reserved.

Blocks of equals are seated as a whole. What is not known is kept as a least and a
greatest number of seats, so that any number of claims is settled in one go.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from thidua.model.proposals import Standing
from thidua.selection.amounts import Amount
from thidua.selection.claims import Claim, Pool, nests
from thidua.selection.fates import Fate, Settled
from thidua.selection.seats import Tally, seatable


def fill(claims: Sequence[Claim], known: Mapping[Pool, Amount | None]) -> Settled:
    """Seat claims from the highest rank down.

    Args:
        claims: Claims that contend, in order of rank.
        known: The seats of every pool of the claims.
    """
    seats = {p: (a.low, a.high) for p, a in known.items() if a is not None}
    filling = _Filling(Tally(seats), is_nested=nests(claims))
    fates = [
        fate
        for _, block in groupby(claims, key=lambda c: c.rank)
        for fate in filling.block(list(block))
    ]
    return Settled(tuple(fates))


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What became of one claim of a block."""

    standing: Standing
    binding: Pool | None = None
    tied_with: tuple[str, ...] = ()


@dataclass(slots=True)
class _Filling:
    """Seats while they are being filled, block after block."""

    tally: Tally
    is_nested: bool
    verdicts: dict[str, _Verdict] = field(default_factory=dict)

    def block(self, claims: Sequence[Claim]) -> list[Fate]:
        """Seat a block of equal rank as a whole: order inside it never counts."""
        full, open_claims = self._part_full(claims)
        awaited = {c.nominee: self._awaited(c, open_claims) for c in open_claims}
        waiting = [c for c in open_claims if awaited[c.nominee]]
        contending = [c for c in open_claims if not awaited[c.nominee]]
        verdicts = {c.nominee: _Verdict(Standing.RESERVE, p) for c, p in full}
        for claim in waiting:
            pool = awaited[claim.nominee]
            verdicts[claim.nominee] = _Verdict(Standing.AWAITING_SEATS, pool)
        verdicts |= self._contend(contending, waiting)
        fates = [self._fate(claim, verdicts[claim.nominee]) for claim in claims]
        self._take(claims, verdicts)
        return fates

    def _awaited(self, claim: Claim, block: Sequence[Claim]) -> Pool | None:
        """Return the pool whose seats, or whose bearing on a claim, are not known."""
        if claim.unknown:
            return claim.unknown[0]
        if claim.adrift:
            return claim.adrift[0], None
        for pool in claim.perhaps:
            demand = sum(pool in (*c.pools, *c.perhaps) for c in block)
            if pool not in self.tally.seats or demand > self.tally.room(pool)[0]:
                return pool
        return None

    def _fate(self, claim: Claim, verdict: _Verdict) -> Fate:
        pools = (*claim.pools, *claim.perhaps)
        return Fate(
            claim,
            verdict.standing,
            verdict.binding,
            verdict.tied_with,
            taken={pool: self.tally.surely.get(pool, 0) for pool in pools},
        )

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
        pools = {p for c in claims for p in c.pools}
        room = {p: self.tally.room(p)[0] for p in pools}
        unsure = {p for p in room if self.tally.room(p)[0] != self.tally.room(p)[1]}
        for claim in waiting:
            for pool in (*claim.pools, *claim.perhaps):
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
        for pool in [p for p in room if self.is_nested and p in unsure]:
            inside = [c for c in claims if pool in c.pools]
            if seatable(inside, {**most, pool: len(inside)}) <= room[pool]:
                ample.append(pool)
        return ample

    def _short(
        self, claims: Sequence[Claim], room: dict[Pool, int]
    ) -> tuple[Claim, ...]:
        """Return the claims that some order of seating the block leaves without.

        A claim is left without where the others in one of its pools may fill it. Where
        limits nest, those others are counted under their own pools, which may turn out
        to have more room than is certain; where limits cross, all of them are. Claims
        on the same pools fare alike, so each sort is judged once.
        """
        demand = Counter(pool for claim in claims for pool in claim.pools)
        if all(demand[pool] <= room[pool] for pool in demand):
            return ()
        samples = {claim.pools: claim for claim in claims}
        safe = {
            pools
            for pools, sample in samples.items()
            if all(self._has_room(sample, p, claims, room[p]) for p in pools)
        }
        return tuple(claim for claim in claims if claim.pools not in safe)

    def _has_room(
        self, claim: Claim, pool: Pool, claims: Sequence[Claim], room: int
    ) -> bool:
        """Tell whether the others in a pool leave a claim a seat, in any order."""
        others = [c for c in claims if pool in c.pools and c is not claim]
        if len(others) < room or not self.is_nested:
            return len(others) < room
        most = {p: self.tally.room(p)[1] for c in others for p in c.pools}
        return seatable(others, {**most, pool: len(others)}) < room

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
        waits = [c for c in claims if standings[c.nominee] is Standing.AWAITING_SEATS]
        tied = [c for c in claims if standings[c.nominee] is Standing.TIED]
        for claim in claims:
            if standings[claim.nominee] is Standing.PROPOSED:
                for pool in claim.pools:
                    self.tally.add(pool, 1, 1)
                for pool in claim.perhaps:
                    self.tally.add(pool, 0, 1)
        for pool, surely, possibly in self._taken_by_tied(tied):
            self.tally.add(pool, surely, possibly)
        for claim in waits:
            for pool in (*claim.pools, *claim.perhaps):
                self.tally.add(pool, 0, 1)

    def _taken_by_tied(self, tied: Sequence[Claim]) -> list[tuple[Pool, int, int]]:
        """Return how many seats a tie takes in each pool, at least and at most."""
        pools = list(dict.fromkeys(p for c in tied for p in c.pools))
        room = {pool: self.tally.room(pool)[0] for pool in pools}
        taken = []
        for pool in pools:
            inside = [c for c in tied if pool in c.pools]
            most = min(len(inside), room[pool])
            least = 0
            if self.is_nested:
                outside = [c for c in tied if pool not in c.pools]
                most = seatable(inside, room)
                least = seatable(tied, room) - seatable(outside, room)
            taken.append((pool, least, most))
        return taken


def _short_verdict(
    claim: Claim, short: Sequence[Claim], tight: set[Pool], unsure: set[Pool]
) -> _Verdict:
    """Name the pool a claim is short in, and those it is equal with there."""
    binding = next((pool for pool in claim.pools if pool in tight), claim.pools[0])
    equals = tuple(c.nominee for c in short if c is not claim and binding in c.pools)
    waits = any(pool in unsure for pool in claim.pools)
    standing = Standing.AWAITING_SEATS if waits else Standing.TIED
    return _Verdict(standing, binding, equals)
