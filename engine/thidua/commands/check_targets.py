"""The files a check is to write, held against those it reads and those of others."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from thidua.errors import RequestInvalid
from thidua.problems import Place, Problem

STANDARD_INPUT = "-"
_MAP = re.compile(rb"^map[ \t]*:", re.MULTILINE)


def spare_what_is_read(
    batch: Sequence[Path],
    mapping: Path | None,
    annotated: Path | None,
    saved: Path | None,
) -> None:
    """See that nothing which is read would be written over.

    A folder of the batch takes no annotated copy: it would be read the next time. The
    map itself may be saved where it was read; what is saved over must be a map.

    Raises:
        RequestInvalid: A file to be written is one that is read, or a map would be
            saved over a file of another kind.
    """
    decided = () if mapping is None else (mapping,)
    if annotated is not None and (
        _is_among(annotated, (*batch, *decided)) or _is_among(annotated.parent, batch)
    ):
        _refuse("--annotate", annotated)
    if saved is not None and _is_among(saved, batch):
        _refuse("--save-map", saved)
    if saved is not None and not _takes_a_map(saved):
        _refuse("--save-map", saved, "R036")


def keep_keyboard_free(batch: Sequence[Path], option: str) -> None:
    """See that somebody can be asked.

    Raises:
        RequestInvalid: The batch itself is read from standard input.
    """
    if any(str(path) == STANDARD_INPUT for path in batch):
        raise RequestInvalid(Problem("R044", Place(option), details={"option": option}))


def _is_among(target: Path, read: Sequence[Path]) -> bool:
    files = (path for path in read if str(path) != STANDARD_INPUT)
    return target.exists() and any(target.samefile(path) for path in files)


def _takes_a_map(target: Path) -> bool:
    """Tell whether a file is new, empty or a map, as far as can be seen."""
    if not target.exists():
        return True
    try:
        content = target.read_bytes()
    except OSError:
        return False
    return not content.strip() or _MAP.search(content) is not None


def _refuse(option: str, target: Path, code: str = "R034") -> NoReturn:
    details = {"option": option, "found": str(target)}
    raise RequestInvalid(Problem(code, Place(option), details=details))
