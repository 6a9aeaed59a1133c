"""The files a check is to write, held against those it reads."""

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from thidua.errors import RequestInvalid
from thidua.problems import Place, Problem

STANDARD_INPUT = "-"


def spare_what_is_read(
    batch: Sequence[Path],
    mapping: Path | None,
    annotated: Path | None,
    saved: Path | None,
) -> None:
    """See that nothing which is read would be written over.

    A folder of the batch takes no annotated copy: it would be read the next time. The
    map itself may be saved where it was read.

    Raises:
        RequestInvalid: A file to be written is one that is read.
    """
    decided = () if mapping is None else (mapping,)
    if annotated is not None and (
        _is_among(annotated, (*batch, *decided)) or _is_among(annotated.parent, batch)
    ):
        _refuse("--annotate", annotated)
    if saved is not None and _is_among(saved, batch):
        _refuse("--save-map", saved)


def _is_among(target: Path, read: Sequence[Path]) -> bool:
    files = (path for path in read if str(path) != STANDARD_INPUT)
    return target.exists() and any(target.samefile(path) for path in files)


def _refuse(option: str, target: Path) -> NoReturn:
    details = {"option": option, "found": str(target)}
    raise RequestInvalid(Problem("R034", Place(option), details=details))
