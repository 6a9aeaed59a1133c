"""Text that was damaged before it was sent: letters lost, or UTF-8 read as cp1252."""

import re

from thidua.intake.letters.vietnamese import is_syllable, words

_CP1252 = {
    letter: place
    for place in range(0x80, 0xA0)
    for letter in (bytes([place]).decode("cp1252", "replace"), chr(place))
    if letter != "\ufffd"
}
_BYTES = str.maketrans({letter: chr(place) for letter, place in _CP1252.items()})
_TAILS = "".join(sorted({*map(chr, range(0x80, 0xC0)), *_CP1252}))
MISREAD = re.compile(f"[ÃÂÄÅÆá][{re.escape(_TAILS)}]")
"""How the first two bytes of a Vietnamese letter look when taken one by one."""

_ONSET = r"(?:ngh?|nh|n|th|tr|t|ch|c|kh|k|gh|gi|g|ph|p|qu|[bdhlmrsvx?])?"
_VOWEL = "aeiouyàáâãèéêìíòóôõùúý"
_LOST = re.compile(
    rf"{_ONSET}(?=[{_VOWEL}]*\?+[{_VOWEL}]*[{_VOWEL}hcgmnpt])"
    rf"[{_VOWEL}?]{{1,3}}(?:ng|nh|n|m|ch|c|p|t)?|\?[a-z]{{2,4}}",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[/=&@:]\S*\?|\?\S*[/=&@:]")
_EDGE = ".,;:!()[]\"'“”‘’"
_REPLACED = "\ufffd"


def is_lost(text: str) -> bool:
    """Tell whether letters of a text became question marks, for good.

    A question mark counts inside a word that could be a Vietnamese syllable, or before
    one; never behind a word, where it asks.
    """
    if _REPLACED in text:
        return True
    return "?" in text and any(
        _LOST.fullmatch(word) is not None and not word.strip("?").isdigit()
        for part in text.split()
        if "?" in part and not _ADDRESS.search(part)
        for word in (part.strip(_EDGE),)
        if word.rstrip("?").count("?") and word.strip("?")
    )


def unscrambled(text: str) -> str | None:
    """Return what a text says that was UTF-8 and was read as cp1252, else None."""
    if not MISREAD.search(text):
        return None
    try:
        new = text.translate(_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None
    return new if any(map(is_syllable, words(new))) else None
