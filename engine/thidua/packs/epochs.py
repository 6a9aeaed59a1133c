"""Which values and items are in force: law dates, epochs, parameters by date.

Only the day a dossier was received differs between nominees of one run; the other
clocks are the run's. The days on which anything of an award changes cut time into
epochs, and each epoch is compiled once.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thidua.facts.in_force import edges, law_day, value_in_force, values_of
from thidua.model.conditions import Condition, Leaf, ParameterRef, leaves, operands
from thidua.model.pack import (
    Award,
    LawDate,
    Parameter,
    ParameterValue,
    RulePack,
    Validity,
)
from thidua.model.run import RunContext
from thidua.packs.strata import award_conditions


@dataclass(frozen=True, slots=True)
class Epoch:
    """A span of receipt days on which the same rules are in force.

    `days` are representative days, one for each span that is possible: one where the
    day is known, all of them where it is not.
    """

    award: str
    days: tuple[date, ...]


class Clock:
    """Answers what is in force for an award of a pack in a run."""

    def __init__(self, pack: RulePack, context: RunContext) -> None:
        """Keep the pack and the dates of the run."""
        self._pack = pack
        self._context = context
        self._cuts: dict[str, tuple[date, ...]] = {}

    def epoch(self, award: Award, received_on: date | None) -> Epoch:
        """Return the epoch of a dossier received on a day, or on a day not known."""
        cuts = self._cuts.get(award.id)
        if cuts is None:
            cuts = self._cuts[award.id] = tuple(sorted(set(self._changes(award))))
        if received_on is None:
            return Epoch(award.id, self._possible(award, cuts))
        return Epoch(award.id, (cuts[max(bisect_right(cuts, received_on) - 1, 0)],))

    def _possible(self, award: Award, cuts: tuple[date, ...]) -> tuple[date, ...]:
        """Keep the days on which pack and award are in force, if there are any.

        A dossier received on any other day would not be judged at all.
        """
        spans = (self._pack.valid, award.valid)
        kept = (d for d in cuts if all(s.holds(self.law_day(None, d)) for s in spans))
        return tuple(kept) or cuts

    def law_day(self, law_date: LawDate | None, received_on: date) -> date:
        """Return the day that picks the rules, by the clock an item names."""
        return law_day(law_date or self._pack.law_date, received_on, self._context)

    def in_force(
        self, valid: Validity, law_date: LawDate | None, epoch: Epoch
    ) -> bool | None:
        """Tell whether an item is in force: always, never, or (None) perhaps."""
        answers = {valid.holds(self.law_day(law_date, day)) for day in epoch.days}
        return answers.pop() if len(answers) == 1 else None

    def value(self, parameter: Parameter, day: date) -> ParameterValue | None:
        """Return the value for a receipt day; local values come first."""
        asked = self.law_day(parameter.law_date, day)
        return value_in_force(parameter, asked, self._context)

    def alternatives(self, reference: ParameterRef, epoch: Epoch) -> tuple[int, ...]:
        """Return the codes a parameter may have in an epoch; none: no value.

        A value that is missing in one possible epoch leaves the parameter without one.
        """
        parameter = self._pack.parameters[reference.parameter]
        found = [self.value(parameter, day) for day in epoch.days]
        codes = [value.value.code for value in found if value is not None]
        if len(codes) < len(found):
            return ()
        return tuple(sorted({code for code in codes if code is not None}))

    def _changes(self, award: Award) -> Iterator[date]:
        yield date.min
        yield from edges(self._pack.valid)
        yield from edges(award.valid)
        for criterion in award.criteria:
            yield from edges(criterion.valid)
        for condition in award_conditions(award):
            for parameter in _parameters(condition):
                definition = self._pack.parameters[parameter]
                for value in values_of(definition, self._context):
                    yield from edges(value.valid)


def _parameters(condition: Condition) -> Iterator[str]:
    for leaf in leaves(condition):
        if isinstance(leaf, Leaf):
            for operand in operands(leaf):
                if isinstance(operand, ParameterRef):
                    yield operand.parameter
