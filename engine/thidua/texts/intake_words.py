"""Words found in spreadsheets that carry a meaning of their own; tables of words."""

YES_WORDS = (
    *("x", "v", "có", "đúng", "rồi", "1", "yes", "y", "true"),
    *("✓", "✔", "√", "☑", "☒"),
)
NO_WORDS = ("không", "chưa", "sai", "0", "no", "n", "false", "☐", "□")

YES_SYMBOLS = ("þ", "ü", "ý", "\uf0fe", "\uf0fc", "\uf0fd")
"""What ticks and crosses of the font Wingdings are kept as; they show as letters."""

NO_SYMBOLS = ("\uf0a8", "\uf06f")
"""What empty boxes of the font Wingdings are kept as."""

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
    "nghìn đ": 10**3,
    "ngàn": 10**3,
    "ngàn đồng": 10**3,
    "ngàn đ": 10**3,
    "tr": 10**6,
    "trđ": 10**6,
    "tr.đ": 10**6,
    "triệu": 10**6,
    "triệu đồng": 10**6,
    "triệu đ": 10**6,
    "triệu vnđ": 10**6,
    "triệu vnd": 10**6,
    "tr đồng": 10**6,
    "tr đ": 10**6,
    "tr vnđ": 10**6,
    "tỷ": 10**9,
    "tỷ đồng": 10**9,
    "tỷ đ": 10**9,
    "tỷ vnđ": 10**9,
    "tỷ vnd": 10**9,
    "tỉ": 10**9,
    "tỉ đồng": 10**9,
    "tỉ đ": 10**9,
    "tỉ vnđ": 10**9,
}
"""What an amount is counted in, as a factor of one VND."""

FOREIGN_MONEY = ("usd", "$", "us$", "đô la", "đô-la", "eur", "€", "euro", "jpy", "¥")
"""Marks of money other than VND."""

ROUGH_WORDS = (
    *("khoảng", "gần", "hơn", "trên", "dưới", "ước", "ước tính", "ước đạt"),
    *("tối thiểu", "tối đa", "ít nhất", "nhiều nhất", "từ", "không quá"),
    *("~", "≈", ">", "<", "≥", "≤", "±", "+/-"),
)
"""What stands before an amount that is a bound or a rough figure."""

RANGE_WORDS = ("-", "–", "—", "đến", "tới", "hoặc")
"""What stands between the two ends of a range."""

OPEN_ENDINGS = ("trở lên", "trở xuống", "+")
"""What stands behind an amount that is a bound."""

PERIOD_WORDS = (
    *("/năm", "/tháng", "/quý", "/người", "/hộ", "/ngày", "/ha", "/sản phẩm"),
    *("một năm", "mỗi năm", "hàng năm", "hằng năm", "một tháng", "mỗi tháng"),
    *("hàng tháng", "hằng tháng", "mỗi quý", "hàng quý", "mỗi người"),
)
"""What makes an amount one for each period, person or piece."""

DAY_WORD, MONTH_WORD, YEAR_WORD = "ngày", "tháng", "năm"
"""The words of a date written out: `ngày 9 tháng 3 năm 2018`."""
