"""The first bytes of a file to what it is, whatever its name says."""

from enum import Enum, auto

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_PARQUET = b"PAR1"
_BARE = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_OTHERS = (
    (b"%PDF", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"II*\x00", ".tif"),
    (b"MM\x00*", ".tif"),
    (b"Rar!", ".rar"),
    (b"7z\xbc\xaf", ".7z"),
    (b"\x1f\x8b", ".gz"),
    (b"SQLite format 3", ".sqlite"),
    (b"\x00\x01\x00\x00Standard ", ".mdb"),
)
_MARKUP = (
    "<html",
    "<!doctype html",
    "<?xml",
    "<table",
    "<workbook",
    "<meta",
    "<style",
    "<head",
    "<div",
    "<!--",
    "mime-version:",
    "from: <saved by",
)
_LOOKED_AT = 1000


class Kind(Enum):
    """What a file holds."""

    WORKBOOK = auto()  # a zipped or compound file: what it is stands deeper inside
    OLD_WORKBOOK = auto()  # records of Excel before 1995, without a file around them
    MARKUP = auto()  # a web page, or a workbook as XML
    PARQUET = auto()
    OTHER = auto()
    TEXT = auto()


def kind_of(content: bytes) -> Kind:
    """Return what a file holds; what nothing else fits is text."""
    if content.startswith((*_ZIP, _COMPOUND)):
        return Kind.WORKBOOK
    if content.startswith(_BARE):
        return Kind.OLD_WORKBOOK
    if content.startswith(_PARQUET):
        return Kind.PARQUET
    if ending_of(content) is not None:
        return Kind.OTHER
    return Kind.MARKUP if _is_markup(content) else Kind.TEXT


def ending_of(content: bytes) -> str | None:
    """Return the usual ending of a file that holds no table, such as .pdf."""
    found = (ending for start, ending in _OTHERS if content.startswith(start))
    return next(found, None)


def _is_markup(content: bytes) -> bool:
    """Tell whether a file is a web page or XML, in whatever encoding."""
    start = content[:_LOOKED_AT]
    is_wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = start.decode("utf-16" if is_wide else "utf-8-sig", errors="replace")
    return text.lstrip().lower().startswith(_MARKUP)
