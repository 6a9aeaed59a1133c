"""Claims that contend to fates, where minimums are reserved or limits cross.

Whatever is not known is gone through: a number of seats over its whole range, whether
a nominee counts, where it counts. Proposed is who has a seat in every such world and
every order of equals, in reserve who has one in none.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, product
from typing import TypeAlias

from thidua.model.pack import SeatLimit
from thidua.model.proposals import Standing
from thidua.selection.amounts import Amount
from thidua.selection.claims import Claim, Pool
from thidua.selection.contest import Contest, Outcome, Refusal
from thidua.selection.fates import Fate, Settled
from thidua.selection.feasible import Minimums, Sort, TooManyStepsError

MOST_WORLDS = 256
"""How many worlds are gone through."""

Known: TypeAlias = Mapping[Pool, Amount | None]
"""The seats of every pool; None where no number is known."""

Change: TypeAlias = "tuple[str, object, Pool | int | None]"
"""One thing that is not known, settled one way: what it is, of what, and how."""

_SEATS, _COUNTS, _AT = "seats", "counts", "at"
_LEFT_OUT = ("", None)
"""Where a claim counts that gets no seat for want of room elsewhere."""


@dataclass(frozen=True, slots=True)
class World:
    """A contest in which everything is known, and the sort of every claim.

    A claim without a sort has no seat there. `pools` and `cells` are those of the
    contest, by position.
    """

    contest: Contest
    sorts: Mapping[str, Sort]
    pools: tuple[Pool, ...]
    cells: tuple[Pool, ...]


def settle(
    claims: Sequence[Claim], limits: Sequence[SeatLimit], known: Known
) -> Settled:
    """Settle a contest by going through all worlds and all orders of equals.

    Args:
        claims: Claims that contend, in order of rank.
        limits: The limits in force, in declared order.
        known: The seats of every pool and every reserved minimum of the claims.
    """
    case = _Case(claims, limits, known, _members(claims))
    unknown = case.unknown()
    count = 1
    for ways in unknown:
        count *= len(ways)
    if count > MOST_WORLDS:
        return case.given_up()
    worlds = [case.world(changes) for changes in product(*unknown)]
    try:
        for world in worlds:
            world.contest.run()
    except TooManyStepsError:
        return case.given_up()
    return case.settled(worlds)


def _members(claims: Sequence[Claim]) -> Counter[Pool]:
    """Count the claims that count, or may count, in every pool and minimum."""
    members = Counter[Pool]()
    for claim in claims:
        members.update((*claim.pools, *claim.perhaps, *claim.unknown, *claim.kept))
    return members


@dataclass(frozen=True, slots=True)
class _Case:
    claims: Sequence[Claim]
    limits: Sequence[SeatLimit]
    known: Known
    members: Mapping[Pool, int]

    def unknown(self) -> list[list[Change]]:
        """Return the ways in which everything that is not known may turn out."""
        found: list[list[Change]] = []
        for claim in self.claims:
            found += [
                [(_COUNTS, (claim.nominee, pool), n) for n in (1, 0)]
                for pool in claim.perhaps
            ]
            for limit in claim.adrift:
                places = [p for p in self.members if p[0] == limit]
                ways = [*sorted(places, key=str), None, _LEFT_OUT]
                found.append([(_AT, (claim.nominee, limit), way) for way in ways])
        for pool in self._pools():
            low, high = self._range(pool)
            if low < high:
                found.append([(_SEATS, pool, n) for n in range(low, high + 1)])
        return found

    def _pools(self) -> list[Pool]:
        order = {limit.id: place for place, limit in enumerate(self.limits)}
        return sorted(self.members, key=lambda p: (order[p[0]], p[1] or ""))

    def _range(self, pool: Pool) -> tuple[int, int]:
        """Return the least and the greatest number of seats that make a difference."""
        most = self.members[pool]
        most += sum(pool[0] in claim.adrift for claim in self.claims)
        amount = self.known[pool]
        if amount is None:
            return 0, most
        return min(amount.low, most), min(amount.high, most)

    def world(self, changes: Sequence[Change]) -> World:
        """Return the contest in which what is not known turned out in one way."""
        settled = {(what, of): how for what, of, how in changes}
        reserved = {s.id for s in self.limits if s.at_least is not None}
        numbers = {p: self._number(p, settled) for p in self._pools()}
        pools = tuple(p for p in numbers if p[0] not in reserved)
        cells = tuple(p for p in numbers if p[0] in reserved)
        at = {p: n for n, p in enumerate(pools)} | {p: n for n, p in enumerate(cells)}
        sorts = {}
        for claim in self.claims:
            own = self._own_pools(claim, settled)
            if own is not None:
                places = tuple(sorted({at[p] for p in own}))
                sorts[claim.nominee] = Sort(
                    places, tuple(sorted(at[p] for p in claim.kept))
                )
        blocks = [
            Counter(sorts[c.nominee] for c in same if c.nominee in sorts)
            for _, same in groupby(self.claims, key=lambda c: c.rank)
        ]
        names = [*dict.fromkeys(limit for limit, _ in cells)]
        minimums = Minimums(
            tuple(names.index(limit) for limit, _ in cells),
            tuple(numbers[cell] for cell in cells),
            len(names),
        )
        caps = tuple(numbers[pool] for pool in pools)
        return World(Contest(blocks, caps, minimums), sorts, pools, cells)

    def _number(self, pool: Pool, settled: Mapping[tuple[str, object], object]) -> int:
        number = settled.get((_SEATS, pool), self._range(pool)[0])
        return number if isinstance(number, int) else 0

    def _own_pools(
        self, claim: Claim, settled: Mapping[tuple[str, object], object]
    ) -> list[Pool] | None:
        """Return the pools a claim counts in; None where it has no seat anyway."""
        own = [*claim.pools, *claim.unknown]
        own += [p for p in claim.perhaps if settled[_COUNTS, (claim.nominee, p)]]
        for limit in claim.adrift:
            place = settled[_AT, (claim.nominee, limit)]
            if place == _LEFT_OUT:
                return None
            own += [p for p in self.members if p == place]
        return own

    def given_up(self) -> Settled:
        """Let everybody wait who is not shut out by a pool without any seat."""
        fates = []
        for claim in self.claims:
            shut = next((p for p in claim.pools if self._most(p) == 0), None)
            standing = Standing.RESERVE if shut else Standing.AWAITING_SEATS
            fates.append(Fate(claim, standing, shut or self._unsure(claim)))
        return Settled(tuple(fates), is_certain=False)

    def _most(self, pool: Pool) -> int:
        amount = self.known[pool]
        return 1 if amount is None else amount.high

    def _unsure(self, claim: Claim) -> Pool | None:
        """Return the limit a claim waits for: the first that is not known, else any."""
        adrift = [(limit, None) for limit in claim.adrift]
        open_pools = [p for p in claim.pools if self._range(p)[0] != self._range(p)[1]]
        waits: list[Pool] = [*claim.unknown, *adrift, *claim.perhaps, *open_pools]
        return next(iter((*waits, *claim.pools)), None)

    def settled(self, worlds: Sequence[World]) -> Settled:
        """Put together what became of every claim in all worlds."""
        ranks = [rank for rank, _ in groupby(c.rank for c in self.claims)]
        numbers = {rank: number for number, rank in enumerate(ranks)}
        seen = {
            claim.nominee: [*_seen(claim, numbers[claim.rank], worlds)]
            for claim in self.claims
        }
        standings = {name: _standing(found) for name, found in seen.items()}
        ties: dict[int, list[Claim]] = {}
        for claim in self.claims:
            if standings[claim.nominee] is Standing.TIED:
                ties.setdefault(claim.rank, []).append(claim)
        fates = tuple(
            self._fate(claim, standings[claim.nominee], seen[claim.nominee], ties)
            for claim in self.claims
        )
        is_certain = all(world.contest.is_whole for world in worlds)
        return Settled(fates, self._attained(worlds), is_certain)

    @staticmethod
    def _attained(worlds: Sequence[World]) -> dict[str, int]:
        """Return the most each reserved minimum comes to in any world."""
        attained: Counter[str] = Counter()
        for world in worlds:
            names = [*dict.fromkeys(limit for limit, _ in world.cells)]
            for name, target in zip(names, world.contest.targets, strict=True):
                attained[name] = max(attained[name], target)
        return dict(attained)

    def _fate(
        self,
        claim: Claim,
        standing: Standing,
        seen: Sequence["_Seen"],
        ties: Mapping[int, Sequence[Claim]],
    ) -> Fate:
        taken = {
            pool: min(s.taken[pool] for s in seen if pool in s.taken)
            for pool in {p for s in seen for p in s.taken}
        }
        if standing is Standing.PROPOSED:
            return Fate(claim, standing, taken=taken)
        named = [s for s in seen if s.full or s.kept_for]
        binding = next((s.full for s in named if s.full), None)
        kept_for = next((s.kept_for for s in named if s.kept_for), None)
        if standing is Standing.AWAITING_SEATS:
            return Fate(claim, standing, binding or self._unsure(claim), taken=taken)
        binding = binding or next(iter((*claim.pools, *claim.unknown)), None)
        if standing is Standing.RESERVE:
            reason = None if any(s.full for s in named) else kept_for
            return Fate(claim, standing, binding, kept_for=reason, taken=taken)
        equals = [c for c in ties[claim.rank] if c is not claim]
        sharing = [c for c in equals if binding in c.pools] or equals
        names = tuple(c.nominee for c in sharing)
        return Fate(claim, standing, binding, names, kept_for, taken)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What became of a claim in one world."""

    outcomes: frozenset[Outcome]
    full: Pool | None = None
    kept_for: str | None = None
    taken: Mapping[Pool, int] = field(default_factory=dict)


def _seen(claim: Claim, number: int, worlds: Sequence[World]) -> Iterator[_Seen]:
    for world in worlds:
        sort = world.sorts.get(claim.nominee)
        if sort is None:
            yield _Seen(frozenset({Outcome.REFUSED}))
            continue
        entry = world.contest.entries[number, sort]
        refusal = entry.refusal or Refusal()
        room = entry.room or world.contest.caps
        names = [*dict.fromkeys(limit for limit, _ in world.cells)]
        yield _Seen(
            frozenset(entry.outcomes),
            None if refusal.pool is None else world.pools[refusal.pool],
            None if refusal.kept_for is None else names[refusal.kept_for],
            {world.pools[p]: world.contest.caps[p] - room[p] for p in sort.pools},
        )


def _standing(seen: Sequence[_Seen]) -> Standing:
    """Return where a claim stands by what became of it in every world."""
    every = {outcome for found in seen for outcome in found.outcomes}
    if every == {Outcome.SEATED}:
        return Standing.PROPOSED
    if every == {Outcome.REFUSED}:
        return Standing.RESERVE
    is_tied = all(Outcome.BY_ORDER in found.outcomes for found in seen)
    return Standing.TIED if is_tied else Standing.AWAITING_SEATS
