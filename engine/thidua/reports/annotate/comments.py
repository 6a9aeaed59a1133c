"""Notes to a comments part: a new one, or the sender's with ours added below theirs."""

import re
from collections.abc import Sequence

from thidua.reports.annotate.markup import (
    Edit,
    Element,
    Outline,
    edited,
    shown,
    whole,
)
from thidua.reports.annotate.notes import Note
from thidua.reports.annotate.package import DECLARATION, MAIN
from thidua.reports.annotate.refusal import odd
from thidua.reports.annotate.worksheet import Cell, column_number
from thidua.texts.annotate import NOTE_AUTHOR

_REFERENCE = re.compile("([A-Z]{1,3})([0-9]{1,7})")
_CONVERSATION = "tc="  # how Excel names the author of a conversation's stand-in
_FONT = '<{p}sz val="9"/><{p}rFont val="Tahoma"/><{p}family val="2"/>'
_AFTER_RUNS = frozenset({"rPh", "phoneticPr"})


def new_comments(notes: Sequence[Note]) -> bytes:
    """Return a comments part with notes."""
    lines = "".join(_comment(note, 0, "") for note in notes)
    return (
        f'{DECLARATION}<comments xmlns="{MAIN}"><authors><author>{NOTE_AUTHOR}</author>'
        f"</authors><commentList>{lines}</commentList></comments>"
    ).encode()


def conversations(read: Outline) -> frozenset[Cell]:
    """Return the cells of a comments part where people talk; a note has no room there.

    Raises:
        NotAnnotated: the part is not built as the standard says.
    """
    authors = read.children(read.child("authors"))
    talks = {
        number
        for number, author in enumerate(authors)
        if read.text.startswith(_CONVERSATION.encode(), author.opened)
    }
    return frozenset(
        _cell(read, comment)
        for comment in _comments(read)
        if whole(read.part, comment.attributes.get("authorId", "")) in talks
    )


def added_comments(read: Outline, notes: Sequence[Note]) -> bytes:
    """Return a comments part with notes added; what it says already stays first.

    Raises:
        NotAnnotated: the part is not built as the standard says.
    """
    authors, listed = read.child("authors"), read.child("commentList")
    prefix = f"{read.root.prefix}:" if read.root.prefix else ""
    by_cell = {_cell(read, comment): comment for comment in _comments(read)}
    author = f"<{prefix}author>{NOTE_AUTHOR}</{prefix}author>"
    edits = [read.added(authors, author)]
    number = len(read.children(authors))
    fresh: list[str] = []
    for note in notes:
        if note.cell in by_cell:
            edits += _below(read, by_cell[note.cell], note, prefix)
        else:
            fresh.append(_comment(note, number, prefix))
    if fresh:
        edits.append(read.added(listed, "".join(fresh)))
    return edited(read.text, edits)


def _comments(read: Outline) -> list[Element]:
    return read.children(read.child("commentList"))


def _cell(read: Outline, comment: Element) -> Cell:
    """Return the cell of a comment."""
    match = _REFERENCE.fullmatch(comment.attributes.get("ref", ""))
    if match is None:
        raise odd(read.part)
    return int(match.group(2)) - 1, column_number(match.group(1))


def _below(read: Outline, comment: Element, note: Note, prefix: str) -> list[Edit]:
    """Return the edits that add a note below the text of a comment.

    A plain text becomes a run of its own, since plain text and runs do not mix.
    """
    text = read.child("text", comment)
    runs = _runs(note, prefix, "\n")
    inside = read.children(text)
    edits: list[Edit] = []
    for element in inside:
        if element.name == "t":
            begin, end = f"<{prefix}r>".encode(), f"</{prefix}r>".encode()
            edits.append((element.start, element.start, begin))
            edits.append((element.ended, element.ended, end))
    later = [element for element in inside if element.name in _AFTER_RUNS]
    if later:
        edits.append((later[0].start, later[0].start, runs.encode()))
    else:
        edits.append(read.added(text, runs))
    return edits


def _comment(note: Note, author: int, prefix: str) -> str:
    runs = _runs(note, prefix, "")
    return (
        f'<{prefix}comment ref="{note.reference}" authorId="{author}">'
        f"<{prefix}text>{runs}</{prefix}text></{prefix}comment>"
    )


def _runs(note: Note, prefix: str, before: str) -> str:
    """Return the runs of a note: headings bold, each on a line of its own."""
    runs: list[str] = []
    start = before
    for heading, text in note.entries:
        runs.append(_run(start + heading, prefix, is_bold=True))
        if text:
            runs.append(_run("\n" + text, prefix, is_bold=False))
        start = "\n"
    return "".join(runs)


def _run(text: str, prefix: str, *, is_bold: bool) -> str:
    look = (f"<{prefix}b/>" if is_bold else "") + _FONT.format(p=prefix)
    return (
        f"<{prefix}r><{prefix}rPr>{look}</{prefix}rPr>"
        f'<{prefix}t xml:space="preserve">{shown(text)}</{prefix}t></{prefix}r>'
    )
