"""Help texts of the command line, by command and option."""

from thidua.texts.localized import LocalizedText

PROGRAM = LocalizedText(
    "thidua xét hồ sơ đề nghị khen thưởng theo bộ tiêu chuẩn viết sẵn: ai đủ điều kiện,"
    " ai được đề xuất, và vì sao.",
    "thidua judges nominations by written rules: who is eligible, who is proposed,"
    " and why.",
)

COMMANDS: dict[str, LocalizedText] = {
    "template": LocalizedText(
        "Tạo mẫu hồ sơ đề nghị (tệp .xlsx trống) cho một bộ tiêu chuẩn.",
        "Write a blank nomination workbook for a rule pack.",
    ),
    "check": LocalizedText(
        "Soát một lô hồ sơ trước khi xét: đọc được gì, cột nào là gì, chỗ nào cần sửa.",
        "Check a batch before it is judged: what was found, mapped and refused.",
    ),
    "evaluate": LocalizedText(
        "Xét một lô hồ sơ và ghi thư mục kết quả.",
        "Judge a batch of nominations and write a run folder.",
    ),
    "why": LocalizedText(
        "Giải trình kết quả của một cá nhân, tập thể hay công trình.",
        "Explain the result of one nominee.",
    ),
    "seats": LocalizedText(
        "Xem suất của một lần xét: bao nhiêu, ai dùng, phần dành riêng có đủ không.",
        "Show the seats of a run: how many, used by how many, what is reserved.",
    ),
    "packs": LocalizedText(
        "Liệt kê và xem các bộ tiêu chuẩn.", "List and show rule packs."
    ),
    "lint": LocalizedText(
        "Soát lỗi và điểm cần lưu ý của một bộ tiêu chuẩn.",
        "Check a rule pack for faults and doubtful places.",
    ),
    "test": LocalizedText(
        "Chạy các hồ sơ mẫu (cases) của một bộ tiêu chuẩn.",
        "Run the cases of a rule pack.",
    ),
    "explain": LocalizedText(
        "Giải thích một mã lỗi, ví dụ N012.", "Explain a message code such as N012."
    ),
    "demo": LocalizedText(
        "Chạy thử trên lô hồ sơ mẫu có sẵn.", "Run on the demo batch that is shipped."
    ),
}

OPTIONS: dict[str, LocalizedText] = {
    "lang": LocalizedText(
        "Ngôn ngữ: vi hoặc en (mặc định: THIDUA_LANG, rồi vi).",
        "Language: vi or en (default: THIDUA_LANG, then vi).",
    ),
    "rules": LocalizedText(
        "Thư mục chứa thêm bộ tiêu chuẩn (hoặc THIDUA_RULES); đứng trước bộ có sẵn.",
        "A folder of further packs (or THIDUA_RULES); they come before the shipped.",
    ),
    "pack": LocalizedText(
        "Tên bộ tiêu chuẩn, hoặc thư mục có pack.yaml.",
        "Name of a pack, or a folder with a pack.yaml.",
    ),
    "round": LocalizedText(
        "Đợt xét; không cần nếu bộ tiêu chuẩn chỉ có một đợt.",
        "The round; may be left out where the pack has only one.",
    ),
    "as_of": LocalizedText(
        "Ngày chốt thông tin (YYYY-MM-DD): giấy tờ sau ngày này không được dùng.",
        "Day of knowledge (YYYY-MM-DD): later papers are not used.",
    ),
    "decided_on": LocalizedText(
        "Ngày quyết định (mặc định: --as-of).",
        "Day of the decision (default: --as-of).",
    ),
    "award_year": LocalizedText(
        "Năm xét khen thưởng (mặc định: năm kết thúc đợt).",
        "Year of the award (default: the year in which the round ends).",
    ),
    "output": LocalizedText("Thư mục kết quả sẽ ghi.", "Run folder to write."),
    "form_output": LocalizedText("Tệp .xlsx sẽ ghi.", "The .xlsx file to write."),
    "force": LocalizedText("Ghi đè tệp đã có.", "Replace the file if it exists."),
    "set": LocalizedText(
        "Đặt giá trị một tham số: tên=giá trị, hoặc tên[đơn vị,hình thức]=giá trị."
        " Giá trị có khóa cụ thể hơn được dùng; cùng mức thì --set, rồi tệp, rồi bảng"
        " chỉ tiêu.",
        "Set a parameter: name=value, or name[unit,award]=value. The more particular"
        " key wins; among equals --set, then the file, then the quota sheet.",
    ),
    "parameters": LocalizedText(
        "Tệp YAML ghi các tham số của đơn vị.", "YAML file of local parameters."
    ),
    "map": LocalizedText(
        "Tệp YAML ghi những điều đã quyết định về tệp của người gửi: cột nào là gì,"
        " ai là ai.",
        "YAML file of what was decided about the sender's files: which column is what,"
        " who is who.",
    ),
    "save_map": LocalizedText(
        "Ghi các quyết định, kèm những câu hỏi còn ngỏ, vào tệp này.",
        "Write the decisions, with the questions left open, to this file.",
    ),
    "ask": LocalizedText(
        "Hỏi ngay trên màn hình những điều cần người quyết định.",
        "Ask at the terminal what a person has to decide.",
    ),
    "annotate": LocalizedText(
        "Ghi bản .xlsx của người gửi, thêm ghi chú ở từng ô cần sửa và một trang tổng"
        " hợp; không sửa gì khác.",
        "Write the sender's own .xlsx with a note on each cell to mend and a summary"
        " sheet; nothing else is changed.",
    ),
    "against": LocalizedText(
        "Thư mục kết quả của lần xét trước, để đối chiếu người và sáng kiến trùng;"
        " dùng được nhiều lần.",
        "Run folder of an earlier run, to find the same people and initiatives;"
        " may be given several times.",
    ),
    "engine": LocalizedText(
        "Bộ máy xét: auto, durable hoặc reference.",
        "Evaluator: auto, durable or reference.",
    ),
    "cross_check": LocalizedText(
        "Đối chiếu mọi kết luận với bộ máy thứ hai (mặc định: có).",
        "Compare every finding with the second evaluator (default: yes).",
    ),
    "all_awards": LocalizedText(
        "Xét thêm mọi hình thức khác cùng loại, chỉ để tham khảo.",
        "Judge every other award of the same kind too, for information.",
    ),
    "format": LocalizedText(
        "Dạng kết quả trên màn hình: table, json hoặc ndjson.",
        "Form of the result on standard output: table, json or ndjson.",
    ),
    "json": LocalizedText("Như --format json.", "Same as --format json."),
    "award": LocalizedText("Chỉ giải trình hình thức này.", "Explain this award only."),
    "seats_award": LocalizedText("Chỉ xem hình thức này.", "Show this award only."),
    "whole": LocalizedText(
        "Hiện cả những hướng không dùng đến.", "Show routes that did not matter too."
    ),
    "effective": LocalizedText(
        "In bộ tiêu chuẩn đầy đủ đang có hiệu lực, sau kế thừa.",
        "Print the whole effective pack, after inheritance.",
    ),
}

PACKS: dict[str, LocalizedText] = {
    "list": LocalizedText("Liệt kê các bộ tiêu chuẩn.", "List the packs."),
    "show": LocalizedText(
        "Xem một bộ tiêu chuẩn: hình thức khen thưởng, tiêu chuẩn, tham số, căn cứ.",
        "Show a pack: awards, criteria, parameters and what they rest on.",
    ),
    "schema": LocalizedText(
        "In các JSON Schema của tệp bộ tiêu chuẩn.",
        "Print the JSON Schemas of pack files.",
    ),
    "write": LocalizedText(
        "Ghi vào thư mục này thay vì in ra.", "Write into this folder instead."
    ),
}

TEMPLATE = {
    "written": LocalizedText(
        "{file}: mẫu có {count} trang để điền:",
        "{file}: a form of {count} sheets to fill:",
    ),
    "next": LocalizedText(
        "Điền xong, kiểm tra bằng: thidua check {file} --pack {pack}",
        "Once filled, check it by: thidua check {file} --pack {pack}",
    ),
}

LINT_SUMMARY = LocalizedText(
    "{pack}: {error} lỗi, {warning} cảnh báo, {note} ghi chú",
    "{pack}: {error} errors, {warning} warnings, {note} notes",
)

LEFT_OUT = LocalizedText(
    "… còn {count} mục nữa; xem đủ ở trang “Lỗi trong hồ sơ” của ket-qua.xlsx",
    "… {count} more; all are listed in the last sheet of ket-qua.xlsx",
)

CASE_SUMMARY = LocalizedText(
    "{passed} hồ sơ mẫu đúng, {failed} sai", "{passed} cases passed, {failed} failed"
)

CASE_DECIDING = LocalizedText("quyết định bởi: {deciding}", "decided by: {deciding}")

CASE_DIFFERENCE = LocalizedText(
    "{of}: mong đợi {expected}, kết quả là {found}",
    "{of}: expected {expected}, found {found}",
)

WHY = {
    "outcome": LocalizedText("Kết quả xét điều kiện", "Outcome"),
    "standing": LocalizedText("Xếp suất", "Seat"),
    "rank": LocalizedText("thứ {rank} trong cả danh sách", "rank {rank} overall"),
    "margin": LocalizedText("So với suất cuối", "How far from the line"),
    "deciding": LocalizedText("Vì", "Because"),
    "settled_by": LocalizedText(
        "Cần bổ sung để có thể đủ điều kiện", "Would settle it, if favourable"
    ),
    "subject_to": LocalizedText("Còn chờ xác nhận", "Subject to"),
    "also": LocalizedText("Ngoài ra", "Also"),
    "law_date": LocalizedText("Ngày áp dụng quy định", "Law as of"),
    "required": LocalizedText("yêu cầu", "required"),
    "observed": LocalizedText("thực tế", "observed"),
    "records": LocalizedText("theo", "from"),
    "missing": LocalizedText("còn thiếu", "missing"),
    "citation": LocalizedText("căn cứ", "cites"),
    "left_out": LocalizedText("không xét đến", "did not matter"),
    "not_nominated": LocalizedText(
        "không được đề nghị; xét để tham khảo", "not nominated; judged for information"
    ),
    "several": LocalizedText(
        "{count} hồ sơ khớp với “{asked}”; hãy chạy lại với một mã:",
        "{count} nominees fit “{asked}”; run again with one of the codes:",
    ),
    "no_award": LocalizedText(
        "không được xét hình thức “{asked}”; đã xét: {known}",
        "not judged for the award “{asked}”; judged for: {known}",
    ),
    "more": LocalizedText(
        "… còn {count} hồ sơ khác cũng khớp; hãy ghi rõ hơn",
        "… {count} more fit; name the nominee more closely",
    ),
    "second_opinion": LocalizedText(
        "Chưa có bộ máy thứ hai đối chiếu ({reason})",
        "No second opinion ({reason})",
    ),
}

SEATS = {
    "limit": LocalizedText("Hạn mức", "Limit"),
    "scope": LocalizedText("Phạm vi", "Scope"),
    "seats": LocalizedText("Suất", "Seats"),
    "used": LocalizedText("Đã xếp", "Used"),
    "open": LocalizedText("Chưa rõ", "Open"),
    "lost": LocalizedText("Làm tròn", "Rounding"),
    "remark": LocalizedText("Ghi chú", "Remark"),
    "share": LocalizedText("{share} của {of}", "{share} of {of}"),
    "met": LocalizedText("phần dành riêng: đủ", "reserved: met"),
    "short": LocalizedText("phần dành riêng: CHƯA ĐỦ", "reserved: NOT MET"),
    "decimal": LocalizedText(",", "."),
    "none": LocalizedText(
        "không có hạn mức nào áp dụng cho người đủ điều kiện",
        "no limit applies to anybody who is eligible",
    ),
}

RUN = {
    "head": LocalizedText(
        "{pack}\nĐợt {round} ({round_start} – {round_end}), chốt thông tin {as_of}",
        "{pack}\nRound {round} ({round_start} – {round_end}), known as of {as_of}",
    ),
    "checked": LocalizedText(
        "Bộ máy xét: {judged_by}; đối chiếu: {checked_by};"
        " {compared} lượt so sánh, 0 khác nhau",
        "Judged by {judged_by}, checked by {checked_by}:"
        " {compared} traces compared, 0 differ",
    ),
    "unchecked": LocalizedText(
        "Bộ máy xét: {judged_by}; KHÔNG có bộ máy thứ hai đối chiếu ({reason})",
        "Judged by {judged_by}; NO second opinion ({reason})",
    ),
    "award": LocalizedText("Hình thức", "Award"),
    "counts": LocalizedText(
        "{nominees} hồ sơ, {nominations} đề nghị, đã xét {judged}",
        "{nominees} nominees, {nominations} nominations, {judged} judged",
    ),
    "problems": LocalizedText(
        "Lỗi trong dữ liệu: {error} lỗi, {warning} cảnh báo, {note} ghi chú",
        "In the data: {error} errors, {warning} warnings, {note} notes",
    ),
}

DEMO = {
    "code": LocalizedText(
        "thidua evaluate sẽ trả mã {code} cho lô hồ sơ này"
        " (1: còn hồ sơ chưa rõ hoặc có lỗi dữ liệu).",
        "thidua evaluate would return {code} for this batch"
        " (1: undetermined cases or faults in the data are left).",
    ),
    "as_expected": LocalizedText(
        "Cả {count} kết quả trùng với kết quả mong đợi kèm theo.",
        "All {count} results equal the expected ones that are shipped.",
    ),
    "differs": LocalizedText(
        "KHÁC với kết quả mong đợi: {name}", "DIFFERS from what is expected: {name}"
    ),
}

ABSENT = {
    "not-asked": LocalizedText("không yêu cầu", "not asked for"),
    "not-installed": LocalizedText(
        "chưa cài durable-rules", "durable-rules is not installed"
    ),
    "does-not-load": LocalizedText(
        "durable-rules không nạp được", "durable-rules does not load"
    ),
    "self-test": LocalizedText(
        "durable-rules không qua được bài tự kiểm tra",
        "durable-rules fails its self-test",
    ),
}
