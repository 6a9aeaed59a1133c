"""Sentences of explanations and reports, by what they say."""

from thidua.texts.localized import LocalizedText as T
from thidua.texts.words import Words

REASONS: Words = {
    "unknown": T("chưa rõ", "not known"),
    "yes": T("có", "yes"),
    "no": T("không", "no"),
    "from": T("từ {0} trở lên", "{0} or more"),
    "up_to": T("nhiều nhất {0}", "at most {0}"),
    "between": T("từ {0} đến {1}", "from {0} to {1}"),
    "share": T("{n}/{d} ({percent})", "{n}/{d} ({percent})"),
    "share_open": T(
        "tử số từ {n} đến {n_most}, mẫu số từ {d} đến {d_most}",
        "from {n} to {n_most} out of {d} to {d_most}",
    ),
    "share_range": T("từ {n} đến {n_most} trên {d}", "from {n} to {n_most} out of {d}"),
    "nothing": T("không có dữ liệu để tính", "nothing to compute from"),
    "set_empty": T("không có", "none"),
    "quoted": T("“{0}”", "“{0}”"),
    "or": T(" hoặc ", " or "),
    "alternatives": T(
        "{0} (tùy ngày nhận hồ sơ)", "{0} (by the day the dossier was received)"
    ),
    "parameter": T("{value} ({title})", "{value} ({title})"),
    "valueless": T("mức “{title}” chưa có số", "“{title}”, which has no value yet"),
    "fact": T("“{title}”{shift}", "“{title}”{shift}"),
    "plus": T(" cộng {0} {unit}", " plus {0} {unit}"),
    "minus": T(" trừ {0} {unit}", " minus {0} {unit}"),
    "attested": T("phải được xác nhận", "to be attested"),
    "attested_yes": T("đã xác nhận là có", "attested: yes"),
    "attested_no": T("đã xác nhận là không", "attested: no"),
    "attested_open": T("chưa có xác nhận", "not attested yet"),
    "attested_contradictory": T(
        "xác nhận trái ngược nhau", "attestations contradict one another"
    ),
    "attested_unsure": T(
        "đã xác nhận, nhưng một dòng khác chưa rõ có thể nói ngược lại",
        "attested, but another row that is not clear may say otherwise",
    ),
    "route": T("hướng {route}", "route {route}"),
    "citation": T("{source}{dated}{issuer}{at}", "{source}{dated}{issuer}{at}"),
    "dated": T(" ngày {0}", " of {0}"),
    "at": T(", {0}", ", {0}"),
    "criterion_provenance": T(
        "Tiêu chuẩn: {provenance}{because}", "Criterion: {provenance}{because}"
    ),
    "number_provenance": T(
        "{title}: {provenance}{cite}{because}", "{title}: {provenance}{cite}{because}"
    ),
    "because": T(". Lý do: {0}", ". Why: {0}"),
    "input_row": T("{0} ({place})", "{0} ({place})"),
    "input_field": T("{table}: {field}", "{table}: {field}"),
    "input_detail": T("{table}: {detail}", "{table}: {detail}"),
    "input_rows": T("{table}: dòng còn thiếu", "{table}: missing rows"),
    "input_table": T(
        "{table}: chưa nộp bảng, hoặc có dòng chưa rõ (không có gì thì nộp bảng trống)",
        "{table}: no table, or an unclear row (an empty table says there are none)",
    ),
    "input_owner": T("{0}, của {owner}", "{0}, of {owner}"),
    "input_parameter": T("Mức “{title}” chưa có số", "A value for “{title}”"),
    "input_award": T("Kết quả xét “{title}”", "The result for “{title}”"),
    "input_statement": T("Xác nhận: “{title}”", "Attestation: “{title}”"),
    "leaf": T(
        "{title} – cần: {required}; thấy: {observed}",
        "{title} – asked: {required}; found: {observed}",
    ),
    "lone": T(
        "cần: {required}; thấy: {observed}", "asked: {required}; found: {observed}"
    ),
    "cause": T("{title}. {leaves}", "{title}. {leaves}"),
    "also": T("{outcome}: {title}", "{outcome}: {title}"),
    "reserve": T(
        "Hết suất của “{limit}”{scope} ({taken}/{seats}); xếp sau {below} ở “{key}”"
        "{lacking}",
        "No seat left under “{limit}”{scope} ({taken}/{seats});"
        " below {below} by “{key}”{lacking}",
    ),
    "reserve_none": T(
        "Không có suất nào theo “{limit}”{scope} ({taken}/{seats})",
        "No seat at all under “{limit}”{scope} ({taken}/{seats})",
    ),
    "tied": T(
        "Ngang nhau ở mọi tiêu chí ưu tiên với {others}, ở suất cuối của “{limit}”"
        "{scope} ({taken}/{seats}); hội đồng quyết định",
        "Equal on every key with {others} at the last seat of “{limit}”"
        "{scope} ({taken}/{seats}); for the council to settle",
    ),
    "awaiting_seats": T(
        "Chưa biết chỉ tiêu của “{limit}”{scope}; mới xếp thứ tự",
        "The seats of “{limit}”{scope} are not known; ranked only",
    ),
    "awaiting_scope": T(
        "Chưa rõ tính vào “{limit}” nào, nên chưa xếp được",
        "Which of “{limit}” to count in is not known, so nothing is proposed",
    ),
    "awaiting_others": T(
        "Còn chờ kết quả của những người xếp trên theo “{limit}”{scope} ({seats} suất)",
        "Waits for those ranked above under “{limit}”{scope} ({seats} seats)",
    ),
    "awaiting_winners": T(
        "Số suất của “{limit}”{scope} còn tùy kết quả của {others} ({seats} đến {most}"
        " suất)",
        "The seats of “{limit}”{scope} depend on {others} ({seats} to {most} seats)",
    ),
    "awaiting_condition": T(
        "Chưa rõ có tính vào “{limit}”{scope} không ({taken}/{seats})",
        "Whether “{limit}”{scope} counts this nominee is not known ({taken}/{seats})",
    ),
    "reserve_kept": T(
        "Suất còn lại của “{limit}”{scope} ({taken}/{seats}) được giữ cho “{kept}”",
        "The seats left under “{limit}”{scope} ({taken}/{seats}) are kept for “{kept}”",
    ),
    "proposed": T("Đạt mọi tiêu chuẩn", "Meets every criterion"),
    "proposed_free": T("không có hạn mức số lượng", "no limit on seats"),
    "lacking": T(
        " (hồ sơ chưa đủ số liệu để tính mục này)",
        " (which cannot be told from what was handed in)",
    ),
    "priority": T("ưu tiên “{title}”", "priority “{title}”"),
    "merit": T("{title}: {value}", "{title}: {value}"),
    "seat": T(
        "có suất trong {seats} suất{scope}, {taken} suất dành cho người xếp trên",
        "has one of {seats} seats{scope}, {taken} of them held by those ranked above",
    ),
    "seat_under": T(
        "“{limit}”{scope}: trong {seats} suất, {taken} suất dành cho người xếp trên",
        "“{limit}”{scope}: one of {seats} seats, {taken} of them held by those ranked"
        " above",
    ),
    "seat_held": T(
        "giữ suất nhờ phần dành riêng “{limit}”",
        "holds the seat because of what is reserved: “{limit}”",
    ),
    "seat_unknown": T(
        "chưa rõ có thuộc diện “{limit}” không",
        "not known whether “{limit}” counts this nominee",
    ),
    "margin_above": T(
        "còn {count} người có suất xếp dưới", "{count} with a seat stand below"
    ),
    "margin": T(
        "còn {count} người chưa có suất xếp trên", "{count} without a seat stand above"
    ),
    "margin_rise": T("sẽ có suất nếu {above} rút", "would have a seat if {above} left"),
    "equals": T("{title} = {value}", "{title} = {value}"),
    "scope": T(" của {0}", " of {0}"),
    "limit_total": T("tổng số suất", "seats in total"),
    "limit_per": T("số suất {per}", "seats for {per}"),
    "limit_where": T("{limit}, riêng “{title}”", "{limit}, of “{title}” only"),
    "limit_kept": T("phần dành riêng, {limit}", "reserved, {limit}"),
    "subject_to": T("còn chờ: {0}", "subject to: {0}"),
    "provisional": T(
        "{0} ({provenance})",
        "{0} ({provenance})",
    ),
    "and_others": T("{0} và {count} người khác", "{0} and {count} others"),
}
