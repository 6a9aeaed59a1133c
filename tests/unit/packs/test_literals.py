"""Literals of a type."""

import pytest

from thidua.model.vocabulary import Kind, ValueType, Vocabulary
from thidua.packs.faults import Faults
from thidua.packs.literals import LiteralReader
from thidua.problems import Place

MOMENT = ValueType(Kind.MOMENT)


def read(written: str) -> tuple[int | None, list[str]]:
    faults = Faults()
    reader = LiteralReader(Vocabulary({}, {}), faults)
    literal = reader.read(MOMENT, written, Place("a.yaml"))
    return literal and literal.code, [problem.code for problem in faults.found]


def test_a_moment_is_local_unless_it_says_its_offset() -> None:
    five_o_clock = 1_535_709_600  # 10:00 UTC
    assert (five_o_clock, []) == read("2018-08-31T17:00")
    assert (five_o_clock, []) == read("2018-08-31T17:00:00+07:00")
    assert (five_o_clock, []) == read("2018-08-31T10:00Z")


@pytest.mark.parametrize("written", ["2018-08-31", "2018-08-31T17", "20180831T1700"])
def test_a_moment_without_its_time_is_refused(written: str) -> None:
    assert (None, ["P061"]) == read(written)
