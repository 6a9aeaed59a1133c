"""The batch a user named, with what stands on standard input as a file."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def materialised(batch: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    """Yield files to read: a copy of standard input for `-`, else the paths."""
    with TemporaryDirectory() as folder:
        copied = Path(folder) / "-" / "stdin"  # "-/stdin" beside a file called so
        if any(str(path) == "-" for path in batch):
            copied.parent.mkdir()
            copied.write_bytes(sys.stdin.buffer.read())
        yield tuple(copied if str(path) == "-" else path for path in batch)
