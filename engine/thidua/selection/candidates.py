"""An eligible decision and the facts behind it to a candidate for a seat."""

from collections.abc import Iterable

from thidua.facts.derive import FactBase
from thidua.facts.fields import unit_key
from thidua.model.conditions import Verdict
from thidua.model.findings import Decision
from thidua.model.pack import Award, RankKey
from thidua.model.proposals import KeyValue
from thidua.model.records import Nomination
from thidua.problems import Place
from thidua.selection.rank import Candidate

_CODES = {Verdict.MET: 1, Verdict.UNMET: 0, Verdict.NOT_APPLICABLE: 0}
"""What a condition counts for in the ranking; an unknown one has no code."""


def candidate(award: Award, decision: Decision, facts: FactBase) -> Candidate:
    """Return a nominee with the values of its rank keys and the scopes it counts in."""
    nomination = facts.nomination(decision.nominee, award.id) or Nomination(
        decision.nominee, award.id, decision.place or Place("")
    )
    verdicts = {finding.node: finding.verdict for finding in decision.findings}
    scopes = {s.per for s in award.seats if s.per is not None}
    return Candidate(
        nomination,
        keys=tuple(
            KeyValue(key.node, _value(key, decision, facts, verdicts))
            for key in award.rank
        ),
        scopes=scopes_of(nomination, scopes, facts),
        subject_to=decision.subject_to,
        meets={
            limit.where.node: _meets(verdicts.get(limit.where.node, Verdict.UNKNOWN))
            for limit in award.seats
            if limit.where is not None
        },
    )


def scopes_of(
    nomination: Nomination, pers: Iterable[str], facts: FactBase
) -> dict[str, str | None]:
    """Return where a nomination counts for each of the things seats are counted per."""
    return {per: _scope(per, nomination, facts) for per in sorted(set(pers))}


def _meets(verdict: Verdict) -> bool | None:
    return None if verdict is Verdict.UNKNOWN else verdict is Verdict.MET


def _value(
    key: RankKey,
    decision: Decision,
    facts: FactBase,
    verdicts: dict[str, Verdict],
) -> int | None:
    if key.condition is not None:
        return _CODES.get(verdicts.get(key.condition.node, Verdict.UNKNOWN))
    value = facts.value(decision.nominee, key.fact or "", decision.award)
    return value.low if value.is_exact and value.empty is False else None


def _scope(per: str, nomination: Nomination, facts: FactBase) -> str | None:
    """Return the scope a nominee counts in: a unit, or the value of its field."""
    link, _, field = per.partition(".")
    unit, _ = unit_key(facts, nomination.nominee, link, nomination.award)
    if unit is None or not field:
        return unit
    record = facts.batch.units.get(unit)
    value = None if record is None else record.get(field)
    return None if value is None else str(value)
