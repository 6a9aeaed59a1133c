"""An .xlsx container to what its sheets refer to: names, styles, strings, comments."""

import posixpath
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from thidua.intake.workbook.container import Container, Elements
from thidua.intake.workbook.danger import damaged
from thidua.intake.workbook.seen import Position, Seen
from thidua.texts.annotate import NOTE_AUTHOR

_BUILT_IN_PERCENT = frozenset({9, 10})
_VNI = re.compile(r"vni[- ]", re.IGNORECASE)
_NEEDED = frozenset({"worksheet", "styles", "sharedStrings"})
_OFF = frozenset({"0", "false", "off"})


class Looks(NamedTuple):
    """What the styles of cells, and the runs of shared strings, show.

    Styles and strings go by their numbers; fonts are those from before Unicode, with
    the encoding each implies.
    """

    percent: frozenset[int] = frozenset()
    struck: frozenset[int] = frozenset()
    fonts: dict[int, str] = {}  # noqa: RUF012 - never written to
    struck_strings: AbstractSet[int] = frozenset()
    string_fonts: dict[int, str] = {}  # noqa: RUF012

    def marked(self) -> frozenset[int]:
        """Return the styles that need a look at their cells."""
        return self.percent | self.struck | frozenset(self.fonts)

    def record(
        self, seen: Seen, at: Position, style: int = -1, string: int = -1
    ) -> None:
        """Take note of how a filled cell of this style and string looks."""
        if style in self.percent:
            seen.percent(*at)
        if style in self.struck or string in self.struck_strings:
            seen.struck.add(at)
        letters = self.fonts.get(style) or self.string_fonts.get(string)
        if letters:
            seen.fonts[at] = letters


def letters_of(font: str) -> str | None:
    """Return the encoding a font's name implies, if it is from before Unicode."""
    if font.lower().startswith(".vn"):
        return "tcvn3"
    return "vni" if _VNI.match(font) else None


def sheet_parts(container: Container) -> dict[str, str]:
    """Return the member that holds each worksheet, by the sheet's name.

    Raises:
        Danger: two sheets have one name, or are one member; a member is missing.
    """
    linked = list(relations(container, "xl/workbook.xml"))
    for _, kind, target in linked:
        if kind in _NEEDED and target not in container:
            raise damaged(part=target[:100])
    targets = {key: target for key, kind, target in linked if kind == "worksheet"}
    sheets = _Sheets("xl/workbook.xml")
    sheets.walk(container.text("xl/workbook.xml"))
    found = {name: targets[key] for name, key in sheets.found if key in targets}
    is_once = len({name for name, _ in sheets.found}) == len(sheets.found)
    if not is_once or len(set(found.values())) < len(found):
        raise damaged(part="xl/workbook.xml")
    return found


def relations(container: Container, part: str) -> Iterator[tuple[str, str, str]]:
    """Yield what a part refers to: the key, the kind and the member."""
    folder, name = posixpath.split(part)
    rels = f"{folder}/_rels/{name}.rels"
    if rels not in container:
        return
    walk = _Relations(rels)
    walk.walk(container.text(rels))
    for key, kind, target in walk.found:
        path = target if target.startswith("/") else f"{folder}/{target}"
        yield key, kind, posixpath.normpath(path).lstrip("/")


def looks(container: Container) -> Looks:
    """Return what styles and shared strings show."""
    styles, strings = _Styles("xl/styles.xml"), _Strings("xl/sharedStrings.xml")
    if "xl/styles.xml" in container:
        styles.walk(container.text("xl/styles.xml"))
    if "xl/sharedStrings.xml" in container:
        text = container.text("xl/sharedStrings.xml")
        if b"rFont" in text or b"strike" in text:
            strings.walk(text)
    cells = list(enumerate(styles.cells))
    formats = _BUILT_IN_PERCENT | styles.percents
    fonts = dict(enumerate(styles.fonts))
    old = {n: letters_of(fonts.get(font, ("", False))[0]) for n, (_, font) in cells}
    return Looks(
        frozenset(n for n, (form, _) in cells if form in formats),
        frozenset(n for n, (_, font) in cells if fonts.get(font, ("", False))[1]),
        {n: letters for n, letters in old.items() if letters},
        frozenset(strings.struck),
        strings.fonts,
    )


def comments(container: Container, part: str) -> dict[str, str]:
    """Return the comments of a sheet by the reference of their cell."""
    found: dict[str, str] = {}
    members = {kind: path for _, kind, path in relations(container, part)}
    for kind in ("comments", "threadedComment"):
        path = members.get(kind)
        if path is not None and path in container:
            walk = _Comments(path)
            walk.walk(container.text(path))
            found |= walk.found
    return found


class _Sheets(Elements):
    """The sheets of the workbook: their names and relations."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.found: list[tuple[str, str]] = []

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Take a sheet; the relation's namespace differs between editions."""
        if tag == "sheet":
            ids = [attributes[key] for key in attributes if key.endswith(" id")]
            self.found.append((attributes.get("name", ""), "".join(ids[:1])))


class _Relations(Elements):
    """Relations: key, last word of the type, target."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.found: list[tuple[str, str, str]] = []

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Take a relation to another member."""
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            key, target = attributes.get("Id", ""), attributes.get("Target", "")
            self.found.append((key, kind, target))


class _Styles(Elements):
    """Number formats, fonts, and the pair of both that each cell style is."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.percents: set[int] = set()
        self.fonts: list[tuple[str, bool]] = []
        self.cells: list[tuple[int, int]] = []
        self._within = ""

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Take a format, a font's name or line, or a cell style."""
        if tag in {"fonts", "cellXfs"}:
            self._within = tag
        elif tag == "numFmt" and "%" in attributes.get("formatCode", ""):
            self.percents.add(_number(attributes.get("numFmtId", "")))
        elif self._within == "cellXfs" and tag == "xf":
            pair = attributes.get("numFmtId", ""), attributes.get("fontId", "")
            self.cells.append((_number(pair[0]), _number(pair[1])))
        elif self._within == "fonts":
            self._font(tag, attributes)

    def _font(self, tag: str, attributes: dict[str, str]) -> None:
        """Take a part of a font."""
        if tag == "font":
            self.fonts.append(("", False))
        elif tag == "name" and self.fonts:
            self.fonts[-1] = (attributes.get("val", ""), self.fonts[-1][1])
        elif tag == "strike" and self.fonts:
            self.fonts[-1] = (self.fonts[-1][0], _is_on(attributes))

    def closed(self, tag: str) -> None:
        """Leave the fonts or the cell styles."""
        if tag == self._within:
            self._within = ""


class Runs(Elements):
    """Texts made of runs: what is struck out as a whole, what has an old font."""

    def __init__(self, part: str) -> None:
        """Begin before the first text."""
        super().__init__(part)
        self.struck: set[int] = set()
        self.fonts: dict[int, str] = {}
        self._at = -1
        self._run = (False, False)  # whether it is a run with a look, and struck
        self._plain = False  # some text of this string is not struck
        self._some = False  # some text of it is
        self._text = False

    def begin(self, number: int) -> None:
        """Begin the text of this number."""
        self._at, self._plain, self._some = number, False, False
        self._run = (False, False)

    def finish(self) -> None:
        """End a text."""
        if self._some and not self._plain:
            self.struck.add(self._at)
        self._at = -1

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Take a run, what it looks like, or its text."""
        if self._at < 0:
            return
        if tag == "r":
            self._run = (True, False)
        elif tag == "strike" and self._run[0]:
            self._run = (True, _is_on(attributes))
        elif tag == "rFont":
            letters = letters_of(attributes.get("val", ""))
            if letters:
                self.fonts.setdefault(self._at, letters)
        self._text = tag == "t"

    def closed(self, tag: str) -> None:
        """Leave a run or its text."""
        self._text = False
        if tag == "r":
            self._run = (False, False)

    def letters(self, text: str) -> None:
        """Take text of a run."""
        if self._text and self._at >= 0 and text.strip():
            self._some |= self._run[1]
            self._plain |= not self._run[1]


class _Strings(Runs):
    """Shared strings by number."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self._number = -1

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin the next string."""
        if tag == "si":
            self._number += 1
            self.begin(self._number)
        super().opened(tag, attributes)

    def closed(self, tag: str) -> None:
        """End a string."""
        if tag == "si":
            self.finish()
        super().closed(tag)


class _Comments(Elements):
    """Comments, of either kind, by the reference of their cell; our own left aside."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.found: dict[str, str] = {}
        self._cell: str | None = None
        self._pieces: list[str] = []
        self._authors: list[str] = []
        self._reading = ""

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin a comment, a piece of its text, or an author."""
        if tag == "author":
            self._authors.append("")
        if tag in {"comment", "threadedComment"}:
            is_ours = self._author(attributes.get("authorId", "")) == NOTE_AUTHOR
            self._cell = None if is_ours else attributes.get("ref")
            self._pieces = []
        self._reading = tag

    def letters(self, text: str) -> None:
        """Take a piece of a comment, or of an author's name."""
        if self._cell is not None and self._reading in {"t", "text"}:
            self._pieces.append(text)
        elif self._reading == "author":
            self._authors[-1] += text

    def _author(self, number: str) -> str:
        position = _number(number)
        return self._authors[position] if 0 <= position < len(self._authors) else ""

    def closed(self, tag: str) -> None:
        """End a comment; a reply stands below what it replies to."""
        self._reading = ""
        if tag in {"comment", "threadedComment"} and self._cell is not None:
            text = "".join(self._pieces).strip()
            before = self.found.get(self._cell)
            self.found[self._cell] = f"{before}\n{text}" if before else text
            self._cell = None


def _number(text: str) -> int:
    """Return a number of a style, or one that no style has."""
    return int(text) if text.isascii() and text.isdigit() else -1


def _is_on(attributes: dict[str, str]) -> bool:
    """Tell whether a mark such as a line through is on."""
    return attributes.get("val", "1") not in _OFF
