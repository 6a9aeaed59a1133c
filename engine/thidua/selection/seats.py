"""Seat limits: how many seats each has in each scope, and how many are taken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from thidua.facts.in_force import Key, law_day, value_in_force
from thidua.model.conditions import Literal, ParameterRef
from thidua.model.pack import Award, LawDate, Parameter, RulePack, SeatLimit
from thidua.model.run import RunContext
from thidua.selection.rank import Candidate

Pool: TypeAlias = tuple[str, str | None]
"""A limit in one scope: (limit id, scope); the scope is None for a limit in total."""


def limits_in_force(award: Award, context: RunContext) -> tuple[SeatLimit, ...]:
    """Return the limits in force on the day of the decision, in declared order."""
    return tuple(s for s in award.seats if s.valid.holds(context.decided_on))


def scope_of(limit: SeatLimit, candidate: Candidate) -> str | None:
    """Return the scope a candidate counts in, None in total or where unknown."""
    return None if limit.per is None else candidate.scopes.get(limit.per)


def seats_of(
    limit: SeatLimit, candidate: Candidate, pack: RulePack, context: RunContext
) -> int | None:
    """Return how many seats a limit leaves in a candidate's scope, None if unknown.

    A limit of a sort that cannot be counted here (a reserved share, a share of another
    award's winners) is unknown rather than ignored: nothing is proposed past it.
    """
    countable = limit.at_least is None and limit.share_of is None
    if not countable or (limit.per is not None and scope_of(limit, candidate) is None):
        return None
    match limit.at_most:
        case Literal(code=code):
            return None if code is None else max(code, 0)
        case ParameterRef(parameter=name):
            key = _key(pack.parameters[name], limit, candidate)
            return _value(pack.parameters[name], key, context)
        case _:
            return None


def _key(parameter: Parameter, limit: SeatLimit, candidate: Candidate) -> Key:
    """Return what a keyed parameter is looked up by: only what the scope fixes."""
    fixed: dict[str, str | None] = {"award": candidate.nomination.award}
    if limit.per is not None:
        fixed[limit.per] = scope_of(limit, candidate)
    return tuple(fixed.get(name) for name in parameter.keyed_by)


def _value(parameter: Parameter, key: Key, context: RunContext) -> int | None:
    """Return the value for a key, on the day of the decision or the round's end."""
    clock = parameter.law_date or LawDate.DECIDED_ON
    day = law_day(clock, context.decided_on, context)
    value = value_in_force(parameter, day, context, key)
    if value is None or value.value.code is None:
        return None
    return max(value.value.code, 0)


@dataclass(frozen=True, slots=True)
class Claim:
    """A candidate, the pools it needs seats in, the limits without a number."""

    candidate: Candidate
    pools: tuple[Pool, ...]
    unknown: tuple[str, ...]

    @property
    def nominee(self) -> str:
        """Return the nominee's key."""
        return self.candidate.nominee


@dataclass(slots=True)
class Tally:
    """Seats of every pool, and how many are surely and possibly taken."""

    seats: dict[Pool, int | None] = field(default_factory=dict)
    surely: dict[Pool, int] = field(default_factory=dict)
    possibly: dict[Pool, int] = field(default_factory=dict)

    def add(self, pool: Pool, surely: int, possibly: int) -> None:
        """Count seats taken."""
        self.surely[pool] = self.surely.get(pool, 0) + surely
        self.possibly[pool] = self.possibly.get(pool, 0) + possibly

    def room(self, pool: Pool) -> tuple[int, int]:
        """Return the least and the greatest number of seats left in a known pool."""
        seats = self.seats[pool] or 0
        taken = self.possibly.get(pool, 0), self.surely.get(pool, 0)
        return max(seats - taken[0], 0), max(seats - taken[1], 0)


def nests(claims: Iterable[Claim]) -> bool:
    """Tell whether all pools nest: any two are apart or one lies inside the other."""
    members: dict[Pool, set[str]] = {}
    for claim in claims:
        for pool in claim.pools:
            members.setdefault(pool, set()).add(claim.nominee)
    sets = sorted(members.values(), key=len)
    owner_of: dict[str, set[str]] = {}
    for group in reversed(sets):
        owners = {id(owner_of.get(member)) for member in group}
        if len(owners) > 1:
            return False
        owner_of.update(dict.fromkeys(group, group))
    return True


def seatable(claims: Sequence[Claim], room: dict[Pool, int]) -> int:
    """Return how many claims find seats when they are taken in order."""
    left = dict(room)
    seated = 0
    for claim in claims:
        if all(left[pool] > 0 for pool in claim.pools):
            seated += 1
            for pool in claim.pools:
                left[pool] -= 1
    return seated
