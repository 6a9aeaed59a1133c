"""What calamine does not tell of an .xlsx: dangers, error cells, percent formats."""

import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import TypeAlias
from xml.etree import ElementTree as ET

from thidua.intake.codes import Code, Refused

LARGEST_MEMBER = 200 * 1024 * 1024
HIGHEST_RATIO = 200
SMALL_MEMBER = 1024 * 1024  # a ratio says nothing of a member this small
LARGEST_SHEET = 10_000_000  # cells of the rectangle from A1 to the last cell

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_REF = re.compile(rb'\br="([A-Z]+)([0-9]+)"')
_STYLE = re.compile(rb'\bs="([0-9]+)"')
_ERROR = re.compile(rb'\bt="e"')
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)>([^<]*)")
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="([0-9]+)"')
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BUILT_IN_PERCENT = frozenset({9, 10})

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    ET.ParseError,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    ValueError,
)

Position: TypeAlias = tuple[int, int]
"""Row and column of a cell, both from 0."""


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """Cells of one sheet that need more than their value.

    `errors` maps a cell to its error as shown; `formulas` are formulas nobody has
    computed; `percents` are numbers shown with a percent sign.
    """

    errors: Mapping[Position, str] = field(default_factory=dict)
    formulas: frozenset[Position] = frozenset()
    percents: frozenset[Position] = frozenset()


def scan(content: bytes) -> dict[str, SheetMarks]:
    """Return the marks of every sheet by name; raise Refused for a dangerous file.

    Raises:
        Refused: a member unpacks too far, declares a DOCTYPE, or spans too many cells.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = {info.filename: _unpack(archive, info) for info in _safe(archive)}
        percents = _percent_styles(members.get("xl/styles.xml"))
        return {
            name: _marks(name, members[path], percents)
            for name, path in _sheet_paths(members).items()
        }
    except _DAMAGE as fault:
        raise Refused(Code.WORKBOOK_DAMAGED, reason=str(fault)) from fault
    except RuntimeError as fault:  # a member of the archive is encrypted
        raise Refused(Code.WORKBOOK_LOCKED) from fault


def _safe(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the members that hold XML, after checking what all members declare."""
    members = archive.infolist()
    if sum(info.file_size for info in members) > 2 * LARGEST_MEMBER:
        raise Refused(Code.WORKBOOK_TOO_LARGE, member="*")
    for info in members:
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > LARGEST_MEMBER or (
            ratio > HIGHEST_RATIO and info.file_size > SMALL_MEMBER
        ):
            raise Refused(Code.WORKBOOK_TOO_LARGE, member=info.filename)
    return [info for info in members if info.filename.endswith((".xml", ".rels"))]


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Return a member's bytes; the size it declares is not believed."""
    with archive.open(info) as stream:
        text = stream.read(LARGEST_MEMBER + 1)
    if len(text) > LARGEST_MEMBER:
        raise Refused(Code.WORKBOOK_TOO_LARGE, member=info.filename)
    if b"<!DOCTYPE" in text[:4096].upper():
        raise Refused(Code.WORKBOOK_DOCTYPE, member=info.filename)
    return text


def _sheet_paths(members: Mapping[str, bytes]) -> dict[str, str]:
    """Return the member that holds each sheet."""
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in _xml(members["xl/_rels/workbook.xml.rels"])
    }
    found: dict[str, str] = {}
    for sheet in _xml(members["xl/workbook.xml"]).iter():
        target = targets.get(sheet.get(_RELATION))
        if sheet.tag.endswith("}sheet") and target is not None:
            path = target.removeprefix("/")
            path = path if path.startswith("xl/") else f"xl/{path}"
            if "worksheets" in path:
                found[sheet.get("name", "")] = path
    return found


def _percent_styles(styles: bytes | None) -> frozenset[int]:
    """Return the cell styles that show a percent sign."""
    if styles is None:
        return frozenset()
    root = _xml(styles)
    percents = set(_BUILT_IN_PERCENT)
    for node in root.iter():
        if node.tag.endswith("}numFmt") and "%" in node.get("formatCode", ""):
            percents.add(int(node.get("numFmtId", "0")))
    cells = next((node for node in root if node.tag.endswith("}cellXfs")), None)
    return frozenset(
        position
        for position, style in enumerate(cells if cells is not None else ())
        if int(style.get("numFmtId", "0")) in percents
    )


def _marks(name: str, sheet: bytes, percent_styles: frozenset[int]) -> SheetMarks:
    """Return the marks of one sheet."""
    errors: dict[Position, str] = {}
    formulas: set[Position] = set()
    percents: set[Position] = set()
    last_row = max((int(row) for row in _ROW.findall(sheet)), default=1)
    last_column = 0
    for cell in _CELL.finditer(sheet):
        attributes, inside = cell.group(1), cell.group(2) or b""
        reference = _REF.search(attributes)
        if reference is None:
            continue
        position = _position(reference)
        last_row = max(last_row, position[0] + 1)
        last_column = max(last_column, position[1])
        value = _VALUE.search(inside)
        if _ERROR.search(attributes):
            errors[position] = (value.group(1) if value else b"").decode(
                errors="replace"
            )
        elif _FORMULA.search(inside) and (value is None or not value.group(1)):
            formulas.add(position)
        elif percent_styles and _style(attributes) in percent_styles:
            percents.add(position)
    if last_row * (last_column + 1) > LARGEST_SHEET:
        raise Refused(Code.SHEET_TOO_WIDE, sheet=name)
    return SheetMarks(errors, frozenset(formulas), frozenset(percents))


def _position(reference: re.Match[bytes]) -> Position:
    """Return where a reference such as C14 points."""
    column = 0
    for letter in reference.group(1):
        column = column * 26 + letter - ord("A") + 1
    return int(reference.group(2)) - 1, column - 1


def _style(attributes: bytes) -> int:
    """Return the number of a cell's style."""
    style = _STYLE.search(attributes)
    return int(style.group(1)) if style else 0


def _xml(text: bytes) -> ET.Element:
    """Parse a small member; none with a DOCTYPE gets here."""
    return ET.fromstring(text)  # noqa: S314 - entities need the DOCTYPE refused above
