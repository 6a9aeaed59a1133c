"""Proposals: what selection made of the eligible nominees of an award."""

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """Where an eligible nominee stands after the seats were filled."""

    PROPOSED = "proposed"
    RESERVE = "reserve"
    TIED = "tied"
    AWAITING_SEATS = "awaiting_seats"


@dataclass(frozen=True, slots=True)
class KeyValue:
    """The value of one rank key for one nominee, as a code; None is unknown."""

    node: str
    value: int | None


@dataclass(frozen=True, slots=True)
class LimitUse:
    """A limit as it bore on one nominee: its scope, its seats, how many are taken.

    `seats` is None where the number is not known (a parameter without a value); where
    it depends on who wins another award, `seats` is the least and `most` the greatest
    it may be. Of a share, `share` is its code (1% = 10000), `of_count` the number it is
    a share of and `lost` what rounding took from it, in millionths of a seat. Of a
    reserved minimum, `seats` is the number wanted. `counts` is None where it is not
    known whether the nominee counts under the limit.
    """

    limit: str
    scope: str | None
    seats: int | None
    taken: int
    most: int | None = None
    share: int | None = None
    of_count: int | None = None
    lost: int | None = None
    reserved: bool = False
    counts: bool | None = True


@dataclass(frozen=True, slots=True)
class Proposal:
    """One eligible nomination after selection.

    `rank` counts from 1 inside the award; equal ranks are ties on every declared key.
    `binding` is the limit that kept a seat from it (reserve, tied, awaiting seats);
    `kept_for` the reserved minimum for which the seat is kept; `separating` the first
    key on which the last selected one stands above it, with that one's key (`below`);
    `above` the lowest of those whose leaving alone would seat it. `tied_with` are the
    nominees equal at the last seat, `waits_for` those of another award on whom the
    number of seats depends. `held_by` is the reserved minimum that holds the seat of
    one proposed, None where its rank does. `distance` counts the candidates between it
    and the line under the limit that is full: 0 stands right at the line.
    """

    nominee: str
    award: str
    standing: Standing
    rank: int
    keys: tuple[KeyValue, ...]
    limits: tuple[LimitUse, ...] = ()
    binding: str | None = None
    separating: str | None = None
    below: str | None = None
    tied_with: tuple[str, ...] = ()
    subject_to: tuple[str, ...] = ()
    kept_for: str | None = None
    above: str | None = None
    held_by: str | None = None
    waits_for: tuple[str, ...] = ()
    distance: int | None = None
