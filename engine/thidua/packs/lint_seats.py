"""Find reserved minimums that no batch can meet: an award in, clashes out."""

from collections.abc import Iterator
from itertools import combinations

from thidua.model.conditions import (
    Condition,
    Group,
    Grouping,
    Leaf,
    Literal,
    Operator,
)
from thidua.model.pack import Award, SeatLimit
from thidua.packs.scope import has_overlap

_WHOLE = 1_000_000


def unmeetable(award: Award) -> Iterator[tuple[SeatLimit, str, str]]:
    """Yield minimums that do not fit under a ceiling, by the pack's own numbers.

    Each comes with what it does not fit beside: another minimum that nobody can help
    to meet at the same time (or its own id, where it is too large by itself), and the
    ceiling.
    """
    minimums = [limit for limit in award.seats if limit.at_least is not None]
    for ceiling in award.seats:
        seats = _count(ceiling)
        if ceiling.at_most is None or ceiling.where is not None or seats is None:
            continue
        same = [m for m in minimums if m.per == ceiling.per]
        inside = [m for m in same if has_overlap(m.valid, ceiling.valid)]
        for minimum in inside:
            if _reserved(minimum, seats) > seats:
                yield minimum, minimum.id, ceiling.id
        for first, second in combinations(inside, 2):
            together = _reserved(first, seats) + _reserved(second, seats)
            overlap = has_overlap(first.valid, second.valid)
            if overlap and together > seats and _exclude(first.where, second.where):
                yield second, first.id, ceiling.id


def _count(limit: SeatLimit) -> int | None:
    operand = limit.at_most if limit.at_most is not None else limit.at_least
    return operand.code if isinstance(operand, Literal) and not limit.is_share else None


def _reserved(limit: SeatLimit, seats: int) -> int:
    """Return the seats a minimum reserves for certain of so many; 0 if not known."""
    operand = limit.at_least
    if not isinstance(operand, Literal) or limit.share_of is not None:
        return 0
    code = operand.code or 0
    return code * seats // _WHOLE if limit.is_share else code


def _exclude(first: Condition | None, second: Condition | None) -> bool:
    """Tell whether nobody meets both conditions: one fact, two different values."""
    leaves = [*_alone(first), *_alone(second)]
    if len(leaves) < len((first, second)):
        return False
    exact = all(leaf.operator in {Operator.IS, Operator.EQUALS} for leaf in leaves)
    codes = [o.code for leaf in leaves for o in leaf.operands if isinstance(o, Literal)]
    same = leaves[0].fact == leaves[1].fact
    return exact and same and len(codes) == len(set(codes)) == len(leaves)


def _alone(condition: Condition | None) -> list[Leaf]:
    """Return the one leaf a condition comes to; nothing where it is another one."""
    if isinstance(condition, Group):
        is_one = len(condition.children) == 1
        told = is_one and condition.grouping is not Grouping.NONE
        return _alone(condition.children[0]) if told else []
    return [condition] if isinstance(condition, Leaf) else []
