"""What a condition is asked of: a nominee, one of its rows, or one that is not there.

Every subject answers the same questions, so a condition is judged in one way.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from thidua.facts.cells import cell
from thidua.model.conditions import AwardState
from thidua.model.facts import FactValue, InputRef
from thidua.model.pack import RulePack
from thidua.model.records import Batch, Nomination, Record
from thidua.model.run import RunContext
from thidua.model.vocabulary import RecordType, ValueType


class Facts(Protocol):
    """The facts of a batch, as far as its parts need one another."""

    batch: Batch
    pack: RulePack
    context: RunContext

    def value(self, nominee: str, fact: str, award: str | None = None) -> FactValue:
        """Return a fact of a nominee."""
        ...

    def derived(self, fact: str, owner: "NomineeSubject") -> FactValue:
        """Return a derived fact of a member under the rules for its collective."""
        ...

    def type_of(self, nominee: str, fact: str) -> ValueType | None:
        """Return the type of a fact of a nominee, None where there is no such fact."""
        ...

    def attested(self, nominee: str, statement: str) -> FactValue:
        """Return whether a statement about a nominee was attested."""
        ...

    def award_result(
        self, nominee: str, award: str, state: AwardState, whose: str
    ) -> FactValue:
        """Return whether a nominee, or a member of it, has another award."""
        ...

    def rows_in_sight(self, table: str, owner: str) -> tuple[Record, ...]:
        """Return the rows of an owner that were known at the date of knowledge."""
        ...

    def may_lack_rows(self, table: str, owner: str) -> bool:
        """Tell whether there may be rows of an owner that were not submitted."""
        ...

    def nomination(self, nominee: str, award: str | None) -> Nomination | None:
        """Return a nominee's nomination for an award; for None, if it has only one."""
        ...

    def papers(self, nominee: str, award: str | None) -> Nomination | None:
        """Return the papers of a nomination; for None, if all of them are alike."""
        ...

    @property
    def results(self) -> Mapping[tuple[str, str, str], object]:
        """Return what earlier strata concluded."""
        ...


class Subject(Protocol):
    """Somebody or something a condition is asked of."""

    @property
    def facts(self) -> Facts:
        """Return the facts of the batch."""
        ...

    @property
    def owner(self) -> "NomineeSubject":
        """Return the nominee it belongs to."""
        ...

    @property
    def is_there(self) -> bool:
        """Tell whether it was submitted."""
        ...

    def value(self, fact: str) -> FactValue:
        """Return one of its fields, else a fact of its owner."""
        ...

    def type_of(self, fact: str) -> ValueType | None:
        """Return the type of what `value` returns."""
        ...

    def attested(self, statement: str) -> FactValue:
        """Return whether a statement about it was attested."""
        ...

    def award(self, award: str, state: AwardState, whose: str) -> FactValue:
        """Return whether it has another award."""
        ...


@dataclass(frozen=True, slots=True)
class NomineeSubject:
    """A nominee, perhaps for one award, or a member of a `collective`.

    The rules for a member are those of the collective's nomination, not of its own.
    """

    facts: Facts
    key: str
    for_award: str | None = None
    is_there: bool = True
    collective: "NomineeSubject | None" = None

    @property
    def owner(self) -> "NomineeSubject":
        """Return itself."""
        return self

    @property
    def received_on(self) -> FactValue:
        """Return the day of receipt that tells which rules are in force."""
        return (self.collective or self).value("nomination.received_on")

    def value(self, fact: str) -> FactValue:
        """Return a fact of the nominee."""
        if self.collective is not None and fact in self.facts.pack.facts:
            return self.facts.derived(fact, self)
        return self.facts.value(self.key, fact, self.for_award)

    def type_of(self, fact: str) -> ValueType | None:
        """Return the type of a fact."""
        return self.facts.type_of(self.key, fact)

    def attested(self, statement: str) -> FactValue:
        """Return whether a statement was attested."""
        return self.facts.attested(self.key, statement)

    def award(self, award: str, state: AwardState, whose: str) -> FactValue:
        """Return whether the nominee has another award."""
        return self.facts.award_result(self.key, award, state, whose)


@dataclass(frozen=True, slots=True)
class RowSubject:
    """A row of a table; `record` None is a row that may be there unsubmitted."""

    owner: NomineeSubject
    record_type: RecordType
    rows_of: str
    record: Record | None = None

    @property
    def facts(self) -> Facts:
        """Return the facts of the batch."""
        return self.owner.facts

    @property
    def is_there(self) -> bool:
        """Tell whether the row was submitted."""
        return self.record is not None

    def value(self, fact: str) -> FactValue:
        """Return a field of the row, else a fact of its nominee."""
        field = self.record_type.fields.get(fact)
        if field is None:
            return self.owner.value(fact)
        if self.record is None:
            return FactValue(missing=(InputRef(self.record_type.id, self.rows_of),))
        vocabulary = self.facts.pack.vocabulary
        return cell(self.record, fact, field.type, vocabulary, self.rows_of)

    def type_of(self, fact: str) -> ValueType | None:
        """Return the type of a field of the row, else of a fact of its nominee."""
        field = self.record_type.fields.get(fact)
        return self.owner.type_of(fact) if field is None else field.type

    def attested(self, statement: str) -> FactValue:
        """Return whether a statement about its nominee was attested."""
        return self.owner.attested(statement)

    def award(self, award: str, state: AwardState, whose: str) -> FactValue:
        """Return whether its nominee has another award."""
        return self.owner.award(award, state, whose)


@dataclass(frozen=True, slots=True)
class AbsentMember:
    """A member of a unit who is not in the batch: every field unknown."""

    owner: NomineeSubject
    missing: tuple[InputRef, ...]
    is_there: bool = False

    @property
    def facts(self) -> Facts:
        """Return the facts of the batch."""
        return self.owner.facts

    def value(self, fact: str) -> FactValue:
        """Return nothing known, but for the dates of the run."""
        if fact.startswith("run."):
            return self.owner.value(fact)
        return FactValue(missing=self.missing)

    def type_of(self, fact: str) -> ValueType | None:
        """Return the type of a fact where it is one of the run or of the pack."""
        return self.owner.type_of(fact)

    def attested(self, statement: str) -> FactValue:  # noqa: ARG002 - a protocol's
        """Return nothing known."""
        return FactValue(missing=self.missing)

    def award(
        self,
        award: str,  # noqa: ARG002
        state: AwardState,  # noqa: ARG002
        whose: str,  # noqa: ARG002
    ) -> FactValue:
        """Return nothing known."""
        return FactValue(missing=self.missing)
