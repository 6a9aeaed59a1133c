"""Notes into a worksheet: its comments, the boxes that show them, the references."""

import posixpath
from collections import Counter
from collections.abc import Sequence

from thidua.reports.annotate.comments import (
    added_comments,
    conversations,
    new_comments,
)
from thidua.reports.annotate.drawing import added_drawing, new_drawing
from thidua.reports.annotate.notes import Note
from thidua.reports.annotate.package import (
    COMMENTS_TYPE,
    RELATIONS,
    VML_TYPE,
    Package,
)
from thidua.reports.annotate.refusal import odd
from thidua.reports.annotate.worksheet import Cell, Worksheet

_COMMENTS = f"{RELATIONS}/comments"
_DRAWING = f"{RELATIONS}/vmlDrawing"


def mark(
    package: Package, sheet: Worksheet, notes: Sequence[Note], block: int
) -> frozenset[Cell]:
    """Write notes at cells of a sheet and return the cells that took theirs.

    Cells where people hold a conversation take none: Excel shows no note beside it.

    Args:
        package: The workbook, which is written to.
        sheet: The worksheet as read from it.
        notes: What to write, in the order of cells.
        block: From which block on boxes may be numbered.

    Raises:
        NotAnnotated: comments or drawing are not built as the standard says.
    """
    part = sheet.outline.part
    comments = _related(package, part, _COMMENTS)
    if comments is not None:
        talks = conversations(package.outline(comments))
        notes = [note for note in notes if note.cell not in talks]
    if notes:
        _write_comments(package, part, comments, notes)
        _write_drawing(package, sheet, notes, block)
    return frozenset(note.cell for note in notes)


def check_unshared(package: Package) -> None:
    """Refuse a workbook in which two sheets show the same comments.

    Raises:
        NotAnnotated: two sheets refer to one part.
    """
    targets: Counter[str] = Counter()
    for sheet in package.sheets():
        relations = package.relations(sheet.part)
        shown = [r.target for r in relations if r.kind in {_COMMENTS, _DRAWING}]
        targets.update({target.casefold() for target in shown})
    for target, count in targets.items():
        if count > 1:
            raise odd(target)


def _write_comments(
    package: Package, part: str, comments: str | None, notes: Sequence[Note]
) -> None:
    """Add notes to the sheet's comments, or give it some."""
    if comments is not None:
        read = package.outline(comments)
        package.written[comments] = added_comments(read, notes)
        return
    stem = posixpath.join(posixpath.dirname(package.workbook), "comments")
    new = package.fresh(stem, ".xml")
    package.written[new] = new_comments(notes)
    package.declare(new, COMMENTS_TYPE)
    package.relate(part, "comments", new)


def _write_drawing(
    package: Package, sheet: Worksheet, notes: Sequence[Note], block: int
) -> None:
    """Add boxes to the sheet's drawing, or give it one."""
    part, sizes = sheet.outline.part, sheet.sizes()
    if sheet.drawing is not None:
        old = _related(package, part, _DRAWING, sheet.drawing)
        if old is None:
            raise odd(part)
        text = package.read(old)
        package.written[old] = added_drawing(old, text, notes, sizes)
        return
    folder = posixpath.dirname(package.workbook)
    new = package.fresh(posixpath.join(folder, "drawings", "vmlDrawing"), ".vml")
    package.written[new] = new_drawing(notes, sizes, block)
    package.declare(new, VML_TYPE)
    package.written[part] = sheet.with_drawing(package.relate(part, "vmlDrawing", new))


def _related(
    package: Package, part: str, kind: str, key: str | None = None
) -> str | None:
    """Return the part a sheet refers to by a kind of relation, and an id if given."""
    for relation in package.relations(part):
        if relation.kind == kind and key in {None, relation.id}:
            return package.member(relation.target)
    return None
