"""Several rows about one thing to one draft; what they disagree on is unknown."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from thidua.intake.cells.drafts import Draft
from thidua.intake.codes import Code, problem
from thidua.intake.spelling import fold
from thidua.model.records import Value
from thidua.problems import Place, Problem

K = TypeVar("K")


def place_order(place: Place) -> tuple[object, ...]:
    """Return a sort key for places, whose parts may be missing."""
    return (place.file, place.sheet or "", place.row or 0, place.line or 0)


def grouped(drafts: Iterable[Draft], key: Callable[[Draft], K]) -> dict[K, list[Draft]]:
    """Return drafts by key, each group in order of place."""
    groups: dict[K, list[Draft]] = {}
    for draft in sorted(drafts, key=lambda draft: place_order(draft.place)):
        groups.setdefault(key(draft), []).append(draft)
    return groups


def merge(
    drafts: Sequence[Draft], key: str, united: frozenset[str] = frozenset()
) -> tuple[Draft, list[Problem]]:
    """Return one draft for rows with one key, and a problem for each further row.

    Fields only some rows fill are taken from those; a field on which two rows differ,
    or that one of them spoils, is unknown. The sets in `united` are joined instead.
    Nothing depends on the order of the rows but the place, which is the first.
    """
    first = drafts[0]
    if len(drafts) == 1:
        return first, []
    merged = Draft(first.record_type, first.place, columns=first.columns)
    names = sorted({name for draft in drafts for name in _filled(draft)})
    differing = [name for name in names if not _take(merged, drafts, name, united)]
    titles = tuple(first.record_type.fields[name].title for name in differing)
    code = Code.ROWS_CONTRADICT if differing else Code.ROWS_MERGED
    return merged, [
        problem(code, draft.place, found=key, fields=titles, first=str(first.place))
        for draft in drafts[1:]
    ]


def _filled(draft: Draft) -> set[str]:
    """Return the fields a row says anything about."""
    return {*draft.values, *draft.links, *draft.faults}


def _take(
    merged: Draft, drafts: Sequence[Draft], name: str, united: frozenset[str]
) -> bool:
    """Take over one field; tell whether the rows agree on it."""
    faults = sorted(draft.faults[name] for draft in drafts if name in draft.faults)
    values = [draft.values[name] for draft in drafts if name in draft.values]
    links = {draft.links[name] for draft in drafts if name in draft.links}
    if name in united and values:
        sets = [value for value in values if isinstance(value, tuple)]
        merged.values[name] = tuple(sorted({item for each in sets for item in each}))
        return True
    if faults:
        merged.faults[name] = faults[0]
        written = (draft.written.get(name, "") for draft in drafts)
        merged.written[name] = max(written)
        _take_span(merged, drafts, name)
        return True
    if not _agree(values) or len(links) > 1:
        merged.faults[name] = Code.ROWS_CONTRADICT.value
        return False
    if values:
        merged.values[name] = _one(values)
    for link in links:
        merged.links[name] = link
    return True


def _take_span(merged: Draft, drafts: Sequence[Draft], name: str) -> None:
    """Keep the days a date may be where every row that says something says so."""
    spans = {draft.spans.get(name) for draft in drafts if name in draft.faults}
    span = spans.pop()
    if span is None or spans:
        return
    first, last = span
    days = [draft.values[name] for draft in drafts if name in draft.values]
    if all(isinstance(day, date) and first <= day <= last for day in days):
        merged.spans[name] = span


def _agree(values: Sequence[Value]) -> bool:
    """Tell whether values are the same; texts may differ in case and tone placement."""
    keys = [fold(value) if isinstance(value, str) else value for value in values]
    return all(key == keys[0] for key in keys)


def _one(values: Sequence[Value]) -> Value:
    """Return one of several equal values, whatever their order."""
    texts = [value for value in values if isinstance(value, str)]
    return min(texts) if texts else values[0]
