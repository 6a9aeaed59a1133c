"""The files of a batch to records, problems and a count of what became of each row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from thidua.intake.cells.choices import Spellings, spellings
from thidua.intake.cells.drafts import Inside
from thidua.intake.cells.rows import read_rows
from thidua.intake.codes import Code, order, problem
from thidua.intake.collecting import collector_at_rest
from thidua.intake.grid import RawTable
from thidua.intake.letters.report import inspect_tables
from thidua.intake.linking.children import owner_field
from thidua.intake.linking.link import Drafts, link, not_submitted
from thidua.intake.sources.files import read_files
from thidua.intake.summary import IntakeSummary, summarise
from thidua.intake.tables.recognise import recognise
from thidua.model.mapping import NO_MAP, IntakeMap, Question
from thidua.model.pack import Award
from thidua.model.records import Batch
from thidua.model.vocabulary import RecordType, Role, Vocabulary
from thidua.problems import Place, Problem, Severity

if TYPE_CHECKING:
    from thidua.intake.cells.drafts import Draft


@dataclass(frozen=True, slots=True)
class Intake:
    """A batch with everything that is wrong with it, and what is left to be decided."""

    batch: Batch
    problems: tuple[Problem, ...]
    summary: IntakeSummary
    questions: tuple[Question, ...] = ()


@collector_at_rest()
def take_in(
    paths: Sequence[Path],
    vocabulary: Vocabulary,
    awards: Mapping[str, Award],
    mapping: IntakeMap = NO_MAP,
) -> Intake:
    """Take in files, or folders of files, in any of the known formats.

    Args:
        paths: What the user named.
        vocabulary: The record types and enums of the pack.
        awards: The pack's awards; a nomination for another one is a problem.
        mapping: What people decided about these files.
    """
    sources = read_files(paths, mapping)
    recognised = recognise(sources.sheets, vocabulary, mapping)
    found = [*sources.problems, *recognised.problems]
    usable = [t for t in recognised.tables if _can_be_read(t, vocabulary, found)]
    is_whole = not any(each.severity is Severity.ERROR for each in found)
    text = inspect_tables(usable)
    found += text.problems
    drafts = _drafts(usable, vocabulary, spellings(vocabulary, awards), found)
    drafts = replace(drafts, is_whole=is_whole)
    batch, linked = link(drafts, awards, mapping.identities)
    found += linked.problems
    is_empty = not any(table.rows for table in usable)
    if not is_empty:
        found += _missing(drafts, usable[0])
    return Intake(
        batch,
        (*sorted(found, key=order), *([_nothing_in(paths)] if is_empty else ())),
        summarise(sources.files, usable, batch, linked.left_out),
        (
            *sources.questions,
            *recognised.questions,
            *text.questions,
            *linked.questions,
        ),
    )


def _nothing_in(paths: Sequence[Path]) -> Problem:
    """Say that no row at all could be read."""
    place = Place(", ".join(path.name for path in paths))
    return problem(Code.BATCH_EMPTY, place, found=place.file)


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
    titles = tuple(record.fields[name].title for name in sorted(needed))
    problems.append(
        problem(
            Code.COLUMN_MISSING,
            table.source.place(table.header_row),
            expected=titles,
            headings=", ".join(_accepted(record, needed)),
            table=record.title,
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
        titles = tuple(record.title for record in types)
        found.append(problem(Code.NOMINEES_MISSING, place, expected=titles))
    absent = not_submitted(drafts)
    if absent:
        titles = tuple(records[name].title for name in absent)
        found.append(problem(Code.TABLES_NOT_SUBMITTED, place, found=titles))
    return found
