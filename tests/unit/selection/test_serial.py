"""Proposals survive the journey to a line of JSON and back."""

from hypothesis import given
from hypothesis import strategies as st

from thidua.model.proposals import KeyValue, LimitUse, Proposal, Standing
from thidua.selection.serial import proposal_from_json, proposal_to_json

words = st.text(max_size=6)
maybe = st.one_of(st.none(), words)
codes = st.one_of(st.none(), st.integers(-(2**63), 2**63))
counts = st.integers(0, 9)
few = st.one_of(st.none(), counts)
uses = st.builds(
    LimitUse,
    words,
    maybe,
    codes,
    counts,
    most=few,
    share=few,
    of_count=few,
    lost=few,
    reserved=st.booleans(),
    counts=st.one_of(st.none(), st.booleans()),
)
proposals = st.builds(
    Proposal,
    nominee=words,
    award=words,
    standing=st.sampled_from(Standing),
    rank=counts,
    keys=st.lists(st.builds(KeyValue, words, codes), max_size=2).map(tuple),
    limits=st.lists(uses, max_size=2).map(tuple),
    binding=maybe,
    separating=maybe,
    below=maybe,
    tied_with=st.lists(words, max_size=2).map(tuple),
    subject_to=st.lists(words, max_size=2).map(tuple),
    kept_for=maybe,
    above=maybe,
    held_by=maybe,
    waits_for=st.lists(words, max_size=2).map(tuple),
    distance=few,
)


@given(proposals)
def test_reading_what_was_written_gives_the_same_proposal(proposal: Proposal) -> None:
    line = proposal_to_json(proposal)
    assert proposal == proposal_from_json(line)
    assert "\n" not in line
    assert line == proposal_to_json(proposal_from_json(line))
