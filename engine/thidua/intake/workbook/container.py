"""The bytes of a zipped workbook to its parts, with everything that unpacks watched."""

import zipfile
import zlib
from io import BytesIO
from xml.parsers import expat

from thidua.intake.workbook.danger import (
    DEEPEST,
    HIGHEST_RATIO,
    LARGEST_MEMBER,
    LARGEST_TOTAL,
    MOST_MEMBERS,
    SMALL_MEMBER,
    Danger,
    damaged,
)

_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError)
_ENCRYPTED = 0x1


class Container:
    """The members of an archive; a name is looked up whatever its case.

    Opening it checks what the members declare; `text` checks what they hold.
    """

    def __init__(self, content: bytes) -> None:
        """Open an archive.

        Raises:
            Danger: it is damaged, locked, or its members declare too much.
        """
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
        except (*_DAMAGE, NotImplementedError) as fault:
            raise damaged(part="zip") from fault
        self._members = _checked(self._archive.infolist())
        self._unpacked = 0

    def __contains__(self, name: str) -> bool:
        """Tell whether there is such a member."""
        return name.casefold() in self._members

    def names(self) -> list[str]:
        """Return the names of the members, in lower case."""
        return list(self._members)

    def text(self, name: str) -> bytes:
        """Return a member that holds XML in UTF-8.

        Raises:
            Danger: it is damaged, unpacks too far or has a DOCTYPE.
        """
        text = self.bytes(name)
        if b"\x00" in text or text.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise damaged(part=name)
        if b"<!" in text and (b"<!DOCTYPE" in text or b"<!ENTITY" in text):
            raise Danger(code="WORKBOOK_DOCTYPE", member=name)
        return text

    def bytes(self, name: str) -> bytes:
        """Return what a member holds; the size it declares is not believed."""
        info = self._members.get(name.casefold())
        if info is None:
            raise damaged(part=name)
        try:
            with self._archive.open(info) as stream:
                held = stream.read(LARGEST_MEMBER + 1)
        except (*_DAMAGE, NotImplementedError) as fault:
            raise damaged(part=name) from fault
        except RuntimeError as fault:  # the member is encrypted
            raise Danger(code="WORKBOOK_LOCKED") from fault
        self._unpacked += len(held)
        if len(held) > LARGEST_MEMBER or self._unpacked > LARGEST_TOTAL:
            raise Danger(code="WORKBOOK_TOO_LARGE", member=name)
        return held


def _checked(members: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Return the members by name, after a look at all they declare."""
    if len(members) > MOST_MEMBERS:
        raise Danger(code="WORKBOOK_TOO_LARGE", member=f"{len(members)} × zip")
    found: dict[str, zipfile.ZipInfo] = {}
    for info in members:
        name = info.filename.replace("\\", "/")
        _check_name(name)
        _check_size(info)
        if info.flag_bits & _ENCRYPTED:
            raise Danger(code="WORKBOOK_LOCKED")
        if name.casefold() in found:
            raise damaged(part=name)
        found[name.casefold()] = info
    if sum(info.file_size for info in members) > LARGEST_TOTAL:
        raise Danger(code="WORKBOOK_TOO_LARGE", member="zip")
    return found


def _check_name(name: str) -> None:
    """Refuse names that would leave the folder, though nothing is ever extracted."""
    if name.startswith("/") or ":" in name or ".." in name.split("/"):
        raise Danger(code="WORKBOOK_PATHS", member=name[:100])


def _check_size(info: zipfile.ZipInfo) -> None:
    """Refuse a member that says it unpacks too far."""
    ratio = info.file_size / max(info.compress_size, 1)
    if info.file_size > LARGEST_MEMBER or (
        ratio > HIGHEST_RATIO and info.file_size > SMALL_MEMBER
    ):
        raise Danger(code="WORKBOOK_TOO_LARGE", member=info.filename[:100])


class Elements:
    """A walk over the elements of a text; nothing is built.

    Where `separator` is a space, tags come without their namespace, and attributes of a
    namespace after it and a space; where it is None, both come as they are written.
    """

    separator: str | None = " "

    def __init__(self, part: str) -> None:
        """Prepare to walk a part of the workbook of this name."""
        self._part = part
        self._parser = expat.ParserCreate(namespace_separator=self.separator)
        self._parser.buffer_text = True
        self._depth = 0
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self.letters

    def walk(self, text: bytes) -> None:
        """Walk a text from end to end.

        Raises:
            Danger: it is not well-formed, or nests too deep.
        """
        try:
            self._parser.Parse(text, True)  # noqa: FBT003 - expat's own way
        except (expat.ExpatError, LookupError, ValueError) as fault:
            raise damaged(self._part) from fault

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""

    def closed(self, tag: str) -> None:
        """Take the end of an element."""

    def letters(self, text: str) -> None:
        """Take a run of text."""

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        """Count how deep the walk is."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise Danger(code="WORKBOOK_NESTED", member=self._part)
        self.opened(tag.rpartition(" ")[2], attributes)

    def _end(self, tag: str) -> None:
        """Count how deep the walk is."""
        self._depth -= 1
        self.closed(tag.rpartition(" ")[2])
