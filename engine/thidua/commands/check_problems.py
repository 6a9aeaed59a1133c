"""Problems of a batch for the terminal: the same fault down a column is told once."""

from collections.abc import Iterable, Sequence

from thidua.commands.speech import language, note, sentence
from thidua.problems import Problem, Severity
from thidua.texts import Language
from thidua.texts.catalogue import word
from thidua.texts.check import CHECK

SHOWN = 40
"""Problems told in full."""
ALIKE = 3
"""Problems told in full of one kind in one column."""
CELLS = 12
"""Further cells of such a column that are named."""

_ORDER = [*Severity]


def report_by_column(problems: Iterable[Problem]) -> None:
    """Word problems on standard error, worst first, those of a column together."""
    tongue = language()
    shown = told = 0
    groups = _by_column(problems)
    for group in groups:
        if shown >= SHOWN:
            break
        samples = _different(group, tongue)[: min(ALIKE, SHOWN - shown)]
        for problem in samples:
            note(sentence(problem, tongue))
        others = [p for p in group if all(p is not each for each in samples)]
        if others:
            note(_elsewhere(others, tongue))
        shown += len(samples)
        told += len(group)
    rest = sum(map(len, groups)) - told
    if rest:
        note(CHECK["more_problems"](tongue).format(count=rest))


def _by_column(problems: Iterable[Problem]) -> list[list[Problem]]:
    """Gather problems of one kind in one column of a sheet."""
    groups: dict[tuple[object, ...], list[Problem]] = {}
    for each in sorted(problems, key=lambda p: _ORDER.index(p.severity)):
        place = each.place
        key = (each.severity, each.code, place.file, place.sheet, place.column)
        groups.setdefault(key, []).append(each)
    return [*groups.values()]


def _different(group: Sequence[Problem], tongue: Language) -> list[Problem]:
    """Keep the first of those that say the same, what is said most often first."""
    told: dict[object, list[Problem]] = {}
    for each in group:
        told.setdefault(word(each, tongue), []).append(each)
    return [same[0] for same in sorted(told.values(), key=len, reverse=True)]


def _elsewhere(others: Sequence[Problem], tongue: Language) -> str:
    """Name the further cells of a column, at most a line of them."""
    places = (p.place for p in others)
    cells = [f"{place.column or ''}{place.row or ''}" for place in places]
    named = ", ".join(cell for cell in cells[:CELLS] if cell)
    more = ", …" if len(cells) > CELLS else ""
    text = CHECK["elsewhere" if named else "elsewhere_unplaced"](tongue)
    return text.format(count=len(others), cells=named + more)
