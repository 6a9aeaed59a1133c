"""Many texts to the pairs that are one slip apart, without comparing each with each.

Of two texts a slip apart, the first half of both is the same, or the last.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from thidua.intake.linking.spellings import is_slip

_FEW = 6  # so many are compared each with each
_SHORT = 8  # letters of which each is left out in turn, instead of halving on
_IN_SLIP = 2  # letters that a slip may take
_MOST = 40  # of more that cannot be told apart, each is compared with the next alone


def slip_pairs(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of texts one slip apart, with the same digits in one order.

    The smaller text stands first in a pair; a pair may come more than once.
    """
    by_digits: dict[str, list[str]] = {}
    for text in sorted(set(texts)):
        digits = "" if text.isalpha() else "".join(filter(str.isdigit, text))
        by_digits.setdefault(digits, []).append(text)
    for alike in by_digits.values():
        if len(alike) > 1:
            for one, other in _pairs([(text, text) for text in alike]):
                yield (one, other) if one < other else (other, one)


_Left = tuple[str, str]
"""What is left of a text that is yet to be compared, and the text."""


def _pairs(lefts: Sequence[_Left]) -> Iterator[tuple[str, str]]:
    """Yield pairs of texts of which what is left is one slip apart."""
    if len(lefts) <= _FEW:
        yield from _compared(combinations(lefts, 2))
        return
    short = [each for each in lefts if len(each[0]) <= _SHORT]
    if short:
        yield from _pairs_of_short(short)
    for block in _halves(lefts):
        yield from _pairs(block)


def _compared(pairs: Iterable[tuple[_Left, _Left]]) -> Iterator[tuple[str, str]]:
    for (left, one), (right, other) in pairs:
        if is_slip(left, right):
            yield one, other


def _halves(lefts: Collection[_Left]) -> Iterator[list[_Left]]:
    """Yield the texts that share a half, with what is left of each without it.

    A text one letter longer than another has a half of the other's length as well.
    """
    starts: dict[str, list[_Left]] = {}
    ends: dict[str, list[_Left]] = {}
    for each in lefts:
        left = each[0]
        size = len(left) - _IN_SLIP
        if len(left) < _SHORT:
            continue
        for half in (size // 2,) if size % 2 else (size // 2, size // 2 - 1):
            starts.setdefault(left[:half], []).append(each)
            ends.setdefault(left[-half:], []).append(each)
    for start, block in starts.items():
        if len(block) > 1:
            yield [(left[len(start) :], text) for left, text in block]
    for end, block in ends.items():
        if len(block) > 1:
            yield [(left[: -len(end)], text) for left, text in block]


def _pairs_of_short(lefts: Sequence[_Left]) -> Iterator[tuple[str, str]]:
    """Yield pairs of which what is left becomes one without one letter of each."""
    blocks: dict[str, list[_Left]] = {}
    for left, text in lefts:
        for short in {left, *(left[:n] + left[n + 1 :] for n in range(len(left)))}:
            blocks.setdefault(short, []).append((left, text))
    for block in blocks.values():
        some = combinations(block, 2) if len(block) <= _MOST else pairwise(block)
        yield from _compared(some)
