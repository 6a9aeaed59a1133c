"""Inheritance: a pack and its parent in, one pack out.

An item with the parent's id replaces it whole and says so; `drop` removes; an award
comes over only when it is listed, and may then be amended criterion by criterion.
"""

from collections.abc import Container, Iterable, Mapping
from typing import Any, TypeVar

from thidua.packs.faults import Faults
from thidua.packs.source import Source
from thidua.packs.source_awards import (
    AwardSource,
    CriterionSource,
    UseCriterion,
)
from thidua.packs.source_pack import PackSource, Replaceable

R = TypeVar("R", bound=Replaceable)

_COLLECTIONS = ("sources", "rounds", "parameters", "facts", "routes")
_HEAD = ("title", "kind", "nominee", "valid", "applies_when", "uses_once")


def inherit(parent: PackSource, child: PackSource, faults: Faults) -> PackSource:
    """Return what a pack is after its parent's items have come over."""
    dropped = set(child.drop)
    known: set[str] = set()
    update: dict[str, Any] = {}
    for key in _COLLECTIONS:
        theirs, own = getattr(parent, key), getattr(child, key)
        known |= theirs.keys()
        update[key] = _merged(theirs, own, dropped, faults)
    for name in sorted(dropped - known):
        faults.unknown("P095", child.place_of("drop"), name, known)
    update["gates"] = {**parent.gates, **child.gates}
    update["awards"] = _awards(parent, child, faults)
    update["law_date"] = child.law_date or parent.law_date
    update |= {"extends": None, "awards_from_parent": (), "drop": ()}
    return child.model_copy(update=update)


def check_alone(pack: PackSource, faults: Faults) -> None:
    """Report words of inheritance in a pack that has no parent."""
    for key in ("awards_from_parent", "drop"):
        if getattr(pack, key):
            faults.add("P094", pack.key_place(key), name=key)
    for key in _COLLECTIONS:
        items: Mapping[str, Replaceable] = getattr(pack, key)
        for name, item in items.items():
            if item.overrides:
                faults.add("P094", item.key_place("overrides"), name=name)
    for award in pack.awards:
        _check_new_award(award, faults)


def _check_new_award(award: AwardSource, faults: Faults) -> None:
    if award.overrides:
        faults.add("P094", award.key_place("overrides"), name=award.award)
    if award.drop:
        faults.add("P094", award.key_place("drop"), name=award.award)
    for criterion in award.criteria or ():
        if criterion.overrides:
            name = criterion_id(criterion)
            faults.add("P094", criterion.key_place("overrides"), name=name)


def criterion_id(criterion: CriterionSource) -> str:
    """Return the id under which an award knows a criterion."""
    if isinstance(criterion, UseCriterion):
        return criterion.criterion_id
    return criterion.id


def _merged(
    theirs: Mapping[str, R], own: Mapping[str, R], dropped: set[str], faults: Faults
) -> dict[str, R]:
    merged = {name: item for name, item in theirs.items() if name not in dropped}
    for name, item in own.items():
        _check_override(name, item, merged, faults)
        merged[name] = _plain(item)
    return merged


def _check_override(
    name: str, item: Replaceable | AwardSource, known: Container[str], faults: Faults
) -> None:
    is_known = name in known
    if is_known and not item.overrides:
        faults.add("P093", item.place, name=name)
    if item.overrides and not is_known:
        faults.add("P094", item.key_place("overrides"), name=name)


S = TypeVar("S", bound=Source)


def _plain(item: S) -> S:
    return item.model_copy(update={"overrides": False})


def _awards(
    parent: PackSource, child: PackSource, faults: Faults
) -> tuple[AwardSource, ...]:
    theirs = {award.award: award for award in parent.awards}
    place = child.place_of("awards_from_parent")
    listed: dict[str, AwardSource] = {}
    for name in child.awards_from_parent:
        if name in theirs:
            listed[name] = theirs[name]
        else:
            faults.unknown("P044", place, name, theirs)
    own = [_own_award(award, theirs, listed, faults) for award in child.awards]
    replaced = {award.award for award in own}
    kept = [award for name, award in listed.items() if name not in replaced]
    return (*kept, *own)


def _own_award(
    award: AwardSource,
    theirs: Mapping[str, AwardSource],
    listed: Mapping[str, AwardSource],
    faults: Faults,
) -> AwardSource:
    if award.award in listed and not award.overrides:
        return _amended(listed[award.award], award, faults)
    _check_override(award.award, award, theirs, faults)
    _check_new_award(_plain(award), faults)
    return _plain(award)


def _amended(theirs: AwardSource, own: AwardSource, faults: Faults) -> AwardSource:
    """Return the parent's award with a child's changes."""
    update: dict[str, Any] = {
        key: getattr(own, key)
        for key in (*_HEAD, "rank", "seats")
        if getattr(own, key) is not None
    }
    update["criteria"] = _criteria(theirs, own, faults)
    amended = theirs.model_copy(update=update)
    amended._marks = own._marks  # noqa: SLF001 - the amended award stands in the child
    return amended


def _criteria(
    theirs: AwardSource, own: AwardSource, faults: Faults
) -> tuple[CriterionSource, ...]:
    names = {criterion_id(criterion) for criterion in theirs.criteria or ()}
    for name in own.drop:
        if name not in names:
            faults.unknown("P095", own.place_of("drop"), name, names)
    kept = {name for name in names if name not in own.drop}
    new = [_checked(criterion, kept, faults) for criterion in own.criteria or ()]
    replaced = _by_id(new)
    merged: list[CriterionSource] = []
    for criterion in theirs.criteria or ():
        name = criterion_id(criterion)
        if name in kept:
            merged.extend(
                replaced.pop(name, [] if name in _by_id(new) else [criterion])
            )
    added = [c for c in new if criterion_id(c) in replaced]
    return (*merged, *added)


def _checked(
    criterion: CriterionSource, known: set[str], faults: Faults
) -> CriterionSource:
    name = criterion_id(criterion)
    if name in known and not criterion.overrides:
        faults.add("P093", criterion.place, name=name)
    if criterion.overrides and name not in known:
        faults.add("P094", criterion.key_place("overrides"), name=name)
    return _plain(criterion)


def _by_id(criteria: Iterable[CriterionSource]) -> dict[str, list[CriterionSource]]:
    found: dict[str, list[CriterionSource]] = {}
    for criterion in criteria:
        found.setdefault(criterion_id(criterion), []).append(criterion)
    return found
