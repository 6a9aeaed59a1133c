"""Headings of a sheet to fields of a record type, by exact spelling only."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from thidua.intake.grid import RawCell
from thidua.intake.spelling import clean, fold_heading
from thidua.model.vocabulary import Field, RecordType
from thidua.texts.intake_words import COUNTER_HEADINGS, IGNORED_HEADINGS

_IGNORED = frozenset(map(fold_heading, IGNORED_HEADINGS))
_COUNTERS = frozenset(map(fold_heading, COUNTER_HEADINGS))


@dataclass(frozen=True, slots=True)
class HeadingIndex:
    """The folded spellings of a record type's headings, each with its field."""

    fields: Mapping[str, str]
    shown: Mapping[str, str]

    def find(self, heading: RawCell) -> str | None:
        """Return the field a heading names, if exactly one."""
        return self.fields.get(_key(heading))

    def nearest(self, heading: RawCell) -> str:
        """Return the nearest heading that names a field, or nothing."""
        near = get_close_matches(_key(heading), self.fields, n=1, cutoff=0.7)
        return self.shown[near[0]] if near else ""


def index_headings(record_type: RecordType) -> HeadingIndex:
    """Return the headings of a record type: ids first, titles, others, both titles.

    A spelling that two fields claim with the same right names neither.
    """
    fields: dict[str, str] = {}
    shown: dict[str, str] = {}
    for level in range(4):
        claims: dict[str, set[str]] = {}
        for field, spelling in _spellings(record_type, level):
            claims.setdefault(_key(spelling), set()).add(field)
            shown.setdefault(_key(spelling), clean(spelling))
        for key, claimants in claims.items():
            if len(claimants) == 1:
                fields.setdefault(key, *claimants)
    return HeadingIndex(fields, shown)


def is_ignored(heading: RawCell) -> bool:
    """Tell whether a column holds nothing to judge, such as a running number."""
    return _key(heading) in _IGNORED


def is_counter(heading: RawCell) -> bool:
    """Tell whether a column holds the running number."""
    return _key(heading) in _COUNTERS


def bind(headings: Sequence[RawCell], index: HeadingIndex) -> dict[str, list[int]]:
    """Return the columns of every field that a row of headings names."""
    columns: dict[str, list[int]] = {}
    for column, heading in enumerate(headings):
        field = index.find(heading)
        if field is not None:
            columns.setdefault(field, []).append(column)
    return columns


def two_languages(field: Field) -> tuple[str, ...]:
    """Return the headings that give both titles, on two lines or beside a slash."""
    vi, en = field.title.vi, field.title.en
    return (f"{vi}\n{en}", f"{en}\n{vi}", f"{vi} / {en}", f"{en} / {vi}")


def _spellings(record_type: RecordType, level: int) -> Iterator[tuple[str, str]]:
    """Yield the spellings of one level with their fields."""
    for field in record_type.fields.values():
        for spelling in _of_level(field, level):
            yield field.id, spelling


def _of_level(field: Field, level: int) -> tuple[str, ...]:
    """Return a field's id, its titles, its other headings, or both titles in one."""
    return (
        (field.id,),
        (field.title.vi, field.title.en),
        field.headings,
        two_languages(field),
    )[level]


def _key(heading: RawCell) -> str:
    """Return the key of a heading; only text can name a field."""
    return fold_heading(heading) if isinstance(heading, str) else ""
