"""Decisions survive the journey to a line of JSON and back."""

import json

from hypothesis import given
from hypothesis import strategies as st

from thidua.explanation.serial import decision_from_json, decision_to_json
from thidua.model.conditions import Verdict
from thidua.model.facts import InputRef
from thidua.model.findings import Decision, Finding, Observed, Outcome
from thidua.problems import Place

words = st.text(max_size=6)
maybe = st.one_of(st.none(), words)
codes = st.one_of(st.none(), st.integers(-(2**63), 2**63))
counts = st.integers(0, 9)
places = st.builds(
    Place,
    words,
    maybe,
    st.one_of(st.none(), counts),
    maybe,
    st.one_of(st.none(), counts),
)
inputs = st.builds(InputRef, words, words, maybe, st.one_of(st.none(), places), maybe)
observed = st.builds(
    Observed,
    codes,
    codes,
    maybe,
    st.one_of(st.none(), st.tuples(counts, counts, counts, counts)),
    st.sampled_from([True, False, None]),
)
findings = st.builds(
    Finding,
    words,
    st.sampled_from(Verdict),
    st.lists(words, max_size=2).map(tuple),
    st.one_of(st.none(), observed),
    st.lists(places, max_size=2).map(tuple),
    st.lists(inputs, max_size=2).map(tuple),
)
outcomes = st.sampled_from(Outcome)
decisions = st.builds(
    Decision,
    nominee=words,
    award=words,
    outcome=outcomes,
    findings=st.lists(findings, max_size=2).map(tuple),
    deciding=st.lists(words, max_size=2).map(tuple),
    also=st.lists(st.tuples(outcomes, words), max_size=2).map(tuple),
    subject_to=st.lists(words, max_size=2).map(tuple),
    settled_by=st.lists(inputs, max_size=2).map(tuple),
    routes=st.lists(st.tuples(words, words), max_size=2).map(tuple),
    law_date=maybe,
    place=st.one_of(st.none(), places),
    nominated=st.booleans(),
)


@given(decisions)
def test_reading_what_was_written_gives_the_same_decision(decision: Decision) -> None:
    line = decision_to_json(decision)
    assert decision == decision_from_json(line)
    assert line == decision_to_json(decision_from_json(line))


def test_a_line_is_one_line_with_sorted_keys_and_plain_vietnamese() -> None:
    decision = Decision("an", "cờ\n", Outcome.ELIGIBLE, (), ())
    line = decision_to_json(decision)
    assert "\n" not in line
    assert "cờ" in line
    assert sorted(json.loads(line)) == list(json.loads(line))
