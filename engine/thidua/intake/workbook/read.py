"""A workbook's bytes to raw sheets, read by a limited child process."""

from contextlib import closing

from thidua.intake.codes import Code, Refused
from thidua.intake.grid import RawSheet
from thidua.intake.workbook import sandbox
from thidua.intake.workbook.child import READ, SCAN_ONLY
from thidua.intake.workbook.danger import LARGEST_FILE
from thidua.intake.workbook.received import Received


def read_workbook(content: bytes, file: str) -> tuple[RawSheet, ...]:
    """Return the sheets of a workbook that hold anything, hidden ones as well.

    Nothing in the file is looked at here: see `child`. Where the child dies without a
    word, a second one scans the file and reads nothing, to say why.

    Raises:
        Refused: the workbook is damaged, locked, dangerous or takes too long.
    """
    if len(content) > LARGEST_FILE:
        raise Refused(Code.WORKBOOK_TOO_LARGE, member=file)
    received = Received(file)
    if not _ran(content, READ, received):
        _ran(content, SCAN_ONLY, Received(file))
        raise Refused(Code.WORKBOOK_STOPPED)
    return received.sheets()


def _ran(content: bytes, mode: str, received: Received) -> bool:
    """Tell whether a child read the workbook to its end."""
    with closing(sandbox.lines(content, mode)) as lines:
        for line in lines:
            received.take(line)
    return received.is_complete
