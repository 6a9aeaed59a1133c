"""Who and what a link can mean: codes and names, folded, to keys."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from thidua.intake.linking.spellings import (
    code_shape,
    person_name,
    person_words,
    slips_of,
)
from thidua.intake.near import Nearby
from thidua.intake.spelling import clean, fold

_MOST_NEAR = 25
_MOST_COMPARED = 2000  # a longer list is searched for slips only
_MOST_ASKED = 3

Index: TypeAlias = dict[str, set[str]]


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
    """Codes and names of units, or of nominees, with the keys they stand for.

    `words` gives the words by which names are near each other; `names_people` lets a
    link say a person's title that the list leaves out, or leave out one it says.
    """

    words: Callable[[str], tuple[str, ...]] = person_words
    names_people: bool = True
    codes: Index = field(default_factory=dict)
    names: Index = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    _to_enter: list[tuple[str, Iterable[str], Iterable[str]]] = field(
        default_factory=list
    )
    _plain: Index = field(default_factory=dict)
    _loose: "_Loose | None" = None
    _names_near: Nearby[str] | None = None
    _shown_near: Nearby[str] | None = None
    _near: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _far: dict[str, frozenset[str]] = field(default_factory=dict)
    _nearest: dict[str, str] = field(default_factory=dict)

    def add(self, key: str, codes: Iterable[str], names: Iterable[str]) -> None:
        """Enter one thing under its codes and names, once something is looked up."""
        self._to_enter.append((key, codes, names))

    def _enter(self) -> None:
        """Enter what was added: a batch of one table looks nothing up."""
        for key, codes, names in self._to_enter:
            for index, texts in ((self.codes, codes), (self.names, names)):
                for text in texts:
                    self._enter_text(index, key, text)
        self._to_enter.clear()
        self._loose = self._names_near = self._shown_near = None
        self._plain.clear()

    def _enter_text(self, index: Index, key: str, text: str) -> None:
        folded = fold(text)
        if folded:
            index.setdefault(folded, set()).add(key)
            shown = clean(text)
            if shown < self.shown.get(folded, f"{shown} "):
                self.shown[folded] = shown

    def find(self, texts: Sequence[str], among: frozenset[str] | None = None) -> Match:
        """Return what texts mean that stand for one thing, such as code and name.

        All must agree. `among` narrows the answer, as a unit does for a common name.
        """
        found = [self.exact(text) for text in texts]
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
            if text not in self._nearest:
                self._nearest[text] = self._nearest_shown(text)
            if self._nearest[text]:
                return self._nearest[text]
        return "–"

    def proposals(self, text: str) -> tuple[str, ...]:
        """Return the keys a text may be another spelling of, to be asked about.

        None where the text is exactly a code or a name, or where too many are near.
        """
        if text not in self._near:
            found = set() if self.exact(text) else self._loosely().spelled(text)
            keys = tuple(sorted(found))
            self._near[text] = keys if len(keys) <= _MOST_ASKED else ()
        return self._near[text]

    def exact(self, text: str) -> set[str]:
        """Return the keys with this code, else those with this name."""
        if self._to_enter:
            self._enter()
        folded = fold(text)
        found = self.codes.get(folded) or self.names.get(folded)
        if found or not self.names_people:
            return found or set()
        if not self._plain:
            self._enter_plain_names()
        return self._plain.get(person_name(text)) or set()

    def _enter_plain_names(self) -> None:
        """Enter the names of people without the titles before them."""
        for folded, keys in self.names.items():
            self._plain.setdefault(person_name(folded), set()).update(keys)

    def _loosely(self) -> "_Loose":
        if self._to_enter:
            self._enter()
        if self._loose is None:
            self._loose = _Loose(self.codes, self.names, self.words)
        return self._loose

    def _similar(self, text: str) -> frozenset[str]:
        """Return the keys that a slip of the pen may have meant.

        That is a code one slip away, a name without its accents, or a near name. Where
        very many names are near, the text says too little to name anybody.
        """
        if text not in self._far:
            loose = self._loosely()
            found = loose.spelled(text) | loose.slipped_code(text)
            names = self._near_names(text)
            found |= names if len(names) < _MOST_NEAR else set()
            self._far[text] = frozenset(found)
        return self._far[text]

    def _near_names(self, text: str) -> set[str]:
        if len(self.names) > _MOST_COMPARED:
            return set()
        if self._names_near is None:
            self._names_near = Nearby({name: name for name in self.names})
        folded = self._names_near.near(text, _MOST_NEAR)
        return {key for name in folded for key in self.names[name]}

    def _nearest_shown(self, text: str) -> str:
        """Return the nearest code or name as the list shows it, or nothing."""
        if self._to_enter:
            self._enter()
        if len(self.shown) <= _MOST_COMPARED:
            if self._shown_near is None:
                self._shown_near = Nearby(self.shown)
            found = self._shown_near.near(text, 1)
            if found:
                return self.shown[found[0]]
        loose = self._loosely()
        keys = loose.spelled(text) | loose.slipped_code(text)
        return min(keys) if keys else ""


class _Loose:
    """Codes by shape and names by bare words, to find what is nearly a text."""

    def __init__(
        self, codes: Index, names: Index, words: Callable[[str], tuple[str, ...]]
    ) -> None:
        self._codes, self._words = codes, words
        self._shapes: Index = {}
        self._bare: Index = {}
        for code, keys in codes.items():
            self._shapes.setdefault(code_shape(code), set()).update(keys)
        for name, keys in names.items():
            self._bare.setdefault("".join(words(name)), set()).update(keys)
        letters = set().union(*self._bare)
        self._letters = "".join(sorted(filter(str.isalpha, letters)))
        self._signs = "".join(sorted(set().union(*codes)))
        self._spelled: dict[str, set[str]] = {}
        self._slipped: dict[str, set[str]] = {}

    def spelled(self, text: str) -> set[str]:
        """Return keys of codes of one shape, and of names a slip or accents away."""
        if text not in self._spelled:
            self._spelled[text] = self._spelled_so(text)
        return self._spelled[text]

    def _spelled_so(self, text: str) -> set[str]:
        bare = "".join(self._words(text))
        found = set(self._shapes.get(code_shape(text), ()))
        if not bare:
            return found
        found |= self._bare.get(bare, set())
        near_names = (slips_of(bare, self._letters) & self._bare.keys()) - {bare}
        digits = list(filter(str.isdigit, bare))
        alike = [n for n in near_names if list(filter(str.isdigit, n)) == digits]
        return found.union(*(self._bare[name] for name in alike))

    def slipped_code(self, text: str) -> set[str]:
        """Return keys of codes one slip away."""
        if text not in self._slipped:
            slipped = slips_of(fold(text), self._signs) & self._codes.keys()
            self._slipped[text] = set().union(*(self._codes[code] for code in slipped))
        return self._slipped[text]
