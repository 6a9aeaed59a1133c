"""Fixed words that stages put into the details of a problem, said in a language."""

from collections.abc import Mapping

from thidua.texts.localized import LocalizedText

_TYPES = {
    "date": LocalizedText("ngày", "date"),
    "year": LocalizedText("năm", "year"),
    "moment": LocalizedText("thời điểm", "moment"),
    "integer": LocalizedText("số nguyên", "integer"),
    "integer ≥ 0": LocalizedText("số nguyên từ 0 trở lên", "integer ≥ 0"),
    "decimal": LocalizedText("số thập phân", "decimal"),
    "money": LocalizedText("số tiền", "money"),
    "share": LocalizedText("tỷ lệ", "share"),
    "yes_no": LocalizedText("có hoặc không", "yes_no"),
}

_REASONS = {
    "digest": LocalizedText(
        "nội dung đã bị thay đổi sau khi ghi (mã băm không khớp)",
        "its content was changed after it was written (the digest differs)",
    ),
    "schema": LocalizedText("không đúng dạng", "not in the right form"),
    "No such file or directory": LocalizedText("không có tệp", "there is no such file"),
    "Permission denied": LocalizedText("không có quyền", "permission denied"),
    "No space left on device": LocalizedText("đĩa đã đầy", "no space left on device"),
}

_NOMINEES = {"*": LocalizedText("mọi đối tượng", "every nominee")}

DETAIL_WORDS: Mapping[str, Mapping[str, LocalizedText]] = {
    "candidates": _NOMINEES,
    "expected": _TYPES,
    "why": _REASONS,
}
"""What is said for a word, by the name of the detail it stands in."""
