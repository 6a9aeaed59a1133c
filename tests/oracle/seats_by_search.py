"""Who gets the seats, by trying every set of nominees: the meaning, written plainly.

Numbers are fractions, sets are bits, nothing is shared with the program but the names
of limits and the order of keys.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations, product
from math import ceil, floor

ROUNDED = {
    "down": floor,
    "up": ceil,
    "half_up": lambda exact: floor(exact + Fraction(1, 2)),
}


@dataclass(frozen=True)
class Person:
    """A nominee: its points (None last), its unit, and what is known of it."""

    name: str
    points: int | None
    scopes: dict[str, str | None]
    is_so: dict[str, bool | None]

    def counts(self, rule: "Rule") -> bool | None:
        return True if rule.where is None else self.is_so[rule.where]


@dataclass(frozen=True)
class Rule:
    """A limit: a number, or hundredths of the seats, or of another award's winners.

    `number` of None is a number nobody has given. `winners` are those who surely and
    those who may have won, by scope.
    """

    name: str
    number: int | None
    per: str | None = None
    where: str | None = None
    is_minimum: bool = False
    is_share: bool = False
    winners: dict[str | None, tuple[int, int]] | None = None
    rounding: str = "down"

    def scope(self, person: Person) -> str | None:
        return None if self.per is None else person.scopes[self.per]

    @property
    def is_plain(self) -> bool:
        own = self.is_share and self.winners is None
        return not self.is_minimum and self.where is None and not own


Numbers = dict[tuple[str, str | None], int]
Unknown = dict[tuple[str, str], bool]


@dataclass(frozen=True)
class World:
    """Everything known: seats by limit and scope, and who counts."""

    people: Sequence[Person]
    rules: Sequence[Rule]
    numbers: Numbers
    counts: Unknown

    def is_in(self, person: Person, rule: Rule) -> bool:
        known = person.counts(rule)
        if known is None:
            return not rule.is_minimum and self.counts[person.name, rule.name]
        return known

    def has_room(self, chosen: Sequence[Person]) -> bool:
        for rule in self.rules:
            inside = [p for p in chosen if self.is_in(p, rule)]
            scopes = {rule.scope(p) for p in inside}
            for scope in scopes if not rule.is_minimum else ():
                taken = sum(rule.scope(p) == scope for p in inside)
                if taken > self.numbers[rule.name, scope]:
                    return False
        return True

    def met(self, chosen: Sequence[Person]) -> list[int]:
        """Return how many reserved seats are filled, minimum by minimum."""
        return [
            sum(
                min(
                    number,
                    sum(self.is_in(p, r) and r.scope(p) == scope for p in chosen),
                )
                for (name, scope), number in self.numbers.items()
                if name == r.name
            )
            for r in self.rules
            if r.is_minimum
        ]

    def best(self) -> tuple[list[int], list[set[str]]]:
        """Return the largest minimums, and all sets that reach them."""
        sets = [
            [p for n, p in enumerate(self.people) if mask >> n & 1]
            for mask in range(2 ** len(self.people))
        ]
        fitting = [chosen for chosen in sets if self.has_room(chosen)]
        met = [self.met(chosen) for chosen in fitting]
        most = max(met)
        pairs = zip(fitting, met, strict=True)
        return most, [{p.name for p in s} for s, m in pairs if m == most]

    def winners(self) -> Iterator[set[str]]:
        """Yield the winners, once for every order of equals."""
        _, sets = self.best()
        for order in orders(self.people):
            yield max(sets, key=lambda chosen: [name in chosen for name in order])


def orders(people: Sequence[Person]) -> Iterator[tuple[str, ...]]:
    """Yield every order by points in which equals stand one way or another."""
    points = {-1 if p.points is None else p.points for p in people}
    blocks = [
        [p.name for p in people if (-1 if p.points is None else p.points) == value]
        for value in sorted(points, reverse=True)
    ]
    for parts in product(*(permutations(block) for block in blocks)):
        yield tuple(name for part in parts for name in part)


def worlds(people: Sequence[Person], rules: Sequence[Rule]) -> Iterator[World]:
    """Yield every world that what is known leaves open."""
    plain = [rule for rule in rules if rule.is_plain]
    others = [rule for rule in rules if not rule.is_plain]
    unsure = [
        (p.name, r.name)
        for p in people
        for r in rules
        if p.counts(r) is None and not r.is_minimum
    ]
    asked = [(rule, scope) for rule in plain for scope in scopes(rule, people)]
    ways = [possible(rule, scope, len(people)) for rule, scope in asked]
    for given in product(*ways):
        keys = [(rule.name, scope) for rule, scope in asked]
        numbers = dict(zip(keys, given, strict=True))
        rest = [(rule, scope) for rule in others for scope in scopes(rule, people)]
        more = [
            possible(r, s, len(people), base(r, s, plain, numbers)) for r, s in rest
        ]
        for found in product(*more):
            names = [(rule.name, scope) for rule, scope in rest]
            whole = numbers | dict(zip(names, found, strict=True))
            for flags in product((True, False), repeat=len(unsure)):
                yield World(people, rules, whole, dict(zip(unsure, flags, strict=True)))


def scopes(rule: Rule, people: Sequence[Person]) -> list[str | None]:
    return sorted({rule.scope(p) for p in people}, key=str)


def base(rule: Rule, scope: str | None, plain: Sequence[Rule], numbers: Numbers) -> int:
    """Return the seats there are in a scope."""
    same = [other for other in plain if other.per == rule.per]
    return min((numbers[other.name, scope] for other in same), default=0)


def possible(rule: Rule, scope: str | None, most: int, seats: int = 0) -> list[int]:
    """Return the numbers a limit may have in a scope."""
    if rule.number is None:
        return list(range(most + 1))
    if not rule.is_share:
        return [rule.number]
    sure, open_ = (seats, 0) if rule.winners is None else rule.winners[scope]
    share = Fraction(rule.number, 100)
    found = {ROUNDED[rule.rounding](share * n) for n in range(sure, sure + open_ + 1)}
    return list(range(min(found), max(found) + 1))
