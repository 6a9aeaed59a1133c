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

    `seats` is None where the number is not known (a parameter without a value).
    """

    limit: str
    scope: str | None
    seats: int | None
    taken: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """One eligible nomination after selection.

    `rank` counts from 1 inside the award; equal ranks are ties on every declared key.
    `binding` is the limit that kept a seat from it (reserve, tied, awaiting seats);
    `separating` the first key on which the last selected one stands above it, with that
    one's key (`below`); `tied_with` the nominees equal at the last seat.
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
