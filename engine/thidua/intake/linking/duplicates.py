"""Linked nominees and units to what may be one thing twice: warnings and questions."""

from collections.abc import Iterable, Mapping, Sequence

from thidua.intake.codes import Code, problem
from thidua.intake.linking.identities import Answers
from thidua.intake.linking.lookalikes import Found, blocks, lookalikes, near_pairs
from thidua.intake.linking.nominees import Nominees
from thidua.intake.linking.portraits import (
    BORN_ON,
    Likeness,
    Portrait,
    are_near_titles,
    portrait,
    portraits,
)
from thidua.intake.linking.spellings import bare_words, unit_words
from thidua.intake.linking.units import UNIT, Linked
from thidua.intake.spelling import fold
from thidua.model.records import Children, Nomination, Record
from thidua.model.vocabulary import RecordType

_MOST_ASKED = 3  # about one row at once; answers bring up the next
_DISTRICT = "district"
_CODES = {
    Likeness.ID: Code.SAME_NATIONAL_ID,
    Likeness.NAME_AND_BIRTH: Code.SAME_NAME_AND_BIRTH,
    Likeness.NAME_AND_UNIT: Code.SAME_NAME_IN_UNIT,
    Likeness.NEAR: Code.NOMINEE_NEAR,
}


def find_duplicates(
    nominees: Nominees, types: Sequence[RecordType], answers: Answers, linked: Linked
) -> list[tuple[str, str]]:
    """Say which nominees may be one, and ask; nothing is merged.

    Returns:
        The pairs of keys that are exactly alike and of which nobody has said anything:
        what is known of the one may be true of the other.
    """
    alike: list[tuple[str, str]] = []
    for record_type in types:
        table = record_type.id
        found = lookalikes(_portraits(record_type, nominees))
        for how, one, other in _open(found, table, answers):
            _say(how, one, other, linked)
            seen = (f"{_shown(each)} · {each.place}" for each in (one, other))
            linked.ask(table, other.place, (one.key, other.key), *seen)
            if how.is_exact:
                alike.append((one.key, other.key))
    return alike


def gaps_between(
    alike: Iterable[tuple[str, str]],
    children: Children,
    nominations: Sequence[Nomination],
) -> set[tuple[str, str]]:
    """Return what may be missing of nominees that may be one: rows of the other."""
    awards: dict[str, list[str]] = {}
    for nomination in nominations:
        awards.setdefault(nomination.nominee, []).append(nomination.award)
    gaps: set[tuple[str, str]] = set()
    for one, other in alike:
        for table, owners in children.items():
            for whose, from_whom in ((one, other), (other, one)):
                if from_whom in owners:
                    gaps.add((table, whose))
                gaps |= {
                    (table, f"{whose}|{award}")
                    for award in awards.get(whose, ())
                    if f"{from_whom}|{award}" in owners
                }
    return gaps


def _portraits(record_type: RecordType, nominees: Nominees) -> list[Portrait]:
    records = [r for r in nominees.records.values() if r.table == record_type.id]
    faulty = [record for record in records if record.faults]
    return [
        *portraits([record for record in records if not record.faults], record_type),
        *(_faulty(record, record_type, nominees) for record in faulty),
    ]


def _faulty(record: Record, record_type: RecordType, nominees: Nominees) -> Portrait:
    """Return the portrait of a record by what its faulty cells say."""
    unit = str(record.values.get(UNIT, ""))
    rows = nominees.rows[record.key]
    written = {
        name: max(row.written.get(name, "") for row in rows)
        for name in (BORN_ON, UNIT)
        if name in record.faults
    }
    unit = unit or " ".join(("", *bare_words(written.get(UNIT, ""))))
    return portrait(record, record_type, written, unit.rstrip())


def _open(found: Iterable[Found], table: str, answers: Answers) -> list[Found]:
    """Return what is not answered, of each row the most alike."""
    by_row: dict[str, list[Found]] = {}
    for each in found:
        if not answers.is_answered(table, each[1].key, each[2].key):
            by_row.setdefault(each[2].key, []).append(each)
    return [
        each
        for key in sorted(by_row)
        for each in sorted(by_row[key], key=lambda f: (f[0], f[1].key))[:_MOST_ASKED]
    ]


def _say(how: Likeness, one: Portrait, other: Portrait, linked: Linked) -> None:
    linked.problems.append(
        problem(
            _CODES[how],
            other.place,
            found=_shown(other),
            like=_shown(one),
            first=str(one.place),
        )
    )


def _shown(who: Portrait) -> str:
    """Return a nominee's name with its key."""
    return who.key if who.key.startswith(who.shown) else f"{who.shown} ({who.key})"


def find_near_units(
    units: Mapping[str, Record], answers: Answers, linked: Linked
) -> None:
    """Say which units may be one, and ask."""
    words = {key: unit_words(_name(unit)) for key, unit in units.items()}
    by_core = blocks(units, lambda key: ("".join(words[key]),) if words[key] else ())
    found = {
        (min(pair), max(pair))
        for members in (*by_core, [*units])
        for pair in near_pairs(members, lambda key: words[key], str)
    }
    for one, other in sorted(found):
        if are_near_titles(words[one], words[other]) and _may_be_one(
            units[one], units[other]
        ):
            _ask_units(units[one], units[other], answers, linked)


def _ask_units(one: Record, other: Record, answers: Answers, linked: Linked) -> None:
    if answers.is_answered(UNIT, one.key, other.key):
        return
    names = {"found": _name_and_key(other), "like": _name_and_key(one)}
    said = problem(Code.UNIT_NEAR, other.place, **names, first=str(one.place))
    linked.problems.append(said)
    seen = (f"{_name_and_key(each)} · {each.place}" for each in (one, other))
    linked.ask(UNIT, other.place, (one.key, other.key), *seen)


def _may_be_one(one: Record, other: Record) -> bool:
    """Tell whether neither name is empty, and no two districts hold them apart."""
    districts = {
        fold(str(unit.values[_DISTRICT]))
        for unit in (one, other)
        if _DISTRICT in unit.values
    }
    return bool(_name(one) and _name(other)) and len(districts) <= 1


def _name(unit: Record) -> str:
    return str(unit.values.get("name", ""))


def _name_and_key(unit: Record) -> str:
    name = _name(unit)
    return name if name == unit.key else f"{name} ({unit.key})"
