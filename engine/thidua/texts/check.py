"""What `thidua check` says: tables found, questions, counts."""

from thidua.texts.localized import LocalizedText

CHECK = {
    "head": LocalizedText(
        "Soát theo bộ tiêu chuẩn: {pack}", "Checked against the pack: {pack}"
    ),
    "table": LocalizedText("{place} → {record}", "{place} → {record}"),
    "rows": LocalizedText(
        "tiêu đề ở hàng {header}; {rows} dòng đọc, {left_out} dòng không đưa vào xét,"
        " {skipped} dòng không phải hồ sơ",
        "headings in row {header}; {rows} rows read, {left_out} of them left out,"
        " {skipped} rows that are no records",
    ),
    "rows_only": LocalizedText(
        "{rows} dòng đọc, {left_out} dòng không đưa vào xét",
        "{rows} rows read, {left_out} of them left out",
    ),
    "ignored": LocalizedText("không đọc: {headings}", "not read: {headings}"),
    "counts": LocalizedText(
        "{nominees} đối tượng, {nominations} đề nghị; {error} lỗi, {warning} cảnh báo,"
        " {note} ghi chú; {questions} câu hỏi",
        "{nominees} nominees, {nominations} nominations; {error} errors,"
        " {warning} warnings, {note} notes; {questions} questions",
    ),
    "questions": LocalizedText(
        "Cần người quyết định ({count}); chạy lại với --ask để trả lời, hoặc với"
        " --save-map rồi điền vào tệp:",
        "To be decided by a person ({count}); run again with --ask, or with --save-map"
        " and fill in the file:",
    ),
    "map_written": LocalizedText(
        "Đã ghi {file}. Dùng lại bằng: --map {file}",
        "Wrote {file}. Use it again with: --map {file}",
    ),
    "map_kept": LocalizedText(
        "Các câu trả lời chưa được ghi lại; thêm --save-map TỆP để dùng lại",
        "The answers were not kept; add --save-map FILE to use them again",
    ),
    "annotated": LocalizedText(
        "Đã ghi {file}: bản của người gửi kèm ghi chú ở từng ô cần sửa.",
        "Wrote {file}: the sender's workbook with a note on each cell to mend.",
    ),
    "summarised": LocalizedText(
        "Đã ghi {file}: bảng liệt kê những chỗ cần sửa.",
        "Wrote {file}: a list of what is to be mended.",
    ),
    "more_problems": LocalizedText(
        "… còn {count} mục nữa; xem đủ bằng --annotate TỆP.xlsx hoặc --format ndjson",
        "… {count} more; see all with --annotate FILE.xlsx or --format ndjson",
    ),
    "choose": LocalizedText(
        "Chọn số (Enter: để ngỏ; -: không đọc)",
        "Choose a number (Enter: leave open; -: do not read)",
    ),
    "choose_letters": LocalizedText(
        "Chọn số (Enter: để ngỏ; -: chữ đúng như đang thấy)",
        "Choose a number (Enter: leave open; -: the text is right as it is)",
    ),
    "choose_plain": LocalizedText(
        "Chọn số (Enter: để ngỏ)", "Choose a number (Enter: leave open)"
    ),
    "not_a_choice": LocalizedText(
        "Hãy gõ một số trong danh sách", "Type one of the numbers listed"
    ),
}

QUESTIONS = {
    "sheet": LocalizedText(
        "{place}: bảng “{found}” ghi loại hồ sơ nào?",
        "{place}: what kind of records does “{found}” hold?",
    ),
    "heading": LocalizedText(
        "{place}: cột “{found}” ghi mục nào?", "{place}: what does “{found}” give?"
    ),
    "encoding": LocalizedText(
        "{place}: tệp viết bằng bảng mã nào?", "{place}: in which encoding is the file?"
    ),
    "letters": LocalizedText(
        "{place}: cột này viết bằng phông chữ cũ nào? Ví dụ: “{found}”",
        "{place}: in which old letters is the column? For example: “{found}”",
    ),
    "same": LocalizedText(
        "{place}: hai mục này có phải là một không? {found}",
        "{place}: are these two the same? {found}",
    ),
}
"""A question by its topic."""

CHOICES = {
    "same": LocalizedText("là một", "the same"),
    "different": LocalizedText("là hai", "two"),
    "tcvn3": LocalizedText("TCVN3 (phông .VnTime)", "TCVN3 (fonts .VnTime)"),
    "vni": LocalizedText("VNI (phông VNI-Times)", "VNI (fonts VNI-Times)"),
    "cp1258": LocalizedText("Windows-1258 (tiếng Việt)", "Windows-1258 (Vietnamese)"),
}
"""Choices that are no words of the vocabulary."""
