"""Which line a nomination gets: its group, its reason, what is missing."""

from dataclasses import replace

from thidua.model.proposals import KeyValue, LimitUse, Standing
from thidua.reports.lines import Line, award_lines
from thidua.reports.summary import counts, summary
from thidua.reports.view import view
from thidua.texts import Language
from unit.reports.builders import LIMIT, rules, run

VI = Language.VI


def lines() -> dict[str, Line]:
    (award,) = award_lines(view(run(), rules(), VI))
    return {line.person.key: line for group in award.groups.values() for line in group}


def test_each_nomination_has_its_group_in_reading_order() -> None:
    (award,) = award_lines(view(run(), rules(), VI))
    expected = ["proposed", "reserve", "undetermined", "ineligible", "would_qualify"]
    assert expected == list(award.groups)
    assert dict.fromkeys(expected, 1) == award.counts


def test_a_reserve_is_told_limit_key_and_the_last_one_seated() -> None:
    said = lines()["b"].reason
    assert "Hết suất của “tổng số suất” (1/1); xếp sau Nguyễn Thị An" in said
    assert said.endswith("ở “Nhiều sáng kiến hơn”")


def test_a_reserve_for_want_of_a_value_is_told_so() -> None:
    made = run()
    lacks = replace(made.proposals[1], keys=(KeyValue("rank/1", None),))
    shown = view(replace(made, proposals=(made.proposals[0], lacks)), rules(), VI)
    (award,) = award_lines(shown)
    ((told,),) = [award.groups["reserve"]]
    assert told.reason.endswith(
        "ở “Nhiều sáng kiến hơn” (hồ sơ chưa đủ số liệu để tính mục này)"
    )


def test_ties_and_unknown_limits_are_told_as_such() -> None:
    made = run()
    tied = replace(
        made.proposals[1], standing=Standing.TIED, tied_with=("a", "c"), separating=None
    )
    waits = replace(
        made.proposals[0],
        standing=Standing.AWAITING_SEATS,
        binding=LIMIT,
        limits=(LimitUse(LIMIT, "u1", None, 0),),
    )
    shown = view(replace(made, proposals=(waits, tied)), rules(), VI)
    (award,) = award_lines(shown)
    (first,), (second,) = award.groups["tied"], award.groups["awaiting_seats"]
    assert "với Nguyễn Thị An, Lê Văn Cần, ở suất cuối" in first.reason
    assert "Chưa biết chỉ tiêu của “tổng số suất” của CĐCS Đồng Khởi" in second.reason


def test_a_refused_and_an_open_case_say_why_and_what_is_missing() -> None:
    refused, unsure = lines()["c"], lines()["d"]
    assert refused.reason.startswith("Tiêu chuẩn work. cần: direct: có; thấy: không")
    assert () == refused.missing
    assert 1 == len(unsure.missing)


def test_the_remark_names_assumed_numbers() -> None:
    assert "Mức level = 1 (giả định)" == lines()["a"].remark


def test_a_case_that_does_not_rest_on_a_number_has_no_remark() -> None:
    assert "" == lines()["c"].remark


def test_counts_leave_out_what_nobody_was_nominated_for() -> None:
    shown = view(run(), rules(), VI)
    assert 1 == counts(shown.decisions, shown.proposals)["certificate"]["would_qualify"]
    table = summary(shown)
    assert ("proposed", "reserve", "undetermined", "ineligible") == table.groups
    assert (4, (1, 1, 1, 1)) == (table.rows[0].total, table.rows[0].counts)
