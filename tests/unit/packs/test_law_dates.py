"""Which number is in force: the clocks, the epochs, and whose value comes first."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from good_pack import pack
from small_world import CONTEXT
from thidua.model.conditions import ParameterRef
from thidua.model.pack import LawDate, Validity
from thidua.packs.epochs import Clock, Epoch
from thidua.packs.local import by_parameter, local_values

WANTED = ParameterRef("wanted")
JUNE_30, JULY_1 = date(2018, 6, 30), date(2018, 7, 1)


def clock(*settings: str) -> Clock:
    supplied, problems = local_values(pack(), settings)
    assert () == problems
    return Clock(pack(), replace(CONTEXT, local=by_parameter(supplied)))


def epoch(day: date | None, *settings: str) -> Epoch:
    return clock(*settings).epoch(pack().awards["prize"], day)


@pytest.mark.parametrize(
    ("law_date", "expected"),
    [
        (None, JULY_1),
        (LawDate.RECEIVED_ON, JULY_1),
        (LawDate.DECIDED_ON, CONTEXT.decided_on),
        (LawDate.ROUND_END, CONTEXT.round_end),
    ],
)
def test_an_item_may_name_its_own_clock(
    law_date: LawDate | None, expected: date
) -> None:
    assert expected == clock().law_day(law_date, JULY_1)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2018, 1, 1), 1), (JUNE_30, 1), (JULY_1, 2), (date(2018, 12, 31), 2)],
)
def test_the_day_of_receipt_picks_the_number(day: date, expected: int) -> None:
    assert (expected,) == clock().alternatives(WANTED, epoch(day))


def test_a_day_not_known_leaves_every_number_possible() -> None:
    assert (1, 2) == clock().alternatives(WANTED, epoch(None))


def test_days_between_two_changes_share_an_epoch() -> None:
    assert epoch(date(2018, 1, 1)) == epoch(JUNE_30)
    assert epoch(JUNE_30) != epoch(JULY_1)
    assert epoch(JULY_1) == epoch(date(2018, 12, 31))


def test_a_representative_day_gives_what_the_day_itself_gives() -> None:
    own, rules = clock(), pack()
    for offset in range(365):
        day = date(2018, 1, 1) + timedelta(days=offset)
        (representative,) = epoch(day).days
        for parameter in rules.parameters.values():
            assert own.value(parameter, day) == own.value(parameter, representative)


def test_a_supplied_number_comes_before_the_pack_s_for_every_day() -> None:
    own = clock("wanted=5")
    assert (5,) == own.alternatives(WANTED, epoch(None, "wanted=5"))


def test_an_item_is_in_force_always_never_or_perhaps() -> None:
    own, half = clock(), Validity(start=JULY_1)
    assert own.in_force(half, None, epoch(JULY_1)) is True
    assert own.in_force(half, None, epoch(JUNE_30)) is False
    assert own.in_force(half, None, epoch(None)) is None
    assert own.in_force(half, LawDate.ROUND_END, epoch(None)) is True


def test_the_decision_s_clock_does_not_ask_for_the_day_of_receipt() -> None:
    decided = replace(CONTEXT, decided_on=JUNE_30)
    rules = replace(pack(), law_date=LawDate.DECIDED_ON)
    own = Clock(rules, decided)
    assert (1,) == own.alternatives(WANTED, own.epoch(rules.awards["prize"], None))
