"""Text as people type it, cleaned for keeping and folded for comparing."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_ETH = str.maketrans({"Ð": "Đ", "ð": "đ"})
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_ODD_SPACE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\xa0\u1680\u2000-\u200f\u2028-\u202f"
    "\u205f\u2060\u2066-\u2069\u3000\ufeff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_MARKS = " *:.;()"


@dataclass(frozen=True, slots=True)
class Tidied:
    """How many cells cleaning changes, by what it does.

    `composed` had letters and accents apart, `spaces` held spaces and signs that are
    not to be seen, `eth` the letter Eth for a D with stroke.
    """

    composed: int = 0
    spaces: int = 0
    eth: int = 0

    def __add__(self, other: "Tidied") -> "Tidied":
        """Return the counts of two columns."""
        return Tidied(
            self.composed + other.composed,
            self.spaces + other.spaces,
            self.eth + other.eth,
        )


NOTHING_TIDIED = Tidied()


def tidied(texts: Sequence[str]) -> Tidied:
    """Count the texts of a column that cleaning changes; quick where it changes none.

    Blanks at the ends, double blanks and line breaks do not count.
    """
    whole = "\n".join(texts)
    is_ascii = whole.isascii()
    return Tidied(
        0
        if is_ascii or unicodedata.is_normalized("NFC", whole)
        else sum(not unicodedata.is_normalized("NFC", text) for text in texts),
        sum(_ODD_SPACE.search(text) is not None for text in texts)
        if _ODD_SPACE.search(whole)
        else 0,
        sum("Ð" in text or "ð" in text for text in texts)
        if "Ð" in whole or "ð" in whole
        else 0,
    )


def clean_lines(text: str) -> str:
    """Return text in NFC without invisible characters, its line breaks kept.

    The letter Eth, which looks like the Vietnamese D with stroke, becomes that letter.
    The soft hyphen stays: in an old font it is a letter.
    """
    text = _SURROGATE.sub("\ufffd", text)
    text = unicodedata.normalize("NFC", text).translate(_ETH)
    return _UNPRINTABLE.sub(" ", _INVISIBLE.sub("", text))


def clean(text: str) -> str:
    """Return text cleaned, with every run of white space as one space."""
    if text.isascii():
        if text.isprintable():
            return " ".join(text.split()) if " " in text else text
    elif (
        text.isprintable()
        and "Ð" not in text
        and "ð" not in text
        and unicodedata.is_normalized("NFC", text)
    ):
        return " ".join(text.split())
    return _cleaned(text)


@lru_cache(maxsize=1 << 14)
def _cleaned(text: str) -> str:
    """Return text cleaned, character by character."""
    return unicodedata.normalize("NFC", " ".join(clean_lines(text).split()))


def are_clean(texts: Iterable[str]) -> bool:
    """Tell whether no text is empty, none has several lines, and all are clean."""
    held = list(texts)
    lines = "\n".join(("", *held, ""))
    return (
        lines.count("\n") == len(held) + 1
        and not any(odd in lines for odd in ("  ", " \n", "\n ", "\n\n", "Ð", "ð"))
        and unicodedata.is_normalized("NFC", lines)
        and lines.replace("\n", "").isprintable()
    )


def fold(text: str) -> str:
    """Return a key for comparing: without case, whatever vowel carries the tone."""
    if text.isascii():
        return clean(text).lower()
    return _folded(text)


@lru_cache(maxsize=1 << 16)
def _folded(text: str) -> str:
    """Fold a text with letters beyond ASCII."""
    return " ".join(map(_fold_word, clean(text).casefold().split()))


@lru_cache(maxsize=1 << 14)
def _fold_word(word: str) -> str:
    """Move the tone marks of a word behind it, since two spellings place them apart."""
    if word.isascii():
        return word
    marks = unicodedata.normalize("NFD", word)
    tones = "".join(sorted(mark for mark in marks if mark in _TONES))
    letters = "".join(mark for mark in marks if mark not in _TONES)
    return unicodedata.normalize("NFC", letters) + tones


def fold_heading(text: str) -> str:
    """Return a heading's key: folded, without a required mark or a closing colon."""
    return fold(text).strip(_MARKS)


def fold_name(text: str) -> str:
    """Return the key of a sheet's or file's name: letters and digits, no accents."""
    marks = unicodedata.normalize("NFD", clean(text).casefold().replace("đ", "d"))
    return "".join(letter for letter in marks if letter.isalnum())
