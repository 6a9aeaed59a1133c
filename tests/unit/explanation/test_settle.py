"""The smallest settling set is exact: compared with trying every set."""

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from thidua.explanation.inputs import input_order
from thidua.explanation.settle import smallest
from thidua.model.facts import InputRef
from unit.explanation.builders import (
    NOMINEE,
    attested,
    criterion,
    decision,
    every,
    known,
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
