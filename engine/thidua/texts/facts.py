"""Wordings of faults that show when records are seen together, F001 and on."""

from thidua.texts.wording import Wording, wording

FACTS: dict[str, Wording] = {
    "F001": wording(
        "dòng của bảng “{table}” ghi ngày {date}, sau ngày chốt {as_of}, không dùng",
        "this row of “{table}” is dated {date}, after the as-of date {as_of}; not used",
        "ngày không sau {as_of}",
        "a date not after {as_of}",
        "Nếu ngày ghi sai thì sửa lại; nếu đúng thì không phải làm gì.",
        "Correct the date if it is wrong; otherwise there is nothing to do.",
    ),
    "F002": wording(
        "các xác nhận “{statement}” của “{nominee}” trái nhau: có {yes}, không {no}",
        "attestations of “{statement}” for “{nominee}” differ: yes {yes}, no {no}",
        "mỗi nội dung chỉ có một câu trả lời",
        "one answer to each statement",
        "Hỏi lại người xác nhận và bỏ dòng sai; đến lúc đó nội dung này là chưa rõ.",
        "Ask who attested and remove the wrong row; until then it counts as unknown.",
    ),
    "F003": wording(
        "các dòng biểu quyết cho “{nominee}”, “{award}” khác nhau: {rows}",
        "the votes on “{nominee}” for “{award}” differ: {rows}",
        "một kết quả biểu quyết cho mỗi đề nghị",
        "one vote for each nomination",
        "Đối chiếu biên bản và bỏ dòng sai; đến lúc đó kết quả biểu quyết là chưa rõ.",
        "Compare with the minutes and remove the wrong row; until then it is unknown.",
    ),
    "F004": wording(
        "số phiếu cho “{nominee}”, “{award}” không khớp: {rows}",
        "the numbers of the vote on “{nominee}” for “{award}” do not add up: {rows}",
        "số phiếu và số người dự không vượt tổng số thành viên, không âm",
        "votes and attendance not above the council's members, and none negative",
        "Sửa lại theo biên bản; đến lúc đó kết quả biểu quyết là chưa rõ.",
        "Correct it by the minutes; until then the vote is unknown.",
    ),
    "F005": wording(
        "đơn vị “{unit}” khai {headcount} người nhưng danh sách có {members} cá nhân",
        "unit “{unit}” declares {headcount} people, but {members} are listed",
        "số cá nhân không nhiều hơn số người của đơn vị",
        "no more individuals than the unit's headcount",
        "Sửa số người hoặc đơn vị của cá nhân; đến lúc đó các tỷ lệ là chưa rõ.",
        "Correct the headcount or the people's unit; until then shares are unknown.",
    ),
    "F006": wording(
        "giá trị {value} của “{field}” quá lớn",
        "the value {value} of “{field}” is too large",
        "số không quá 4,6 tỷ tỷ",
        "a number of at most 4.6 times ten to the eighteenth",
        "Sửa lại giá trị; đến lúc đó nó là chưa rõ.",
        "Correct the value; until then it is unknown.",
    ),
    "F007": wording(
        "tổng “{fact}” của “{nominee}” quá lớn",
        "the total “{fact}” of “{nominee}” is too large",
        "tổng không quá 4,6 tỷ tỷ",
        "a total of at most 4.6 times ten to the eighteenth",
        "Sửa lại các số thành phần; đến lúc đó tổng là chưa rõ.",
        "Correct the numbers that make it up; until then the total is unknown.",
    ),
}
