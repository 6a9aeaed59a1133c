"""Findings beyond faults: what is doubtful in a pack that can be used."""

from pathlib import Path

import pytest

from checkout import ROOT
from thidua.packs.library import Library
from thidua.packs.lint import lint
from thidua.packs.load import load
from thidua.problems import Problem, Severity
from thidua.texts.catalogue import word
from thidua.texts.localized import Language

GOOD = ROOT / "fixtures" / "packs" / "good" / "scholarship.yaml"
SHARE = "fact: winners, at_least: 50%, cite: {source: plan}}\n"
GRAND = "award: grand-prize, whose: members, cite: {source: plan}}\n"
SPARE = "  spare: {title: {vi: a, en: b}, values: [{value: 1}], cite: {source: plan}}\n"
SCORE = '{id: vote, title: {vi: "Phiếu", en: "Vote"}'
USE = "      - {use: no-open-matter"
GAPPED = f"{USE}, valid: {{to: 2018-03-01}}}}\n{USE}, valid: {{from: 2018-05-01}}}}\n"
TOO_MANY = "id: whole-workers, at_least: 41"
WHOLE = "      - {id: whole, at_most: 40, cite: {source: plan}}\n"
OFFICE = (
    "      - {id: office, at_least: 21, where: {all: [{fact: direct, is: false}]},"
    " cite: {source: plan}}\n"
)
BASE = {
    ("P201", "wanted"),
    ("P202", "seats"),
    ("P211", "prize"),
}


def findings(text: str, path: Path) -> tuple[Problem, ...]:
    path.write_text(text, encoding="utf-8")
    loaded, problems = load(path, Library(()))
    assert () == problems
    assert loaded is not None
    return lint(loaded)


@pytest.mark.parametrize(
    ("code", "name", "old", "new"),
    [
        ("P203", "spare", "  floor:\n", f"{SPARE}  floor:\n"),
        (
            "P204",
            "spare",
            "\nfacts:\n",
            "\nfacts:\n  spare: {title: {vi: a, en: b}, count: ratings}\n",
        ),
        ("P205", "spare", "\nsources:\n", "\nsources:\n  spare: {number: 1}\n"),
        ("P206", "dot-2", "{from: 2018-09-01, to", "{from: 2018-08-31, to"),
        ("P207", "prize/no-open-matter", f"{USE}}}\n", GAPPED),
        (
            "P208",
            "prize/work",
            "{fact: clubs, includes: private}",
            "{fact: clubs, known: true}",
        ),
        ("P209", "team-prize", f"      - {{id: has-grand, {GRAND}", ""),
        ("P213", "spare", "\nroutes:\n", "\nroutes:\n  spare: {vi: a, en: b}\n"),
        (
            "P214",
            "untitled",
            "- {fact: clubs, inc",
            "- {route: untitled, fact: clubs, inc",
        ),
        ("P210", "prize/vote", SCORE, "{id: vote"),
        ("P215", "prize/whole-workers", "id: workers, at_least: 50%", TOO_MANY),
        ("P215", "prize/workers", WHOLE, f"{WHOLE}{OFFICE}"),
        (
            "P212",
            "grand-prize",
            "id: has-prize, award",
            "id: h, effect: confirm, award",
        ),
    ],
)
def test_a_doubtful_place_is_found(
    tmp_path: Path, code: str, name: str, old: str, new: str
) -> None:
    good = GOOD.read_text(encoding="utf-8")
    assert 1 == good.count(old)
    said = good.replace(old, new).replace("number: 1}", 'number: "1"}')
    found = findings(said, tmp_path / "a.yaml")
    assert all(word(p, lang).message for p in found for lang in Language)
    assert {*BASE, (code, name)} == {(p.code, p.details["name"]) for p in found}


def test_findings_are_no_errors_and_stand_in_order(tmp_path: Path) -> None:
    found = findings(GOOD.read_text(encoding="utf-8"), tmp_path / "a.yaml")
    assert all(p.severity is not Severity.ERROR for p in found)
    assert sorted(p.place.line or 0 for p in found) == [p.place.line for p in found]
