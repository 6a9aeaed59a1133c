"""Wordings of rows inside rows: N062, N063 and N130 to N134."""

from thidua.texts.wording import Wording, wording

ROWS: dict[str, Wording] = {
    "N062": wording(
        '{field} ghi nhiều quyết định trong một ô: "{found}"',
        '{field} cites several decisions in one cell: "{found}"',
        "một quyết định",
        "one decision",
        "ghi mỗi quyết định ở một dòng riêng; tạm thời mục {field} của dòng là chưa rõ",
        "give each decision a row of its own; until then {field} of the row is unknown",
    ),
    "N130": wording(
        'ô {field} ghi một số mục khác với các ô cùng nhóm: "{found}"',
        'the cell of {field} lists another number of things than its group: "{found}"',
        "các ô của một nhóm cột ghi cùng số mục, mỗi mục một dòng trong ô",
        "as many things in each cell of a group of columns, one a line",
        "tách thành bảng riêng, mỗi mục một dòng; tạm thời chưa rõ có bao nhiêu mục",
        "list them in a table of their own; until then their number is unknown",
    ),
    "N131": wording(
        'một ô có thể ghi {count} mục của bảng {table}: "{found}"',
        'one cell may list {count} rows of {table}: "{found}"',
        "mỗi ô một mục; nếu nhiều mục thì đánh số từng dòng trong ô: 1. 2. 3.",
        "one thing in a cell; where there are more, numbered lines: 1. 2. 3.",
        "đánh số từng mục trong ô, hoặc ghi liền thành một dòng nếu chỉ là một mục;"
        " tạm thời tính là ít nhất một mục",
        "number the lines of the cell, or write one thing on one line; until then it"
        " counts as at least one",
    ),
    "N132": wording(
        "bảng {table} chỉ có trong dòng của một số đối tượng;"
        " {count} đối tượng khác không có thông tin",
        "{table} came only within the rows of some nominees;"
        " nothing is known of {count} others",
        "bảng {table} của mọi đối tượng",
        "{table} of every nominee",
        "gửi bảng {table}, hoặc thêm các cột ấy vào danh sách còn lại",
        "send the table {table}, or add those columns to the other lists",
    ),
}
