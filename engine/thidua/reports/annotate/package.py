"""The parts of a workbook, how they refer to one another, and what is added to them."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

from thidua.reports.annotate.archive import Archive, opened, rebuilt
from thidua.reports.annotate.markup import (
    Element,
    Outline,
    check,
    edited,
    escaped,
    outline,
    whole,
)
from thidua.reports.annotate.refusal import NotAnnotated, Refusal, odd

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
COMMENTS_TYPE = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/"
_TYPES = "[Content_Types].xml"
_SUFFIXES = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": (
        ".xlsx"
    ),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": (
        ".xltx"
    ),
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": ".xlsm",
    "application/vnd.ms-excel.template.macroEnabled.main+xml": ".xltm",
}
_SEALS = ("/digital-signature/origin", "/revisionHeaders")


@dataclass(frozen=True, slots=True)
class Relation:
    """One part's reference to another: its id, its kind, the name of the member."""

    id: str
    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet of the workbook: its name as people see it, its member."""

    name: str
    part: str


@dataclass(slots=True)
class Package:
    """A workbook while parts are added; what nobody writes stays as it was."""

    archive: Archive
    workbook: str
    suffix: str
    written: dict[str, bytes] = field(default_factory=dict)

    def read(self, part: str) -> bytes:
        """Return a part as it stands now."""
        return self.written.get(part) or self.archive.read(self.member(part))

    def member(self, part: str) -> str:
        """Return the name a part has in the archive, whatever its case.

        Raises:
            NotAnnotated: there is no such part.
        """
        if part in self.written:
            return part
        name = self.archive.spellings.get(part.casefold())
        if name is None:
            raise odd(part)
        return name

    def has(self, part: str) -> bool:
        """Say whether there is a part of a name."""
        return part in self.written or part.casefold() in self.archive.spellings

    def outline(self, part: str) -> Outline:
        """Return the outline of a part."""
        return outline(part, self.read(part))

    def fresh(self, stem: str, suffix: str) -> str:
        """Return a part name nobody uses: a stem, a number, a suffix."""
        names = (f"{stem}{number}{suffix}" for number in count(1))
        return next(name for name in names if not self.has(name))

    def relations(self, part: str) -> list[Relation]:
        """Return what a part refers to inside the workbook."""
        if not self.has(_relations_of(part)):
            return []
        return _relations(self.outline(self.member(_relations_of(part))), part)

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let a part refer to another and return the id of the reference."""
        name = _relations_of(part)
        if not self.has(name):
            self.written[name] = (
                f'{DECLARATION}<Relationships xmlns="{_PACKAGE_RELATIONS}"/>'.encode()
            )
        name = self.member(name)
        read = self.outline(name)
        used = {element.attributes.get("Id") for element in read.elements}
        new = next(f"rId{n}" for n in count(1) if f"rId{n}" not in used)
        folder = posixpath.dirname(part) or "."
        path = escaped(posixpath.relpath(target, folder))
        tag = read.root.tag("Relationship")
        line = f'<{tag} Id="{new}" Type="{RELATIONS}/{kind}" Target="{path}"/>'
        self.written[name] = edited(read.text, [read.added(read.root, line)])
        return new

    def declare(self, part: str, kind: str) -> None:
        """Say what a new part holds, by its extension for drawings."""
        read = self.outline(self.member(_TYPES))
        extension = part.rpartition(".")[2]
        default = _default_type(read, extension)
        if kind == default:
            return
        if kind == VML_TYPE and default is None:
            tag, name = read.root.tag("Default"), f'Extension="{extension}"'
        else:
            tag, name = read.root.tag("Override"), f'PartName="/{escaped(part)}"'
        line = f'<{tag} {name} ContentType="{kind}"/>'
        self.written[read.part] = edited(read.text, [read.added(read.root, line)])

    def sheets(self) -> list[SheetPart]:
        """Return the worksheets in their order."""
        kind = f"{RELATIONS}/worksheet"
        targets = {
            relation.id: relation.target
            for relation in self.relations(self.workbook)
            if relation.kind == kind
        }
        return [
            SheetPart(entry.attributes.get("name", ""), self.member(targets[key]))
            for entry in self.sheet_entries()
            if (key := entry.attributes.get(f"{{{RELATIONS}}}id", "")) in targets
        ]

    def sheet_entries(self) -> list[Element]:
        """Return what the workbook lists as its sheets, charts among them."""
        read = self.outline(self.workbook)
        return read.children(read.child("sheets"))

    def list_sheet(self, name: str, part: str) -> None:
        """Add a sheet to the workbook, after all others."""
        relation = self.relate(self.workbook, "worksheet", part)
        read = self.outline(self.workbook)
        sheets = read.child("sheets")
        ids = [
            whole(read.part, entry.attributes.get("sheetId", ""))
            for entry in read.children(sheets)
        ]
        reference = relation_attribute(sheets, relation)
        line = (
            f'<{sheets.tag("sheet")} name="{escaped(name)}"'
            f' sheetId="{max(ids, default=0) + 1}" {reference}/>'
        )
        self.written[self.workbook] = edited(read.text, [read.added(sheets, line)])

    def content(self) -> bytes:
        """Return the file, once every part that was written is found well-formed."""
        for part, text in self.written.items():
            if not part.endswith(".vml"):
                check(part, text)
        return rebuilt(self.archive, self.written)


def open_package(content: bytes) -> Package:
    """Return the workbook of a file.

    Raises:
        NotAnnotated: it is no workbook of Open XML, or one nobody should write into.
    """
    archive = opened(content)
    package = Package(archive, "", "")
    if not (package.has("_rels/.rels") and package.has(_TYPES)):
        raise NotAnnotated(Refusal.KIND)
    relations = package.relations("")
    kinds = {relation.kind for relation in relations}
    if any(kind.startswith(_STRICT) for kind in kinds):
        raise NotAnnotated(Refusal.STRICT)
    package.workbook = package.member(_main_part(relations))
    package.suffix = _suffix(package)
    kinds |= {relation.kind for relation in package.relations(package.workbook)}
    if any(kind.endswith(seal) for kind in kinds for seal in _SEALS):
        raise NotAnnotated(Refusal.SEALED)
    if package.outline(package.workbook).root.space != MAIN:
        raise odd(package.workbook)
    return package


def relation_attribute(parent: Element, relation: str) -> str:
    """Return the attribute `r:id`, with a prefix that means it below an element."""
    for prefix, space in parent.scope.items():
        if prefix and space == RELATIONS:
            return f'{prefix}:id="{relation}"'
    return f'xmlns:r="{RELATIONS}" r:id="{relation}"'


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relations(read: Outline, part: str) -> list[Relation]:
    """Return the relations of a part that stay inside the file."""
    folder = posixpath.dirname(part)
    return [
        Relation(
            entry.attributes.get("Id", ""),
            entry.attributes.get("Type", ""),
            _target(folder, entry.attributes.get("Target", "")),
        )
        for entry in read.children(read.root)
        if entry.attributes.get("TargetMode", "Internal") == "Internal"
    ]


def _target(folder: str, target: str) -> str:
    """Return the member a target means; it may count from the root."""
    path = posixpath.normpath(posixpath.join("/", folder, target))
    return path.lstrip("/")


def _main_part(relations: list[Relation]) -> str:
    """Return the part the file begins with."""
    for relation in relations:
        if relation.kind == f"{RELATIONS}/officeDocument":
            return relation.target
    raise NotAnnotated(Refusal.KIND)


def _suffix(package: Package) -> str:
    """Return the ending the file's name must have, by what its workbook says it is."""
    read = package.outline(package.member(_TYPES))
    kinds = _overrides(read)
    extension = package.workbook.rpartition(".")[2]
    kind = kinds.get(package.workbook.casefold()) or _default_type(read, extension)
    if kind not in _SUFFIXES:
        raise NotAnnotated(Refusal.KIND)
    return _SUFFIXES[kind]


def _overrides(types: Outline) -> Mapping[str, str]:
    """Return what single parts hold, by their folded names."""
    return {
        entry.attributes.get("PartName", "").lstrip("/").casefold(): (
            entry.attributes.get("ContentType", "")
        )
        for entry in types.children(types.root)
        if entry.name == "Override"
    }


def _default_type(types: Outline, extension: str) -> str | None:
    """Return what parts with an extension hold."""
    for entry in types.children(types.root):
        found = entry.attributes.get("Extension", "").casefold()
        if entry.name == "Default" and found == extension.casefold():
            return entry.attributes.get("ContentType")
    return None
