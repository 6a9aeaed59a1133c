"""Candidates and limits to claims: the seats each needs, and who contends with whom."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from thidua.model.pack import SeatLimit
from thidua.selection.amounts import Amounts
from thidua.selection.rank import Block, Candidate

Pool: TypeAlias = tuple[str, str | None]
"""A limit in one scope: (limit id, scope); the scope is None for a limit in total."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A candidate with its rank and what it counts in.

    `pools` are the ceilings it surely counts under, `perhaps` those for which it is
    not known; `unknown` others without a number; `adrift` the limits whose scope
    is not known, by id. `kept` are the reserved minimums it counts for.
    """

    candidate: Candidate
    pools: tuple[Pool, ...]
    unknown: tuple[Pool, ...] = ()
    adrift: tuple[str, ...] = ()
    perhaps: tuple[Pool, ...] = ()
    kept: tuple[Pool, ...] = ()
    rank: int = 0

    @property
    def nominee(self) -> str:
        """Return the nominee's key."""
        return self.candidate.nominee


def scope_of(limit: SeatLimit, candidate: Candidate) -> str | None:
    """Return the scope a candidate counts in, None in total or where unknown."""
    return None if limit.per is None else candidate.scopes.get(limit.per)


def counts_under(limit: SeatLimit, candidate: Candidate) -> bool | None:
    """Tell whether a candidate counts under a limit; None where it is not known."""
    return True if limit.where is None else candidate.meets.get(limit.where.node)


def claims_of(
    block: Block, limits: Sequence[SeatLimit], amounts: Amounts
) -> list[Claim]:
    """Return what the candidates of a block need seats in."""
    return [_claim(c, block.rank, limits, amounts) for c in block.candidates]


def _claim(
    candidate: Candidate, rank: int, limits: Sequence[SeatLimit], amounts: Amounts
) -> Claim:
    found: dict[str, list[Pool]] = {"pools": [], "unknown": [], "perhaps": []}
    kept, adrift = [], []
    for limit in limits:
        scope = scope_of(limit, candidate)
        pool = (limit.id, scope)
        counts = counts_under(limit, candidate)
        is_placed = limit.per is None or scope is not None
        if limit.at_least is not None:
            kept += [pool] if counts and is_placed else []
        elif not is_placed:
            adrift += [limit.id] if counts is not False else []
        elif counts is not False:
            has_number = amounts.of(limit, scope) is not None
            found[_place(counts=counts, has_number=has_number)].append(pool)
    lists = {name: tuple(pools) for name, pools in found.items()}
    return Claim(candidate, adrift=tuple(adrift), kept=tuple(kept), rank=rank, **lists)


def _place(*, counts: bool | None, has_number: bool) -> str:
    if counts is None:
        return "perhaps"
    return "pools" if has_number else "unknown"


def contests(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Part claims that have to do with one another from the others, in order of rank.

    Two claims belong together where a limit counts both, or may count both.
    """
    roots = _Roots()
    for claim in claims:
        signs = _signs(claim)
        for sign in signs:
            roots.join(signs[0], sign)
    for limit, scope in [*roots.parents]:
        if (limit, _ANY) in roots.parents:
            roots.join((limit, scope), (limit, _ANY))
    groups: dict[Pool, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[roots.find(_signs(claim)[0])].append(claim)
    return list(groups.values())


_ANY = "?"


def _signs(claim: Claim) -> list[Pool]:
    """Return the names by which claims are joined."""
    anywhere = [(limit, _ANY) for limit in claim.adrift]
    own = [*claim.pools, *claim.perhaps, *claim.unknown, *claim.kept, *anywhere]
    return own or [("", claim.nominee)]


class _Roots:
    """Joins names into groups."""

    def __init__(self) -> None:
        self.parents: dict[Pool, Pool] = {}

    def find(self, name: Pool) -> Pool:
        root = name
        while self.parents.setdefault(root, root) != root:
            root = self.parents[root]
        while self.parents[name] != root:
            self.parents[name], name = root, self.parents[name]
        return root

    def join(self, first: Pool, second: Pool) -> None:
        self.parents[self.find(second)] = self.find(first)


def nests(claims: Iterable[Claim]) -> bool:
    """Tell whether all pools nest: any two are apart or one lies inside the other."""
    members: dict[Pool, set[str]] = {}
    for claim in claims:
        for pool in (*claim.pools, *claim.perhaps):
            members.setdefault(pool, set()).add(claim.nominee)
    return is_nested(members.values())


def is_nested(groups: Iterable[set[str]] | Iterable[set[int]]) -> bool:
    """Tell whether any two groups are apart or one lies inside the other."""
    owner_of: dict[object, int] = {}
    for group in sorted(groups, key=len, reverse=True):
        if len({owner_of.get(member) for member in group}) > 1:
            return False
        owner_of.update(dict.fromkeys(group, id(group)))
    return True
