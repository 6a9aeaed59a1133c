"""Proposals to lines of canonical JSON and back, exactly."""

import json
from typing import Any

from thidua.model.proposals import KeyValue, LimitUse, Proposal, Standing


def proposal_to_json(proposal: Proposal) -> str:
    """Write a proposal as one line of canonical JSON, without the line's end."""
    written = {
        "nominee": proposal.nominee,
        "award": proposal.award,
        "standing": proposal.standing.value,
        "rank": proposal.rank,
        "keys": [[key.node, key.value] for key in proposal.keys],
        "limits": [_limit(use) for use in proposal.limits],
        "binding": proposal.binding,
        "separating": proposal.separating,
        "below": proposal.below,
        "tied_with": list(proposal.tied_with),
        "subject_to": list(proposal.subject_to),
        "kept_for": proposal.kept_for,
        "above": proposal.above,
        "held_by": proposal.held_by,
        "waits_for": list(proposal.waits_for),
        "distance": proposal.distance,
    }
    present = {k: v for k, v in written.items() if v is not None and v != []}
    return json.dumps(
        present, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def proposal_from_json(line: str) -> Proposal:
    """Read a proposal from its line.

    Raises:
        ValueError: The line is not JSON, or names an unknown standing.
        KeyError: A part is missing.
    """
    given: dict[str, Any] = json.loads(line)
    return Proposal(
        nominee=given["nominee"],
        award=given["award"],
        standing=Standing(given["standing"]),
        rank=given["rank"],
        keys=tuple(KeyValue(node, value) for node, value in given.get("keys", ())),
        limits=tuple(LimitUse(**use) for use in given.get("limits", ())),
        binding=given.get("binding"),
        separating=given.get("separating"),
        below=given.get("below"),
        tied_with=tuple(given.get("tied_with", ())),
        subject_to=tuple(given.get("subject_to", ())),
        kept_for=given.get("kept_for"),
        above=given.get("above"),
        held_by=given.get("held_by"),
        waits_for=tuple(given.get("waits_for", ())),
        distance=given.get("distance"),
    )


def _limit(use: LimitUse) -> dict[str, Any]:
    written: dict[str, Any] = {
        "limit": use.limit,
        "scope": use.scope,
        "seats": use.seats,
        "taken": use.taken,
    }
    told = {
        "most": use.most,
        "share": use.share,
        "of_count": use.of_count,
        "lost": use.lost,
    }
    written |= {name: value for name, value in told.items() if value is not None}
    if use.reserved:
        written["reserved"] = True
    if use.counts is not True:
        written["counts"] = use.counts
    return written
