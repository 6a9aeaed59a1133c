"""Yes and no, enum values and sets of them: exact spellings of the vocabulary only."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from thidua.intake.cells.numbers import shown
from thidua.intake.codes import Code
from thidua.intake.grid import Listed, RawCell, Unreadable
from thidua.intake.near import nearest
from thidua.intake.spelling import clean, clean_lines, fold, fold_name
from thidua.model.pack import Award
from thidua.model.vocabulary import AWARD_ENUM, Vocabulary
from thidua.texts.intake_words import (
    NO_SYMBOLS,
    NO_WORDS,
    YES_SYMBOLS,
    YES_WORDS,
)
from thidua.texts.localized import LocalizedText

_YES = frozenset(map(fold, (*YES_WORDS, *YES_SYMBOLS)))
_NO = frozenset(map(fold, (*NO_WORDS, *NO_SYMBOLS)))
_MOST_COMMAS = 12
_KIND = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class Spellings:
    """Every folded spelling of an enum's values, with the ids it can mean."""

    ids: Mapping[str, frozenset[str]]
    shown: Mapping[str, str]  # folded spelling: as the vocabulary writes it
    titles: tuple[LocalizedText, ...] = ()  # of the values, in their order

    def find(self, text: str) -> frozenset[str]:
        """Return the ids a text can mean."""
        return self.ids.get(fold(text), frozenset())

    def nearest(self, text: str) -> str:
        """Return the nearest known spelling, or nothing.

        One that differs by its accents alone is nearer than any other.
        """
        bare = fold_name(text)
        alike = [key for key in self.shown if bare and fold_name(key) == bare]
        if len({self.ids[key] for key in alike}) == 1:
            return self.shown[alike[0]]
        near = nearest(text, self.shown)
        return "" if near is None else self.shown[near]


def spellings(
    vocabulary: Vocabulary, awards: Mapping[str, Award]
) -> dict[str, Spellings]:
    """Return the spellings of every enum; awards of the pack count as known."""
    named: dict[str, list[tuple[str, str]]] = {
        enum.id: [
            (value.id, spelling)
            for value in enum.values
            for spelling in (value.id, value.title.vi, value.title.en, *value.also)
        ]
        for enum in vocabulary.enums.values()
    }
    titles = {
        enum.id: tuple(value.title for value in enum.values)
        for enum in vocabulary.enums.values()
    }
    own = tuple(award.title for award in awards.values())
    titles[AWARD_ENUM] = tuple(dict.fromkeys((*titles.get(AWARD_ENUM, ()), *own)))
    named.setdefault(AWARD_ENUM, []).extend(
        (award.id, spelling)
        for award in awards.values()
        for spelling in (award.id, award.title.vi, award.title.en)
    )
    known = {enum: _spellings(pairs, titles[enum]) for enum, pairs in named.items()}
    for nominee in {award.nominee for award in awards.values()}:
        known[_asked_of(nominee)] = _awards_of(nominee, awards, known[AWARD_ENUM])
    return known


def for_nominees(
    known: Mapping[str, Spellings], nominee: str
) -> Mapping[str, Spellings]:
    """Return spellings by which rows of one type of nominee are put forward.

    There only awards of the pack count, and the nominee tells which of those that are
    alike but for a kind in brackets is meant.
    """
    own = known.get(_asked_of(nominee))
    return known if own is None else {**known, AWARD_ENUM: own}


def _asked_of(nominee: str) -> str:
    """Return a key that no enum has."""
    return f"{AWARD_ENUM} {nominee}"


def _awards_of(
    nominee: str, awards: Mapping[str, Award], every: Spellings
) -> Spellings:
    """Return the spellings of the pack's awards, as rows of one nominee type mean them.

    Awards for other nominees are known, and never proposed.
    """
    own = [award for award in awards.values() if award.nominee == nominee]
    kept = {key: found & awards.keys() for key, found in every.ids.items()}
    ids = {key: found for key, found in kept.items() if found}
    short: dict[str, set[str]] = {}
    written: dict[str, str] = {}
    for award in own:
        for title in (award.title.vi, award.title.en):
            bare = _KIND.sub("", title)
            short.setdefault(fold(bare), set()).add(award.id)
            written.setdefault(fold(title), clean(title))
    for key, meant in short.items():
        if key not in ids and len(meant) == 1:
            ids[key] = frozenset(meant)
    return Spellings(ids, written, tuple(award.title for award in own))


def _spellings(
    pairs: Sequence[tuple[str, str]], titles: tuple[LocalizedText, ...]
) -> Spellings:
    """Return an enum's spellings; an id beats another value's title."""
    own = {fold(value): frozenset({value}) for value, _ in pairs}
    ids: dict[str, frozenset[str]] = {}
    written: dict[str, str] = {}
    for value, spelling in pairs:
        key = fold(spelling)
        ids[key] = ids.get(key, frozenset()) | {value}
        written.setdefault(key, clean(spelling))
    return Spellings(ids | own, written, titles)


def read_yes_no(cell: RawCell) -> bool | Unreadable:
    """Return yes or no; an empty cell is neither."""
    if isinstance(cell, bool):
        return cell
    text = fold(shown(cell)) if isinstance(cell, str | int | Decimal) else ""
    if text in _YES:
        return True
    if text in _NO:
        return False
    return Unreadable(Code.YES_NO_UNREADABLE, shown(cell))


def read_choice(cell: RawCell, known: Spellings) -> str | Unreadable:
    """Return the id of one enum value."""
    if isinstance(cell, Listed):
        return Unreadable(Code.CELL_SHAPE, str(len(cell.items)))
    text = shown(cell)
    found = known.find(text)
    if len(found) == 1:
        return next(iter(found))
    return Unreadable(Code.VALUE_AMBIGUOUS if found else Code.VALUE_UNKNOWN, text)


def read_choices(
    cell: RawCell, known: Spellings
) -> tuple[tuple[str, ...], tuple[Unreadable, ...]]:
    """Return the ids a cell lists, sorted, and the parts that are no value."""
    found: set[str] = set()
    faults: list[Unreadable] = []
    for part in pieces_of(cell, known):
        value = read_choice(part, known)
        if isinstance(value, Unreadable):
            faults.append(value)
        else:
            found.add(value)
    return tuple(sorted(found)), tuple(faults)


def pieces_of(cell: RawCell, known: Spellings) -> list[RawCell]:
    """Return the parts of a list: by line or semicolon, then by commas that fit."""
    if isinstance(cell, Listed):
        return list(cell.items)
    if not isinstance(cell, str):
        return [cell]
    if known.find(cell):
        return [cell]
    lines = clean_lines(cell).replace("\n", ";").replace("\r", ";").split(";")
    return [part for line in lines if line.strip() for part in _by_commas(line, known)]


def _by_commas(text: str, known: Spellings) -> list[RawCell]:
    """Split at commas where every piece is a value, since values may hold commas.

    Where no way of splitting fits, or more than one, the plain pieces are returned
    and those that are no value become faults.
    """
    pieces = text.split(",")
    if known.find(text) or len(pieces) == 1:
        return [text]
    if len(pieces) > _MOST_COMMAS:
        return [piece for piece in pieces if piece.strip()]
    ways = _ways(tuple(pieces), known)
    if len(ways) == 1:
        return list(ways[0])
    return [text] if ways else [piece for piece in pieces if piece.strip()]


def _ways(pieces: tuple[str, ...], known: Spellings) -> list[tuple[str, ...]]:
    """Return the ways to join neighbouring pieces so that each is a known value."""
    if not pieces:
        return [()]
    return [
        (head, *rest)
        for cut in range(1, len(pieces) + 1)
        if known.find(head := ",".join(pieces[:cut]))
        for rest in _ways(pieces[cut:], known)
    ]
