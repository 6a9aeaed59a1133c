"""The smallest settling set is exact: compared with trying every set."""

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from thidua.explanation.inputs import input_order
from thidua.explanation.settle import smallest
from thidua.model.facts import FactValue, InputRef
from thidua.problems import Place
from unit.explanation.builders import (
    NOMINEE,
    at_least,
    attested,
    criterion,
    decision,
    every,
    known,
    no,
    pack,
    some,
    yes,
)

INPUTS = [InputRef("t", "a", field=name) for name in "abcdef"]

ways = st.frozensets(st.sampled_from(INPUTS), min_size=1, max_size=3)
goals = st.lists(st.frozensets(ways, min_size=1, max_size=4), max_size=4)


@given(goals)
def test_it_is_the_smallest_set_that_holds_a_way_to_every_goal(
    wanted: list[frozenset[frozenset[InputRef]]],
) -> None:
    subsets = chain.from_iterable(
        combinations(INPUTS, size) for size in range(len(INPUTS) + 1)
    )
    enough = next(
        set(subset)
        for subset in subsets
        if all(any(way <= set(subset) for way in goal) for goal in wanted)
    )
    found = smallest(wanted)
    assert len(enough) == len(found)
    assert all(any(way <= found for way in goal) for goal in wanted)


def test_an_input_two_criteria_share_is_counted_once_and_preferred() -> None:
    rules = pack(
        criterion("one", some(attested("exemplary"), yes("direct"))),
        criterion("two", some(attested("clear"), yes("direct"))),
    )
    got = decision(rules, {})
    assert (InputRef("individual", NOMINEE, "direct"),) == got.settled_by


def test_a_route_that_is_closed_is_no_way_out() -> None:
    rules = pack(
        criterion(
            "work",
            some(
                every(yes("direct"), attested("exemplary")),
                every(attested("clear"), yes("grade"), yes("benefit")),
            ),
        )
    )
    got = decision(rules, {"direct": known(0), "grade": known(1)})
    assert ["clear", "benefit"] == [ref.detail or ref.field for ref in got.settled_by]


def test_inputs_have_one_order_whatever_is_absent() -> None:
    mixed = [InputRef("t", "a", "x"), InputRef("t", "a"), InputRef("s", "a", None)]
    assert ["s", "t", "t"] == [r.table for r in sorted(mixed, key=input_order)]


def open_rows(*numbers: int) -> FactValue:
    missing = [
        InputRef("initiatives", NOMINEE, "scope", Place("b.xlsx", "s", number))
        for number in numbers
    ]
    return FactValue(1, 1 + len(numbers), missing=tuple(missing))


def rows_asked(least: int, value: FactValue) -> list[int | None]:
    got = decision(pack(criterion("idea", at_least("count", least))), {"count": value})
    return [ref.row.row if ref.row else None for ref in got.settled_by]


def test_only_as_many_open_rows_are_asked_for_as_a_count_lacks() -> None:
    assert [4] == rows_asked(2, open_rows(4, 5, 6))
    assert [4, 5] == rows_asked(3, open_rows(4, 5, 6))


def test_rows_that_were_not_submitted_may_hold_any_number() -> None:
    known_rows = open_rows(4, 5)
    absent = InputRef("initiatives", NOMINEE)
    value = FactValue(0, None, missing=(*known_rows.missing, absent))
    assert [None] == rows_asked(2, value)


def test_what_a_count_needs_of_another_table_is_always_asked_for() -> None:
    own = InputRef("individual", NOMINEE, "born_on")
    value = open_rows(4, 5)
    value = FactValue(1, 3, missing=(*value.missing, own))
    assert [None, 4] == rows_asked(2, value)


def test_under_none_every_open_row_must_be_known() -> None:
    rules = pack(criterion("few", no(at_least("count", 2))))
    assert 2 == len(decision(rules, {"count": open_rows(4, 5)}).settled_by)
