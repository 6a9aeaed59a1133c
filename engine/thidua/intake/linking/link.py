"""Drafts of all tables to one linked batch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from thidua.intake.cells.drafts import Draft, Inside
from thidua.intake.codes import Code, problem
from thidua.intake.linking.children import (
    PER_NOMINATION,
    own,
    per_nomination,
    per_nominee,
)
from thidua.intake.linking.duplicates import (
    find_duplicates,
    find_near_units,
    gaps_between,
)
from thidua.intake.linking.identities import answers, unused
from thidua.intake.linking.inside import Owners
from thidua.intake.linking.nominations import NOMINATIONS, build_nominations
from thidua.intake.linking.nominees import EVERYBODY, Nominees, build_nominees
from thidua.intake.linking.quotas import build_quotas
from thidua.intake.linking.shared_works import find_shared, used_once
from thidua.intake.linking.units import Linked, build_units, resolve_units
from thidua.model.mapping import Identity
from thidua.model.pack import Award
from thidua.model.records import Batch, Nomination, Record
from thidua.model.vocabulary import Absence, RecordType, Role, Vocabulary
from thidua.problems import Place, Problem

_EVERY_FILE = "*"


@dataclass(frozen=True, slots=True)
class Drafts:
    """Drafts by record type; a type is there if its table was submitted.

    `inside` holds the child rows that cells in rows of other tables made. `is_whole`
    is false where a file or a table could not be read: whatever it held may be missing
    from every table.
    """

    by_type: Mapping[str, Sequence[Draft]]
    vocabulary: Vocabulary
    inside: Mapping[str, Inside] = field(default_factory=dict)
    is_whole: bool = True

    def of_role(self, role: Role) -> list[Draft]:
        """Return all drafts of a role."""
        return [
            draft
            for record_type in self.vocabulary.with_role(role)
            for draft in (
                *self.by_type.get(record_type.id, ()),
                *self.within(record_type.id).rows,
            )
        ]

    def within(self, table: str) -> Inside:
        """Return the rows of a table that cells of other rows made."""
        return self.inside.get(table, Inside())

    def submitted(self, role: Role) -> list[RecordType]:
        """Return the record types of a role whose tables were submitted."""
        types = self.vocabulary.with_role(role)
        return [r for r in types if r.id in self.by_type or r.id in self.inside]


def link(
    drafts: Drafts,
    awards: Mapping[str, Award],
    identities: Sequence[Identity] = (),
) -> tuple[Batch, Linked]:
    """Return the batch the drafts make, with problems, questions and rows left out.

    `identities` are what people said about who is who.
    """
    linked, said = Linked(), answers(identities)
    others = [
        draft
        for role in (Role.NOMINEE, Role.CHILD, Role.QUOTA)
        for draft in drafts.of_role(role)
    ]
    units, directory = build_units(drafts.of_role(Role.UNIT), others, linked, said)
    resolve_units(others, directory, linked)
    tables = [record.id for record in drafts.vocabulary.with_role(Role.CHILD)]
    nominees = build_nominees(drafts.of_role(Role.NOMINEE), tables, linked, said)
    owners = Owners(nominees)
    listed = [
        *own(drafts.by_type.get(NOMINATIONS, ()), nominees, linked),
        *owners.own(drafts.within(NOMINATIONS).rows, linked),
    ]
    types_by_id = drafts.vocabulary.records
    nominations = build_nominations(nominees, listed, awards, types_by_id, linked)
    children = _children(drafts, nominees, nominations, linked)
    types = drafts.vocabulary.with_role(Role.NOMINEE)
    alike = find_duplicates(nominees, types, said, linked)
    linked.incomplete |= gaps_between(alike, children, nominations)
    find_near_units(units, said, linked)
    for table in used_once(awards):
        find_shared(table, children.get(table, {}), said, linked)
    linked.ask_near(said)
    if drafts.is_whole:
        linked.problems += _unused(identities, drafts, linked)
    quotas = {
        record.id: build_quotas(drafts.by_type[record.id], linked)
        for record in drafts.submitted(Role.QUOTA)
    }
    gaps = not_submitted(drafts) if drafts.is_whole else tables
    linked.incomplete |= {(table, EVERYBODY) for table in gaps}
    batch = Batch(
        nominees=nominees.records,
        units=units,
        nominations=nominations,
        children=children,
        members=nominees.members,
        quotas=dict(sorted(quotas.items())),
        incomplete=frozenset(linked.incomplete),
    )
    return batch, linked


def _unused(
    identities: Sequence[Identity], drafts: Drafts, linked: Linked
) -> list[Problem]:
    """Warn of what people said about things that are not in the batch."""
    records = drafts.vocabulary.records
    return [
        problem(
            Code.ANSWER_UNUSED,
            Place(_EVERY_FILE),
            one=each.one,
            other=each.other,
            table=records[each.table].title if each.table in records else each.table,
        )
        for each in unused(identities, linked.keys)
    ]


def not_submitted(drafts: Drafts) -> list[str]:
    """Return the tables nobody sent in, though an absent row would say something.

    That a nominee has no initiative follows from a list of initiatives without one,
    not from there being no list.
    """
    return [
        record.id
        for record in drafts.vocabulary.with_role(Role.CHILD)
        if record.absent_means is Absence.NONE
        and record.id not in {*drafts.by_type, *drafts.inside}
    ]


def _children(
    drafts: Drafts,
    nominees: Nominees,
    nominations: Sequence[Nomination],
    linked: Linked,
) -> dict[str, dict[str, tuple[Record, ...]]]:
    """Return child rows by table and owner."""
    owners = Owners(nominees)
    children: dict[str, dict[str, tuple[Record, ...]]] = {}
    for record in sorted(drafts.submitted(Role.CHILD), key=lambda record: record.id):
        if record.id == NOMINATIONS:
            continue
        inside = drafts.within(record.id)
        owned = own(drafts.by_type.get(record.id, ()), nominees, linked)
        owned += owners.own(inside.rows, linked)
        owners.gaps(record, inside, nominations, linked)
        if record.id not in drafts.by_type:
            owners.others(record, inside, linked)
        if record.per == PER_NOMINATION:
            children[record.id] = per_nomination(owned, nominations, linked)
        else:
            children[record.id] = per_nominee(owned, linked)
    return children
