"""What became of the rows of a batch, counted."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from thidua.intake.grid import Binding, RawTable
from thidua.model.records import Batch
from thidua.problems import Place


@dataclass(frozen=True, slots=True)
class TableSummary:
    """What became of one table's rows.

    `rows` were read as records; of these `left_out` are not in the batch, each with a
    problem. `skipped` are totals, section rows and the like. `read` pairs each heading
    that was read with its fields (`born_on`, `ratings.grade`); `ignored` are headings
    of columns that were not read.
    """

    file: str
    sheet: str | None
    record_type: str
    rows: int
    skipped: int
    left_out: int
    header_row: int = 0
    read: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IntakeSummary:
    """What was read: files, tables, nominees and nominations."""

    files: tuple[str, ...]
    tables: tuple[TableSummary, ...]
    nominees: int
    nominations: int

    @property
    def rows(self) -> int:
        """Return the number of rows read as records."""
        return sum(table.rows for table in self.tables)

    @property
    def left_out(self) -> int:
        """Return the number of rows that were read and are not judged."""
        return sum(table.left_out for table in self.tables)

    @property
    def skipped(self) -> int:
        """Return the number of rows that are no records."""
        return sum(table.skipped for table in self.tables)


def _read_as(binding: Binding) -> tuple[str, tuple[str, ...]]:
    """Pair a heading with the fields its column gives."""
    table = f"{binding.table}." if binding.table else ""
    fields = dict.fromkeys((*binding.into.values(), *binding.sets))
    return binding.heading, tuple(table + name for name in fields)


def summarise(
    files: tuple[str, ...],
    tables: Sequence[RawTable],
    batch: Batch,
    left_out: Iterable[Place],
) -> IntakeSummary:
    """Count what became of the rows."""
    gone = {(place.file, place.sheet, place.row) for place in left_out}
    return IntakeSummary(
        files=files,
        tables=tuple(
            TableSummary(
                file=table.source.file,
                sheet=table.source.sheet,
                record_type=table.record_type,
                rows=len(table.rows),
                skipped=table.skipped,
                left_out=_count_left_out(table, gone),
                header_row=table.header_row,
                read=tuple(map(_read_as, table.bindings)),
                ignored=table.ignored,
            )
            for table in tables
        ),
        nominees=len(batch.nominees),
        nominations=len(batch.nominations),
    )


def _count_left_out(
    table: RawTable, gone: Collection[tuple[str, str | None, int | None]]
) -> int:
    """Count the rows of a table that are not in the batch."""
    source = table.source
    return sum((source.file, source.sheet, r.number) in gone for r in table.rows)
