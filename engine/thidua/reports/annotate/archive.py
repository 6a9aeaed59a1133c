"""A zip file to its members and back: a member nobody changed keeps its very bytes."""

import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

from thidua.reports.annotate.refusal import NotAnnotated, Refusal, odd

LARGEST_PART = 256 * 1024 * 1024

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
)
_RECORD = 46  # bytes of a line of the central directory before its name
_HEADER = 30  # bytes of a member's own header before its name
_OFFSET = 42  # where a line says at which byte its member begins
_ELSEWHERE = 0xFFFFFFFF  # a number too large for its field stands in a zip64 field
_ZIP64 = 1
_MOST_MEMBERS = 0xFFFF
_ENCRYPTED = 1
_WHOLE = "zip"  # the part named where no single one is at fault


@dataclass(frozen=True, slots=True)
class _Member:
    """A member as it stands in a file: its bytes and its line of the directory."""

    name: str
    body: bytes
    record: bytes


@dataclass(frozen=True)
class Archive:
    """A zip file that was looked over: no member twice, locked or on top of another."""

    content: bytes
    infos: Mapping[str, zipfile.ZipInfo]

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """Return the members' names by their folded form."""
        return {name.casefold(): name for name in self.infos}

    def read(self, name: str) -> bytes:
        """Return what a member holds.

        Raises:
            NotAnnotated: the member is damaged or larger than its limit.
        """
        try:
            with (
                zipfile.ZipFile(BytesIO(self.content)) as archive,
                archive.open(self.infos[name]) as stream,
            ):
                text = stream.read(LARGEST_PART + 1)
        except _DAMAGE as fault:
            raise odd(name) from fault
        if len(text) > LARGEST_PART:
            raise odd(name)
        return text


def opened(content: bytes) -> Archive:
    """Return the archive of a file.

    Raises:
        NotAnnotated: the file is no zip file, or one that cannot be trusted.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            infos = archive.infolist()
    except _DAMAGE as fault:
        raise NotAnnotated(Refusal.KIND) from fault
    if len({info.filename.casefold() for info in infos}) < len(infos):
        raise odd(_WHOLE)
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise odd(_WHOLE)
    return Archive(content, {info.filename: info for info in infos})


def rebuilt(archive: Archive, parts: Mapping[str, bytes]) -> bytes:
    """Return the file with some parts replaced in place, new ones after the others.

    Raises:
        NotAnnotated: members overlap, or there are too many.
    """
    made = {member.name: member for member in _members(_packed(archive, parts))}
    kept = [made.pop(member.name, member) for member in _members(archive.content)]
    return _joined([*kept, *made.values()])


def _packed(archive: Archive, parts: Mapping[str, bytes]) -> bytes:
    """Return a zip file of the changed and new parts; their dates are not of today."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name)
            if name in archive.infos:
                info.date_time = archive.infos[name].date_time
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            packed.writestr(info, text)
    return content.getvalue()


def _members(content: bytes) -> list[_Member]:
    """Return the members of a zip file in the order of its directory."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            infos, directory = archive.infolist(), archive.start_dir
        starts = sorted({info.header_offset for info in infos})
        ends = dict(zip(starts, [*starts[1:], directory], strict=False))
        records = _records(content, directory)
        return [
            _member(info, content[info.header_offset : ends[info.header_offset]], line)
            for info, line in zip(infos, records, strict=True)
        ]
    except _DAMAGE as fault:
        raise odd(_WHOLE) from fault


def _member(info: zipfile.ZipInfo, body: bytes, record: bytes) -> _Member:
    """Return one member; its bytes must have room for what it declares."""
    if len(body) < _HEADER + info.compress_size:
        raise odd(info.filename)
    return _Member(info.filename, body, record)


def _records(content: bytes, directory: int) -> Iterator[bytes]:
    """Return the lines of the central directory that begins at a byte."""
    at = directory
    while content[at : at + 4] == b"PK\1\2":
        lengths = struct.unpack_from("<3H", content, at + 28)
        end = at + _RECORD + sum(lengths)
        yield content[at:end]
        at = end


def _joined(members: list[_Member]) -> bytes:
    """Return the zip file of members, in their order."""
    if len(members) >= _MOST_MEMBERS:
        raise odd(_WHOLE)
    bodies: list[bytes] = []
    records: list[bytes] = []
    offset = 0
    for member in members:
        bodies.append(member.body)
        records.append(_moved(member.record, offset))
        offset += len(member.body)
    count, size = len(members), sum(map(len, records))
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, size, offset, 0)
    return b"".join([*bodies, *records, end])


def _moved(record: bytes, offset: int) -> bytes:
    """Return a line of the directory whose member now begins at another byte."""
    line = bytearray(record)
    (written,) = struct.unpack_from("<L", line, _OFFSET)
    if written == _ELSEWHERE:
        struct.pack_into("<Q", line, _large_offset(record), offset)
    else:
        struct.pack_into("<L", line, _OFFSET, offset)
    return bytes(line)


def _large_offset(record: bytes) -> int:
    """Return where a line's zip64 field keeps the offset, after sizes it keeps too."""
    sizes: tuple[int, int] = struct.unpack_from("<2L", record, 20)
    name, extra = struct.unpack_from("<2H", record, 28)
    at = _RECORD + int(name)
    end = at + int(extra)
    while at + 4 <= end:
        kind, length = struct.unpack_from("<2H", record, at)
        if kind == _ZIP64:
            return at + 4 + 8 * sizes.count(_ELSEWHERE)
        at += 4 + int(length)
    raise odd(_WHOLE)
