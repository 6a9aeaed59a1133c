"""Many portraits to the pairs that are alike, without comparing each with each."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import TypeAlias, TypeVar

from thidua.intake.linking.portraits import Likeness, Portrait, likeness, swapped_key
from thidua.intake.linking.spellings import is_slip

_FEW = 12  # so many are compared each with each
_SOME = 10  # so many too, where their names are nearly one
_NEXT = 3  # of more, each is compared with so many that follow it

T = TypeVar("T")
Words: TypeAlias = tuple[str, ...]
Found: TypeAlias = tuple[Likeness, Portrait, Portrait]


def lookalikes(portraits: Iterable[Portrait]) -> list[Found]:
    """Return the nominees of one table that are alike, in order of their keys.

    The smaller key of each pair stands first.
    """
    ordered = sorted(portraits, key=lambda portrait: portrait.key)
    found: dict[tuple[str, str], Found] = {}
    for one, other in _candidates(ordered):
        if one.key > other.key:
            one, other = other, one  # noqa: PLW2901 - the smaller key first
        how = likeness(one, other)
        if how is not None:
            found[one.key, other.key] = (how, one, other)
    return [found[keys] for keys in sorted(found)]


def _candidates(portraits: Sequence[Portrait]) -> Iterator[tuple[Portrait, Portrait]]:
    """Yield pairs that share enough to be worth comparing."""
    for members in blocks([p for p in portraits if p.ids], lambda p: p.ids):
        yield from neighbours(members, lambda portrait: portrait.key)
    for members in blocks(portraits, _swapped):
        yield from neighbours(members, lambda portrait: str(portrait.born))
    for members in blocks(portraits, lambda p: () if p.born is None else (p.born,)):
        yield from near_pairs(members, lambda portrait: portrait.words, str)
    for members in blocks(portraits, lambda p: (p.unit,) if p.unit else ()):
        yield from _in_unit(members)


def _in_unit(members: Sequence[Portrait]) -> Iterator[tuple[Portrait, Portrait]]:
    """Yield pairs of one unit; near names where a birth date does not part them."""
    if all(isinstance(member.born, date) for member in members):
        for block in blocks(members, lambda p: (p.words,)):
            yield from neighbours(block, lambda p: str(p.born))
        for block in blocks(members, _swapped_date):
            yield from neighbours(block, lambda p: p.key)
    else:
        yield from near_pairs(members, lambda p: p.words, lambda p: str(p.born))


def _swapped(portrait: Portrait) -> tuple[Hashable, ...]:
    key = swapped_key(portrait.born)
    return () if key is None else ((portrait.words, key),)


def _swapped_date(portrait: Portrait) -> tuple[Hashable, ...]:
    key = swapped_key(portrait.born)
    return () if key is None else (key,)


def blocks(
    items: Iterable[T], keys: Callable[[T], Iterable[Hashable]]
) -> Iterator[list[T]]:
    """Yield the items that share a key, where there are several."""
    by_key: dict[Hashable, list[T]] = {}
    for item in items:
        for key in keys(item):
            by_key.setdefault(key, []).append(item)
    yield from (members for members in by_key.values() if len(members) > 1)


def neighbours(
    members: Sequence[T], order: Callable[[T], str], few: int = _SOME
) -> Iterator[tuple[T, T]]:
    """Yield every pair of a few; of many, each with those next to it in order."""
    if len(members) <= few:
        yield from combinations(members, 2)
        return
    ordered = sorted(members, key=order)
    for position, one in enumerate(ordered):
        for other in ordered[position + 1 : position + 1 + _NEXT]:
            yield one, other


def near_pairs(
    members: Sequence[T], words: Callable[[T], Words], order: Callable[[T], str]
) -> Iterator[tuple[T, T]]:
    """Yield pairs whose names are equal but for one word; each of a few with each."""
    if len(members) <= _FEW:
        named = [(words(member), member) for member in members]
        for (one, left), (other, right) in combinations(named, 2):
            if one[:1] == other[:1] or one[-1:] == other[-1:] or _is_run_on(one, other):
                yield left, right
        return
    by_name: dict[Words, list[T]] = {}
    for member in members:
        by_name.setdefault(words(member), []).append(member)
    for equal in by_name.values():
        yield from neighbours(equal, order)
    for one, other in _near_names(by_name):
        for left in by_name[one][:_NEXT]:
            yield from ((left, right) for right in by_name[other][:_NEXT])


def _is_run_on(one: Words, other: Words) -> bool:
    """Tell whether names of one word stand against each other, or parts run together.

    A slip is in one word; of two words or more, the first or the last are then equal.
    """
    return len(one) == 1 or len(other) == 1


def _near_names(names: Iterable[Words]) -> Iterator[tuple[Words, Words]]:
    """Yield names that differ in one word, by a slip or by its being left out."""
    rests: dict[Words, list[tuple[str, Words]]] = {}
    joined: dict[str, list[Words]] = {}
    for name in names:
        joined.setdefault("".join(name), []).append(name)
        for position, word in enumerate(name):
            rest = (*name[:position], "", *name[position + 1 :])
            rests.setdefault(rest, []).append((word, name))
    for equal in joined.values():
        yield from combinations(equal[:_NEXT], 2)
    for rest, lacking in rests.items():
        short = tuple(word for word in rest if word)
        if len(short) > 1 and short in joined.get("".join(short), ()):
            yield from ((short, name) for _, name in lacking[:_SOME])
        if len(lacking) > 1:
            yield from _by_word(lacking)


def _by_word(named: Sequence[tuple[str, Words]]) -> Iterator[tuple[Words, Words]]:
    """Yield names whose one differing word is a slip away."""
    if len(named) <= _FEW:
        pairs: Iterable[tuple[tuple[str, Words], tuple[str, Words]]]
        pairs = combinations(named, 2)
    else:
        pairs = (
            pair
            for block in blocks(named, lambda each: _with_letters_left_out(each[0]))
            for pair in neighbours(block, lambda each: each[0])
        )
    for (one, left), (other, right) in pairs:
        if is_slip(one, other):
            yield left, right


def _with_letters_left_out(word: str) -> set[str]:
    """Return a word and all it becomes without one letter; slips share one of them."""
    return {word, *(word[:n] + word[n + 1 :] for n in range(len(word)))}
