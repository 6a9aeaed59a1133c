"""Which rules are in force on a day of receipt that is not known."""

from dataclasses import replace
from datetime import date

from small_world import CONTEXT, INTEGER, TITLE, pack_of
from thidua.model.conditions import Leaf, Literal, Operator, ParameterRef
from thidua.model.pack import (
    Award,
    Basis,
    Criterion,
    Parameter,
    ParameterValue,
    Validity,
)
from thidua.packs.epochs import Clock

LEAST = ParameterRef("least")
YEAR = Validity(date(2018, 1, 1), date(2018, 12, 31))
JUNE = date(2018, 6, 1)


def clock_and_award(*values: ParameterValue) -> tuple[Clock, Award]:
    parameter = Parameter("least", TITLE, INTEGER, values, Basis(None))
    condition = Leaf("c", "number", INTEGER, Operator.AT_LEAST, (LEAST,))
    criterion = Criterion("c", TITLE, Basis(None), condition)
    award = Award("merit", TITLE, "form", "individual", (criterion,))
    pack = replace(pack_of(parameters=[parameter]), valid=YEAR)
    return Clock(replace(pack, awards={"merit": award}), CONTEXT), award


def value(number: int, start: date, end: date | None = None) -> ParameterValue:
    return ParameterValue(Literal(str(number), number), Validity(start, end))


def test_a_value_that_covers_the_pack_s_validity_needs_no_day_of_receipt() -> None:
    clock, award = clock_and_award(value(3, date(2018, 1, 1)))
    assert clock.alternatives(LEAST, clock.epoch(award, None)) == (3,)


def test_only_days_on_which_the_award_is_in_force_are_possible() -> None:
    may = date(2018, 5, 31)
    clock, award = clock_and_award(value(3, date(2018, 1, 1), may), value(5, JUNE))
    assert clock.alternatives(LEAST, clock.epoch(award, None)) == (3, 5)
    later = replace(award, valid=Validity(start=JUNE))
    clock, _ = clock_and_award(value(3, date(2018, 1, 1), may), value(5, JUNE))
    assert clock.alternatives(LEAST, clock.epoch(later, None)) == (5,)
