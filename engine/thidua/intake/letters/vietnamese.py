"""Words of a text, and whether a word has the shape of a Vietnamese syllable.

A syllable is an onset, a rhyme and one tone; a rhyme that ends in a stop takes the
acute or the dot below only. The lists hold every onset and rhyme of the language, so
that correct words are always recognised; a few shapes that no word has pass as well.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[^\x00-/:-@\[-`{-\x7f\s“”‘’„–—…•]+")
_DIGIT = re.compile("[0-9]")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_OF_STOPS = frozenset("\u0301\u0323")
_STOPS = ("c", "ch", "p", "t")
_ETH = str.maketrans("Ðð", "Đđ")

ONSETS = (
    *("", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n"),
    *("ng", "ngh", "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"),
)
_LISTED = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt"
    " âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu"
    " i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu"
    " o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe"
    " oem oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt"
    " ơ ơi ơm ơn ơp ơt u ua ui um un ung up ut uc uân uâng uât uây"
    " uê uên uêch uênh uêt uôc uôi uôm uôn uông uôt uơ uơn uơt uy uya uych uynh uyt uyu"
    " uyp uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu"
    " y yêm yên yêng yêt yêu ym yn ynh yt ych"
)
RHYMES = tuple(_LISTED.split())
_ONSETS = frozenset(ONSETS)
_RHYMES = frozenset(RHYMES)
_AFTER_G = frozenset(rhyme for rhyme in RHYMES if rhyme.startswith("i"))
_LONGEST_ONSET = 3
_LONGEST = 8


def words(text: str) -> list[str]:
    """Return the words of a text that are not all ASCII; none with a digit is one."""
    found = (word for word in _WORD.findall(text) if not word.isascii())
    return [word for word in found if not _DIGIT.search(word)]


@lru_cache(maxsize=1 << 16)
def is_syllable(word: str) -> bool:
    """Tell whether a word is spelled like a Vietnamese syllable, in any case."""
    if len(word) > 2 * _LONGEST:
        return False
    parts = unicodedata.normalize("NFD", word.translate(_ETH).casefold())
    tones = [part for part in parts if part in _TONES]
    bare = unicodedata.normalize("NFC", "".join(p for p in parts if p not in _TONES))
    if len(tones) > 1 or len(bare) > _LONGEST:
        return False
    is_free = not bare.endswith(_STOPS) or not tones or tones[0] in _OF_STOPS
    return is_free and _is_shaped(bare)


def _is_shaped(bare: str) -> bool:
    """Tell whether letters without a tone are an onset and a rhyme."""
    return bare.removeprefix("g") in _AFTER_G or any(
        bare[:cut] in _ONSETS and bare[cut:] in _RHYMES
        for cut in range(min(_LONGEST_ONSET, len(bare)) + 1)
    )


def reading(found: Iterable[str]) -> int:
    """Count the words of two letters or more that read as Vietnamese."""
    return sum(1 for word in found if len(word) > 1 and is_syllable(word))
