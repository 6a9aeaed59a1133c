"""A batch, a pack and the results so far to the facts of every nominee."""

from collections.abc import Mapping

from thidua.facts.aggregates import AGGREGATES, settled
from thidua.facts.awards_held import held, members_result, own_result
from thidua.facts.checks import check_records
from thidua.facts.fields import (
    nominee_field,
    path_type,
    received_on,
    run_date,
    unit_field,
)
from thidua.facts.leaf_tests import judge_leaf
from thidua.facts.selections import select
from thidua.facts.shares import share
from thidua.facts.sight import Sight
from thidua.facts.streaks import streak
from thidua.facts.subjects import NomineeSubject
from thidua.facts.testimony import attested, vote
from thidua.model.conditions import AwardState, Leaf, Verdict
from thidua.model.facts import FactValue
from thidua.model.pack import Computation, DerivedFact, RulePack
from thidua.model.records import Batch, Nomination, Record
from thidua.model.run import RunContext
from thidua.model.vocabulary import ValueType
from thidua.problems import Problem

Results = Mapping[tuple[str, str, str], Verdict]
"""What earlier strata concluded: nominee, award, state to a verdict."""

Codes = tuple[int | None, ...]


def derive(
    batch: Batch, pack: RulePack, context: RunContext, results: Results
) -> tuple["FactBase", tuple[Problem, ...]]:
    """Make the facts of a batch.

    Args:
        batch: What was submitted.
        pack: The rule pack, which says what is computed.
        context: The dates of the run.
        results: What earlier strata concluded.

    Returns:
        The facts, and the faults that make some of them unknown.
    """
    facts = FactBase(batch, pack, context, results)
    return facts, check_records(facts)


class FactBase:
    """The facts of a batch, each computed when it is first asked for.

    It is a function of what it was made from: the order of questions changes nothing.
    """

    def __init__(
        self, batch: Batch, pack: RulePack, context: RunContext, results: Results
    ) -> None:
        """Keep what facts are made from."""
        self.batch = batch
        self.pack = pack
        self.context = context
        self.results = results
        self._sight = Sight(batch, pack.vocabulary, context)
        self._values: dict[tuple[str, str, str | None], FactValue] = {}
        self._of_members: dict[tuple[str, NomineeSubject], FactValue] = {}

    def value(self, nominee: str, fact: str, award: str | None = None) -> FactValue:
        """Return a fact of a nominee.

        Args:
            nominee: Its key.
            fact: A derived fact, a field of the nominee, or a path such as
                `unit.sector`, `vote.in_favour`, `run.as_of`, `attested.conduct`.
            award: The nomination meant by `nomination.`, `vote.` and
                `submitting_unit.` paths; None is the only one there is.
        """
        key = (nominee, fact, award)
        found = self._values.get(key)
        if found is None:
            found = self._values[key] = self._compute(nominee, fact, award)
        return found

    def derived(self, fact: str, owner: NomineeSubject) -> FactValue:
        """Return a derived fact of a member under the rules for its collective."""
        key = (fact, owner)
        found = self._of_members.get(key)
        if found is None:
            found = self._of_members[key] = self._derive(fact, owner)
        return found

    def test(
        self,
        nominee: str,
        leaf: Leaf,
        operands: tuple[Codes, ...],
        award: str | None = None,
    ) -> Verdict:
        """Test a fact of a nominee.

        Args:
            nominee: Its key.
            leaf: What is asked.
            operands: The constants, as in `plan.Column`, before a parameter's shift.
            award: The nomination meant by paths that belong to one.
        """
        subject = NomineeSubject(self, nominee, award)
        return judge_leaf(leaf, subject, operands).verdict

    def type_of(self, nominee: str, fact: str) -> ValueType | None:
        """Return the type of a fact, None where there is no such fact."""
        derived = self.pack.facts.get(fact)
        return path_type(self, nominee, fact) if derived is None else derived.type

    def attested(self, nominee: str, statement: str) -> FactValue:
        """Return whether a statement was attested: 1, 0 or open."""
        return attested(self, nominee, statement)

    def award_result(
        self, nominee: str, award: str, state: AwardState | str, whose: str
    ) -> FactValue:
        """Return whether a nominee, or one of its members, has an award: 1, 0, open."""
        result = own_result if whose == "self" else members_result
        return result(self, nominee, award, AwardState(state))

    def rows_in_sight(self, table: str, owner: str) -> tuple[Record, ...]:
        """Return the rows of an owner that were known at the date of knowledge."""
        return self._sight.rows(table, owner)

    def may_lack_rows(self, table: str, owner: str) -> bool:
        """Tell whether there may be rows of an owner that were not submitted."""
        return self._sight.may_lack_rows(table, owner)

    def nomination(self, nominee: str, award: str | None) -> Nomination | None:
        """Return a nominee's nomination for an award; for None, if it has only one."""
        return self._sight.nomination(nominee, award)

    def papers(self, nominee: str, award: str | None) -> Nomination | None:
        """Return the papers of a nomination; for None, if all of them are alike."""
        return self._sight.papers(nominee, award)

    def _compute(self, nominee: str, fact: str, award: str | None) -> FactValue:
        if fact in self.pack.facts:
            return self._derive(fact, NomineeSubject(self, nominee, award))
        if "." in fact:
            return self._look_up(nominee, fact, award)
        return nominee_field(self, nominee, fact)

    def _look_up(self, nominee: str, path: str, award: str | None) -> FactValue:
        head, name = path.split(".", 1)
        match head:
            case "unit" | "submitting_unit":
                return unit_field(self, nominee, path, award)
            case "nomination":
                return received_on(self, nominee, award)
            case "vote":
                return vote(self, nominee, name, award)
            case "attested":
                return self.attested(nominee, name)
            case _:
                return run_date(self.context, name)

    def _derive(self, name: str, owner: NomineeSubject) -> FactValue:
        return settled(_aggregate(self.pack.facts[name], owner))


def _aggregate(fact: DerivedFact, owner: NomineeSubject) -> FactValue:
    if fact.computation is Computation.STREAK:
        return streak(fact, owner)
    if fact.computation is Computation.SHARE:
        return share(fact, owner)
    if fact.computation is Computation.HAS_AWARD:
        selection = held(fact, owner)
    else:
        selection = select(owner, fact.table, fact.where)
    return AGGREGATES[fact.computation](selection, fact, owner)
