"""What is to be mended, written where the sender sees it: into the workbook sent in."""

from collections.abc import Sequence
from pathlib import Path

from thidua.commands.speech import language, note, report
from thidua.errors import RequestInvalid
from thidua.problems import Place, Problem
from thidua.reports.annotate.annotate import annotatable, annotated, name_problem
from thidua.reports.annotate.summary_book import summary_workbook
from thidua.reports.atomic import write_bytes
from thidua.texts.check import CHECK

_LIST_SUFFIX = ".xlsx"


def see_to_ending(inputs: Sequence[Path], target: Path) -> None:
    """See that what will be written can be opened under the name asked for.

    Raises:
        RequestInvalid: the name ends as another kind of file does.
    """
    content = _only_workbook(inputs)
    name = inputs[0].name
    if content is None or annotatable(content, name):
        _check_list_name(target)
        return
    found = name_problem(content, name, target.name)
    if found is not None:
        raise RequestInvalid(found)


def annotate(inputs: Sequence[Path], problems: Sequence[Problem], target: Path) -> None:
    """Write the sender's own workbook with notes, else a list of what is to be mended.

    The list it is where several files were sent, or one that cannot carry notes.

    Raises:
        OutputUnwritable: the file cannot be written.
        RequestInvalid: it would be the list, and the name is not that of one.
    """
    made = _in_place(inputs, problems)
    if isinstance(made, Problem):
        report([made])
    if not isinstance(made, bytes):
        _check_list_name(target)
        made, name = summary_workbook(problems, language()), "summarised"
    else:
        name = "annotated"
    write_bytes(target, made)
    note(CHECK[name](language()).format(file=target))


def _in_place(
    inputs: Sequence[Path], problems: Sequence[Problem]
) -> bytes | Problem | None:
    """Return the sender's workbook with notes, or why it cannot carry them."""
    content = _only_workbook(inputs)
    if content is None:
        return None
    return annotated(content, inputs[0].name, problems, language())


def _only_workbook(inputs: Sequence[Path]) -> bytes | None:
    """Return the one file that was sent in, if it was one."""
    if len(inputs) != 1 or not inputs[0].is_file():
        return None
    return inputs[0].read_bytes()


def _check_list_name(target: Path) -> None:
    if target.suffix.casefold() != _LIST_SUFFIX:
        details = {"found": target.name, "expected": _LIST_SUFFIX}
        raise RequestInvalid(Problem("R035", Place(target.name), details=details))
