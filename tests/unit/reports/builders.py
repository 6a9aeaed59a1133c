"""A finished run made by hand, with names that try the reports' care."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from thidua.model.conditions import Literal, ParameterRef
from thidua.model.findings import Decision
from thidua.model.pack import (
    Basis,
    Direction,
    Effect,
    Provenance,
    RankKey,
    RulePack,
    SeatLimit,
)
from thidua.model.proposals import LimitUse, Proposal, Standing
from thidua.model.records import Batch, Record
from thidua.problems import Place, Problem, Severity
from unit.explanation.builders import (
    AWARD,
    ROW,
    at_least,
    attested,
    criterion,
    decision,
    known,
    pack,
    parameter,
    text,
    yes,
)

SPITEFUL = '=HYPERLINK("http://x","y") <script>alert(1)</script>'
LIMIT = "seats-total"


def rules() -> RulePack:
    small = pack(
        criterion("work", yes("direct")),
        criterion(
            "idea",
            at_least("count", ParameterRef("level")),
            provenance=Provenance.ASSUMED,
        ),
        criterion("vote", attested("exemplary"), Effect.CONFIRM),
        parameters=(parameter("level", 1),),
    )
    key = RankKey(
        "rank/1",
        Direction.MOST,
        Basis(None),
        fact="count",
        title=text("Nhiều sáng kiến hơn", "More initiatives"),
    )
    limit = SeatLimit(LIMIT, Basis(None), Literal("1", 1))
    award = replace(small.awards[AWARD], rank=(key,), seats=(limit,))
    return replace(small, awards={AWARD: award}, digest="0123456789abcdef0123")


def nominee(key: str, name: str) -> Record:
    return Record(
        table="individual", key=key, place=ROW, values={"name": name, "unit": "u1"}
    )


def decided(key: str, direct: int | None, *, nominated: bool = True) -> Decision:
    values = {} if direct is None else {"direct": known(direct)}
    made = decision(rules(), {**values, "count": known(2)})
    return replace(made, nominee=key, nominated=nominated)


def seated(key: str, standing: Standing, rank: int) -> Proposal:
    is_proposed = standing is Standing.PROPOSED
    return Proposal(
        key,
        AWARD,
        standing,
        rank,
        keys=(),
        limits=(LimitUse(LIMIT, None, 1, rank - 1),),
        binding=None if is_proposed else LIMIT,
        separating=None if is_proposed else "rank/1",
        below=None if is_proposed else "a",
        subject_to=("vote",),
    )


@dataclass(frozen=True)
class Run:
    batch: Batch
    decisions: tuple[Decision, ...]
    proposals: tuple[Proposal, ...]
    problems: tuple[Problem, ...]
    manifest: dict[str, Any] = field(
        default_factory=lambda: {
            "round": "dot-1",
            "dates": {
                "as_of": "2018-08-31",
                "decided_on": "2018-09-15",
                "award_year": 2018,
                "round_start": "2018-01-01",
                "round_end": date(2018, 8, 31).isoformat(),
            },
            "evaluators": {"judged_by": "durable", "checked_by": None},
        }
    )


def run() -> Run:
    people = {"a": "Nguyễn Thị An", "b": SPITEFUL, "c": "Lê Văn Cần", "d": "Võ Dũng"}
    unit = Record(table="unit", key="u1", place=ROW, values={"name": "CĐCS Đồng Khởi"})
    batch = Batch(
        nominees={key: nominee(key, name) for key, name in people.items()},
        units={"u1": unit},
        nominations=(),
        children={},
    )
    return Run(
        batch,
        (
            decided("a", 1),
            decided("b", 1),
            decided("c", 0),
            decided("d", None),
            decided("e", 1, nominated=False),
            decided("f", 0, nominated=False),
        ),
        (seated("a", Standing.PROPOSED, 1), seated("b", Standing.RESERVE, 2)),
        (
            Problem(
                "R010",
                Place("batch.xlsx", "Cá nhân", 9, "C"),
                Severity.WARNING,
                {"found": "<b>", "why": "đầy"},
            ),
        ),
    )
