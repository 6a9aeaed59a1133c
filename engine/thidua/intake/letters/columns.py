"""The cells of one column to what is strange about their text, all at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from thidua.intake.grid import RawCell
from thidua.intake.letters.convert import OLD, may_be_old, old_word
from thidua.intake.letters.damage import MISREAD, is_lost, unscrambled
from thidua.intake.letters.vietnamese import words
from thidua.intake.spelling import NOTHING_TIDIED, Tidied, tidied
from thidua.model.mapping import Letters

_CERTAIN = 3  # plain signs of an old encoding that settle it, however few
_ENOUGH = 2
_LEAST_SHARE = 4  # one word in so many must read in the old encoding only
_ALSO_FRENCH = frozenset("ïëé")  # French has these behind vowels, as VNI has
_LAST_SIGN = "\u00ff"


@dataclass(frozen=True, slots=True)
class ColumnText:
    """What is strange about a column's text; positions are those of the cells given.

    `letters` are the old encodings the column may be in, the nearest first, `old` the
    cells that read in the first of them only, and `unicode` counts the cells that hold
    a letter no old encoding shows.
    """

    letters: tuple[Letters, ...] = ()
    old: tuple[int, ...] = ()
    unicode: int = 0
    lost: tuple[int, ...] = ()
    scrambled: tuple[int, ...] = ()
    tidied: Tidied = NOTHING_TIDIED


def inspect_text(cells: Sequence[RawCell], font: Letters | None = None) -> ColumnText:
    """Return what is strange about the texts of a column, before they are cleaned.

    Args:
        cells: The column below its heading, converted where somebody asked for it.
        font: The encoding of the font that its cells are shown in, if an old one.
    """
    texts = [cell for cell in cells if isinstance(cell, str)]
    whole = "\n".join(texts)
    letters = () if whole.isascii() else _letters(texts, whole, font)
    has_marks = "?" in whole or "\ufffd" in whole
    is_scrambled = not whole.isascii() and MISREAD.search(whole) is not None
    found = ColumnText(
        lost=_where(cells, is_lost) if has_marks else (),
        scrambled=_where(cells, _is_scrambled) if is_scrambled else (),
        tidied=NOTHING_TIDIED if letters else tidied(texts),
    )
    return _in_old_letters(found, cells, letters) if letters else found


def suspect(cells: Sequence[RawCell]) -> Letters | None:
    """Return the old encoding that a column seems to be in, None for Unicode."""
    letters = inspect_text(cells).letters
    return letters[0] if letters else None


def _in_old_letters(
    found: ColumnText, cells: Sequence[RawCell], letters: tuple[Letters, ...]
) -> ColumnText:
    """Add the cells in the old encoding, and how many are not in it."""

    def is_old(text: str) -> bool:
        return may_be_old(text) and any(old_word(w, letters[0]) for w in words(text))

    newer = sum(isinstance(cell, str) and _is_unicode(cell) for cell in cells)
    return replace(found, letters=letters, old=_where(cells, is_old), unicode=newer)


def _distinct(whole: str) -> set[str]:
    """Return the different words of a column, which are few."""
    return {word for part in {*whole.split()} for word in words(part)}


def _is_unicode(text: str) -> bool:
    """Tell whether a text has a letter that no old encoding shows."""
    return any(word > _LAST_SIGN for word in map(max, words(text)))


def _is_scrambled(text: str) -> bool:
    return unscrambled(text) is not None


def _where(cells: Sequence[RawCell], is_so: Callable[[str], bool]) -> tuple[int, ...]:
    """Return the positions of the texts of which something is so."""
    return tuple(
        position
        for position, cell in enumerate(cells)
        if isinstance(cell, str) and is_so(cell)
    )


def _letters(
    texts: Sequence[str], whole: str, font: Letters | None
) -> tuple[Letters, ...]:
    """Return the encodings in which enough words read that do not read as they are.

    A cell with a letter that no old font shows says nothing for an old encoding.
    """
    found = _distinct("\n".join(filter(may_be_old, texts)))
    of_words = len(_distinct(whole))
    strengths = {
        letters: _strength([w for w in found if old_word(w, letters)], of_words, font)
        for letters in OLD
    }
    likely = [letters for letters, strength in strengths.items() if strength]
    return tuple(sorted(likely, key=lambda letters: (-strengths[letters], letters)))


def _strength(old: Sequence[str], of_words: int, font: Letters | None) -> int:
    """Return how much speaks for an old encoding; zero when it is not enough."""
    plain = sum(1 for word in old if not _ALSO_FRENCH.intersection(word.casefold()))
    strength = len(old) + plain
    is_shared = len(old) * _LEAST_SHARE >= of_words
    is_enough = strength >= _ENOUGH and (is_shared or plain >= _CERTAIN)
    return strength if is_enough or (old and font is not None) else 0
