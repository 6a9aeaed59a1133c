"""The good pack of the fixtures, with every construct of the language, loaded."""

from functools import cache

from checkout import ROOT
from thidua.model.pack import RulePack
from thidua.packs.library import Library
from thidua.packs.load import LoadedPack, load

FOLDER = ROOT / "fixtures" / "packs" / "good"


@cache
def loaded() -> LoadedPack:
    """Load it."""
    found, problems = load(FOLDER / "scholarship.yaml", Library((FOLDER,)))
    assert found is not None, problems
    return found


def pack() -> RulePack:
    """Return the pack alone."""
    return loaded().pack
