"""The written form of a map to a fault for each decision that another one denies."""

from collections.abc import Iterator
from typing import TypeAlias

from thidua.model.mapping import Topic
from thidua.model.vocabulary import Reads
from thidua.packs.faults import Faults
from thidua.packs.source_mapping import (
    ColumnMapSource,
    FileMapSource,
    MapSource,
    QuestionSource,
    SheetMapSource,
)
from thidua.problems import Place

_LEFT_OUT = "-"
_VALUE = "value"

_Subject: TypeAlias = tuple[str | None, ...]
_Said: TypeAlias = tuple[_Subject, str, object, Place]
"""What is decided, its name for people, what was decided, and where."""


def check_contradictions(source: MapSource, faults: Faults) -> None:
    """Report each second decision on one thing that differs from the first.

    A decision about every file, or every sheet, and another about one of them do not
    contradict each other.
    """
    first: dict[_Subject, tuple[object, Place]] = {}
    for subject, name, decided, place in _all(source):
        before, at = first.setdefault(subject, (decided, place))
        if before != decided:
            faults.add("P078", place, name=name, first=str(at))


def _all(source: MapSource) -> Iterator[_Said]:
    for file in source.files:
        yield from _of_file(file)
    for sheet in source.sheets:
        yield from _of_sheet(sheet)
    for question in source.questions:
        if question.answer is not None:
            yield from _of_answer(question, question.answer)


def _of_file(source: FileMapSource) -> Iterator[_Said]:
    for key in ("encoding", "delimiter"):
        decided = getattr(source, key)
        if decided is not None:
            yield (key, source.file), source.file, decided, source.place_of(key)


def _of_sheet(source: SheetMapSource) -> Iterator[_Said]:
    name = " ▸ ".join(each for each in (source.file, source.sheet) if each) or "*"
    scope = (source.file, source.sheet)
    if source.leave_out:
        yield ("sheet", *scope), name, _LEFT_OUT, source.place_of("leave_out")
    elif source.record is not None:
        yield ("sheet", *scope), name, source.record, source.place_of("record")
    if source.header:
        yield ("header", *scope), name, source.header, source.place_of("header")
    for column in source.columns:
        yield from _of_column(column, scope)


def _of_column(source: ColumnMapSource, scope: _Subject) -> Iterator[_Said]:
    place, heading = source.place_of("heading"), source.heading
    same = (*scope, _same(heading))
    if source.leave_out:
        yield ("means", *same), heading, _LEFT_OUT, place
    elif source.field or source.into or source.sets:
        into = dict(source.into) or {_VALUE: source.field or ""}
        means = (into, source.table, source.reads, dict(source.sets))
        yield ("means", *same), heading, means, place
    if source.letters is not None:
        yield ("letters", *same), heading, source.letters.value, place
    if source.counted_in is not None:
        yield ("counted", *same), heading, source.counted_in, place


def _of_answer(source: QuestionSource, answer: str) -> Iterator[_Said]:
    place = source.place_of("answer")
    heading = source.subject.get("heading", source.found)
    same = (source.file, source.sheet, _same(heading))
    if source.topic is Topic.ENCODING:
        yield ("encoding", source.file), source.file, answer, place
    elif source.topic is Topic.SHEET:
        yield ("sheet", source.file, source.sheet), source.found, answer, place
    elif source.topic is Topic.LETTERS and answer != _LEFT_OUT:
        yield ("letters", *same), heading, answer, place
    elif source.topic is Topic.HEADING:
        yield ("means", *same), heading, _meaning(answer), place


def _meaning(answer: str) -> object:
    """Return what a heading's question is answered with, as an entry would say it."""
    if answer == _LEFT_OUT:
        return answer
    table, _, field = answer.rpartition(".")
    return ({_VALUE: field}, table or None, Reads.VALUE, {})


def _same(heading: str) -> str:
    """Return a heading's key: spaces and case do not tell headings apart."""
    return " ".join(heading.split()).casefold()
