"""The bytes of a workbook to what a scan saw in each of its sheets, by kind of file."""

from thidua.intake.workbook.compound import MAGIC, Compound
from thidua.intake.workbook.container import Container
from thidua.intake.workbook.danger import Danger
from thidua.intake.workbook.ods import scan_ods
from thidua.intake.workbook.seen import Seen
from thidua.intake.workbook.xls import scan_xls
from thidua.intake.workbook.xlsx import scan_xlsx

_ZIPPED = (
    ("xl/workbook.bin", ".xlsb"),
    ("word/document.xml", ".docx"),
    ("ppt/presentation.xml", ".pptx"),
    ("index/document.iwa", ".numbers"),
)
_COMPOUND = (
    ("WordDocument", ".doc"),
    ("PowerPoint Document", ".ppt"),
    ("__properties_version1.0", ".msg"),
)
_OPEN = b"application/vnd.oasis.opendocument."
_SPREADSHEET = _OPEN + b"spreadsheet"
_OPEN_KINDS = {b"text": ".odt", b"presentation": ".odp", b"graphics": ".odg"}
_LOCKED = "EncryptedPackage"


def scan(content: bytes) -> dict[str, Seen]:
    """Return what was seen in every sheet, by name.

    Raises:
        Danger: the file is no workbook, or one that is not read.
    """
    if content.startswith(MAGIC):
        return _scan_compound(content)
    container = Container(content)
    if "xl/workbook.xml" in container:
        return scan_xlsx(container)
    kind = container.bytes("mimetype")[:200] if "mimetype" in container else b""
    if kind.startswith(_SPREADSHEET):
        return scan_ods(container)
    found = next((ending for name, ending in _ZIPPED if name in container), ".zip")
    if kind.startswith(_OPEN):
        found = _OPEN_KINDS.get(kind.removeprefix(_OPEN).strip(), ".odf")
    raise Danger(code="OTHER_DOCUMENT", found=found)


def _scan_compound(content: bytes) -> dict[str, Seen]:
    """Return what was seen in a workbook from before 2007, or say what else it is."""
    if _LOCKED.encode("utf-16-le") in content:
        raise Danger(code="WORKBOOK_LOCKED")
    streams = Compound(content)
    for name in ("Workbook", "Book", "WORKBOOK", "BOOK"):
        if name in streams:
            return scan_xls(streams.stream(name))
    found = next((ending for name, ending in _COMPOUND if name in streams), "OLE")
    raise Danger(code="OTHER_DOCUMENT", found=found)
