"""Spoil the good pack in one place and see what the loader says."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkout import ROOT
from thidua.packs.library import Library
from thidua.packs.load import load
from thidua.problems import Problem
from thidua.texts.catalogue import word
from thidua.texts.localized import Language

GOOD = ROOT / "fixtures" / "packs" / "good"
MARK = "«"
Spoil = Callable[..., tuple[list[tuple[str, int, int]], tuple[int, int]]]


def place_of_mark(text: str) -> tuple[int, int]:
    """Return line and position of the mark in a text."""
    before = text[: text.index(MARK)]
    return before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1


def found_at(problems: tuple[Problem, ...]) -> list[tuple[str, int, int]]:
    """Return codes with their lines and positions."""
    return [(p.code, p.place.line or 0, p.place.position or 0) for p in problems]


@pytest.fixture
def spoil(tmp_path: Path) -> Spoil:
    """Replace a part of the good pack; return the faults and the marked place."""
    good = (GOOD / "scholarship.yaml").read_text(encoding="utf-8")

    def check(
        old: str, new: str, at: str = ""
    ) -> tuple[list[tuple[str, int, int]], tuple[int, int]]:
        assert 1 == good.count(old), old
        text = good.replace(old, new)
        if at:
            assert 1 == text.count(at), at
            text = text.replace(at, MARK + at)
        path = tmp_path / "spoiled.yaml"
        path.write_text(text.replace(MARK, ""), encoding="utf-8")
        loaded, problems = load(path, Library((GOOD,)))
        assert loaded is None
        assert all(word(p, lang).message for p in problems for lang in Language)
        return found_at(problems), place_of_mark(text)

    return check
