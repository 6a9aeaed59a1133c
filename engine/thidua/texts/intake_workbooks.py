"""Wordings of faults in workbooks that are not read: N015 to N019, N100 to N109."""

from thidua.texts.wording import Wording, wording

WORKBOOKS: dict[str, Wording] = {
    "N015": wording(
        "đây không phải là tệp bảng tính đọc được mà là tệp {found}",
        "this is no workbook that can be read, but a {found} file",
        "tệp .xlsx, .xls, .ods, .csv, .tsv, .json hoặc .ndjson",
        "an .xlsx, .xls, .ods, .csv, .tsv, .json or .ndjson file",
        "chuyển các bảng cần xét sang một tệp .xlsx",
        "bring the tables that are needed into an .xlsx workbook",
    ),
    "N016": wording(
        "việc đọc tệp bị dừng giữa chừng: tệp bị hỏng hoặc cần quá nhiều bộ nhớ",
        "reading the file broke off: it is damaged or needs too much memory",
        "tệp nguyên vẹn, đọc được với 1 GB bộ nhớ",
        "an intact workbook that can be read in 1 GB of memory",
        "mở bằng Excel, chép các bảng cần xét sang một tệp mới rồi lưu lại",
        "open it in Excel, copy the tables that are needed into a new workbook",
    ),
    "N017": wording(
        "đọc tệp quá lâu nên đã dừng",
        "reading the file took too long and was stopped",
        "tệp đọc xong trong 25 giây",
        "a workbook that is read within 25 seconds",
        "chia tệp thành nhiều tệp nhỏ hơn, hoặc bỏ các trang tính không cần",
        "split it into smaller workbooks, or drop the sheets that are not needed",
    ),
    "N018": wording(
        "trong tệp có phần mang đường dẫn ra ngoài tệp: {member}",
        "a part of the file has a path that leads out of it: {member}",
        "tệp do chương trình bảng tính ghi ra",
        "a workbook as a spreadsheet program writes it",
        "không mở tệp này; hỏi lại người gửi",
        "do not open the file; ask who sent it",
    ),
    "N019": wording(
        "trang tính {sheet} có ô hoặc hàng mang vị trí sai: {found}",
        "the sheet {sheet} has a cell or row in an impossible place: {found}",
        "mỗi ô một vị trí từ A1 đến XFD1048576, xếp theo thứ tự",
        "one place for a cell, from A1 to XFD1048576, in order",
        "mở bằng Excel để sửa rồi lưu lại, hoặc xin lại tệp từ đơn vị",
        "let Excel repair it and save it, or ask the unit for the file again",
    ),
    "N100": wording(
        "tệp có cấu trúc lồng nhau quá sâu (phần {member})",
        "the file nests too deep (part {member})",
        "tệp do chương trình bảng tính ghi ra",
        "a workbook as a spreadsheet program writes it",
        "mở bằng Excel rồi lưu lại thành tệp mới",
        "open it in Excel and save it as a new workbook",
    ),
    "N101": wording(
        "trang tính {sheet} có ô dài quá một triệu chữ",
        "the sheet {sheet} has a cell of more than a million letters",
        "ô không dài quá 32.767 chữ",
        "cells of at most 32,767 letters",
        "tìm và xóa ô đó, rồi lưu lại",
        "find that cell, clear it, and save the workbook",
    ),
}
