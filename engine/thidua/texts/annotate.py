"""What stands in a workbook that is handed back: its comments and its last sheet."""

from thidua.texts.localized import LocalizedText as T
from thidua.texts.words import Words

NOTE_AUTHOR = "thidua"
"""Who signs the comments; intake passes over them when the workbook comes back."""

ANNOTATE: Words = {
    "sheet_name": T("Kết quả kiểm tra", "Check results"),
    "heading": T("{severity} {code}", "{severity} {code}"),
    "heading_at": T("{severity} {code} – {about}", "{severity} {code} – {about}"),
    "about_cell": T("ô {cell}", "cell {cell}"),
    "about_row": T("cả dòng {row}", "the whole row {row}"),
    "about_sheet": T("cả trang tính", "the whole sheet"),
    "about_file": T("(cả tệp)", "(the whole file)"),
    "expected": T("Cần: {text}", "Expected: {text}"),
    "remedy": T("Cách sửa: {text}", "Remedy: {text}"),
    "more": T(
        "… còn {count} điều nữa, xem trang “{sheet}”.",
        "… {count} more: see the sheet “{sheet}”.",
    ),
    "file_line": T("Tệp: {file}", "File: {file}"),
    "counts": T(
        "{errors} lỗi, {warnings} cảnh báo, {notes} ghi chú",
        "Errors: {errors}, warnings: {warnings}, notes: {notes}",
    ),
    "nothing_found": T("Không thấy lỗi nào.", "Nothing was found."),
    "what_was_done": T(
        "Lỗi và cảnh báo được ghi ngay tại ô bằng ghi chú (comment); ngoài các ghi chú"
        " và trang này, tệp không bị sửa gì.",
        "Errors and warnings stand as comments at their cells; apart from these and"
        " this sheet nothing in the file was changed.",
    ),
    "delete_later": T(
        "Sửa xong có thể xóa trang này và các ghi chú rồi gửi lại.",
        "Once all is corrected, this sheet and the comments may be deleted.",
    ),
    "without_comment": T(
        "{count} điều chỉ có ở trang này: ô đã có thảo luận của người gửi, hoặc trang"
        " tính đã quá nhiều ghi chú.",
        "{count} stand on this sheet only: the cell holds a conversation, or the sheet"
        " has too many comments.",
    ),
    "not_listed": T(
        "Bảng dừng ở {listed} dòng; còn {count} điều nữa.",
        "The table stops at {listed} rows; {count} more were found.",
    ),
    "number": T("STT", "No."),
    "file": T("Tệp", "File"),
    "sheet": T("Trang tính", "Sheet"),
    "cell": T("Ô", "Cell"),
    "severity": T("Mức độ", "Severity"),
    "code": T("Mã", "Code"),
    "message": T("Nội dung", "What was found"),
    "asked": T("Cần", "Expected"),
    "to_do": T("Cách sửa", "Remedy"),
}
