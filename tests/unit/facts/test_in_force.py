"""The value of a parameter for a law day and a key."""

from datetime import date

import pytest

from small_world import CONTEXT, INTEGER, TITLE
from thidua.facts.in_force import edges, law_day, value_in_force, values_of
from thidua.model.conditions import Literal
from thidua.model.pack import Basis, LawDate, Parameter, ParameterValue, Validity
from thidua.model.run import RunContext

SPRING, SUMMER = date(2018, 4, 1), date(2018, 7, 1)
UNTIL_SUMMER = Validity(end=date(2018, 6, 30))
FROM_SUMMER = Validity(start=SUMMER)


def one(
    code: int, valid: Validity | None = None, key: tuple[str, ...] = ()
) -> ParameterValue:
    return ParameterValue(Literal(str(code), code), valid or Validity(), key)


def seats(*values: ParameterValue) -> Parameter:
    keyed_by = ("unit", "award")
    return Parameter("seats", TITLE, INTEGER, values, Basis(None), keyed_by=keyed_by)


def officer(*values: ParameterValue) -> RunContext:
    return RunContext(
        CONTEXT.round_id,
        CONTEXT.round_start,
        CONTEXT.round_end,
        CONTEXT.as_of,
        CONTEXT.decided_on,
        CONTEXT.award_year,
        {"seats": values},
    )


def code(
    parameter: Parameter,
    day: date = SPRING,
    context: RunContext = CONTEXT,
    key: tuple[str | None, ...] | None = None,
) -> int | None:
    value = value_in_force(parameter, day, context, key)
    return None if value is None else value.value.code


@pytest.mark.parametrize(
    ("clock", "day"),
    [
        (LawDate.RECEIVED_ON, SPRING),
        (LawDate.DECIDED_ON, CONTEXT.decided_on),
        (LawDate.ROUND_END, CONTEXT.round_end),
    ],
)
def test_the_clock_picks_the_law_day(clock: LawDate, day: date) -> None:
    assert day == law_day(clock, SPRING, CONTEXT)


def test_the_value_of_the_day_is_in_force() -> None:
    dated = seats(one(1, UNTIL_SUMMER), one(2, FROM_SUMMER))
    last = date(2018, 6, 30)
    assert (1, 1, 2) == (code(dated), code(dated, last), code(dated, SUMMER))


def test_no_value_covers_the_day() -> None:
    assert code(seats(one(2, FROM_SUMMER))) is None
    assert code(seats()) is None


def test_the_officers_value_comes_first_where_it_is_in_force() -> None:
    parameter = seats(one(1, key=("u1", "medal")))
    said = officer(one(9, FROM_SUMMER, ("*", "*")))
    key = ("u1", "medal")
    assert 1 == code(parameter, SPRING, said, key)
    assert 9 == code(parameter, SUMMER, said, key)


def test_of_values_that_fit_the_most_particular_holds() -> None:
    parameter = seats(
        one(1, key=("*", "*")),
        one(2, key=("u1", "*")),
        one(3, key=("u1", "medal")),
        one(4, key=("u1", "medal")),
    )
    assert 3 == code(parameter, key=("u1", "medal"))
    assert 2 == code(parameter, key=("u1", "flag"))
    assert 1 == code(parameter, key=("u2", "medal"))


def test_what_the_key_leaves_open_only_a_value_for_all_fits() -> None:
    parameter = seats(one(2, key=("u1", "*")), one(1, key=("*", "*")))
    assert 1 == code(parameter, key=(None, "medal"))
    assert 1 == code(parameter)
    assert code(seats(one(2, key=("u1", "*")))) is None


def test_a_value_without_a_key_is_for_all() -> None:
    assert 5 == code(seats(one(5)), key=("u1", "medal"))
    assert 5 == code(seats(one(5)))


def test_every_value_is_listed_with_the_officers_first() -> None:
    listed = values_of(seats(one(1), one(2)), officer(one(9)))
    assert [9, 1, 2] == [value.value.code for value in listed]


@pytest.mark.parametrize(
    ("valid", "days"),
    [
        (Validity(), []),
        (FROM_SUMMER, [SUMMER]),
        (UNTIL_SUMMER, [SUMMER]),
        (Validity(SPRING, date(2018, 6, 30)), [SPRING, SUMMER]),
        (Validity(end=date.max), []),
    ],
)
def test_edges_are_the_days_on_which_something_changes(
    valid: Validity, days: list[date]
) -> None:
    assert days == list(edges(valid))
