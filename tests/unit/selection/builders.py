"""Awards, packs and candidates made by hand."""

from dataclasses import fields
from datetime import date

from thidua.model.conditions import Literal, ParameterRef
from thidua.model.pack import (
    Award,
    Basis,
    Direction,
    LawDate,
    Parameter,
    ParameterValue,
    Provenance,
    RankKey,
    RulePack,
    SeatLimit,
    Validity,
)
from thidua.model.proposals import KeyValue
from thidua.model.records import Nomination
from thidua.model.run import RunContext
from thidua.model.vocabulary import Kind, ValueType, Vocabulary
from thidua.problems import Place
from thidua.selection.rank import Candidate
from thidua.texts import LocalizedText

BASIS = Basis(cite=None)
INTEGER = ValueType(Kind.INTEGER)
CONTEXT = RunContext(
    round_id="dot-1",
    round_start=date(2018, 1, 1),
    round_end=date(2018, 8, 31),
    as_of=date(2018, 8, 31),
    decided_on=date(2018, 9, 15),
    award_year=2018,
)


def text(value):
    return LocalizedText(value, value)


def number(value):
    return Literal(str(value), value)


def rank_key(position, key, unknown="last"):
    direction, valid = key if isinstance(key, tuple) else (key, Validity())
    return RankKey(
        node=f"rank/{position}",
        direction=direction,
        basis=BASIS,
        fact="points",
        type=INTEGER,
        unknown=unknown,
        valid=valid,
    )


def award(seats=(), keys=(Direction.MOST,)):
    return Award(
        id="certificate",
        title=text("certificate"),
        kind="form",
        nominee="individual",
        criteria=(),
        rank=tuple(rank_key(i, key) for i, key in enumerate(keys, start=1)),
        seats=tuple(seats),
    )


def limit(seats, *, per=None, at_least=None, valid=Validity()):  # noqa: B008
    operand = number(seats) if isinstance(seats, int) else None
    return SeatLimit(
        id="total" if per is None else f"per-{per}",
        basis=BASIS,
        at_most=ParameterRef(seats) if isinstance(seats, str) else operand,
        per=per,
        at_least=None if at_least is None else number(at_least),
        valid=valid,
    )


def keyed(value, *key):
    return ParameterValue(number(value), key=key)


def seat_parameter(name, *values, keyed_by=()):
    return Parameter(
        id=name,
        title=text(name),
        type=INTEGER,
        values=values,
        basis=Basis(None, Provenance.UNKNOWN),
        keyed_by=keyed_by,
    )


def pack(*parameters):
    return RulePack(
        id="small",
        version=1,
        title=text("small"),
        valid=Validity(),
        law_date=LawDate.RECEIVED_ON,
        sources={},
        rounds={},
        parameters={p.id: p for p in parameters},
        facts={},
        awards={},
        vocabulary=Vocabulary({}, {}),
        strata=(),
        digest="",
    )


def candidate(nominee, *values, unit="x", subject_to=(), meets=None, **scopes):
    return Candidate(
        Nomination(nominee, "certificate", Place("a.xlsx")),
        tuple(KeyValue(f"rank/{i}", v) for i, v in enumerate(values, start=1)),
        {"submitting_unit": unit, **scopes},
        subject_to,
        meets or {},
    )


def valued(context, local):
    return {f.name: getattr(context, f.name) for f in fields(context)} | {
        "local": local
    }
