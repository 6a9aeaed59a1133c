"""Which tables an award looks at, also where only its facts say so."""

from dataclasses import replace

from forms import ben_tre
from thidua.model.conditions import AwardLeaf
from thidua.model.pack import Bridge, RulePack
from thidua.packs.tables_read import tables_read

FLAG = "co-thi-dua-ldld-tinh"


def alone(award: str, **changes: object) -> RulePack:
    """Return the shipped pack with one award, changed."""
    found = replace(ben_tre().awards[award], criteria=(), rank=(), **changes)  # type: ignore[arg-type]
    return replace(ben_tre(), awards={award: found})


def test_an_award_that_asks_nothing_reads_nothing() -> None:
    pack = alone(FLAG, applies_when=None)
    assert frozenset() == tables_read(pack, [FLAG])


def test_whether_another_award_was_won_may_stand_in_the_history() -> None:
    pack = alone(FLAG, applies_when=AwardLeaf("applies_when", "lao-dong-gioi"))
    assert {"prior_awards"} == tables_read(pack, [FLAG])


def test_a_streak_reads_the_table_that_bridges_its_gaps() -> None:
    facts = {
        name: replace(fact, bridge=Bridge("sanctions", None))
        for name, fact in ben_tre().facts.items()
    }
    pack = replace(ben_tre(), facts=facts)
    assert "sanctions" in tables_read(pack, [FLAG])
    assert "sanctions" not in tables_read(ben_tre(), [FLAG])
