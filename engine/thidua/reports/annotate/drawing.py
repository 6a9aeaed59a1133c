"""Notes to the boxes that show them: a VML drawing, new or the sender's with ours.

Excel shows no comment without its box. The format is older than XML's rules, and
Excel itself writes drawings that are not well-formed; so these are edited as text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from thidua.reports.annotate.markup import Edit, edited
from thidua.reports.annotate.notes import Note
from thidua.reports.annotate.refusal import odd
from thidua.reports.annotate.sizes import LAST_COLUMN, Sizes
from thidua.reports.annotate.worksheet import Cell

BLOCK = 1024
"""Boxes are numbered in blocks of this size, and a drawing says which it uses."""

_SPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_TYPE = "_x0000_t202"
_SHAPE_TYPE = (
    f'<v:shapetype id="{_TYPE}" coordsize="21600,21600" o:spt="202"'
    ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_ROOT = re.compile(rb"""\s*(?:<\?[^>]*\?>\s*)?<(\w+)((?:[^"'<>]|"[^"]*"|'[^']*')*)>""")
_DECLARED = re.compile(rb"""xmlns:(\w+)\s*=\s*["']([^"']*)["']""")
_CLIENT = re.compile(
    rb"""<(?:\w+:)?ClientData\b[^>]*["']Note["'].*?</(?:\w+:)?ClientData>""", re.DOTALL
)
_ROW = re.compile(rb"<(?:\w+:)?Row>\s*([0-9]+)\s*<")
_COLUMN = re.compile(rb"<(?:\w+:)?Column>\s*([0-9]+)\s*<")
_ANCHOR = re.compile(rb"<(?:\w+:)?Anchor>([\s0-9,]*)</")
_SHAPE_ID = re.compile(rb"_x0000_s([0-9]{1,9})\b")
_ANCHOR_PARTS = 8
_BESIDE, _BELOW = 15, 8  # pixels between the cell and its box
_WIDEST_BOX = 8  # columns kept free on the right of the sheet for a box


def new_drawing(notes: Sequence[Note], sizes: Sizes, block: int) -> bytes:
    """Return a drawing with a box for every note, numbered from a block on."""
    blocks = ",".join(str(block + n) for n in range(blocks_of(notes)))
    spaces = "".join(f' xmlns:{key}="{uri}"' for key, uri in _SPACES.items())
    boxes = _drawn(notes, sizes, block * BLOCK + 1)
    return (
        f'<xml{spaces}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit"'
        f' data="{blocks}"/></o:shapelayout>{_SHAPE_TYPE}{boxes}</xml>'
    ).encode()


def blocks_of(notes: Sequence[Note]) -> int:
    """Return how many blocks the boxes of notes take."""
    return len(notes) // BLOCK + 1


def added_drawing(part: str, text: bytes, notes: Sequence[Note], sizes: Sizes) -> bytes:
    """Return a drawing with boxes added; those that are there grow with their text.

    Raises:
        NotAnnotated: it is no drawing, or means other things by the usual prefixes.
    """
    root = _ROOT.match(text.removeprefix(b"\xef\xbb\xbf"))
    end = text.rfind(b"</")
    if root is None or text[end:].strip() != b"</" + root.group(1) + b">":
        raise odd(part)
    start = root.end() + len(text) - len(text.removeprefix(b"\xef\xbb\xbf"))
    edits = [(start - 1, start - 1, _missing_spaces(part, root.group(2)))]
    boxes = dict(_boxes(text))
    number = max(map(int, _SHAPE_ID.findall(text)), default=BLOCK) + 1
    fresh = [note for note in notes if note.cell not in boxes]
    made = _drawn(fresh, sizes, number)
    kind = "" if _TYPE.encode() in _type_ids(text) else _SHAPE_TYPE
    edits.append((end, end, f"{kind if fresh else ''}{made}".encode()))
    edits += _grown(boxes, notes, sizes)
    return edited(text, edits)


def _missing_spaces(part: str, attributes: bytes) -> bytes:
    """Return the declarations a drawing lacks for our boxes."""
    declared = {
        key.decode(): uri.decode() for key, uri in _DECLARED.findall(attributes)
    }
    if any(declared.get(key, uri) != uri for key, uri in _SPACES.items()):
        raise odd(part)
    return "".join(
        f' xmlns:{key}="{uri}"' for key, uri in _SPACES.items() if key not in declared
    ).encode()


def _type_ids(text: bytes) -> list[bytes]:
    return re.findall(rb"""<v:shapetype\b[^>]*\bid=["']([^"']*)["']""", text)


def _boxes(text: bytes) -> Iterator[tuple[Cell, re.Match[bytes] | None]]:
    """Yield the cells whose notes have a box, each with where the box is said to be."""
    for client in _CLIENT.finditer(text):
        row, column = _ROW.search(client.group()), _COLUMN.search(client.group())
        if row and column:
            anchor = _ANCHOR.search(text, client.start(), client.end())
            yield (int(row.group(1)), int(column.group(1))), anchor


def _grown(
    boxes: Mapping[Cell, re.Match[bytes] | None], notes: Sequence[Note], sizes: Sizes
) -> Iterator[Edit]:
    """Yield the edits that make room in boxes for the text added to them."""
    for note in notes:
        anchor = boxes.get(note.cell)
        numbers = anchor.group(1).split(b",") if anchor else []
        if anchor is None or len(numbers) != _ANCHOR_PARTS:
            continue
        left, left_off, top, top_off, right, right_off, bottom, bottom_off = map(
            int, numbers
        )
        width, height = note.size
        corner = max((right, right_off), sizes.across(left, left_off + width))
        floor = sizes.down(bottom, bottom_off + height)
        places = (left, left_off, top, top_off, *corner, *floor)
        yield *anchor.span(1), ", ".join(map(str, places)).encode()


def _drawn(notes: Sequence[Note], sizes: Sizes, first: int) -> str:
    """Return the boxes of notes, numbered from the first."""
    numbered = enumerate(notes, start=first)
    return "".join(_box(note, sizes, number) for number, note in numbered)


def _box(note: Note, sizes: Sizes, number: int) -> str:
    """Return the box of a note, beside its cell and as large as its text."""
    row, column = note.cell
    width, height = note.size
    left = (min(column + 1, LAST_COLUMN - _WIDEST_BOX), _BESIDE)
    top = (max(row - 1, 0), _BELOW if row else 2)
    right = sizes.across(left[0], left[1] + width)
    bottom = sizes.down(top[0], top[1] + height)
    anchor = ", ".join(map(str, (*left, *top, *right, *bottom)))
    style = (
        "position:absolute;margin-left:0;margin-top:0;"
        f"width:{width * 3 // 4}pt;height:{height * 3 // 4}pt;"
        "z-index:1;visibility:hidden"
    )
    return (
        f'<v:shape id="_x0000_s{number}" type="#{_TYPE}" style="{style}"'
        ' fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
        '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
        '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/>'
        f"<x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )
