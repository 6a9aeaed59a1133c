"""What is to be mended, written where the sender sees it: into the workbook sent in."""

from collections.abc import Sequence
from pathlib import Path

from thidua.commands.speech import language, note, report
from thidua.problems import Problem
from thidua.reports.annotate.annotate import annotated, name_problem
from thidua.reports.annotate.summary_book import summary_workbook
from thidua.reports.atomic import write_bytes
from thidua.texts.check import CHECK


def annotate(inputs: Sequence[Path], problems: Sequence[Problem], target: Path) -> None:
    """Write the sender's own workbook with notes, else a list of what is to be mended.

    The list it is where several files were sent, or one that cannot carry notes.

    Raises:
        OutputUnwritable: the file cannot be written.
    """
    made = _in_place(inputs, problems, target) if len(inputs) == 1 else None
    if isinstance(made, Problem):
        report([made])
    if isinstance(made, bytes):
        write_bytes(target, made)
    else:
        write_bytes(target, summary_workbook(problems, language()))
    name = "annotated" if isinstance(made, bytes) else "summarised"
    note(CHECK[name](language()).format(file=target))


def _in_place(
    inputs: Sequence[Path], problems: Sequence[Problem], target: Path
) -> bytes | Problem | None:
    """Return the sender's workbook with notes, or why it cannot carry them."""
    (file,) = inputs
    if not file.is_file():
        return None
    content = file.read_bytes()
    return name_problem(content, file.name, target.name) or annotated(
        content, file.name, problems, language()
    )
