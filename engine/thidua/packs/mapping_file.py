"""The file of a map: YAML in, decisions out; and decisions with open questions back."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from thidua.model.answers import answered
from thidua.model.mapping import (
    NO_MAP,
    ColumnMap,
    FileMap,
    Identity,
    IntakeMap,
    Question,
    SheetMap,
)
from thidua.model.vocabulary import ColumnRule, RecordType, Vocabulary
from thidua.packs.canonical import Plain, write_yaml
from thidua.packs.effective import plain_of
from thidua.packs.faults import Faults
from thidua.packs.mapping_contradictions import check_contradictions
from thidua.packs.resolve_columns import resolve_columns
from thidua.packs.shape import check_shape
from thidua.packs.source_mapping import (
    ColumnMapSource,
    FileMapSource,
    IdentitySource,
    MapSource,
    QuestionSource,
    SheetMapSource,
)
from thidua.packs.source_vocabulary import ColumnSource
from thidua.packs.yaml_source import read_yaml
from thidua.problems import Place, Problem

_VALUE = "value"


def read_map(
    file: Path, vocabulary: Vocabulary
) -> tuple[IntakeMap, tuple[Problem, ...]]:
    """Read a map; entries with faults are left out and reported.

    Args:
        file: The YAML file.
        vocabulary: The words of the pack, which fields and tables must be of.
    """
    tree, problems = read_yaml(file, file.name)
    faults = Faults(list(problems))
    source = None if tree is None else check_shape(MapSource, tree, faults)
    if source is None:
        return NO_MAP, faults.problems()
    check_contradictions(source, faults)
    reader = _Reader(vocabulary, faults)
    known = IntakeMap(
        tuple(FileMap(s.file, s.encoding, s.delimiter) for s in source.files),
        tuple(map(reader.sheet, source.sheets)),
        tuple(map(reader.identity, source.identities)),
    )
    return reader.with_answers(known, source.questions), faults.problems()


def map_text(known: IntakeMap, questions: Sequence[Question] = ()) -> str:
    """Write a map as YAML that `read_map` reads back; open questions await answers."""
    source = MapSource(
        map=1,
        files=tuple(map(_file, known.files)),
        sheets=tuple(map(_sheet, known.sheets)),
        identities=tuple(
            IdentitySource(table=i.table, one=i.one, other=i.other, same=i.same)
            for i in known.identities
        ),
    )
    plain = plain_of(source)
    whole: dict[str, Plain] = dict(plain) if isinstance(plain, dict) else {}
    if questions:
        whole["questions"] = [_question(question) for question in questions]
    return write_yaml(whole)


class _Reader:
    """Makes decisions of their written form, against the vocabulary."""

    def __init__(self, vocabulary: Vocabulary, faults: Faults) -> None:
        self._records = vocabulary.records
        self._faults = faults

    def sheet(self, source: SheetMapSource) -> SheetMap:
        types = self._types(source)
        columns = [self._column(column, types) for column in source.columns]
        is_bound = [_is_bound(column) for column in source.columns]
        pairs = list(zip(columns, is_bound, strict=True))
        return SheetMap(
            source.file,
            source.sheet,
            source.record,
            source.leave_out,
            source.header,
            tuple(column for column, bound in pairs if bound),
            tuple(column for column, bound in pairs if not bound),
        )

    def identity(self, source: IdentitySource) -> Identity:
        if source.table not in self._records:
            place = source.place_of("table")
            self._faults.unknown("P077", place, source.table, self._records)
        return Identity(source.table, source.one, source.other, source.same)

    def with_answers(
        self, known: IntakeMap, sources: Iterable[QuestionSource]
    ) -> IntakeMap:
        for source in sources:
            if source.answer is None:
                continue
            place = Place(source.file, source.sheet)
            question = Question(
                source.topic,
                place,
                source.found,
                source.choices,
                subject=source.subject,
            )
            try:
                known = answered(known, question, source.answer)
            except (ValueError, KeyError):
                self._faults.unknown(
                    "P076", source.place_of("answer"), source.answer, source.choices
                )
        return known

    def _types(self, source: SheetMapSource) -> list[RecordType]:
        """Return the record types a sheet may be of."""
        if source.record is None:
            return list(self._records.values())
        if source.record in self._records:
            return [self._records[source.record]]
        place = source.place_of("record")
        self._faults.unknown("P077", place, source.record, self._records)
        return []

    def _column(
        self, source: ColumnMapSource, types: Sequence[RecordType]
    ) -> ColumnMap:
        rule = self._rule(source, types) if not source.leave_out else None
        return ColumnMap(source.heading, rule, source.letters, source.counted_in)

    def _rule(
        self, source: ColumnMapSource, types: Sequence[RecordType]
    ) -> ColumnRule | None:
        """Return what a column means, checked like a rule of the vocabulary."""
        if not _is_bound(source):
            return None
        written = ColumnSource(
            headings=(source.heading,),
            into=dict(source.into) or {_VALUE: source.field or ""},
            reads=source.reads,
            sets=dict(source.sets),
            table=source.table,
        )
        written._marks = source._marks  # noqa: SLF001 - the same entry
        fields = {name: f for record in types for name, f in record.fields.items()}
        return resolve_columns((written,), fields, self._records, self._faults)[0]


def _is_bound(source: ColumnMapSource) -> bool:
    """Tell whether an entry says what a column means, not only how it is read."""
    return source.leave_out or bool(source.field or source.into or source.sets)


def _file(known: FileMap) -> FileMapSource:
    return FileMapSource(
        file=known.file, encoding=known.encoding, delimiter=known.delimiter
    )


def _sheet(known: SheetMap) -> SheetMapSource:
    return SheetMapSource(
        file=known.file,
        sheet=known.sheet,
        record=known.record,
        leave_out=known.left_out,
        header=known.header,
        columns=(
            *(_column(column, is_bound=True) for column in known.columns),
            *(_column(column, is_bound=False) for column in known.conversions),
        ),
    )


def _column(known: ColumnMap, *, is_bound: bool) -> ColumnMapSource:
    rule = known.rule
    if rule is None:
        return ColumnMapSource(
            heading=known.heading,
            leave_out=is_bound,
            letters=known.letters,
            counted_in=known.counted_in,
        )
    is_plain = {*rule.into} == {_VALUE} and not rule.sets
    return ColumnMapSource(
        heading=known.heading,
        field=rule.into[_VALUE] if is_plain else None,
        into={} if is_plain else dict(rule.into),
        reads=rule.reads,
        sets=dict(rule.sets),
        table=rule.table,
        letters=known.letters,
        counted_in=known.counted_in,
    )


def _question(question: Question) -> dict[str, Plain]:
    place = question.place
    written: dict[str, Plain] = {"topic": question.topic.value, "file": place.file}
    if place.sheet is not None:
        written["sheet"] = place.sheet
    written["found"] = question.found
    written["choices"] = list(question.choices)
    if question.preview:
        written["preview"] = list(question.preview)
    if question.subject:
        written["subject"] = dict(sorted(question.subject.items()))
    return {**written, "answer": None}
