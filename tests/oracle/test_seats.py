"""The chosen are those whom trying every set of nominees chooses."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from oracle.seats_by_search import Person, Rule, World, worlds
from thidua.model.conditions import Attested, Literal, ParameterRef
from thidua.model.pack import Basis, SeatLimit
from thidua.model.proposals import Proposal, Standing
from thidua.selection.select import Selection, select
from thidua.selection.winners import Win, counted
from unit.selection.builders import CONTEXT, award, candidate, pack, seat_parameter

EXAMPLES = 20_000 if settings().max_examples > 1000 else 300
MOST_WORLDS = 40
DISTRICT = {"x": "north", "y": "north", "z": "south"}
PERS = (None, "submitting_unit", "unit.district", "unit.sector")
ABOUT = ("direct", "woman")


@st.composite
def people(draw, *, is_known=True):
    points = draw(st.lists(st.integers(0, 4), max_size=8))
    equal = max((points.count(p) for p in points), default=0)
    assume(equal <= 4)
    known = st.booleans() if is_known else st.sampled_from([True, False, True, None])
    made = []
    for number, point in enumerate(points):
        unit = draw(st.sampled_from("xyz"))
        scopes = {
            "submitting_unit": unit,
            "unit.district": DISTRICT[unit],
            "unit.sector": draw(st.sampled_from(["public", "private"])),
        }
        so = {about: draw(known) for about in ABOUT}
        made.append(Person(f"n{number}", point, scopes, so))
    return made


@st.composite
def rules(draw, *, is_known=True):
    """Draw ceilings in total and nested ones, crossing ones, minimums, shares."""
    found = []
    for per in draw(st.lists(st.sampled_from(PERS), unique=True, max_size=3)):
        number = st.integers(0, 5) if is_known else st.none() | st.integers(0, 4)
        found.append(Rule(f"all-{per}", draw(number), per))
    if draw(st.integers(0, 3)) == 0:
        found.append(derived(draw, is_known=is_known))
    pers = [rule.per for rule in found]
    more = range(draw(st.integers(0, 3)))
    return found + [particular(draw, number, pers) for number in more]


def derived(draw, *, is_known):
    per = draw(st.sampled_from([None, "submitting_unit"]))
    most = 0 if is_known else 2
    counts = st.tuples(st.integers(0, 6), st.integers(0, most))
    names = [None] if per is None else [*DISTRICT]
    return Rule(
        "derived",
        draw(st.sampled_from([15, 50, 66])),
        per,
        is_share=True,
        winners={name: draw(counts) for name in names},
        rounding=draw(st.sampled_from(["down", "up", "half_up"])),
    )


def particular(draw, number, counted_pers):
    """Draw a minimum, or a ceiling for those only who meet a condition."""
    is_minimum = draw(st.booleans())
    per = draw(st.sampled_from(PERS))
    is_share = per in counted_pers and draw(st.booleans())
    return Rule(
        f"some-{number}",
        draw(st.sampled_from([20, 34, 50]) if is_share else st.integers(0, 3)),
        per,
        draw(st.sampled_from(ABOUT)),
        is_minimum=is_minimum,
        is_share=is_share,
        rounding=draw(st.sampled_from(["down", "up", "half_up"])),
    )


def limit(rule: Rule) -> SeatLimit:
    code = (
        None if rule.number is None else rule.number * (10_000 if rule.is_share else 1)
    )
    number = ParameterRef("open") if code is None else Literal(str(rule.number), code)
    return SeatLimit(
        rule.name,
        Basis(None),
        None if rule.is_minimum else number,
        rule.per,
        number if rule.is_minimum else None,
        None if rule.where is None else Attested(rule.where, rule.where),
        None if rule.winners is None else "other",
        rule.rounding,
        is_share=rule.is_share,
    )


def wins(rule: Rule) -> list[Win]:
    made = []
    for scope, (sure, open_) in (rule.winners or {}).items():
        scopes = {} if rule.per is None else {rule.per: scope}
        made += [
            Win("other", f"w{scope}{number}", number < sure, scopes)
            for number in range(sure + open_)
        ]
    return made


def selected(batch, limits) -> Selection:
    made = [
        candidate(
            p.name,
            p.points,
            unit=p.scopes["submitting_unit"],
            meets=p.is_so,
            **{k: v for k, v in p.scopes.items() if k != "submitting_unit"},
        )
        for p in batch
    ]
    won = counted(win for rule in limits for win in wins(rule))
    of = pack(seat_parameter("open"))
    return select(award([limit(r) for r in limits]), made, of, CONTEXT, won)


def by_name(found: Selection) -> dict[str, Proposal]:
    return {proposal.nominee: proposal for proposal in found.proposals}


def outcomes(open_worlds: list[World]) -> list[set[str]]:
    return [winners for world in open_worlds for winners in world.winners()]


@settings(max_examples=EXAMPLES)
@given(people(), rules())
def test_the_chosen_are_the_best_set_in_every_order_of_equals(batch, limits):
    (world,) = worlds(batch, limits)
    found = by_name(selected(batch, limits))
    ways = outcomes([world])
    for person in batch:
        seated = {person.name in way for way in ways}
        standing = found[person.name].standing
        assert (standing is Standing.PROPOSED) == (seated == {True}), person
        assert (standing is Standing.RESERVE) == (seated == {False}), person


@settings(max_examples=EXAMPLES)
@given(people(is_known=False), rules(is_known=False))
def test_what_is_not_known_yet_overturns_no_proposal_and_no_reserve(batch, limits):
    open_worlds = []
    for world in worlds(batch, limits):
        open_worlds.append(world)
        assume(len(open_worlds) <= MOST_WORLDS)
    found = by_name(selected(batch, limits))
    ways = outcomes(open_worlds)
    for person in batch:
        seated = {person.name in way for way in ways}
        standing = found[person.name].standing
        if standing is Standing.PROPOSED:
            assert seated == {True}, person
        if standing is Standing.RESERVE:
            assert seated == {False}, person
