"""A small vocabulary, pack and batch, built from the values themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from thidua.facts.derive import FactBase, derive
from thidua.model.conditions import (
    Anchor,
    Condition,
    Leaf,
    Literal,
    Operator,
    Verdict,
)
from thidua.model.facts import FactValue
from thidua.model.pack import (
    Computation,
    DerivedFact,
    LawDate,
    Parameter,
    RulePack,
    Validity,
)
from thidua.model.records import Batch, Nomination, Record
from thidua.model.run import RunContext
from thidua.model.vocabulary import (
    Absence,
    EnumType,
    EnumValue,
    Field,
    Kind,
    RecordType,
    Role,
    ValueType,
    Vocabulary,
)
from thidua.problems import Place, Problem
from thidua.texts import LocalizedText

TITLE = LocalizedText("nhãn", "title")
TEXT = ValueType(Kind.TEXT)
YES_NO = ValueType(Kind.YES_NO)
INTEGER = ValueType(Kind.INTEGER)
DATE = ValueType(Kind.DATE)
YEAR = ValueType(Kind.YEAR, low=2010, high=2020)
MONEY = ValueType(Kind.MONEY, low=0)
GRADE = ValueType(Kind.ENUM, of="grade")
AWARD = ValueType(Kind.ENUM, of="award")
SHARE = ValueType(Kind.SHARE)

CONTEXT = RunContext(
    round_id="dot-1",
    round_start=date(2018, 1, 1),
    round_end=date(2018, 8, 31),
    as_of=date(2018, 8, 31),
    decided_on=date(2018, 9, 10),
    award_year=2018,
)


def enum(id_: str, *values: str, ordered: bool = False) -> EnumType:
    return EnumType(id_, TITLE, tuple(EnumValue(v, TITLE) for v in values), ordered)


def record_type(
    id_: str, fields: Mapping[str, ValueType], role: Role = Role.CHILD, **more: Any
) -> RecordType:
    own = {name: Field(name, TITLE, type_) for name, type_ in fields.items()}
    return RecordType(id_, TITLE, role, own, **more)


def _vocabulary() -> Vocabulary:
    nominee = ValueType(Kind.LINK, of="nominee")
    unit = ValueType(Kind.LINK, of="unit")
    person = {
        "name": TEXT,
        "unit": unit,
        "submitting_unit": unit,
        "received_on": DATE,
        "sex": ValueType(Kind.ENUM, of="sex"),
        "height": INTEGER,
        "score": ValueType(Kind.DECIMAL, scale=2),
        "target": ValueType(Kind.DECIMAL, scale=1),
        "joined_on": DATE,
        "left_on": DATE,
        "checked_at": ValueType(Kind.MOMENT),
        "movements": ValueType(Kind.SET, of="movement"),
        "motto": TEXT,
        "in_production": YES_NO,
    }
    types = [
        record_type(
            "unit",
            {
                "code": TEXT,
                "sector": ValueType(Kind.ENUM, of="sector"),
                "headcount": ValueType(Kind.INTEGER, low=0, high=100_000),
                "roster_complete": YES_NO,
            },
            Role.UNIT,
        ),
        record_type("individual", person, Role.NOMINEE),
        record_type("collective", person, Role.NOMINEE),
        record_type(
            "ratings",
            {"nominee": nominee, "year": YEAR, "grade": GRADE},
            year_by="year",
        ),
        record_type(
            "initiatives",
            {
                "nominee": nominee,
                "recognised_on": DATE,
                "benefit": MONEY,
                "saving": ValueType(Kind.INTEGER),
                "scope": ValueType(Kind.ENUM, of="scope"),
                "applied": YES_NO,
            },
            absent_means=Absence.NONE,
            dated_by="recognised_on",
        ),
        record_type(
            "leaves",
            {"nominee": nominee, "year": YEAR, "long": YES_NO},
            absent_means=Absence.NONE,
            year_by="year",
        ),
        record_type(
            "votes",
            {
                "nominee": nominee,
                "award": AWARD,
                **dict.fromkeys(("yes", "no", "blank", "members_total"), INTEGER),
                "present": INTEGER,
            },
            per="nomination",
        ),
        record_type(
            "attestations",
            {
                "nominee": nominee,
                "statement": ValueType(Kind.ENUM, of="statement"),
                "answer": YES_NO,
                "on": DATE,
            },
            dated_by="on",
        ),
        record_type(
            "prior_awards",
            {"nominee": nominee, "award": AWARD, "year": YEAR, "granted_on": DATE},
            absent_means=Absence.NONE,
            dated_by="granted_on",
            year_by="year",
        ),
    ]
    enums = [
        enum("sex", "female", "male"),
        enum("grade", "poor", "good", "excellent", ordered=True),
        enum("scope", "team", "grassroots", "province", ordered=True),
        enum("sector", "production_business", "public_service"),
        enum("movement", "faster", "better", "cleaner"),
        enum("statement", "exemplary_conduct", "united"),
        enum("award", "merit", "title", "flag"),
    ]
    return Vocabulary({e.id: e for e in enums}, {t.id: t for t in types})


VOCABULARY = _vocabulary()


def pack_of(
    *facts: DerivedFact,
    parameters: Iterable[Parameter] = (),
    law_date: LawDate = LawDate.RECEIVED_ON,
) -> RulePack:
    return RulePack(
        id="small",
        version=1,
        title=TITLE,
        valid=Validity(),
        law_date=law_date,
        sources={},
        rounds={},
        parameters={parameter.id: parameter for parameter in parameters},
        facts={fact.id: fact for fact in facts},
        awards={},
        vocabulary=VOCABULARY,
        strata=(),
        digest="",
    )


def fact(
    computation: Computation,
    table: str,
    where: Condition | None = None,
    type_: ValueType = INTEGER,
    **more: Any,
) -> DerivedFact:
    return DerivedFact("asked", TITLE, type_, computation, table, where=where, **more)


def streak_of(where: Condition | None, **more: Any) -> DerivedFact:
    more.setdefault("ending", Anchor.AWARD_YEAR)
    return fact(Computation.STREAK, "ratings", where, **more)


def leaf(
    name: str, type_: ValueType, operator: Operator, *codes: int, **more: Any
) -> Leaf:
    literals = tuple(Literal(str(code), code) for code in codes)
    more.setdefault("operands", literals)
    return Leaf(name, name, type_, operator, **more)


EXCELLENT = leaf("grade", GRADE, Operator.EQUALS, 2)
APPLIED = leaf("applied", YES_NO, Operator.IS, 1)


def row(table: str, number: int, /, **values: Any) -> Record:
    """Make a row; a value of None is an empty cell."""
    known = {name: value for name, value in values.items() if value is not None}
    place = Place("a.xlsx", table, number)
    return Record(table=table, key=f"{table}-{number}", place=place, values=known)


def place(table: str, number: int) -> Place:
    return Place("a.xlsx", table, number)


def person(key: str = "an", /, kind: str = "individual", **values: Any) -> Record:
    own = Place("a.xlsx", kind, 1 + sum(map(ord, key)))
    return Record(table=kind, key=key, place=own, values=values)


def batch_of(  # noqa: PLR0913 - a batch has that many parts
    nominees: Iterable[Record] = (),
    rows: Mapping[str, Iterable[Record]] | None = None,
    units: Iterable[Record] = (),
    nominations: Iterable[Nomination] = (),
    members: Mapping[str, tuple[str, ...]] | None = None,
    incomplete: Iterable[tuple[str, str]] = (),
) -> Batch:
    """Make a batch; `rows` are by owner, each row in the table it names."""
    children: dict[str, dict[str, tuple[Record, ...]]] = {}
    for owner, own in (rows or {}).items():
        for each in own:
            table = children.setdefault(each.table, {})
            table[owner] = (*table.get(owner, ()), each)
    people = list(nominees) or [person()]
    return Batch(
        nominees={each.key: each for each in people},
        units={each.key: each for each in units},
        nominations=tuple(nominations),
        children=children,
        members=members or {},
        incomplete=frozenset(incomplete),
    )


def facts_of(
    batch: Batch | None = None,
    pack: RulePack | None = None,
    results: Mapping[tuple[str, str, str], Verdict] | None = None,
    **dates: Any,
) -> FactBase:
    return derived(batch, pack, results, **dates)[0]


def derived(
    batch: Batch | None = None,
    pack: RulePack | None = None,
    results: Mapping[tuple[str, str, str], Verdict] | None = None,
    **dates: Any,
) -> tuple[FactBase, tuple[Problem, ...]]:
    context = replace(CONTEXT, **dates)
    return derive(batch or batch_of(), pack or pack_of(), context, results or {})


def asked(
    derived_fact: DerivedFact,
    *rows: Record,
    incomplete: Iterable[tuple[str, str]] = (),
    **dates: Any,
) -> FactValue:
    """Return a derived fact of a nominee with some rows."""
    batch = batch_of(rows={"an": rows}, incomplete=incomplete)
    return facts_of(batch, pack_of(derived_fact), **dates).value("an", "asked")


def interval(value: FactValue) -> tuple[int | None, int | None]:
    return value.low, value.high
