"""Drafts of quota rows to records, one for each unit and award."""

from collections.abc import Sequence

from thidua.intake.cells.drafts import Draft
from thidua.intake.codes import Code
from thidua.intake.linking.merging import grouped, merge
from thidua.intake.linking.units import Linked, to_record
from thidua.model.records import Record
from thidua.model.vocabulary import Kind, RecordType

ANY = "*"


def build_quotas(drafts: Sequence[Draft], linked: Linked) -> tuple[Record, ...]:
    """Return quota rows under `unit|award`; `*` stands where a row names none.

    Two rows for one unit and award that differ leave the number unknown.
    """
    placed: list[Draft] = []
    for draft in drafts:
        faulty = [
            name for name in _key_fields(draft.record_type) if name in draft.faults
        ]
        if faulty:
            found = draft.written.get(faulty[0], "")
            linked.leave_out(draft, Code.ROW_UNPLACED, found=found)
        else:
            placed.append(draft)
    records: list[Record] = []
    for key, group in sorted(grouped(placed, _key).items()):
        quota, problems = merge(group, key)
        linked.problems += problems
        linked.left_out += [draft.place for draft in group[1:]]
        records.append(to_record(quota, key))
    return tuple(records)


def _key_fields(record_type: RecordType) -> list[str]:
    """Return the fields that say what a quota is for."""
    return [
        field.id
        for field in record_type.fields.values()
        if field.type.kind in {Kind.LINK, Kind.ENUM}
    ]


def _key(draft: Draft) -> str:
    """Return what a quota is for, as text."""
    return "|".join(draft.text(name) or ANY for name in _key_fields(draft.record_type))
