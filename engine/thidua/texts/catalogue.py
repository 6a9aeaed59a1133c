"""Every problem code with its wording; problems in, sentences out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua.texts.cases import CASES
from thidua.texts.evaluation import EVALUATION
from thidua.texts.facts import FACTS
from thidua.texts.intake import INTAKE
from thidua.texts.localized import Language, LocalizedText
from thidua.texts.packs import PACKS
from thidua.texts.runs import RUNS
from thidua.texts.wording import Wording

if TYPE_CHECKING:
    from thidua.problems import Problem, Severity

_SEVERITIES: Mapping[str, LocalizedText] = {
    "error": LocalizedText("lỗi", "error"),
    "warning": LocalizedText("cảnh báo", "warning"),
    "note": LocalizedText("ghi chú", "note"),
}


@dataclass(frozen=True, slots=True)
class Worded:
    """A problem in one language: the fault, what was expected, what to do."""

    message: str
    expected: str
    remedy: str


def catalogue() -> Mapping[str, Wording]:
    """Return the wordings of all codes, by code."""
    return {**CASES, **EVALUATION, **FACTS, **INTAKE, **PACKS, **RUNS}


def word(problem: "Problem", language: Language) -> Worded:
    """Word a problem.

    Raises:
        KeyError: The code has no wording, or the wording names a detail that the
            problem lacks; a test keeps both from happening.
    """
    row = catalogue()[problem.code]
    return Worded(
        *(
            text(language).format_map(problem.details)
            for text in (row.message, row.expected, row.remedy)
        )
    )


def severity_word(severity: "Severity", language: Language) -> str:
    """Name a severity."""
    return _SEVERITIES[severity.value](language)
