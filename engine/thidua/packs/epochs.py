"""Which values and items are in force: law dates, epochs, parameters by date.

Only the day a dossier was received differs between nominees of one run; the other
clocks are the run's. The days on which anything of an award changes cut time into
epochs, and each epoch is compiled once.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

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

_ONE_DAY = timedelta(days=1)


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
            return Epoch(award.id, cuts)
        return Epoch(award.id, (cuts[max(bisect_right(cuts, received_on) - 1, 0)],))

    def law_day(self, law_date: LawDate | None, received_on: date) -> date:
        """Return the day that picks the rules, by the clock an item names."""
        match law_date or self._pack.law_date:
            case LawDate.RECEIVED_ON:
                return received_on
            case LawDate.DECIDED_ON:
                return self._context.decided_on
            case LawDate.ROUND_END:
                return self._context.round_end

    def in_force(
        self, valid: Validity, law_date: LawDate | None, epoch: Epoch
    ) -> bool | None:
        """Tell whether an item is in force: always, never, or (None) perhaps."""
        answers = {valid.holds(self.law_day(law_date, day)) for day in epoch.days}
        return answers.pop() if len(answers) == 1 else None

    def values(
        self, parameter: Parameter, day: date, key: tuple[str, ...] | None = None
    ) -> ParameterValue | None:
        """Return the value for a receipt day and a key; local values come first."""
        law_day = self.law_day(parameter.law_date, day)
        local = self._context.local.get(parameter.id, ())
        for value in (*local, *parameter.values):
            if value.valid.holds(law_day) and _fits(value.key, key):
                return value
        return None

    def alternatives(self, reference: ParameterRef, epoch: Epoch) -> tuple[int, ...]:
        """Return the codes a parameter may have in an epoch; none: no value.

        A value that is missing in one possible epoch leaves the parameter without one.
        """
        parameter = self._pack.parameters[reference.parameter]
        found = [self.values(parameter, day) for day in epoch.days]
        codes = [value.value.code for value in found if value is not None]
        if len(codes) < len(found):
            return ()
        return tuple(sorted({code for code in codes if code is not None}))

    def _changes(self, award: Award) -> Iterator[date]:
        yield date.min
        yield from _edges(self._pack.valid)
        yield from _edges(award.valid)
        for criterion in award.criteria:
            yield from _edges(criterion.valid)
        for condition in _conditions(award):
            for parameter in _parameters(condition):
                definition = self._pack.parameters[parameter]
                local = self._context.local.get(parameter, ())
                for value in (*local, *definition.values):
                    yield from _edges(value.valid)


def _edges(valid: Validity) -> Iterator[date]:
    if valid.start is not None:
        yield valid.start
    if valid.end is not None and valid.end < date.max:
        yield valid.end + _ONE_DAY


def _conditions(award: Award) -> Iterator[Condition]:
    if award.applies_when is not None:
        yield award.applies_when
    for criterion in award.criteria:
        yield criterion.condition
    for key in award.rank:
        if key.condition is not None:
            yield key.condition


def _parameters(condition: Condition) -> Iterator[str]:
    for leaf in leaves(condition):
        if isinstance(leaf, Leaf):
            for operand in operands(leaf):
                if isinstance(operand, ParameterRef):
                    yield operand.parameter


def _fits(entries: tuple[str, ...], key: tuple[str, ...] | None) -> bool:
    if key is None:
        return all(entry == "*" for entry in entries)
    if not entries:
        return True
    return all(e in ("*", k) for e, k in zip(entries, key, strict=True))
