"""A library finds packs by name and by path, an earlier folder first."""

from pathlib import Path

from checkout import ROOT
from thidua.packs.library import Library

PACKS = ROOT / "fixtures" / "packs"
LIBRARY = Library((PACKS / "good", PACKS / "bad", ROOT / "rules"))


def test_a_pack_is_found_by_name_or_path() -> None:
    assert PACKS / "good" / "base" == LIBRARY.find("base")
    assert PACKS / "good" / "child" == LIBRARY.find(str(PACKS / "good" / "child"))
    single = PACKS / "good" / "scholarship.yaml"
    assert single == LIBRARY.find(str(single))
    assert LIBRARY.find("nobody") is None


def test_names_are_those_of_folders_with_a_pack() -> None:
    names = LIBRARY.names()
    assert {"base", "child", "loop-one", "ben-tre-2018"} <= set(names)
    assert "common" not in names
    assert sorted(names) == list(names)


def test_an_earlier_folder_wins(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "pack.yaml").write_text("pack: base\n", encoding="utf-8")
    assert tmp_path / "base" == Library((tmp_path, *LIBRARY.folders)).find("base")


def test_shared_parts_are_found() -> None:
    assert ROOT / "rules/common/vocabulary.yaml" == LIBRARY.vocabulary("common")
    assert "no-open-matter" in LIBRARY.gate_names()
    assert LIBRARY.gate("nobody") is None
