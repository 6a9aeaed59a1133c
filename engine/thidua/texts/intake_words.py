"""Words found in spreadsheets that carry a meaning of their own; tables of words."""

YES_WORDS = ("x", "✓", "✔", "☑", "☒", "1", "có", "đúng", "rồi", "yes", "y", "true")
NO_WORDS = ("0", "không", "sai", "chưa", "no", "n", "false")

IGNORED_HEADINGS = ("STT", "TT", "Số TT", "Số thứ tự", "No.", "#", "Ghi chú", "Notes")
"""Headings whose columns hold nothing to judge; left out without a word."""

COUNTER_HEADINGS = ("STT", "TT", "Số TT", "Số thứ tự", "No.", "#")
"""Headings of the running number."""

GUIDE_SHEETS = (
    "Hướng dẫn",
    "Instructions",
    "Ví dụ",
    "Examples",
    "Danh mục lựa chọn",
    "Lists",
)
"""Sheets of a form that are there for people; they hold no records."""

TOTAL_WORDS = ("Tổng cộng", "Tổng số", "Cộng", "Tổng", "Total")
"""First words of a row that adds up the rows above."""

MONEY_UNITS = {
    "": 1,
    "đ": 1,
    "đồng": 1,
    "vnđ": 1,
    "vnd": 1,
    "₫": 1,
    "nghìn": 10**3,
    "nghìn đồng": 10**3,
    "ngàn": 10**3,
    "ngàn đồng": 10**3,
    "tr": 10**6,
    "trđ": 10**6,
    "tr.đ": 10**6,
    "triệu": 10**6,
    "triệu đồng": 10**6,
    "triệu đ": 10**6,
    "tỷ": 10**9,
    "tỷ đồng": 10**9,
    "tỷ đ": 10**9,
    "tỉ": 10**9,
    "tỉ đồng": 10**9,
    "tỉ đ": 10**9,
}
"""What an amount is counted in, as a factor of one VND."""

FOREIGN_MONEY = ("usd", "$", "us$", "đô la", "đô-la", "eur", "€", "euro", "jpy", "¥")
"""Marks of money other than VND."""

DAY_WORD, MONTH_WORD, YEAR_WORD = "ngày", "tháng", "năm"
"""The words of a date written out: `ngày 9 tháng 3 năm 2018`."""
