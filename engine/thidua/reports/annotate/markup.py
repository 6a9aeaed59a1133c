"""XML to an outline with byte offsets, and edits there; the rest stays as it is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias
from xml.parsers import expat
from xml.sax.saxutils import escape

from thidua.reports.annotate.refusal import odd

Edit: TypeAlias = tuple[int, int, bytes]
"""Bytes from one offset up to another are replaced; equal offsets insert."""

_TAG = re.compile(rb"""<([^\s/>]+)(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_MOST_ELEMENTS = 1_000_000
_ENCODINGS = frozenset({None, "utf-8", "us-ascii"})
_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_LONGEST_NUMBER = 19
_LONGEST_NAME = 3  # namespace, local name, prefix


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its names, and the offsets of its tags.

    `opened` is where its start tag ends, `closed` where its end tag begins, `ended`
    where that ends; of an empty element all three are the same. Attributes in a
    namespace are keyed `{namespace}name`. `scope` maps prefixes to namespaces.
    """

    space: str
    name: str
    prefix: str
    attributes: Mapping[str, str]
    number: int
    start: int
    opened: int
    closed: int
    ended: int
    scope: Mapping[str, str]

    @property
    def is_empty(self) -> bool:
        """Say whether it is one tag, `<a/>`."""
        return self.opened == self.ended

    def tag(self, name: str) -> str:
        """Return a name of the same namespace, with the prefix used here."""
        return f"{self.prefix}:{name}" if self.prefix else name


@dataclass(frozen=True, slots=True)
class Outline:
    """The elements of a part in the order of their start tags; the root is first."""

    part: str
    text: bytes
    elements: tuple[Element, ...]
    below: Mapping[int, list[int]]

    @property
    def root(self) -> Element:
        """Return the outermost element."""
        return self.elements[0]

    def children(self, parent: Element) -> list[Element]:
        """Return the elements right below one."""
        return [self.elements[number] for number in self.below[parent.number]]

    def child(self, name: str, parent: Element | None = None) -> Element:
        """Return the first element of a name below one, or below the root.

        Raises:
            NotAnnotated: there is none.
        """
        for element in self.children(parent or self.root):
            if element.name == name and element.space == self.root.space:
                return element
        raise odd(self.part)

    def added(self, parent: Element, inside: str) -> Edit:
        """Return the edit that puts something at the end of an element."""
        text = inside.encode()
        if not parent.is_empty:
            return parent.closed, parent.closed, text
        tag = self.text[parent.start : parent.opened]
        name = tag[1:-2].split()[0]
        end = b"</" + name + b">"
        return parent.opened - 2, parent.opened, b">" + text + end


def edited(text: bytes, edits: Iterable[Edit]) -> bytes:
    """Return a text with edits made; those at one place keep their order."""
    pieces: list[bytes] = []
    at = 0
    for start, end, inside in sorted(edits, key=lambda edit: edit[:2]):
        pieces += text[at:start], inside
        at = end
    return b"".join([*pieces, text[at:]])


def outline(part: str, text: bytes) -> Outline:
    """Return the outline of a part in UTF-8.

    Raises:
        NotAnnotated: it is not well-formed, declares a DOCTYPE or another encoding,
            or has more elements than anybody needs.
    """
    reader = _Reader(part, text)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.namespace_prefixes = True
    parser.StartNamespaceDeclHandler = reader.on_namespace
    parser.StartElementHandler = lambda name, attributes: reader.on_start(
        name, attributes, parser.CurrentByteIndex
    )
    parser.EndElementHandler = lambda _: reader.on_end(parser.CurrentByteIndex)
    _guard(part, parser)
    _parse(part, parser, text)
    return Outline(part, text, tuple(reader.elements), reader.below)


def check(part: str, text: bytes) -> None:
    """Refuse a part that is not well-formed.

    Raises:
        NotAnnotated: it is not.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    _guard(part, parser)
    _parse(part, parser, text)


def whole(part: str, text: str) -> int:
    """Return a number of a part that must be one.

    Raises:
        NotAnnotated: it is not.
    """
    if not (text.isascii() and text.isdecimal() and len(text) < _LONGEST_NUMBER):
        raise odd(part)
    return int(text)


def legal(text: str) -> str:
    """Return a text with what XML cannot hold shown as �."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ILLEGAL.sub("\ufffd", plain)


def escaped(text: str) -> str:
    """Return a text that may stand between tags or in an attribute."""
    return escape(legal(text), {'"': "&quot;"})


def shown(text: str) -> str:
    """Return a text that a workbook shows as it is, between tags.

    `_x000A_` in a workbook means a line feed, so such a text escapes its underscore.
    """
    return escaped(_LOOKS_ESCAPED.sub("_x005F_", text))


def _guard(part: str, parser: expat.XMLParserType) -> None:
    """Make a parser refuse what could hide entities or shift offsets."""

    def on_declaration(_version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding and encoding.casefold()) not in _ENCODINGS:
            raise odd(part)

    def on_doctype(*_: object) -> None:
        raise odd(part)

    parser.XmlDeclHandler = on_declaration
    parser.StartDoctypeDeclHandler = on_doctype


def _parse(part: str, parser: expat.XMLParserType, text: bytes) -> None:
    if text.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise odd(part)
    try:
        parser.Parse(text, True)  # noqa: FBT003 - the parser's own signature
    except expat.ExpatError as fault:
        raise odd(part) from fault


@dataclass(slots=True)
class _Reader:
    """An outline while it is read."""

    part: str
    text: bytes
    elements: list[Element] = field(default_factory=list)
    below: dict[int, list[int]] = field(default_factory=dict)
    open: list[int] = field(default_factory=list)
    declared: dict[str, str] = field(default_factory=dict)

    def on_namespace(self, prefix: str | None, space: str | None) -> None:
        self.declared[prefix or ""] = space or ""

    def on_start(self, name: str, attributes: Mapping[str, str], at: int) -> None:
        number = len(self.elements)
        tag = _TAG.match(self.text, at)
        if tag is None or number >= _MOST_ELEMENTS:
            raise odd(self.part)
        space, local, prefix = _split(name)
        keyed = {_key(key): value for key, value in attributes.items()}
        spans = (number, at, tag.end(), tag.end(), tag.end())
        element = Element(space, local, prefix, keyed, *spans, self.scope())
        if self.open:
            self.below[self.open[-1]].append(number)
        self.below[number] = []
        self.open.append(number)
        self.elements.append(element)

    def scope(self) -> Mapping[str, str]:
        """Return the namespaces known where the next element begins."""
        above = self.elements[self.open[-1]].scope if self.open else {}
        declared, self.declared = self.declared, {}
        return {**above, **declared} if declared else above

    def on_end(self, at: int) -> None:
        number = self.open.pop()
        element = self.elements[number]
        if self.text[element.opened - 2 : element.opened] != b"/>":
            end = self.text.index(b">", at) + 1
            self.elements[number] = replace(element, closed=at, ended=end)


def _split(name: str) -> tuple[str, str, str]:
    """Return namespace, local name and prefix of a name as expat tells it."""
    parts = name.split(" ")
    if len(parts) == 1:
        return "", name, ""
    space, local, prefix = [*parts, ""][:_LONGEST_NAME]
    return space, local, prefix


def _key(name: str) -> str:
    space, local, _ = _split(name)
    return f"{{{space}}}{local}" if space else local
