"""Raw sheets and the vocabulary to tables: record type, header row, columns, rows."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from thidua.intake.cells.numbers import shown
from thidua.intake.codes import Code, problem
from thidua.intake.grid import (
    VALUE,
    Binding,
    RawCell,
    RawRow,
    RawSheet,
    RawTable,
    is_blank,
)
from thidua.intake.spelling import clean, fold_name
from thidua.intake.tables.body import body
from thidua.intake.tables.headings import HeadingIndex, bind, index_headings, is_ignored
from thidua.model.vocabulary import Kind, RecordType, Role, Vocabulary
from thidua.problems import Problem
from thidua.texts.intake_words import GUIDE_SHEETS

_HEADER_WITHIN = 30
_HEADER_CELLS = 2
_GUIDES = frozenset(map(fold_name, GUIDE_SHEETS))


def recognise(
    sheets: Sequence[RawSheet], vocabulary: Vocabulary
) -> tuple[list[RawTable], list[Problem]]:
    """Return the tables among the sheets, and what is wrong with the others."""
    indices = {name: index_headings(r) for name, r in vocabulary.records.items()}
    names = sheet_names(vocabulary)
    tables: list[RawTable] = []
    problems: list[Problem] = []
    for sheet in sheets:
        found = names.get(fold_name(sheet.name), [])
        if not found and _only_guides(sheet):
            continue
        if not found and sheet.alone and len(sheets) == 1:
            found = _by_headings(sheet, vocabulary, indices, problems)
        if len(found) != 1:
            problems.append(_unplaced(sheet, found, names))
            continue
        table = _table(sheet, vocabulary.records[found[0]], indices[found[0]], problems)
        if table is not None:
            tables.append(table)
    return tables, problems


def sheet_names(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """Return the record types each folded sheet name stands for."""
    names: dict[str, list[str]] = {}
    for record in vocabulary.records.values():
        spelled = (record.id, record.title.vi, record.title.en, *record.sheets)
        for key in {fold_name(name) for name in spelled}:
            names.setdefault(key, []).append(record.id)
    return names


def _only_guides(sheet: RawSheet) -> bool:
    """Tell whether a sheet of a workbook is there to be read by people only."""
    in_workbook = sheet.sheet is not None and not sheet.alone
    return in_workbook and fold_name(sheet.name) in _GUIDES


def _unplaced(
    sheet: RawSheet, found: Sequence[str], names: Mapping[str, list[str]]
) -> Problem:
    """Say that a sheet's name fits no record type, or several."""
    near = get_close_matches(fold_name(sheet.name), names, n=1)
    return problem(
        Code.SHEET_AMBIGUOUS if found else Code.SHEET_UNKNOWN,
        sheet.place(),
        found=sheet.name,
        nearest=", ".join(found or (names[near[0]] if near else ())) or "–",
        rows=str(len(sheet.rows)),
    )


def _by_headings(
    sheet: RawSheet,
    vocabulary: Vocabulary,
    indices: Mapping[str, HeadingIndex],
    problems: list[Problem],
) -> list[str]:
    """Return the nominee types whose headings the only sheet fits whole."""
    found = [
        record.id
        for record in vocabulary.with_role(Role.NOMINEE)
        if _fits(sheet, indices[record.id])
    ]
    if len(found) == 1:
        title = vocabulary.records[found[0]].title
        problems.append(
            problem(
                Code.SHEET_TAKEN_AS, sheet.place(), found=sheet.name, table=title.vi
            )
        )
    return found


def _fits(sheet: RawSheet, index: HeadingIndex) -> bool:
    """Tell whether every heading is known and a nominee can be made of a row."""
    header = _header(sheet, index)
    if header is None:
        return False
    columns = bind(header.cells, index)
    is_known = all(
        is_blank(cell) or is_ignored(cell) or index.find(cell) is not None
        for cell in header.cells
    )
    return (
        is_known and "nominated_for" in columns and bool({"name", "code"} & {*columns})
    )


def _header(sheet: RawSheet, index: HeadingIndex) -> RawRow | None:
    """Return the first row near the top with two known headings, or all of one."""
    if sheet.structured:
        return sheet.rows[0]
    near_top = sheet.rows[:_HEADER_WITHIN]
    for row in near_top:
        if sum(len(columns) for columns in bind(row.cells, index).values()) >= (
            _HEADER_CELLS
        ):
            return row
    for row in near_top:
        if all(is_blank(c) or is_ignored(c) or index.find(c) for c in row.cells) and (
            bind(row.cells, index)
        ):
            return row
    return None


def _table(
    sheet: RawSheet,
    record: RecordType,
    index: HeadingIndex,
    problems: list[Problem],
) -> RawTable | None:
    """Return a sheet as a table of a known record type."""
    header = _header(sheet, index)
    if header is None:
        problems.append(_no_header(sheet, record))
        return None
    columns = {
        field: tuple(found) for field, found in bind(header.cells, index).items()
    }
    rows, skipped, notes = body(sheet, header, columns, record)
    problems += notes
    problems += _twice(sheet, header, columns, record)
    problems += _unknown(sheet, header, rows, index)
    ignored = tuple(_unread(header.cells, index))
    return RawTable(
        source=sheet,
        record_type=record.id,
        header_row=header.number,
        headings=tuple(
            shown(cell) if cell is not None else "" for cell in header.cells
        ),
        bindings=tuple(_bindings(header, columns)),
        rows=rows,
        skipped=skipped,
        ignored=ignored,
    )


def _bindings(
    header: RawRow, columns: Mapping[str, Sequence[int]]
) -> Iterable[Binding]:
    """Yield what each column is read as: one value of one field."""
    for field, found in columns.items():
        for column in found:
            heading = shown(header.cells[column])
            yield Binding(column, heading, {VALUE: field})


def _no_header(sheet: RawSheet, record: RecordType) -> Problem:
    """Say that no row near the top holds headings."""
    known = [field.title.vi for field in record.fields.values()]
    return problem(
        Code.HEADER_NOT_FOUND,
        sheet.place(sheet.rows[0].number if sheet.rows else None),
        table=record.title.vi,
        expected=", ".join(known[:6]),
        rows=str(len(sheet.rows)),
    )


def _twice(
    sheet: RawSheet,
    header: RawRow,
    columns: Mapping[str, Sequence[int]],
    record: RecordType,
) -> list[Problem]:
    """Say which fields have several columns; a link may be told by code and by name."""
    return [
        problem(
            Code.HEADING_TWICE,
            sheet.place(header.number, found[1]),
            field=record.fields[field].title.vi,
            found=", ".join(f'"{shown(header.cells[column])}"' for column in found),
        )
        for field, found in columns.items()
        if len(found) > 1 and record.fields[field].type.kind is not Kind.LINK
    ]


def _unread(headings: Sequence[RawCell], index: HeadingIndex) -> Iterable[str]:
    """Yield the headings that name no field and are not known to be idle."""
    for heading in headings:
        if (
            not is_blank(heading)
            and not is_ignored(heading)
            and not index.find(heading)
        ):
            yield clean(shown(heading))


def _unknown(
    sheet: RawSheet, header: RawRow, rows: Sequence[RawRow], index: HeadingIndex
) -> list[Problem]:
    """Say which columns are not read, with the number of cells in each."""
    width = max([len(header.cells), *(len(row.cells) for row in rows)])
    found = []
    for column in range(width):
        heading = header.cells[column] if column < len(header.cells) else None
        count = _filled(rows, column)
        if is_blank(heading) and count:
            place = sheet.place(header.number, column)
            found.append(problem(Code.HEADING_EMPTY, place, count=str(count)))
        elif not (is_blank(heading) or is_ignored(heading) or index.find(heading)):
            found.append(
                problem(
                    Code.HEADING_UNKNOWN,
                    sheet.place(header.number, column),
                    found=shown(heading),
                    nearest=index.nearest(heading) or "–",
                    count=str(count),
                )
            )
    return found


def _filled(rows: Sequence[RawRow], column: int) -> int:
    """Count the cells of a column that hold something."""
    return sum(
        1 for row in rows if column < len(row.cells) and not is_blank(row.cells[column])
    )
