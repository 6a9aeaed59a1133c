"""What the parts of a pack may refer to while they are resolved."""

from collections.abc import Mapping
from dataclasses import dataclass

from thidua.model.pack import Basis, Check, Citation, Provenance, Validity
from thidua.model.vocabulary import ValueType, Vocabulary
from thidua.packs.fact_paths import FactTypes
from thidua.packs.faults import Faults
from thidua.packs.literals import LiteralReader
from thidua.packs.source import Cited, Span, Titles
from thidua.texts import LocalizedText


@dataclass(frozen=True, slots=True)
class Scope:
    """The names of a pack: sources, parameters with their types, awards with kinds.

    `keyed` are the parameters that have a value a unit or an award, with their keys.
    """

    vocabulary: Vocabulary
    sources: frozenset[str]
    parameters: Mapping[str, ValueType]
    awards: Mapping[str, str]
    facts: FactTypes
    faults: Faults
    keyed: Mapping[str, tuple[str, ...]]

    @property
    def literals(self) -> LiteralReader:
        """Return the reader of literals."""
        return LiteralReader(self.vocabulary, self.faults)


def localized(titles: Titles) -> LocalizedText:
    """Return a text of the model."""
    return LocalizedText(titles.vi, titles.en)


def titled(titles: Titles | None, fallback: str) -> LocalizedText:
    """Return a title, the id where there is none."""
    return localized(titles) if titles else LocalizedText(fallback, fallback)


def validity(span: Span | None, faults: Faults) -> Validity:
    """Return a span of days; one that ends before it begins is a fault."""
    if span is None:
        return Validity()
    if span.start and span.end and span.end < span.start:
        found = f"{span.start} – {span.end}"
        faults.add("P087", span.place_of("to"), found=found)
    return Validity(span.start, span.end)


def basis(item: Cited, scope: Scope, name: str, *, must_cite: bool = True) -> Basis:
    """Return what an item rests on; a missing citation or reason is a fault."""
    return _basis(item, scope.sources, scope.faults, (name, must_cite))


def _basis(
    item: Cited, sources: frozenset[str], faults: Faults, need: tuple[str, bool]
) -> Basis:
    name, must_cite = need
    cite = item.cite
    if cite is None and must_cite:
        faults.add("P085", item.place, name=name)
    if cite is not None and cite.source not in sources:
        faults.unknown("P046", cite.place_of("source"), cite.source, sources)
    if item.provenance is Provenance.ASSUMED and item.because is None:
        faults.add("P086", item.place_of("provenance"), name=name)
    return Basis(
        Citation(cite.source, cite.at) if cite else None,
        item.provenance,
        localized(item.because) if item.because else None,
        Check(item.checked.by, item.checked.on) if item.checked else None,
    )


def has_overlap(first: Validity, second: Validity) -> bool:
    """Tell whether two spans share a day."""
    starts_in_time = (
        first.start is None or second.end is None or first.start <= second.end
    )
    ends_in_time = (
        first.end is None or second.start is None or second.start <= first.end
    )
    return starts_in_time and ends_in_time
