"""Laws of who may be whom: order of rows and of files changes no question."""

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from office import UNITS, codes, delimited, read
from thidua.intake.read import Intake

EXAMPLES = min(settings().max_examples, 400) // 8
HEAD = ["Mã", "Họ và tên", "Ngày sinh", "Đơn vị", "Đề nghị"]
WORKS_HEAD = ["Mã", "Tên sáng kiến"]
FAMILIES, MIDDLES, GIVEN = (
    words.split()
    for words in ("Nguyễn Trần Lê", "Thị Văn Minh", "Hoà Hoa Bình Lan Loan Sơn")
)
TITLES = (
    "Cải tiến máy dệt kim",
    "Cải tiến máy dệt kin",
    "Tiết kiệm điện ở xưởng may",
    "Phần mềm quản lý hồ sơ",
)
Row: TypeAlias = list[str]


@st.composite
def sheets(draw: st.DrawFn) -> tuple[list[Row], list[Row]]:
    """Draw people, some of them twice with a slip, and what they invented."""
    chance = draw(st.randoms(use_true_random=False))
    people: list[Row] = []
    for number in range(draw(st.integers(2, 12))):
        name = " ".join(map(chance.choice, (FAMILIES, MIDDLES, GIVEN)))
        born = f"{chance.randint(1, 12):02}/{chance.randint(1, 12):02}/1980"
        people.append([f"N{number:02}", name, born, chance.choice(["CD01", "CD02"])])
    for number in range(draw(st.integers(1, 4))):
        _, name, born, unit = chance.choice(people)
        at = chance.randrange(1, len(name))
        slip = chance.choice([name, name[:at] + name[at + 1 :], f"Ông {name}"])
        other = chance.choice(["CD01", "CD02"])
        people.append([f"P{number:02}", slip, born, chance.choice([unit, other])])
    works = [
        [chance.choice(people)[0], chance.choice(TITLES)]
        for _ in range(draw(st.integers(0, 8)))
    ]
    return [[*person, "medal"] for person in people], works


def taken(*parts: tuple[Sequence[Row], Sequence[Row]]) -> Intake:
    """Read a batch whose people and works stand in so many files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "unit.csv").write_text(delimited(UNITS), encoding="utf-8")
        for number, (people, works) in enumerate(parts):
            for table, rows in (
                ("individual", [HEAD, *people]),
                ("initiatives", [WORKS_HEAD, *works]),
            ):
                own = folder / str(number)
                own.mkdir(exist_ok=True)
                (own / f"{table}.csv").write_text(delimited(rows), encoding="utf-8")
        inside = [folder / str(number) for number in range(len(parts))]
        return read(folder / "unit.csv", *inside)


def said(intake: Intake) -> tuple[object, ...]:
    """Return what does not depend on where rows stand."""
    asked = sorted(sorted(each.subject.items()) for each in intake.questions)
    return asked, sorted(codes(intake)), sorted(intake.batch.incomplete)


@settings(max_examples=EXAMPLES, deadline=None)
@given(sheets(), st.integers(0, 2**32 - 1))
def test_the_order_of_rows_changes_no_question_and_no_problem(
    drawn: tuple[list[Row], list[Row]], seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311
    people, works = ([*rows] for rows in drawn)
    first = taken((people, works))
    for rows in (people, works):
        chance.shuffle(rows)
    assert said(first) == said(taken((people, works)))


@settings(max_examples=EXAMPLES, deadline=None)
@given(sheets(), st.integers(0, 12), st.integers(0, 8))
def test_parts_read_together_are_asked_about_as_the_whole(
    drawn: tuple[list[Row], list[Row]], cut: int, cut_of_works: int
) -> None:
    people, works = drawn
    parts = (
        (people[:cut], works[:cut_of_works]),
        (people[cut:], works[cut_of_works:]),
    )
    assert said(taken((people, works))) == said(taken(*parts))
    assert said(taken(*parts)) == said(taken(*reversed(parts)))
