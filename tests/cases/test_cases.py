"""Every case beside a rule pack is a test of its own."""

from functools import cache
from pathlib import Path

import pytest

from checkout import ROOT
from thidua.commands.speech import sentence
from thidua.evaluation.opinions import bench
from thidua.model.pack import RulePack
from thidua.packs.library import Library
from thidua.packs.load import load
from thidua.texts import Language
from thidua.verification.cases import Case, read_cases, run_case

RULES = ROOT / "rules"
FILES = sorted(
    path for top in ("rules", "fixtures") for path in (ROOT / top).rglob("cases/*.yaml")
)
FOLDERS = sorted({path.parent.parent for path in FILES})


@cache
def pack(folder: Path) -> RulePack:
    """Load the pack of a folder."""
    loaded, problems = load(folder, Library((RULES, folder.parent)))
    assert loaded is not None, problems
    return loaded.pack


def cases() -> list[tuple[Path, Case]]:
    """List the cases of all packs."""
    return [(f, case) for f in FOLDERS for case in read_cases(f, pack(f))[0]]


def named(value: Path | Case) -> str:
    """Name a case by its pack, file and line."""
    return value.name if isinstance(value, Path) else f"{value.place}"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_cases_can_be_read(folder: Path) -> None:
    assert () == read_cases(folder, pack(folder))[1]


@pytest.mark.parametrize(("folder", "case"), cases(), ids=named)
def test_a_case_comes_out_as_expected(folder: Path, case: Case) -> None:
    result = run_case(case, pack(folder), bench())
    said = [sentence(problem, Language.EN) for problem in result.problems]
    assert ([], ()) == (said, result.differences), case.name
