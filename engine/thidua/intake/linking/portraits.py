"""A nominee's row to what tells who it is, and two of these to how alike they are."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum, IntEnum, auto
from itertools import repeat
from typing import NamedTuple, TypeAlias

from thidua.intake.linking.spellings import (
    bare_words,
    is_slip,
    national_id,
    person_name,
    person_words,
    words_of,
)
from thidua.intake.spelling import fold
from thidua.model.records import Record, Value
from thidua.model.vocabulary import RecordType
from thidua.problems import Place

BORN_ON = "born_on"
_UNIT = "unit"
_NATIONAL_IDS = ("national_id", "cccd", "cmnd", "identity_number", "id_number")
_YEAR = re.compile(r"(?:.*\D)?(1[89]\d\d|20\d\d)")
_NO_IDS: frozenset[str] = frozenset()
_MONTHS = 12
_LEAST_OF_SLIP = 4
_ROMAN = frozenset("ivxlc")

Born: TypeAlias = date | int | None
"""A birth date, the year of one, or nothing that could be read."""


class Likeness(IntEnum):
    """How alike two nominees are; the strongest first."""

    ID = 0  # one national id
    NAME_AND_BIRTH = 1
    NAME_AND_UNIT = 2  # of nominees that are not born
    NEAR = 3

    @property
    def is_exact(self) -> bool:
        """Tell whether only a person's word can hold the two apart."""
        return self is not Likeness.NEAR


class Births(Enum):
    """What two birth dates say about each other."""

    SAME = auto()
    SWAPPED = auto()  # day and month changed places
    SLIP = auto()  # one digit differs
    OPEN = auto()  # one is not known, or only its year
    APART = auto()


class Portrait(NamedTuple):
    """Who somebody is: `words` are the bare words of the name, `ids` national ids.

    `unit` is a unit's key, or what stands in its place; `is_person` tells people, who
    are born, from collectives and works.
    """

    key: str
    place: Place
    shown: str
    words: tuple[str, ...]
    born: Born
    unit: str
    ids: frozenset[str]
    is_person: bool

    @property
    def name(self) -> str:
        """Return the name folded for comparing, without a person's titles."""
        return person_name(self.shown) if self.is_person else fold(self.shown)


def portrait(
    record: Record, kind: RecordType, written: Mapping[str, str], unit: str
) -> Portrait:
    """Return what a nominee's record says of who it is.

    `written` holds what its faulty cells say, `unit` its unit.
    """
    values = record.values
    shown = str(values.get("name", ""))
    is_person = BORN_ON in kind.fields
    return Portrait(
        record.key,
        record.place,
        shown,
        person_words(shown) if is_person else bare_words(shown),
        born(values.get(BORN_ON), written.get(BORN_ON, "") if written else ""),
        unit,
        _ids(values, kind) if is_person else _NO_IDS,
        is_person,
    )


def portraits(records: Sequence[Record], kind: RecordType) -> list[Portrait]:
    """Return the portraits of records without faults, all at once."""
    held = [record.values for record in records]
    names = [str(values.get("name", "")) for values in held]
    is_person = BORN_ON in kind.fields
    words = words_of({*names}, are_people=is_person)
    births = [values.get(BORN_ON) for values in held]
    return list(
        map(
            Portrait,
            [record.key for record in records],
            [record.place for record in records],
            names,
            map(words.__getitem__, names),
            [day if isinstance(day, date) else None for day in births],
            [str(values.get(_UNIT, "")) for values in held],
            _all_ids(held, kind) if is_person else repeat(_NO_IDS),
            repeat(is_person),
        )
    )


def _all_ids(
    held: Sequence[Mapping[str, Value]], kind: RecordType
) -> Iterable[frozenset[str]]:
    """Return the national ids of people."""
    found = [
        [national_id(str(values.get("code", "")), is_declared=False) for values in held]
    ]
    found += [
        [national_id(str(values.get(name, "")), is_declared=True) for values in held]
        for name in _NATIONAL_IDS
        if name in kind.fields
    ]
    alone = {text: frozenset((text,)) if text else _NO_IDS for text in found[-1]}
    if not any(map(any, found[:-1])):
        return map(alone.__getitem__, found[-1])
    return (frozenset(filter(None, each)) for each in zip(*found, strict=True))


def born(value: Value | None, written: str = "") -> Born:
    """Return a birth date, or its year where that is all that can be read."""
    if isinstance(value, date):
        return value
    year = _YEAR.fullmatch(written.strip()) if written else None
    return int(year[1]) if year else None


def _ids(values: Mapping[str, Value], kind: RecordType) -> frozenset[str]:
    """Return the national ids of a person."""
    found = [
        national_id(str(values[name]), is_declared=True)
        for name in _NATIONAL_IDS
        if name in values and name in kind.fields
    ]
    code = values.get("code")
    if code is not None:
        found.append(national_id(str(code), is_declared=False))
    return frozenset(filter(None, found))


def births(one: Born, other: Born) -> Births:
    """Compare two birth dates."""
    if isinstance(one, date) and isinstance(other, date):
        return Births.SAME if one == other else _near_births(one, other)
    years = {each.year if isinstance(each, date) else each for each in (one, other)}
    return Births.OPEN if len(years - {None}) < len((one, other)) else Births.APART


def _near_births(one: date, other: date) -> Births:
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return Births.SWAPPED
    digits = zip(one.strftime("%d%m%Y"), other.strftime("%d%m%Y"), strict=True)
    return Births.SLIP if sum(a != b for a, b in digits) == 1 else Births.APART


def likeness(one: Portrait, other: Portrait) -> Likeness | None:
    """Tell how alike two nominees of one table are; None where they are not."""
    if one.ids & other.ids:
        return Likeness.ID
    if not one.words or not other.words:
        return None
    return _of_people(one, other) if one.is_person else _of_others(one, other)


def _of_people(one: Portrait, other: Portrait) -> Likeness | None:
    dates = births(one.born, other.born)
    is_one_unit = bool(one.unit) and one.unit == other.unit
    if one.words == other.words:
        if dates is Births.SAME and one.name == other.name:
            return Likeness.NAME_AND_BIRTH
        may_be = dates in {Births.SAME, Births.SWAPPED} or (
            is_one_unit and dates in {Births.OPEN, Births.SLIP}
        )
    else:
        may_be = (
            dates is Births.SAME
            or (is_one_unit and dates in {Births.OPEN, Births.SWAPPED})
        ) and are_near_names(one.words, other.words)
    return Likeness.NEAR if may_be and not _have_other_ids(one, other) else None


def _have_other_ids(one: Portrait, other: Portrait) -> bool:
    """Tell whether both have a national id of one kind, and not the same."""
    lengths = [{len(each) for each in ids} for ids in (one.ids, other.ids)]
    return bool(lengths[0] & lengths[1])


def _of_others(one: Portrait, other: Portrait) -> Likeness | None:
    if not one.unit or one.unit != other.unit:
        return None
    if one.words == other.words:
        same = one.name == other.name
        return Likeness.NAME_AND_UNIT if same else Likeness.NEAR
    return Likeness.NEAR if are_near_titles(one.words, other.words) else None


def are_near_names(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names of people differ by a slip, or by a middle name left out.

    Names that differ in a digit are not near: the number tells them apart.
    """
    if abs(len(one) - len(other)) == 1:
        short, long = sorted((one, other), key=len)
        middles = range(1, len(long) - 1)
        if any(short == long[:n] + long[n + 1 :] for n in middles):
            return True
    left, right = "".join(one), "".join(other)
    return is_slip(left, right) and _digits(left) == _digits(right)


def are_near_titles(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names of groups or works differ by a slip in a long word.

    In a short word a letter tells things apart, as in Group A and Group B.
    """
    left, right = "".join(one), "".join(other)
    if left == right:
        return True
    if not is_slip(left, right) or _digits(left) != _digits(right):
        return False
    differing = {*one} ^ {*other}
    if all(_ROMAN.issuperset(word) for word in differing):
        return False
    return max(map(len, differing), default=0) >= _LEAST_OF_SLIP


def _digits(text: str) -> str:
    return "" if text.isalpha() else "".join(filter(str.isdigit, text))


def swapped_key(day: Born) -> tuple[int, int, int] | None:
    """Return what a date shares with the one its day and month make, swapped."""
    if not isinstance(day, date) or day.day > _MONTHS or day.day == day.month:
        return None
    return (day.year, min(day.day, day.month), max(day.day, day.month))
