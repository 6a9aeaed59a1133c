"""Sentences for windows, shifts, facts against facts, and numbers not known."""

from dataclasses import replace

import pytest

from thidua.explanation.grounds import missing
from thidua.explanation.speech import Speech
from thidua.explanation.wording import observed, required
from thidua.model.conditions import (
    Anchor,
    Attested,
    FactRef,
    Leaf,
    Literal,
    Operator,
    ParameterRef,
    Shift,
    Verdict,
    Window,
)
from thidua.model.facts import InputRef
from thidua.model.findings import Finding, Observed
from thidua.problems import Place
from thidua.texts import Language
from unit.explanation.builders import (
    AWARD,
    DAY,
    INTEGER,
    NOMINEE,
    at_least,
    criterion,
    pack,
    parameter,
)

TWO = Literal("2", 2)
RULES = pack(criterion("c", at_least("count", 1)), parameters=(parameter("level"),))


def speech(language: Language = Language.VI) -> Speech:
    names = {NOMINEE: "An", "u1": "CĐCS Đồng Khởi"}
    return Speech(RULES, RULES.awards[AWARD], language, names, NOMINEE)


def day(
    operator: Operator, *operands: FactRef | Literal, window: Window | None = None
) -> Leaf:
    return Leaf("c", "received_on", DAY, operator, operands, window)


@pytest.mark.parametrize(
    ("leaf", "expected"),
    [
        (
            day(Operator.WITHIN, window=Window(named="round")),
            "trong đợt xét",
        ),
        (
            day(
                Operator.WITHIN_LAST,
                window=Window(unit="years", amount=TWO, ending=Anchor.AWARD_YEAR),
            ),
            "trong 2 năm tính đến năm xét",
        ),
        (
            day(
                Operator.WITHIN_LAST,
                window=Window(
                    unit="days", amount=TWO, ending=FactRef("run.round_start")
                ),
            ),
            "trong 2 ngày tính đến “Ngày đầu đợt”",
        ),
        (
            day(
                Operator.WITHIN,
                window=Window(
                    bounds=(Literal("", 736_695), Literal("", 736_696)),
                ),
            ),
            "từ 01/01/2018 đến 02/01/2018",
        ),
        (
            day(Operator.AFTER, FactRef("run.round_end", Shift(years=1, days=-2))),
            "sau “Ngày cuối đợt” cộng 1 năm trừ 2 ngày",
        ),
        (day(Operator.KNOWN, Literal("true", 1)), "có khai"),
        (day(Operator.KNOWN, Literal("false", 0)), "không khai"),
    ],
)
def test_dates_and_windows_read_as_people_say_them(leaf: Leaf, expected: str) -> None:
    codes = [
        *leaf.operands,
        *((leaf.window.bounds or ()) if leaf.window else ()),
        *((leaf.window.amount,) if leaf.window and leaf.window.amount else ()),
    ]
    written = tuple(str(c.code) if isinstance(c, Literal) else "" for c in codes)
    assert expected == required(speech(), leaf, Finding("c", Verdict.MET, written))


@pytest.mark.parametrize(
    ("constant", "expected"),
    [
        ("", "ít nhất mức “Mức level” chưa có số"),
        ("2", "ít nhất 2 (Mức level)"),
        ("2|3", "ít nhất 2 hoặc 3 (tùy ngày nhận hồ sơ) (Mức level)"),
    ],
)
def test_a_parameter_is_told_with_its_number_or_without(
    constant: str, expected: str
) -> None:
    leaf = Leaf("c", "count", INTEGER, Operator.AT_LEAST, (ParameterRef("level"),))
    finding = Finding("c", Verdict.UNKNOWN, (constant,))
    assert expected == required(speech(), leaf, finding)


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        (InputRef("initiatives", NOMINEE), "Sáng kiến: dòng còn thiếu"),
        (InputRef("initiatives", NOMINEE, detail="2017"), "Sáng kiến: 2017"),
        (
            InputRef("initiatives", NOMINEE, "name", Place("a.xlsx", "S", 4)),
            "Sáng kiến: name (a.xlsx ▸ S ▸ 4)",
        ),
        (InputRef("unit", "u1", "non_state"), "Đơn vị: non_state, của CĐCS Đồng Khởi"),
        (
            InputRef("nomination", NOMINEE, "received_on"),
            "Hồ sơ đề nghị: received_on",
        ),
        (InputRef("parameter", "*", detail="level"), "Mức “Mức level” chưa có số"),
    ],
)
def test_what_is_missing_is_named_with_its_row_and_owner(
    ref: InputRef, expected: str
) -> None:
    assert expected == missing(speech(), ref)


def test_facts_of_units_say_whose_they_are() -> None:
    assert "non_state của đơn vị" == speech().fact_title("unit.non_state")
    english = replace(speech(), language=Language.EN)
    assert "non_state of the submitting unit" == english.fact_title(
        "submitting_unit.non_state"
    )


ROWS = tuple(Place("a.xlsx", "Xác nhận", number) for number in (2, 3))


@pytest.mark.parametrize(
    ("bounds", "evidence", "in_question", "expected"),
    [
        ((1, 1), ROWS[:1], (), "đã xác nhận là có"),
        ((0, 0), ROWS[:1], (), "đã xác nhận là không"),
        ((None, None), (), (None,), "chưa có xác nhận"),
        ((None, None), (), ROWS[:1], "chưa có xác nhận"),
        ((None, None), ROWS, ROWS, "xác nhận trái ngược nhau"),
        (
            (None, None),
            ROWS[:1],
            ROWS[1:],
            "đã xác nhận, nhưng một dòng khác chưa rõ có thể nói ngược lại",
        ),
    ],
)
def test_what_was_attested_is_said_as_the_rows_say_it(
    bounds: tuple[int | None, int | None],
    evidence: tuple[Place, ...],
    in_question: tuple[Place | None, ...],
    expected: str,
) -> None:
    finding = Finding(
        "c",
        Verdict.UNKNOWN,
        observed=Observed(*bounds),
        evidence=evidence,
        missing=tuple(
            InputRef("attestations", NOMINEE, "answer", row) for row in in_question
        ),
    )
    assert expected == observed(speech(), Attested("c", "clear"), finding)
