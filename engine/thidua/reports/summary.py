"""A view to counts: how many nominations of each award came to what."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from thidua.model.findings import Decision, Outcome
from thidua.model.proposals import Proposal
from thidua.reports.lines import WOULD_QUALIFY, group_of
from thidua.reports.view import RunView
from thidua.texts.headings import GROUPS


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """An award with its counts, one for each of the summary's groups."""

    award: str
    title: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """Return how many nominations of the award were judged."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Summary:
    """A table of awards by group; only groups that occur have a column."""

    groups: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[SummaryRow, ...]


def counts(
    decisions: Iterable[Decision], proposals: Iterable[Proposal]
) -> dict[str, dict[str, int]]:
    """Return by award, in the order of ids, how many nominations each group has."""
    standings = {(p.nominee, p.award): p for p in proposals}
    found = Counter(
        (d.award, group_of(d, standings.get((d.nominee, d.award))))
        for d in decisions
        if d.nominated or d.outcome is Outcome.ELIGIBLE
    )
    return {
        award: {group: found[award, group] for group in GROUPS if found[award, group]}
        for award in sorted({award for award, _ in found})
    }


def summary(view: RunView) -> Summary:
    """Return the summary table; those who were not nominated are left out."""
    found = counts(view.decisions, view.proposals)
    counted = {award: found[award] for award in view.pack.awards if award in found}
    groups = tuple(
        group
        for group in GROUPS
        if group != WOULD_QUALIFY and any(group in row for row in counted.values())
    )
    rows = tuple(
        SummaryRow(
            award,
            view.pack.awards[award].title(view.language),
            tuple(row.get(group, 0) for group in groups),
        )
        for award, row in counted.items()
    )
    headings = tuple(GROUPS[group](view.language) for group in groups)
    return Summary(groups, headings, rows)
