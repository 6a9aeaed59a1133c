"""Wordings of faults in encodings, Parquet files and letters: N110 to N119."""

from thidua.texts.wording import Wording, wording

LETTERS: dict[str, Wording] = {
    "N110": wording(
        "tệp --map ghi tệp này theo mã {found}, nhưng không đọc được như vậy",
        "the map gives this file the encoding {found}, in which it cannot be read",
        "một trong các mã: {expected}",
        "one of the encodings: {expected}",
        "sửa hoặc bỏ mục encoding của tệp này trong tệp --map",
        "mend or drop the entry encoding of this file in the map",
    ),
    "N111": wording(
        "tệp Parquet cần thêm thư viện pyarrow, máy này chưa cài",
        "Parquet files need the library pyarrow, which is not installed here",
        'phần mềm được cài bằng: pip install "thidua[parquet]"',
        'the program installed by: pip install "thidua[parquet]"',
        "cài thêm thư viện, hoặc xuất lại tệp dạng .csv hay .xlsx",
        "install the library, or export the file as .csv or .xlsx",
    ),
    "N112": wording(
        "tệp Parquet bị hỏng hoặc thuộc dạng không đọc được: {reason}",
        "the Parquet file is damaged or of a kind that is not read: {reason}",
        "một tệp .parquet nguyên vẹn, không mã hóa",
        "an intact .parquet file that is not encrypted",
        "xuất lại tệp từ chương trình đã ghi ra nó",
        "export the file again from the program that wrote it",
    ),
    "N113": wording(
        "tệp Parquet bung ra quá lớn: {found}",
        "the Parquet file unpacks to too much: {found}",
        "không quá {expected}",
        "at most {expected}",
        "chia thành nhiều tệp, hoặc bỏ các cột không cần xét",
        "split the file, or leave out the columns that are not needed",
    ),
    "N114": wording(
        'cột "{heading}" có {count} ô là chữ {letters} cũ, ví dụ "{found}" là'
        ' "{reading}"; {unicode} ô khác là Unicode',
        'the column "{heading}" has {count} cells in old {letters} letters, such as'
        ' "{found}" for "{reading}"; {unicode} others are Unicode',
        "chữ Unicode",
        "text in Unicode",
        "nếu đọc như vậy là đúng thì trả lời (thidua check --ask, hoặc letters:"
        " {letters} trong tệp --map); chữ hoa của phông .VnTimeH có thể thành chữ"
        " thường",
        "if that reading is right, say so (thidua check --ask, or letters: {letters} in"
        " the map); capitals of the font .VnTimeH may become small",
    ),
    "N115": wording(
        'cột "{heading}" có {count} ô đã mất chữ có dấu, bắt đầu từ ô này: "{found}"',
        'the column "{heading}" has {count} cells that lost letters with accents, from'
        ' this one on: "{found}"',
        "chữ có dấu đầy đủ",
        "text with all its accents",
        "gõ lại các ô này từ bản gốc; dấu đã mất thì không phục hồi được",
        "type these cells again from the original; what is lost cannot be restored",
    ),
    "N116": wording(
        'cột "{heading}" có {count} ô bị đọc sai mã, ví dụ "{found}" lẽ ra là'
        ' "{reading}"',
        'the column "{heading}" has {count} cells that were read in a wrong encoding,'
        ' such as "{found}" for "{reading}"',
        "chữ Unicode",
        "text in Unicode",
        "xuất lại tệp từ nguồn và mở theo mã UTF-8; các ô này giữ nguyên như đã gửi",
        "export the file again and open it as UTF-8; these cells stay as they were"
        " sent",
    ),
    "N117": wording(
        "đã chuẩn hóa chữ: {composed} ô có dấu rời, {spaces} ô có dấu cách hoặc ký tự"
        " ẩn, {eth} ô dùng Ð thay cho Đ",
        "text was tidied: {composed} cells with accents apart, {spaces} with odd spaces"
        " or hidden signs, {eth} with Ð for Đ",
        "chữ Unicode dựng sẵn, không có ký tự ẩn",
        "composed Unicode without hidden signs",
        "không cần làm gì",
        "nothing",
    ),
    "N118": wording(
        "dấu ngoặc kép mở ở dòng {line} không được đóng",
        "a quotation mark that opens in line {line} is never closed",
        'mỗi ô mở bằng " đều đóng bằng "; dấu " bên trong viết thành ""',
        'every cell that opens with " closes with "; a " inside is written ""',
        "sửa dòng này, hoặc xuất lại tệp từ chương trình bảng tính",
        "mend the line, or export the file again from the spreadsheet program",
    ),
}
