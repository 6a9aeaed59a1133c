"""What became of a claim, and why, before it is put in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from thidua.model.proposals import Standing
from thidua.selection.claims import Claim, Pool


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one claim.

    `binding` is the pool in which there is no seat, or not for certain; `kept_for` the
    reserved minimum the seat is kept for, by limit. `taken` is how many seats those
    ranked above surely take, by pool.
    """

    claim: Claim
    standing: Standing
    binding: Pool | None = None
    tied_with: tuple[str, ...] = ()
    kept_for: str | None = None
    taken: Mapping[Pool, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settled:
    """A contest settled: a fate a claim, and what minimums came to, by limit.

    `is_certain` is unset where the contest was given up as too intertwined, and
    `attained` is empty then.
    """

    fates: tuple[Fate, ...]
    attained: Mapping[str, int] = field(default_factory=dict)
    is_certain: bool = True
