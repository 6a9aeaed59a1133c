"""Why a workbook is handed back without comments: the exception and its problem."""

from enum import StrEnum

from thidua.problems import Place, Problem, Severity


class Refusal(StrEnum):
    """Each reason not to write into a sender's file."""

    KIND = "R025"
    PACKAGE = "R026"
    STRICT = "R027"
    SEALED = "R028"
    NAME = "R029"


class NotAnnotated(Exception):  # noqa: N818 - reads as what happened
    """A file stays as it is; `part` names the part that is not understood."""

    def __init__(self, reason: Refusal, part: str = "") -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason
        self.part = part

    def problem(self, file: str) -> Problem:
        """Return what to tell the officer about a file."""
        return refused(self.reason, file, part=self.part)


def odd(part: str) -> NotAnnotated:
    """Return the refusal of a part that is not built as the standard says."""
    return NotAnnotated(Refusal.PACKAGE, part)


def refused(reason: Refusal, file: str, **details: str) -> Problem:
    """Return the problem of a file that gets no comments."""
    return Problem(reason, Place(file), Severity.ERROR, {"file": file, **details})
