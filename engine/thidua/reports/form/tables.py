"""A pack to the tables its form asks for, each with the kinds of nominees it is of."""

from collections.abc import Mapping

from thidua.model.pack import MEMBERS, LawDate, RulePack
from thidua.model.vocabulary import Kind, RecordType, Role
from thidua.packs.tables_read import tables_read

_NOMINATIONS = "nominations"
_NOMINATED_FOR = "nominated_for"
_INDIVIDUAL = "individual"
_ALWAYS = frozenset({"code", "name"})
_NOMINEES = frozenset({"unit", _NOMINATED_FOR})
_MEANT: Mapping[str, frozenset[str]] = {
    "attestations": frozenset({"statement", "answer"}),
    "votes": frozenset({"award", "yes", "members_total"}),
    "prior_awards": frozenset({"award"}),
    _NOMINATIONS: frozenset({"award"}),
}
"""What a row of a table with a meaning of its own says nothing without."""


def tables_asked(pack: RulePack) -> dict[str, tuple[str, ...]]:
    """Return the record types of the form, in the vocabulary's order.

    Returns:
        For every record type the nominee types whose awards look at its rows.
    """
    asked = {kind: _asked_of(pack, kind) for kind in _kinds(pack)}
    found: dict[str, tuple[str, ...]] = {}
    for role in Role:
        for record in pack.vocabulary.with_role(role):
            kinds = tuple(kind for kind, tables in asked.items() if record.id in tables)
            if kinds:
                found[record.id] = kinds
    return found


def awards_of(pack: RulePack, kind: str) -> tuple[str, ...]:
    """Return the awards nominees of a type can be put forward for, by id."""
    return tuple(award.id for award in pack.awards.values() if award.nominee == kind)


def is_required(record: RecordType, name: str, pack: RulePack) -> bool:
    """Tell whether a row says nothing, or cannot be judged, without a field."""
    field = record.fields[name]
    if record.role is Role.UNIT:
        return name in _ALWAYS
    if record.role is Role.NOMINEE:
        is_clock = name == "received_on" and pack.law_date is LawDate.RECEIVED_ON
        return name in _ALWAYS | _NOMINEES or is_clock
    if record.role is Role.QUOTA:
        return True
    is_owner = name == "nominee" and field.type.kind is Kind.LINK
    dates = {record.dated_by, record.year_by}
    return is_owner or name in dates or name in _MEANT.get(record.id, ())


def _kinds(pack: RulePack) -> tuple[str, ...]:
    """Return the nominee types of the form: judged, or members of one judged."""
    judged = {award.nominee for award in pack.awards.values()}
    if MEMBERS in tables_read(pack, pack.awards):
        judged.add(_INDIVIDUAL)
    nominees = pack.vocabulary.with_role(Role.NOMINEE)
    return tuple(record.id for record in nominees if record.id in judged)


def _asked_of(pack: RulePack, kind: str) -> frozenset[str]:
    """Return the record types that are filled for nominees of one type."""
    awards = awards_of(pack, kind)
    tables = {kind, *tables_read(pack, awards)}
    fields = pack.vocabulary.records[kind].fields
    if awards and _NOMINATED_FOR not in fields:
        tables.add(_NOMINATIONS)
    tables |= {unit.id for unit in pack.vocabulary.with_role(Role.UNIT)}
    tables |= {p.table for p in pack.parameters.values() if p.table and awards}
    return frozenset(tables)
