"""What people said about who is who, to what is merged, told apart, or asked."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from thidua.intake.spelling import clean
from thidua.model.mapping import Identity

Pair: TypeAlias = tuple[str, str]


def pair(one: str, other: str) -> Pair:
    """Return two keys, the smaller first."""
    return (one, other) if one <= other else (other, one)


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers by table; each pair of keys or spellings has the smaller first."""

    same: Mapping[str, frozenset[Pair]] = field(default_factory=dict)
    different: Mapping[str, frozenset[Pair]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Tell whether anybody said anything."""
        return bool(self.same or self.different)

    def is_answered(self, table: str, one: str, other: str) -> bool:
        """Tell whether somebody said that two things are one, or that they are not."""
        asked = pair(clean(one), clean(other))
        known = (self.same.get(table, ()), self.different.get(table, ()))
        return any(asked in pairs for pairs in known)

    def is_same(self, table: str, one: str, other: str) -> bool:
        """Tell whether somebody said that two things are one."""
        return pair(clean(one), clean(other)) in self.same.get(table, ())

    def spellings(self, table: str, keys: Iterable[str]) -> list[tuple[str, str]]:
        """Return what stands for a key without being one itself: (key, spelling)."""
        same = sorted(self.same.get(table, ()))
        known = {clean(key): key for key in keys} if same else {}
        found: list[tuple[str, str]] = []
        for one, other in same:
            for key, spelling in ((one, other), (other, one)):
                if key in known and spelling not in known:
                    found.append((known[key], spelling))
        return found

    def classes(self, table: str, keys: Iterable[str]) -> "Classes":
        """Return which of some keys are one thing."""
        named = {name for one in self.same.get(table, ()) for name in one}
        known = {clean(key): key for key in keys} if named else {}
        heads: dict[str, str] = {}

        def head(name: str) -> str:
            while heads.get(name, name) != name:
                name = heads[name]
            return name

        for one, other in sorted(self.same.get(table, ())):
            if one in known and other in known:
                low, high = sorted((head(one), head(other)))
                heads[high] = low
        apart = {
            head(one)
            for one, other in self.different.get(table, ())
            if head(one) == head(other)
        }
        members = {name: head(name) for name in sorted(named & {*known})}
        return Classes(
            {known[name]: known[top] for name, top in members.items()} if known else {},
            tuple(sorted(known[top] for top in apart if top in known)),
        )


@dataclass(frozen=True, slots=True)
class Classes:
    """The smallest key of each key's class; classes that other answers contradict."""

    heads: Mapping[str, str]
    contradicted: tuple[str, ...] = ()

    def head(self, key: str) -> str:
        """Return the key under which a key's rows are merged."""
        head = self.heads.get(key, key)
        return key if head in self.contradicted else head


def answers(identities: Sequence[Identity]) -> Answers:
    """Return answers by table, as one looks them up."""
    same: dict[str, set[Pair]] = {}
    different: dict[str, set[Pair]] = {}
    for identity in identities:
        by_table = same if identity.same else different
        asked = pair(clean(identity.one), clean(identity.other))
        by_table.setdefault(identity.table, set()).add(asked)
    return Answers(
        {table: frozenset(pairs) for table, pairs in same.items()},
        {table: frozenset(pairs) for table, pairs in different.items()},
    )


def unused(
    identities: Iterable[Identity], keys: Mapping[str, Collection[str]]
) -> list[Identity]:
    """Return the answers of which neither name is a key, in order.

    One name may be a spelling, or a key of an earlier run; the other is then a key.

    Args:
        identities: What people said.
        keys: Cleaned keys of the batch by table, as they were before merging.
    """
    idle = {
        each
        for each in identities
        if not {clean(each.one), clean(each.other)} & {*keys.get(each.table, ())}
    }
    return sorted(idle, key=lambda each: (each.table, each.one, each.other, each.same))


NO_ANSWERS = Answers()
