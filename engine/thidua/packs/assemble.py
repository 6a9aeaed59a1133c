"""Assemble a pack: its files, its parents and the shared parts in, one source out."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from thidua.packs.faults import Faults
from thidua.packs.folder import read_pack, read_source
from thidua.packs.inherit import check_alone, inherit
from thidua.packs.library import COMMON, Library
from thidua.packs.merge_vocabulary import merge_vocabulary
from thidua.packs.shape import check_shape
from thidua.packs.source import Cite, Source
from thidua.packs.source_awards import (
    AttestedGate,
    GateSource,
    GroupGate,
    LeafGate,
    UseCriterion,
)
from thidua.packs.source_pack import (
    DocumentSource,
    PackSource,
    RouteSource,
    SourcesFile,
)
from thidua.packs.source_vocabulary import VocabularySource
from thidua.packs.strata import shown_loop
from thidua.packs.yaml_source import YamlMap, read_yaml

if TYPE_CHECKING:
    from thidua.packs.source import Titles


def assemble(
    path: Path, library: Library, faults: Faults, children: tuple[str, ...] = ()
) -> PackSource | None:
    """Read a pack with its parents; None where its head cannot be used."""
    own = read_pack(path, faults)
    if own is None:
        return None
    if own.pack in children:
        loop = list(children[children.index(own.pack) :])
        faults.add("P090", own.place_of("extends"), loop=shown_loop(loop))
        return None
    parent = None
    if own.extends is not None:
        found = library.find(own.extends)
        if found is None:
            place = own.place_of("extends")
            faults.unknown("P052", place, own.extends, library.names())
            return None
        parent = assemble(found, library, faults, (*children, own.pack))
        if parent is None:
            return None
    return _completed(own, parent, library, faults)


def _completed(
    own: PackSource, parent: PackSource | None, library: Library, faults: Faults
) -> PackSource | None:
    vocabulary = _vocabulary(own, parent, library, faults)
    if vocabulary is None:
        return None
    if parent is None:
        check_alone(own, faults)
        pack = own
    else:
        pack = inherit(parent, own, faults)
    gates = _gates(pack, library, faults)
    pack = pack.model_copy(
        update={
            "vocabulary": vocabulary,
            "gates": {name: _bare(gate) for name, gate in gates.items()},
            "routes": _routes(pack, gates, faults),
            "awards": tuple(sorted(pack.awards, key=lambda award: award.award)),
        }
    )
    return pack.model_copy(update={"sources": _sources(pack, library, faults)})


def _vocabulary(
    own: PackSource, parent: PackSource | None, library: Library, faults: Faults
) -> VocabularySource | None:
    words = parent.vocabulary if parent else None
    base = words if isinstance(words, VocabularySource) else None
    additions: list[VocabularySource] = []
    written = own.vocabulary
    name = written if isinstance(written, str) else None
    if isinstance(written, VocabularySource):
        name = written.vocabulary if parent is None else None
        additions.append(written)
    if name is not None:
        shared = _shared_vocabulary(name, own, library, faults)
        if shared is None:
            return None
        additions.insert(0, shared)
    if base is None and not additions:
        faults.add("P011", own.place, name="vocabulary")
        return None
    merged = base or VocabularySource()
    for addition in additions:
        merged = merge_vocabulary(merged, addition, faults)
    return merged


def _shared_vocabulary(
    name: str, own: PackSource, library: Library, faults: Faults
) -> VocabularySource | None:
    path = library.vocabulary(name)
    if path is None:
        faults.unknown("P053", own.place_of("vocabulary"), name, (COMMON,))
        return None
    return read_source(path, f"{name}/vocabulary.yaml", VocabularySource, faults)


def _gates(pack: PackSource, library: Library, faults: Faults) -> dict[str, GateSource]:
    """Return the gates a pack uses, its own before the shared ones."""
    gates = dict(pack.gates)
    used: dict[str, UseCriterion] = {
        criterion.use: criterion
        for award in pack.awards
        for criterion in award.criteria or ()
        if isinstance(criterion, UseCriterion)
    }
    for name in sorted(used.keys() - gates.keys()):
        path = library.gate(name)
        if path is None:
            known = (*gates, *library.gate_names())
            faults.unknown("P050", used[name].place_of("use"), name, known)
        gate = _gate(path, f"{COMMON}/criteria/{name}.yaml", faults) if path else None
        if gate is not None:
            gates[name] = gate
        else:
            faults.broken.add(name)
    return {name: gates[name] for name in sorted(gates) if name in used}


def _bare(gate: GateSource) -> GateSource:
    return gate.model_copy(update={"criterion": None, "routes": {}})


def _routes(
    pack: PackSource, gates: Mapping[str, GateSource], faults: Faults
) -> dict[str, RouteSource]:
    """Return the titles of routes: the pack's own before those its gates bring."""
    brought: dict[str, Titles] = {}
    for name, title in [item for g in gates.values() for item in g.routes.items()]:
        first = brought.setdefault(name, title)
        differs = (first.vi, first.en) != (title.vi, title.en)
        if differs and name not in pack.routes:
            faults.add("P080", title.place, name=name, first=str(first.place))
    shared = {n: RouteSource(vi=one.vi, en=one.en) for n, one in brought.items()}
    return {**shared, **pack.routes}


def _gate(path: Path, name: str, faults: Faults) -> GateSource | None:
    value, problems = read_yaml(path, name)
    faults.found.extend(problems)
    if not isinstance(value, YamlMap):
        return None if problems else check_shape(LeafGate, value, faults)
    if "attested" in value:
        return check_shape(AttestedGate, value, faults)
    if value.keys() & {"all", "any", "none"}:
        return check_shape(GroupGate, value, faults)
    return check_shape(LeafGate, value, faults)


def _sources(
    pack: PackSource, library: Library, faults: Faults
) -> dict[str, DocumentSource]:
    """Return a pack's documents with the shared ones that its items cite."""
    sources = dict(pack.sources)
    path = library.sources()
    missing = sorted(set(_cited(pack)) - sources.keys())
    if missing and path is not None:
        shared = read_source(path, f"{COMMON}/sources.yaml", SourcesFile, faults)
        known = shared.sources if shared else {}
        sources.update({name: known[name] for name in missing if name in known})
    return sources


def _cited(value: object) -> Iterator[str]:
    if isinstance(value, Cite):
        yield value.source
    elif isinstance(value, Source):
        for name in type(value).model_fields:
            yield from _cited(getattr(value, name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from _cited(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _cited(item)
