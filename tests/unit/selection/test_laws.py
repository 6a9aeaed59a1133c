"""What filling seats promises, on small batches and by brute force."""

from collections import Counter
from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from thidua.model.pack import Direction
from thidua.model.proposals import KeyValue, Standing
from thidua.selection.rank import keys_in_force, standing
from thidua.selection.select import select
from unit.selection.builders import (
    CONTEXT,
    award,
    candidate,
    keyed,
    limit,
    pack,
    seat_parameter,
)

TAKES = {Standing.PROPOSED, Standing.TIED}
DISTRICT_OF = {"x": "north", "y": "north", "z": "south"}


@st.composite
def people(draw, *, distinct=False):
    points = st.one_of(st.none(), st.integers(0, 3))
    if distinct:
        values = draw(st.lists(st.integers(0, 20), unique=True, max_size=7))
    else:
        values = draw(st.lists(points, max_size=7))
    made = []
    for position, value in enumerate(values):
        unit = draw(st.sampled_from(sorted(DISTRICT_OF)))
        sector = draw(st.sampled_from(["public", "private"]))
        scopes = {"unit.district": DISTRICT_OF[unit], "unit.sector": sector}
        made.append(candidate(f"n{position}", value, unit=unit, **scopes))
    return made


seats = st.integers(0, 4)
nested = st.tuples(seats, seats, seats).map(
    lambda n: [
        limit(n[0]),
        limit(n[1], per="unit.district"),
        limit(n[2], per="submitting_unit"),
    ]
)
crossing = st.tuples(seats, seats).map(
    lambda n: [limit(n[0], per="unit.sector"), limit(n[1], per="submitting_unit")]
)


def chosen(batch, limits, of=None):
    proposals = select(award(limits), batch, of or pack(), CONTEXT).proposals
    return {p.nominee: p for p in proposals}


def scope(limit, person):
    return limit.id, None if limit.per is None else person.scopes.get(limit.per)


def fits(batch, limits, of):
    taken = Counter(scope(rule, p) for p in batch for rule in limits)
    return all(taken[scope(r, p)] <= of(r, p) for r in limits for p in batch)


def literal(limit, _):
    return limit.at_most.code


@given(people(), st.one_of(nested, crossing))
def test_no_ceiling_is_exceeded(batch, limits):
    result = chosen(batch, limits)
    winners = [p for p in batch if result[p.nominee].standing is Standing.PROPOSED]
    assert fits(winners, limits, literal)


@given(people(), st.one_of(nested, crossing), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(batch, limits, random):
    shuffled = list(batch)
    random.shuffle(shuffled)
    assert select(award(limits), batch, pack(), CONTEXT) == select(
        award(limits), shuffled, pack(), CONTEXT
    )


@given(people(distinct=True), nested)
def test_without_ties_the_winners_are_the_best_feasible_set(batch, limits):
    result = chosen(batch, limits)
    order = sorted(batch, key=lambda p: result[p.nominee].rank)
    feasible = [
        group
        for size in range(len(order) + 1)
        for group in combinations(range(len(order)), size)
        if fits([order[i] for i in group], limits, literal)
    ]
    best = max(feasible, key=lambda g: [i in g for i in range(len(order))])
    winners = [
        i
        for i, p in enumerate(order)
        if result[p.nominee].standing is Standing.PROPOSED
    ]
    assert list(best) == winners
    assert {Standing.PROPOSED, Standing.RESERVE} >= {
        p.standing for p in result.values()
    }


@given(people(), st.one_of(nested, crossing))
def test_whoever_has_no_seat_is_told_the_limit(batch, limits):
    for proposal in chosen(batch, limits).values():
        assert (proposal.standing is Standing.PROPOSED) == (proposal.binding is None)


@given(people(), nested)
def test_a_reserve_is_kept_out_by_those_above_it(batch, limits):
    result = chosen(batch, limits)
    people_by_id = {p.nominee: p for p in batch}
    rules = {rule.id: rule for rule in limits}
    for lower in result.values():
        if lower.standing is not Standing.RESERVE:
            continue
        rule, person = rules[lower.binding], people_by_id[lower.nominee]
        above = [
            p
            for p in batch
            if scope(rule, p) == scope(rule, person)
            and result[p.nominee].rank < lower.rank
            and result[p.nominee].standing in TAKES
        ]
        assert len(above) >= rule.at_most.code


@given(people(), st.one_of(nested, crossing))
def test_those_who_are_alike_fare_alike(batch, limits):
    result = chosen(batch, limits)
    keys = keys_in_force(award(limits), CONTEXT)
    fates = {}
    for person in batch:
        alike = (standing(person, keys), *sorted(person.scopes.items()))
        fates.setdefault(alike, set()).add(result[person.nominee].standing)
    assert all(len(fate) == 1 for fate in fates.values())


@given(people(), nested)
def test_one_more_seat_in_total_removes_no_winner(batch, limits):
    more = [limit(limits[0].at_most.code + 1), *limits[1:]]
    assert winners(chosen(batch, limits)) <= winners(chosen(batch, more))


@given(people(), nested)
def test_one_more_seat_a_unit_removes_no_winner_of_a_single_limit(batch, limits):
    only = limits[2]
    more = limit(only.at_most.code + 1, per=only.per)
    assert winners(chosen(batch, [only])) <= winners(chosen(batch, [more]))


def winners(result):
    return {n for n, p in result.items() if p.standing is Standing.PROPOSED}


@given(people(), seats, st.dictionaries(st.sampled_from("xyz"), seats), st.data())
def test_a_number_entered_later_overturns_no_proposal_and_no_reserve(
    batch, total, known, data
):
    rules = [limit(total), limit("quota", per="submitting_unit")]
    full = {unit: known.get(unit, data.draw(seats)) for unit in "xyz"}
    before = chosen(batch, rules, quotas(known))
    after = chosen(batch, rules, quotas(full))
    for nominee, proposal in before.items():
        if proposal.standing in {Standing.PROPOSED, Standing.RESERVE}:
            assert proposal.standing is after[nominee].standing


def quotas(values):
    entries = [keyed(value, unit) for unit, value in sorted(values.items())]
    return pack(seat_parameter("quota", *entries, keyed_by=("submitting_unit",)))


@given(people(), nested, st.randoms(use_true_random=False))
def test_settling_a_tie_overturns_no_proposal_and_no_reserve(batch, limits, random):
    before = chosen(batch, limits)
    order = list(batch)
    random.shuffle(order)
    settled = [
        replace(p, keys=(*p.keys, KeyValue("rank/2", place)))
        for place, p in enumerate(order)
    ]
    keys = [Direction.MOST, Direction.MOST]
    after = {
        p.nominee: p
        for p in select(award(limits, keys), settled, pack(), CONTEXT).proposals
    }
    for nominee, proposal in before.items():
        if proposal.standing in {Standing.PROPOSED, Standing.RESERVE}:
            assert proposal.standing is after[nominee].standing
