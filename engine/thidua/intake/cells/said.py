"""A cell and what its column is bound to, to what it says of each field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from thidua.intake.cells.choices import Spellings, read_choices, read_yes_no
from thidua.intake.cells.columns import Answer
from thidua.intake.cells.decisions import DecisionParts, read_decision
from thidua.intake.cells.numbers import shown
from thidua.intake.cells.read import read_cell, read_text, unquoted
from thidua.intake.codes import Code
from thidua.intake.grid import VALUE, Binding, RawCell, Unreadable, is_blank
from thidua.intake.spelling import clean
from thidua.model.vocabulary import Field, Kind, Reads

Answers: TypeAlias = Mapping[str, Answer]
"""What a cell says, by field."""

Awards: TypeAlias = tuple[tuple[str, ...], tuple[Unreadable, ...]]
"""What a cell puts its nominee forward for, and the parts that are no award."""


_TEXTS = frozenset({Kind.TEXT, Kind.LINK})


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads the cells of one record type's fields."""

    fields: Mapping[str, Field]
    known: Mapping[str, Spellings]

    def answers(self, cell: RawCell, binding: Binding) -> Answers:
        """Return what one cell says; an empty one says nothing."""
        if is_blank(cell):
            return {}
        if binding.reads is Reads.DECISION:
            return {**self._decision(cell, binding), **self.constants(cell, binding)}
        if VALUE in binding.into:
            return self.value(cell, binding)
        return self._mark(cell, binding)

    def answer(self, cell: RawCell, of: Field, factor: int | None = None) -> Answer:
        """Return a cell's value; a link stays the text it is."""
        if type(cell) is str and of.type.kind in _TEXTS:
            return unquoted(clean(cell)) or None
        if of.type.kind is not Kind.LINK:
            return read_cell(cell, of.type, self.known, factor)
        if isinstance(cell, Unreadable):
            return cell
        return None if is_blank(cell) else read_text(cell)

    def awards(self, cell: RawCell, of: Field) -> Awards:
        """Return the awards a cell names; an unknown one spoils no other."""
        if is_blank(cell):
            return (), ()
        if isinstance(cell, Unreadable):
            return (), (cell,)
        found, faults = read_choices(cell, self.known[of.type.of or ""])
        return found, tuple(map(_of_award, faults))

    def value(self, cell: RawCell, binding: Binding) -> Answers:
        """Return what a filled cell of one value says, with its column's constants."""
        name = binding.into[VALUE]
        said = {name: self.answer(cell, self.fields[name], binding.factor)}
        return {**said, **self.constants(cell, binding)}

    def parts(self, decision: DecisionParts, binding: Binding) -> Answers:
        """Return what the parts of a decision say of their fields."""
        return {
            name: self.answer(getattr(decision, part), self.fields[name])
            for part, name in binding.into.items()
        }

    def constants(self, cell: RawCell, binding: Binding) -> Answers:
        """Return what the column itself says; a cell in error leaves that open too."""
        if isinstance(cell, Unreadable):
            return dict.fromkeys(binding.sets, cell)
        return {
            name: self.answer(text, self.fields[name])
            for name, text in binding.sets.items()
        }

    def _decision(self, cell: RawCell, binding: Binding) -> Answers:
        """Return what the one decision a cell cites says."""
        cited = read_decision(cell)
        if not isinstance(cited, Unreadable) and len(cited) > 1:
            cited = Unreadable(Code.DECISIONS_SEVERAL, shown(cell))
        if isinstance(cited, Unreadable):
            return dict.fromkeys(binding.into.values(), cited)
        return self.parts(cited[0], binding)

    def _mark(self, cell: RawCell, binding: Binding) -> Answers:
        """Return what a column of marks says where its cell is a yes."""
        mark = cell if isinstance(cell, Unreadable) else read_yes_no(cell)
        if isinstance(mark, Unreadable):
            return dict.fromkeys(binding.sets, mark)
        return self.constants(cell, binding) if mark else {}


def _of_award(fault: Unreadable) -> Unreadable:
    """Say of an unknown value that it is an unknown award."""
    if fault.code is not Code.VALUE_UNKNOWN:
        return fault
    return Unreadable(Code.AWARD_UNKNOWN, fault.found)
