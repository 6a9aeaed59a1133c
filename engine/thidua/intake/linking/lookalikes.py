"""Many portraits to the pairs that are alike, without comparing each with each."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import TypeAlias, TypeVar

from thidua.intake.linking.portraits import (
    Born,
    Likeness,
    Portrait,
    likeness,
    swapped_key,
)
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
    named = [(p, each) for p in portraits for each in p.ids]
    for members in _sharing([p for p, _ in named], [each for _, each in named]):
        yield from neighbours(members, lambda portrait: portrait.key)
    swapped = {born: swapped_key(born) for born in {p.born for p in portraits}}
    days = [swapped[p.born] for p in portraits]
    at = [n for n, day in enumerate(days) if day is not None]
    names = [(portraits[n].words, days[n]) for n in at]
    for members in _sharing([portraits[n] for n in at], names):
        yield from neighbours(members, lambda portrait: str(portrait.born))
    for members in _sharing(portraits, [p.born for p in portraits]):
        yield from near_pairs(members, lambda portrait: portrait.words, str)
    for members in _sharing(portraits, [p.unit or None for p in portraits]):
        yield from _in_unit(members, swapped)


def _in_unit(
    members: Sequence[Portrait], swapped: Mapping[Born, Hashable]
) -> Iterator[tuple[Portrait, Portrait]]:
    """Yield pairs of one unit; near names where a birth date does not part them."""
    if all(isinstance(member.born, date) for member in members):
        for block in _sharing(members, [p.words for p in members]):
            yield from neighbours(block, lambda p: str(p.born))
        for block in _sharing(members, [swapped[p.born] for p in members]):
            yield from neighbours(block, lambda p: p.key)
    else:
        yield from near_pairs(members, lambda p: p.words, lambda p: str(p.born))


def _sharing(items: Sequence[T], keys: Sequence[Hashable]) -> Iterator[list[T]]:
    """Yield the items that share a key, where there are several; None is no key."""
    counts = Counter(keys)
    by_key: dict[Hashable, list[T]] = {}
    for item, key in zip(items, keys, strict=True):
        if counts[key] > 1 and key is not None:
            by_key.setdefault(key, []).append(item)
    yield from by_key.values()


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
        yield from _of_few([(words(member), member) for member in members])
        return
    by_name: dict[Words, list[T]] = {}
    for member in members:
        by_name.setdefault(words(member), []).append(member)
    for equal in by_name.values():
        yield from neighbours(equal, order)
    for one, other in _near_names(by_name):
        for left in by_name[one][:_NEXT]:
            yield from ((left, right) for right in by_name[other][:_NEXT])


def _of_few(named: Sequence[tuple[Words, T]]) -> Iterator[tuple[T, T]]:
    """Yield pairs of a few whose names may be near, by a quick look at their ends.

    A slip is in one word: of two words or more, the first or the last are then equal;
    one word may be all of another name, run together.
    """
    ends = [(name[:1], name[-1:], len(name) == 1, each) for name, each in named]
    for one, other in combinations(ends, 2):
        if one[0] == other[0] or one[1] == other[1] or one[2] or other[2]:
            yield one[3], other[3]


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
