"""The order of priority: candidates in, blocks of equal rank out, highest first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeAlias

from thidua.model.pack import Award, Direction, RankKey
from thidua.model.proposals import KeyValue
from thidua.model.records import Nomination
from thidua.model.run import RunContext

Standing: TypeAlias = tuple[tuple[int, int], ...]
"""Where a candidate stands on every key in force; the smaller stands higher."""

_DESCENDING = {Direction.FIRST, Direction.MOST, Direction.LATEST}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An eligible nomination with its rank keys and where it counts.

    `scopes` maps what seats may be limited by (`unit`, `submitting_unit`, or a field
    of the unit such as `unit.district`) to the nominee's value, None where unknown;
    `meets` the conditions of limits, by node, to whether the nominee meets them.
    """

    nomination: Nomination
    keys: tuple[KeyValue, ...]
    scopes: Mapping[str, str | None] = field(default_factory=dict)
    subject_to: tuple[str, ...] = ()
    meets: Mapping[str, bool | None] = field(default_factory=dict)

    @property
    def nominee(self) -> str:
        """Return the nominee's key."""
        return self.nomination.nominee


@dataclass(frozen=True, slots=True)
class Block:
    """Candidates that are equal on every declared key, with their common rank."""

    rank: int
    standing: Standing
    candidates: tuple[Candidate, ...]


def keys_in_force(award: Award, context: RunContext) -> tuple[RankKey, ...]:
    """Return the rank keys in force on the day of the decision, in declared order."""
    return tuple(k for k in award.rank if k.valid.holds(context.decided_on))


def standing(candidate: Candidate, keys: Sequence[RankKey]) -> Standing:
    """Return where a candidate stands on every key."""
    values = {key.node: key.value for key in candidate.keys}
    return tuple(_place(key, values.get(key.node)) for key in keys)


def _place(key: RankKey, value: int | None) -> tuple[int, int]:
    if value is None:
        return (-1 if key.unknown == "first" else 1), 0
    return 0, -value if key.direction in _DESCENDING else value


def rank(candidates: Iterable[Candidate], keys: Sequence[RankKey]) -> tuple[Block, ...]:
    """Rank candidates; those that are equal on every key share a rank and a block.

    Inside a block candidates are ordered by id, for the order of lines only.
    """
    ordered = sorted(candidates, key=lambda c: (standing(c, keys), c.nominee))
    blocks: list[Block] = []
    ranked = 0
    for place, members in groupby(ordered, key=lambda c: standing(c, keys)):
        block = Block(ranked + 1, place, tuple(members))
        blocks.append(block)
        ranked += len(block.candidates)
    return tuple(blocks)


def separating_key(
    higher: Candidate, lower: Candidate, keys: Sequence[RankKey]
) -> str | None:
    """Return the first key on which one candidate stands above another."""
    pairs = zip(standing(higher, keys), standing(lower, keys), keys, strict=True)
    return next((key.node for above, below, key in pairs if above < below), None)
