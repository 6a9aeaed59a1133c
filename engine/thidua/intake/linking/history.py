"""A batch and earlier runs to who was known before, and which initiatives were used."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from thidua.intake.codes import Code, problem
from thidua.intake.linking.identities import Answers, answers
from thidua.intake.linking.merging import place_order
from thidua.intake.linking.portraits import (
    BORN_ON,
    Births,
    Likeness,
    Portrait,
    are_near_names,
    births,
    likeness,
    portrait,
    swapped_key,
)
from thidua.intake.linking.shared_works import WorkIndex, works
from thidua.intake.linking.spellings import unit_words
from thidua.intake.linking.units import UNIT, Linked
from thidua.intake.spelling import fold
from thidua.model.mapping import Identity, Question
from thidua.model.records import Batch, Record
from thidua.model.vocabulary import RecordType, Role, Vocabulary
from thidua.problems import Problem

_UNCHANGING = ("name", BORN_ON, "sex")

Index: TypeAlias = Mapping[Hashable, Sequence[str]]


@dataclass(frozen=True, slots=True)
class PastRun:
    """An earlier run: its name, its batch, the awards each nominee was proposed for."""

    name: str
    batch: Batch
    proposed: Mapping[str, tuple[str, ...]]

    def awards(self, nominee: str) -> tuple[str, ...]:
        """Return what a nominee was proposed for, else what it was put forward for."""
        nominated = (
            each.award
            for each in self.batch.nominations
            if each.nominee == nominee and each.is_nominated
        )
        return self.proposed.get(nominee) or tuple(nominated)


def past_run(name: str, batch: Batch, proposed: Mapping[str, Iterable[str]]) -> PastRun:
    """Return an earlier run, as batches are compared with it."""
    awards = {key: tuple(sorted(each)) for key, each in proposed.items()}
    return PastRun(name, batch, awards)


@dataclass(slots=True)
class _Known:
    """The nominees of one table of an earlier run, and how they are found."""

    run: PastRun
    kind: RecordType
    people: Mapping[str, Portrait]
    index: Mapping[Hashable, list[str]] = field(default_factory=dict)


def compare(
    batch: Batch,
    past: Sequence[PastRun],
    vocabulary: Vocabulary,
    tables: Iterable[str],
    identities: Sequence[Identity] = (),
) -> tuple[tuple[Problem, ...], tuple[Question, ...]]:
    """Hold a batch against earlier runs.

    Args:
        batch: What was submitted now.
        past: Earlier runs, in the order in which they are named.
        vocabulary: The record types of the batch.
        tables: Tables of which a row may serve one award only.
        identities: What people said; one side may be a key of an earlier run.
    """
    linked, said = Linked(), answers(identities)
    seen: dict[str, list[str]] = {}
    for kind in vocabulary.with_role(Role.NOMINEE):
        now = _people(batch, kind)
        for run in past:
            known = _known(run, kind)
            met = _meet(now, known, said, linked)
            for key, before in met.items():
                awards = ", ".join(run.awards(before))
                seen.setdefault(key, []).append(
                    f"{run.name} ({awards})" if awards else run.name
                )
                _say_what_differs(
                    batch.nominees[key], run.batch.nominees[before], known, linked
                )
    for key in sorted(seen):
        record, runs = batch.nominees[key], ", ".join(seen[key])
        found = _shown(record)
        linked.problems.append(
            problem(Code.KNOWN_BEFORE, record.place, found=found, runs=runs)
        )
    for run in past:
        for table in tables:
            _say_used_works(batch, run, table, linked)
    return tuple(linked.problems), tuple(linked.questions)


def _people(batch: Batch, kind: RecordType) -> dict[str, Portrait]:
    """Return the nominees of one table; units are told by the words of their names."""
    return {
        key: portrait(record, kind, {}, _unit(record, batch))
        for key, record in batch.nominees.items()
        if record.table == kind.id
    }


def _unit(record: Record, batch: Batch) -> str:
    key = str(record.values.get(UNIT, ""))
    unit = batch.units.get(key)
    return " ".join(unit_words(str(unit.values.get("name", key)) if unit else key))


def _known(run: PastRun, kind: RecordType) -> _Known:
    people = _people(run.batch, kind)
    index: dict[Hashable, list[str]] = {}
    for key, each in people.items():
        for trait in _traits(each):
            index.setdefault(trait, []).append(key)
    return _Known(run, kind, people, index)


def _traits(who: Portrait) -> Iterator[Hashable]:
    """Yield what may be shared with the same nominee of another run."""
    yield ("key", who.key)
    yield from (("id", each) for each in who.ids)
    swapped = swapped_key(who.born)
    if swapped:
        yield (who.words, swapped)
    if not who.words:
        return
    scopes = [("born", who.born)] if who.born is not None else []
    for scope in (*scopes, *([("unit", who.unit)] if who.unit else [])):
        yield (scope, "".join(who.words))
        for position in range(len(who.words)):
            yield (scope, who.words[:position], who.words[position + 1 :])


def _meet(
    now: Mapping[str, Portrait], known: _Known, said: Answers, linked: Linked
) -> dict[str, str]:
    """Return whom of an earlier run each nominee is; ask where that is not sure."""
    met: dict[str, str] = {}
    others: list[tuple[Portrait, Portrait]] = []
    for key, who in now.items():
        found = {
            before for trait in _traits(who) for before in known.index.get(trait, ())
        }
        candidates = [known.people[before] for before in sorted(found)]
        sure = [each for each in candidates if _is_surely(who, each, said, known)]
        if sure:
            met[key] = sure[0].key
            continue
        same_key = [each for each in candidates if each.key == key]
        others += [(who, each) for each in same_key if not _is_alike(who, each)]
        _ask(who, candidates, known, said, linked)
    _say_codes_of_others(others, known, linked)
    return met


def _is_surely(who: Portrait, before: Portrait, said: Answers, known: _Known) -> bool:
    """Tell whether two are one by id, by name, birth date and unit, or by code."""
    table = known.kind.id
    if said.is_answered(table, who.key, before.key):
        return said.is_same(table, who.key, before.key)
    how = likeness(who, before)
    if how is Likeness.NAME_AND_BIRTH:
        return who.unit == before.unit or who.key == before.key
    if who.key == before.key:
        return _is_alike(who, before)
    return how is not None and how.is_exact


def _is_alike(who: Portrait, before: Portrait) -> bool:
    """Tell whether one code stands for one nominee: what is known does not clash."""
    is_one_name = who.words == before.words or are_near_names(who.words, before.words)
    if not who.is_person:
        return is_one_name or not who.words or not before.words
    dates = births(who.born, before.born)
    return is_one_name or dates is Births.SAME or not (who.words and before.words)


def _ask(
    who: Portrait,
    candidates: Iterable[Portrait],
    known: _Known,
    said: Answers,
    linked: Linked,
) -> None:
    """Ask whether a nominee is one of an earlier run that is nearly it."""
    table = known.kind.id
    for before in candidates:
        if who.key == before.key or likeness(who, before) is None:
            continue
        if said.is_answered(table, who.key, before.key):
            continue
        found, like, run = _name(who), _name(before), known.run.name
        linked.problems.append(
            problem(Code.NEAR_BEFORE, who.place, found=found, like=like, run=run)
        )
        keys = (who.key, before.key)
        linked.ask(table, who.place, keys, f"{found} · {who.place}", f"{like} · {run}")


def _say_codes_of_others(
    others: Sequence[tuple[Portrait, Portrait]], known: _Known, linked: Linked
) -> None:
    """Say once that codes stood for others: offices often give them anew."""
    if others:
        now, before = min(others, key=lambda pair: place_order(pair[0].place))
        linked.problems.append(
            problem(
                Code.CODES_OF_OTHERS_BEFORE,
                now.place,
                count=str(len(others)),
                found=_name(now),
                like=before.shown,
                run=known.run.name,
            )
        )


def _say_what_differs(
    now: Record, before: Record, known: _Known, linked: Linked
) -> None:
    """Say what cannot change and still differs."""
    fields = known.kind.fields
    differing = [
        fields[name].title
        for name in _UNCHANGING
        if name in fields
        and name in now.values
        and name in before.values
        and fold(str(now.values[name])) != fold(str(before.values[name]))
        and not (
            name == "name" and known.people[before.key].name == _folded(now, known)
        )
    ]
    if differing:
        linked.problems.append(
            problem(
                Code.KNOWN_BEFORE_DIFFERS,
                now.place,
                found=_shown(now),
                run=known.run.name,
                fields=tuple(differing),
            )
        )


def _folded(record: Record, known: _Known) -> str:
    """Return a name without the titles before it, folded."""
    return portrait(record, known.kind, {}, "").name


def _say_used_works(batch: Batch, run: PastRun, table: str, linked: Linked) -> None:
    """Say which initiatives somebody was put forward with in an earlier run."""
    owners = {
        owner: rows
        for owner, rows in run.batch.children.get(table, {}).items()
        if run.awards(owner)
    }
    index = WorkIndex(works(owners))
    for work in works(batch.children.get(table, {})):
        before = index.find(work)
        if before is None:
            continue
        linked.problems.append(
            problem(
                Code.WORK_IN_EARLIER_RUN,
                work.place,
                found=work.title or work.number,
                owner=work.owner,
                run=run.name,
                like=before.owner,
                awards=", ".join(run.awards(before.owner)),
            )
        )


def _shown(record: Record) -> str:
    name = str(record.values.get("name", ""))
    return record.key if record.key.startswith(name) else f"{name} ({record.key})"


def _name(who: Portrait) -> str:
    return who.key if who.key.startswith(who.shown) else f"{who.shown} ({who.key})"
