"""What counts as near: only proposed, nearest first, in one order always."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.intake.near import near, nearest, plain

HEADINGS = {"name": "Họ và tên", "born_on": "Ngày sinh", "unit": "Đơn vị công tác"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Họ vàtên", ("name",)),
        ("HO VA TEN", ("name",)),
        ("tên và họ", ("name",)),
        ("Ngay sinhh", ("born_on",)),
        ("Đơn vị công tác nay", ("unit",)),
        ("Đơn vị công tác từ trước đến nay", ()),
        ("Ghi chú", ()),
        ("", ()),
        ("…", ()),
    ],
)
def test_a_slip_of_the_pen_is_near_and_another_word_is_not(
    text: str, found: tuple[str, ...]
) -> None:
    assert found == near(text, HEADINGS)


def test_of_equally_near_texts_the_first_known_comes_first() -> None:
    known = {2: "Lê Thị Hoa", 1: "Lê Thị Hòa", 3: "Lê Thị Hoàng", 4: "Lê Thị Hoàn"}
    assert (2, 1, 4) == near("Lê Thị Hoá", known)
    assert (2,) == near("Lê Thị Hoá", known, limit=1)


def test_a_plain_text_keeps_its_words_apart() -> None:
    assert "don vi tap the" == plain(" Đơn vị/tập  thể: ")


@given(st.text(max_size=20))
def test_a_text_is_near_itself_if_anything_is_left_of_it(text: str) -> None:
    assert ((0,) if plain(text) else ()) == near(text, {0: text})


def test_a_heading_that_goes_on_is_near_what_it_begins_with() -> None:
    known = {"name": "Họ và tên", "unit": "Đơn vị", "code": "Mã"}
    assert ("name",) == near("Họ và tên CNVCLĐ đề nghị", known, may_go_on=True)
    assert () == near("Họ và tên CNVCLĐ đề nghị", known)
    assert () == near("Mã số bảo hiểm xã hội", known, may_go_on=True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nũ", "Nữ"),
        ("nhiệm vụ hoàn thành", "Hoàn thành nhiệm vụ"),
        ("HTXSNVV", "HTXSNV"),
        ("Hoàn thanh xuất xắc", "Hoàn thành xuất sắc"),
        ("Há", "Hà"),
        ("§", None),
        ("Đang nghỉ", None),
    ],
)
def test_the_nearest_is_told_even_where_it_is_too_far_off_to_be_proposed(
    text: str, found: str | None
) -> None:
    known = ("Nam", "Nữ", "Hoàn thành nhiệm vụ", "Hoàn thành xuất sắc", "HTXSNV", "Hà")
    assert found == nearest(text, {name: name for name in known})


def test_accents_tell_which_of_two_texts_is_nearest() -> None:
    known = {1: "Hoá", 2: "Hoà", 3: "Họa"}
    assert [1, 2, 3] == [nearest(f"{name}n", known) for name in known.values()]
