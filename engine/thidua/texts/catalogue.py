"""Every problem code with its wording; problems in, sentences out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from thidua.texts.cases import CASES
from thidua.texts.detail_words import DETAIL_WORDS
from thidua.texts.evaluation import EVALUATION
from thidua.texts.facts import FACTS
from thidua.texts.intake import INTAKE
from thidua.texts.localized import Language, LocalizedText
from thidua.texts.packs import PACKS
from thidua.texts.runs import RUNS
from thidua.texts.usage import USAGE
from thidua.texts.wording import Wording

if TYPE_CHECKING:
    from thidua.problems import Detail, Problem, Severity

_SEVERITIES: Mapping[str, LocalizedText] = {
    "error": LocalizedText("lỗi", "error"),
    "warning": LocalizedText("cảnh báo", "warning"),
    "note": LocalizedText("ghi chú", "note"),
}
_LONGEST = 120
_QUOTED = frozenset({"found", "by", "key", "like", "name", "owner", "part"})
_NOTHING = "–"
"""What a stage writes where no known name is near."""


@dataclass(frozen=True, slots=True)
class Worded:
    """A problem in one language: the fault, what was expected, what to do."""

    message: str
    expected: str
    remedy: str


def catalogue() -> Mapping[str, Wording]:
    """Return the wordings of all codes, by code."""
    return {**CASES, **EVALUATION, **FACTS, **INTAKE, **PACKS, **RUNS, **USAGE}


def word(problem: "Problem", language: Language) -> Worded:
    """Word a problem.

    Raises:
        KeyError: The code has no wording, or the wording names a detail that the
            problem lacks; a test keeps both from happening.
    """
    row = catalogue()[problem.code]
    details = _spoken(_in_brief(problem), language)
    return Worded(
        row.message(language).format_map(details),
        row.expected(language).format_map(details),
        _without_empty_hint(row.remedy(language), details).format_map(details),
    )


def _spoken(details: Mapping[str, "Detail"], language: Language) -> Mapping[str, str]:
    """Say details in a language, fixed words of the program among them."""
    spoken = {name: say(value, language) for name, value in details.items()}
    for name, words in DETAIL_WORDS.items():
        if spoken.get(name) in words:
            spoken[name] = words[spoken[name]](language)
    return spoken


def _in_brief(problem: "Problem") -> Mapping[str, "Detail"]:
    """Return details with what stands in a cell or line no longer than can be read."""
    if problem.place.row is None and problem.place.line is None:
        return problem.details  # names of files, which are of use whole
    return {
        name: _cut(value) if name in _QUOTED and isinstance(value, str) else value
        for name, value in problem.details.items()
    }


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def say(detail: "Detail", language: Language) -> str:
    """Say a detail in a language: a day as dd/mm/yyyy, several with commas."""
    if isinstance(detail, LocalizedText):
        return detail(language)
    if isinstance(detail, date):
        return f"{detail.day:02}/{detail.month:02}/{detail.year:04}"
    if isinstance(detail, tuple):
        return ", ".join(say(each, language) for each in detail)
    return detail


def _without_empty_hint(remedy: str, details: Mapping[str, str]) -> str:
    """Leave out the part of a remedy that names what is nearest, where nothing is."""
    if details.get("nearest") != _NOTHING:
        return remedy
    parts = [part for part in remedy.split("; ") if "{nearest}" not in part]
    return "; ".join(parts) or remedy


def severity_word(severity: "Severity", language: Language) -> str:
    """Name a severity."""
    return _SEVERITIES[severity.value](language)
