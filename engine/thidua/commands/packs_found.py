"""Finding and loading a pack the user named."""

from pathlib import Path

from thidua.commands.speech import report
from thidua.errors import PackInvalid, RequestInvalid
from thidua.packs.faults import known_names, nearest
from thidua.packs.library import Library
from thidua.packs.load import LoadedPack, load
from thidua.problems import Place, Problem, Severity
from thidua.resources import rules_folder


def library(rules: Path | None) -> Library:
    """Return the user's folder of packs, if any, before the shipped one."""
    own = () if rules is None else (rules,)
    return Library((*own, rules_folder()))


def find(name: str, packs: Library) -> Path:
    """Return where a pack is.

    Raises:
        RequestInvalid: There is no such pack.
    """
    found = packs.find(name)
    if found is not None:
        return found
    known = packs.names()
    details = {
        "found": name,
        "known": known_names(known),
        "nearest": nearest(name, known),
    }
    raise RequestInvalid(Problem("R011", Place("--pack"), Severity.ERROR, details))


def open_pack(name: str, rules: Path | None) -> LoadedPack:
    """Load a pack by name or path.

    Raises:
        RequestInvalid: There is no such pack.
        PackInvalid: It has faults; all are listed.
    """
    packs = library(rules)
    loaded, problems = load(find(name, packs), packs)
    if loaded is None:
        raise PackInvalid(*problems)
    report(p for p in problems if p.severity is not Severity.NOTE)
    return loaded
