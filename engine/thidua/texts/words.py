"""Words for what the program concludes: verdicts, outcomes, standings, operators.

Tables by the value of the enum they name, so that `texts` imports nothing.
"""

from typing import TypeAlias

from thidua.texts.localized import LocalizedText as T

Words: TypeAlias = dict[str, T]

VERDICTS: Words = {
    "met": T("đạt", "met"),
    "unmet": T("không đạt", "unmet"),
    "not_applicable": T("không xét", "not applicable"),
    "unknown": T("chưa rõ", "unknown"),
}

OUTCOMES: Words = {
    "eligible": T("Đủ điều kiện", "Eligible"),
    "ineligible": T("Không đủ điều kiện", "Ineligible"),
    "held": T("Tạm dừng xét", "Held"),
    "needs_parameter": T("Chờ bổ sung mức, ngưỡng", "Needs a parameter"),
    "undetermined": T("Chưa đủ thông tin", "Undetermined"),
    "not_applicable": T("Không thuộc đối tượng", "Not applicable"),
}

STANDINGS: Words = {
    "proposed": T("Đề xuất khen thưởng", "Proposed"),
    "reserve": T("Dự bị", "Reserve"),
    "tied": T("Ngang nhau ở suất cuối", "Tied at the last seat"),
    "awaiting_seats": T("Chờ chỉ tiêu", "Awaiting seats"),
}

PROVENANCE: Words = {
    "verbatim": T("nguyên văn", "verbatim"),
    "restated": T("dẫn lại", "restated"),
    "assumed": T("giả định", "assumed"),
    "unknown": T("chưa có nguồn", "not known"),
    "supplied": T(
        "số do người xét nhập cho lần chạy này", "supplied by the officer for this run"
    ),
}

EFFECTS: Words = {
    "refuse": T("", ""),
    "hold": T("không đạt thì tạm dừng xét", "holds the case where unmet"),
    "confirm": T("xác nhận sau, trước khi trình", "confirmed later, before submission"),
}

GROUPINGS: Words = {
    "all": T("tất cả các điều kiện sau", "all of the following"),
    "any": T("một trong các điều kiện sau", "one of the following"),
    "none": T("không có điều nào sau đây", "none of the following"),
}

OPERATORS: Words = {
    "equals": T("là {0}", "is {0}"),
    "differs": T("khác {0}", "is not {0}"),
    "in": T("là một trong: {all}", "is one of: {all}"),
    "not_in": T("không phải: {all}", "is none of: {all}"),
    "at_least": T("ít nhất {0}", "at least {0}"),
    "at_most": T("nhiều nhất {0}", "at most {0}"),
    "more_than": T("hơn {0}", "more than {0}"),
    "less_than": T("dưới {0}", "less than {0}"),
    "between": T("từ {0} đến {1}", "from {0} to {1}"),
    "is": T("{0}", "{0}"),
    "includes": T("có {0}", "includes {0}"),
    "before": T("trước {0}", "before {0}"),
    "after": T("sau {0}", "after {0}"),
    "on_or_before": T("không muộn hơn {0}", "on or before {0}"),
    "on_or_after": T("không sớm hơn {0}", "on or after {0}"),
    "matches": T("theo mẫu {0}", "matches {0}"),
    "known": T("có khai", "is stated"),
    "not_known": T("không khai", "is not stated"),
}

WINDOWS: Words = {
    "round": T("trong đợt xét", "within the round"),
    "award_year": T("trong năm xét", "within the award year"),
    "year_before": T(
        "trong năm trước năm xét", "within the year before the award year"
    ),
    "bounds": T("từ {0} đến {1}", "from {0} to {1}"),
    "last": T("trong {0} {unit} tính đến {ending}", "within {0} {unit} up to {ending}"),
}

UNITS: Words = {
    "years": T("năm", "years"),
    "months": T("tháng", "months"),
    "days": T("ngày", "days"),
    "hours": T("giờ", "hours"),
}

ANCHORS: Words = {
    "award_year": T("năm xét", "the award year"),
    "year_before": T("năm trước năm xét", "the year before the award year"),
    "as_of": T("ngày chốt số liệu", "the date of knowledge"),
    "round_end": T("ngày cuối đợt", "the end of the round"),
}

AWARD_STATES: Words = {
    "proposed": T("được đề xuất", "proposed"),
    "eligible": T("đủ điều kiện", "eligible"),
    "granted": T("đã được tặng", "granted"),
}

WHOSE: Words = {
    "self": T("{state}", "{state}"),
    "members": T("ít nhất một thành viên {state}", "at least one member {state}"),
}

SCOPES: Words = {
    "total": T("tổng số", "in total"),
    "submitting_unit": T("mỗi đơn vị trình", "each submitting unit"),
    "unit": T("mỗi đơn vị", "each unit"),
}

FACTS: Words = {
    "nomination.received_on": T("Ngày nhận hồ sơ", "Day the dossier was received"),
    "vote.in_favour": T(
        "Tỷ lệ phiếu tán thành trên tổng số thành viên hội đồng",
        "Votes in favour over all members of the council",
    ),
    "vote.present": T(
        "Tỷ lệ thành viên hội đồng có mặt", "Members of the council present"
    ),
    "run.award_year": T("Năm xét", "Award year"),
    "run.as_of": T("Ngày chốt số liệu", "Date of knowledge"),
    "run.decided_on": T("Ngày quyết định", "Day of the decision"),
    "run.round_start": T("Ngày đầu đợt", "First day of the round"),
    "run.round_end": T("Ngày cuối đợt", "Last day of the round"),
    "applies-when": T("Đối tượng áp dụng", "To whom the award applies"),
    "award": T("Kết quả xét", "Result for"),
}

OWNERS: Words = {
    "unit": T("{field} của đơn vị", "{field} of the unit"),
    "submitting_unit": T("{field} của đơn vị trình", "{field} of the submitting unit"),
}

TABLES: Words = {
    "nomination": T("Hồ sơ đề nghị", "Nomination"),
    "members": T("Danh sách thành viên", "List of members"),
}
