"""Collect faults of rule packs: codes with places in, sorted `Problem` values out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from thidua.problems import Place, Problem, Severity

NOWHERE = Place("")
"""The place of a value that was not read from a file."""

SHOWN_NAMES = 12
"""How many known names a message lists when none is near."""


def known_names(names: Iterable[str]) -> str:
    """List names for a message, shortened where there are many."""
    ordered = sorted(set(names))
    shown = ", ".join(ordered[:SHOWN_NAMES])
    return (shown + ", …" if len(ordered) > SHOWN_NAMES else shown) or "–"


def nearest(name: str, names: Iterable[str]) -> str:
    """Return the known name most like a name, or the list of known names."""
    ordered = sorted(set(names))
    close = get_close_matches(name, ordered, n=1, cutoff=0.55)
    return close[0] if close else known_names(ordered)


@dataclass(slots=True)
class Faults:
    """The faults found so far, and the names whose own entries were faulty.

    A reference to a name in `broken` is not a second fault: the entry exists, and its
    own fault is already listed.
    """

    found: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)

    def add(self, code: str, place: Place | None, **details: str) -> None:
        """Note one fault."""
        plain = {name: str(value) for name, value in details.items()}
        self.found.append(Problem(code, place or NOWHERE, Severity.ERROR, plain))

    def unknown(
        self, code: str, place: Place | None, name: str, names: Iterable[str]
    ) -> None:
        """Note a reference to a name that does not exist."""
        if name not in self.broken:
            self.add(code, place, name=name, nearest=nearest(name, names))

    def problems(self) -> tuple[Problem, ...]:
        """Return the faults in the order of their places, each once."""
        unique: list[Problem] = []
        for problem in sorted(self.found, key=_order):
            if problem not in unique[-3:]:
                unique.append(problem)
        return tuple(unique)


def _order(problem: Problem) -> tuple[str, int, int, str, str]:
    place = problem.place
    position = (place.line or 0, place.position or 0)
    return (place.file, *position, problem.code, str(sorted(problem.details.items())))
