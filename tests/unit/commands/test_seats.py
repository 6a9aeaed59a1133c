"""The verb `seats`: one row a limit and scope, and whether what is reserved is met."""

import json
from dataclasses import replace
from pathlib import Path

from command_line import call
from thidua.model.proposals import LimitUse, Standing
from thidua.reports.seat_table import SeatRow, seat_rows
from thidua.reports.view import view
from thidua.texts import Language
from unit.reports.builders import LIMIT, rules, run, seated

AWARD = "bang-khen-ldld-tinh-ca-nhan"


def rows(*uses: LimitUse) -> tuple[SeatRow, ...]:
    """Return the table for one proposed nominee under some limits."""
    one = replace(seated("a", Standing.PROPOSED, 1), limits=uses)
    other = replace(seated("b", Standing.TIED, 2), limits=uses)
    made = replace(run(), proposals=(one, other))
    return seat_rows(view(made, rules(), Language.EN))


def test_the_table_counts_the_proposed_and_those_still_open(demo_run: Path) -> None:
    answer = call("seats", demo_run, "--award", AWARD, "--json")
    told = json.loads(answer.out)["seats"]
    units = {row["scope"] for row in told}
    assert len(units) == len(told) > 1
    assert all(row["seats"] is None or row["used"] <= row["seats"] for row in told)
    assert any(row["used"] == row["seats"] for row in told)
    assert 0 == answer.code


def test_people_read_a_table_in_their_language(demo_run: Path) -> None:
    answer = call("seats", demo_run, "--award", AWARD, "--lang", "vi")
    assert "Đã xếp" in answer.out
    assert "Suất" in answer.out


def test_an_award_nobody_contends_for_has_no_seats(demo_run: Path) -> None:
    answer = call("seats", demo_run, "--award", "nothing", "--lang", "en")
    assert 1 == answer.code
    assert "no limit applies" in answer.err


def test_a_share_tells_what_it_is_of_and_what_rounding_took() -> None:
    (row,) = rows(LimitUse(LIMIT, None, 3, 0, share=150_000, of_count=23, lost=450_000))
    assert (3, 150_000, 23, 450_000) == (row.seats, row.share, row.of_count, row.lost)
    assert (1, 1) == (row.used, row.tied)


def test_a_minimum_that_is_not_met_is_short() -> None:
    (kept,) = rows(LimitUse(LIMIT, None, 2, 0, reserved=True))
    assert kept.is_short
    (met,) = rows(LimitUse(LIMIT, None, 1, 0, reserved=True))
    assert not met.is_short
