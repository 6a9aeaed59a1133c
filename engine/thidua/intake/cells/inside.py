"""Cells that make child rows inside the row of their owner, to drafts of those rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from thidua.intake.cells.columns import Answer, Column, letters_of, read_column
from thidua.intake.cells.drafts import Draft, Inside
from thidua.intake.cells.faults import Faults
from thidua.intake.cells.numbers import shown
from thidua.intake.cells.pieces import Pieces, read_pieces
from thidua.intake.cells.said import Answers, CellReader
from thidua.intake.codes import Code
from thidua.intake.grid import Binding, RawTable, Unreadable
from thidua.model.vocabulary import Field, Kind, RecordType, Vocabulary


def read_inside(
    table: RawTable,
    drafts: Sequence[Draft],
    vocabulary: Vocabulary,
    faults: Faults,
) -> dict[str, Inside]:
    """Return the child rows that cells of a table make, by record type.

    Args:
        table: The table.
        drafts: What its rows say of themselves, in the order of the rows.
        vocabulary: Holds the record types of the child rows.
        faults: Where the faults of cells gather.
    """
    groups: dict[tuple[str, str], list[Binding]] = {}
    for binding in table.bindings:
        if binding.table is not None:
            groups.setdefault((binding.table, binding.row_key), []).append(binding)
    found: dict[str, Inside] = {}
    for (name, _), bindings in groups.items():
        inside = found.setdefault(name, Inside(covered=list(drafts)))
        group = _Group(table, vocabulary.records[name], bindings, faults)
        for row, parent in enumerate(drafts):
            group.read(row, parent, inside)
    return found


@dataclass(frozen=True, slots=True)
class _Filled:
    """One filled cell of a group."""

    column: Column[Pieces | None]
    row: int
    pieces: Pieces

    @property
    def found(self) -> str:
        """Return what the cell says."""
        return shown(self.column.cell(self.row))


class _Group:
    """Columns that together make rows of one child table."""

    def __init__(
        self,
        table: RawTable,
        record: RecordType,
        bindings: Sequence[Binding],
        faults: Faults,
    ) -> None:
        self._source = table.source
        self._record = record
        self._faults = faults
        self._letters = letters_of(table.source, bindings)
        reader = CellReader(record.fields, faults.known)
        self._columns = [
            read_column(
                table.cells(each.column),
                each,
                partial(read_pieces, binding=each, reader=reader),
            )
            for each in bindings
        ]
        faults.dashes |= {each.number: each.dashes() for each in self._columns}

    def read(self, row: int, parent: Draft, inside: Inside) -> None:
        """Add the child rows of one row; where nothing is filled there are none."""
        filled = [
            _Filled(column, row, pieces)
            for column in self._columns
            if (pieces := column.at(row)) is not None
        ]
        if not filled:
            return
        if all(each.pieces.is_error for each in filled):
            # An error hides whether there would be a row at all.
            inside.open.append(parent)
            self._make(
                parent, [(each.column.number, each.pieces.whole) for each in filled]
            )
            return
        count = self._count(filled)
        if count is None:
            inside.open.append(parent)
            inside.rows.append(self._apart(parent, filled))
            return
        if count == 1 and self._may_be_more(parent, filled):
            inside.open.append(parent)
        inside.rows += [
            self._make(
                parent,
                [(each.column.number, each.pieces.at(n, count)) for each in filled],
            )
            for n in range(count)
        ]

    @staticmethod
    def _count(filled: Sequence[_Filled]) -> int | None:
        """Return how many rows filled cells make, None where they disagree."""
        sure = {len(each.pieces.parts) for each in filled if each.pieces.is_sure}
        count = max(sure, default=1)
        return count if all(each.pieces.fits(count) for each in filled) else None

    def _may_be_more(self, parent: Draft, filled: Sequence[_Filled]) -> bool:
        """Tell whether a text may list several rows, and say so."""
        lists = [each for each in filled if len(each.pieces.parts) > 1]
        for each in lists:
            self._faults.say(
                parent,
                each.column.number,
                Code.ROWS_INSIDE_OPEN,
                found=each.found,
                count=str(len(each.pieces.parts)),
                table=self._record.title,
            )
        return bool(lists)

    def _apart(self, parent: Draft, filled: Sequence[_Filled]) -> Draft:
        """Return the one row of cells that list different numbers of things."""
        return self._make(
            parent,
            [(each.column.number, self._one(each)) for each in filled],
        )

    @staticmethod
    def _one(filled: _Filled) -> Answers:
        """Return what a cell says, or that it says it of several rows."""
        if filled.pieces.fits(1):
            return filled.pieces.whole
        why = Unreadable(Code.ROWS_INSIDE_DIFFER, filled.found)
        return dict.fromkeys(filled.pieces.whole, why)

    def _make(self, parent: Draft, said: Sequence[tuple[int, Answers]]) -> Draft:
        """Return one child row; it stands in its first column."""
        place = self._source.place(parent.place.row, said[0][0])
        draft = Draft(self._record, place, parent=parent, columns=self._letters)
        for column, answers in said:
            for name, answer in answers.items():
                self._fill(draft, self._record.fields[name], column, answer)
        return draft

    def _fill(self, draft: Draft, of: Field, column: int, answer: Answer) -> None:
        """Fill one field with what one column says of it."""
        if answer is None:
            return
        if isinstance(answer, Unreadable):
            self._faults.add(draft, of, column, answer)
        elif of.type.kind is Kind.LINK:
            draft.links[of.id] = (*draft.links.get(of.id, ()), str(answer))
        elif draft.values.get(of.id, answer) != answer:
            both = f"{draft.values.pop(of.id)} / {answer}"
            why = Unreadable(Code.COLUMNS_CONTRADICT, both)
            self._faults.add(draft, of, column, why)
        elif of.id not in draft.faults:
            draft.values[of.id] = answer
