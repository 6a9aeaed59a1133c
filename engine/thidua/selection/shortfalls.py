"""Reserved minimums that cannot be met: settled contests in, problems out."""

from collections.abc import Iterator, Sequence

from thidua.model.pack import SeatLimit
from thidua.model.proposals import Standing
from thidua.problems import Place, Problem, Severity
from thidua.selection.account import Rules
from thidua.selection.claims import scope_of
from thidua.selection.fates import Fate, Settled

_UNCERTAIN = {Standing.TIED, Standing.AWAITING_SEATS}


def shortfalls(settled: Sequence[Settled], rules: Rules) -> tuple[Problem, ...]:
    """Report every minimum that cannot be met, and nominees nothing is settled for."""
    fates = [fate for contest in settled for fate in contest.fates]
    given_up = [c for c in settled if not c.is_certain]
    found: list[Problem] = []
    for limit in rules.limits:
        if limit.at_least is not None and fates and _is_told(limit, settled):
            attained = sum(contest.attained.get(limit.id, 0) for contest in settled)
            found += _shortfall(limit, fates, attained, rules)
    waits = [
        fate
        for contest in given_up
        if any(fate.claim.kept for fate in contest.fates)
        for fate in contest.fates
        if fate.standing in _UNCERTAIN
    ]
    if waits:
        place = rules.award.place or Place("")
        details = {"award": rules.award.id, "count": str(len(waits))}
        found.append(Problem("R031", place, Severity.WARNING, details))
    return tuple(found)


def _is_told(limit: SeatLimit, settled: Sequence[Settled]) -> bool:
    """Tell whether it is known of every contest what a minimum comes to there."""
    return all(
        limit.id in contest.attained
        for contest in settled
        if any(limit.id == name for f in contest.fates for name, _ in f.claim.kept)
    )


def _shortfall(
    limit: SeatLimit, fates: Sequence[Fate], attained: int, rules: Rules
) -> Iterator[Problem]:
    scopes = {scope_of(limit, fate.claim.candidate) for fate in fates}
    if limit.per is not None:
        scopes.discard(None)
    amounts = {scope: rules.amounts.of(limit, scope) for scope in scopes}
    wanted = {scope: a.low for scope, a in amounts.items() if a is not None}
    if attained >= sum(wanted.values()):
        return
    details = {
        "award": rules.award.id,
        "limit": limit.id,
        "wanted": str(sum(wanted.values())),
        "attainable": str(attained),
        "scopes": ", ".join(_short(limit, fates, wanted)),
    }
    place = limit.place or rules.award.place or Place("")
    yield Problem("R030", place, Severity.WARNING, details)


def _short(
    limit: SeatLimit, fates: Sequence[Fate], wanted: dict[str | None, int]
) -> list[str]:
    """Return the scopes in which fewer are seated than are wanted."""
    seated = [f for f in fates if f.standing is Standing.PROPOSED]
    short = []
    for scope, number in wanted.items():
        inside = sum((limit.id, scope) in fate.claim.kept for fate in seated)
        if scope is not None and inside < number:
            short.append(scope)
    return sorted(short)
