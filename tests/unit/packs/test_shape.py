"""Faults of shape that no file of a pack can have yet are still said with a place."""

from pathlib import Path

from pydantic import Field

from checkout import ROOT
from thidua.packs.faults import Faults
from thidua.packs.library import Library
from thidua.packs.load import load
from thidua.packs.shape import check_shape, shown
from thidua.packs.source import Source
from thidua.packs.yaml_source import YamlList, YamlMap, read_yaml


class Even(Source):
    number: int = Field(multiple_of=2)


def test_a_fault_without_words_of_its_own_is_still_at_its_place() -> None:
    faults = Faults()
    assert check_shape(Even, read_yaml("number: 3\n", "a.yaml")[0], faults) is None
    (problem,) = faults.problems()
    assert ("P029", "a.yaml:1:9") == (problem.code, str(problem.place))


def test_a_file_that_is_not_a_mapping_is_a_fault() -> None:
    faults = Faults()
    assert check_shape(Even, read_yaml("- 3\n", "a.yaml")[0], faults) is None
    (problem,) = faults.problems()
    assert ("P017", "a.yaml:1:1") == (problem.code, str(problem.place))


def test_values_are_shown_as_a_file_writes_them() -> None:
    mapping = YamlMap()
    mapping["b"] = 1
    assert ["true", "–", "{b}", "[]", "2", "x"] == [
        shown(value) for value in (True, None, mapping, YamlList(), 2, "x")
    ]


def test_an_unknown_key_hides_no_other_fault_of_its_entry(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    good = (ROOT / "fixtures/packs/good/scholarship.yaml").read_text(encoding="utf-8")
    award = (
        "  - award: second\n"
        "    title: {vi: Hai, en: Two}\n"
        "    kind: form\n"
        "    for: individual\n"
        "    colour: red\n"
        "    criteria:\n"
        "      - id: one\n"
        "        title: {vi: Một, en: One}\n"
        "        cite: {source: nowhere}\n"
        "        fact: nothing\n"
        "        is: true\n"
    )
    path.write_text(
        good.replace("\nawards:\n", "\nawards:\n" + award), encoding="utf-8"
    )
    _, problems = load(path, Library(()))
    assert {"P012"} < {problem.code for problem in problems}
    assert len(problems) >= 3
