"""Raw sheets, the vocabulary and people's decisions to tables, faults and questions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from thidua.intake.codes import Code, problem
from thidua.intake.grid import RawSheet, RawTable
from thidua.intake.near import near
from thidua.intake.spelling import fold_name
from thidua.intake.tables.binding import hits
from thidua.intake.tables.decisions import Decisions, decided, unused
from thidua.intake.tables.fitting import find_header, fits, no_header
from thidua.intake.tables.header import Header
from thidua.intake.tables.headings import HeadingIndex, index_headings
from thidua.intake.tables.marks import marked
from thidua.intake.tables.mixed import kind_words, kinds
from thidua.intake.tables.remarks import Findings
from thidua.intake.tables.stacked import parts
from thidua.intake.tables.tabling import Mixture, mixed_tables, single_table
from thidua.model.mapping import NO_MAP, IntakeMap, Question, Topic
from thidua.model.vocabulary import Role, Vocabulary
from thidua.problems import Detail, Problem
from thidua.texts.intake_words import GUIDE_SHEETS

_GUIDES = frozenset(map(fold_name, GUIDE_SHEETS))
_MOST_CHOICES = 3
_LEAST_HITS = 2
_LONGEST = 120
_SHORT = 40


@dataclass(frozen=True, slots=True)
class Recognised:
    """The tables among the sheets, what is wrong, and what is left to be decided."""

    tables: tuple[RawTable, ...]
    problems: tuple[Problem, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the vocabulary says of sheets, and what was found on the way."""

    vocabulary: Vocabulary
    indices: Mapping[str, HeadingIndex]
    names: Mapping[str, list[str]]
    words: Mapping[str, str]
    findings: Findings = field(default_factory=Findings)


def recognise(
    sheets: Sequence[RawSheet], vocabulary: Vocabulary, mapping: IntakeMap = NO_MAP
) -> Recognised:
    """Return the tables among the sheets, and what is wrong with the others."""
    records = vocabulary.records
    known = _Known(
        vocabulary,
        {name: index_headings(record, records) for name, record in records.items()},
        sheet_names(vocabulary),
        kind_words(vocabulary),
    )
    tables: list[RawTable] = []
    for sheet in sheets:
        found = _tables(sheet, known, decided(sheet, mapping, vocabulary))
        known.findings.problems.extend(marked(sheet, found))
        tables.extend(found)
    idle = unused(mapping, sheets, tables, vocabulary)
    return Recognised(
        tuple(tables),
        (*known.findings.problems, *idle),
        tuple(known.findings.questions),
    )


def sheet_names(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """Return the record types each folded sheet name stands for."""
    names: dict[str, list[str]] = {}
    for record in vocabulary.records.values():
        spelled = (record.id, record.title.vi, record.title.en, *record.sheets)
        for key in {fold_name(name) for name in spelled}:
            names.setdefault(key, []).append(record.id)
    return names


def _tables(sheet: RawSheet, known: _Known, decisions: Decisions) -> list[RawTable]:
    """Return the tables of one sheet: by decision, by name, by words, by headings."""
    if decisions.left_out:
        note = problem(Code.SHEET_LEFT_OUT, sheet.place(), rows=str(len(sheet.rows)))
        known.findings.problems.append(note)
        return []
    named = known.names.get(fold_name(sheet.name), [])
    if not named and not decisions.record and _only_guides(sheet):
        return []
    pieces = () if decisions.header else parts(sheet, known.indices.values())
    if len(pieces) > 1:
        return _stacked(pieces, named, known, decisions)
    if decisions.record:
        return _one(sheet, decisions.record, known, decisions)
    mixed = _mixed(sheet, named, known, decisions)
    if mixed or len(named) == 1:
        return mixed or _one(sheet, named[0], known, decisions)
    return _unnamed(sheet, named, known, decisions)


def _stacked(
    pieces: Sequence[RawSheet],
    named: Sequence[str],
    known: _Known,
    decisions: Decisions,
) -> list[RawTable]:
    """Return the tables that stand one below another, each of the type it fits best.

    One that fits none best is left out with a problem.
    """
    found: list[RawTable] = []
    for piece in pieces:
        fitting = _best(piece, named, known, decisions)
        if len(fitting) == 1:
            found += _one(piece, fitting[0], known, decisions)
        else:
            known.findings.problems.append(_untold(piece))
    if len(found) > 1:
        known.findings.problems.append(_of_several(pieces[0], found, known))
    return found


def _untold(piece: RawSheet) -> Problem:
    """Say that it is not clear what a part of a sheet is."""
    first = piece.rows[0]
    texts = [cell for cell in first.cells if isinstance(cell, str)]
    found, rows = " | ".join(texts)[:_SHORT], str(len(piece.rows))
    return problem(Code.TABLE_UNTOLD, piece.place(first.number), found=found, rows=rows)


def _of_several(sheet: RawSheet, found: Sequence[RawTable], known: _Known) -> Problem:
    """Say that a sheet holds several tables, by their headings."""
    records = known.vocabulary.records
    heads = (" | ".join(filter(None, table.headings))[:_SHORT] for table in found)
    titles = dict.fromkeys(records[table.record_type].title for table in found)
    return problem(
        Code.SHEET_MIXED,
        sheet.place(),
        found=sheet.name,
        tables=tuple(titles),
        by=", ".join(f'"{head}"' for head in heads),
    )


def _best(
    piece: RawSheet, named: Sequence[str], known: _Known, decisions: Decisions
) -> list[str]:
    """Return the record types whose headings a part of a sheet has most of.

    It must be the one a person said or the sheet is called, or fit the part whole.
    """
    counts: dict[str, tuple[int, int]] = {}
    for name, index in known.indices.items():
        header = find_header(piece, (index,), decisions)
        if header is not None:
            counts[name] = hits(header, index)
    most = max(counts.values(), default=(0, 0))
    best = [n for n, count in counts.items() if count == most >= (_LEAST_HITS, 0)]
    preferred = [n for n in best if n in {decisions.record, *named}]
    whole = [n for n in best if fits(piece, known.indices[n], decisions)]
    return preferred if len(preferred) == 1 else whole


def _unnamed(
    sheet: RawSheet, named: Sequence[str], known: _Known, decisions: Decisions
) -> list[RawTable]:
    """Return the table of the one record type its headings fit, or ask for it."""
    whole = _by_headings(sheet, named, known, decisions)
    if len(whole) == 1:
        title = known.vocabulary.records[whole[0]].title
        note = problem(
            Code.SHEET_TAKEN_AS, sheet.place(), found=sheet.name, table=title
        )
        known.findings.problems.append(note)
        return _one(sheet, whole[0], known, decisions)
    _ask(sheet, named or whole, known, decisions)
    return []


def _only_guides(sheet: RawSheet) -> bool:
    """Tell whether a sheet of a workbook is there to be read by people only."""
    in_workbook = sheet.sheet is not None and not sheet.alone
    return in_workbook and fold_name(sheet.name) in _GUIDES


def _one(
    sheet: RawSheet, name: str, known: _Known, decisions: Decisions
) -> list[RawTable]:
    """Return a sheet as the table of one record type."""
    index = known.indices[name]
    header = find_header(sheet, (index,), decisions)
    if header is None:
        known.findings.problems.append(no_header(sheet, index.record))
        return []
    return [single_table(sheet, header, index, decisions, known.findings)]


def _mixed(
    sheet: RawSheet, named: Sequence[str], known: _Known, decisions: Decisions
) -> list[RawTable]:
    """Return the tables of a sheet whose rows say what they are, else nothing."""
    nominees = [record.id for record in known.vocabulary.with_role(Role.NOMINEE)]
    if not {*named} <= {*nominees} or not sheet.rows:
        return []
    asked = [known.indices[name] for name in named or nominees]
    header = find_header(sheet, asked, decisions)
    told = kinds(sheet, header, known.words) if header else None
    otherwise = named[0] if len(named) == 1 else None
    if header is None or told is None or told.types == (otherwise,):
        return []
    all_hits = max(hits(header, index) for index in asked)
    if all_hits[0] < _LEAST_HITS:
        return []
    types = [n for n in nominees if n in {*told.types, otherwise}]
    indices = tuple(known.indices[name] for name in types)
    mixture = Mixture(indices, told, otherwise)
    return mixed_tables(sheet, header, mixture, decisions, known.findings)


def _by_headings(
    sheet: RawSheet, named: Sequence[str], known: _Known, decisions: Decisions
) -> list[str]:
    """Return the record types that the headings of a sheet fit whole."""
    return [
        name
        for name in named or known.indices
        if fits(sheet, known.indices[name], decisions)
    ]


def _ask(
    sheet: RawSheet, fitting: Sequence[str], known: _Known, decisions: Decisions
) -> None:
    """Say that a sheet's name fits no record type, or several, and ask for it."""
    near_names = near(sheet.name, _shown_names(known.vocabulary), _MOST_CHOICES)
    nearest = [known.names[fold_name(name)] for name in near_names]
    covered, header = _by_coverage(sheet, known, decisions)
    known.findings.problems.append(
        problem(
            Code.SHEET_AMBIGUOUS if fitting else Code.SHEET_UNKNOWN,
            sheet.place(),
            found=sheet.name,
            nearest=_titles(fitting or (nearest[0] if nearest else ()), known),
            rows=str(len(sheet.rows)),
        )
    )
    by_name = (name for names in nearest for name in names)
    choices = tuple(dict.fromkeys((*fitting, *covered, *by_name)))[:_MOST_CHOICES]
    if choices and sheet.rows:
        line = " | ".join(h.text for h in header.headings if h.parts) if header else ""
        preview = (line[:_LONGEST],) if line else ()
        known.findings.questions.append(
            Question(Topic.SHEET, sheet.place(), sheet.name, choices, preview)
        )


def _titles(names: Sequence[str], known: _Known) -> Detail:
    """Return record types as people name them."""
    return tuple(known.vocabulary.records[name].title for name in names) or "–"


def _shown_names(vocabulary: Vocabulary) -> dict[str, str]:
    """Return every name a sheet may have, as the vocabulary writes it."""
    return {
        name: name
        for record in vocabulary.records.values()
        for name in (record.id, record.title.vi, record.title.en, *record.sheets)
    }


def _by_coverage(
    sheet: RawSheet, known: _Known, decisions: Decisions
) -> tuple[Iterable[str], Header | None]:
    """Return record types by how many headings they know, and the best header."""
    found: list[tuple[int, str, Header]] = []
    for name, index in known.indices.items():
        header = find_header(sheet, (index,), decisions) if sheet.rows else None
        count = hits(header, index)[0] if header else 0
        if header is not None and count >= _LEAST_HITS:
            found.append((count, name, header))
    found.sort(key=lambda each: -each[0])
    return [name for _, name, _ in found], found[0][2] if found else None
