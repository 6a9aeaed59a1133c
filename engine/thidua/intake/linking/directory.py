"""Who and what a link can mean: codes and names, folded, to keys."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from thidua.intake.spelling import clean, fold, fold_name

_NEAR = 0.85
_MOST_NEAR = 25


@dataclass(frozen=True, slots=True)
class Match:
    """What a link's texts lead to.

    `key` is the one thing meant. Without it, `candidates` are those it could mean;
    `is_known` tells an ambiguous link from one that names nothing in the batch.
    """

    key: str | None
    candidates: tuple[str, ...] = ()
    is_known: bool = False


@dataclass(slots=True)
class Directory:
    """Codes and names of units, or of nominees, with the keys they stand for."""

    codes: dict[str, set[str]] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)

    def add(self, key: str, codes: Iterable[str], names: Iterable[str]) -> None:
        """Enter one thing under its codes and names."""
        for index, texts in ((self.codes, codes), (self.names, names)):
            for text in texts:
                folded = fold(text)
                if folded:
                    index.setdefault(folded, set()).add(key)
                    self.shown[folded] = min(
                        self.shown.get(folded, clean(text)), clean(text)
                    )

    def find(self, texts: Sequence[str], among: frozenset[str] | None = None) -> Match:
        """Return what texts mean that stand for one thing, such as code and name.

        All must agree. `among` narrows the answer, as a unit does for a common name.
        """
        found = [self._exact(text) for text in texts]
        meant = set.intersection(*found) if found else set()
        if among is not None:
            meant &= among
        if len(meant) == 1:
            return Match(next(iter(meant)), is_known=True)
        known = meant or set().union(*found)
        if known:
            return Match(None, tuple(sorted(known)), is_known=True)
        similar = {key for text in texts for key in self._similar(text)}
        return Match(None, tuple(sorted(similar)))

    def nearest(self, texts: Sequence[str]) -> str:
        """Return the nearest code or name, or a dash."""
        for text in texts:
            near = get_close_matches(fold(text), self.shown, n=1, cutoff=0.7)
            if near:
                return self.shown[near[0]]
        return "–"

    def _exact(self, text: str) -> set[str]:
        """Return the keys with this code, else those with this name."""
        folded = fold(text)
        return self.codes.get(folded) or self.names.get(folded) or set()

    def _similar(self, text: str) -> set[str]:
        """Return the keys that a slip of the pen may have meant.

        That is a code one slip away, a name without its accents, or a near name. Where
        very many names are near, the text says too little to name anybody.
        """
        folded, bare = fold(text), fold_name(text)
        codes = [code for code in self.codes if is_slip(folded, code)]
        near = get_close_matches(folded, self.names, n=_MOST_NEAR, cutoff=_NEAR)
        names = near if len(near) < _MOST_NEAR else []
        names += [name for name in self.names if bare and fold_name(name) == bare]
        found = [self.codes[code] for code in codes]
        return set().union(*found, *(self.names[name] for name in names))


def is_slip(one: str, other: str) -> bool:
    """Tell whether two texts differ by one letter, or by two that changed places."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    is_swapped = len(left) == 2 and left == right[::-1]  # noqa: PLR2004
    return max(len(left), len(right)) <= 1 or is_swapped
