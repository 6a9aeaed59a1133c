"""Titles of routes: where they stand, how they come over, what is doubtful in them."""

from pathlib import Path

import pytest

from checkout import ROOT
from thidua.packs.library import Library
from thidua.packs.lint import lint
from thidua.packs.load import LoadedPack, load
from thidua.packs.schema import schemas
from thidua.problems import Severity

GOOD = ROOT / "fixtures" / "packs" / "good"
SCHOLARSHIP = (GOOD / "scholarship.yaml").read_text(encoding="utf-8")
TITLE = '  initiatives: {vi: "Có sáng kiến", en: "Initiatives"}\n'
HEAD = """
version: 1
title: {vi: a, en: a}
valid: {from: 2018-01-01, to: 2018-12-31}
"""
PACK = f"""{HEAD}pack: own
vocabulary:
  records:
    individual:
      role: nominee
      title: {{vi: a, en: a}}
      fields:
        direct: {{type: yes_no, title: {{vi: a, en: a}}}}
sources:
  plan: {{number: 1/KH}}
awards:
  - award: medal
    title: {{vi: a, en: a}}
    kind: form
    for: individual
    criteria:
      - {{use: first}}
      - {{use: second}}
"""
GATE = """
title: {vi: a, en: a}
cite: {source: plan}
any:
  - {route: direct, fact: direct, is: true}
  - {route: other, fact: direct, known: true}
"""
FIRST = 'routes: {direct: {vi: "trực tiếp", en: "direct worker"}}'
SECOND = 'routes: {direct: {vi: "lao động", en: "worker"}}'


def written(text: str, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def sound(path: Path, *folders: Path) -> LoadedPack:
    found, problems = load(path, Library(folders))
    assert () == problems
    assert found is not None
    return found


def shared(tmp_path: Path, first: str, second: str, own: str = "") -> Path:
    gates = tmp_path / "common" / "criteria"
    written(f"criterion: first\n{first}{GATE}", gates / "first.yaml")
    written(f"criterion: second\n{second}{GATE}", gates / "second.yaml")
    return written(f"{PACK}{own}", tmp_path / "own" / "pack.yaml").parent


def titles(loaded: LoadedPack) -> dict[str, tuple[str, str]]:
    return {name: (text.vi, text.en) for name, text in loaded.pack.routes.items()}


def about_routes(loaded: LoadedPack) -> list[tuple[str, str, Severity]]:
    return [
        (p.code, p.details["name"], p.severity)
        for p in lint(loaded)
        if p.code in {"P213", "P214"}
    ]


def test_a_pack_titles_its_routes_and_nothing_is_doubtful() -> None:
    loaded = sound(GOOD / "scholarship.yaml")
    assert {
        "direct-worker": ("Lao động trực tiếp", "Direct worker"),
        "initiatives": ("Có sáng kiến", "Initiatives"),
    } == titles(loaded)
    assert [] == about_routes(loaded)


def test_a_route_without_a_title_is_noted_where_it_is_used(tmp_path: Path) -> None:
    path = written(SCHOLARSHIP.replace(TITLE, ""), tmp_path / "a.yaml")
    loaded = sound(path)
    assert [("P214", "initiatives", Severity.NOTE)] == about_routes(loaded)
    (note,) = [p for p in lint(loaded) if p.code == "P214"]
    lines = path.read_text(encoding="utf-8").splitlines()
    assert "- route: initiatives" == lines[(note.place.line or 0) - 1].strip()


def test_a_title_that_no_route_has_is_noted(tmp_path: Path) -> None:
    spare = '  spare: {vi: "Thừa", en: "Spare"}\n'
    path = written(SCHOLARSHIP.replace(TITLE, TITLE + spare), tmp_path / "a.yaml")
    assert [("P213", "spare", Severity.NOTE)] == about_routes(sound(path))


def test_another_title_gives_another_digest(tmp_path: Path) -> None:
    other = SCHOLARSHIP.replace('"Initiatives"}\n', '"Initiative"}\n', 1)
    loaded = sound(written(other, tmp_path / "scholarship.yaml"))
    assert sound(GOOD / "scholarship.yaml").pack.digest != loaded.pack.digest


def test_a_shared_gate_brings_its_titles_into_the_effective_pack(
    tmp_path: Path,
) -> None:
    loaded = sound(shared(tmp_path, FIRST, FIRST), tmp_path)
    assert {"direct": ("trực tiếp", "direct worker")} == titles(loaded)
    assert [("P214", "other", Severity.NOTE)] == about_routes(loaded)
    alone = sound(written(loaded.text, tmp_path / "effective.yaml"))
    assert (loaded.pack.routes, loaded.pack.digest) == (
        alone.pack.routes,
        alone.pack.digest,
    )


def test_gates_that_title_a_route_differently_are_a_fault(tmp_path: Path) -> None:
    found, problems = load(shared(tmp_path, FIRST, SECOND), Library((tmp_path,)))
    assert found is None
    assert [("P080", "direct", "common/criteria/second.yaml")] == [
        (p.code, p.details["name"], p.place.file) for p in problems
    ]


def test_the_packs_own_title_comes_before_those_of_gates(tmp_path: Path) -> None:
    own = 'routes: {direct: {vi: "của gói", en: "the pack\'s"}}\n'
    loaded = sound(shared(tmp_path, FIRST, SECOND, own), tmp_path)
    assert {"direct": ("của gói", "the pack's")} == titles(loaded)


CHILD = f"{HEAD}pack: child\nextends: own\nawards_from_parent: [medal]\n"


@pytest.mark.parametrize(
    ("said", "direct"),
    [
        ("", ("trực tiếp", "direct worker")),
        ("routes: {direct: {vi: b, en: c, overrides: true}}\n", ("b", "c")),
        ("drop: [direct]\n", None),
    ],
)
def test_titles_are_inherited_replaced_and_dropped(
    tmp_path: Path, said: str, direct: tuple[str, str] | None
) -> None:
    shared(tmp_path, FIRST, FIRST)
    child = written(CHILD + said, tmp_path / "child" / "pack.yaml").parent
    assert direct == titles(sound(child, tmp_path)).get("direct")


def test_a_title_replaced_without_saying_so_is_a_fault(tmp_path: Path) -> None:
    shared(tmp_path, FIRST, FIRST)
    said = f"{CHILD}routes: {{direct: {{vi: b, en: c}}}}\n"
    child = written(said, tmp_path / "child" / "pack.yaml").parent
    _, problems = load(child, Library((tmp_path,)))
    assert ["P093"] == [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (TITLE, '  initiatives: {vi: "Có sáng kiến"}\n', "P011"),
        (TITLE, TITLE.replace("initiatives", "Initiatives_x"), "P022"),
        (TITLE, TITLE.replace("en:", "fr: x, en:"), "P012"),
    ],
)
def test_a_faulty_title_is_one_fault(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    path = written(SCHOLARSHIP.replace(old, new), tmp_path / "a.yaml")
    found, problems = load(path, Library(()))
    assert (None, [code]) == (found, [problem.code for problem in problems])


def test_every_route_of_the_shipped_packs_has_a_title() -> None:
    for head in sorted((ROOT / "rules").glob("*/pack.yaml")):
        assert [] == about_routes(sound(head.parent, ROOT / "rules"))


def test_editors_know_where_titles_of_routes_stand() -> None:
    found = schemas()
    assert "routes" in found["pack.schema.json"]["properties"]
    for gate in ("LeafGate", "AttestedGate", "GroupGate"):
        assert "routes" in found["criterion.schema.json"]["$defs"][gate]["properties"]
