"""The files and folders a user named, to files, each once, under names apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

_IGNORED = (".", "~$")  # hidden files, and the lock a spreadsheet leaves


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file with the name its places carry; `chosen` was named one by one.

    `times` counts how often it was named, by itself or by its folder.
    """

    path: Path
    name: str
    chosen: bool
    times: int = 1


def named_files(paths: Iterable[Path]) -> tuple[NamedFile, ...]:
    """Return every file named, and every file in a folder named, in order.

    A file's name is that of its last part; where several share it, each has as many
    of the folders it lies in before it as tell it apart: `A/ds.xlsx`, `B/ds.xlsx`.
    What does not exist is passed over, and so is a folder in a folder.
    """
    found: dict[Path, tuple[Path, list[bool]]] = {}
    for path in paths:
        is_folder = path.is_dir()
        for file in entries(path) if is_folder else [path]:
            if file.is_file():
                found.setdefault(file.resolve(), (file, []))[1].append(not is_folder)
    names = _apart([file for file, _ in found.values()])
    return tuple(
        NamedFile(file, names[file], chosen=any(chosen), times=len(chosen))
        for file, chosen in found.values()
    )


def entries(folder: Path) -> list[Path]:
    """Return what lies in a folder, in order of name, without what is hidden."""
    inside = sorted(folder.iterdir(), key=lambda entry: entry.name)
    return [entry for entry in inside if not entry.name.startswith(_IGNORED)]


def bare_name(name: str) -> str:
    """Return a file's name without the folders that tell it apart."""
    return name.rpartition("/")[2]


def _apart(files: Sequence[Path]) -> Mapping[Path, str]:
    """Return a name for each file that no other has."""
    alike: dict[str, list[Path]] = {}
    for file in files:
        alike.setdefault(file.name, []).append(file)
    return {file: _name(file, alike[file.name]) for file in files}


def _name(file: Path, alike: Sequence[Path]) -> str:
    """Return the shortest end of a file's path that none of those alike ends in."""
    parts = _parts(file)
    others = [_parts(other) for other in alike if other != file]
    length = 1
    while any(other[-length:] == parts[-length:] for other in others):
        length += 1
    return PurePath(*parts[-length:]).as_posix()


def _parts(file: Path) -> tuple[str, ...]:
    return (*file.parent.resolve().parts, file.name)
