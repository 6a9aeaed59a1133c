"""Exceptions: faults in the use of the program, each with its exit code.

    ThiduaError
    ├── RequestInvalid       2   a run was asked for that cannot be
    ├── PackInvalid          3   a rule pack has faults
    ├── InputUnreadable      4   a batch or a run folder cannot be read
    ├── EvaluatorsDisagree   6   two evaluators gave different findings
    ├── EngineFault         70   an evaluator broke its contract
    └── OutputUnwritable    74   a file cannot be written

Faults in somebody's data or rules are `Problem` values; an exception only carries
them out when nothing more can be done. Codes 0, 1, 2, 5, 70 and 130 have no class
here: done, done with problems, usage, ledger, a bug, interrupted.
"""

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thidua.problems import Problem


class ExitCode(IntEnum):
    """What the shell is told; the list is public and never reused."""

    DONE = 0
    PROBLEMS = 1
    USAGE = 2
    PACK_INVALID = 3
    INPUT_UNREADABLE = 4
    LEDGER_BROKEN = 5
    DISAGREEMENT = 6
    BUG = 70
    OUTPUT_UNWRITABLE = 74
    INTERRUPTED = 130


class ThiduaError(Exception):
    """The program cannot go on, for reasons listed as problems."""

    exit_code = ExitCode.BUG

    def __init__(self, *problems: "Problem") -> None:
        """Keep the problems that stopped the program, in the order they were found."""
        super().__init__(", ".join(f"{p.code} {p.place}" for p in problems))
        self.problems = problems


class RequestInvalid(ThiduaError):  # noqa: N818
    """A run was asked for that cannot be: no such round, parameter or pack."""

    exit_code = ExitCode.USAGE


class PackInvalid(ThiduaError):  # noqa: N818 - reads as what happened
    """A rule pack has faults; nothing was judged."""

    exit_code = ExitCode.PACK_INVALID


class InputUnreadable(ThiduaError):  # noqa: N818
    """A batch, or a run folder, cannot be read at all."""

    exit_code = ExitCode.INPUT_UNREADABLE


class EvaluatorsDisagree(ThiduaError):  # noqa: N818
    """Two evaluators gave different findings; `case` replays the first difference."""

    exit_code = ExitCode.DISAGREEMENT

    def __init__(self, problem: "Problem", case: str) -> None:
        """Keep the problem and the replayable case, as JSON."""
        super().__init__(problem)
        self.case = case


class EngineFault(ThiduaError):  # noqa: N818
    """An evaluator broke its contract: nothing it said may be used."""

    exit_code = ExitCode.BUG


class OutputUnwritable(ThiduaError):  # noqa: N818
    """A result cannot be written."""

    exit_code = ExitCode.OUTPUT_UNWRITABLE
