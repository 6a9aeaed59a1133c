"""Shipped packs: every criterion names its source and is shown by cases."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from checkout import ROOT
from thidua.model.pack import Criterion, Provenance, RulePack
from thidua.packs.library import Library
from thidua.packs.load import load

RULES = ROOT / "rules"
VERDICTS = {"met", "unmet", "unknown"}
PACKS = sorted(path.parent.name for path in RULES.glob("*/pack.yaml"))
Shown = dict[tuple[str, str], set[str]]


@cache
def pack(name: str) -> RulePack:
    """Load a shipped pack."""
    loaded, problems = load(RULES / name, Library((RULES,)))
    assert problems == ()
    assert loaded is not None
    return loaded.pack


def criteria(name: str) -> Iterator[tuple[str, Criterion]]:
    """List the criteria of a pack, each with its award."""
    for award in pack(name).awards.values():
        for criterion in award.criteria:
            yield award.id, criterion


@cache
def shown(name: str) -> Shown:
    """Return the verdicts the cases expect, by award and criterion."""
    verdicts: Shown = defaultdict(set)
    for path in sorted((RULES / name / "cases").glob("*.yaml")):
        for case in cases(path):
            expected = case["expect"].get("verdict")
            verdicts[case["award"], case.get("about", "")].add(expected)
    return verdicts


def cases(path: Path) -> list[dict[str, dict[str, str]]]:
    """Read the cases of a file; every scalar stays a text."""
    with path.open(encoding="utf-8") as file:
        return list(yaml.load(file, yaml.BaseLoader)["cases"])


def test_packs_are_shipped() -> None:
    assert "ben-tre-2018" in PACKS


@pytest.mark.parametrize("name", PACKS)
def test_every_criterion_cites_a_source_of_the_pack(name: str) -> None:
    sources = pack(name).sources
    uncited = [
        (award, criterion.id)
        for award, criterion in criteria(name)
        if criterion.basis.cite is None or criterion.basis.cite.source not in sources
    ]
    assert uncited == []


@pytest.mark.parametrize("name", PACKS)
def test_every_assumption_says_why_in_both_languages(name: str) -> None:
    bases = {criterion.id: criterion.basis for _, criterion in criteria(name)}
    bases |= {p.id: p.basis for p in pack(name).parameters.values()}
    assumed = {i: b for i, b in bases.items() if b.provenance is Provenance.ASSUMED}
    unsaid = [i for i, b in assumed.items() if not (b.because and b.because.vi)]
    assert unsaid == []


@pytest.mark.parametrize("name", PACKS)
def test_every_criterion_is_shown_met_unmet_and_unknown(name: str) -> None:
    """A shared gate is the same everywhere: one award has to show it."""
    by_gate: Shown = defaultdict(set)
    for award, criterion in criteria(name):
        if criterion.gate:
            by_gate["", criterion.gate] |= shown(name)[award, criterion.id]
        else:
            by_gate[award, criterion.id] = shown(name)[award, criterion.id]
    missing = {
        where: sorted(VERDICTS - verdicts)
        for where, verdicts in by_gate.items()
        if verdicts < VERDICTS
    }
    assert missing == {}


@pytest.mark.parametrize("name", PACKS)
def test_every_case_is_about_a_criterion_of_its_award(name: str) -> None:
    known = {(award, criterion.id) for award, criterion in criteria(name)}
    known |= {(award, "") for award, _ in known}
    known |= {(award, "applies-when") for award, _ in known}
    assert set(shown(name)) - known == set()
