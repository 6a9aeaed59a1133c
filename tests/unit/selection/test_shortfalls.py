"""Reserved minimums that cannot be met, and contests given up, are told."""

import pytest

from thidua.model.proposals import Standing
from thidua.problems import Severity
from thidua.selection.account import Rules
from thidua.selection.amounts import Amounts
from thidua.selection.claims import Claim
from thidua.selection.fates import Fate, Settled
from thidua.selection.select import select
from thidua.selection.shortfalls import shortfalls
from unit.selection.builders import CONTEXT, award, candidate, limit, pack

UNIT = "submitting_unit"


@pytest.mark.parametrize(("nominated", "told"), [(1, ["R030"]), (2, []), (3, [])])
def test_a_minimum_that_too_few_can_fill_is_told(
    nominated: int, told: list[str]
) -> None:
    reserved = award([limit(5), limit(None, per=UNIT, at_least=2)])
    found = select(
        reserved,
        [candidate(name, 1, unit="x") for name in "abc"[:nominated]],
        pack(),
        CONTEXT,
    ).problems
    assert told == [each.code for each in found]
    if found:
        details = found[0].details
        shown = [details[name] for name in ("wanted", "attainable", "scopes")]
        assert ["2", str(nominated), "x"] == shown


def test_nominees_for_whom_nothing_was_settled_are_counted() -> None:
    kept = (("per-unit", "x"),)
    fates = [
        Fate(Claim(candidate(name, 1), pools=(), kept=kept), standing)
        for name, standing in (
            ("a", Standing.AWAITING_SEATS),
            ("b", Standing.TIED),
            ("c", Standing.PROPOSED),
        )
    ]
    rules = Rules(award(), (), (), Amounts(award(), pack(), CONTEXT))
    given_up = Settled(tuple(fates), is_certain=False)
    (found,) = shortfalls([given_up], rules)
    assert ("R031", Severity.WARNING) == (found.code, found.severity)
    assert {"award": "certificate", "count": "2"} == found.details
    assert () == shortfalls([Settled(tuple(fates))], rules)
