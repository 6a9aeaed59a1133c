"""Words of the blank nomination workbook: what to write where, and how."""

from dataclasses import dataclass

from thidua.texts.localized import LocalizedText as T


@dataclass(frozen=True, slots=True)
class Check:
    """What a cell takes, and what is said of a value it does not take."""

    hint: T
    error: T


def _check(hint_vi: str, hint_en: str, error_vi: str = "", error_en: str = "") -> Check:
    return Check(T(hint_vi, hint_en), T(error_vi, error_en))


ANSWERS: dict[str, T] = {
    "yes": T("Có", "Yes"),
    "no": T("Không", "No"),
    "required": T("Cột bắt buộc.", "Required."),
    "optional": T("Chưa biết thì để trống.", "Leave it empty if it is not known."),
}

RANGE = T(" từ {low} đến {high}", " from {low} to {high}")

CHECKS: dict[str, Check] = {
    "text": _check("Ghi bằng chữ.", "Any text."),
    "code": _check(
        "Mã do đơn vị đặt hoặc số CCCD; mỗi mã chỉ dùng một lần trên trang này.",
        "A code of your choice or an identity number; each only once on this sheet.",
        "Mã này đã có ở dòng khác. Hai dòng cùng mã được hiểu là một.",
        "Another row has this code. Two rows with one code are taken for one.",
    ),
    "yes_no": _check(
        "Chọn Có hoặc Không. Ô trống là chưa biết, không phải là Không.",
        "Choose Yes or No. An empty cell is not known; it is not No.",
        "Chỉ chọn Có hoặc Không; chưa biết thì để trống.",
        "Choose Yes or No only; leave it empty if it is not known.",
    ),
    "integer": _check(
        "Ghi số nguyên.",
        "A whole number.",
        "Ô này là số nguyên{range}, không kèm chữ.",
        "This cell takes a whole number{range}, without words.",
    ),
    "decimal": _check(
        "Ghi số, có thể có phần thập phân; tỷ lệ 12,5% ghi 12,5.",
        "A number, with decimals if need be; write 12.5 for 12.5%.",
        "Ô này là số{range}, không kèm chữ hay dấu %.",
        "This cell takes a number{range}, without words or a percent sign.",
    ),
    "share": _check(
        "Ghi tỷ lệ kèm dấu %, ví dụ 12,5%.",
        "A share with its percent sign, such as 12.5%.",
        "Ô này là tỷ lệ kèm dấu %{range}.",
        "This cell takes a share with its percent sign{range}.",
    ),
    "money": _check(
        "Ghi số tiền bằng đồng, không kèm chữ: 15 triệu ghi 15000000.",
        "An amount in VND without words: write 15000000 for 15 million.",
        "Ô này là số tiền nguyên bằng đồng{range}, không kèm chữ.",
        "This cell takes a whole amount in VND{range}, without words.",
    ),
    "date": _check(
        "Ghi ngày/tháng/năm, ví dụ 09/03/2018.",
        "A day as day/month/year, such as 09/03/2018.",
        "Ô này là ngày/tháng/năm đầy đủ{range}, ví dụ 09/03/2018."
        " Chỉ biết năm thì để trống.",
        "This cell takes a full day/month/year{range}, such as 09/03/2018."
        " Leave it empty if only the year is known.",
    ),
    "year": _check(
        "Ghi năm bằng bốn chữ số.",
        "A year in four digits.",
        "Ô này là năm gồm bốn chữ số{range}.",
        "This cell takes a year in four digits{range}.",
    ),
    "moment": _check(
        "Ghi ngày và giờ, ví dụ 09/03/2018 14:30.",
        "Day and time, such as 09/03/2018 14:30.",
        "Ô này là ngày và giờ đầy đủ{range}, ví dụ 09/03/2018 14:30.",
        "This cell takes a full day and time{range}, such as 09/03/2018 14:30.",
    ),
    "enum": _check(
        "Chọn một giá trị trong danh sách.",
        "Choose one value of the list.",
        "Giá trị này không có trong danh sách. Hãy chọn trong danh sách, hoặc để trống"
        " nếu chưa biết.",
        "The list has no such value. Choose one of it, or leave the cell empty if it"
        " is not known.",
    ),
    "set": _check(
        "Chọn trong danh sách; nhiều giá trị thì ghi cách nhau bằng dấu chấm phẩy (;).",
        "Choose from the list; write several with a semicolon (;) between them.",
    ),
    "link": _check(
        "Chọn mã đã ghi ở trang tương ứng; ghi trang đó trước.",
        "Choose a code written on the sheet it belongs to; fill that sheet first.",
        "Chưa thấy mã này ở trang tương ứng. Hãy kiểm tra lại mã.",
        "No such code on the sheet it belongs to. Please check the code.",
    ),
}

KINDS = {
    "code": T("Mã", "Codes"),
    "date": T("Ngày", "Days"),
    "moment": T("Ngày giờ", "Moments"),
    "year": T("Năm", "Years"),
    "money": T("Tiền", "Money"),
    "integer": T("Số nguyên", "Whole numbers"),
    "decimal": T("Số thập phân, tỷ lệ (%)", "Decimals, percentages"),
    "share": T("Tỷ lệ", "Shares"),
    "yes_no": T("Có/Không", "Yes or no"),
    "enum": T("Chọn một", "One of a list"),
    "set": T("Chọn nhiều", "Several of a list"),
    "link": T("Mã ở trang khác", "Codes of other sheets"),
}
"""What sorts of cells are called."""

SHEETS = {
    "guide": T("Hướng dẫn", "Instructions"),
    "examples": T("Ví dụ", "Examples"),
    "lists": T("Danh mục lựa chọn", "Lists"),
}

GUIDE = {
    "title": T("MẪU HỒ SƠ ĐỀ NGHỊ KHEN THƯỞNG", "NOMINATION FORM"),
    "pack": T(
        "Bộ tiêu chuẩn: {id}, phiên bản {version}; áp dụng từ {start} đến {end}",
        "Rule pack: {id}, version {version}; valid from {start} to {end}",
    ),
    "round": T("{title}: từ {start} đến {end}", "{title}: from {start} to {end}"),
    "awards": T(
        "1. Có thể đề nghị những hình thức nào", "1. What can be nominated for"
    ),
    "award": T("Hình thức khen thưởng", "Award"),
    "for": T("Dành cho", "For"),
    "filled_on": T("Ghi ở trang", "On sheet"),
    "steps": T("2. Cách điền", "2. How to fill the form"),
    "sheets": T("3. Các trang cần điền", "3. The sheets to fill"),
    "sheet": T("Trang", "Sheet"),
    "rows": T("Mỗi dòng là", "Each row is"),
    "if_empty": T("Nếu để trống cả trang", "If the whole sheet stays empty"),
    "cells": T("4. Cách ghi từng loại ô", "4. How cells are written"),
    "next": T("5. Bước tiếp theo", "5. What happens next"),
    "left_out": T(
        "Mẫu này không hỏi: {titles}; bộ tiêu chuẩn không dùng đến.",
        "This form does not ask for: {titles}; the pack has no use for them.",
    ),
    "awards_for": T("Hình thức đề nghị: {kinds}", "Awards for: {kinds}"),
    "codes_of": T("Mã: {kinds}", "Codes: {kinds}"),
    "last_row": T("Dòng cuối: {kind}", "Last row: {kind}"),
}

STEPS = {
    "unit": T(
        "Điền trang {sheets} trước: mã và tên từng đơn vị. Mã do đơn vị tự đặt, mỗi"
        " mã một đơn vị.",
        "Fill the sheet {sheets} first: code and name of every unit. Codes are yours"
        " to choose, one for each unit.",
    ),
    "nominee": T(
        "Điền trang {sheets}: mỗi dòng một đối tượng, ghi rõ hình thức đề nghị.",
        "Fill the sheets {sheets}: one nominee a row, with what it is nominated for.",
    ),
    "child": T(
        "Điền các trang còn lại: mỗi dòng một việc, chọn mã của đối tượng đã ghi.",
        "Fill the other sheets: one item a row, with the code of its nominee.",
    ),
    "required": T(
        "Cột có dấu * và nền nâu đỏ là cột bắt buộc. Ô chuyển màu vàng là ô bắt buộc"
        " còn thiếu ở dòng đã điền.",
        "Columns with * on a brown heading are required. A cell that turns yellow is"
        " required and still empty in a row that was begun.",
    ),
    "layout": T(
        "Giữ nguyên tên trang và dòng tiêu đề. Có thể thêm dòng, không cần xóa dòng"
        " trống. Điều chưa biết thì để trống, không ghi “không rõ”.",
        "Keep sheet names and headings as they are. Add rows freely; empty rows do no"
        " harm. Leave empty what is not known; do not write “unknown”.",
    ),
    "example": T(
        "Xem cách điền ở trang “{sheets}”; trang đó, trang này và trang danh mục không"
        " bao giờ được đọc như hồ sơ.",
        "See the sheet “{sheets}” for examples; that sheet, this one and the lists are"
        " never read as nominations.",
    ),
}

ROWS = {
    "unit": T("một đơn vị có người hoặc tập thể được đề nghị", "a unit of nominees"),
    "nominee": T("một đối tượng được đề nghị", "one nominee"),
    "child": T(
        "một mục “{title}” của một đối tượng ({kinds})",
        "one entry of “{title}” of one nominee ({kinds})",
    ),
    "quota": T(
        "số chỉ tiêu của một đơn vị trình, do cơ quan xét ghi",
        "the seats of one submitting unit, entered by the office that judges",
    ),
}

IF_EMPTY = {
    "unit": T(
        "tên đơn vị ghi ở các trang khác được coi là danh sách đơn vị",
        "the units named on other sheets are taken as the list of units",
    ),
    "nominee": T("không đề nghị đối tượng loại này", "no such nominee is put forward"),
    "none": T(
        "đơn vị khai là KHÔNG CÓ; nếu chưa biết, hãy xóa cả trang này",
        "you declare that there is NONE; delete the sheet if that is not known",
    ),
    "unknown": T(
        "CHƯA RÕ: đối tượng không có dòng nào sẽ phải bổ sung",
        "NOT KNOWN: a nominee without a row will have to supply it",
    ),
    "quota": T("chưa có chỉ tiêu", "no seats are allotted yet"),
}

NEXT = (
    T(
        "Lưu tệp dạng .xlsx rồi gửi cho cơ quan xét. Trước khi xét, kiểm tra bằng"
        " lệnh:",
        "Save the file as .xlsx and send it to the office. It is checked by:",
    ),
    T(
        "thidua check <tệp>.xlsx --pack {pack}",
        "thidua check <file>.xlsx --pack {pack}",
    ),
    T(
        "Lệnh này cho biết máy đọc được những gì, ô nào sai và sửa thế nào; chưa xét"
        " ai.",
        "It says what was read, which cells are wrong and how to mend them; nobody is"
        " judged yet.",
    ),
)

SAMPLE_NAMES = {
    "person": T("Nguyễn Thị An", "Nguyễn Thị An"),
    "other": T("{title} số 1", "{title} No. 1"),
}

SAMPLE_TEXTS: dict[str, T] = {
    "position": T("Công nhân may", "Sewing worker"),
    "district": T("Huyện Giồng Trôm", "Giồng Trôm district"),
    "cluster": T("Khối doanh nghiệp", "Enterprises"),
    "title": T("Cải tiến thao tác chuyền may", "Better handling on the sewing line"),
    "number": T("12/QĐ-CĐCS", "12/QĐ-CĐCS"),
    "document": T("05/CV-CĐCS", "05/CV-CĐCS"),
    "plan_number": T("03/KH-CĐCS", "03/KH-CĐCS"),
    "report": T("08/BC-CĐCS", "08/BC-CĐCS"),
    "issuer": T("Công đoàn cơ sở", "Grassroots union"),
    "by": T("Ban Chấp hành công đoàn cơ sở", "Grassroots union committee"),
    "evidence": T("Biên bản nghiệm thu 02/BB", "Acceptance record 02/BB"),
    "issued_by": T("Công đoàn cơ sở", "Grassroots union"),
    "recognised_by": T("Hội đồng sáng kiến cơ sở", "Grassroots initiative council"),
    "partner": T("Siêu thị Bến Tre", "Bến Tre supermarket"),
    "national_id": T("083185000123", "083185000123"),
    "note": T("", ""),
}
"""What an example says in fields of these names; elsewhere it shows dots."""

SAMPLE_ANY = T("(chữ)", "(text)")

EXAMPLE_OF = T("Trang “{sheet}”", "Sheet “{sheet}”")
EXAMPLES_NOTE = T(
    "Người, đơn vị và số liệu dưới đây là bịa ra để minh họa; trang này không được đọc"
    " như hồ sơ.",
    "People, units and figures below are made up; this sheet is never read as a"
    " nomination.",
)
