"""Pairs one slip apart are all found, though not each is compared with each."""

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syllables import SYLLABLES
from thidua.intake.linking.slips import slip_pairs
from thidua.intake.linking.spellings import is_slip

CHANCE = random.Random(7)  # noqa: S311 - texts to compare


def slipped(text: str, chance: random.Random) -> str:
    """Return a text one slip away from another."""
    at = chance.randrange(len(text) - 1)
    return chance.choice(
        (
            text[:at] + text[at + 1 :],
            text[:at] + chance.choice("aeioubcd") + text[at:],
            text[:at] + chance.choice("aeioubcd") + text[at + 1 :],
            text[:at] + text[at + 1] + text[at] + text[at + 2 :],
        )
    )


def compared(texts: set[str]) -> set[tuple[str, str]]:
    """Return the pairs one slip apart, each compared with each."""
    return {
        (one, other)
        for one, other in combinations(sorted(texts), 2)
        if is_slip(one, other)
        and [*filter(str.isdigit, one)] == [*filter(str.isdigit, other)]
    }


@given(
    st.sets(st.text("ab", max_size=9), max_size=40),
    st.sets(st.text("abc1", min_size=8, max_size=22), max_size=20),
    st.randoms(use_true_random=False),
)
def test_as_many_pairs_are_found_as_by_comparing_each_with_each(
    short: set[str], long: set[str], chance: random.Random
) -> None:
    texts = {*short, *long, *(slipped(each, chance) for each in long)}
    found = list(slip_pairs(texts))
    assert compared(texts) == set(found)
    assert all(one < other for one, other in found)


@pytest.mark.parametrize("start", ["", "giaiphapnangcaochatluong" * 3])
def test_slips_planted_among_many_long_titles_are_found(start: str) -> None:
    titles = [start + "".join(CHANCE.choices(SYLLABLES, k=8)) for _ in range(3000)]
    bare = [title for title in titles if len(title) > 12]
    planted = {(one, slipped(one, CHANCE)) for one in bare[:200]}
    pairs = {tuple(sorted(pair)) for pair in planted if pair[0] != pair[1]}
    found = set(slip_pairs([*bare, *(other for _, other in planted)]))
    assert pairs <= found


def test_digits_hold_texts_apart() -> None:
    assert [] == list(slip_pairs(["giaiphapso1", "giaiphapso2", "giaiphapso12"]))
    assert [("giaiphaap12", "giaiphap12")] == list(
        slip_pairs(["giaiphap12", "giaiphaap12", "giaiphap13"])
    )
