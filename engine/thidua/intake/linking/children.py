"""Drafts of child rows to records under the nominee, or the nomination, they are of."""

from collections.abc import Iterable, Sequence

from thidua.intake.canonical import content_key
from thidua.intake.cells.drafts import Draft
from thidua.intake.codes import Code, problem
from thidua.intake.linking.directory import Match
from thidua.intake.linking.merging import grouped, place_order
from thidua.intake.linking.nominations import AWARD
from thidua.intake.linking.nominees import EVERYBODY, Nominees
from thidua.intake.linking.units import UNIT, Linked, to_record
from thidua.model.records import Nomination, Record
from thidua.model.vocabulary import Absence, Kind, RecordType
from thidua.problems import Place

NOMINEE = "nominee"
PER_NOMINATION = "nomination"


def owner_field(record_type: RecordType) -> str | None:
    """Return the field that names the nominee a row belongs to."""
    links = [
        field.id
        for field in record_type.fields.values()
        if field.type.kind is Kind.LINK and field.type.of == NOMINEE
    ]
    return NOMINEE if NOMINEE in links else next(iter(links), None)


def own(
    drafts: Iterable[Draft], nominees: Nominees, linked: Linked
) -> list[tuple[str, Draft]]:
    """Return rows with the key of their nominee; the others leave gaps."""
    owned: list[tuple[str, Draft]] = []
    for draft in drafts:
        owner = owner_field(draft.record_type)
        if owner is None:
            continue
        match = _find(draft, draft.links.get(owner, ()), nominees)
        if match.key is None:
            _leave_out(draft, draft.links.get(owner, ()), match, nominees, linked)
            continue
        del draft.links[owner]
        draft.values[owner] = match.key
        resolve_others(draft, nominees, linked)
        owned.append((match.key, draft))
    return owned


def per_nominee(
    owned: Sequence[tuple[str, Draft]], linked: Linked
) -> dict[str, tuple[Record, ...]]:
    """Return the rows of one table by nominee."""
    by_owner: dict[str, list[Draft]] = {}
    for owner, draft in owned:
        by_owner.setdefault(owner, []).append(draft)
    return {
        owner: _records(owner, by_owner[owner], linked) for owner in sorted(by_owner)
    }


def per_nomination(
    owned: Sequence[tuple[str, Draft]],
    nominations: Sequence[Nomination],
    linked: Linked,
) -> dict[str, tuple[Record, ...]]:
    """Return the rows of one table by `nominee|award`."""
    by_nominee: dict[str, list[str]] = {}
    for nomination in nominations:
        by_nominee.setdefault(nomination.nominee, []).append(nomination.award)
    keyed: list[tuple[str, Draft]] = []
    for owner, draft in owned:
        award = draft.text(AWARD)
        if not award:
            gaps = {
                (draft.record_type.id, f"{owner}|{each}")
                for each in by_nominee.get(owner, ())
            }
            linked.incomplete |= gaps
            linked.leave_out(draft, Code.ROW_UNPLACED, found=owner)
            continue
        if award not in by_nominee.get(owner, ()):
            found = problem(
                Code.VOTE_WITHOUT_NOMINATION, draft.place, found=owner, award=award
            )
            linked.problems.append(found)
        keyed.append((f"{owner}|{award}", draft))
    return per_nominee(keyed, linked)


def _find(draft: Draft, texts: Sequence[str], nominees: Nominees) -> Match:
    """Return the nominee a row names; a unit in the row narrows a common name."""
    unit = draft.text(UNIT)
    among = nominees.by_unit.get(unit, frozenset()) if unit else None
    return nominees.directory.find(texts, among)


def _leave_out(
    draft: Draft,
    texts: Sequence[str],
    match: Match,
    nominees: Nominees,
    linked: Linked,
) -> None:
    """Leave out a row without a nominee: the table is incomplete for whom it may be."""
    owners = match.candidates or (EVERYBODY,)
    linked.incomplete |= {(draft.record_type.id, owner) for owner in owners}
    code = Code.OWNER_AMBIGUOUS if match.is_known else Code.OWNER_UNKNOWN
    note_near(texts, draft.place, nominees, linked)
    nearest = (*match.candidates, nominees.directory.nearest(texts))[0]
    linked.leave_out(
        draft,
        code if texts else Code.OWNER_EMPTY,
        found=" / ".join(texts),
        nearest=nearest,
        candidates=", ".join(match.candidates) or EVERYBODY,
        table=draft.record_type.title,
    )


def note_near(
    texts: Iterable[str], place: Place, nominees: Nominees, linked: Linked
) -> None:
    """Note what the texts of a link may mean, to be asked about once."""
    for text in texts:
        for key in nominees.directory.proposals(text):
            linked.note_near(nominees.records[key].table, key, text, place)


def resolve_others(draft: Draft, nominees: Nominees, linked: Linked) -> None:
    """Give the further links of a row their keys, or faults."""
    for name in list(draft.links):
        texts = draft.links.pop(name)
        match = nominees.directory.find(texts)
        if match.key is not None:
            draft.values[name] = match.key
            continue
        draft.faults[name] = Code.LINK_UNKNOWN.value
        place = draft.cell(name)
        note_near(texts, place, nominees, linked)
        linked.problems.append(
            problem(
                Code.LINK_UNKNOWN,
                place,
                found=" / ".join(texts),
                field=draft.record_type.fields[name].title,
                nearest=nominees.directory.nearest(texts),
            )
        )


def _records(owner: str, drafts: Sequence[Draft], linked: Linked) -> tuple[Record, ...]:
    """Return the rows of one owner in order of content, equal ones once."""
    groups = grouped(drafts, lambda draft: content_key(draft.values, draft.faults))
    kept: list[Draft] = []
    for content in sorted(groups):
        group = groups[content]
        is_repeated = not group[0].faults
        kept += group[:1] if is_repeated else group
        if is_repeated and len(group) > 1:
            _repeated(owner, group, linked)
    return tuple(
        to_record(draft, f"{owner}#{number:03}")
        for number, draft in enumerate(kept, start=1)
    )


def _repeated(owner: str, group: Sequence[Draft], linked: Linked) -> None:
    """Count equal rows once; where they could be two things, leave that open.

    A rating or an award of one year, a statement, a vote can only be given once;
    two initiatives may be described alike.
    """
    first = group[0]
    record_type = first.record_type
    is_dated_once = record_type.year_by is not None and (
        record_type.year_by in first.values
    )
    is_open = record_type.absent_means is Absence.NONE and not is_dated_once
    if is_open:
        linked.incomplete.add((record_type.id, owner))
    code = Code.CHILD_REPEATED_OPEN if is_open else Code.CHILD_REPEATED
    for draft in sorted(group[1:], key=lambda draft: place_order(draft.place)):
        linked.leave_out(
            draft,
            code,
            found=owner,
            first=str(first.place),
            table=record_type.title,
        )
