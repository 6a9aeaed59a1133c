"""What an explanation says, in Vietnamese and in English, from a decision alone."""

from datetime import date

import pytest

from thidua.explanation.serial import decision_from_json, decision_to_json
from thidua.explanation.tree import Explanation, explain
from thidua.model.conditions import Condition, Operator, ParameterRef, Verdict
from thidua.model.facts import FactValue, Tally
from thidua.model.pack import Effect, Provenance
from thidua.problems import Place
from thidua.texts import Language
from unit.explanation.builders import (
    DAY,
    MONEY,
    MOVEMENTS,
    RANK,
    SHARE,
    at_least,
    attested,
    awarded,
    criterion,
    decision,
    every,
    known,
    leaf,
    no,
    pack,
    parameter,
    some,
    yes,
)

VI, EN = Language.VI, Language.EN
ROW = Place("batch.xlsx", "Sáng kiến", 7)


def told(
    condition: Condition,
    values: dict[str, FactValue],
    language: Language = VI,
    **level: int | None,
) -> Explanation:
    """Explain a decision of one criterion after a journey through its line."""
    given = [v for v in level.values() if v is not None]
    rules = pack(
        criterion("c", condition),
        parameters=(parameter("level", *given),) if level else (),
    )
    read_back = decision_from_json(decision_to_json(decision(rules, values)))
    return explain(read_back, rules, language, {"an": "Nguyễn Thị An"})


@pytest.mark.parametrize(
    ("condition", "value", "required", "observed"),
    [
        (at_least("count", 2), known(3), "Số sáng kiến: ít nhất 2", "3"),
        (
            at_least("count", 2),
            FactValue(1, 4),
            "Số sáng kiến: ít nhất 2",
            "từ 1 đến 4",
        ),
        (at_least("count", 2), FactValue(1), "Số sáng kiến: ít nhất 2", "từ 1 trở lên"),
        (at_least("count", 2), FactValue(), "Số sáng kiến: ít nhất 2", "chưa rõ"),
        (
            leaf("count", Operator.AT_LEAST, 1, kind=RANK),
            FactValue(0, 1),
            "Số sáng kiến: ít nhất Xuất sắc",
            "chưa rõ",
        ),
        (yes("count"), known(0), "Số sáng kiến: có", "không"),
        (yes("count"), FactValue(0, 1), "Số sáng kiến: có", "chưa rõ"),
        (
            leaf("count", Operator.MORE_THAN, 80_000_000, kind=MONEY),
            known(1_250_000),
            "Số sáng kiến: hơn 80.000.000 đ",
            "1.250.000 đ",
        ),
        (
            leaf("count", Operator.BEFORE, date(2018, 9, 1).toordinal(), kind=DAY),
            known(date(2018, 8, 5).toordinal()),
            "Số sáng kiến: trước 01/09/2018",
            "05/08/2018",
        ),
        (
            leaf("count", Operator.IN, 0, 1, kind=RANK),
            known(1),
            "Số sáng kiến: là một trong: Tốt, Xuất sắc",
            "Xuất sắc",
        ),
        (
            leaf("count", Operator.INCLUDES, 0, kind=MOVEMENTS),
            FactValue(1, 1, members=frozenset({1, 0})),
            "Số sáng kiến: có Xanh",
            "Xanh, Sạch",
        ),
        (
            leaf("count", Operator.AT_LEAST, 700_000, kind=SHARE),
            FactValue(tally=Tally(sure_in=35, sure_out=13)),
            "Số sáng kiến: ít nhất 70%",
            "35/48 (72,91%)",
        ),
        (
            leaf("count", Operator.AT_LEAST, 700_000, kind=SHARE),
            FactValue(tally=Tally(sure_in=30, sure_out=13, open_in=5)),
            "Số sáng kiến: ít nhất 70%",
            "từ 30 đến 35 trên 48",
        ),
        (
            leaf("count", Operator.AT_LEAST, 700_000, kind=SHARE),
            FactValue(tally=Tally(sure_in=30, perhaps_open=2)),
            "Số sáng kiến: ít nhất 70%",
            "tử số từ 30 đến 32, mẫu số từ 30 đến 32",
        ),
    ],
)
def test_a_leaf_says_what_was_asked_and_found(
    condition: Condition, value: FactValue, required: str, observed: str
) -> None:
    (reason,) = told(condition, {"count": value}).reasons
    assert (required, observed) == (reason.required, reason.observed)


def test_a_reason_names_records_citation_and_the_parameter_with_its_source() -> None:
    level = at_least("count", ParameterRef("level"))
    got = told(level, {"count": FactValue(1, 1, evidence=(ROW,))}, level=2)
    (reason,) = got.reasons
    assert "Số sáng kiến: ít nhất 2 (Mức level)" == reason.required
    assert ("batch.xlsx ▸ Sáng kiến ▸ 7",) == reason.records
    assert "15/KH-LĐLĐ ngày 09/03/2018, LĐLĐ tỉnh, II.1" == reason.citation
    (remark,) = reason.provenance
    assert remark.startswith("Mức level: giả định, 15/KH-LĐLĐ")
    assert (
        "Tiêu chuẩn c. cần: Số sáng kiến: ít nhất 2 (Mức level); thấy: 1"
        == got.first_reason
    )


def test_a_number_of_the_officer_is_said_to_be_one() -> None:
    rules = pack(
        criterion("c", at_least("count", ParameterRef("level"))),
        parameters=(parameter("level", 5),),
    )
    made = decision(rules, {"count": known(1)})
    now = pack(
        criterion("c", at_least("count", ParameterRef("level"))),
        parameters=(parameter("level"),),
    )
    (reason,) = explain(made, now, VI).reasons
    assert ("Mức level: số do người xét nhập cho lần chạy này",) == reason.provenance


def test_english_is_spoken_too() -> None:
    money = leaf("count", Operator.AT_LEAST, 80_000_000, kind=MONEY)
    got = told(money, {"count": known(1_250_000)}, EN)
    assert ("Ineligible", "Certificate") == (got.heading, got.award)
    (reason,) = got.reasons
    assert ("Criterion c", "1,250,000 VND") == (reason.title, reason.observed)
    assert "15/KH-LĐLĐ of 09/03/2018, LĐLĐ, II.1" == reason.citation


def test_what_would_settle_a_case_is_named_in_words() -> None:
    rules = pack(
        criterion("judged", attested("exemplary")),
        criterion("level", at_least("count", ParameterRef("level"))),
        criterion("other", awarded("medal")),
        criterion("field", yes("direct")),
        parameters=(parameter("level"),),
    )
    got = explain(decision(rules, {"count": known(1)}), rules, VI, {"an": "An"})
    assert got.settled_by == (
        "Xác nhận: “Gương mẫu”",
        "Kết quả xét “Huân chương”",
        "Cá nhân: direct",
        "Mức “Mức level” chưa có số",
    )
    assert "Chờ bổ sung mức, ngưỡng" == got.heading
    assert "Chưa đủ thông tin: Tiêu chuẩn judged" == got.also[0]


def test_groups_name_the_route_taken() -> None:
    either = some(yes("direct", "worker"), at_least("count", 1, "idea"))
    got = told(either, {"direct": known(0), "count": known(2)})
    (reason,) = got.reasons
    assert "một trong các điều kiện sau" == reason.required
    assert ["hướng worker", "hướng idea"] == [c.route for c in reason.children]
    assert [Verdict.UNMET, Verdict.MET] == [c.verdict for c in reason.children]
    assert ("hướng idea",) == got.routes


def test_a_denied_group_is_explained_by_what_was_found_there() -> None:
    got = told(no(yes("direct"), yes("grade")), {"direct": known(1)})
    assert "direct – cần: có; thấy: có" in got.first_reason


def test_the_route_nearest_to_being_met_is_told_first() -> None:
    far = every(yes("direct"), yes("grade"), route="far")
    near = every(yes("benefit"), yes("grade"), route="near")
    values = {"direct": known(0), "grade": known(0), "benefit": known(1)}
    got = told(some(far, near), values)
    assert got.first_reason.startswith("Tiêu chuẩn c. grade – cần: có; thấy: không")


def test_what_a_closed_route_lacks_is_not_told() -> None:
    closed = every(yes("direct"), yes("grade"))
    got = told(some(closed, yes("benefit")), {"direct": known(0)})
    assert "Tiêu chuẩn c. benefit – cần: có; thấy: chưa rõ" == got.first_reason


def test_effects_and_interpretations_are_remarked() -> None:
    rules = pack(
        criterion("m", attested("clear"), Effect.HOLD, Provenance.ASSUMED),
        criterion("v", attested("exemplary"), Effect.CONFIRM),
    )
    got = explain(decision(rules, {"attested.clear": known(0)}), rules, VI)
    held, vote = got.reasons
    assert "không đạt thì tạm dừng xét" == held.effect
    assert ("Tiêu chuẩn: giả định. Lý do: Vì vậy",) == held.provenance
    assert ("đã xác nhận là không", "chưa có xác nhận") == (
        held.observed,
        vote.observed,
    )
    assert ("Tiêu chuẩn v",) == got.subject_to
