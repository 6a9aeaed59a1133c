"""Laws of loading: one meaning, one text, one digest, whatever the files' order."""

from pathlib import Path

import pytest

from checkout import ROOT
from thidua.model.conditions import (
    Anchor,
    AwardLeaf,
    FactRef,
    Group,
    Leaf,
    Literal,
    ParameterRef,
    Shift,
    Verdict,
    Window,
    leaves,
)
from thidua.model.pack import Computation, Effect, LawDate, RulePack
from thidua.model.vocabulary import Kind
from thidua.packs.library import Library
from thidua.packs.load import LoadedPack, load

GOOD = ROOT / "fixtures" / "packs" / "good"
RULES = ROOT / "rules"
PACKS = [
    GOOD / "scholarship.yaml",
    GOOD / "base",
    GOOD / "child",
    *(path.parent for path in sorted(RULES.glob("*/pack.yaml"))),
]


def loaded(path: Path) -> LoadedPack:
    found, problems = load(path, Library((GOOD, RULES)))
    assert () == problems
    assert found is not None
    return found


@pytest.fixture(scope="module")
def pack() -> RulePack:
    return loaded(GOOD / "scholarship.yaml").pack


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
def test_the_effective_text_loads_to_the_same_text_and_digest(
    path: Path, tmp_path: Path
) -> None:
    first = loaded(path)
    alone = tmp_path / "effective.yaml"
    alone.write_text(first.text, encoding="utf-8", newline="")
    again, problems = load(alone, Library(()))
    assert () == problems
    assert again is not None
    assert (first.text, first.pack.digest) == (again.text, again.pack.digest)


def test_names_of_files_and_order_inside_do_not_matter(tmp_path: Path) -> None:
    for source in sorted(GOOD.glob("base/**/*.yaml")):
        name = {"medal.yaml": "z.yaml", "ribbon.yaml": "a.yaml"}
        to = tmp_path / "base" / source.relative_to(GOOD / "base")
        to = to.with_name(name.get(source.name, source.name))
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(source.read_bytes())
    assert loaded(GOOD / "base").text == loaded(tmp_path / "base").text


def test_another_number_gives_another_digest(tmp_path: Path) -> None:
    text = (GOOD / "scholarship.yaml").read_text(encoding="utf-8")
    other = tmp_path / "scholarship.yaml"
    other.write_text(text.replace("at_least: 70%", "at_least: 71%"), encoding="utf-8")
    assert loaded(GOOD / "scholarship.yaml").pack.digest != loaded(other).pack.digest


def test_a_comment_or_a_default_written_out_changes_nothing(tmp_path: Path) -> None:
    text = (GOOD / "scholarship.yaml").read_text(encoding="utf-8")
    other = tmp_path / "scholarship.yaml"
    said = text.replace("effect: confirm", "provenance: verbatim, effect: confirm")
    other.write_text(f"# said\n{said}", encoding="utf-8")
    assert loaded(GOOD / "scholarship.yaml").text == loaded(other).text


def test_a_pack_that_is_not_there_is_a_fault() -> None:
    found, (problem,) = load(GOOD / "nobody", Library(()))
    assert (None, "P001") == (found, problem.code)


def test_the_head_is_resolved(pack: RulePack) -> None:
    assert (("prize", "grand-prize"), ("team-prize",)) == pack.strata
    assert LawDate.RECEIVED_ON is pack.law_date
    assert "15/KH" == pack.sources["plan"].number
    assert ["prize", "grand-prize", "team-prize"] == [
        award for stratum in pack.strata for award in stratum
    ]


def test_awards_are_values_of_the_enum_of_awards(pack: RulePack) -> None:
    values = [value.id for value in pack.vocabulary.enums["award"].values]
    assert ["old-prize", "grand-prize", "prize", "team-prize"] == values


def test_parameters_are_coded_with_their_keys(pack: RulePack) -> None:
    values = pack.parameters["wanted"].values
    assert [1, 2] == [value.value.code for value in values]
    assert 650 == pack.parameters["floor"].values[0].value.code
    assert Literal("66.67%", 666_700) == pack.parameters["threshold"].values[0].value
    assert ("U01", "prize") == pack.parameters["seats"].values[0].key


def test_derived_facts_have_types(pack: RulePack) -> None:
    kinds = {name: fact.type.kind for name, fact in pack.facts.items()}
    assert {
        "years_excellent": Kind.INTEGER,
        "recent": Kind.INTEGER,
        "benefit_total": Kind.MONEY,
        "best_grade": Kind.ENUM,
        "by_direct": Kind.INTEGER,
        "first_initiative": Kind.DATE,
        "had_old": Kind.YES_NO,
        "all_good": Kind.YES_NO,
        "good_share": Kind.SHARE,
        "winners": Kind.SHARE,
    } == kinds
    streak = pack.facts["years_excellent"]
    assert (Anchor.YEAR_BEFORE, "all") == (streak.ending, streak.per_year)
    assert streak.bridge is not None
    assert ("leaves", "met") == (streak.bridge.table, streak.bridge.counts_as)
    had = pack.facts["had_old"]
    assert (Computation.HAS_AWARD, "prior_awards", "old-prize") == (
        had.computation,
        had.table,
        had.award,
    )


def test_nodes_are_named_by_criterion_route_and_index(pack: RulePack) -> None:
    work = pack.awards["prize"].criteria[0].condition
    assert isinstance(work, Group)
    assert "work" == work.node
    assert ["work/direct-worker", "work/initiatives", "work/2"] == [
        child.node for child in work.children
    ]
    applies = pack.awards["prize"].applies_when
    assert applies is not None
    assert "applies-when" == applies.node
    assert ["rank/1", "rank/2", "rank/3"] == [k.node for k in pack.awards["prize"].rank]


def test_operands_are_literals_parameters_and_facts(pack: RulePack) -> None:
    criteria = {c.id: c for c in pack.awards["prize"].criteria}
    tests = {leaf.node: leaf for leaf in leaves(criteria["score"].condition)}
    assert _leaf(tests, 0).operands == (Literal("6.5", 650), Literal("10", 1000))
    assert _leaf(tests, 1).operands == (ParameterRef("floor"),)
    assert _leaf(tests, 2).operands == (Literal("70%", 700_000),)
    assert Verdict.UNMET is _leaf(tests, 2).if_empty
    years = Shift(years=-18)
    assert _leaf(tests, 10).operands == (FactRef("run.as_of", years),)
    assert _leaf(tests, 12).window == Window(named="round")
    window = _leaf(tests, 9).window
    assert window is not None
    assert (ParameterRef("wanted"), "years") == (window.amount, window.unit)


def _leaf(tests: dict[str, object], index: int) -> Leaf:
    leaf = tests[f"score/{index}"]
    assert isinstance(leaf, Leaf)
    return leaf


def test_gates_keep_their_name_and_effect(pack: RulePack) -> None:
    gate = pack.awards["prize"].criteria[-1]
    assert ("no-open-matter", "no-open-matter", Effect.HOLD) == (
        gate.id,
        gate.gate,
        gate.effect,
    )


def test_a_judgement_is_titled_by_its_statement(pack: RulePack) -> None:
    assert "Gương mẫu" == pack.awards["prize"].criteria[1].title.vi


def test_a_leaf_on_members_asks_the_individuals(pack: RulePack) -> None:
    leaf = pack.awards["team-prize"].criteria[1].condition
    assert isinstance(leaf, AwardLeaf)
    assert "members" == leaf.whose
