"""The headings a record type knows, and what column each of them makes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from thidua.intake.grid import VALUE, RawCell
from thidua.intake.letters.convert import readings
from thidua.intake.near import near
from thidua.intake.spelling import clean, fold_heading
from thidua.intake.tables.hints import variants
from thidua.model.vocabulary import ColumnRule, Field, Kind, RecordType
from thidua.texts.intake_words import COUNTER_HEADINGS, IGNORED_HEADINGS

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_DIGITS = "\ue000"  # stands for digits while a heading with `{name}` is folded
_LEVELS = 5
_HEADINGS = 2  # the level of a field's other headings
_MOST_NEAR = 12
_MOST_CHOICES = 3


def heading_key(text: str) -> str:
    """Return the key of a heading; spaces around a slash do not count."""
    return re.sub(r"\s*/\s*", "/", fold_heading(text))


_IGNORED = frozenset(map(heading_key, IGNORED_HEADINGS))
_COUNTERS = frozenset(map(heading_key, COUNTER_HEADINGS))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading makes of its column; `captured` are the digits it holds."""

    rule: ColumnRule
    captured: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HeadingIndex:
    """The headings of a record type, by key.

    `patterns` are headings that hold digits. `shown` writes the keys as the vocabulary
    does. `records` are the record types that rules may fill.
    """

    record: RecordType
    exact: Mapping[str, ColumnRule]
    patterns: tuple[tuple[re.Pattern[str], ColumnRule], ...]
    shown: Mapping[str, str]
    records: Mapping[str, RecordType]

    def find(self, heading: str) -> str | None:
        """Return the field whose whole value a heading names."""
        found = self.meaning(heading)
        is_own = found is not None and found.rule.table is None
        return found.rule.into.get(VALUE) if found and is_own else None

    def meaning(self, heading: str) -> Meaning | None:
        """Return what a heading means, if exactly one thing."""
        key = heading_key(heading)
        if key in self.exact:
            return Meaning(self.exact[key])
        fits = [
            Meaning(rule, fit.groupdict())
            for pattern, rule in self.patterns
            if (fit := pattern.fullmatch(key))
        ]
        return fits[0] if len(fits) == 1 else None

    def field(self, rule: ColumnRule) -> Field | None:
        """Return the field that takes the whole value of a column."""
        record = self.records.get(rule.table) if rule.table else self.record
        return record.fields.get(rule.into.get(VALUE, "")) if record else None

    def is_money(self, rule: ColumnRule) -> bool:
        """Tell whether a column holds amounts of money."""
        found = self.field(rule)
        return found is not None and found.type.kind is Kind.MONEY

    def nearest(self, heading: str) -> tuple[str, ...]:
        """Return keys of headings near one that is not known, nearest first.

        What it says if it is in letters from before Unicode comes before all.
        """
        said = (heading_key(text) for _, text in readings(heading))
        old = (key for key in said if key in self.exact)
        near_ones = near(heading, self.shown, _MOST_NEAR, may_go_on=True)
        return tuple(dict.fromkeys((*old, *near_ones)))


def index_headings(
    record: RecordType, records: Mapping[str, RecordType] | None = None
) -> HeadingIndex:
    """Return the headings of a record type: ids first, titles, others, both titles.

    `records` are those that its rules may fill besides it.

    A spelling that two columns claim with the same right names neither.
    """
    exact: dict[str, ColumnRule] = {}
    shown: dict[str, str] = {}
    for level in range(_LEVELS):
        claims: dict[str, list[ColumnRule]] = {}
        for rule, spelling in _spellings(record, level):
            claimants = claims.setdefault(heading_key(spelling), [])
            if rule not in claimants:
                claimants.append(rule)
            shown.setdefault(heading_key(spelling), clean(spelling))
        for key, claimants in claims.items():
            if len(claimants) == 1:
                exact.setdefault(key, *claimants)
    patterns = tuple(
        (_pattern(heading), rule)
        for rule in record.columns
        for heading in rule.headings
        if _PLACEHOLDER.search(heading)
    )
    known = {key: shown[key] for key in exact}
    return HeadingIndex(record, exact, patterns, known, records or {})


def choice(rule: ColumnRule) -> str:
    """Return the id by which a question proposes a column: `field` or `table.field`."""
    name = rule.into.get(VALUE) or next(iter(rule.into.values()), "")
    return f"{rule.table}.{name}" if rule.table else name


def choices(index: HeadingIndex, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return the choices some headings stand for, each once."""
    found = dict.fromkeys(choice(index.exact[key]) for key in keys)
    return tuple(found)[:_MOST_CHOICES]


def captures(rule: ColumnRule, heading: str) -> Mapping[str, str]:
    """Return the digits that a rule's own headings take out of a heading."""
    for pattern in filter(_PLACEHOLDER.search, rule.headings):
        fit = _pattern(pattern).fullmatch(heading_key(heading))
        if fit:
            return fit.groupdict()
    return {}


def is_ignored(heading: RawCell) -> bool:
    """Tell whether a column holds nothing to judge, such as a running number."""
    return isinstance(heading, str) and heading_key(heading) in _IGNORED


def is_counter(heading: RawCell) -> bool:
    """Tell whether a column holds the running number."""
    return isinstance(heading, str) and heading_key(heading) in _COUNTERS


def two_languages(each: Field) -> tuple[str, ...]:
    """Return the headings that give both titles, on two lines or beside a slash."""
    vi, en = each.title.vi, each.title.en
    return (f"{vi}\n{en}", f"{en}\n{vi}", f"{vi} / {en}", f"{en} / {vi}")


def _pattern(heading: str) -> re.Pattern[str]:
    """Return the pattern of a heading that holds `{name}`."""
    (name, *_) = _PLACEHOLDER.findall(heading)
    key = heading_key(_PLACEHOLDER.sub(_DIGITS, heading))
    return re.compile(re.escape(key).replace(_DIGITS, f"(?P<{name}>[0-9]+)", 1))


def _spellings(record: RecordType, level: int) -> Iterator[tuple[ColumnRule, str]]:
    """Yield the spellings of one level, each with the column it makes."""
    for each in record.fields.values():
        for spelling in _of_level(each, level):
            yield ColumnRule((), {VALUE: each.id}), spelling
    if level == _HEADINGS:
        for rule in record.columns:
            for spelling in rule.headings:
                if not _PLACEHOLDER.search(spelling):
                    yield rule, spelling


def _of_level(each: Field, level: int) -> tuple[str, ...]:
    """Return a field's id, its titles, other headings, both titles, or none with units.

    A heading that names another unit of money than the title does means the field too.
    """
    named = (each.title.vi, each.title.en, *each.headings)
    return (
        (each.id,),
        named[:2],
        each.headings,
        two_languages(each),
        _without_units(named) if each.type.kind is Kind.MONEY else (),
    )[level]


def _without_units(headings: Iterable[str]) -> tuple[str, ...]:
    """Return headings without the unit of money each ends in, if it does."""
    forms = (form for heading in headings for form in variants(heading)[1:])
    return tuple(form.text for form in forms if form.needs_money)
