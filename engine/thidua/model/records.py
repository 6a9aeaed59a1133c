"""Submitted records: nominees, units, their child rows and the nominations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from thidua.problems import Place

Days: TypeAlias = tuple[date, date]
"""First and last day a date may be, both included."""

Value: TypeAlias = bool | int | Decimal | datetime | date | str | tuple[str, ...]
"""A known value: yes/no, number, year (int), moment, date, text or enum id, set."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row, cleaned and typed by the vocabulary.

    A field that was empty is absent from `values`; one that could not be read is absent
    too and has its reason (a problem code) in `faults`. Enum values are ids, sets are
    sorted tuples of ids, links are keys. `key` is unique in its table. `spans` bound a
    date of which only the year or the month could be read; it is in `faults` as well.
    """

    table: str
    key: str
    place: Place
    values: dict[str, Value] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    spans: dict[str, Days] = field(default_factory=dict)

    def get(self, name: str) -> Value | None:
        """Return a field's value, None where it is not known."""
        return self.values.get(name)


@dataclass(frozen=True, slots=True)
class Nomination:
    """One nominee put forward for one award.

    `is_nominated` is False where the award is judged only to show what else the nominee
    would qualify for.
    """

    nominee: str
    award: str
    place: Place
    received_on: date | None = None
    submitting_unit: str | None = None
    is_nominated: bool = True

    @property
    def key(self) -> tuple[str, str]:
        """Return the pair that identifies a nomination."""
        return (self.nominee, self.award)


Children: TypeAlias = Mapping[str, Mapping[str, tuple[Record, ...]]]
"""Child rows by table, then by nominee key (for votes: `nominee|award`)."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Everything that was submitted, linked.

    `incomplete` names (table, nominee key) pairs, or (table, "*") for everybody, for
    which a row exists that could not be linked or read: absence of a row there means
    unknown whatever the vocabulary says. `members` maps a unit's key to the keys of the
    individuals in it; `quotas` maps a parameter's table to its rows. All mappings are
    ordered by key, all tuples by key too, so that row order in files does not matter.
    """

    nominees: Mapping[str, Record]
    units: Mapping[str, Record]
    nominations: tuple[Nomination, ...]
    children: Children
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    quotas: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    incomplete: frozenset[tuple[str, str]] = frozenset()

    def rows(self, table: str, owner: str) -> tuple[Record, ...]:
        """Return the child rows of a nominee (or of `nominee|award`) in a table."""
        return self.children.get(table, {}).get(owner, ())

    def is_incomplete(self, table: str, owner: str) -> bool:
        """Tell whether a row of the nominee may be missing from a table."""
        return (table, owner) in self.incomplete or (table, "*") in self.incomplete
