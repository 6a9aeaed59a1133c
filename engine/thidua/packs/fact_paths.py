"""Paths of facts: where a condition stands in, the facts it may name and types out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thidua.model.pack import MEMBERS, DerivedFact
from thidua.model.vocabulary import Kind, RecordType, Role, ValueType, Vocabulary

INDIVIDUAL = "individual"
"""The record type whose rows are the members of a collective."""

SHARE_TYPE = ValueType(Kind.SHARE)
_RUN = {
    "run.award_year": ValueType(Kind.YEAR),
    "run.as_of": ValueType(Kind.DATE),
    "run.decided_on": ValueType(Kind.DATE),
    "run.round_start": ValueType(Kind.DATE),
    "run.round_end": ValueType(Kind.DATE),
}
_NOMINATION = {
    "nomination.received_on": ValueType(Kind.DATE),
    "vote.in_favour": SHARE_TYPE,
    "vote.present": SHARE_TYPE,
}


@dataclass(frozen=True, slots=True)
class Paths:
    """The facts a condition may name where it stands.

    `kind` is the record type judged, None inside a derived fact over rows; `members`
    tells whether the condition is asked of the members of a collective.
    """

    types: Mapping[str, ValueType]
    kind: str | None = None
    in_fact: bool = False

    def get(self, path: str) -> ValueType | None:
        """Return the type of a fact, None where there is none here."""
        return self.types.get(path)

    def names(self) -> Iterable[str]:
        """Return every path that may be named here."""
        return self.types.keys()


@dataclass(frozen=True, slots=True)
class FactTypes:
    """The types of all facts of a pack; `members_only` are shares of members."""

    vocabulary: Vocabulary
    derived: Mapping[str, ValueType]
    members_only: frozenset[str] = frozenset()

    def of_award(self, kind: str) -> Paths:
        """Return what the criteria of an award may name."""
        return Paths({**self._of_nominee(kind), **_NOMINATION}, kind)

    def of_rows(self, table: str) -> Paths:
        """Return what a derived fact may name: fields of a row, facts of its owner."""
        if table == MEMBERS:
            return Paths(self._of_nominee(INDIVIDUAL), INDIVIDUAL, in_fact=True)
        owners: dict[str, ValueType] = {}
        for record in self.vocabulary.with_role(Role.NOMINEE):
            owners = {**self._of_nominee(record.id), **owners}
        record_type = self.vocabulary.records.get(table)
        fields = _fields(record_type) if record_type else {}
        return Paths({**owners, **fields}, None, in_fact=True)

    def of_fields(self, fact: DerivedFact) -> frozenset[str]:
        """Return the fields of the rows that a derived fact reads."""
        tables = [fact.table, *([fact.bridge.table] if fact.bridge else [])]
        records = [self.vocabulary.records[table] for table in tables]
        return frozenset(name for record in records for name in record.fields)

    def _of_nominee(self, kind: str) -> dict[str, ValueType]:
        record = self.vocabulary.records.get(kind)
        hidden = self.members_only if kind == INDIVIDUAL else frozenset()
        derived = {k: v for k, v in self.derived.items() if k not in hidden}
        own = _fields(record) if record else {}
        return {**_RUN, **self._of_units(), **derived, **own}

    def _of_units(self) -> dict[str, ValueType]:
        return {
            f"{owner}.{name}": kind
            for record in self.vocabulary.with_role(Role.UNIT)
            for owner in ("unit", "submitting_unit")
            for name, kind in _fields(record).items()
        }


def _fields(record: RecordType) -> dict[str, ValueType]:
    return {name: field.type for name, field in record.fields.items()}
