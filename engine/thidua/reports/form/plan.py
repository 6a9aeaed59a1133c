"""A pack to the plan of its form: sheets, columns and lists to choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thidua.errors import RequestInvalid
from thidua.intake.cells.choices import Spellings, spellings
from thidua.intake.spelling import fold_name
from thidua.intake.tables.headings import HeadingIndex, index_headings
from thidua.intake.tables.recognise import sheet_names
from thidua.model.pack import RulePack
from thidua.model.vocabulary import (
    AWARD_ENUM,
    EnumType,
    Field,
    Kind,
    RecordType,
    Role,
)
from thidua.problems import Place, Problem, Severity
from thidua.reports.form.tables import awards_of, is_required, tables_asked
from thidua.texts import Language
from thidua.texts.intake_words import GUIDE_SHEETS
from thidua.texts.template import GUIDE

_LONGEST_NAME = 31
_FORBIDDEN = frozenset("[]:*?/\\'")
_NOMINATED_FOR = "nominated_for"
_TO_NOMINATIONS = frozenset({"votes", "nominations"})


@dataclass(frozen=True, slots=True)
class Choices:
    """Values to choose from, as cells show them; `name` is what formulas call them."""

    name: str
    title: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet.

    `heading` is the title in the form's language and, where it differs, in the other.
    `choices` are for an enum or a set; a link is one of the codes of `link_to`, record
    types whose sheets are in the form.
    """

    field: Field
    heading: tuple[str, ...]
    is_required: bool
    choices: Choices | None = None
    link_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet to fill; `kinds` are the nominee types its rows are for."""

    record: RecordType
    name: str
    kinds: tuple[str, ...]
    columns: tuple[Column, ...]

    def position(self, field: str) -> int | None:
        """Return the place of a field's column, counted from 0."""
        for position, column in enumerate(self.columns):
            if column.field.id == field:
                return position
        return None


@dataclass(frozen=True, slots=True)
class Form:
    """All a form holds, before anything is written."""

    pack: RulePack
    language: Language
    sheets: Mapping[str, Sheet]

    @property
    def lists(self) -> tuple[Choices, ...]:
        """Return the lists to choose from, each once, in the order of their use."""
        columns = (c for sheet in self.sheets.values() for c in sheet.columns)
        found = {c.choices.name: c.choices for c in columns if c.choices}
        return tuple(found.values())

    @property
    def left_out(self) -> tuple[RecordType, ...]:
        """Return the record types the pack does not ask for."""
        records = self.pack.vocabulary.records
        return tuple(r for name, r in records.items() if name not in self.sheets)


def plan_form(pack: RulePack, language: Language) -> Form:
    """Return the plan of a pack's form; every text of it is one intake knows.

    Raises:
        RequestInvalid: A record type has no name that a sheet can have.
    """
    planner = _Planner(pack, language)
    return Form(pack, language, planner.sheets())


class _Planner:
    """Chooses spellings that intake reads as one thing only."""

    def __init__(self, pack: RulePack, language: Language) -> None:
        self._pack, self._language = pack, language
        self._known = spellings(pack.vocabulary, pack.awards)
        self._names = sheet_names(pack.vocabulary)
        self._asked = tables_asked(pack)

    def sheets(self) -> dict[str, Sheet]:
        records = self._pack.vocabulary.records
        return {
            name: self._sheet(records[name], kinds)
            for name, kinds in self._asked.items()
        }

    def _sheet(self, record: RecordType, kinds: tuple[str, ...]) -> Sheet:
        index = index_headings(record)
        columns = tuple(
            self._column(field, record, kinds, index)
            for field in record.fields.values()
            if field.id != _NOMINATED_FOR or awards_of(self._pack, record.id)
        )
        return Sheet(record, self._name(record), kinds, columns)

    def _name(self, record: RecordType) -> str:
        """Return a name of a record type that a sheet can have."""
        title = record.title(self._language)
        is_english = self._language is Language.EN
        others = sorted(record.sheets, key=lambda name: name.isascii() != is_english)
        for name in (title, *others, record.id):
            if _can_name_a_sheet(name) and self._names[fold_name(name)] == [record.id]:
                return name
        details = {"found": record.title.vi, "table": record.id}
        place = Place(self._pack.id)
        raise RequestInvalid(Problem("R022", place, Severity.ERROR, details))

    def _column(
        self,
        field: Field,
        record: RecordType,
        kinds: tuple[str, ...],
        index: HeadingIndex,
    ) -> Column:
        return Column(
            field=field,
            heading=self._heading(field, index),
            is_required=is_required(record, field.id, self._pack),
            choices=self._choices(field, record, kinds),
            link_to=self._linked(field, kinds),
        )

    def _heading(self, field: Field, index: HeadingIndex) -> tuple[str, ...]:
        """Return the field's titles, or what else names it and nothing besides."""
        vi, en = field.title.vi, field.title.en
        own, other = (vi, en) if self._language is Language.VI else (en, vi)
        both = (own, other) if own != other else (own,)
        for heading in (both, (own,), (other,)):
            if index.find("\n".join(heading)) == field.id:
                return heading
        return (field.id,)

    def _linked(self, field: Field, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """Return the sheets whose rows a link can name."""
        if field.type.kind is not Kind.LINK:
            return ()
        if field.type.of == Role.NOMINEE.value:
            return kinds
        units = self._pack.vocabulary.with_role(Role.UNIT)
        return tuple(unit.id for unit in units) if field.type.of == "unit" else ()

    def _choices(
        self, field: Field, record: RecordType, kinds: tuple[str, ...]
    ) -> Choices | None:
        """Return the values of an enum; awards are those that can be given."""
        enum = self._pack.vocabulary.enums.get(field.type.of or "")
        if enum is None or field.type.kind not in {Kind.ENUM, Kind.SET}:
            return None
        name, title = f"list_{enum.id}", enum.title(self._language)
        is_nomination = record.role is Role.QUOTA or record.id in _TO_NOMINATIONS
        if enum.id == AWARD_ENUM and field.id == _NOMINATED_FOR:
            awards: Sequence[str] = awards_of(self._pack, record.id)
            name, title = f"awards_{record.id}", record.title(self._language)
        elif enum.id == AWARD_ENUM and is_nomination:
            awards = [a for kind in kinds for a in awards_of(self._pack, kind)]
            name = "awards_" + "_".join(kinds)
            records = self._pack.vocabulary.records
            title = ", ".join(records[kind].title(self._language) for kind in kinds)
        else:
            every = tuple(value.id for value in enum.values)
            return Choices(name, title, self._spelled(enum, every))
        title = GUIDE["awards_for"](self._language).format(kinds=title)
        return Choices(name, title, self._spelled(enum, awards))

    def _spelled(self, enum: EnumType, ids: Sequence[str]) -> tuple[str, ...]:
        """Return values as the form's language calls them, where that is clear."""
        titles = {value.id: value.title for value in enum.values}
        other = Language.EN if self._language is Language.VI else Language.VI
        return tuple(
            _clear(
                value,
                (titles[value](self._language), titles[value](other)),
                self._known[enum.id],
            )
            for value in ids
        )


def _clear(value: str, titles: Sequence[str], known: Spellings) -> str:
    """Return the first spelling that means one value only; its id always does.

    A value with a semicolon could not be told from two in a cell of several.
    """
    for title in titles:
        if known.find(title) == {value} and ";" not in title:
            return title
    return value


def _can_name_a_sheet(name: str) -> bool:
    """Tell whether a spreadsheet program takes a name, and no guide has it."""
    is_safe = _FORBIDDEN.isdisjoint(name) and name.casefold() != "history"
    guides = {fold_name(guide) for guide in GUIDE_SHEETS}
    return is_safe and 0 < len(name) <= _LONGEST_NAME and fold_name(name) not in guides
