"""A pack to the tables of child rows that its awards read."""

from collections.abc import Iterable

from thidua.model.conditions import Attested, AwardLeaf, leaves
from thidua.model.pack import Award, RulePack
from thidua.packs.strata import (
    award_conditions,
    fact_conditions,
    named_facts,
    used_facts,
)

_VOTE = "vote."
_BY_LEAF = {Attested: "attestations", AwardLeaf: "prior_awards"}


def tables_read(pack: RulePack, awards: Iterable[str]) -> frozenset[str]:
    """Return the record types whose rows some of these awards may look at."""
    tables = [_of_award(pack.awards[award], pack) for award in awards]
    return frozenset(name for found in tables for name in found)


def _of_award(award: Award, pack: RulePack) -> set[str]:
    facts = [pack.facts[name] for name in used_facts(award, pack.facts)]
    conditions = [
        *award_conditions(award),
        *(condition for fact in facts for condition in fact_conditions(fact)),
    ]
    tables = {fact.table for fact in facts}
    tables |= {fact.bridge.table for fact in facts if fact.bridge}
    if any(name.startswith(_VOTE) for name in named_facts(conditions)):
        tables.add("votes")
    found = [type(leaf) for condition in conditions for leaf in leaves(condition)]
    tables |= {table for leaf, table in _BY_LEAF.items() if leaf in found}
    return tables
