"""Proposals of a run to a table of seats: limits, seats, used, lost, reserved, met."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thidua.explanation.speech import Speech
from thidua.model.pack import Award, SeatLimit
from thidua.model.proposals import LimitUse, Proposal, Standing
from thidua.reports.shaky import limit_title
from thidua.reports.view import RunView


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A limit in one scope.

    `seats` is what it gives, or wants where `reserved`; `most` what it may come to, if
    that is not settled. `used` are the proposed who count under it, `tied` and
    `awaiting` those who may yet. Of a share: its code (1% = 10000), the number it is
    of, and what rounding took in millionths of a seat.
    """

    award: str
    limit: str
    title: str
    scope: str | None
    scope_title: str
    reserved: bool
    seats: int | None
    most: int | None
    used: int
    tied: int
    awaiting: int
    share: int | None
    of_count: int | None
    lost: int | None

    @property
    def is_short(self) -> bool:
        """Tell whether fewer are proposed than are reserved for."""
        return self.reserved and self.seats is not None and self.used < self.seats


def seat_rows(view: RunView, award: str | None = None) -> tuple[SeatRow, ...]:
    """Return the seats of every award with candidates, in the pack's order."""
    return tuple(
        row
        for each in view.pack.awards.values()
        if award in {None, each.id}
        for row in _of_award(view, each)
    )


def _of_award(view: RunView, award: Award) -> Iterator[SeatRow]:
    speech = Speech(view.pack, award, view.language, view.names)
    proposals = [p for p in view.proposals if p.award == award.id]
    for limit in dict.fromkeys(limit.id for limit in award.seats):
        versions = [s for s in award.seats if s.id == limit]
        found = _by_scope(proposals, limit)
        for scope in sorted(found, key=lambda s: (speech.name(s or ""), s or "")):
            yield _row(speech, versions[0], scope, found[scope])


Use = tuple[Proposal, LimitUse]


def _by_scope(proposals: Iterable[Proposal], limit: str) -> dict[str | None, list[Use]]:
    found: dict[str | None, list[Use]] = {}
    for proposal in proposals:
        for use in proposal.limits:
            if use.limit == limit:
                found.setdefault(use.scope, []).append((proposal, use))
    return found


def _row(
    speech: Speech, limit: SeatLimit, scope: str | None, uses: list[Use]
) -> SeatRow:
    first = uses[0][1]
    counting = [p.standing for p, use in uses if use.counts is not False]
    return SeatRow(
        award=speech.award.id,
        limit=limit.id,
        title=limit_title(speech, limit),
        scope=scope,
        scope_title="" if scope is None else speech.name(scope),
        reserved=first.reserved,
        seats=first.seats,
        most=first.most,
        used=counting.count(Standing.PROPOSED),
        tied=counting.count(Standing.TIED),
        awaiting=counting.count(Standing.AWAITING_SEATS),
        share=first.share,
        of_count=first.of_count,
        lost=first.lost,
    )
