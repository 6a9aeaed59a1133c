"""The bytes of a text file to text: as it says itself, as a map says, or a question.

A byte order mark, bytes that are UTF-8, and the zero bytes of UTF-16 are certain. Other
bytes may be cp1258, TCVN3, VNI or cp1252: each is tried, the one that reads most like
Vietnamese is shown, and nothing is read until somebody chose.
"""

import codecs
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from thidua.intake.codes import Code, Refused, problem
from thidua.intake.grid import RawSheet
from thidua.intake.letters.convert import transliterate
from thidua.intake.letters.vietnamese import reading, words
from thidua.intake.sources.naming import bare_name
from thidua.model.mapping import FileMap, IntakeMap, Letters, Question, Topic
from thidua.problems import Place, Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SEGMENT = re.compile(r'[^;,|\t\r\n"]+')
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LOOKED_AT = 4096
_PREVIEWED = 5
_SHOWN = 120
_MOSTLY = 3  # of four bytes, how many zeros on one side make UTF-16
_SAMPLE = 1 << 18  # bytes of which encodings are judged


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one file: its sheets, or why not, and what is to be asked."""

    sheets: tuple[RawSheet, ...] = ()
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()


def file_map(mapping: IntakeMap, file: str) -> FileMap:
    """Return what people decided about one file, else about all of its bare name."""
    known = {each.file: each for each in reversed(mapping.files)}
    return known.get(file) or known.get(bare_name(file)) or FileMap(file)


def decode(content: bytes, file: str, mapping: IntakeMap) -> str | Reading:
    """Return a file's text, or what is to be asked before it can be read.

    Raises:
        Refused: the file is no text, or the encoding of the map does not fit it.
    """
    chosen = file_map(mapping, file).encoding
    if chosen is not None:
        return _as_chosen(content, chosen)
    encoding = _certain(content)
    if encoding is None and b"\x00" in content[:_LOOKED_AT]:
        raise Refused(Code.FILE_KIND_UNKNOWN, found=content[:4].hex(" "))
    try:
        return content.decode(encoding or "utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        if encoding not in {None, "utf-8"}:
            raise Refused(Code.FILE_KIND_UNKNOWN, found=content[:4].hex(" ")) from fault
        return _asked(content, file, fault.start)


def _unfit(encoding: str) -> Mapping[str, str]:
    """Return the details of an encoding that does not fit."""
    return {"found": encoding, "expected": ", ".join(_READERS)}


def _as_chosen(content: bytes, chosen: str) -> str:
    """Return a text as the map says."""
    read = _READERS.get(chosen.strip().casefold().replace("_", "-"))
    if read is None:
        raise Refused(Code.ENCODING_UNFIT, **_unfit(chosen))
    try:
        return read(content).removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        raise Refused(Code.ENCODING_UNFIT, **_unfit(chosen)) from fault


def _certain(content: bytes) -> str | None:
    """Return the encoding that a mark or the zeros of UTF-16 tell, if any."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    start = content[:_LOOKED_AT]
    for encoding, zeros, others in (
        ("utf-16-le", start[1::2], start[::2]),
        ("utf-16-be", start[::2], start[1::2]),
    ):
        is_even = len(content) % 2 == 0 and b"\x00" not in others
        if is_even and zeros.count(0) * 4 >= len(zeros) * _MOSTLY > 0:
            return encoding
    return None


def _utf16(content: bytes) -> str:
    """Return a text in UTF-16; without a mark it is as Windows writes it."""
    has_mark = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return content.decode("utf-16" if has_mark else "utf-16-le")


def _cp1258(content: bytes) -> str:
    """Return a text in cp1258, whose accents stand behind their letters."""
    return unicodedata.normalize("NFC", content.decode("cp1258"))


def _cp1252(content: bytes) -> str:
    """Return a text in cp1252; the places it leaves free are as in Latin-1."""
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _old(letters: Letters) -> Callable[[bytes], str]:
    """Return the reader of an encoding from before Unicode."""

    def read(content: bytes) -> str:
        return _SEGMENT.sub(
            lambda cell: transliterate(cell.group(), letters), _cp1252(content)
        )

    return read


_GUESSED: Mapping[str, Callable[[bytes], str]] = {
    "cp1258": _cp1258,
    "tcvn3": _old(Letters.TCVN3),
    "vni": _old(Letters.VNI),
    "cp1252": _cp1252,
}
_READERS: Mapping[str, Callable[[bytes], str]] = {
    "utf-8": lambda content: content.decode("utf-8"),
    "utf-16": _utf16,
    "utf-16-le": lambda content: content.decode("utf-16-le"),
    "utf-16-be": lambda content: content.decode("utf-16-be"),
    **_GUESSED,
}
ENCODINGS = tuple(_READERS)
"""The encodings a map may give a file."""


def _asked(content: bytes, file: str, wrong: int) -> Reading:
    """Ask which encoding a file is in, with what the nearest makes of it."""
    sample = _sample(content)
    tried = {name: _tried(read, sample) for name, read in _GUESSED.items()}
    scores = {name: _score(text) for name, text in tried.items() if text is not None}
    choices = tuple(sorted(scores, key=lambda name: (-scores[name], name)))
    if not choices:
        raise Refused(Code.FILE_KIND_UNKNOWN, found=content[:4].hex(" "))
    preview = _preview(tried[choices[0]] or "")
    line = content.count(b"\n", 0, wrong) + 1
    found = _preview(_cp1252(sample))[0]
    fault = problem(
        Code.TEXT_NOT_UTF8,
        Place(file),
        position=str(line),
        nearest=choices[0],
        reading=preview[0] if preview else "",
    )
    question = Question(Topic.ENCODING, Place(file), found, choices, preview)
    return Reading(problems=(fault,), questions=(question,))


def _sample(content: bytes) -> bytes:
    """Return the lines of a file that are not ASCII, as many as are needed."""
    lines = (line for line in content.splitlines() if not line.isascii())
    return b"\n".join(lines)[:_SAMPLE]


def _tried(read: Callable[[bytes], str], sample: bytes) -> str | None:
    """Return a sample in one encoding, or None where it cannot be in it."""
    try:
        text = read(sample)
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text


def _score(text: str) -> int:
    """Return, of a thousand words that are not ASCII, how many read as Vietnamese."""
    found = words(text)
    return 1000 * reading(found) // max(len(found), 1)


def _preview(text: str) -> tuple[str, ...]:
    """Return the first lines of a text."""
    lines = (" ".join(line.split())[:_SHOWN] for line in text.split("\n"))
    return tuple(line for line in lines if line)[:_PREVIEWED]
