"""Proposals to sentences: why a nominee has a seat or none, how far the line is."""

from collections.abc import Iterator

from thidua.explanation.speech import Speech
from thidua.model.proposals import LimitUse, Proposal, Standing
from thidua.reports.shaky import key_title, limit_title
from thidua.texts import words as tables

_MOST_NAMES = 5


def standing_reason(speech: Speech, proposal: Proposal) -> str:
    """Say why a nominee stands where it stands after the seats were filled."""
    if proposal.binding is None:
        return "; ".join(_merits(speech, proposal))
    uses = {use.limit: use for use in proposal.limits}
    use = uses.get(proposal.binding)
    if use is None:
        return speech.say(proposal.standing.value, words=tables.STANDINGS)
    if proposal.standing is Standing.AWAITING_SEATS and _lacks_scope(speech, use):
        return speech.say("awaiting_scope", limit=_limit(speech, proposal.binding))
    return speech.say(
        _sentence(proposal, use),
        limit=_limit(speech, proposal.binding),
        scope=_scope(speech, use),
        seats="?" if use.seats is None else str(use.seats),
        taken=str(use.taken),
        below=speech.name(proposal.below or ""),
        key=_key(speech, proposal.separating),
        lacking=_lacking(speech, proposal),
        others=_names(speech, proposal.tied_with or proposal.waits_for),
        kept=_limit(speech, proposal.kept_for or ""),
        most="?" if use.most is None else str(use.most),
    )


def standing_margin(speech: Speech, proposal: Proposal) -> tuple[str, ...]:
    """Say how far from the line a nominee stands, and who would have to leave."""
    found = []
    if proposal.distance is not None:
        way = "margin_above" if proposal.standing is Standing.PROPOSED else "margin"
        found.append(speech.say(way, count=str(proposal.distance)))
    if proposal.above is not None:
        found.append(speech.say("margin_rise", above=speech.name(proposal.above)))
    return tuple(found)


def _lacks_scope(speech: Speech, use: LimitUse) -> bool:
    """Tell whether it is not known where a nominee counts."""
    per = [limit.per for limit in speech.award.seats if limit.id == use.limit]
    return use.scope is None and per != [None]


def _merits(speech: Speech, proposal: Proposal) -> Iterator[str]:
    """Say what speaks for a proposed nominee: conditions, priorities, seats."""
    yield speech.say("proposed")
    values = {key.node: key.value for key in proposal.keys}
    for key in speech.award.rank:
        value = values.get(key.node)
        if key.condition is not None and value == 1:
            title = key_title(speech, speech.award, key.node)
            yield speech.say("priority", title=title)
        elif key.fact is not None and key.type is not None and value:
            shown = speech.writer.value(key.type, value)
            yield speech.say("merit", title=speech.fact_title(key.fact), value=shown)
    bearing = [use for use in proposal.limits if _bears(use)]
    for use in bearing:
        particular = [s for s in speech.award.seats if s.id == use.limit and s.where]
        yield speech.say(
            "seat_under" if particular else "seat",
            limit=_limit(speech, use.limit),
            scope=_scope(speech, use),
            seats=str(use.seats),
            taken=str(use.taken),
        )
    if proposal.held_by is not None:
        yield speech.say("seat_held", limit=_limit(speech, proposal.held_by))
    yield from _not_counted(speech, proposal)
    if not bearing:
        yield speech.say("proposed_free")


def _bears(use: LimitUse) -> bool:
    """Tell whether a limit is a ceiling under which a nominee surely counts."""
    return not use.reserved and use.counts is True


def _not_counted(speech: Speech, proposal: Proposal) -> Iterator[str]:
    """Name the limits for which it is not known whether a nominee counts."""
    for use in proposal.limits:
        if use.counts is None:
            yield speech.say("seat_unknown", limit=_limit(speech, use.limit))


def _scope(speech: Speech, use: LimitUse) -> str:
    return "" if use.scope is None else speech.say("scope", speech.name(use.scope))


def _sentence(proposal: Proposal, use: LimitUse) -> str:
    if proposal.standing is Standing.RESERVE:
        if proposal.kept_for is not None:
            return "reserve_kept"
        return "reserve_none" if proposal.separating is None else "reserve"
    if proposal.standing is Standing.AWAITING_SEATS and use.seats is not None:
        if use.counts is None:
            return "awaiting_condition"
        return "awaiting_winners" if proposal.waits_for else "awaiting_others"
    return proposal.standing.value


def _limit(speech: Speech, limit_id: str) -> str:
    found = [limit for limit in speech.award.seats if limit.id == limit_id]
    return limit_title(speech, found[0]) if found else limit_id


def _key(speech: Speech, node: str | None) -> str:
    return "" if node is None else key_title(speech, speech.award, node)


def _lacking(speech: Speech, proposal: Proposal) -> str:
    """Say that the value a nominee was placed by is not known."""
    values = {key.node: key.value for key in proposal.keys}
    is_known = values.get(proposal.separating or "", 0) is not None
    return "" if is_known else speech.say("lacking")


def _names(speech: Speech, nominees: tuple[str, ...]) -> str:
    shown = list(_first(speech, nominees))
    text = ", ".join(shown)
    rest = len(nominees) - len(shown)
    return speech.say("and_others", text, count=str(rest)) if rest else text


def _first(speech: Speech, nominees: tuple[str, ...]) -> Iterator[str]:
    for nominee in nominees[:_MOST_NAMES]:
        yield speech.name(nominee)
