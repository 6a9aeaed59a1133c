"""Drafts of units to records, and the links that name a unit to their keys."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from thidua.intake.cells.drafts import Draft
from thidua.intake.codes import Code, problem
from thidua.intake.linking.directory import Directory
from thidua.intake.linking.identities import NO_ANSWERS, Answers
from thidua.intake.linking.merging import grouped, merge, place_order
from thidua.intake.linking.spellings import unit_words
from thidua.intake.spelling import clean, fold
from thidua.model.answers import DIFFERENT, SAME
from thidua.model.mapping import Question, Topic
from thidua.model.records import Record, Value
from thidua.model.vocabulary import Kind
from thidua.problems import Detail, Place, Problem

UNIT = "unit"
_IMPLICIT_NAME = "name"


@dataclass(slots=True)
class Linked:
    """What linking has found so far: problems, rows left out, gaps, questions.

    `near` holds the texts of links that may mean something, as table, key and text,
    with the places where they stand. `keys` are cleaned keys, by table, of things as
    they were before merging.
    """

    problems: list[Problem] = field(default_factory=list)
    left_out: list[Place] = field(default_factory=list)
    incomplete: set[tuple[str, str]] = field(default_factory=set)
    questions: list[Question] = field(default_factory=list)
    near: dict[tuple[str, str, str], Place] = field(default_factory=dict)
    keys: dict[str, set[str]] = field(default_factory=dict)

    def leave_out(self, draft: Draft, code: Code, **details: Detail) -> None:
        """Leave a row out of the batch and say why."""
        if draft.parent is None:
            self.left_out.append(draft.place)
        self.problems.append(problem(code, draft.place, **details))

    def know(self, table: str, keys: Iterable[str]) -> None:
        """Note the keys of a table."""
        self.keys.setdefault(table, set()).update(map(clean, keys))

    def ask(
        self, table: str, place: Place, keys: tuple[str, str], *preview: str
    ) -> None:
        """Ask whether two keys of a table, or a key and a text, are one thing."""
        subject = {"table": table, "one": keys[0], "other": keys[1]}
        found, choices = " = ".join(keys), (SAME, DIFFERENT)
        self.questions.append(
            Question(Topic.SAME, place, found, choices, preview, subject)
        )

    def note_near(self, table: str, key: str, text: str, place: Place) -> None:
        """Note that a link may mean a key; the first place is kept."""
        asked = (table, key, clean(text))
        self.near[asked] = min(self.near.get(asked, place), place, key=place_order)

    def ask_near(self, answers: Answers) -> None:
        """Ask about the texts that links may mean something by."""
        for (table, key, text), place in sorted(self.near.items()):
            if not answers.is_answered(table, key, text):
                self.ask(table, place, (key, text))


def to_record(draft: Draft, key: str) -> Record:
    """Return a draft as the record it became, its fields in order of name.

    The two share what they hold: a draft that became a record is not changed again.
    """
    draft.values = _in_order(draft.values)
    if len(draft.faults) > 1:
        draft.faults = dict(sorted(draft.faults.items()))
    if len(draft.spans) > 1:
        draft.spans = dict(sorted(draft.spans.items()))
    return Record(
        draft.record_type.id,
        key,
        draft.place,
        draft.values,
        draft.faults,
        draft.spans,
    )


def _in_order(values: dict[str, Value]) -> dict[str, Value]:
    """Return values in order of name; the rows of a table have few orders."""
    names = tuple(values)
    order = _sorted(names)
    return values if order == names else {name: values[name] for name in order}


@lru_cache(maxsize=1 << 10)
def _sorted(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(names))


def build_units(
    drafts: Sequence[Draft],
    others: Sequence[Draft],
    linked: Linked,
    answers: Answers = NO_ANSWERS,
) -> tuple[dict[str, Record], Directory]:
    """Return units by key, and the directory their links are looked up in.

    Without any list of units, the names nominees give become units.
    """
    directory = Directory(words=unit_words, names_people=False)
    if not drafts:
        return _implicit(others, linked, directory, answers), directory
    named: list[Draft] = []
    for draft in drafts:
        if draft.text("code") or draft.text("name"):
            named.append(draft)
        else:
            linked.leave_out(draft, Code.ROW_UNIDENTIFIED, table=UNIT)
    keyed: dict[str, list[Draft]] = {}
    for each in grouped(named, _identity).values():
        keyed.setdefault(_key(each), []).extend(each)
    merged: dict[str, Draft] = {}
    for key, keys in one_by_answers(keyed, answers, linked).items():
        rows = [draft for each in keys for draft in keyed[each]]
        rows.sort(key=lambda draft: place_order(draft.place))
        group = _as_one(rows, keyed[key]) if len(keys) > 1 else rows
        unit, problems = merge(group, key)
        linked.problems += problems
        linked.left_out += [draft.place for draft in group[1:]]
        merged[key] = unit
        codes = {*(draft.text("code") for draft in rows), *keys[1:]}
        directory.add(key, codes, {draft.text("name") for draft in rows})
    _add_spellings(merged, answers, directory)
    resolve_units(merged.values(), directory, linked)
    return {key: to_record(merged[key], key) for key in sorted(merged)}, directory


def one_by_answers(
    keyed: Mapping[str, Sequence[Draft]], answers: Answers, linked: Linked
) -> dict[str, list[str]]:
    """Return the keys of units that are one, by the key it goes under."""
    if answers:
        linked.know(UNIT, keyed)
    classes = answers.classes(UNIT, keyed)
    together: dict[str, list[str]] = {}
    for key in sorted(keyed):
        together.setdefault(classes.head(key), []).append(key)
    linked.problems += [
        problem(Code.ANSWERS_CONTRADICT, keyed[key][0].place, found=key)
        for key in classes.contradicted
    ]
    return together


def _as_one(rows: Sequence[Draft], kept: Sequence[Draft]) -> list[Draft]:
    """Return rows that a person called one unit, under one code and one name.

    They are those of the rows under the key that is kept, where those have them.
    """
    said: dict[str, Value] = {}
    for name in ("code", "name"):
        own = {row.text(name) for row in kept} - {""}
        texts = own or {row.text(name) for row in rows} - {""}
        if texts:
            said[name] = min(texts)
    return [replace(row, values={**row.values, **said}) for row in rows]


def _add_spellings(keys: Iterable[str], answers: Answers, directory: Directory) -> None:
    """Let units be found by the texts of which somebody said that they name them."""
    for key, spelling in answers.spellings(UNIT, keys):
        directory.add(key, [spelling], [])


def resolve_units(
    drafts: Iterable[Draft], directory: Directory, linked: Linked
) -> None:
    """Give every link to a unit its key, or a fault."""
    keys: dict[tuple[str, ...], str | None] = {}  # many rows name few units
    for draft in drafts:
        for name in [n for n in draft.links if names_unit(draft, n)]:
            texts = draft.links[name]
            if texts not in keys:
                keys[texts] = directory.find(texts).key
            key = keys[texts]
            if key is None:
                _leave_open(draft, name, directory, linked)
            else:
                del draft.links[name]
                draft.values[name] = key


def names_unit(draft: Draft, name: str) -> bool:
    """Tell whether a field links to a unit."""
    of_type = draft.record_type.fields[name].type
    return of_type.kind is Kind.LINK and of_type.of == UNIT


def _leave_open(draft: Draft, name: str, directory: Directory, linked: Linked) -> None:
    """Leave a link open that names no unit, or that may name several."""
    texts = draft.links.pop(name)
    match = directory.find(texts)
    code = Code.UNIT_AMBIGUOUS if match.is_known else Code.UNIT_UNKNOWN
    draft.faults[name] = code.value
    draft.written[name] = " / ".join(texts)
    place = draft.cell(name)
    for text in texts:
        for key in directory.proposals(text):
            linked.note_near(UNIT, key, text, place)
    linked.problems.append(
        problem(
            code,
            place,
            found=draft.written[name],
            field=draft.record_type.fields[name].title,
            nearest=directory.nearest(texts),
            candidates=", ".join(match.candidates) or "–",
        )
    )


def _identity(draft: Draft) -> str:
    """Return what makes two rows the same unit."""
    code = fold(draft.text("code"))
    return f"code {code}" if code else f"name {fold(draft.text('name'))}"


def _key(group: Sequence[Draft]) -> str:
    """Return the key of the unit that several rows are about."""
    code = min(draft.text("code") for draft in group)
    return code or min(draft.text("name") for draft in group)


def _implicit(
    drafts: Sequence[Draft], linked: Linked, directory: Directory, answers: Answers
) -> dict[str, Record]:
    """Return a unit for every name that links give."""
    named: dict[str, list[tuple[tuple[str, ...], Draft]]] = {}
    for draft in sorted(drafts, key=lambda draft: place_order(draft.place)):
        for name, texts in draft.links.items():
            if names_unit(draft, name):
                named.setdefault(fold(texts[0]), []).append((texts, draft))
    by_key = {min(texts[0] for texts, _ in found): found for found in named.values()}
    rows = {key: [draft for _, draft in found] for key, found in by_key.items()}
    units: dict[str, Record] = {}
    for key, keys in one_by_answers(rows, answers, linked).items():
        place = min((rows[each][0].place for each in keys), key=place_order)
        units[key] = Record(
            table=UNIT, key=key, place=place, values={_IMPLICIT_NAME: key}
        )
        given = {text for each in keys for texts, _ in by_key[each] for text in texts}
        others = {text for text in given if fold(text) not in named}
        directory.add(key, [], [*keys, *others])
    _add_spellings(units, answers, directory)
    if units:
        first = min((unit.place for unit in units.values()), key=place_order)
        note = problem(Code.UNITS_FROM_NOMINEES, first, count=str(len(units)))
        linked.problems.append(note)
    return dict(sorted(units.items()))
