"""Shares of members against all completions: who counts, who satisfies, who lacks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from oracle.two_valued import holds
from oracle.worlds import HEIGHT, HEIGHTS, grouped, number_leaves
from small_world import (
    CONTEXT,
    SHARE,
    TITLE,
    batch_of,
    facts_of,
    pack_of,
    person,
    row,
)
from thidua.facts.derive import FactBase
from thidua.model.conditions import AwardLeaf, AwardState, Condition, Verdict
from thidua.model.pack import MEMBERS, Computation, DerivedFact
from thidua.model.records import Nomination, Record
from thidua.problems import Place

VERDICTS = (Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN)
CONSTANTS = (0, 333_333, 500_000, 700_000, 1_000_000)


@dataclass(frozen=True)
class Member:
    """What is known of a member: height, the award (None: not nominated), ratings."""

    height: int | None
    title: Verdict | None
    rated: tuple[int | None, ...]


@dataclass(frozen=True)
class Team:
    """A unit with its members in the batch."""

    members: tuple[Member, ...]
    headcount: int | None
    is_complete: bool | None
    as_of: date

    @property
    def absent(self) -> Sequence[int]:
        """Return how many members may be outside the batch."""
        if self.headcount is not None:
            return (self.headcount - len(self.members),)
        return (0,) if self.is_complete else (0, 1, 2)


Complete = Mapping[str, object]


def teams() -> st.SearchStrategy[Team]:
    years = st.lists(st.sampled_from((2017, 2018, None)), max_size=2).map(tuple)
    titles = st.sampled_from((None, *VERDICTS))
    member = st.builds(Member, st.sampled_from((*HEIGHTS, None)), titles, years)
    return st.builds(
        Team,
        st.lists(member, max_size=3).map(tuple),
        st.sampled_from((None, 1, 2, 3)),
        st.sampled_from((True, False, None)),
        st.sampled_from((date(2018, 8, 31), date(2018, 12, 31))),
    ).filter(lambda team: team.absent[0] >= 0)


def facts_about(team: Team, fact: DerivedFact) -> FactBase:
    keys = [f"m{n}" for n in range(len(team.members))]
    own = list(zip(keys, team.members, strict=True))
    known = [
        person(key, **({} if m.height is None else {"height": m.height}))
        for key, m in own
    ]
    values = {"headcount": team.headcount, "roster_complete": team.is_complete}
    unit = {name: value for name, value in values.items() if value is not None}
    ratings = {
        key: [row("ratings", 10 * n + i, year=y) for i, y in enumerate(m.rated)]
        for n, (key, m) in enumerate(own)
    }
    batch = batch_of(
        [person("team", "collective", unit="u"), *known],
        ratings,
        [Record(table="unit", key="u", place=Place("u.csv"), values=unit)],
        [Nomination(k, "title", Place("n.csv")) for k, m in own if m.title is not None],
        {"u": tuple(keys)},
    )
    results = {(k, "title", "proposed"): m.title for k, m in own if m.title is not None}
    return facts_of(batch, pack_of(fact), results, as_of=team.as_of)


def completions(team: Team) -> Iterator[list[Complete]]:
    """Yield every possible list of members, complete."""
    known = [list(_of(member, team.as_of)) for member in team.members]
    anybody = [
        {"height": h, "award title": a, "rated": r}
        for h, a, r in product(HEIGHTS, (True, False), (True, False))
    ]
    for absent in team.absent:
        for members in product(*known, *([anybody] * absent)):
            yield list(members)


def _of(member: Member, as_of: date) -> Iterator[Complete]:
    heights = HEIGHTS if member.height is None else (member.height,)
    titles = {Verdict.MET: (True,), Verdict.UNKNOWN: (True, False)}
    awards = titles.get(member.title, (False,))
    rated: tuple[bool, ...] = (2018 in member.rated,)
    still_open = not member.rated or (as_of.year == 2018 and as_of.month < 12)
    if 2018 not in member.rated and (still_open or None in member.rated):
        rated = (True, False)
    for height, award, was_rated in product(heights, awards, rated):
        yield {"height": height, "award title": award, "rated": was_rated}


def conditions() -> st.SearchStrategy[Condition]:
    won = st.just(AwardLeaf("won", "title", AwardState.PROPOSED))
    return grouped(number_leaves("height", HEIGHT, HEIGHTS) | won)


def counts(fact: DerivedFact, member: Complete) -> bool:
    """Tell whether a member stands in the denominator."""
    return bool(
        {"rated": member["rated"], "title": member["award title"]}.get(fact.of, 1)
    )


def proportion(fact: DerivedFact, members: Sequence[Complete]) -> tuple[int, int]:
    counted = [member for member in members if counts(fact, member)]
    good = [m for m in counted if holds(fact.where, m.__getitem__, CONTEXT)]
    return len(good), len(counted)


def share_of(of: str, where: Condition | None) -> DerivedFact:
    return DerivedFact(
        "asked", TITLE, SHARE, Computation.SHARE, MEMBERS, of=of, where=where
    )


@given(
    team=teams(),
    of=st.sampled_from(("all_members", "rated", "title")),
    where=st.none() | conditions(),
    constant=st.sampled_from(CONSTANTS),
)
def test_a_share_of_members_holds_every_completion(
    team: Team, of: str, where: Condition | None, constant: int
) -> None:
    fact = share_of(of, where)
    value = facts_about(team, fact).value("team", "asked")
    found = [proportion(fact, members) for members in completions(team)]
    empties = {whole == 0 for _, whole in found}
    assert value.empty is None or empties == {value.empty}
    if value.tally is not None:
        low, high = value.tally.bounds(constant)
        for part, whole in found:
            assert low <= 1_000_000 * part - constant * whole <= high


@given(team=teams(), where=st.just(AwardLeaf("won", "title")))
def test_bounds_of_single_answers_are_reached(team: Team, where: Condition) -> None:
    assume(len(team.absent) == 1)
    fact = share_of("all_members", where)
    tally = facts_about(team, fact).value("team", "asked").tally
    assert tally is not None
    found = [Fraction(*p) for p in _pairs(fact, team)]
    reached = {1_000_000 * p - 500_000 for p in found}
    low, high = tally.bounds(500_000)
    whole = len(team.members) + team.absent[0]
    assert not whole or {Fraction(low, whole), Fraction(high, whole)} <= reached


def _pairs(fact: DerivedFact, team: Team) -> Iterator[tuple[int, int]]:
    return (p for p in (proportion(fact, m) for m in completions(team)) if p[1])


@given(team=teams(), state=st.just(AwardState.PROPOSED))
def test_a_member_with_an_award_is_found_in_every_completion(
    team: Team, state: AwardState
) -> None:
    fact = share_of("all_members", None)
    value = facts_about(team, fact).award_result("team", "title", state, "members")
    for members in completions(team):
        won = any(member["award title"] for member in members)
        assert value.low is not None
        assert value.high is not None
        assert value.low <= won <= value.high
