"""Whether reserved minimums can still be met: room and supply in, yes or no out.

Candidates are told apart by sorts only: the ceilings and the reserved minimums they
count under. Where ceilings and minimums nest and one minimum is short, the answer is a
count; else numbers of each sort are searched, most useful sorts first.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TypeAlias

from thidua.selection.claims import is_nested

Numbers: TypeAlias = tuple[int, ...]

MOST_STEPS = 20_000
"""How many numbers of a sort are tried before a question is given up."""


MOST_SORTS = 400
"""How many sorts are told apart in a search, one step inside the other."""


class TooManyStepsError(Exception):
    """A question was given up: nothing is known."""


@dataclass(frozen=True, slots=True, order=True)
class Sort:
    """The ceilings (`pools`) and reserved minimums (`cells`) candidates count under.

    Both are positions, in ascending order.
    """

    pools: Numbers = ()
    cells: Numbers = ()


Supply: TypeAlias = Mapping[Sort, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """What is left at one moment: room by pool, seats lacking by cell."""

    room: Numbers
    lacking: Numbers

    def after(self, sort: Sort, count: int) -> "Standing | None":
        """Return what is left once some of a sort are seated; None without room."""
        if any(self.room[pool] < count for pool in sort.pools):
            return None
        room, lacking = list(self.room), list(self.lacking)
        for pool in sort.pools:
            room[pool] -= count
        for cell in sort.cells:
            lacking[cell] = max(lacking[cell] - count, 0)
        return Standing(tuple(room), tuple(lacking))


@dataclass(frozen=True, slots=True)
class Minimums:
    """Reserved minimums: the limit each cell belongs to, the seats it wants."""

    limit_of: Numbers
    wanted: Numbers
    limits: int

    def needs(self, lacking: Numbers, targets: Numbers) -> Numbers:
        """Return what each limit still needs to come to its target."""
        met = [0] * self.limits
        for cell, limit in enumerate(self.limit_of):
            met[limit] += self.wanted[cell] - lacking[cell]
        return tuple(max(t - m, 0) for t, m in zip_longest(targets, met, fillvalue=0))

    def can_be_met(self, left: Standing, targets: Numbers, supply: Supply) -> bool:
        """Tell whether some of a supply bring every limit to its target.

        Raises:
            TooManyStepsError: It cannot be told in a bounded number of steps.
        """
        needs = self.needs(left.lacking, targets)
        if not any(needs):
            return True
        question = _Question(left, needs, self.limit_of)
        return question.answer(question.reduced(supply))


@dataclass(slots=True)
class _Question:
    """Whether minimums can be met from what is left."""

    left: Standing
    needs: Numbers
    limit_of: Numbers
    tried: set[tuple[int, Standing, Numbers]] = field(default_factory=set)
    steps: int = 0
    nested: set[int] = field(default_factory=set)

    def reduced(self, supply: Supply) -> list[tuple[Sort, int]]:
        """Leave out what cannot bear on the answer; join sorts that become alike."""
        room, lacking = self.left.room, self.left.lacking
        useful: Counter[Sort] = Counter()
        for sort, count in supply.items():
            cells = tuple(
                c for c in sort.cells if lacking[c] and self.needs[self.limit_of[c]]
            )
            most = min([count, *(room[p] for p in sort.pools)])
            most = min(most, max((lacking[c] for c in cells), default=0))
            if most > 0:
                useful[Sort(sort.pools, cells)] += most
        demand = Counter[int]()
        for sort, count in useful.items():
            demand.update(dict.fromkeys(sort.pools, count))
        joined: Counter[Sort] = Counter()
        for sort, count in useful.items():
            tight = tuple(p for p in sort.pools if demand[p] > room[p])
            joined[Sort(tight, sort.cells)] += count
        return sorted(joined.items(), key=lambda i: (-len(i[0].cells), len(i[0].pools)))

    def answer(self, supply: Sequence[tuple[Sort, int]]) -> bool:
        groups: dict[tuple[str, int], set[int]] = {}
        for number, (sort, _) in enumerate(supply):
            for pool in sort.pools:
                groups.setdefault(("pool", pool), set()).add(number)
        chain: list[set[int]] = []
        for (_, pool), group in groups.items():
            if is_nested([*chain, group]):
                chain.append(group)
                self.nested.add(pool)
        is_whole = len(chain) == len(groups)
        if not self.may_be(0, self.left, self.needs, supply):
            return False
        for number, (sort, _) in enumerate(supply):
            for cell in sort.cells:
                groups.setdefault(("cell", cell), set()).add(number)
        is_one = sum(need > 0 for need in self.needs) == 1
        if is_one and is_whole and is_nested(groups.values()):
            return self.seatable(self.left, supply) >= max(self.needs)
        if len(supply) > MOST_SORTS:
            raise TooManyStepsError
        return self.search(0, self.left, self.needs, supply)

    @staticmethod
    def seatable(left: Standing, supply: Sequence[tuple[Sort, int]]) -> int:
        """Return how many of one limit's candidates count, in any order of seating."""
        room, lacking = list(left.room), list(left.lacking)
        seated = 0
        for sort, count in supply:
            rooms = [room[p] for p in sort.pools]
            taken = min([count, *rooms, *(lacking[c] for c in sort.cells)])
            seated += taken
            for pool in sort.pools:
                room[pool] -= taken
            for cell in sort.cells:
                lacking[cell] -= taken
        return seated

    def may_be(
        self,
        start: int,
        left: Standing,
        needs: Numbers,
        supply: Sequence[tuple[Sort, int]],
    ) -> bool:
        """Tell whether no count alone shows that the needs are out of reach."""
        of = self.limit_of
        rest = supply[start:]
        for limit, need in enumerate(needs):
            helping = [i for i in rest if limit in {of[c] for c in i[0].cells}]
            if need and self.most(left, helping, {limit}) < need:
                return False
        wanted = {limit for limit, need in enumerate(needs) if need}
        return self.most(left, rest, wanted) >= sum(needs)

    def most(
        self, left: Standing, supply: Sequence[tuple[Sort, int]], limits: set[int]
    ) -> int:
        """Return no less than what some limits can come to together.

        Of the pools only those that nest are asked, so that taking first what counts
        most often is best.
        """
        room = list(left.room)
        reach = 0
        weighed = [
            (
                sum(
                    left.lacking[c] > 0 and self.limit_of[c] in limits for c in s.cells
                ),
                s,
                n,
            )
            for s, n in supply
        ]
        for weight, sort, count in sorted(weighed, key=lambda w: -w[0]):
            seated = min([count, *(left.room[p] for p in sort.pools)])
            asked = [p for p in sort.pools if p in self.nested]
            seated = min([seated, *(room[p] for p in asked)])
            if not weight:
                break
            for pool in asked:
                room[pool] -= seated
            reach += weight * seated
        return reach

    def search(
        self,
        start: int,
        left: Standing,
        needs: Numbers,
        supply: Sequence[tuple[Sort, int]],
    ) -> bool:
        """Try numbers of each sort, the greatest first."""
        if not any(needs):
            return True
        key = (start, left, needs)
        if start == len(supply) or key in self.tried:
            return False
        self.tried.add(key)
        if not self.may_be(start, left, needs, supply):
            return False
        sort, count = supply[start]
        most = min([count, *(left.room[p] for p in sort.pools)])
        most = min(most, max(left.lacking[c] for c in sort.cells))
        for number in range(most, -1, -1):
            self.steps += 1
            if self.steps > MOST_STEPS:
                raise TooManyStepsError
            after = left.after(sort, number)
            if after is None:
                continue
            rest = self._rest(needs, left, after, sort)
            if self.search(start + 1, after, rest, supply):
                return True
        return False

    def _rest(
        self, needs: Numbers, before: Standing, after: Standing, sort: Sort
    ) -> Numbers:
        """Return the needs once the cells of a sort lack less."""
        rest = list(needs)
        for cell in sort.cells:
            gained = before.lacking[cell] - after.lacking[cell]
            limit = self.limit_of[cell]
            rest[limit] = max(rest[limit] - gained, 0)
        return tuple(rest)
