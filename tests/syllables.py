"""Every Vietnamese syllable that spelling allows, and texts made of them."""

import unicodedata

from hypothesis import strategies as st

from thidua.intake.letters.vietnamese import ONSETS, RHYMES

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
STOPS = ("c", "ch", "p", "t")
VOWELS = "aăâeêioôơuưy"


def toned(rhyme: str, tone: str) -> str:
    """Return a rhyme with a tone on the vowel that carries it, more or less."""
    marked = [n for n, letter in enumerate(rhyme) if letter in "ăâêôơư"]
    vowels = [n for n, letter in enumerate(rhyme) if letter in VOWELS]
    place = marked[-1] if marked else vowels[len(vowels) // 2]
    return unicodedata.normalize("NFC", rhyme[: place + 1] + tone + rhyme[place + 1 :])


def onsets_for(rhyme: str) -> list[str]:
    """Return the onsets that spelling allows before a rhyme."""
    front = rhyme[0] in "eêiy"
    return [
        onset
        for onset in ONSETS
        if not (onset in {"k", "gh", "ngh"} and not front)
        and not (onset in {"c", "g", "ng"} and front)
        and not (onset == "qu" and rhyme[0] in "uưoô")
        and not (onset == "gi" and rhyme[0] == "i")
    ]


SYLLABLES = sorted(
    onset + toned(rhyme, tone)
    for rhyme in RHYMES
    for tone in (("\u0301", "\u0323") if rhyme.endswith(STOPS) else TONES)
    for onset in onsets_for(rhyme)
)

WORDS = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=6)
CELLS = st.lists(WORDS.map(" ".join), min_size=1, max_size=8)
