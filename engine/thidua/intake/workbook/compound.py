"""A compound file (OLE) to its streams; chains that run in circles are refused."""

import struct

from thidua.intake.workbook.danger import damaged

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")

_PART = "ole"
_HEADER = 512
_ENTRY = 128
_LAST = 0xFFFF_FFFA  # sectors from here on are no sectors
_SHIFTS = frozenset({9, 12})
_MINI = 64
_IN_HEADER = 109
_STREAM, _ROOT = 2, 5


class Compound:
    """The streams of a compound file by name."""

    def __init__(self, content: bytes) -> None:
        """Read the allocation tables and the directory.

        Raises:
            Danger: the file is damaged, or a chain of sectors has no end.
        """
        self._content = content
        try:
            self._open()
        except (struct.error, UnicodeDecodeError, IndexError) as fault:
            raise damaged(part=_PART) from fault

    def __contains__(self, name: str) -> bool:
        """Tell whether there is such a stream."""
        return name in self._streams

    def stream(self, name: str) -> bytes:
        """Return what a stream holds.

        Raises:
            Danger: its chain is broken or shorter than the stream.
        """
        start, size = self._streams[name]
        read = self._small if size < self._cutoff else self._joined
        held = read(start)
        if len(held) < size:
            raise damaged(part=name)
        return held[:size]

    def _open(self) -> None:
        """Read what the header leads to."""
        head = self._content
        (shift,) = struct.unpack_from("<H", head, 30)
        if shift not in _SHIFTS:
            raise damaged(part=_PART)
        self._size = 1 << shift
        self._count = max(len(head) - self._size, 0) // self._size + 1
        directory, self._cutoff, mini, more = (
            struct.unpack_from("<I", head, at)[0] for at in (48, 56, 60, 68)
        )
        self._table = self._allocation(more)
        self._mini_table = _words(self._joined(mini))
        self._streams, root = _entries(self._joined(directory))
        self._mini_stream = self._joined(root)

    def _sector(self, number: int) -> bytes:
        """Return a sector; the last one of a file may be cut short."""
        start = (number + 1) * self._size
        if number >= self._count or start >= len(self._content):
            raise damaged(part=_PART)
        return self._content[start : start + self._size]

    def _allocation(self, more: int) -> tuple[int, ...]:
        """Return the allocation table: the sector that follows each."""
        parts = list(struct.unpack_from(f"<{_IN_HEADER}I", self._content, 76))
        for _ in range(self._count):
            if more >= _LAST:
                break
            *listed, more = _words(self._sector(more))
            parts += listed
        used = [part for part in parts if part < _LAST]
        if len(used) > self._count:
            raise damaged(part=_PART)
        return _words(b"".join(map(self._sector, used)))

    def _joined(self, start: int) -> bytes:
        """Return the sectors of a chain."""
        numbers = _chain(self._table, start)
        return b"".join(map(self._sector, numbers))

    def _small(self, start: int) -> bytes:
        """Return the small sectors of a chain."""
        numbers = _chain(self._mini_table, start)
        held = self._mini_stream
        return b"".join(held[n * _MINI : (n + 1) * _MINI] for n in numbers)


def _words(sectors: bytes) -> tuple[int, ...]:
    """Return the numbers in some sectors."""
    whole = len(sectors) // 4
    return struct.unpack_from(f"<{whole}I", sectors)


def _chain(table: tuple[int, ...], start: int) -> list[int]:
    """Return the numbers of a chain, each once."""
    found: dict[int, None] = {}
    while start < _LAST:
        if start in found or start >= len(table):
            raise damaged(part=_PART)
        found[start] = None
        start = table[start]
    return list(found)


def _entries(directory: bytes) -> tuple[dict[str, tuple[int, int]], int]:
    """Return start and size of each stream, and the start of the small ones."""
    found: dict[str, tuple[int, int]] = {}
    root = _LAST
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        length, kind = struct.unpack_from("<HB", directory, at + 64)
        start, size = struct.unpack_from("<II", directory, at + 116)
        name = directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le")
        if kind == _ROOT:
            root = start
        elif kind == _STREAM:
            found.setdefault(name, (start, size))
    return found, root
