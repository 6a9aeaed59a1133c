"""A question with its answer, and a map, to the map that holds the answer too."""

from dataclasses import replace

from thidua.model.mapping import (
    ColumnMap,
    FileMap,
    Identity,
    IntakeMap,
    Letters,
    Question,
    SheetMap,
    Topic,
)
from thidua.model.vocabulary import ColumnRule

LEFT_OUT = "-"
"""The answer that leaves a sheet or a column unread."""

SAME, DIFFERENT = "same", "different"


def answered(known: IntakeMap, question: Question, answer: str) -> IntakeMap:
    """Return a map with one more decision.

    Args:
        known: The decisions taken so far.
        question: What was asked.
        answer: One of its choices, another id of the same kind, or LEFT_OUT, which
            leaves a sheet or a column unread and letters as they are.

    Raises:
        ValueError: The question cannot be answered so.
    """
    match question.topic:
        case Topic.ENCODING:
            return _with_file(known, FileMap(question.place.file, encoding=answer))
        case Topic.SAME:
            return _with_identity(known, question, answer)
        case Topic.SHEET:
            return _with_sheet(known, question, _sheet(answer))
        case Topic.HEADING:
            column = ColumnMap(question.subject["heading"], _rule(answer))
            return _with_sheet(known, question, SheetMap(columns=(column,)))
        case Topic.LETTERS:
            heading = question.subject["heading"]
            letters = Letters.UNICODE if answer == LEFT_OUT else Letters(answer)
            column = ColumnMap(heading, letters=letters)
            return _with_sheet(known, question, SheetMap(conversions=(column,)))


def _with_file(known: IntakeMap, file: FileMap) -> IntakeMap:
    before = {each.file: each for each in known.files}
    older = before.get(file.file, file)
    before[file.file] = replace(older, encoding=file.encoding)
    return replace(known, files=tuple(before.values()))


def _with_identity(known: IntakeMap, question: Question, answer: str) -> IntakeMap:
    if answer not in {SAME, DIFFERENT}:
        raise ValueError(answer)
    subject = question.subject
    one = Identity(
        subject["table"], subject["one"], subject["other"], same=answer == SAME
    )
    return replace(known, identities=(*known.identities, one))


def _with_sheet(known: IntakeMap, question: Question, more: SheetMap) -> IntakeMap:
    """Add to what is known of the very sheet the question is about."""
    file, sheet = question.place.file, question.place.sheet
    found = [
        n for n, s in enumerate(known.sheets) if (s.file, s.sheet) == (file, sheet)
    ]
    if not found:
        added = replace(more, file=file, sheet=sheet)
        return replace(known, sheets=(*known.sheets, added))
    sheets = list(known.sheets)
    old = sheets[found[0]]
    sheets[found[0]] = replace(
        old,
        record=more.record or old.record,
        left_out=more.left_out or old.left_out,
        columns=(*old.columns, *more.columns),
        conversions=(*old.conversions, *more.conversions),
    )
    return replace(known, sheets=tuple(sheets))


def _sheet(answer: str) -> SheetMap:
    return SheetMap(left_out=True) if answer == LEFT_OUT else SheetMap(record=answer)


def _rule(answer: str) -> ColumnRule | None:
    """Return the rule of a field, of `table.field`, or none for a column left out."""
    if answer == LEFT_OUT:
        return None
    table, _, field = answer.rpartition(".")
    return ColumnRule((), {"value": field}, table=table or None)
