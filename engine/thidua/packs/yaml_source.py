"""The one strict YAML reader: a file or a text in, plain values with marks out.

Scalars have the meaning of YAML 1.2: only `true` and `false` are yes and no, numbers
with a point are exact decimals, `012`, `on` and `2018-01-01` stay text.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from thidua.packs.faults import NOWHERE, Faults
from thidua.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

Scalar: TypeAlias = bool | int | Decimal | str | None
YamlValue: TypeAlias = "Scalar | YamlMap | YamlList"

MAX_NODES = 200_000
MAX_DEPTH = 60
MAX_BYTES = 8_000_000
_TEXT_TAG = "tag:yaml.org,2002:str"
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Marks:
    """Where a mapping stands, and where each of its keys and values stands."""

    place: Place
    keys: dict[str, Place] = field(default_factory=dict)
    values: dict[str, Place] = field(default_factory=dict)

    def of(self, key: str) -> Place:
        """Return the place of a key's value, else of the mapping."""
        return self.values.get(key, self.place)

    def key(self, key: str) -> Place:
        """Return the place of a key, else of the mapping."""
        return self.keys.get(key, self.place)


class YamlMap(dict[str, YamlValue]):
    """A mapping that remembers where it was written."""

    __slots__ = ("marks",)

    def __init__(self, place: Place = NOWHERE) -> None:
        super().__init__()
        self.marks = Marks(place)

    def put(self, key: str, value: YamlValue, key_place: Place, place: Place) -> None:
        """Add an entry with the places of its key and of its value."""
        self[key] = value
        self.marks.keys[key] = key_place
        self.marks.values[key] = place


class YamlList(list[YamlValue]):
    """A list that remembers where its items were written."""

    __slots__ = ("place", "places")

    def __init__(self, place: Place = NOWHERE) -> None:
        super().__init__()
        self.place = place
        self.places: list[Place] = []

    def put(self, value: YamlValue, place: Place) -> None:
        """Add an item with its place."""
        self.append(value)
        self.places.append(place)


def read_yaml(source: Path | str, name: str) -> tuple[YamlValue, tuple[Problem, ...]]:
    """Read one YAML document from a file or from a text.

    Args:
        source: A file to read, or the text itself.
        name: How places call the file.

    Returns:
        The value (None where the text could not be read to its end), and the faults.
    """
    faults = Faults()
    text = source if isinstance(source, str) else _text(source, name, faults)
    if text is None:
        return None, faults.problems()
    value = _Builder(name, unicodedata.normalize("NFC", text), faults).document()
    return value, faults.problems()


def plain_scalar(text: str) -> Scalar:
    """Return what a scalar without quotes means."""
    if text in _NULLS:
        return None
    if text in {"true", "false"}:
        return text == "true"
    if _INTEGER.fullmatch(text):
        return int(text)
    return Decimal(text) if _DECIMAL.fullmatch(text) else text


def _text(path: Path, name: str, faults: Faults) -> str | None:
    try:
        content = path.read_bytes()
    except OSError:
        faults.add("P001", Place(name), name=name)
        return None
    if len(content) > MAX_BYTES:
        faults.add("P006", Place(name), limit=f"{MAX_BYTES} bytes")
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig", "replace")
        line, _, last = before.count("\n") + 1, *before.rpartition("\n")[1:]
        place = Place(name, line=line, position=len(last) + 1)
        faults.add("P002", place, found=f"0x{content[error.start]:02X}")
        return None


class _UnreadableError(Exception):
    """The rest of the text cannot be read; the fault is already listed."""


class _Builder:
    """Builds values from the parser's events: no recursion without a limit."""

    def __init__(self, name: str, text: str, faults: Faults) -> None:
        self.name = name
        self.lines = text.splitlines()
        self.faults = faults
        self.anchors: dict[str, tuple[YamlValue, int]] = {}
        self.nodes = 0
        self.events = self._events(text)

    def document(self) -> YamlValue:
        """Return the text's only document, None where it cannot be read."""
        try:
            return self._document()
        except _UnreadableError:
            return None

    def _document(self) -> YamlValue:
        import yaml

        value: YamlValue = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._stop("P008", self._place(event), count="2")
                value = self._value(next(self.events), 0)[0]
        if not documents or value is None:
            self._stop("P008", Place(self.name, line=1, position=1), count="0")
        return value

    def _events(self, text: str) -> "Iterator[yaml.Event]":
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            yield from yaml.parse(text, Loader=loader)
        except yaml.MarkedYAMLError as error:
            self._syntax(error.problem_mark or error.context_mark)
        except yaml.reader.ReaderError as error:
            before = text[: max(error.position, 0)]
            place = Place(self.name, line=before.count("\n") + 1, position=1)
            self._stop("P003", place, found=repr(chr(_ordinal(error.character))))

    def _syntax(self, mark: "yaml.Mark | None") -> None:
        line = min(mark.line, len(self.lines) - 1) if mark and self.lines else 0
        shown = self.lines[line] if self.lines else ""
        place = Place(
            self.name, line=line + 1, position=(mark.column if mark else 0) + 1
        )
        tab = re.match(r" *\t", shown)
        if tab:
            place = Place(self.name, line=line + 1, position=tab.end())
            self._stop("P005", place, found=shown.strip())
        self._stop("P003", place, found=shown.strip())

    def _stop(self, code: str, place: Place, **details: str) -> NoReturn:
        self.faults.add(code, place, **details)
        raise _UnreadableError

    def _place(self, event: "yaml.Event") -> Place:
        mark = event.start_mark
        if mark is None:
            return Place(self.name)
        return Place(self.name, line=mark.line + 1, position=mark.column + 1)

    def _value(self, event: "yaml.Event", depth: int) -> tuple[YamlValue, Place]:
        import yaml

        place = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, place), place
        before = self.nodes
        self._count(1, depth, place)
        if isinstance(event, yaml.ScalarEvent):
            text = str(event.value)
            value: YamlValue = plain_scalar(text) if event.implicit[0] else text
        elif isinstance(event, yaml.MappingStartEvent):
            value = self._mapping(place, depth)
        else:
            value = self._list(place, depth)
        self._check_tag(getattr(event, "tag", None), place)
        anchor = getattr(event, "anchor", None)
        if anchor is not None:
            self.anchors[anchor] = (value, self.nodes - before)
        return value, place

    def _count(self, nodes: int, depth: int, place: Place) -> None:
        self.nodes += nodes
        if self.nodes > MAX_NODES or depth > MAX_DEPTH:
            limit = f"{MAX_NODES} / {MAX_DEPTH}"
            self._stop("P006", place, limit=limit)

    def _alias(self, event: "yaml.AliasEvent", place: Place) -> YamlValue:
        known = self.anchors.get(event.anchor or "")
        if known is None:
            self._stop("P003", place, found=f"*{event.anchor}")
        value, nodes = known
        self._count(nodes, 0, place)
        return value

    def _check_tag(self, tag: str | None, place: Place) -> None:
        if tag not in {None, "!", _TEXT_TAG}:
            self.faults.add("P007", place, found=str(tag))

    def _mapping(self, place: Place, depth: int) -> YamlMap:
        import yaml

        mapping = YamlMap(place)
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key_place = self._place(event)
            key = self._key(event, depth)
            value, value_place = self._value(next(self.events), depth + 1)
            if key is None:
                self.faults.add("P009", key_place)
            elif key in mapping:
                first = mapping.marks.keys[key].line
                self.faults.add("P004", key_place, name=key, first=str(first))
            else:
                mapping.put(key, value, key_place, value_place)
        return mapping

    def _key(self, event: "yaml.Event", depth: int) -> str | None:
        import yaml

        if isinstance(event, yaml.ScalarEvent):
            return str(event.value) or None
        self._value(event, depth + 1)
        return None

    def _list(self, place: Place, depth: int) -> YamlList:
        import yaml

        items = YamlList(place)
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.put(*self._value(event, depth + 1))
        return items


def _ordinal(character: object) -> int:
    return character if isinstance(character, int) else ord(str(character)[:1] or "?")
