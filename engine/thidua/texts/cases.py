"""Wordings of the faults of cases, from V001."""

from thidua.texts.wording import Wording, wording

CASES: dict[str, Wording] = {
    "V001": wording(
        "{table} không có mục {name}",
        "{table} has nothing called {name}",
        "một mục có trong từ vựng",
        "a name of the vocabulary",
        "gần nhất: {nearest}",
        "nearest: {nearest}",
    ),
    "V002": wording(
        "giá trị không đúng kiểu: {found}",
        "a value of the wrong type: {found}",
        "{expected}",
        "{expected}",
        "sửa giá trị trong hồ sơ mẫu",
        "correct the value in the case",
    ),
    "V003": wording(
        "không có hồ sơ nền {name}",
        "there is no base {name}",
        "một mục trong bases của cùng tệp",
        "an entry of bases in the same file",
        "gần nhất: {nearest}",
        "nearest: {nearest}",
    ),
    "V004": wording(
        "bộ tiêu chuẩn không có hình thức {name}",
        "the pack has no award {name}",
        "một hình thức khen thưởng của bộ tiêu chuẩn",
        "an award of the pack",
        "gần nhất: {nearest}",
        "nearest: {nearest}",
    ),
    "V005": wording(
        "hình thức này không có tiêu chuẩn {name}",
        "the award has no criterion {name}",
        "một tiêu chuẩn của hình thức khen thưởng đó",
        "a criterion of that award",
        "gần nhất: {nearest}",
        "nearest: {nearest}",
    ),
    "V006": wording(
        "bộ tiêu chuẩn không có đợt {name}",
        "the pack has no round {name}",
        "một đợt của bộ tiêu chuẩn",
        "a round of the pack",
        "gần nhất: {nearest}",
        "nearest: {nearest}",
    ),
    "V007": wording(
        "{name} không đúng dạng",
        "{name} has the wrong shape",
        "các mục với giá trị; với bảng có nhiều dòng: một danh sách dòng",
        "fields with their values; for a table of many rows a list of rows",
        "viết lại như trong docs/language.md",
        "write it as docs/language.md shows",
    ),
}
