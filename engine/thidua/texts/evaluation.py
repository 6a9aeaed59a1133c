"""Wordings of the faults of an evaluator, from E001."""

from thidua.texts.wording import Wording, wording

EVALUATION: dict[str, Wording] = {
    "E001": wording(
        "bộ máy durable_rules trả lời sai quy cách: {found}",
        "durable_rules broke its contract: {found}",
        "mỗi quy tắc không quá một lần, dấu kết thúc đến sau cùng, mã trả về 0",
        "each rule at most once, the end marker last, return code 0",
        "không dùng kết quả nào; chạy lại với --engine reference và báo cho nhóm"
        " phát triển",
        "use no result; run again with --engine reference and tell the developers",
    ),
    "E002": wording(
        "số {found} quá lớn đối với bộ máy durable_rules",
        "the number {found} is too great for durable_rules",
        "một số nguyên từ −2^62 đến 2^62",
        "a whole number between −2^62 and 2^62",
        "sửa số đó trong hồ sơ hoặc bộ tiêu chuẩn, hoặc chạy với --engine reference",
        "correct the number in the records or the pack, or use --engine reference",
    ),
    "E003": wording(
        "bộ máy durable_rules không dùng được lúc này: {found}",
        "durable_rules cannot be used now: {found}",
        "một bộ máy còn nguyên, mỗi lúc một người dùng",
        "a sound engine, used by one caller at a time",
        "chạy lại; nếu lặp lại thì dùng --engine reference",
        "run again; if it happens again use --engine reference",
    ),
}
