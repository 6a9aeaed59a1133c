"""Candidates by rank in one world where every number is known: who is seated, and why.

Blocks of equals are taken from the highest down. A candidate is seated when every
ceiling has room and the reserved minimums can still be met. Of a block that does not
fit whole, every order is followed; sorts of candidates stand for candidates, so that
orders which differ only among alike ones are one.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import accumulate
from typing import TypeAlias

from thidua.selection.feasible import (
    Minimums,
    Numbers,
    Sort,
    Standing,
    Supply,
    TooManyStepsError,
)

MOST_STATES = 1_500
"""How many ways for a block and those above it to turn out are followed."""


class Outcome(Enum):
    """What became of a sort's candidates in a block, one way things turned out."""

    SEATED = "seated"
    REFUSED = "refused"
    BY_ORDER = "by_order"  # some order of equals seats them, some does not
    OPEN = "open"  # not followed to the end


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no seat: a pool without room, or a limit the seat is kept for."""

    pool: int | None = None
    kept_for: int | None = None


Refused: TypeAlias = dict[Sort, Refusal]


@dataclass(slots=True)
class Entry:
    """All that was seen of one sort in one block."""

    outcomes: set[Outcome] = field(default_factory=set)
    refusal: Refusal | None = None
    room: Numbers | None = None

    def add(self, outcome: Outcome, left: Standing, refusal: Refusal | None) -> None:
        """Note one more way in which things turned out, with the most room before."""
        self.outcomes.add(outcome)
        self.refusal = self.refusal or refusal
        before = self.room or left.room
        self.room = tuple(map(max, before, left.room))


@dataclass(slots=True)
class Contest:
    """Blocks of candidates, by sort, that contend for the same seats."""

    blocks: Sequence[Supply]
    caps: Numbers
    minimums: Minimums
    entries: dict[tuple[int, Sort], Entry] = field(
        default_factory=lambda: defaultdict(Entry)
    )
    targets: Numbers = ()
    is_whole: bool = True
    _places: dict[Sort, tuple[list[int], list[int]]] = field(default_factory=dict)
    _states: int = 0

    def run(self) -> None:
        """Seat all blocks, from the highest down.

        Raises:
            TooManyStepsError: What minimums can be met cannot be told.
        """
        self._index()
        start = Standing(self.caps, self.minimums.wanted)
        self.targets = self._attainable(start)
        waiting: list[tuple[int, Standing, Refused]] = [(0, start, {})]
        seen: set[tuple[int, Standing]] = set()
        while waiting:
            at, left, refused = waiting.pop()
            if (at, left) in seen:
                continue
            seen.add((at, left))
            if not self.is_whole:  # others would cost as much, and settle nothing
                self._give_up(at, left, refused)
                continue
            try:
                waiting += [*self._from(at, left, refused)]
            except TooManyStepsError:
                self._give_up(at, left, refused)

    def _index(self) -> None:
        """Note of each sort in which blocks it is, and how many up to there."""
        found: dict[Sort, dict[int, int]] = defaultdict(dict)
        for number, block in enumerate(self.blocks):
            for sort, count in block.items():
                found[sort][number] = count
        for sort in sorted(found):
            places = found[sort]
            self._places[sort] = [*places], [0, *accumulate(places.values())]

    def _supply(self, start: int, refused: Mapping[Sort, Refusal]) -> dict[Sort, int]:
        """Count the candidates from a block on whose sort is not refused."""
        supply = {}
        for sort, (places, sums) in self._places.items():
            if sort not in refused:
                count = sums[-1] - sums[bisect_left(places, start)]
                if count:
                    supply[sort] = count
        return supply

    def _attainable(self, start: Standing) -> Numbers:
        """Return the most each limit can come to, those declared first coming first."""
        supply = self._supply(0, {})
        targets: Numbers = ()
        for limit in range(self.minimums.limits):
            wanted = zip(self.minimums.limit_of, self.minimums.wanted, strict=True)
            low, high = 0, sum(count for of, count in wanted if of == limit)
            middle = high
            while low < high:
                if self.minimums.can_be_met(start, (*targets, middle), supply):
                    low = middle
                else:
                    high = middle - 1
                middle = (low + high + 1) // 2
            targets = (*targets, low)
        return targets

    def _from(
        self, at: int, left: Standing, refused: Refused
    ) -> Iterator[tuple[int, Standing, Refused]]:
        """Seat blocks as long as they fit whole, then the first that does not."""
        ways = self._run_of(at, left, refused)
        until = at + self._furthest(at, ways, refused)
        for number in range(at, until):
            self._note_whole(number, ways[number - at], refused)
        if until < len(self.blocks):
            try:
                yield from [*self._settle(until, ways[until - at], refused)]
            except TooManyStepsError:
                self._give_up(until, ways[until - at], refused)

    def _run_of(self, at: int, left: Standing, refused: Refused) -> list[Standing]:
        """Return what is left before each block as long as ceilings have room."""
        ways = [left]
        for block in self.blocks[at:]:
            now: Standing | None = ways[-1]
            for sort, count in block.items():
                if sort not in refused and now is not None:
                    now = now.after(sort, count)
            if now is None:
                break
            ways.append(now)
        return ways

    def _furthest(self, at: int, ways: list[Standing], refused: Refused) -> int:
        """Return how many blocks can be seated whole, found by halving.

        What cannot be met once some are seated cannot be met once more are.
        """
        low, high = 0, len(ways) - 1
        middle = high
        while low < high:
            supply = self._supply(at + middle, refused)
            if self.minimums.can_be_met(ways[middle], self.targets, supply):
                low = middle
            else:
                high = middle - 1
            middle = (low + high + 1) // 2
        return low

    def _note_whole(self, number: int, left: Standing, refused: Refused) -> None:
        for sort in self.blocks[number]:
            if sort in refused:
                self._note_refused(number, sort, left, refused)
            else:
                self.entries[number, sort].add(Outcome.SEATED, left, None)

    def _note_refused(
        self, number: int, sort: Sort, left: Standing, refused: Refused
    ) -> None:
        full = next((p for p in sort.pools if not left.room[p]), None)
        reason = refused[sort] if full is None else Refusal(full)
        self.entries[number, sort].add(Outcome.REFUSED, left, reason)

    def _settle(
        self, number: int, left: Standing, refused: Refused
    ) -> Iterator[tuple[int, Standing, Refused]]:
        """Follow every order of a block that does not fit whole."""
        alike: dict[Sort, list[Sort]] = defaultdict(list)
        plain = self._plain(number, left, refused)
        for sort in self.blocks[number]:
            if sort in refused:
                self._note_refused(number, sort, left, refused)
            else:
                alike[plain(sort)].append(sort)
        block = self.blocks[number]
        counts = {short: sum(block[s] for s in whole) for short, whole in alike.items()}
        later = self._supply(number + 1, refused)
        ends = [*_Orders(self, counts, later).ends(left)]
        for short, whole in alike.items():
            seated = {end.seated[short] for end in ends}
            reason = next((e.refused[short] for e in ends if short in e.refused), None)
            outcome = _outcome(seated, counts[short])
            for sort in whole:
                self.entries[number, sort].add(outcome, left, reason)
        for end in ends:
            more = {s: end.refused[k] for k in end.refused for s in alike[k]}
            yield number + 1, end.left, {**refused, **more}

    def count_state(self) -> None:
        """Count one more way things may turn out.

        Raises:
            TooManyStepsError: There are too many.
        """
        self._states += 1
        if self._states > MOST_STATES:
            raise TooManyStepsError

    def _plain(self, number: int, left: Standing, refused: Refused) -> "_Plain":
        """Return what a sort comes to without pools and minimums that never bind."""
        demand = Counter[int]()
        for sort, count in self._supply(number, refused).items():
            demand.update(dict.fromkeys(sort.pools, count))
        needs = self.minimums.needs(left.lacking, self.targets)
        tight = {p for p in demand if demand[p] > left.room[p]}
        open_cells = {c for c, of in enumerate(self.minimums.limit_of) if needs[of]}
        return _Plain(frozenset(tight), frozenset(open_cells))

    def _give_up(self, at: int, left: Standing, refused: Refused) -> None:
        """Note that nothing is known of those from a block on that are not refused."""
        self.is_whole = False
        for number in range(at, len(self.blocks)):
            for sort in self.blocks[number]:
                if sort in refused:
                    self._note_refused(number, sort, left, refused)
                else:
                    self.entries[number, sort].add(Outcome.OPEN, left, None)


def _outcome(seated: set[int], count: int) -> Outcome:
    if seated == {count}:
        return Outcome.SEATED
    return Outcome.REFUSED if seated == {0} else Outcome.BY_ORDER


@dataclass(frozen=True, slots=True)
class _Plain:
    """Takes from a sort what cannot make a difference any more."""

    tight: frozenset[int]
    open_cells: frozenset[int]

    def __call__(self, sort: Sort) -> Sort:
        return Sort(
            tuple(p for p in sort.pools if p in self.tight),
            tuple(c for c in sort.cells if c in self.open_cells),
        )


@dataclass(frozen=True, slots=True)
class _End:
    """One way a block turned out: how many of each sort are seated, who is not."""

    seated: Mapping[Sort, int]
    left: Standing
    refused: Refused


@dataclass(slots=True)
class _Orders:
    """All orders of one block's sorts."""

    contest: Contest
    counts: Mapping[Sort, int]
    later: Supply

    def ends(self, left: Standing) -> Iterator[_End]:
        """Yield every way the block may turn out."""
        none = tuple(0 for _ in self.counts)
        waiting: list[tuple[Numbers, Standing, Refused]] = [(none, left, {})]
        seen = {none}
        sorts = [*self.counts]
        while waiting:
            seated, now, refused = waiting.pop()
            self.contest.count_state()
            refused = {**refused, **self._newly(seated, now, refused)}
            onward = [
                i for i, s in enumerate(sorts) if self._is_next(s, seated[i], refused)
            ]
            if not onward:
                yield _End(dict(zip(sorts, seated, strict=True)), now, refused)
            for i in onward:
                more = (*seated[:i], seated[i] + 1, *seated[i + 1 :])
                after = now.after(sorts[i], 1)
                if more not in seen and after is not None:
                    seen.add(more)
                    waiting.append((more, after, refused))

    def _is_next(self, sort: Sort, seated: int, refused: Refused) -> bool:
        return sort not in refused and seated < self.counts[sort]

    def _newly(self, seated: Numbers, now: Standing, refused: Refused) -> Refused:
        """Return the sorts that can have no seat from here on, with the reason."""
        counts = zip(self.counts.items(), seated, strict=True)
        open_sorts = {s: n - k for (s, n), k in counts if n > k and s not in refused}
        found = {}
        for sort in open_sorts:
            reason = self._refusal(sort, now, open_sorts)
            if reason is not None:
                found[sort] = reason
        return found

    def _refusal(
        self, sort: Sort, now: Standing, open_sorts: Mapping[Sort, int]
    ) -> Refusal | None:
        after = now.after(sort, 1)
        if after is None:
            return Refusal(next(p for p in sort.pools if not now.room[p]))
        supply = Counter(self.later)
        supply.update(open_sorts)
        supply[sort] -= 1
        minimums, targets = self.contest.minimums, self.contest.targets
        if minimums.can_be_met(after, targets, supply):
            return None
        for limit in range(minimums.limits):
            first = (*targets[: limit + 1], *(0 for _ in targets[limit + 1 :]))
            if not minimums.can_be_met(after, first, supply):
                return Refusal(kept_for=limit)
        return None
