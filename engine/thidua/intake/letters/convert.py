"""Text in letters from before Unicode to Unicode, once somebody asked for it."""

import re
from collections.abc import Mapping

from thidua.intake.letters.tables import TCVN3, VNI
from thidua.intake.letters.vietnamese import is_syllable, reading, words
from thidua.model.mapping import Letters

_TABLES: Mapping[Letters, Mapping[str, str]] = {Letters.TCVN3: TCVN3, Letters.VNI: VNI}
OLD = tuple(_TABLES)
"""The encodings from before Unicode."""
_SIGNS = {
    letters: re.compile("|".join(sorted(table, key=len, reverse=True)))
    for letters, table in _TABLES.items()
}
_LAST_SIGN = "\u00ff"
_KNOWN_BEYOND = frozenset("“”‘’„–—…•\u200b\ufeff")
_ETH = str.maketrans("", "", "Ðð")  # often for D with stroke, in abbreviations too
_CAPITALS = re.compile("[A-Z]{2}")
_SMALL = re.compile("[a-z]")


def transliterate(text: str, letters: Letters) -> str:
    """Return a text with every sign of an old encoding as the letter it stands for."""
    table = _TABLES[letters]
    new = _SIGNS[letters].sub(lambda sign: table[sign.group()], text)
    is_capital = _CAPITALS.search(text) and not _SMALL.search(text)
    return new.upper() if is_capital and letters is Letters.TCVN3 else new


def convert(text: str, letters: Letters) -> str:
    """Return a cell's text, not yet cleaned, in Unicode; one that is so already stays.

    A column may mix both. A cell stays that holds a letter the old encoding does not
    show, or that reads better as it is. Capitals of TCVN3 stand in the font and not in
    the text, so a word may come out small.
    """
    if letters not in OLD or text.isascii() or not may_be_old(text):
        return text
    new = transliterate(text, letters)
    return text if reading(words(text)) > reading(words(new)) else new


def may_be_old(text: str) -> bool:
    """Tell whether an old font could show a text."""
    return all(letter <= _LAST_SIGN or letter in _KNOWN_BEYOND for letter in text)


def old_word(word: str, letters: Letters) -> bool:
    """Tell whether a word reads as Vietnamese in an old encoding, and only there."""
    if word.translate(_ETH).isascii() or not may_be_old(word) or is_syllable(word):
        return False
    new = transliterate(word, letters)
    return len(new) > 1 and not new.isascii() and is_syllable(new)


def readings(heading: str) -> tuple[tuple[Letters, str], ...]:
    """Return what a heading may say in each old encoding, the likelier first.

    Empty for ASCII and for what no old font shows. Who finds a reading among known
    headings proposes it; a reading proves nothing by itself.
    """
    found = [(letters, convert(heading, letters)) for letters in OLD]
    likelier = sorted(found, key=lambda each: -reading(words(each[1])))
    return tuple(each for each in likelier if each[1] != heading)
