"""How long intake takes beside bare readers, on one workbook and one machine.

`python benchmarks/intake.py [ROWS]` writes a workbook of invented people, 12 columns
wide, then reads it in fresh processes: with each bare reader, with intake, and with
intake followed by coding every value. It prints wall time, the highest memory of the
process and of the child it started, and the ratio to the faster bare reader.
"""

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thidua.intake.read import Intake
    from thidua.model.vocabulary import Field, Vocabulary

ROWS = 100_000
REPEATS = 3
SEED = 20_181_231
ENGINE = Path(__file__).parents[1] / "engine"
FAMILIES, MIDDLES, GIVEN = (
    words.split()
    for words in (
        "Nguyễn Trần Lê Phạm Huỳnh Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Phan Vũ",
        "Thị Văn Minh Ngọc Hữu Thanh Quốc Kim Xuân Đức Hồng Thu Bảo Gia Anh",
        "Hoà Bình An Dung Phúc Thuỷ Lan Sơn Tuấn Vy Yến Hạnh Khánh Linh Mai Nam Oanh",
    )
)
HEADINGS = {
    "code": "Mã",
    "name": "Họ và tên",
    "sex": "Giới tính",
    "born_on": "Ngày sinh",
    "unit": "Đơn vị",
    "national_id": "Số CCCD",
    "direct": "Trực tiếp sản xuất",
    "grade": "Xếp loại",
    "benefit": "Giá trị làm lợi (đồng)",
    "received_on": "Ngày nhận hồ sơ",
    "nominated_for": "Hình thức đề nghị",
    "joined_on": "Ngày vào công đoàn",
}


def write_workbook(path: Path, rows: int) -> None:
    """Write the same invented people every time."""
    import xlsxwriter

    chance = random.Random(SEED)  # noqa: S311 - invented people, no secrets
    book = xlsxwriter.Workbook(path)
    book.set_properties({"created": date(2018, 12, 31)})
    sheet = book.add_worksheet("Cá nhân")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, list(HEADINGS.values()))
    for row in range(1, rows + 1):
        for column, value in enumerate(_person(row, chance)):
            if isinstance(value, date):
                sheet.write_datetime(row, column, value, day)
            else:
                sheet.write(row, column, value)
    book.close()


def _person(number: int, chance: random.Random) -> tuple[str | int | date, ...]:
    """Return the cells of one person."""
    names = (chance.choice(FAMILIES), *chance.sample(MIDDLES, 2), chance.choice(GIVEN))
    joined = date(2000, 1, 1) + timedelta(days=chance.randrange(6000))
    return (
        f"CN{number:06}",
        " ".join(names),
        chance.choice(["Nam", "Nữ"]),
        date(1960, 1, 1) + timedelta(days=chance.randrange(15_000)),
        f"CĐCS Công ty số {chance.randrange(400)}",
        f"0{chance.randrange(10**11):011}",
        chance.choice(["Có", "Không"]),
        chance.choice(["Tốt", "Khá"]),
        chance.randrange(1, 200_000) * 1000,
        date(2018, 1, 1) + timedelta(days=chance.randrange(240)),
        "Huy chương",
        f"{joined:%d/%m/%Y}",
    )


def calamine(path: Path) -> int:
    """Read with calamine alone."""
    from python_calamine import CalamineWorkbook

    return len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())


def openpyxl(path: Path) -> int:
    """Read with openpyxl alone, without keeping the workbook."""
    from openpyxl import load_workbook

    sheet = load_workbook(path, read_only=True).worksheets[0]
    return len(list(sheet.iter_rows(values_only=True)))


def checked(path: Path) -> int:
    """Read, check and link."""
    return len(_intake(path)[0].batch.nominees)


def coded(path: Path) -> int:
    """Read, check, link, and code every value that has a code."""
    intake, vocabulary = _intake(path)
    fields = vocabulary.records["individual"].fields
    records = intake.batch.nominees.values()
    return sum(
        len([code[v] for record in records if (v := record.values.get(name))])
        for name, of in fields.items()
        if (code := _codes(of, {r.values.get(name) for r in records}, vocabulary))
    )


def _codes(of: "Field", values: set[object], vocabulary: "Vocabulary") -> Mapping:
    """Return the code of every distinct value of a field."""
    from thidua.facts.codes import encode
    from thidua.model.vocabulary import Kind

    if of.type.kind in {Kind.TEXT, Kind.LINK}:
        return {}
    known = (value for value in values if value is not None)
    return {value: encode(of.type, value, vocabulary) for value in known}


def _intake(path: Path) -> tuple["Intake", "Vocabulary"]:
    """Read the workbook by a vocabulary of its own."""
    from thidua.intake.read import take_in
    from thidua.model.pack import Award

    vocabulary = _vocabulary()
    award = Award("medal", _both("Huy chương"), "form", "individual", ())
    return take_in([path], vocabulary, {"medal": award}), vocabulary


def _vocabulary() -> "Vocabulary":
    """Return the words of the workbook."""
    from thidua.model import vocabulary as words

    kind = words.Kind
    enums = {
        "sex": {"male": "Nam", "female": "Nữ"},
        "grade": {"good": "Tốt", "fair": "Khá"},
        "award": {"medal": "Huy chương"},
    }
    types = {
        "sex": words.ValueType(kind.ENUM, of="sex"),
        "born_on": words.ValueType(kind.DATE),
        "unit": words.ValueType(kind.LINK, of="unit"),
        "direct": words.ValueType(kind.YES_NO),
        "grade": words.ValueType(kind.ENUM, of="grade"),
        "benefit": words.ValueType(kind.MONEY, low=0, high=10**12),
        "received_on": words.ValueType(kind.DATE),
        "nominated_for": words.ValueType(kind.SET, of="award"),
        "joined_on": words.ValueType(kind.DATE),
    }
    text = words.ValueType(kind.TEXT)
    fields = {
        name: words.Field(name, _both(title), types.get(name, text))
        for name, title in HEADINGS.items()
    }
    people = words.RecordType(
        "individual", _both("Cá nhân"), words.Role.NOMINEE, fields
    )
    return words.Vocabulary(
        {
            name: words.EnumType(
                name,
                _both(name),
                tuple(words.EnumValue(v, _both(t)) for v, t in values.items()),
            )
            for name, values in enums.items()
        },
        {"individual": people},
    )


def _both(text: str):  # noqa: ANN202 - a text of the program, loaded where needed
    from thidua.texts import LocalizedText

    return LocalizedText(text, text)


STEPS: Mapping[str, Callable[[Path], int]] = {
    step.__name__: step for step in (calamine, openpyxl, checked, coded)
}


def measure(step: str, path: Path) -> tuple[float, float, float]:
    """Run one step here; return its seconds, and MiB of this process and its child."""
    start = time.perf_counter()
    STEPS[step](path)
    seconds = time.perf_counter() - start
    own, child = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    memory = [resource.getrusage(who).ru_maxrss / 1024 for who in (own, child)]
    return seconds, *memory


def compare(rows: int) -> None:
    """Run every step in fresh processes, in turns; print the best of each."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.xlsx"
        write_workbook(path, rows)
        size = path.stat().st_size / 2**20
        print(f"{rows:,} rows × {len(HEADINGS)} columns, {size:.1f} MiB of .xlsx")
        best: dict[str, list[float]] = {}
        for turn in range(REPEATS):
            for step in STEPS:
                if turn == 0 or step != "openpyxl":
                    found = _fresh(step, path)
                    best[step] = min(best.get(step, found), found)
    print(f"{'step':10}{'seconds':>9}{'ratio':>7}{'MiB':>7}{'child MiB':>11}")
    for step, (seconds, own, child) in best.items():
        ratio = seconds / best["calamine"][0]
        print(f"{step:10}{seconds:9.2f}{ratio:7.2f}{own:7.0f}{child:11.0f}")


def _fresh(step: str, path: Path) -> list[float]:
    """Run one step in a process of its own."""
    command = [sys.executable, __file__, step, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [float(number) for number in done.stdout.split()]


if __name__ == "__main__":
    sys.path.insert(0, str(ENGINE))
    if sys.argv[1:2] and sys.argv[1] in STEPS:
        print(*measure(sys.argv[1], Path(sys.argv[2])))
    else:
        compare(int(sys.argv[1]) if sys.argv[1:] else ROWS)
