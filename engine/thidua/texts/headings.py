"""Headings of the officer's workbook and of the council's page."""

from thidua.texts.localized import LocalizedText as T
from thidua.texts.words import Words

HEADINGS: Words = {
    "title": T(
        "Kết quả xét điều kiện khen thưởng", "Results of checking award conditions"
    ),
    "not_a_decision": T(
        "Bản này là kết quả xét điều kiện do chương trình lập để hội đồng xem xét;"
        " không phải là quyết định khen thưởng.",
        "This is the program's check of conditions, for the council to consider;"
        " it is not a decision on awards.",
    ),
    "summary": T("Tổng hợp", "Summary"),
    "proposals": T("Đề xuất khen thưởng", "Proposals"),
    "cases": T("Từng hồ sơ và lý do", "Each case and its reasons"),
    "criteria": T("Tiêu chuẩn và căn cứ", "Criteria and sources"),
    "order": T("Thứ tự ưu tiên", "Order of priority"),
    "limits": T("Hạn mức", "Limits on seats"),
    "problems": T("Lỗi trong hồ sơ", "Problems in the submission"),
    "no_problems": T("Không có lỗi.", "None."),
    "award": T("Hình thức khen thưởng", "Award"),
    "nominee": T("Người, tập thể được đề nghị", "Nominee"),
    "code": T("Mã", "Code"),
    "unit": T("Đơn vị", "Unit"),
    "outcome": T("Kết quả", "Result"),
    "rank": T("Thứ tự", "Rank"),
    "reason": T("Lý do", "Reason"),
    "missing": T("Cần bổ sung", "What is missing"),
    "subject_to": T("Còn chờ xác nhận", "Subject to"),
    "provenance": T("Lưu ý về căn cứ", "Remark on sources"),
    "file": T("Tệp", "File"),
    "sheet": T("Trang tính", "Sheet"),
    "row": T("Dòng", "Row"),
    "place": T("Nguồn", "Source"),
    "severity": T("Mức", "Severity"),
    "problem": T("Nội dung", "Problem"),
    "expected": T("Cần là", "Expected"),
    "remedy": T("Cách sửa", "Remedy"),
    "problem_code": T("Mã lỗi", "Code"),
    "criterion": T("Tiêu chuẩn", "Criterion"),
    "citation": T("Căn cứ", "Source"),
    "total": T("Tổng", "Total"),
    "pack": T("Bộ tiêu chuẩn", "Rule pack"),
    "version": T("phiên bản {0}", "version {0}"),
    "round": T("Đợt xét", "Round"),
    "round_span": T("{0} (từ {1} đến {2})", "{0} (from {1} to {2})"),
    "as_of": T("Ngày chốt số liệu", "Date of knowledge"),
    "decided_on": T("Ngày xét", "Day of decision"),
    "award_year": T("Năm xét", "Award year"),
    "digest": T("Mã nhận dạng bộ tiêu chuẩn", "Digest of the pack"),
    "evaluators": T("Bộ máy xét", "Evaluators"),
    "checked": T(
        "{judged_by}, được {checked_by} xét lại độc lập: không khác nhau",
        "{judged_by}, checked independently by {checked_by}: no difference",
    ),
    "unchecked": T(
        "{judged_by}; không có bộ máy thứ hai xét lại",
        "{judged_by}; no second opinion",
    ),
    "banner": T(
        "Kết quả dưới đây dựa trên những điều chưa có trong văn bản",
        "The results below rest on things that no text says",
    ),
    "banner_hint": T(
        "Hội đồng cần xác nhận hoặc cho số khác trước khi dùng.",
        "The council should confirm them, or give others, before use.",
    ),
    "banner_values": T("Số và mức", "Numbers"),
    "banner_readings": T(
        "Cách hiểu văn bản ({0} mục)", "Readings of the texts ({0} items)"
    ),
    "required": T("Cần", "Asked"),
    "observed": T("Thấy", "Found"),
    "records": T("Theo", "From"),
    "is_missing": T("Thiếu", "Missing"),
    "also": T("Ngoài ra", "Besides"),
    "settled_by": T(
        "Cần bổ sung để có thể đủ điều kiện", "Needed to be able to qualify"
    ),
    "would_qualify": T("Cũng đủ điều kiện", "Would also qualify"),
    "back": T("Về đầu trang", "Back to top"),
    "legend": T("Ký hiệu", "Signs"),
    "nobody": T("Không có ai.", "Nobody."),
}

GROUPS: Words = {
    "proposed": T("Đề xuất", "Proposed"),
    "tied": T("Ngang nhau", "Tied"),
    "awaiting_seats": T("Chờ chỉ tiêu", "Awaiting seats"),
    "reserve": T("Dự bị", "Reserve"),
    "eligible": T("Đủ điều kiện", "Eligible"),
    "held": T("Tạm dừng", "Held"),
    "needs_parameter": T("Chờ mức", "Needs number"),
    "undetermined": T("Chưa rõ", "Not clear"),
    "ineligible": T("Không đủ", "Ineligible"),
    "not_applicable": T("Không thuộc", "Not applicable"),
    "would_qualify": T("Cũng đủ ĐK", "Would qualify"),
}
