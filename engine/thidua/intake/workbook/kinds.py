"""The bytes of a workbook to what a scan saw in each of its sheets, by kind of file."""

from thidua.intake.workbook.container import Container
from thidua.intake.workbook.danger import Danger
from thidua.intake.workbook.seen import Seen
from thidua.intake.workbook.xlsx import scan_xlsx

ZIP = b"PK\x03\x04"

_OTHERS = (
    ("xl/workbook.bin", ".xlsb"),
    ("word/document.xml", ".docx"),
    ("ppt/presentation.xml", ".pptx"),
    ("index/document.iwa", ".numbers"),
)


def scan(content: bytes) -> dict[str, Seen]:
    """Return what was seen in every sheet, by name.

    Raises:
        Danger: the file is no workbook, or one that is not read.
    """
    container = Container(content)
    if "xl/workbook.xml" in container:
        return scan_xlsx(container)
    raise Danger(code="OTHER_DOCUMENT", found=_other(container))


def _other(container: Container) -> str:
    """Return what an archive is, as the ending of its name."""
    return next((ending for name, ending in _OTHERS if name in container), ".zip")
