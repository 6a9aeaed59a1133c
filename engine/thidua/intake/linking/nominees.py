"""Drafts of nominees to records under stable keys, and who is a member of what."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from thidua.intake.cells.drafts import NOMINATED_FOR, Draft
from thidua.intake.codes import Code, problem
from thidua.intake.linking.directory import Directory
from thidua.intake.linking.identities import NO_ANSWERS, Answers
from thidua.intake.linking.merging import grouped, merge, place_order
from thidua.intake.linking.spellings import person_name
from thidua.intake.linking.units import UNIT, Linked, to_record
from thidua.intake.spelling import clean, fold
from thidua.model.pack import MEMBERS
from thidua.model.records import Record
from thidua.model.vocabulary import RecordType

INDIVIDUAL = "individual"
EVERYBODY = "*"
_BORN_ON = "born_on"
_UNITED = frozenset({NOMINATED_FOR})

_Identity: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nominees:
    """Nominees by key, the rows each was made of, and how links find them."""

    records: Mapping[str, Record]
    rows: Mapping[str, Sequence[Draft]]
    directory: Directory
    by_unit: Mapping[str, frozenset[str]]
    members: Mapping[str, tuple[str, ...]]


def build_nominees(
    drafts: Sequence[Draft],
    child_tables: Sequence[str],
    linked: Linked,
    answers: Answers = NO_ANSWERS,
) -> Nominees:
    """Return nominees by key: the given code, else `name|birth date|unit`.

    Rows with one key are one nominee, and so are rows under keys of which somebody
    said that they are. A code that two tables use is written `table:code` in both.
    """
    known: list[Draft] = []
    for draft in drafts:
        if draft.text("code") or draft.text("name"):
            known.append(draft)
        else:
            table = draft.record_type.title
            linked.leave_out(draft, Code.ROW_UNIDENTIFIED, table=table)
            _gap_in_members(draft, linked)
    keyed = _keyed(list(grouped(known, _identity).values()), linked)
    merged: dict[str, Draft] = {}
    rows: dict[str, Sequence[Draft]] = {}
    codes: dict[str, Sequence[str]] = {}
    together, spelled = _answered(keyed, linked, answers)
    for key, keys in together.items():
        if len(keys) == 1 and len(keyed[keys[0]]) == 1:
            rows[key] = keyed[keys[0]]
            merged[key] = rows[key][0]
            codes[key] = (key, *spelled.get(key, ())) if spelled else (key,)
            _check_unit(merged[key], key, linked)
            continue
        group = [draft for each in keys for draft in keyed[each]]
        rows[key] = sorted(group, key=lambda draft: place_order(draft.place))
        codes[key] = [text for each in keys for text in (each, *spelled.get(each, ()))]
        is_answered = len(keys) > 1
        one = _as_one(rows[key], keyed[key]) if is_answered else rows[key]
        merged[key] = _merged(one, key, () if is_answered else child_tables, linked)
    return _nominees(merged, rows, codes)


def _keyed(
    groups: Sequence[Sequence[Draft]], linked: Linked
) -> dict[str, Sequence[Draft]]:
    """Return groups of rows by their keys."""
    keys = list(map(_key, groups))
    shared = Counter(keys)
    keyed: dict[str, Sequence[Draft]] = {}
    for key, group in zip(keys, groups, strict=True):
        if shared[key] > 1:
            own = f"{group[0].record_type.id}:{key}"
            place = group[0].place
            linked.problems.append(problem(Code.KEY_SHARED, place, found=key, key=own))
            keyed[own] = group
        else:
            keyed[key] = group
    return keyed


def _answered(
    keyed: Mapping[str, Sequence[Draft]], linked: Linked, answers: Answers
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return what people said of keys: those that are one nominee, and spellings.

    The first are by the key the nominee goes under, the others by the key they mean.
    """
    by_table: dict[str, list[str]] = {}
    for key, group in keyed.items():
        by_table.setdefault(group[0].record_type.id, []).append(key)
    together: dict[str, list[str]] = {}
    spelled: dict[str, list[str]] = {}
    for table, keys in by_table.items():
        if answers:
            linked.know(table, keys)
        classes = answers.classes(table, keys)
        for key in sorted(keys):
            together.setdefault(classes.head(key), []).append(key)
        linked.problems += [
            problem(Code.ANSWERS_CONTRADICT, keyed[key][0].place, found=key)
            for key in classes.contradicted
        ]
        for key, spelling in answers.spellings(table, keys):
            spelled.setdefault(key, []).append(spelling)
    return together, spelled


def _as_one(group: Sequence[Draft], kept: Sequence[Draft]) -> list[Draft]:
    """Return rows that a person called one, under one code and one way of a name.

    A name is spelled as in the rows of the key that is kept, where those have it.
    """
    own = {draft.text("name") for draft in kept}
    code = min(
        (draft.text("code") for draft in group if draft.text("code")), default=""
    )
    by_name: dict[str, list[str]] = {}
    for draft in group:
        by_name.setdefault(person_name(draft.text("name")), []).append(
            draft.text("name")
        )
    drafts: list[Draft] = []
    for draft in group:
        names = by_name[person_name(draft.text("name"))]
        values = {
            **draft.values,
            "code": code,
            "name": min(own & {*names} or names, key=_plainest),
        }
        filled = {name: value for name, value in values.items() if value != ""}
        drafts.append(replace(draft, values=filled))
    return drafts


def _plainest(name: str) -> tuple[int, str]:
    """Return what orders spellings of a name: without titles first."""
    return (len(name), name)


def _merged(
    group: Sequence[Draft], key: str, child_tables: Sequence[str], linked: Linked
) -> Draft:
    """Return the one nominee of several rows.

    Rows that disagree and share no code and no birth date may be two people; whose
    the rows of other tables are is then open.
    """
    nominee, problems = merge(group, key, _UNITED)
    linked.problems += problems
    linked.left_out += [draft.place for draft in group[1:]]
    contradicting = Code.ROWS_CONTRADICT.value in {found.code for found in problems}
    if contradicting and not (nominee.text("code") or _born(nominee)):
        linked.incomplete |= {(table, key) for table in child_tables}
    _check_unit(nominee, key, linked)
    return nominee


def _check_unit(nominee: Draft, key: str, linked: Linked) -> None:
    """Note a nominee that has no unit: it may be a member of any."""
    if nominee.text(UNIT) or UNIT not in nominee.record_type.fields:
        return
    if UNIT not in nominee.faults:
        linked.problems.append(problem(Code.UNIT_EMPTY, nominee.place, found=key))
    _gap_in_members(nominee, linked)


def _nominees(
    merged: Mapping[str, Draft],
    rows: Mapping[str, Sequence[Draft]],
    other_codes: Mapping[str, Sequence[str]],
) -> Nominees:
    """Return nominees in order of key, entered in a directory."""
    directory = Directory()
    for key in sorted(merged):
        codes = [*(draft.text("code") for draft in rows[key]), *other_codes[key]]
        directory.add(key, codes, [draft.text("name") for draft in rows[key]])
    records = {key: to_record(merged[key], key) for key in sorted(merged)}
    types = {draft.record_type.id: draft.record_type for draft in merged.values()}
    people = {name for name, kind in types.items() if _is_individual(kind)}
    by_unit: dict[str, list[str]] = {}
    for key, record in records.items():
        unit = record.values.get(UNIT)
        if unit:
            by_unit.setdefault(str(unit), []).append(key)
    members = {
        unit: tuple(key for key in by_unit[unit] if records[key].table in people)
        for unit in sorted(by_unit)
    }
    return Nominees(
        records=records,
        rows={key: rows[key] for key in sorted(rows)},
        directory=directory,
        by_unit={unit: frozenset(keys) for unit, keys in by_unit.items()},
        members={unit: keys for unit, keys in members.items() if keys},
    )


def _is_individual(record_type: RecordType) -> bool:
    """Tell whether nominees of a type are people, who can be members of a unit."""
    return record_type.id == INDIVIDUAL or _BORN_ON in record_type.fields


def _gap_in_members(draft: Draft, linked: Linked) -> None:
    """Note that somebody may be a member of any unit."""
    if _is_individual(draft.record_type):
        linked.incomplete.add((MEMBERS, EVERYBODY))


def _born(draft: Draft) -> str:
    """Return a birth date, or what stands in its place."""
    born = draft.values.get(_BORN_ON)
    if isinstance(born, date):
        return born.isoformat()
    return clean(draft.written.get(_BORN_ON, "")) if born is None else str(born)


def _unit(draft: Draft) -> str:
    """Return the unit's key, or what the row says of it."""
    return draft.text(UNIT) or clean(draft.written.get(UNIT, ""))


def _identity(draft: Draft) -> _Identity:
    """Return what makes two rows the same nominee."""
    table, code = draft.record_type.id, fold(draft.text("code"))
    if code:
        return (table, code)
    name = fold(draft.text("name"))
    return (table, name, fold(_born(draft)), fold(_unit(draft)))


def _key(group: Sequence[Draft]) -> str:
    """Return the key of the nominee that several rows are about."""
    code = group[0].text("code")
    if code and len(group) == 1:
        return code
    if code:
        return min(draft.text("code") for draft in group)
    return min(
        "|".join((draft.text("name"), _born(draft), _unit(draft))) for draft in group
    )
