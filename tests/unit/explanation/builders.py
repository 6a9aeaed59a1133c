"""A small pack, hand-written facts, and what the real stages decide from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from thidua.evaluation.reference import evaluate
from thidua.explanation.decide import decide
from thidua.model.conditions import (
    Attested,
    AwardLeaf,
    AwardState,
    Condition,
    Group,
    Grouping,
    Leaf,
    Literal,
    Operator,
    ParameterRef,
)
from thidua.model.facts import FactValue, InputRef
from thidua.model.findings import Decision
from thidua.model.pack import (
    Award,
    Basis,
    Citation,
    Computation,
    Criterion,
    DerivedFact,
    Effect,
    LawDate,
    Parameter,
    ParameterValue,
    Provenance,
    RulePack,
    Source,
    Validity,
)
from thidua.model.plan import Column
from thidua.model.plan import Source as From
from thidua.model.records import Nomination
from thidua.model.run import RunContext
from thidua.model.vocabulary import (
    EnumType,
    EnumValue,
    Field,
    Kind,
    RecordType,
    Role,
    ValueType,
    Vocabulary,
)
from thidua.packs.epochs import Clock
from thidua.packs.plan import compile_plan
from thidua.problems import Place
from thidua.texts import LocalizedText

AWARD = "certificate"
NOMINEE = "an"
ROW = Place("batch.xlsx", "Cá nhân", 5)
INTEGER = ValueType(Kind.INTEGER)
YES_NO = ValueType(Kind.YES_NO)
MONEY = ValueType(Kind.MONEY)
SHARE = ValueType(Kind.SHARE)
DAY = ValueType(Kind.DATE)
RANK = ValueType(Kind.ENUM, of="grade")
MOVEMENTS = ValueType(Kind.SET, of="movement")
CITE = Citation("plan-15", "II.1")
CONTEXT = RunContext(
    round_id="dot-1",
    round_start=date(2018, 1, 1),
    round_end=date(2018, 8, 31),
    as_of=date(2018, 8, 31),
    decided_on=date(2018, 8, 31),
    award_year=2018,
)


def text(vi: str, en: str | None = None) -> LocalizedText:
    return LocalizedText(vi, en or vi)


def _enum(enum: str, *values: tuple[str, str]) -> EnumType:
    listed = tuple(EnumValue(id_, text(title, id_)) for id_, title in values)
    return EnumType(enum, text(enum), listed, ordered=True)


def _record(record: str, role: Role, title: str, **fields: ValueType) -> RecordType:
    named = {name: Field(name, text(name), kind) for name, kind in fields.items()}
    return RecordType(record, text(title), role, named)


VOCABULARY = Vocabulary(
    enums={
        "grade": _enum("grade", ("good", "Tốt"), ("excellent", "Xuất sắc")),
        "movement": _enum("movement", ("green", "Xanh"), ("clean", "Sạch")),
        "statement": _enum("statement", ("exemplary", "Gương mẫu"), ("clear", "Sạch")),
        "award": _enum("award", ("medal", "Huân chương")),
    },
    records={
        "individual": _record(
            "individual",
            Role.NOMINEE,
            "Cá nhân",
            direct=YES_NO,
            grade=RANK,
            movements=MOVEMENTS,
            benefit=MONEY,
            received_on=DAY,
        ),
        "unit": _record("unit", Role.UNIT, "Đơn vị", non_state=YES_NO),
        "initiatives": _record("initiatives", Role.CHILD, "Sáng kiến", name=INTEGER),
        "votes": _record("votes", Role.CHILD, "Biểu quyết", yes=INTEGER),
    },
)


def leaf(
    fact: str,
    operator: Operator,
    *operands: int | ParameterRef,
    kind: ValueType = INTEGER,
    route: str | None = None,
) -> Leaf:
    written = tuple(
        o if isinstance(o, ParameterRef) else Literal(str(o), o) for o in operands
    )
    return Leaf("", fact, kind, operator, written, route=route)


def at_least(fact: str, least: int | ParameterRef, route: str | None = None) -> Leaf:
    return leaf(fact, Operator.AT_LEAST, least, route=route)


def yes(fact: str, route: str | None = None) -> Leaf:
    return leaf(fact, Operator.IS, 1, kind=YES_NO, route=route)


def attested(statement: str) -> Attested:
    return Attested("", statement)


def awarded(award: str) -> AwardLeaf:
    return AwardLeaf("", award, AwardState.PROPOSED)


def group(grouping: Grouping, *children: Condition, route: str | None = None) -> Group:
    return Group("", grouping, children, route)


def every(*children: Condition, route: str | None = None) -> Group:
    return group(Grouping.ALL, *children, route=route)


def some(*children: Condition, route: str | None = None) -> Group:
    return group(Grouping.ANY, *children, route=route)


def no(*children: Condition) -> Group:
    return group(Grouping.NONE, *children)


def named(condition: Condition, node: str) -> Condition:
    """Name a condition and all below it as the loader does."""
    match condition:
        case Leaf():
            return Leaf(
                node,
                condition.fact,
                condition.type,
                condition.operator,
                condition.operands,
                condition.window,
                condition.if_empty,
                condition.route,
            )
        case Attested(statement=statement, route=route):
            return Attested(node, statement, route)
        case AwardLeaf(award=award, state=state, whose=whose, route=route):
            return AwardLeaf(node, award, state, whose, route)
        case Group(grouping=grouping, children=children, route=route):
            below = tuple(
                named(child, f"{node}/{child.route or position}")
                for position, child in enumerate(children)
            )
            return Group(node, grouping, below, route)


def criterion(
    name: str,
    condition: Condition,
    effect: Effect = Effect.REFUSE,
    provenance: Provenance = Provenance.VERBATIM,
    valid: Validity | None = None,
) -> Criterion:
    because = text("Vì vậy", "Hence") if provenance is Provenance.ASSUMED else None
    return Criterion(
        id=name,
        title=text(f"Tiêu chuẩn {name}", f"Criterion {name}"),
        basis=Basis(CITE, provenance, because),
        condition=named(condition, name),
        effect=effect,
        valid=valid or Validity(),
    )


def parameter(name: str, *values: int) -> Parameter:
    basis = Basis(CITE, Provenance.ASSUMED if values else Provenance.UNKNOWN)
    given = tuple(ParameterValue(Literal(str(v), v)) for v in values)
    return Parameter(name, text(f"Mức {name}", f"Level {name}"), INTEGER, given, basis)


def pack(
    *criteria: Criterion,
    parameters: tuple[Parameter, ...] = (),
    applies_when: Condition | None = None,
) -> RulePack:
    applies = applies_when and named(applies_when, "applies-when")
    award = Award(
        AWARD, text("Bằng khen", "Certificate"), "form", "individual", criteria, applies
    )
    count = DerivedFact(
        "count",
        text("Số sáng kiến", "Initiatives"),
        INTEGER,
        Computation.COUNT,
        "initiatives",
    )
    return RulePack(
        id="small",
        version=1,
        title=text("Gói nhỏ", "Small pack"),
        valid=Validity(),
        law_date=LawDate.RECEIVED_ON,
        sources={
            "plan-15": Source(
                "plan-15", "15/KH-LĐLĐ", date(2018, 3, 9), text("LĐLĐ tỉnh", "LĐLĐ")
            )
        },
        rounds={},
        parameters={p.id: p for p in parameters},
        facts={"count": count},
        awards={AWARD: award},
        vocabulary=VOCABULARY,
        strata=((AWARD,),),
        digest="",
    )


@dataclass(frozen=True)
class Facts:
    """Facts by path; a statement is `attested.x`, another award `award.x`."""

    values: Mapping[str, FactValue] = field(default_factory=dict)

    def value(self, nominee: str, fact: str, _award: str | None = None) -> FactValue:
        if fact in {"run.decided_on", "run.round_end"}:
            return known(date(2018, 8, 31).toordinal())
        missing = InputRef("individual", nominee, fact)
        return self.values.get(fact, FactValue(missing=(missing,)))

    def attested(self, nominee: str, statement: str) -> FactValue:
        missing = InputRef("attestations", nominee, detail=statement)
        return self.values.get(f"attested.{statement}", FactValue(missing=(missing,)))

    def award_result(
        self, _nominee: str, award: str, _state: str, _whose: str
    ) -> FactValue:
        return self.values.get(f"award.{award}", FactValue())

    def code(self, column: Column) -> int | None:
        if column.source is From.AWARD:
            return self.award_result(NOMINEE, column.award or "", "", "").low
        path = column.fact or ""
        name = path.removeprefix("attested.")
        is_statement = path.startswith("attested.")
        value = self.attested("", name) if is_statement else self.value("", path)
        match column.source:
            case From.LOW:
                return value.low
            case From.HIGH:
                return value.high
            case From.SHARE_LOW | From.SHARE_HIGH if value.tally is not None:
                bounds = value.tally.bounds(column.constant or 0)
                return bounds[column.source is From.SHARE_HIGH]
            case From.TEST:
                return value.low
            case _:
                return None


def known(code: int, *evidence: Place) -> FactValue:
    return FactValue(code, code, evidence=evidence)


def decision(
    of: RulePack,
    values: Mapping[str, FactValue],
    received_on: date | None = date(2018, 8, 20),
    context: RunContext = CONTEXT,
) -> Decision:
    """Judge the nominee with the real plan and the meaning of record."""
    award = of.awards[AWARD]
    clock = Clock(of, context)
    plan = compile_plan(of, [clock.epoch(award, received_on)], clock)
    facts = Facts(values)
    row = tuple(facts.code(column) for column in plan.columns)
    (trace,) = evaluate(plan, [row])
    nomination = Nomination(NOMINEE, AWARD, ROW, received_on)
    return decide(award, of, plan, row, trace, facts, nomination)
