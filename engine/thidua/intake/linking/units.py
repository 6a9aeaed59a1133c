"""Drafts of units to records, and the links that name a unit to their keys."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from thidua.intake.cells.drafts import Draft
from thidua.intake.codes import Code, problem
from thidua.intake.linking.directory import Directory
from thidua.intake.linking.merging import grouped, merge, place_order
from thidua.intake.spelling import fold
from thidua.model.records import Record
from thidua.model.vocabulary import Kind
from thidua.problems import Detail, Place, Problem

UNIT = "unit"
_IMPLICIT_NAME = "name"


@dataclass(slots=True)
class Linked:
    """What linking has found so far: problems, rows left out, gaps."""

    problems: list[Problem] = field(default_factory=list)
    left_out: list[Place] = field(default_factory=list)
    incomplete: set[tuple[str, str]] = field(default_factory=set)

    def leave_out(self, draft: Draft, code: Code, **details: Detail) -> None:
        """Leave a row out of the batch and say why."""
        if draft.parent is None:
            self.left_out.append(draft.place)
        self.problems.append(problem(code, draft.place, **details))


def to_record(draft: Draft, key: str) -> Record:
    """Return a draft as the record it became, its fields in order of name."""
    # What is in a draft was made here: to check it again takes half the time of all.
    return Record.model_construct(
        table=draft.record_type.id,
        key=key,
        place=draft.place,
        values=dict(sorted(draft.values.items())),
        faults=dict(sorted(draft.faults.items())),
        spans=dict(sorted(draft.spans.items())),
    )


def build_units(
    drafts: Sequence[Draft], others: Sequence[Draft], linked: Linked
) -> tuple[dict[str, Record], Directory]:
    """Return units by key, and the directory their links are looked up in.

    Without any list of units, the names nominees give become units.
    """
    directory = Directory()
    if not drafts:
        return _implicit(others, linked, directory), directory
    named = [draft for draft in drafts if draft.text("code") or draft.text("name")]
    for draft in drafts:
        if draft not in named:
            linked.leave_out(draft, Code.ROW_UNIDENTIFIED, table=UNIT)
    merged: dict[str, Draft] = {}
    for group in grouped(named, _identity).values():
        code = min(draft.text("code") for draft in group)
        key = code or min(draft.text("name") for draft in group)
        unit, problems = merge(group, key)
        linked.problems += problems
        linked.left_out += [draft.place for draft in group[1:]]
        merged[key] = unit
        directory.add(key, [code], [draft.text("name") for draft in group])
    resolve_units(merged.values(), directory, linked)
    return {key: to_record(merged[key], key) for key in sorted(merged)}, directory


def resolve_units(
    drafts: Iterable[Draft], directory: Directory, linked: Linked
) -> None:
    """Give every link to a unit its key, or a fault."""
    for draft in drafts:
        for name in [n for n in draft.links if names_unit(draft, n)]:
            _resolve(draft, name, directory, linked)


def names_unit(draft: Draft, name: str) -> bool:
    """Tell whether a field links to a unit."""
    of_type = draft.record_type.fields[name].type
    return of_type.kind is Kind.LINK and of_type.of == UNIT


def _resolve(draft: Draft, name: str, directory: Directory, linked: Linked) -> None:
    """Resolve one link; an individual who may be of several units leaves gaps."""
    texts = draft.links.pop(name)
    match = directory.find(texts)
    if match.key is not None:
        draft.values[name] = match.key
        return
    code = Code.UNIT_AMBIGUOUS if match.is_known else Code.UNIT_UNKNOWN
    draft.faults[name] = code.value
    draft.written[name] = " / ".join(texts)
    linked.problems.append(
        problem(
            code,
            draft.place,
            found=draft.written[name],
            field=draft.record_type.fields[name].title.vi,
            nearest=directory.nearest(texts),
            candidates=", ".join(match.candidates) or "–",
        )
    )


def _identity(draft: Draft) -> str:
    """Return what makes two rows the same unit."""
    code = fold(draft.text("code"))
    return f"code {code}" if code else f"name {fold(draft.text('name'))}"


def _implicit(
    drafts: Sequence[Draft], linked: Linked, directory: Directory
) -> dict[str, Record]:
    """Return a unit for every name that links give."""
    named: dict[str, list[tuple[tuple[str, ...], Draft]]] = {}
    for draft in sorted(drafts, key=lambda draft: place_order(draft.place)):
        for name, texts in draft.links.items():
            if names_unit(draft, name):
                named.setdefault(fold(texts[0]), []).append((texts, draft))
    units: dict[str, Record] = {}
    for folded in sorted(named):
        key = min(texts[0] for texts, _ in named[folded])
        place = named[folded][0][1].place
        units[key] = Record(
            table=UNIT, key=key, place=place, values={_IMPLICIT_NAME: key}
        )
        others = {text for texts, _ in named[folded] for text in texts[1:]}
        directory.add(key, [], [key, *(o for o in others if fold(o) not in named)])
    if units:
        first = min((unit.place for unit in units.values()), key=place_order)
        note = problem(Code.UNITS_FROM_NOMINEES, first, count=str(len(units)))
        linked.problems.append(note)
    return dict(sorted(units.items()))
