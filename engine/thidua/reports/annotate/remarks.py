"""Problems to what an officer reads of them: worded, in order, each at its place."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from thidua.problems import Problem, Severity
from thidua.texts import Language
from thidua.texts.annotate import ANNOTATE
from thidua.texts.catalogue import Worded, severity_word, word

COMMENTED = frozenset({Severity.ERROR, Severity.WARNING})
"""What is written at cells; a note says what was done, and is no fault of a cell."""

_SEVERITIES = tuple(Severity)
_COLUMN = re.compile("[A-Z]{1,3}")


@dataclass(frozen=True, slots=True)
class Remark:
    """A problem in the words of one language."""

    problem: Problem
    worded: Worded
    severity: str

    @property
    def column(self) -> str | None:
        """Return the letters of its column, where these are letters."""
        column = self.problem.place.column or ""
        return column if _COLUMN.fullmatch(column) else None

    @property
    def cell(self) -> str:
        """Return its cell, row or line as people write it, or nothing."""
        place = self.problem.place
        return f"{self.column or ''}{place.row or place.line or ''}"


def remarks_of(
    problems: Iterable[Problem], sheets: Sequence[str], language: Language
) -> list[Remark]:
    """Return the remarks of problems: errors first, then as the sheets stand."""
    order = {name: number for number, name in enumerate(sheets)}
    ordered = sorted(problems, key=lambda problem: _rank(problem, order))
    return [
        Remark(problem, word(problem, language), severity_word(severity, language))
        for problem in ordered
        for severity in (problem.severity,)
    ]


def said(key: str, language: Language, **values: object) -> str:
    """Return a text of the workbook with its values."""
    return ANNOTATE[key](language).format_map(values)


def _rank(problem: Problem, order: Mapping[str, int]) -> tuple[object, ...]:
    """Return what remarks are sorted by."""
    place = problem.place
    return (
        _SEVERITIES.index(problem.severity),
        place.file,
        order.get(place.sheet or "", len(order)),
        place.sheet or "",
        place.row or 0,
        len(place.column or ""),
        place.column or "",
        place.line or 0,
        problem.code,
        sorted(problem.details.items()),
    )
