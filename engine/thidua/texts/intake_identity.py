"""Wordings of what may be one thing twice: N092 to N094 and N140 to N149."""

from thidua.texts.wording import Wording, wording

_ANSWER_VI = "trả lời là một hay là hai (thidua check --ask), hoặc sửa tệp"
_ANSWER_EN = "answer whether they are one (thidua check --ask), or mend the file"

IDENTITY: dict[str, Wording] = {
    "N092": wording(
        "sáng kiến “{found}” của {owner} đã có trong lần xét {run}, hồ sơ {like}, đề"
        " nghị: {awards}",
        "the initiative “{found}” of {owner} was in the earlier run {run}, in the"
        " dossier of {like}, put forward for: {awards}",
        "sáng kiến chưa dùng cho một lần khen khác",
        "an initiative that no other award rests on",
        "kiểm tra kết quả lần đó trước khi tính sáng kiến này",
        "look up what came of it before it is counted here",
    ),
    "N093": wording(
        "{count} mã ở đây là của đối tượng khác trong lần xét {run}, ví dụ {found}:"
        " {like}",
        "{count} codes of this batch stood for others in the earlier run {run}, such as"
        " {found}: {like}",
        "mỗi mã luôn chỉ một đối tượng",
        "a code that stands for one nominee for good",
        "không cần làm gì nếu mỗi lần đánh mã lại; khi đó so theo họ tên",
        "nothing, if codes are given anew each time; names are compared instead",
    ),
    "N094": wording(
        "câu trả lời “{one}” và “{other}” ({table}) không ứng với gì trong hồ sơ",
        "the answer about “{one}” and “{other}” ({table}) fits nothing in the batch",
        "mã hoặc khóa của một đối tượng, đơn vị hoặc sáng kiến có trong hồ sơ",
        "the key of a nominee, a unit or an initiative of the batch",
        "sửa mục identities trong tệp --map, hoặc bỏ câu trả lời này",
        "mend the identities in the --map file, or take the answer out",
    ),
    "N140": wording(
        "{found} có cùng số định danh cá nhân với {like} ({first})",
        "{found} has the same national id as {like} ({first})",
        "mỗi người một mã, mỗi số định danh một người",
        "one code for each person, one person for each national id",
        _ANSWER_VI + "; tới lúc đó dòng của người này có thể thuộc về người kia",
        _ANSWER_EN + "; until then rows of the one may be the other's",
    ),
    "N141": wording(
        "{found} có cùng họ tên và ngày sinh với {like} ({first})",
        "{found} has the same name and birth date as {like} ({first})",
        "mỗi người một mã và một đơn vị",
        "one code and one unit for each person",
        _ANSWER_VI + "; tới lúc đó dòng của người này có thể thuộc về người kia",
        _ANSWER_EN + "; until then rows of the one may be the other's",
    ),
    "N142": wording(
        "{found} có cùng tên và cùng đơn vị với {like} ({first})",
        "{found} has the same name and unit as {like} ({first})",
        "mỗi đối tượng một mã",
        "one code for each nominee",
        _ANSWER_VI + "; tới lúc đó dòng của bên này có thể thuộc về bên kia",
        _ANSWER_EN + "; until then rows of the one may be the other's",
    ),
    "N143": wording(
        "{found} gần giống {like} ({first})",
        "{found} is nearly {like} ({first})",
        "mỗi đối tượng ghi một lần, cùng một cách viết",
        "each nominee once, spelled one way",
        _ANSWER_VI,
        _ANSWER_EN,
    ),
    "N144": wording(
        "đơn vị {found} gần giống đơn vị {like} ({first})",
        "the unit {found} is nearly the unit {like} ({first})",
        "mỗi đơn vị ghi một lần, cùng một cách viết",
        "each unit once, spelled one way",
        _ANSWER_VI,
        _ANSWER_EN,
    ),
    "N145": wording(
        "sáng kiến “{found}” của {owner} cũng có trong hồ sơ của {like} ({first})",
        "the initiative “{found}” of {owner} is in the dossier of {like} too ({first})",
        "mỗi sáng kiến một hồ sơ; đồng tác giả thì được, mỗi người chỉ tính cho một"
        " hình thức khen",
        "each initiative in one dossier; co-authors are fine, one award each",
        "kiểm tra giấy chứng nhận; nếu là đồng tác giả hay là hai sáng kiến thì trả"
        " lời (thidua check --ask)",
        "look at the certificate; if they are co-authors, or two initiatives, say so"
        " (thidua check --ask)",
    ),
    "N146": wording(
        "các câu trả lời về {found} trái nhau, nên không gộp",
        "the answers about {found} contradict one another; nothing is merged",
        "các câu trả lời không trái nhau: A là B và B là C thì A là C",
        "answers that agree: where A is B and B is C, A is C",
        "sửa mục identities trong tệp --map",
        "mend the identities in the --map file",
    ),
    "N147": wording(
        "{found} đã có trong lần xét trước: {runs}",
        "{found} is known from earlier runs: {runs}",
        "không có yêu cầu",
        "nothing in particular",
        "không cần làm gì; xem lần đó nếu cần đối chiếu",
        "nothing; look there if you want to compare",
    ),
    "N148": wording(
        "{found} đã có trong lần xét {run} nhưng khác ở: {fields}",
        "{found} is known from the earlier run {run}, but differs in: {fields}",
        "họ tên, ngày sinh, giới tính không đổi giữa các lần",
        "a name, birth date and sex that do not change between runs",
        "đối chiếu giấy tờ; nếu là người khác thì ghi mã khác",
        "compare the papers; if it is somebody else, give another code",
    ),
    "N149": wording(
        "{found} gần giống {like} của lần xét {run}",
        "{found} is nearly {like} of the earlier run {run}",
        "cùng một người thì ghi như lần trước",
        "a person spelled as before",
        _ANSWER_VI,
        _ANSWER_EN,
    ),
}
