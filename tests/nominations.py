"""A small nomination workbook for the shipped pack, one story a person."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from office import Rows, workbook

AWARD = "Bằng khen LĐLĐ tỉnh (cá nhân)"
UPPER_AWARD = "Giấy khen công đoàn cấp trên trực tiếp cơ sở (cá nhân)"
RULES = ("--pack", "ben-tre-2018", "--round", "dot-1", "--as-of", "2018-08-31")
ASKED = (
    *RULES,
    *("--set", "dossier_deadline=2018-08-20", "--set", "council_threshold=80%"),
)
PAPERS = ("Báo cáo thành tích", "Tờ trình", "Biên bản họp xét")
STATEMENTS = ("Không bị kỷ luật", "Không có vụ việc đang xem xét")
HEADINGS = (
    *("Mã số", "Họ và tên", "Giới tính", "Nơi công tác", "Công đoàn cấp trên trình"),
    *("Trực tiếp sản xuất", "Phong trào tham gia", "Tăng năng suất (%)"),
    *("Ngày nhận hồ sơ", "Hình thức đề nghị"),
)


@dataclass(frozen=True, slots=True)
class Story:
    """One person, faultless unless told otherwise."""

    code: str
    name: str
    grade: str = "Hoàn thành xuất sắc nhiệm vụ"
    statements: tuple[str, ...] = STATEMENTS
    matter: str | None = None
    benefit: int = 0
    unit: str | None = "DV-01"
    received: Any = "12/07/2018"
    award: str = AWARD

    @property
    def row(self) -> list[Any]:
        """Return the person's row of the list of individuals."""
        own = [self.code, self.name, "Nữ", self.unit, "LD-01", "x"]
        return [*own, "Năng suất cao hơn", 5, self.received, self.award]


PROPOSED = Story("N-01", "Trần Thị Mận", benefit=20_000_000)
INELIGIBLE = Story("N-02", "Lê Văn Quít", grade="Hoàn thành nhiệm vụ")
UNDETERMINED = Story("N-03", "Phạm Thị Bưởi", statements=STATEMENTS[:1])
HELD = Story("N-04", "Võ Văn Chôm", matter="Đang xem xét")
RESERVE = Story("N-05", "Huỳnh Thị Lựu")
STORIES = (PROPOSED, INELIGIBLE, UNDETERMINED, HELD, RESERVE)


def sheets(*stories: Story, seats: int | None = 1) -> dict[str, Rows]:
    """Return the sheets of a batch of stories."""
    tables = {
        "Đơn vị": [
            ["Mã đơn vị", "Tên đơn vị", "Khu vực", "Ngoài nhà nước", "Tỉnh"],
            ["LD-01", "LĐLĐ huyện Ba Tri", "Công đoàn", "Không", "Bến Tre"],
            ["DV-01", "Công ty TNHH May Dừa Xanh", "SXKD", "Có", "Bến Tre"],
        ],
        "Danh sách cá nhân": [HEADINGS, *(story.row for story in stories)],
        **{name: list(rows) for name, rows in _children(stories).items()},
    }
    if seats is not None:
        quota = ["LD-01", AWARD, seats]
        tables["Chỉ tiêu"] = [["Mã đơn vị trình", "Hình thức", "Số chỉ tiêu"], quota]
    return tables


def write(
    path: Path,
    *stories: Story,
    seats: int | None = 1,
    without: tuple[str, ...] = (),
    **more: Rows,
) -> Path:
    """Write a batch of stories as a workbook; sheets may be replaced or left out."""
    tables = {**sheets(*stories, seats=seats), **more}
    kept = {name: rows for name, rows in tables.items() if name not in without}
    path.write_bytes(workbook(kept))
    return path


def _children(stories: tuple[Story, ...]) -> Mapping[str, Iterator[list[Any]]]:
    return {
        "Xếp loại": _rows(
            ["Mã", "Năm", "Kỳ đánh giá", "Mức xếp loại"],
            ([s.code, 2018, "Đợt 1", s.grade] for s in stories),
        ),
        "Thành tích": _rows(
            ["Mã", "Nội dung thành tích", "Ngày công nhận", "Đã khen"],
            ([s.code, "Giảm hàng lỗi", "10/05/2018", "Không"] for s in stories),
        ),
        "Sáng kiến": _rows(
            [
                "Mã",
                "Sáng kiến",
                "Ngày công nhận",
                "Phạm vi",
                "Áp dụng",
                "Làm lợi (đồng)",
            ],
            ([s.code, "Rập", "02/04/2018", "Cơ sở", "x", s.benefit] for s in stories),
        ),
        "Xác nhận": _rows(
            ["Mã", "Nội dung xác nhận", "Có/Không", "Ngày xác nhận"],
            (
                [s.code, said, "x", "20/06/2018"]
                for s in stories
                for said in s.statements
            ),
        ),
        "Kiểm phiếu": _rows(
            ["Mã", "Hình thức đề nghị", "Đồng ý", "Tổng số thành viên hội đồng"],
            ([s.code, s.award, 9, 10] for s in stories),
        ),
        "Danh mục hồ sơ": _rows(
            ["Mã", "Loại hồ sơ", "Có trong hồ sơ"],
            ([s.code, paper, "x"] for s in stories for paper in PAPERS),
        ),
        "Khen thưởng đã có": _rows(["Mã", "Danh hiệu, hình thức", "Năm"], ()),
        "Kỷ luật": _rows(["Mã", "Hình thức kỷ luật", "Ngày quyết định"], ()),
        "Vụ việc": _rows(
            ["Mã", "Loại vụ việc", "Ngày thụ lý", "Tình trạng"],
            ([s.code, "Tố cáo", "05/05/2018", s.matter] for s in stories if s.matter),
        ),
    }


def _rows(headings: list[str], rows: Any) -> Iterator[list[Any]]:
    yield headings
    yield from rows
