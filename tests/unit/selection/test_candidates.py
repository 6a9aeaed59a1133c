"""What an eligible decision brings to the ranking: key values and scopes."""

from dataclasses import replace
from datetime import date

from thidua.facts.derive import derive
from thidua.model.conditions import Literal, Verdict
from thidua.model.findings import Decision, Finding, Outcome
from thidua.model.pack import Basis, Direction, RankKey, RulePack, SeatLimit
from thidua.model.proposals import KeyValue
from thidua.model.records import Batch, Nomination, Record, Value
from thidua.model.vocabulary import Field, Kind, ValueType
from thidua.selection.candidates import candidate
from thidua.selection.rank import Candidate
from thidua.texts import LocalizedText
from unit.explanation.builders import (
    AWARD,
    CONTEXT,
    DAY,
    ROW,
    VOCABULARY,
    named,
    pack,
    yes,
)


def rules() -> RulePack:
    unit = VOCABULARY.records["unit"]
    person = VOCABULARY.records["individual"]
    link = ValueType(Kind.LINK, of="unit")
    title = LocalizedText("", "")
    fields = {
        **person.fields,
        "unit": Field("unit", title, link),
        "submitting_unit": Field("submitting_unit", title, link),
    }
    district = Field("district", title, ValueType(Kind.TEXT))
    records = {
        **VOCABULARY.records,
        "individual": replace(person, fields=fields),
        "unit": replace(unit, fields={**unit.fields, "district": district}),
    }
    small = pack()
    keys = (
        RankKey(
            "rank/1", Direction.FIRST, Basis(None), condition=named(yes("x"), "rank/1")
        ),
        RankKey(
            "rank/2", Direction.EARLIEST, Basis(None), fact="received_on", type=DAY
        ),
    )
    one = Literal("1", 1)
    seats = tuple(
        SeatLimit(str(per), Basis(None), one, per)
        for per in (None, "submitting_unit", "unit", "unit.district")
    )
    award = replace(small.awards[AWARD], rank=keys, seats=seats)
    vocabulary = replace(VOCABULARY, records=records)
    return replace(small, awards={AWARD: award}, vocabulary=vocabulary)


def made(verdict: Verdict, **values: Value) -> Candidate:
    of = rules()
    units = {
        key: Record(table="unit", key=key, place=ROW, values={"district": "Ba Tri"})
        for key in ("u1", "u2")
    }
    person = Record(table="individual", key="an", place=ROW, values=values)
    nomination = Nomination("an", AWARD, ROW, submitting_unit="u2")
    batch = Batch({"an": person}, units, (nomination,), {})
    facts, _ = derive(batch, of, CONTEXT, {})
    decided = Decision(
        "an",
        AWARD,
        Outcome.ELIGIBLE,
        (Finding("rank/1", verdict),),
        (),
        subject_to=("vote",),
        place=ROW,
    )
    return candidate(of.awards[AWARD], decided, facts)


def test_keys_are_codes_and_unknown_ones_have_none() -> None:
    day = date(2018, 8, 1)
    known = made(Verdict.MET, received_on=day)
    expected = (KeyValue("rank/1", 1), KeyValue("rank/2", day.toordinal()))
    assert expected == known.keys
    unknown = made(Verdict.UNKNOWN)
    assert (None, None) == tuple(key.value for key in unknown.keys)
    assert 0 == made(Verdict.NOT_APPLICABLE).keys[0].value


def test_scopes_are_units_and_fields_of_the_unit() -> None:
    expected = {"submitting_unit": "u2", "unit": "u1", "unit.district": "Ba Tri"}
    assert expected == made(Verdict.MET, unit="u1").scopes
    nobody = made(Verdict.MET).scopes
    assert (None, None) == (nobody["unit"], nobody["unit.district"])


def test_what_it_is_subject_to_comes_along() -> None:
    assert ("vote",) == made(Verdict.MET).subject_to
