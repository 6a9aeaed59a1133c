"""A pack and a language to the titles and words of one award."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from thidua.explanation.values import Writer
from thidua.model.conditions import Attested, AwardLeaf, Leaf
from thidua.model.pack import Award, Parameter, RulePack
from thidua.model.vocabulary import Role
from thidua.texts import Language, LocalizedText
from thidua.texts import words as tables
from thidua.texts.reasons import REASONS

STATEMENT_ENUM = "statement"

Words = Mapping[str, LocalizedText]


@dataclass(frozen=True, slots=True)
class Speech:
    """Words one award's findings in one language, from the pack alone.

    Where the nominee spoken of is named, its own inputs are told without its name.
    """

    pack: RulePack
    award: Award
    language: Language
    names: Mapping[str, str] = field(default_factory=dict)
    nominee: str = ""

    @property
    def writer(self) -> Writer:
        """Return the writer of values."""
        return Writer(self.pack.vocabulary, self.language)

    def say(
        self, key: str, /, *parts: str, words: Words = REASONS, **named: str
    ) -> str:
        """Fill a sentence of a table."""
        return words[key](self.language).format(*parts, **named)

    def title(self, leaf: Leaf | Attested | AwardLeaf) -> str:
        """Return what a leaf is about."""
        match leaf:
            case Leaf():
                return self.fact_title(leaf.fact)
            case Attested():
                return self.statement_title(leaf.statement)
            case AwardLeaf():
                return self.award_title(leaf.award)

    def fact_title(self, path: str) -> str:
        """Return a fact's title by its path."""
        derived = self.pack.facts.get(path)
        if derived is not None:
            return derived.title(self.language)
        if path in tables.FACTS:
            return self.say(path, words=tables.FACTS)
        owner, _, name = path.rpartition(".")
        if owner in tables.OWNERS:
            return self.say(owner, words=tables.OWNERS, field=self._unit_field(name))
        return self.field_title(self.award.nominee, name)

    def _unit_field(self, name: str) -> str:
        records = self.pack.vocabulary.with_role(Role.UNIT)
        return self.field_title(records[0].id, name) if records else name

    def field_title(self, record: str, name: str) -> str:
        """Return the title of a record's field, its id where it has none."""
        known = self.pack.vocabulary.records.get(record)
        if known is None or name not in known.fields:
            return name
        return known.fields[name].title(self.language)

    def table_title(self, record: str) -> str:
        """Return the title of a record type, its id where it has none."""
        if record in tables.TABLES:
            return self.say(record, words=tables.TABLES)
        known = self.pack.vocabulary.records.get(record)
        return record if known is None else known.title(self.language)

    def statement_title(self, statement: str) -> str:
        """Return what is attested."""
        return self.writer.enum_title_of(STATEMENT_ENUM, statement)

    def award_title(self, award: str) -> str:
        """Return an award's title, of the pack or of an earlier award."""
        own = self.pack.awards.get(award)
        if own is not None:
            return own.title(self.language)
        return self.writer.enum_title_of("award", award)

    def route(self, route: str) -> str:
        """Name a route by its title, by its id where it has none."""
        title = self.pack.routes.get(route)
        return self.say("route", route=title(self.language) if title else route)

    def name(self, key: str) -> str:
        """Return the display name of a nominee or a unit."""
        return self.names.get(key, key)

    def parameter(self, name: str) -> Parameter:
        """Return a parameter of the pack."""
        return self.pack.parameters[name]
