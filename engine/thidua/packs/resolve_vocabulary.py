"""Resolve a vocabulary: its written form in, enums, record types and fields out."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from thidua.model.vocabulary import (
    AWARD_ENUM,
    Absence,
    EnumType,
    EnumValue,
    Field,
    Kind,
    RecordType,
    Role,
    ValueType,
    Vocabulary,
)
from thidua.packs.faults import Faults, known_names, nearest
from thidua.packs.literals import LiteralReader
from thidua.packs.resolve_columns import resolve_columns
from thidua.packs.scope import localized, titled
from thidua.packs.source_awards import AwardSource
from thidua.packs.source_vocabulary import (
    EnumSource,
    FieldSource,
    RecordSource,
    VocabularySource,
)
from thidua.texts.packs import AWARD_ENUM_TITLE

LINK_TARGETS = ("unit", "nominee", "nomination")
_WITH_ENUM = frozenset({Kind.ENUM, Kind.SET})


def resolve_vocabulary(
    source: VocabularySource, awards: Iterable[AwardSource], faults: Faults
) -> Vocabulary:
    """Resolve a vocabulary; the pack's awards become values of the enum `award`."""
    enums = {name: _enum(name, enum, faults) for name, enum in source.enums.items()}
    known = enums.get(AWARD_ENUM, EnumType(AWARD_ENUM, AWARD_ENUM_TITLE, ()))
    enums[AWARD_ENUM] = _with_awards(known, awards)
    words = Vocabulary(enums, {})
    resolver = _Records(words, faults)
    records = {name: resolver.record(name, r) for name, r in source.records.items()}
    return Vocabulary(enums, _with_columns(source, records, faults))


def _with_columns(
    source: VocabularySource, records: Mapping[str, RecordType], faults: Faults
) -> dict[str, RecordType]:
    """Return the record types with their columns, which may name each other."""
    return {
        name: replace(
            record,
            columns=resolve_columns(
                source.records[name].columns, record.fields, records, faults
            ),
        )
        for name, record in records.items()
    }


def _enum(name: str, source: EnumSource, faults: Faults) -> EnumType:
    if source.title is None:
        faults.add("P011", source.place, name="title")
    values = tuple(
        EnumValue(value_id, localized(value.title), value.also)
        for value_id, value in source.values.items()
    )
    return EnumType(name, titled(source.title, name), values, source.ordered)


def _with_awards(enum: EnumType, awards: Iterable[AwardSource]) -> EnumType:
    known = {value.id for value in enum.values}
    added = {
        award.award: EnumValue(award.award, titled(award.title, award.award))
        for award in awards
        if award.award not in known
    }
    values = (*enum.values, *(added[name] for name in sorted(added)))
    return EnumType(enum.id, enum.title, values, enum.ordered)


class _Records:
    """Resolves record types against the enums."""

    def __init__(self, words: Vocabulary, faults: Faults) -> None:
        self.words, self.faults = words, faults

    def record(self, name: str, source: RecordSource) -> RecordType:
        if source.role is None:
            self.faults.add("P011", source.place, name="role")
        if source.title is None:
            self.faults.add("P011", source.place, name="title")
        fields = {
            name: self.field(name, field) for name, field in source.fields.items()
        }
        role = source.role or Role.CHILD
        self.check_fields(source, role, fields)
        return RecordType(
            name,
            titled(source.title, name),
            role,
            fields,
            source.sheets,
            source.absent_means or Absence.UNKNOWN,
            source.dated_by,
            source.year_by,
            source.per or "nominee",
        )

    def check_fields(
        self, source: RecordSource, role: Role, fields: Mapping[str, Field]
    ) -> None:
        wanted = {
            "dated_by": (source.dated_by, {Kind.DATE, Kind.MOMENT}),
            "year_by": (source.year_by, {Kind.YEAR, Kind.DATE}),
        }
        for key, (field, kinds) in wanted.items():
            found = fields.get(field or "")
            if field and (found is None or found.type.kind not in kinds):
                names = [n for n, f in fields.items() if f.type.kind in kinds]
                place = source.place_of(key)
                self.faults.unknown("P049", place, field, names)
        if role is Role.CHILD and "nominee" not in fields:
            self.faults.add("P054", source.place, name="nominee")

    def field(self, name: str, source: FieldSource) -> Field:
        self.check_of(source)
        bare = ValueType(source.type, source.of, source.scale)
        low, high = self.ends(source, bare)
        value_type = ValueType(bare.kind, bare.of, bare.scale, low, high)
        return Field(name, localized(source.title), value_type, source.headings)

    def ends(
        self, source: FieldSource, bare: ValueType
    ) -> tuple[int | None, int | None]:
        if source.range is None:
            return None, None
        reader = LiteralReader(self.words, self.faults)
        place = source.place_of("range")
        low, high = (reader.read(bare, end, place) for end in source.range)
        if low is None or high is None:
            return None, None
        if low.code is None or high.code is None or low.code > high.code:
            self.faults.add("P063", place, found=f"{low.written} … {high.written}")
        return low.code, high.code

    def check_of(self, source: FieldSource) -> None:
        place, of = source.place_of("of"), source.of
        needs_of = source.type in _WITH_ENUM or source.type is Kind.LINK
        if needs_of != (of is not None):
            self.faults.add("P073", source.place, type=source.type)
        elif source.type in _WITH_ENUM and of is not None:
            if of not in self.words.enums:
                self.faults.unknown("P041", place, of, self.words.enums)
        elif of is not None and of not in LINK_TARGETS:
            near, known = nearest(of, LINK_TARGETS), known_names(LINK_TARGETS)
            self.faults.add("P021", place, found=of, nearest=near, known=known)
