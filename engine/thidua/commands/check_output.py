"""What `thidua check` prints: tables for people, JSON for programs."""

import json
from collections.abc import Sequence
from typing import Any

from thidua.commands.asking import question_lines
from thidua.commands.output import print_values
from thidua.commands.speech import language, say
from thidua.intake.read import Intake
from thidua.intake.summary import TableSummary
from thidua.model.mapping import Question
from thidua.model.pack import RulePack
from thidua.model.vocabulary import RecordType, Vocabulary
from thidua.problems import Place, Severity
from thidua.reports.run_folder import problem_to_json
from thidua.texts import Language
from thidua.texts.catalogue import word
from thidua.texts.check import CHECK

SCHEMA = "thidua/check/1"
SHOWN_HEADINGS = 30
_INDENT = "    "


def print_check(intake: Intake, pack: RulePack, form: str) -> None:
    """Print what intake found: a summary, one document, or one fault a line."""
    tongue = language()
    if form == "ndjson":
        print_values(SCHEMA, "problems", _problems(intake, tongue), lines=True)
    elif form == "json":
        say(json.dumps(_document(intake, pack), ensure_ascii=False, indent=1))
    else:
        _print_tables(intake, pack, tongue)


def _print_tables(intake: Intake, pack: RulePack, tongue: Language) -> None:
    say(CHECK["head"](tongue).format(pack=pack.title(tongue)))
    empty = []
    for table in intake.summary.tables:
        if not table.rows and not table.skipped:
            empty.append(table)
            continue
        for line in _table_lines(table, pack.vocabulary, tongue):
            say(line)
    if empty:
        names = "; ".join(str(Place(table.file, table.sheet)) for table in empty)
        say(CHECK["empty"](tongue).format(tables=names))
    if intake.questions:
        say(CHECK["questions"](tongue).format(count=len(intake.questions)))
    for question in intake.questions:
        for line in question_lines(question, pack.vocabulary, tongue):
            say(f"  {line}")
    say(CHECK["counts"](tongue).format(**_counts(intake)))


def _table_lines(
    table: TableSummary, vocabulary: Vocabulary, tongue: Language
) -> list[str]:
    """Return what was found in one table, and which heading gave which field."""
    record = vocabulary.records[table.record_type]
    place = Place(table.file, table.sheet)
    head = CHECK["table"](tongue).format(place=place, record=record.title(tongue))
    read = [
        _read_as(heading, fields, record, vocabulary, tongue)
        for heading, fields in table.read
    ]
    lines = [head, f"{_INDENT}{_rows(table, tongue)}", _INDENT + _listed(read, tongue)]
    if table.ignored:
        ignored = CHECK["ignored"](tongue).format(
            headings=_listed(table.ignored, tongue)
        )
        lines.append(f"{_INDENT}{ignored}")
    return lines


def _rows(table: TableSummary, tongue: Language) -> str:
    """Tell how many rows were read; what did not happen is passed over."""
    parts = [
        "headings_in" if table.header_row else "rows",
        *(["left_out"] if table.left_out else ()),
        *(["skipped"] if table.skipped else ()),
    ]
    return "".join(CHECK[part](tongue) for part in parts).format(
        header=table.header_row,
        rows=table.rows,
        left_out=table.left_out,
        skipped=table.skipped,
    )


def _read_as(
    heading: str,
    fields: tuple[str, ...],
    record: RecordType,
    vocabulary: Vocabulary,
    tongue: Language,
) -> str:
    """Name what a heading gives; the heading too, unless it is the title itself.

    Our own forms have the title in both languages, and a star where it is required.
    """
    titles = {each: _titles(fields, record, vocabulary, each) for each in Language}
    vi, en = titles[Language.VI], titles[Language.EN]
    title = titles[tongue]
    is_title = heading.removesuffix(" *") in {title, f"{vi} {en}", f"{en} {vi}"}
    return title if is_title else f"{heading} → {title}"


def _listed(headings: Sequence[str], tongue: Language) -> str:
    """List headings, a screenful at most."""
    shown = [*headings[:SHOWN_HEADINGS]]
    if len(headings) > SHOWN_HEADINGS:
        count = len(headings) - SHOWN_HEADINGS
        shown.append(CHECK["more_headings"](tongue).format(count=count))
    return "; ".join(shown)


def _titles(
    fields: tuple[str, ...],
    record: RecordType,
    vocabulary: Vocabulary,
    tongue: Language,
) -> str:
    """Name fields, those of another table with the table's name."""
    titles = []
    for path in fields:
        table, _, name = path.rpartition(".")
        owner = vocabulary.records[table] if table else record
        title = owner.fields[name].title(tongue)
        titles.append(f"{owner.title(tongue)} ▸ {title}" if table else title)
    return " + ".join(titles)


def _counts(intake: Intake) -> dict[str, int]:
    severities = [problem.severity for problem in intake.problems]
    return {
        "nominees": intake.summary.nominees,
        "nominations": intake.summary.nominations,
        "questions": len(intake.questions),
        **{each.value: severities.count(each) for each in Severity},
    }


def _document(intake: Intake, pack: RulePack) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "pack": {"id": pack.id, "version": pack.version, "digest": pack.digest},
        "files": list(intake.summary.files),
        "tables": [_table(table) for table in intake.summary.tables],
        "counts": _counts(intake),
        "problems": _problems(intake, language()),
        "questions": [_question(question) for question in intake.questions],
    }


def _table(table: TableSummary) -> dict[str, Any]:
    return {
        "file": table.file,
        "sheet": table.sheet,
        "record": table.record_type,
        "header_row": table.header_row,
        "rows": table.rows,
        "left_out": table.left_out,
        "skipped": table.skipped,
        "columns": [
            {"heading": heading, "fields": list(fields)}
            for heading, fields in table.read
        ],
        "not_read": list(table.ignored),
    }


def _problems(intake: Intake, tongue: Language) -> list[dict[str, Any]]:
    found = []
    for problem in intake.problems:
        worded = word(problem, tongue)
        found.append(
            {
                **json.loads(problem_to_json(problem)),
                "message": worded.message,
                "expected": worded.expected,
                "remedy": worded.remedy,
            }
        )
    return found


def _question(question: Question) -> dict[str, Any]:
    return {
        "topic": question.topic.value,
        "place": str(question.place),
        "found": question.found,
        "choices": list(question.choices),
        "preview": list(question.preview),
        "subject": dict(sorted(question.subject.items())),
    }
