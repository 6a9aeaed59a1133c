"""Names and codes as people write them to keys for telling what may be one thing.

Nothing is matched by the loose keys here: what they bring together is asked about.
"""

import re
import unicodedata
from collections.abc import Collection
from functools import cache, lru_cache

from thidua.intake.spelling import fold
from thidua.texts.identity_words import HONORIFICS, UNIT_ABBREVIATIONS, UNIT_FORMS

_POINTS = str.maketrans(dict.fromkeys(".,:;()/-–_'\"", " "))
_LETTERS_TO = 0x1F00  # Latin letters with marks end before here
_LEAST_OF_NAME = 2
_DIGITS = re.compile(r"\d+")
_NO_DIGIT = re.compile(r"\D")
_IN_NUMBERS = re.compile(r"[\s.\-]")
_ID_LENGTHS = range(8, 13)  # nine digits or twelve, of which noughts were lost
_LEAST_OF_ID = 7


@cache
def _bare_letters() -> dict[int, str | None]:
    """Return what each letter with marks is without them, and no mark for a mark."""
    table: dict[int, str | None] = {}
    for code in range(0xC0, _LETTERS_TO):
        parts = unicodedata.normalize("NFD", chr(code))
        base = "".join(part for part in parts if not unicodedata.combining(part))
        if base != chr(code):
            table[code] = base.lower() or None
    stroke = dict.fromkeys(map(ord, "đĐÐð"), "d")
    return {**table, **stroke, **{ord(point): " " for point in ".,:;()/-–_'\""}}


def bare_words(text: str) -> tuple[str, ...]:
    """Return the words of a text without accents, case and punctuation."""
    words = text.split()
    bare = tuple(map(_bare_word, words))
    return bare if all(bare) and " " not in "".join(bare) else _resplit(bare)


def _resplit(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(" ".join(words).split())


@lru_cache(maxsize=1 << 14)
def _bare_word(word: str) -> str:
    return word.translate(_bare_letters()).lower().strip()


def person_words(text: str) -> tuple[str, ...]:
    """Return the bare words of a person's name, without titles glued before it."""
    words = bare_words(text)
    known = _honorifics(is_bare=True)
    return _without_titles(words, known) if words and words[0] in known[1] else words


def words_of(names: Collection[str], *, are_people: bool) -> dict[str, tuple[str, ...]]:
    """Return the bare words of many names by name, of people without titles."""
    bare = {word: _bare_word(word) for name in names for word in name.split()}
    known = _honorifics(is_bare=True)[1] if are_people else frozenset()
    odd = {word for word, each in bare.items() if not each or " " in each}
    words = {name: tuple(map(bare.__getitem__, name.split())) for name in names}
    for name, each in words.items():
        if not known.isdisjoint(each[:1]) or not odd.isdisjoint(name.split()):
            words[name] = person_words(name) if are_people else bare_words(name)
    return words


def person_name(text: str) -> str:
    """Return a person's name folded for comparing, without titles before it."""
    words = tuple(fold(text).translate(_POINTS).split())
    return " ".join(_without_titles(words, _honorifics(is_bare=False)))


@cache
def _honorifics(*, is_bare: bool) -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    """Return the titles as words, and the first words of all of them."""
    titles = frozenset(
        bare_words(title) if is_bare else tuple(fold(title).translate(_POINTS).split())
        for title in HONORIFICS
    )
    return titles, frozenset(words[0] for words in titles)


def _without_titles(
    words: tuple[str, ...],
    known: tuple[frozenset[tuple[str, ...]], frozenset[str]],
) -> tuple[str, ...]:
    """Take titles off as long as two words are left, which make a name."""
    titles, firsts = known
    while words and words[0] in firsts:
        sizes = range(min(3, len(words) - _LEAST_OF_NAME), 0, -1)
        size = next((size for size in sizes if words[:size] in titles), 0)
        if not size:
            break
        words = words[size:]
    return words


@lru_cache(maxsize=1 << 12)
def unit_words(text: str) -> tuple[str, ...]:
    """Return the bare words of a unit's name: written out, without its legal form."""
    written = bare_words(text)
    full = [word for part in written for word in _written_out().get(part, (part,))]
    shown = f" {' '.join(full)} "
    for form in UNIT_FORMS:
        shown = shown.replace(f" {' '.join(bare_words(form))} ", " ")
    return tuple(shown.split()) or tuple(full)


@cache
def _written_out() -> dict[str, tuple[str, ...]]:
    """Return the words each shortened word stands for."""
    return {
        "".join(bare_words(short)): bare_words(full)
        for short, full in UNIT_ABBREVIATIONS.items()
    }


def code_shape(text: str) -> str:
    """Return a code without case, spaces, points and leading noughts of its numbers."""
    joined = "".join(bare_words(text))
    return _DIGITS.sub(lambda digits: digits[0].lstrip("0") or "0", joined)


def national_id(text: str, *, is_declared: bool) -> str:
    """Return the digits of a national id without leading noughts, or nothing.

    `is_declared` tells a field that holds nothing else; a code is such an id only if
    it is digits alone, as many as an id has.
    """
    if is_declared:
        digits = text if text.isdecimal() else _NO_DIGIT.sub("", text)
    elif not text[:1].isdecimal():
        return ""
    else:
        digits = text if text.isdecimal() else _IN_NUMBERS.sub("", text)
        if not digits.isdecimal() or len(digits) not in _ID_LENGTHS:
            return ""
    digits = digits.lstrip("0")
    return digits if len(digits) >= _LEAST_OF_ID else ""


def is_slip(one: str, other: str) -> bool:
    """Tell whether two texts differ by one letter, or by two that changed places."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    is_swapped = len(left) == 2 and left == right[::-1]  # noqa: PLR2004
    return max(len(left), len(right)) <= 1 or is_swapped


def slips_of(text: str, letters: str) -> set[str]:
    """Return every text one slip away that is made of these letters."""
    cuts = [(text[:n], text[n:]) for n in range(len(text) + 1)]
    fewer = {left + right[1:] for left, right in cuts if right}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    other = {a + letter + b[1:] for a, b in cuts if b for letter in letters}
    more = {left + letter + right for left, right in cuts for letter in letters}
    return fewer | swapped | other | more
