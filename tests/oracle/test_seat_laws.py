"""What is said of seats is true, and what filling them promises holds."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from oracle.seats_by_search import Person, Rule, World, worlds
from oracle.test_seats import by_name, people, rules, selected
from thidua.model.proposals import Proposal, Standing

EXAMPLES = min(settings().max_examples, 2_000)
PROPOSED, RESERVE = Standing.PROPOSED, Standing.RESERVE


def only_world(batch: Sequence[Person], limits: Sequence[Rule]) -> World:
    (world,) = worlds(batch, limits)
    return world


def names(found: dict[str, Proposal], standing: Standing) -> set[str]:
    return {name for name, p in found.items() if p.standing is standing}


@settings(max_examples=EXAMPLES)
@given(people(), rules(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(batch, limits, chance):
    shuffled = list(batch)
    chance.shuffle(shuffled)
    assert selected(batch, limits) == selected(shuffled, limits)


@settings(max_examples=EXAMPLES)
@given(people(), rules())
def test_what_cannot_be_met_is_reported_with_what_can(batch, limits):
    assume(batch)
    world = only_world(batch, limits)
    most, _ = world.best()
    minimums = [rule for rule in limits if rule.is_minimum]
    expected = set()
    for rule, met in zip(minimums, most, strict=True):
        wanted = sum(n for (name, _), n in world.numbers.items() if name == rule.name)
        if met < wanted:
            expected.add((rule.name, str(wanted), str(met)))
    told = {
        (p.details["limit"], p.details["wanted"], p.details["attainable"])
        for p in selected(batch, limits).problems
    }
    assert expected == told


@settings(max_examples=EXAMPLES)
@given(people(), rules())
def test_nobody_without_a_seat_is_above_one_who_has_it_but_for_a_named_limit(
    batch, limits
):
    world = only_world(batch, limits)
    found = by_name(selected(batch, limits))
    rule_of = {rule.name: rule for rule in limits}
    seated = [p for p in batch if found[p.name].standing is PROPOSED]
    certain = names(found, PROPOSED) | names(found, RESERVE) == {*found}
    for person in batch:
        told = found[person.name]
        if told.standing is not RESERVE:
            continue
        rule = rule_of[told.binding]
        assert world.is_in(person, rule)
        if told.kept_for is not None:
            assert rule_of[told.kept_for].is_minimum
        elif certain:
            inside = [p for p in seated if world.is_in(p, rule)]
            scope = rule.scope(person)
            same = [p for p in inside if rule.scope(p) == scope]
            higher = [p for p in same if found[p.name].rank <= told.rank]
            assert len(higher) == world.numbers[rule.name, scope]


@settings(max_examples=EXAMPLES)
@given(people(), rules())
def test_whose_leaving_would_seat_one_is_told_truly(batch, limits):
    found = by_name(selected(batch, limits))
    for name, told in found.items():
        if told.above is not None:
            rest = [p for p in batch if p.name != told.above]
            known = {p.name for p in rest}
            assert name in known
            # A share is of the seats there are, which nobody's leaving changes.
            assert PROPOSED is by_name(selected(rest, limits))[name].standing


@settings(max_examples=EXAMPLES)
@given(people(), rules())
def test_a_seat_held_by_a_minimum_is_not_held_by_rank(batch, limits):
    found = by_name(selected(batch, limits))
    free = [rule for rule in limits if not rule.is_minimum]
    without = by_name(selected(batch, free))
    for name in names(found, PROPOSED):
        if found[name].held_by is not None:
            assert without[name].standing is not PROPOSED


@settings(max_examples=EXAMPLES)
@given(people(), st.integers(0, 5), st.integers(0, 3), st.data())
def test_becoming_a_direct_worker_loses_no_seat(batch, total, kept, data):
    assume(batch)
    limits = [
        Rule("total", total),
        Rule("unit", 2, "submitting_unit"),
        Rule("workers", kept, None, "direct", is_minimum=True),
    ]
    one = data.draw(st.sampled_from(batch))
    first = [replace(p, points=(p.points or 0) + 9 * p.is_so["direct"]) for p in batch]
    before = by_name(selected(first, limits))
    now = [
        replace(p, is_so={**p.is_so, "direct": True}, points=(one.points or 0) + 9)
        if p.name == one.name
        else p
        for p in first
    ]
    after = by_name(selected(now, limits))
    if before[one.name].standing is PROPOSED:
        assert PROPOSED is after[one.name].standing


@settings(max_examples=EXAMPLES)
@given(people(), st.integers(0, 5), st.integers(0, 5), st.integers(0, 5))
def test_one_more_seat_in_total_removes_no_winner_where_limits_nest(
    batch, total, district, unit
):
    limits = [
        Rule("total", total),
        Rule("district", district, "unit.district"),
        Rule("unit", unit, "submitting_unit"),
    ]
    more = [replace(limits[0], number=total + 1), *limits[1:]]
    before, after = selected(batch, limits), selected(batch, more)
    assert names(by_name(before), PROPOSED) <= names(by_name(after), PROPOSED)
