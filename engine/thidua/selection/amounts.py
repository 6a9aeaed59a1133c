"""Seat limits to numbers: how many seats a limit gives or keeps in a scope."""

from dataclasses import dataclass, field

from thidua.facts.in_force import Key, law_day, value_in_force
from thidua.model.conditions import Literal, ParameterRef
from thidua.model.pack import Award, LawDate, Parameter, RulePack, SeatLimit
from thidua.model.run import RunContext
from thidua.selection.winners import NO_WINNERS, Winners

WHOLE = 1_000_000
"""The code of a share of one hundred per cent."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of seats, at least and at most.

    Of a share: its code, the number it is a share of and what rounding took from it,
    in millionths of a seat; and the nominees of the other award it still depends on.
    """

    low: int
    high: int
    share: int | None = None
    of_count: int | None = None
    lost: int | None = None
    waits_for: tuple[str, ...] = ()


def limits_in_force(award: Award, context: RunContext) -> tuple[SeatLimit, ...]:
    """Return the limits in force on the day of the decision, in declared order."""
    return tuple(s for s in award.seats if s.valid.holds(context.decided_on))


def portion(share: int, of: int, rounding: str) -> tuple[int, int]:
    """Return a share of a number as seats, and what rounding took, in millionths.

    Args:
        share: Its code, `WHOLE` being all.
        of: What it is a share of.
        rounding: `down`, `up` or `half_up`.
    """
    exact = share * of
    match rounding:
        case "up":
            seats = -(-exact // WHOLE)
        case "half_up":
            seats = (2 * exact + WHOLE) // (2 * WHOLE)
        case _:
            seats = exact // WHOLE
    return seats, exact - seats * WHOLE


@dataclass(frozen=True, slots=True)
class Amounts:
    """Knows the numbers of an award's limits in one run."""

    award: Award
    pack: RulePack
    context: RunContext
    winners: Winners = NO_WINNERS
    known: dict[tuple[str, str | None], Amount | None] = field(default_factory=dict)

    def of(self, limit: SeatLimit, scope: str | None) -> Amount | None:
        """Return the seats of a limit in a scope; None where no number is known."""
        pool = (limit.id, scope)
        if pool not in self.known:
            self.known[pool] = self._amount(limit, scope)
        return self.known[pool]

    def _amount(self, limit: SeatLimit, scope: str | None) -> Amount | None:
        if limit.per is not None and scope is None:
            return None
        number = self._number(limit, scope)
        if number is None:
            return None
        if not limit.is_share:
            return Amount(max(number, 0), max(number, 0))
        if limit.share_of is None:
            return self._of_own(limit, scope, number)
        return self._of_winners(limit, scope, number)

    def _of_winners(
        self, limit: SeatLimit, scope: str | None, share: int
    ) -> Amount | None:
        """Return a share of another award's winners, who may still become more."""
        where = (limit.share_of or "", limit.per, scope)
        sure, waits = self.winners.count(*where), self.winners.open(*where)
        low, lost = portion(share, sure, limit.rounding)
        high, _ = portion(share, sure + len(waits), limit.rounding)
        return Amount(low, high, share, sure, lost, waits if low < high else ())

    def _of_own(self, limit: SeatLimit, scope: str | None, share: int) -> Amount | None:
        """Return a share of the seats there are for everybody in the same scope."""
        ceilings = [
            self.of(other, scope)
            for other in limits_in_force(self.award, self.context)
            if other.per == limit.per and is_for_all(other)
        ]
        known = [amount for amount in ceilings if amount is not None]
        if not known or len(known) < len(ceilings):
            return None
        least = min(a.low for a in known)
        waits = {name for a in known for name in a.waits_for}
        low, lost = portion(share, least, limit.rounding)
        high, _ = portion(share, min(a.high for a in known), limit.rounding)
        return Amount(low, high, share, least, lost, tuple(sorted(waits)))

    def _number(self, limit: SeatLimit, scope: str | None) -> int | None:
        operand = limit.at_most if limit.at_most is not None else limit.at_least
        match operand:
            case Literal(code=code):
                return code
            case ParameterRef(parameter=name):
                parameter = self.pack.parameters[name]
                return _value(parameter, self._key(parameter, limit, scope), self)
            case _:
                return None

    def _key(self, parameter: Parameter, limit: SeatLimit, scope: str | None) -> Key:
        """Return what a keyed parameter is looked up by: only what the scope fixes."""
        fixed: dict[str, str | None] = {"award": self.award.id}
        if limit.per is not None:
            fixed[limit.per] = scope
        return tuple(fixed.get(name) for name in parameter.keyed_by)


def is_for_all(limit: SeatLimit) -> bool:
    """Tell whether a limit says how many seats there are for everybody in a scope."""
    takes_own = limit.is_share and limit.share_of is None
    return limit.at_least is None and limit.where is None and not takes_own


def _value(parameter: Parameter, key: Key, amounts: Amounts) -> int | None:
    """Return the value for a key, on the day of the decision or the round's end."""
    context = amounts.context
    clock = parameter.law_date or LawDate.DECIDED_ON
    day = law_day(clock, context.decided_on, context)
    value = value_in_force(parameter, day, context, key)
    return None if value is None else value.value.code
