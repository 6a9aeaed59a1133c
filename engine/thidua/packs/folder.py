"""Read the files of one pack: a folder or a single file in, one `PackSource` out."""

from pathlib import Path
from typing import Any, TypeVar

from thidua.packs.faults import Faults
from thidua.packs.shape import check_shape
from thidua.packs.source import Source
from thidua.packs.source_awards import AwardSource
from thidua.packs.source_pack import FactsFile, FactSource, PackSource
from thidua.packs.source_vocabulary import VocabularySource
from thidua.packs.yaml_source import YamlMap, YamlValue, read_yaml
from thidua.problems import Place

S = TypeVar("S", bound=Source)

_KNOWN_FILES = frozenset({"pack.yaml", "facts.yaml", "vocabulary.yaml", "laws.yaml"})
_KNOWN_FOLDERS = frozenset({"awards", "cases"})


def read_source(path: Path, name: str, model: type[S], faults: Faults) -> S | None:
    """Read one file as a source model; None where it cannot be used."""
    value, problems = read_yaml(path, name)
    faults.found.extend(problems)
    if value is None and problems:
        _mark_broken(path, value, faults)
        return None
    source = check_shape(model, value, faults)
    if source is None:
        _mark_broken(path, value, faults)
    return source


def _mark_broken(path: Path, value: YamlValue, faults: Faults) -> None:
    faults.broken.add(path.stem)
    if isinstance(value, YamlMap):
        faults.broken.add(str(value.get("award", path.stem)))


def read_pack(path: Path, faults: Faults) -> PackSource | None:
    """Read a pack's head with the facts, vocabulary and awards beside it."""
    if path.is_file():
        return read_source(path, path.name, PackSource, faults)
    label = path.resolve().name
    pack = read_source(path / "pack.yaml", f"{label}/pack.yaml", PackSource, faults)
    parts = _Parts(path, label, faults)
    facts, vocabulary, awards = parts.facts(), parts.vocabulary(), parts.awards()
    parts.unknown_files()
    if pack is None or parts.unusable:
        return None
    update: dict[str, Any] = {
        "facts": _joined_facts(pack, facts, faults),
        "awards": (*pack.awards, *awards),
    }
    if vocabulary is not None:
        update["vocabulary"] = _joined_vocabulary(pack, vocabulary, faults)
    return pack.model_copy(update=update)


def _joined_facts(
    pack: PackSource, file: FactsFile | None, faults: Faults
) -> dict[str, FactSource]:
    facts = dict(pack.facts)
    for name, fact in file.facts.items() if file else ():
        if name in facts:
            faults.add("P080", fact.place, name=name, first=str(facts[name].place))
        facts.setdefault(name, fact)
    return facts


def _joined_vocabulary(
    pack: PackSource, own: VocabularySource, faults: Faults
) -> VocabularySource:
    """Let the vocabulary beside a pack say which shared one it adds to."""
    if isinstance(pack.vocabulary, VocabularySource):
        place, first = own.place, pack.vocabulary.place
        faults.add("P080", place, name="vocabulary", first=str(first))
    base = pack.vocabulary if isinstance(pack.vocabulary, str) else None
    return own.model_copy(update={"vocabulary": base})


class _Parts:
    """The files beside a pack's head."""

    def __init__(self, path: Path, label: str, faults: Faults) -> None:
        self.path, self.label, self.faults = path, label, faults
        self.unusable = False

    def facts(self) -> FactsFile | None:
        """Read `facts.yaml` where there is one."""
        return self._optional("facts.yaml", FactsFile)

    def vocabulary(self) -> VocabularySource | None:
        """Read `vocabulary.yaml` where there is one."""
        return self._optional("vocabulary.yaml", VocabularySource)

    def awards(self) -> list[AwardSource]:
        """Read the awards, one a file."""
        paths = sorted(self.path.glob("awards/*.yaml"))
        names = [f"{self.label}/awards/{path.name}" for path in paths]
        found = [
            read_source(path, name, AwardSource, self.faults)
            for path, name in zip(paths, names, strict=True)
        ]
        return [award for award in found if award is not None]

    def unknown_files(self) -> None:
        """Report files that nothing reads."""
        for path in sorted(self.path.rglob("*.y*ml")):
            inside = path.relative_to(self.path)
            known = (
                inside.name in _KNOWN_FILES
                if len(inside.parts) == 1
                else (
                    len(inside.parts) == 2 and inside.parts[0] in _KNOWN_FOLDERS  # noqa: PLR2004
                )
            )
            if not known or path.suffix != ".yaml":
                name = f"{self.label}/{inside.as_posix()}"
                self.faults.add("P010", Place(name), name=name)

    def _optional(self, name: str, model: type[S]) -> S | None:
        if not (self.path / name).is_file():
            return None
        source = read_source(
            self.path / name, f"{self.label}/{name}", model, self.faults
        )
        self.unusable = self.unusable or source is None
        return source
