"""Letters of the encodings TCVN3 and VNI, as Latin-1 shows them, to Unicode.

In TCVN3 a letter is one sign. In VNI it is a vowel with a sign for its tone behind it,
or one sign. The places of TCVN3 are those that fonts such as .VnTime fill.
"""

from collections.abc import Iterator, Mapping

_TCVN3_RUNS = (
    (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xB5, "àảãáạ"),
    (0xBB, "ằẳẵắ"),
    (0xC6, "ặầẩẫấậè"),
    (0xCE, "ẻẽéẹềểễếệìỉ"),
    (0xDC, "ĩíịò"),
    (0xE1, "ỏõóọồổỗốộờởỡớợù"),
    (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
)

_VNI_SIGNS = {
    "ñ": "đ",
    "ô": "ơ",
    "ö": "ư",
    "í": "í",
    "ì": "ì",
    "æ": "ỉ",
    "ó": "ĩ",
    "ò": "ị",
    "î": "ỵ",
}
_TONES = "ùøûõï"  # acute, grave, hook, tilde, dot below
_VNI_VOWELS = (
    ("a", _TONES, "áàảãạ"),
    ("a", "êéèúüë", "ăắằẳẵặ"),
    ("a", "âáàåãä", "âấầẩẫậ"),
    ("e", _TONES, "éèẻẽẹ"),
    ("e", "âáàåãä", "êếềểễệ"),
    ("o", _TONES, "óòỏõọ"),
    ("o", "âáàåãä", "ôốồổỗộ"),
    ("ô", _TONES, "ớờởỡợ"),
    ("u", _TONES, "úùủũụ"),
    ("ö", _TONES, "ứừửữự"),
    ("y", _TONES, "ýỳỷỹỵ"),
)


def _tcvn3() -> Iterator[tuple[str, str]]:
    """Yield the signs of TCVN3."""
    for first, letters in _TCVN3_RUNS:
        for place, letter in enumerate(letters, start=first):
            yield chr(place), letter


def _vni() -> Iterator[tuple[str, str]]:
    """Yield the signs and pairs of VNI; a capital vowel may have either sign."""
    for sign, letter in _VNI_SIGNS.items():
        yield sign, letter
        yield sign.upper(), letter.upper()
    for vowel, signs, letters in _VNI_VOWELS:
        for sign, letter in zip(signs, letters, strict=True):
            yield vowel + sign, letter
            yield vowel.upper() + sign.upper(), letter.upper()
            yield vowel.upper() + sign, letter.upper()


TCVN3: Mapping[str, str] = dict(_tcvn3())
VNI: Mapping[str, str] = dict(_vni())
