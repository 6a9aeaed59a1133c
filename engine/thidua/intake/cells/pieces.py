"""A cell that makes child rows to the pieces it can be taken into."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from thidua.intake.cells.choices import pieces_of
from thidua.intake.cells.decisions import read_decision
from thidua.intake.cells.said import Answers, CellReader
from thidua.intake.codes import Code
from thidua.intake.grid import VALUE, Binding, Listed, RawCell, Unreadable, is_blank
from thidua.intake.spelling import clean, clean_lines
from thidua.model.vocabulary import Kind, Reads

_ONE = frozenset({Kind.TEXT, Kind.LINK})
_MARK = re.compile(r"\s*(?:[-–+•*]|([0-9]{1,2})[.)/])\s+")
_ERRORS = frozenset({Code.CELL_ERROR, Code.CELL_FORMULA, Code.CELL_DITTO})


@dataclass(frozen=True, slots=True)
class Pieces:
    """What a filled cell says, as one row and as several.

    `parts` are the rows it may list; unless `is_sure` it may as well be one.
    """

    whole: Answers
    parts: tuple[Answers, ...]
    is_sure: bool = True
    is_error: bool = False

    def fits(self, count: int) -> bool:
        """Tell whether the cell can be about so many rows."""
        return len(self.parts) == count or (count == 1 and not self.is_sure)

    def at(self, position: int, count: int) -> Answers:
        """Return what the cell says of one of so many rows."""
        return self.parts[position] if len(self.parts) == count else self.whole


def read_pieces(cell: RawCell, binding: Binding, reader: CellReader) -> Pieces | None:
    """Return the pieces of a cell, None where nothing is filled."""
    if is_blank(cell):
        return None
    whole = reader.answers(cell, binding)
    one = Pieces(whole, (whole,))
    if isinstance(cell, Unreadable):
        return replace(one, is_error=cell.code in _ERRORS)
    if binding.reads is Reads.DECISION:
        return _decisions(cell, binding, reader, whole)
    if VALUE not in binding.into:
        return one if whole else None
    if isinstance(cell, Listed):
        items = [item for item in cell.items if not is_blank(item)]
        return _pieces(whole, items, binding, reader)
    return _texts(cell, binding, reader, whole) if isinstance(cell, str) else one


def _texts(cell: str, binding: Binding, reader: CellReader, whole: Answers) -> Pieces:
    """Return the pieces of a text; only marks tell several texts from one long one."""
    of = reader.fields[binding.into[VALUE]].type
    if of.kind is Kind.SET:
        return Pieces(whole, (whole,))
    if of.kind is Kind.ENUM:
        values = pieces_of(cell, reader.known[of.of or ""])
        return _pieces(whole, values, binding, reader)
    lines = _lines(cell)
    marked = _without_marks(lines) if of.kind in _ONE else lines
    if marked:
        return _pieces(whole, marked, binding, reader)
    several = _pieces(whole, lines, binding, reader)
    return replace(several, whole=whole, is_sure=len(lines) == 1)


def _decisions(
    cell: RawCell, binding: Binding, reader: CellReader, whole: Answers
) -> Pieces:
    """Return the decisions a cell cites, each as a piece."""
    cited = read_decision(cell)
    if isinstance(cited, Unreadable):
        return Pieces(whole, (whole,))
    constants = reader.constants(cell, binding)
    parts = tuple({**reader.parts(each, binding), **constants} for each in cited)
    return Pieces(parts[0] if len(parts) == 1 else whole, parts)


def _pieces(
    whole: Answers, cells: Sequence[RawCell], binding: Binding, reader: CellReader
) -> Pieces:
    """Return cells that a cell surely lists as its pieces."""
    parts = tuple(reader.answers(cell, binding) for cell in cells)
    return Pieces(parts[0] if len(parts) == 1 else whole, parts or (whole,))


def _lines(text: str) -> list[str]:
    """Return the lines of a text, and what semicolons divide."""
    lines = clean_lines(text).replace(";", "\n").splitlines()
    return [line for line in lines if clean(line)]


def _without_marks(lines: Sequence[str]) -> list[str]:
    """Return lines without their marks, none unless each has one or counts on."""
    marks = [_MARK.match(line) for line in lines]
    if len(lines) == 1 or any(mark is None for mark in marks):
        return []
    found = [mark for mark in marks if mark is not None]
    numbers = [mark[1] for mark in found if mark[1]]
    counted = [str(number) for number in range(1, len(lines) + 1)]
    if numbers and [number.lstrip("0") for number in numbers] != counted:
        return []
    return [line[mark.end() :] for line, mark in zip(lines, found, strict=True)]
