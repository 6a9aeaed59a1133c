"""A text and what is known to the nearest known ones; the one door to rapidfuzz.

What is near is only ever proposed: nothing is matched by it.
"""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from thidua.intake.spelling import clean

_Key = TypeVar("_Key")
_LEAST = 80  # of 100
_LEAST_SHOWN = 60  # of 100: a hint may be farther off than a proposal


def near(
    text: str,
    known: Mapping[_Key, str],
    limit: int = 3,
    *,
    may_go_on: bool = False,
) -> tuple[_Key, ...]:
    """Return the keys of the known texts that are near a text, nearest first.

    Words may stand in another order; case, accents and punctuation do not count. Of
    equally near ones that which `known` names first comes first.

    Args:
        text: What somebody wrote.
        known: Texts as they are shown, by key.
        limit: At most so many keys are returned.
        may_go_on: Whether a text is near what its first words, if several, are.
    """
    return Nearby(known).near(text, limit, may_go_on=may_go_on)


class Nearby(Generic[_Key]):
    """Known texts of which many texts are compared with each."""

    def __init__(self, known: Mapping[_Key, str]) -> None:
        """Keep texts as they are shown, by key."""
        self._keys = tuple(known)
        self._texts = [plain(shown) for shown in known.values()]

    def near(
        self, text: str, limit: int = 3, *, may_go_on: bool = False
    ) -> tuple[_Key, ...]:
        """Return the keys of the texts near a text, as the function `near` does."""
        from rapidfuzz import fuzz, process

        asked = plain(text)
        scores: dict[int, float] = {}
        # The first compares words in any order, the second sees words run together.
        for scorer in (fuzz.token_sort_ratio, fuzz.ratio):
            for _, score, position in process.extract(
                asked, self._texts, scorer=scorer, score_cutoff=_LEAST, limit=None
            ):
                scores[position] = max(score, scores.get(position, 0))
        if may_go_on:
            for position, begun in enumerate(self._texts):
                if " " in begun and asked.startswith(f"{begun} "):
                    scores.setdefault(position, _LEAST)
        nearest = sorted(scores, key=lambda position: (-scores[position], position))
        return tuple(self._keys[position] for position in nearest[:limit] if asked)


def nearest(text: str, known: Mapping[_Key, str]) -> _Key | None:
    """Return the key of the one known text a person is told of as the nearest.

    It may be farther off than what `near` proposes. Accents count as much as letters,
    so that of texts alike without them the one written alike comes first.
    """
    from rapidfuzz import fuzz

    asked, keys = plain(text), tuple(known)
    if not asked:
        return None
    texts = [plain(shown) for shown in known.values()]
    bare = _scores(asked, texts, fuzz.ratio)
    in_order = _scores(asked, texts, fuzz.token_sort_ratio)
    cased = [_cased(shown) for shown in known.values()]
    written = _scores(_cased(text), cased, fuzz.ratio)
    letters = list(map(max, bare, in_order))
    positions = range(len(keys))
    fits = [n for n in positions if max(letters[n], written[n]) >= _LEAST_SHOWN]
    found = min(fits, key=lambda n: (-letters[n] - written[n], n), default=None)
    return None if found is None else keys[found]


def _scores(
    text: str, texts: Sequence[str], scorer: Callable[..., float]
) -> list[float]:
    return [scorer(text, other) for other in texts]


def _cased(text: str) -> str:
    return clean(text).casefold()


@lru_cache(maxsize=1 << 16)
def plain(text: str) -> str:
    """Return letters and digits without accents or case, words apart by one space."""
    marks = unicodedata.normalize("NFD", clean(text).casefold().replace("đ", "d"))
    bare = (mark for mark in marks if not unicodedata.combining(mark))
    return " ".join("".join(m if m.isalnum() else " " for m in bare).split())
