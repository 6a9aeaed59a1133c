"""A criterion in two versions: on an unknown day both may be in force."""

from pathlib import Path

import pytest

from thidua.evaluation.opinions import bench
from thidua.model.pack import RulePack
from thidua.packs.library import Library
from thidua.packs.load import load
from thidua.verification.cases import CaseResult, read_cases, run_case

PACK = """\
pack: two-versions
version: 1
title: {vi: Hai, en: Two}
valid: {from: 2018-01-01, to: 2018-12-31}
sources: {plan: {number: 15/KH}}
rounds: {dot-1: {from: 2018-01-01, to: 2018-12-31}}
vocabulary:
  enums:
    statement: {title: {vi: a, en: a}, values: {good: {title: {vi: a, en: a}}}}
  records:
    person:
      role: nominee
      title: {vi: a, en: a}
      fields:
        name: {type: text, title: {vi: a, en: a}}
        years: {type: integer, title: {vi: a, en: a}}
awards:
  - award: medal
    title: {vi: a, en: a}
    kind: form
    for: person
    criteria:
      - id: served
        title: {vi: a, en: a}
        cite: {source: plan}
        fact: years
        at_least: 5
        valid: {to: 2018-06-30}
      - id: served
        title: {vi: a, en: a}
        cite: {source: plan}
        fact: years
        at_least: 3
        valid: {from: 2018-07-01}
"""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, RulePack]:
    folder = tmp_path_factory.mktemp("two-versions")
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    loaded, problems = load(folder, Library(()))
    assert loaded is not None, problems
    return folder, loaded.pack


@pytest.mark.parametrize(
    ("day", "years", "outcome"),
    [
        ("received_on: 2018-06-30", 4, "ineligible"),
        ("received_on: 2018-07-01", 4, "eligible"),
        ("", 4, "undetermined"),
        ("", 5, "eligible"),
        ("", 2, "undetermined"),
    ],
)
def test_the_version_in_force_decides_and_an_unknown_day_asks(
    pack: tuple[Path, RulePack], day: str, years: int, outcome: str
) -> None:
    found = judged(
        pack, f"given: {{person: {{years: {years}}}, nomination: {{{day}}}}}"
    )
    assert found.decision is not None
    assert outcome == found.decision.outcome.value
    if outcome == "undetermined":
        assert ("served",) == found.decision.deciding
        assert ["received_on"] == [i.field for i in found.decision.settled_by]


def judged(pack: tuple[Path, RulePack], given: str) -> CaseResult:
    folder, rules = pack
    (folder / "cases").mkdir(exist_ok=True)
    head = "cases:\n  - case: a\n    award: medal\n    expect: {outcome: held}\n"
    text = f"{head}    {given}\n"
    (folder / "cases" / "a.yaml").write_text(text, encoding="utf-8")
    cases, problems = read_cases(folder, rules)
    assert () == problems
    return run_case(cases[0], rules, bench())
