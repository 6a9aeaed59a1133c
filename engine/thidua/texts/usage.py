"""Words of the command line itself: frame of the help pages, faults in a call."""

from thidua.texts.localized import LocalizedText
from thidua.texts.wording import Wording, wording

FRAME: dict[str, LocalizedText] = {
    "usage": LocalizedText("Cách dùng:", "Usage:"),
    "arguments": LocalizedText("Tham số", "Arguments"),
    "options": LocalizedText("Tùy chọn", "Options"),
    "commands": LocalizedText("Lệnh", "Commands"),
    "any_options": LocalizedText("[TÙY-CHỌN]", "[OPTIONS]"),
    "command": LocalizedText("LỆNH", "COMMAND"),
    "any_command": LocalizedText("LỆNH [THAM-SỐ]...", "COMMAND [ARGS]..."),
    "required": LocalizedText("[bắt buộc]", "[required]"),
    "help": LocalizedText("Hiện trang này.", "Show this page."),
    "version": LocalizedText("Hiện số phiên bản.", "Show the version."),
    "stopped": LocalizedText("Đã dừng giữa chừng.", "Stopped half-way."),
}

ARGUMENTS: dict[str, tuple[LocalizedText, LocalizedText]] = {
    "batch": (
        LocalizedText("HỒ-SƠ", "BATCH"),
        LocalizedText(
            "Tệp hoặc thư mục hồ sơ; - là đầu vào chuẩn.",
            "Files or folders of the batch; - is standard input.",
        ),
    ),
    "pack": (
        LocalizedText("BỘ-TIÊU-CHUẨN", "PACK"),
        LocalizedText(
            "Tên bộ tiêu chuẩn, hoặc thư mục có pack.yaml.",
            "Name of a pack, or a folder with a pack.yaml.",
        ),
    ),
    "run": (
        LocalizedText("KẾT-QUẢ", "RUN"),
        LocalizedText(
            "Thư mục kết quả của một lần xét.", "The run folder of an evaluation."
        ),
    ),
    "nominee": (
        LocalizedText("ĐỐI-TƯỢNG", "NOMINEE"),
        LocalizedText(
            "Mã, họ tên hoặc dòng trong bảng tính.",
            "A code, a name or a row of the sheet.",
        ),
    ),
    "code": (
        LocalizedText("MÃ", "CODE"),
        LocalizedText(
            "Mã trong thông báo, ví dụ N012.", "A code of a message, such as N012."
        ),
    ),
}
"""The arguments of the verbs by name: how the page writes them, what they are."""

VALUES: dict[str, LocalizedText] = {
    "text": LocalizedText("CHỮ", "TEXT"),
    "integer": LocalizedText("SỐ", "INTEGER"),
    "file": LocalizedText("TỆP", "FILE"),
    "directory": LocalizedText("THƯ-MỤC", "DIRECTORY"),
    "path": LocalizedText("TỆP", "PATH"),
}
"""How the page writes the value of an option, by the name of its type."""

PATHS: dict[str, LocalizedText] = {
    "file": LocalizedText("một tệp", "a file"),
    "directory": LocalizedText("một thư mục", "a folder"),
    "path": LocalizedText("một tệp hoặc thư mục", "a file or folder"),
}
PATH_FAULTS: dict[str, LocalizedText] = {
    "absent": LocalizedText(
        "không có tệp hay thư mục này", "there is no such file or folder"
    ),
    "file": LocalizedText("đây là một tệp", "it is a file"),
    "directory": LocalizedText("đây là một thư mục", "it is a folder"),
    "shut": LocalizedText("không được quyền đọc hoặc ghi", "access to it is denied"),
}
DAY = LocalizedText(
    "một ngày có thật, dạng 2018-08-31 hoặc 31/08/2018",
    "a day that exists, as 2018-08-31 or 31/08/2018",
)
NUMBER = LocalizedText("một số nguyên, ví dụ 2018", "a whole number, such as 2018")
ONLY_FLAG = LocalizedText(
    "chỉ ghi tên tùy chọn, không kèm giá trị", "the option alone, without a value"
)

USAGE: dict[str, Wording] = {
    "R037": wording(
        "không có tùy chọn {found}",
        "there is no option {found}",
        "một trong các tùy chọn: {known}",
        "one of the options: {known}",
        "sửa tên tùy chọn; gần nhất: {nearest}; xem {help}",
        "correct the option; nearest: {nearest}; see {help}",
    ),
    "R038": wording(
        "chưa nêu {missing}",
        "{missing} is missing",
        "{expected}",
        "{expected}",
        "thêm {missing} rồi chạy lại; xem {help}",
        "add {missing} and run again; see {help}",
    ),
    "R039": wording(
        "không dùng được {found}: {why}",
        "{found} cannot be used: {why}",
        "{expected}",
        "{expected}",
        "kiểm tra tên và nơi để tệp; gần nhất: {nearest}",
        "check the name and where the file lies; nearest: {nearest}",
    ),
    "R040": wording(
        "{option} không nhận giá trị {found}",
        "{option} does not take the value {found}",
        "một trong: {known}",
        "one of: {known}",
        "sửa giá trị rồi chạy lại; gần nhất: {nearest}",
        "correct the value and run again; nearest: {nearest}",
    ),
    "R041": wording(
        "{option} không hiểu giá trị {found}",
        "{option} cannot make out the value {found}",
        "{expected}",
        "{expected}",
        "sửa giá trị rồi chạy lại",
        "correct the value and run again",
    ),
    "R042": wording(
        "{option} thiếu giá trị",
        "{option} lacks its value",
        "{option} {expected}",
        "{option} {expected}",
        "ghi giá trị ngay sau {option}; xem {help}",
        "write the value right after {option}; see {help}",
    ),
    "R043": wording(
        "thừa {found}",
        "there is no place for {found}",
        "{expected}",
        "{expected}",
        "bỏ phần thừa, hoặc đặt tên có dấu cách trong dấu nháy kép; xem {help}",
        "leave it out, or put a name with blanks in double quotes; see {help}",
    ),
    "R044": wording(
        "không hỏi được ai: hồ sơ được đọc từ đầu vào chuẩn (-)",
        "nobody can be asked: the batch is read from standard input (-)",
        "hồ sơ là tệp hoặc thư mục, để bàn phím còn dùng trả lời",
        "a batch of files or folders, so that the keyboard is free for answers",
        "lưu hồ sơ thành tệp, hoặc bỏ {option} và trả lời bằng --map",
        "save the batch as a file, or leave {option} out and answer by --map",
    ),
    "R045": wording(
        "không có lệnh {found}",
        "there is no command {found}",
        "một trong các lệnh: {known}",
        "one of the commands: {known}",
        "sửa tên lệnh; gần nhất: {nearest}; xem {help}",
        "correct the command; nearest: {nearest}; see {help}",
    ),
}
