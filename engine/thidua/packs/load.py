"""Load a rule pack: a folder in, a checked `RulePack` and its effective text out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from thidua.model.pack import (
    MEMBERS,
    Award,
    DerivedFact,
    LawDate,
    Round,
    RulePack,
    Source,
    Validity,
)
from thidua.model.vocabulary import Vocabulary
from thidua.packs.assemble import assemble
from thidua.packs.effective import digest_of, effective_text
from thidua.packs.faults import Faults
from thidua.packs.library import Library
from thidua.packs.parameters import parameter_types, resolve_parameter
from thidua.packs.resolve_awards import resolve_award
from thidua.packs.resolve_facts import fact_types, resolve_fact
from thidua.packs.resolve_vocabulary import resolve_vocabulary
from thidua.packs.scope import Scope, localized, validity
from thidua.packs.source_pack import PackSource
from thidua.packs.source_vocabulary import VocabularySource
from thidua.packs.strata import (
    fact_conditions,
    find_loop,
    named_facts,
    shown_loop,
    strata,
    used_facts,
)
from thidua.problems import Problem


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """A checked pack, and the one-file text that means the same."""

    pack: RulePack
    text: str


def load(
    folder: Path, library: Library
) -> tuple[LoadedPack | None, tuple[Problem, ...]]:
    """Load a pack from its folder, or from a single file.

    Args:
        folder: The pack's folder, or a file that holds a whole pack.
        library: Where parents, the shared vocabulary and the shared gates lie.

    Returns:
        The pack, None where there is any fault, and every fault in order of place.
    """
    faults = Faults()
    source = assemble(folder, library, faults)
    if source is None:
        return None, faults.problems()
    pack = _resolve(source, faults)
    problems = faults.problems()
    if pack is None or problems:
        return None, problems
    text = effective_text(source)
    return LoadedPack(replace(pack, digest=digest_of(text)), text), ()


def _resolve(source: PackSource, faults: Faults) -> RulePack | None:
    if not isinstance(source.vocabulary, VocabularySource):
        return None
    vocabulary = resolve_vocabulary(source.vocabulary, source.awards, faults)
    valid = validity(source.valid, faults)
    scope = _scope(source, vocabulary, faults)
    facts = _facts(source, scope)
    awards = _awards(source, scope)
    _check_facts_used(awards, facts, scope)
    layers, problems = strata(awards, facts)
    faults.found.extend(problems)
    return RulePack(
        source.pack,
        source.version,
        localized(source.title),
        valid,
        source.law_date or LawDate.RECEIVED_ON,
        _sources(source),
        _rounds(source, valid, faults),
        {
            name: resolve_parameter(name, parameter, scope, valid)
            for name, parameter in source.parameters.items()
        },
        facts,
        awards,
        vocabulary,
        layers,
        "",
        {name: localized(title) for name, title in source.routes.items()},
    )


def _scope(source: PackSource, vocabulary: Vocabulary, faults: Faults) -> Scope:
    return Scope(
        vocabulary,
        frozenset(source.sources),
        parameter_types(source.parameters),
        {award.award: award.nominee or "" for award in source.awards},
        fact_types(source.facts, vocabulary, faults),
        faults,
        {name: p.keyed_by for name, p in source.parameters.items() if p.keyed_by},
    )


def _sources(source: PackSource) -> Mapping[str, Source]:
    return {
        name: Source(
            name,
            document.number,
            document.date,
            localized(document.issuer) if document.issuer else None,
            localized(document.title) if document.title else None,
        )
        for name, document in source.sources.items()
    }


def _rounds(source: PackSource, valid: Validity, faults: Faults) -> Mapping[str, Round]:
    rounds: dict[str, Round] = {}
    for name, one in source.rounds.items():
        if one.end < one.start:
            found = f"{one.start} – {one.end}"
            faults.add("P087", one.place_of("to"), found=found)
        elif not (valid.holds(one.start) and valid.holds(one.end)):
            found = f"{one.start} – {one.end}"
            faults.add("P045", one.place, name=name, found=found)
        title = localized(one.title) if one.title else None
        rounds[name] = Round(name, one.start, one.end, title)
    return rounds


def _facts(source: PackSource, scope: Scope) -> Mapping[str, DerivedFact]:
    facts = {
        name: fact
        for name, one in source.facts.items()
        if (fact := resolve_fact(name, one, scope)) is not None
    }
    loop = find_loop(
        {
            name: [n for n in named_facts(fact_conditions(fact)) if n in facts]
            for name, fact in facts.items()
        }
    )
    if loop:
        place = facts[loop[0]].place
        scope.faults.add("P089", place, name=loop[0], loop=shown_loop(loop))
    return facts


def _check_facts_used(
    awards: Mapping[str, Award], facts: Mapping[str, DerivedFact], scope: Scope
) -> None:
    """Report facts whose conditions name what an award's nominees do not have."""
    for award in awards.values():
        of_nominee = scope.facts.of_award(award.nominee)
        for fact in (facts[name] for name in used_facts(award, facts)):
            if fact.table == MEMBERS:
                continue
            known = {*of_nominee.names(), *scope.facts.of_fields(fact)}
            for path in named_facts(fact_conditions(fact)):
                if path not in known:
                    scope.faults.add(
                        "P068",
                        award.place,
                        name=fact.id,
                        path=path,
                        kind=award.nominee,
                    )


def _awards(source: PackSource, scope: Scope) -> Mapping[str, Award]:
    awards: dict[str, Award] = {}
    for one in source.awards:
        first = awards.get(one.award)
        if first is not None:
            scope.faults.add("P080", one.place, name=one.award, first=str(first.place))
        award = resolve_award(one, source.gates, scope)
        if award is not None:
            awards.setdefault(one.award, award)
    return awards
