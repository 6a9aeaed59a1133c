"""Rows of a table to drafts, read by columns: values, faults, links as written."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from thidua.intake.cells.checks import column_problems
from thidua.intake.cells.choices import Spellings, for_nominees
from thidua.intake.cells.columns import (
    Answer,
    Column,
    clean_texts,
    letters_of,
    read_column,
)
from thidua.intake.cells.drafts import NOMINATED_FOR, Draft, Reading
from thidua.intake.cells.faults import Faults
from thidua.intake.cells.filling import (
    add_faults,
    as_awards,
    fill,
    nominate,
    values_of,
)
from thidua.intake.cells.inside import read_inside
from thidua.intake.cells.said import Answers, Awards, CellReader
from thidua.intake.codes import Code, problem
from thidua.intake.grid import VALUE, Binding, RawCell, RawTable
from thidua.model.vocabulary import Kind, Reads, RecordType, Vocabulary
from thidua.problems import Problem

T = TypeVar("T")


def read_rows(
    table: RawTable, vocabulary: Vocabulary, known: Mapping[str, Spellings]
) -> Reading:
    """Return a draft for every row of a table, and child rows made of its cells."""
    faults = Faults(table.source, known)
    record = vocabulary.records[table.record_type]
    reader = CellReader(record.fields, for_nominees(known, record.id))
    drafts = _OwnRows(table, record, reader, faults.dashes).read(faults)
    inside = read_inside(table, drafts, vocabulary, faults)
    of_columns = column_problems(table, record)
    dashes = _dashes(table, faults.dashes.values())
    return Reading(drafts, inside, (*faults.problems, *of_columns, *dashes))


def _dashes(table: RawTable, counts: Iterable[int]) -> list[Problem]:
    """Say how many cells of a table hold a dash, which is read as nothing."""
    count = sum(counts)
    place = table.source.place(table.header_row)
    return [problem(Code.DASHES_BLANK, place, count=str(count))] if count else []


class _OwnRows:
    """The rows of one table, read by what they say of themselves."""

    def __init__(
        self,
        table: RawTable,
        record: RecordType,
        reader: CellReader,
        dashes: dict[int, int],
    ) -> None:
        self._table = table
        self._record = record
        self._reader = reader
        self._dashes = dashes

    def read(self, faults: Faults) -> list[Draft]:
        """Return a draft for every row."""
        columns: dict[str, list[Column[Answer]]] = {}
        awards: list[Column[Awards]] = []
        for binding in self._table.bindings:
            if binding.table is None:
                self._read(binding, columns, awards)
        plain = {n: c[0] for n, c in sorted(columns.items()) if self._is_plain(n, c)}
        drafts = self._drafts(plain)
        for name, found in columns.items():
            of = self._record.fields[name]
            if name in plain:
                add_faults(drafts, of, plain[name], faults)
            else:
                fill(drafts, of, found, faults)
        if awards:
            nominate(drafts, self._record.fields[NOMINATED_FOR], awards, faults)
        return drafts

    def _read(
        self,
        binding: Binding,
        columns: dict[str, list[Column[Answer]]],
        awards: list[Column[Awards]],
    ) -> None:
        """Read one column, field by field."""
        if self._is_awards(binding.into.get(VALUE)):
            awards.append(
                self._column(
                    binding,
                    partial(self._reader.awards, of=self._record.fields[NOMINATED_FOR]),
                )
            )
        for name, column in self._answers(binding):
            if not self._is_awards(name):
                columns.setdefault(name, []).append(column)
            elif name in binding.sets:
                awards.append(column.to(as_awards))

    def _is_awards(self, name: str | None) -> bool:
        """Tell whether a field lists what a nominee is put forward for."""
        if name != NOMINATED_FOR:
            return False
        return self._record.fields[name].type.kind is Kind.SET

    def _is_plain(self, name: str, columns: Sequence[Column[Answer]]) -> bool:
        """Tell whether a field has one column of values."""
        is_link = self._record.fields[name].type.kind is Kind.LINK
        return len(columns) == 1 and not is_link

    def _column(self, binding: Binding, read: Callable[[RawCell], T]) -> Column[T]:
        """Read the column of a binding."""
        column = read_column(self._table.cells(binding.column), binding, read)
        self._dashes[column.number] = column.dashes()
        return column

    def _answers(self, binding: Binding) -> Iterator[tuple[str, Column[Answer]]]:
        """Yield what one column says of each field it fills."""
        if binding.reads is Reads.VALUE and binding.into and not binding.sets:
            of = self._record.fields[binding.into[VALUE]]
            read = partial(self._reader.answer, of=of, factor=binding.factor)
            is_text = of.type.kind in {Kind.TEXT, Kind.LINK}
            cells = self._table.cells(binding.column)
            clean = clean_texts(cells, binding) if is_text else None
            yield of.id, clean or self._column(binding, read)
            return
        said = self._column(binding, partial(self._reader.answers, binding=binding))
        for name in dict.fromkeys((*binding.into.values(), *binding.sets)):
            column = said.to(partial(_of_field, name))
            if name in binding.sets:  # it is the heading that says it
                text = binding.heading.rpartition(" / ")[2] or binding.sets[name]
                column = replace(column, cells=dict.fromkeys(column.cells, text))
            yield name, column

    def _drafts(self, plain: Mapping[str, Column[Answer]]) -> list[Draft]:
        """Return a draft for every row, with the values of fields of one column."""
        names, rows = tuple(plain), self._table.rows
        values = zip(*map(values_of, plain.values()), strict=True)
        place, record = self._table.source.place, self._record
        own = [binding for binding in self._table.bindings if binding.table is None]
        columns = letters_of(self._table.source, own)
        if not names:
            return [Draft(record, place(row.number), columns=columns) for row in rows]
        return [
            Draft(
                record,
                place(row.number),
                {
                    name: value
                    for name, value in zip(names, said, strict=True)
                    if value is not None
                },
                columns=columns,
            )
            for row, said in zip(rows, values, strict=True)
        ]


def _of_field(name: str, answers: Answers) -> Answer:
    """Return what a cell says of one field."""
    return answers.get(name)
