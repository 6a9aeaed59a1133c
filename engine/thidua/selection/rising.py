"""Who would rise if one left: claims with their fates in, a nominee above each out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from thidua.model.proposals import Standing
from thidua.selection.amounts import Amount
from thidua.selection.claims import Claim, Pool, nests
from thidua.selection.fates import Fate, Settled

FEW = 24
"""Up to how many claims each is left out in turn and the contest settled anew."""

_FIRM = {Standing.PROPOSED, Standing.RESERVE}


def rising(
    settled: Settled,
    known: Mapping[Pool, Amount | None],
    again: Callable[[Sequence[Claim]], Settled],
) -> dict[str, str]:
    """Return for each claim without a seat whose leaving alone would seat it.

    Where several would, the lowest of them is named. Nothing is said where something
    is not certain, or where the contest is large and its limits cross or reserve.

    Args:
        settled: The contest.
        known: The seats of its pools.
        again: Settles some of its claims.
    """
    fates = settled.fates
    is_firm = all(fate.standing in _FIRM for fate in fates)
    if not is_firm or not settled.is_certain:
        return {}
    claims = [fate.claim for fate in fates]
    if not any(claim.kept for claim in claims) and nests(claims):
        is_plain = all(a is not None and a.low == a.high for a in known.values())
        return _next_in_line(fates, known) if is_plain else {}
    return _by_trying(fates, again) if len(fates) <= FEW else {}


def _by_trying(
    fates: Sequence[Fate], again: Callable[[Sequence[Claim]], Settled]
) -> dict[str, str]:
    seated = [f.claim for f in fates if f.standing is Standing.PROPOSED]
    before = {claim.nominee for claim in seated}
    found: dict[str, str] = {}
    for leaving in sorted(seated, key=_order, reverse=True):
        rest = [f.claim for f in fates if f.claim is not leaving]
        for fate in again(rest).fates:
            name = fate.claim.nominee
            if fate.standing is Standing.PROPOSED and name not in before:
                found.setdefault(name, leaving.nominee)
    return found


def _order(claim: Claim) -> tuple[int, str]:
    return claim.rank, claim.nominee


@dataclass(frozen=True, slots=True)
class _Waiting:
    """The highest claims on the same pools that have no seat."""

    claim: Claim
    is_alone: bool


def _next_in_line(
    fates: Sequence[Fate], known: Mapping[Pool, Amount | None]
) -> dict[str, str]:
    """Give every seat that may fall free to the highest claim it fits.

    Where ceilings nest, one seat that falls free changes nothing else.
    """
    free = {pool: amount.low for pool, amount in known.items() if amount is not None}
    lowest: dict[tuple[Pool, ...], Claim] = {}
    for fate in fates:
        if fate.standing is Standing.PROPOSED:
            lowest[fate.claim.pools] = fate.claim
            for pool in fate.claim.pools:
                free[pool] -= 1
    line = _line(fates)
    found: dict[str, str] = {}
    for leaving in sorted(lowest.values(), key=_order, reverse=True):
        fitting = [w for w in line if _fits(w.claim, leaving, free)]
        if not fitting or not fitting[0].is_alone:
            continue
        first = fitting[0].claim
        if all(w.claim.rank > first.rank for w in fitting[1:]):
            found.setdefault(first.nominee, leaving.nominee)
    return found


def _line(fates: Sequence[Fate]) -> list[_Waiting]:
    """Return the highest claims without a seat, one for each sort, highest first."""
    line: dict[tuple[Pool, ...], _Waiting] = {}
    for fate in fates:
        claim = fate.claim
        if fate.standing is not Standing.RESERVE:
            continue
        known = line.setdefault(claim.pools, _Waiting(claim, is_alone=True))
        if known.claim is not claim and known.claim.rank == claim.rank:
            line[claim.pools] = _Waiting(known.claim, is_alone=False)
    return sorted(line.values(), key=lambda w: w.claim.rank)


def _fits(claim: Claim, leaving: Claim, free: Mapping[Pool, int]) -> bool:
    return all(free[pool] + (pool in leaving.pools) > 0 for pool in claim.pools)
