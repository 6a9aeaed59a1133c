"""The files of a batch to records, problems and a count of what became of each row."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from thidua.errors import InputUnreadable
from thidua.intake.cells.choices import Spellings, spellings
from thidua.intake.cells.drafts import Inside
from thidua.intake.cells.rows import read_rows
from thidua.intake.codes import Code, order, problem
from thidua.intake.grid import Binding, RawTable
from thidua.intake.linking.children import owner_field
from thidua.intake.linking.link import Drafts, link, not_submitted
from thidua.intake.sources.files import Sources, read_files
from thidua.intake.tables.recognise import recognise
from thidua.model.mapping import NO_MAP, IntakeMap, Question
from thidua.model.pack import Award
from thidua.model.records import Batch
from thidua.model.vocabulary import RecordType, Role, Vocabulary
from thidua.problems import Place, Problem, Severity

if TYPE_CHECKING:
    from thidua.intake.cells.drafts import Draft


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


@dataclass(frozen=True, slots=True)
class Intake:
    """A batch with everything that is wrong with it, and what is left to be decided."""

    batch: Batch
    problems: tuple[Problem, ...]
    summary: IntakeSummary
    questions: tuple[Question, ...] = ()


def read_batch(
    paths: Sequence[Path],
    vocabulary: Vocabulary,
    awards: Mapping[str, Award],
    mapping: IntakeMap = NO_MAP,
) -> Intake:
    """Read a batch: files, or folders of files, in any of the known formats.

    Args:
        paths: What the user named.
        vocabulary: The record types and enums of the pack.
        awards: The pack's awards; a nomination for another one is a problem.
        mapping: What people decided about these files.

    Raises:
        InputUnreadable: Nothing at all could be read.
    """
    sources = read_files(paths)
    recognised = recognise(sources.sheets, vocabulary, mapping)
    found = [*sources.problems, *recognised.problems]
    usable = [t for t in recognised.tables if _can_be_read(t, vocabulary, found)]
    if not any(table.rows for table in usable):
        place = Place(", ".join(path.name for path in paths))
        empty = problem(Code.BATCH_EMPTY, place, found=place.file)
        raise InputUnreadable(*sorted(found, key=order), empty)
    is_whole = not any(each.severity is Severity.ERROR for each in found)
    drafts = _drafts(usable, vocabulary, spellings(vocabulary, awards), found)
    drafts = replace(drafts, is_whole=is_whole)
    batch, linked = link(drafts, awards)
    found += [*linked.problems, *_missing(drafts, usable[0])]
    summary = _summary(sources, usable, batch, linked.left_out)
    return Intake(batch, tuple(sorted(found, key=order)), summary)


def _drafts(
    tables: Iterable[RawTable],
    vocabulary: Vocabulary,
    known: Mapping[str, Spellings],
    problems: list[Problem],
) -> Drafts:
    """Return the drafts of all tables."""
    by_type: dict[str, list[Draft]] = {}
    inside: dict[str, Inside] = {}
    for table in tables:
        reading = read_rows(table, vocabulary, known)
        by_type.setdefault(table.record_type, []).extend(reading.drafts)
        for name, rows in reading.inside.items():
            inside.setdefault(name, Inside()).add(rows)
        problems += reading.problems
    return Drafts(by_type, vocabulary, inside)


def _can_be_read(
    table: RawTable, vocabulary: Vocabulary, problems: list[Problem]
) -> bool:
    """Tell whether a table has the columns without which no row can be placed."""
    record = vocabulary.records[table.record_type]
    needed = _needed(record)
    if not table.rows or not needed or needed & table.fields:
        return True
    titles = (record.fields[name].title.vi for name in sorted(needed))
    problems.append(
        problem(
            Code.COLUMN_MISSING,
            table.source.place(table.header_row),
            expected=" / ".join(titles),
            table=record.title.vi,
            headings=", ".join(_accepted(record, needed)),
            rows=str(len(table.rows)),
        )
    )
    return False


def _accepted(record: RecordType, needed: Iterable[str]) -> Iterable[str]:
    """Return the headings that would name the fields a table needs, each once."""
    fields = [record.fields[name] for name in sorted(needed)]
    spelled = ((each.title.vi, each.title.en, *each.headings) for each in fields)
    return dict.fromkeys(heading for headings in spelled for heading in headings)


def _needed(record: RecordType) -> set[str]:
    """Return the fields of which a table must have one."""
    if record.role in {Role.UNIT, Role.NOMINEE}:
        return {"code", "name"} & {*record.fields}
    owner = owner_field(record) if record.role is Role.CHILD else None
    return {owner} if owner else set()


def _missing(drafts: Drafts, table: RawTable) -> list[Problem]:
    """Say which tables were expected and not submitted."""
    place = Place(table.source.file)
    records = drafts.vocabulary.records
    found = []
    if not drafts.submitted(Role.NOMINEE):
        types = drafts.vocabulary.with_role(Role.NOMINEE)
        titles = ", ".join(record.title.vi for record in types)
        found.append(problem(Code.NOMINEES_MISSING, place, expected=titles))
    absent = not_submitted(drafts)
    if absent:
        titles = ", ".join(records[name].title.vi for name in absent)
        found.append(problem(Code.TABLES_NOT_SUBMITTED, place, found=titles))
    return found


def _read_as(binding: Binding) -> tuple[str, tuple[str, ...]]:
    """Pair a heading with the fields its column gives."""
    table = f"{binding.table}." if binding.table else ""
    fields = dict.fromkeys((*binding.into.values(), *binding.sets))
    return binding.heading, tuple(table + name for name in fields)


def _summary(
    sources: Sources,
    tables: Sequence[RawTable],
    batch: Batch,
    left_out: Iterable[Place],
) -> IntakeSummary:
    """Count what became of the rows."""
    gone = {(place.file, place.sheet, place.row) for place in left_out}
    return IntakeSummary(
        files=sources.files,
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
