"""A child pack takes its parent's items, replaces, drops and amends."""

import pytest

from checkout import ROOT
from thidua.model.pack import LawDate, RulePack
from thidua.packs.library import Library
from thidua.packs.load import load

GOOD = ROOT / "fixtures" / "packs" / "good"


@pytest.fixture(scope="module")
def child() -> RulePack:
    found, problems = load(GOOD / "child", Library((GOOD,)))
    assert () == problems
    assert found is not None
    return found.pack


def test_only_listed_awards_come_over(child: RulePack) -> None:
    assert ["medal"] == list(child.awards)


def test_a_replaced_parameter_is_the_childs_and_a_dropped_one_is_gone(
    child: RulePack,
) -> None:
    assert ["wanted"] == list(child.parameters)
    assert 4 == child.parameters["wanted"].values[0].value.code


def test_criteria_are_kept_replaced_dropped_and_added(child: RulePack) -> None:
    criteria = {c.id: c for c in child.awards["medal"].criteria}
    assert ["years", "grade", "score"] == list(criteria)
    cited = {name: c.basis.cite.source for name, c in criteria.items() if c.basis.cite}
    assert {"years": "plan", "grade": "local", "score": "local"} == cited


def test_rank_is_replaced_whole_and_seats_come_over(child: RulePack) -> None:
    medal = child.awards["medal"]
    assert ["score"] == [key.fact for key in medal.rank]
    assert ["seats-1"] == [limit.id for limit in medal.seats]


def test_the_head_that_is_not_said_again_comes_over(child: RulePack) -> None:
    assert LawDate.DECIDED_ON is child.law_date
    assert "Medal" == child.awards["medal"].title.en
    assert ["dot-1"] == list(child.rounds)


def test_the_vocabulary_is_added_to(child: RulePack) -> None:
    grades = [value.id for value in child.vocabulary.enums["grade"].values]
    assert ["fair", "good", "excellent"] == grades
    assert "score" in child.vocabulary.records["individual"].fields
