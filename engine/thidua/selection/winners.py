"""Who won the awards that are finished: decisions and proposals in, counts out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Ground: TypeAlias = tuple[str, str | None, str | None]
"""Where winners are counted: award, what it is counted per, and the scope."""


@dataclass(frozen=True, slots=True)
class Win:
    """A nomination that took a seat, or (not `is_sure`) that still may.

    `scopes` maps what seats are counted per to the nominee's own value.
    """

    award: str
    nominee: str
    is_sure: bool
    scopes: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Winners:
    """Winners of finished awards, counted by scope."""

    sure: Mapping[Ground, int] = field(default_factory=dict)
    others: Mapping[Ground, tuple[str, ...]] = field(default_factory=dict)

    def count(self, award: str, per: str | None, scope: str | None) -> int:
        """Return how many surely won in a scope."""
        return self.sure.get((award, per, scope), 0)

    def open(self, award: str, per: str | None, scope: str | None) -> tuple[str, ...]:
        """Return who may still win in a scope, or counts in a scope not known."""
        here = self.others.get((award, per, scope), ())
        anywhere = self.others.get((award, per, None), ()) if per else ()
        return tuple(sorted({*here, *anywhere}))


NO_WINNERS = Winners()


def counted(wins: Iterable[Win]) -> Winners:
    """Count wins in total and in each of their scopes."""
    sure: Counter[Ground] = Counter()
    others: dict[Ground, list[str]] = defaultdict(list)
    for win in wins:
        grounds: list[Ground] = [(win.award, None, None)]
        grounds += [(win.award, per, scope) for per, scope in win.scopes.items()]
        for ground in grounds:
            is_placed = ground[1] is None or ground[2] is not None
            if win.is_sure and is_placed:
                sure[ground] += 1
            else:
                others[ground].append(win.nominee)
    return Winners(sure, {k: tuple(v) for k, v in others.items()})
