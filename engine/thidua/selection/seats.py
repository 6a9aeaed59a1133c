"""Seats of pools while they are filled: how many each has, how many are taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from thidua.selection.claims import Claim, Pool


@dataclass(slots=True)
class Tally:
    """Seats of every pool at least and at most; surely and possibly taken ones."""

    seats: Mapping[Pool, tuple[int, int]] = field(default_factory=dict)
    surely: dict[Pool, int] = field(default_factory=dict)
    possibly: dict[Pool, int] = field(default_factory=dict)

    def add(self, pool: Pool, surely: int, possibly: int) -> None:
        """Count seats taken."""
        self.surely[pool] = self.surely.get(pool, 0) + surely
        self.possibly[pool] = self.possibly.get(pool, 0) + possibly

    def room(self, pool: Pool) -> tuple[int, int]:
        """Return the least and the greatest number of seats left in a pool."""
        low, high = self.seats[pool]
        taken = self.possibly.get(pool, 0), self.surely.get(pool, 0)
        return max(low - taken[0], 0), max(high - taken[1], 0)


def seatable(claims: Sequence[Claim], room: Mapping[Pool, int]) -> int:
    """Return how many claims find seats when they are taken in order."""
    left = dict(room)
    seated = 0
    for claim in claims:
        if all(left[pool] > 0 for pool in claim.pools):
            seated += 1
            for pool in claim.pools:
                left[pool] -= 1
    return seated
