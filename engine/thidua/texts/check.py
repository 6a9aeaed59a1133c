"""What `thidua check` says: tables found, questions, counts."""

from thidua.texts.localized import LocalizedText

CHECK = {
    "head": LocalizedText(
        "Soát theo bộ tiêu chuẩn: {pack}", "Checked against the pack: {pack}"
    ),
    "table": LocalizedText("{place} → {record}", "{place} → {record}"),
    "headings_in": LocalizedText(
        "tiêu đề ở hàng {header}; {rows} dòng đọc",
        "headings in row {header}; {rows} rows read",
    ),
    "rows": LocalizedText("{rows} dòng đọc", "{rows} rows read"),
    "left_out": LocalizedText(
        "; trong đó {left_out} dòng không đưa vào xét", ", {left_out} of them left out"
    ),
    "skipped": LocalizedText(
        "; {skipped} dòng không phải hồ sơ", "; {skipped} rows that are no records"
    ),
    "ignored": LocalizedText("không đọc: {headings}", "not read: {headings}"),
    "more_headings": LocalizedText("… và {count} cột nữa", "… and {count} more"),
    "empty": LocalizedText(
        "Không có dòng nào ở: {tables}", "Without a single row: {tables}"
    ),
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
    "broken_off": LocalizedText("Đã ngừng hỏi.", "Asking was broken off."),
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
    "elsewhere": LocalizedText(
        "    … cũng vậy ở {count} chỗ nữa: {cells}",
        "    … likewise in {count} more places: {cells}",
    ),
    "elsewhere_unplaced": LocalizedText(
        "    … cũng vậy ở {count} chỗ nữa",
        "    … likewise in {count} more places",
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
        "{place}: hai dòng sau có phải là một không?",
        "{place}: are the following two the same?",
    ),
}
"""A question by its topic."""

CHOICES = {
    "same": LocalizedText("cùng một {thing}", "the same: {thing}"),
    "different": LocalizedText("hai {thing} khác nhau", "two different: {thing}"),
    "tcvn3": LocalizedText("TCVN3 (phông .VnTime)", "TCVN3 (fonts .VnTime)"),
    "vni": LocalizedText("VNI (phông VNI-Times)", "VNI (fonts VNI-Times)"),
    "cp1258": LocalizedText("Windows-1258 (tiếng Việt)", "Windows-1258 (Vietnamese)"),
    "cp1252": LocalizedText("Windows-1252 (Tây Âu)", "Windows-1252 (Western Europe)"),
}
"""Choices that are no words of the vocabulary; `thing` is a record type."""

MAP = {
    "head": LocalizedText(
        "Những điều đã quyết định về tệp của người gửi; dùng lại bằng --map.",
        "What was decided about the sender's files; use it again with --map.",
    ),
    "answer": LocalizedText(
        "Để trả lời: ở mục questions bên dưới, thay chữ null sau answer bằng một chữ"
        ' đứng trước dấu hai chấm ở đây, hoặc "-" để không đọc; còn null là để ngỏ.',
        "To answer: under questions, below, write in place of null after answer one of"
        ' the words that stand before a colon here, or "-" not to read it; null leaves'
        " the question open.",
    ),
}
"""Comments at the head of a map."""
