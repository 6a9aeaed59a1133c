"""Where rule packs lie: names in, paths of packs and of their shared parts out."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

COMMON = "common"
"""The folder of a library that holds what packs share."""


@dataclass(frozen=True, slots=True)
class Library:
    """Folders of packs; an earlier folder wins over a later one."""

    folders: tuple[Path, ...]

    def find(self, name_or_path: str) -> Path | None:
        """Return the folder (or the single file) of a pack, by name or by path."""
        path = Path(name_or_path)
        if (path / "pack.yaml").is_file() or (
            path.suffix == ".yaml" and path.is_file()
        ):
            return path
        for folder in self.folders:
            if (folder / name_or_path / "pack.yaml").is_file():
                return folder / name_or_path
        return None

    def names(self) -> tuple[str, ...]:
        """Return the names of all packs, sorted."""
        heads = [head for folder in self.folders for head in folder.glob("*/pack.yaml")]
        return tuple(sorted({head.parent.name for head in heads}))

    def vocabulary(self, name: str) -> Path | None:
        """Return the file of a shared vocabulary, by the name of its folder."""
        return self._first(f"{name}/vocabulary.yaml")

    def gate(self, gate_id: str) -> Path | None:
        """Return the file of a shared gate."""
        return self._first(f"{COMMON}/criteria/{gate_id}.yaml")

    def gate_names(self) -> tuple[str, ...]:
        """Return the ids of all shared gates, sorted."""
        return tuple(sorted({path.stem for path in self._all("criteria/*.yaml")}))

    def sources(self) -> Path | None:
        """Return the file of the documents that shared gates cite."""
        return self._first(f"{COMMON}/sources.yaml")

    def _first(self, relative: str) -> Path | None:
        paths = (folder / relative for folder in self.folders)
        return next((path for path in paths if path.is_file()), None)

    def _all(self, pattern: str) -> Iterator[Path]:
        for folder in self.folders:
            yield from (folder / COMMON).glob(pattern)
