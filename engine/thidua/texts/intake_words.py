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

FAMILY_NAME_HEADINGS = (
    *("Họ", "Họ đệm", "Họ và đệm", "Họ lót", "Họ và lót", "Họ và tên đệm"),
    *("Họ và tên lót", "Họ và chữ lót", "Họ, chữ lót", "Họ và chữ đệm", "Family name"),
)
GIVEN_NAME_HEADINGS = ("Tên", "Given name")
"""Headings of two columns side by side that hold one name in two parts."""

COUNTER_HEADINGS = ("STT", "TT", "Số TT", "Số thứ tự", "No.", "#")
"""Headings of the running number."""

GUIDE_SHEETS = (
    "Kết quả kiểm tra",
    "Check results",
    "Hướng dẫn",
    "Instructions",
    "Ví dụ",
    "Examples",
    "Danh mục lựa chọn",
    "Danh mục",
    "DANHMUC",
    "DM",
    "Lists",
)
"""Sheets of a form that are there for people; they hold no records."""

HEADING_HINTS = (
    *("*", "x", "nếu có", "bắt buộc", "không bắt buộc", "nếu không có ghi 0"),
    *("dd/mm/yyyy", "dd-mm-yyyy", "ngày/tháng/năm", "ngày, tháng, năm", "yyyy"),
    *("đánh dấu x", "đánh dấu (x)", "ghi x", "đánh x", "ghi rõ", "ghi đầy đủ"),
    *("viết in hoa", "chữ in hoa", "viết hoa", "có/không", "theo cccd"),
    *("if any", "required", "optional", "mark x", "yes/no"),
)
"""What headings say in brackets of how to fill in their columns."""

HEADING_UNITS = {
    "1.000đ": 10**3,
    "1000đ": 10**3,
    "1.000 đ": 10**3,
    "1.000đồng": 10**3,
    "1.000 đồng": 10**3,
    "1000 đồng": 10**3,
    "1.000.000đ": 10**6,
    "1.000.000 đ": 10**6,
    "1.000.000 đồng": 10**6,
    "đồng việt nam": 1,
    "việt nam đồng": 1,
}
"""What headings say amounts are counted in, besides the units of amounts."""

UNIT_MARKS = ("đvt", "đ.v.t", "đơn vị tính", "đơn vị tiền", "đơn vị tiền tệ", "unit")
"""What stands before the unit of a table's amounts."""

KIND_HEADINGS = (
    *("Phân loại khen thưởng", "Loại đối tượng", "Phân loại đối tượng"),
    *("Đối tượng (cá nhân/tập thể)", "Cá nhân/Tập thể", "Tập thể/Cá nhân"),
    *("Đối tượng khen thưởng", "Loại hồ sơ", "Kind of nominee"),
)
"""Headings of a column that tells persons, collectives and households apart."""

KIND_WORDS = {
    "individual": ("Cá nhân", "CN", "Cá nhân người lao động", "Người lao động"),
    "collective": ("Tập thể", "TT", "Đơn vị, tập thể", "Tập thể, đơn vị"),
    "household": ("Hộ gia đình", "Gia đình", "HGĐ"),
    "work": ("Công trình", "Công trình, sản phẩm", "Công trình, phần việc"),
}
"""Words for a type of nominee in such a column, or in a row above others."""

KIND_OPENINGS = ("Danh sách", "Phần", "Đối với", "Khen thưởng", "Các", "Về")
"""What may stand before such a word in a row above others."""

SIGNATURE_WORDS = (
    *("Người lập", "Người tổng hợp", "Người kê khai", "Cán bộ lập", "Nơi nhận"),
    *("TM.", "T/M", "KT.", "TL.", "TUQ.", "Ký tên", "Ký, ghi rõ họ tên"),
    *("Ký và ghi rõ họ tên", "Ký, họ tên", "Ký, đóng dấu", "Đã ký", "Xác nhận của"),
    *("Danh sách có", "Danh sách này có", "Danh sách gồm", "Ấn định danh sách"),
    *("Prepared by", "Approved by", "Signed by"),
)
"""What begins a row under a table: who made the list, who signs, how long it is."""

SIGNATURE_TITLES = (
    *("Chủ tịch", "Phó chủ tịch", "Giám đốc", "Hiệu trưởng", "Thủ trưởng"),
    *("Thủ trưởng đơn vị", "Thủ trưởng cơ quan", "Kế toán trưởng", "Trưởng phòng"),
    *("Chủ tịch công đoàn", "Đại diện đơn vị", "Lãnh đạo đơn vị"),
)
"""Titles over a signature. A group of rows may be called so too: a weak sign."""

TOTAL_OPENINGS = ("Tổng cộng", "Tổng số", "Cộng chung", "Tổng hợp chung")
"""What begins a row of totals, whatever follows."""

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

DITTO_WORDS = (
    *("nt", "n/t", "nt.", "-nt-", "(nt)", '"nt"', "như trên", "-như trên-"),
    *("(như trên)", '"', "''", "“", "”", "″", "〃", '" "', '"-"', "ditto", "-ditto-"),
)
"""What stands for the cell above."""

DASHES = ("-", "–", "—", "−", "--", "---", "/", "…", "...")
"""What people draw in a cell of which they have nothing to say."""

DAY_WORD, MONTH_WORD, YEAR_WORD = "ngày", "tháng", "năm"
"""The words of a date written out: `ngày 9 tháng 3 năm 2018`."""
