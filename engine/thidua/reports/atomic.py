"""Bytes to a file that is there whole or not at all."""

from pathlib import Path

from thidua.errors import OutputUnwritable
from thidua.problems import Place, Problem, Severity


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file beside its place, then move it there; an older one is replaced.

    Raises:
        OutputUnwritable: The file cannot be written; what stood there still stands.
    """
    fresh = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(content)
        fresh.replace(path)
    except OSError as fault:
        _remove(fresh)
        details = {"found": path.name, "why": fault.strerror or ""}
        problem = Problem("R010", Place(path.name), Severity.ERROR, details)
        raise OutputUnwritable(problem) from fault


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
