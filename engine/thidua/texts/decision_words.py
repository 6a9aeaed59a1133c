"""Words with which a decision is cited in one cell; tables of words."""

DECISION_PREFIXES = (
    "quyết định khen thưởng",
    "quyết định công nhận",
    "quyết định",
    "q.định",
    "qđkt",
    "qđ",
    "q.đ",
    "qd",
)
"""What may stand before a decision's number; longer ones first."""

NUMBER_WORDS = ("số", "so", "no.")
"""The word for a number: `QĐ số 34`."""

ISSUER_MARKS = ("của", "do")
"""Words after which the issuer is named, whatever it is called."""

ISSUED_WORDS = ("ban hành", "ký", "cấp")
"""What may follow an issuer named after `do`."""

ISSUER_WORDS = (
    "ban",
    "bch",
    "bhxh",
    "bộ",
    "btv",
    "bí thư",
    "cđ",
    "cđcs",
    "chính phủ",
    "chi cục",
    "chủ tịch",
    "công an",
    "công đoàn",
    "công ty",
    "cục",
    "cty",
    "đại học",
    "đảng",
    "đoàn",
    "giám đốc",
    "hđnd",
    "hội",
    "huyện ủy",
    "khối",
    "lđlđ",
    "lđtbxh",
    "liên đoàn",
    "mttq",
    "ngân hàng",
    "phòng",
    "quận ủy",
    "quốc hội",
    "sở",
    "tập đoàn",
    "thành ủy",
    "thủ trưởng",
    "thủ tướng",
    "tỉnh ủy",
    "tlđ",
    "tlđlđ",
    "tlđlđvn",
    "tổng công ty",
    "tổng cục",
    "tổng giám đốc",
    "tổng liên đoàn",
    "trung tâm",
    "trung ương",
    "trường",
    "tw",
    "ubmttq",
    "ubnd",
    "ủy ban",
    "văn phòng",
    "viện",
)
"""First words of bodies that issue decisions; after them no `của` is needed."""

SUBJECT_WORDS = ("về việc", "v/v", "tặng", "kèm theo", "vì", "số", "ngày")
"""Words that are no part of an issuer: what a decision is about, or its other parts."""
