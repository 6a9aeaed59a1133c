"""What each way of writing a value means, and what is refused."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office import AWARDS_OF_PACK, VOCABULARY
from thidua.intake.cells.choices import spellings
from thidua.intake.cells.read import read_cell, read_text
from thidua.intake.codes import Code
from thidua.intake.grid import Listed, Percent, RawCell, Unreadable
from thidua.model.records import Value
from thidua.model.vocabulary import EnumType, EnumValue, Kind, ValueType, Vocabulary
from thidua.texts import LocalizedText
from thidua.texts.intake_words import NO_WORDS, YES_WORDS

KNOWN = spellings(VOCABULARY, AWARDS_OF_PACK)
SET = ValueType(Kind.SET, of="sector")
TYPES = (
    *(ValueType(kind) for kind in Kind if kind not in {Kind.ENUM, Kind.SET}),
    ValueType(Kind.ENUM, of="sector"),
    SET,
    ValueType(Kind.DECIMAL, scale=3),
    ValueType(Kind.INTEGER, low=0, high=5),
)


def reading(cell: RawCell, kind: Kind, **more: object) -> Value | Unreadable | None:
    return read_cell(cell, ValueType(kind, **more), KNOWN)  # type: ignore[arg-type]


def fault(cell: RawCell, kind: Kind, **more: object) -> Code:
    found = reading(cell, kind, **more)
    assert isinstance(found, Unreadable)
    return found.code


@pytest.mark.parametrize("blank", [None, "", "  ", "\u00a0", "\u200b\n"])
@pytest.mark.parametrize("of_type", TYPES)
def test_nothing_entered_is_no_value(blank: RawCell, of_type: ValueType) -> None:
    assert read_cell(blank, of_type, KNOWN) is None


@pytest.mark.parametrize(
    "written",
    [
        "09/03/2018",
        "9/3/2018",
        "09-03-2018",
        "9.3.2018",
        " 9 / 3 / 2018 ",
        "2018-03-09",
        "2018-03-09T00:00:00",
        "ngày 9 tháng 3 năm 2018",
        "Ngày 09 tháng 03 năm 2018",
        "9 tháng 3, 2018",
        "ngày 9/3/2018",
        "'09/03/2018",
        "09/03/2018 00:00:00",
        date(2018, 3, 9),
        datetime(2018, 3, 9),  # noqa: DTZ001 - as a workbook gives it
    ],
)
def test_a_date_is_read_day_first(written: RawCell) -> None:
    assert reading(written, Kind.DATE) == date(2018, 3, 9)


@pytest.mark.parametrize("written", ["hôm qua", "25:00 31/08/2018", 12, True])
def test_what_is_no_day_and_time_is_told(written: RawCell) -> None:
    assert Code.MOMENT_UNREADABLE == fault(written, Kind.MOMENT)


def test_a_spelling_of_two_values_means_neither() -> None:
    title = LocalizedText("Tốt", "Well done")
    other = LocalizedText("Khá", "Well done")
    enum = EnumType("grade", title, (EnumValue("a", title), EnumValue("b", other)))
    known = spellings(Vocabulary({"grade": enum}, {}), {})
    of_type = ValueType(Kind.ENUM, of="grade")
    assert "a" == read_cell("Tốt", of_type, known)
    told = Unreadable(Code.VALUE_AMBIGUOUS, "Well done")
    assert told == read_cell("Well done", of_type, known)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("31/02/2018", Code.DATE_IMPOSSIBLE),
        ("12/31/2018", Code.DATE_IMPOSSIBLE),
        ("9/3/18", Code.DATE_SHORT_YEAR),
        ("1985", Code.DATE_YEAR_ONLY),
        (1985, Code.DATE_YEAR_ONLY),
        ("năm 1985", Code.DATE_YEAR_ONLY),
        ("tháng 3/2018", Code.DATE_MONTH_ONLY),
        ("3/2018", Code.DATE_MONTH_ONLY),
        ("tháng 3 năm 2018", Code.DATE_MONTH_ONLY),
        ("13/2018", Code.DATE_IMPOSSIBLE),
        ("Q.II/2018", Code.DATE_UNREADABLE),
        (43168, Code.DATE_SERIAL),
        ("43168", Code.DATE_SERIAL),
        (Decimal("43168.5"), Code.DATE_UNREADABLE),
        (9, Code.DATE_UNREADABLE),
        ("hôm qua", Code.DATE_UNREADABLE),
        ("9/3-2018", Code.DATE_UNREADABLE),
        (True, Code.DATE_UNREADABLE),
    ],
)
def test_a_date_that_is_not_sure_is_refused(written: RawCell, code: Code) -> None:
    assert code == fault(written, Kind.DATE)


@pytest.mark.parametrize(
    "written", ["2018", 2018, Decimal(2018), "09/03/2018", "năm 2018"]
)
def test_a_year_is_read(written: RawCell) -> None:
    assert reading(written, Kind.YEAR) == 2018


@pytest.mark.parametrize("written", ["18", 18, "2018.5", Decimal("2018.5"), "năm nay"])
def test_what_is_no_year_is_refused(written: RawCell) -> None:
    assert fault(written, Kind.YEAR) == Code.YEAR_UNREADABLE


@pytest.mark.parametrize(
    "written", ["31/08/2018 17:00", "2018-08-31T10:00:00Z", "2018-08-31 12:00+02:00"]
)
def test_a_moment_without_an_offset_is_vietnamese_time(written: str) -> None:
    assert reading(written, Kind.MOMENT) == datetime(2018, 8, 31, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "expected"),
    [("12", 12), (12, 12), ("-3", -3), ("1.500", 1500), ("12,500,000", 12_500_000)],
)
def test_a_whole_number_may_be_grouped(written: RawCell, expected: int) -> None:
    assert expected == reading(written, Kind.INTEGER)


@pytest.mark.parametrize("written", ["12 người", "1.5", Decimal("1.5"), "1.2.3", "--1"])
def test_what_is_no_whole_number_is_refused(written: RawCell) -> None:
    assert fault(written, Kind.INTEGER) == Code.INTEGER_UNREADABLE


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("4,5", "4.5"),
        ("4.5", "4.5"),
        ("12,5 %", "12.5"),
        ("1.234,5", "1234.5"),
        (Decimal("12.50"), "12.5"),
        (Percent(Decimal("0.125")), "12.5"),
        (7, "7.0"),
        ("0,100", "0.1"),
    ],
)
def test_a_decimal_is_exact(written: RawCell, expected: str) -> None:
    assert Decimal(expected) == reading(written, Kind.DECIMAL, scale=1)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("4,55", Code.DECIMAL_TOO_FINE),
        (Decimal("0.333"), Code.DECIMAL_TOO_FINE),
        ("1.500", Code.NUMBER_AMBIGUOUS),
        ("1,500", Code.NUMBER_AMBIGUOUS),
        ("khá", Code.DECIMAL_UNREADABLE),
        (Decimal("NaN"), Code.DECIMAL_UNREADABLE),
    ],
)
def test_a_decimal_is_never_rounded_or_guessed(written: RawCell, code: Code) -> None:
    assert code == fault(written, Kind.DECIMAL, scale=1)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1.761.000", 1_761_000),
        ("80.000.000đ", 80_000_000),
        ("80.000.000 VNĐ", 80_000_000),
        ("12,500,000 đồng", 12_500_000),
        ("80 000 000", 80_000_000),
        ("80 triệu", 80_000_000),
        ("1,5 triệu đồng", 1_500_000),
        ("1,2 tỷ", 1_200_000_000),
        ("1.500", 1500),
        ("80tr", 80_000_000),
        ("80 triệu VNĐ", 80_000_000),
        ("'80000000\u00a0", 80_000_000),
        (80_000_000, 80_000_000),
    ],
)
def test_money_is_whole_dong(written: RawCell, expected: int) -> None:
    assert expected == reading(written, Kind.MONEY)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1.761 USD/năm", Code.MONEY_FOREIGN),
        ("$5", Code.MONEY_FOREIGN),
        ("1.000,5", Code.MONEY_NOT_WHOLE),
        ("1,500 tỷ", Code.NUMBER_AMBIGUOUS),
        ("80-100 triệu", Code.MONEY_NOT_EXACT),
        ("100 triệu đến 120 triệu", Code.MONEY_NOT_EXACT),
        ("trên 50 triệu", Code.MONEY_NOT_EXACT),
        ("khoảng 50tr", Code.MONEY_NOT_EXACT),
        ("~50 triệu", Code.MONEY_NOT_EXACT),
        ("80 triệu trở lên", Code.MONEY_NOT_EXACT),
        ("80 triệu đồng/năm", Code.MONEY_PER_PERIOD),
        ("một trăm triệu", Code.MONEY_UNREADABLE),
        ("nhiều", Code.MONEY_UNREADABLE),
        (True, Code.MONEY_UNREADABLE),
        (Decimal("NaN"), Code.MONEY_NOT_WHOLE),
    ],
)
def test_money_that_is_not_sure_is_refused(written: RawCell, code: Code) -> None:
    assert code == fault(written, Kind.MONEY)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (80, 80_000_000),
        (Decimal("80.5"), 80_500_000),
        ("80,5", 80_500_000),
        ("1.500", 1_500_000_000),
        ("80 triệu", 80_000_000),
        ("80 tỷ", 80_000_000_000),
        ("80.000.000đ", 80_000_000),
        ("1,2 tỷ", 1_200_000_000),
        ("500 nghìn", 500_000),
        ("1,500", Code.NUMBER_AMBIGUOUS),
        (Decimal("0.0000001"), Code.MONEY_NOT_WHOLE),
        (Decimal("1E+400"), Code.MONEY_NOT_WHOLE),
    ],
)
def test_money_counts_what_the_heading_says_unless_the_cell_does(
    written: RawCell, expected: int | Code
) -> None:
    found = read_cell(written, ValueType(Kind.MONEY), KNOWN, factor=10**6)
    assert expected == (found.code if isinstance(found, Unreadable) else found)


def test_a_unit_in_the_cell_wins_over_a_heading_in_single_dong() -> None:
    found = read_cell("80 triệu", ValueType(Kind.MONEY), KNOWN, factor=1)
    assert found == 80_000_000


MARKS = ["x", "X", "✓", "1", 1, "có", "Có", True, "CÓ", "v", "☑", "þ", "\uf0fe", "√"]


@pytest.mark.parametrize("written", [*MARKS, *YES_WORDS])
def test_a_mark_is_a_yes(written: RawCell) -> None:
    assert reading(written, Kind.YES_NO) is True


@pytest.mark.parametrize("written", ["0", 0, "Không", False, "\uf0a8", *NO_WORDS])
def test_a_no_must_be_written(written: RawCell) -> None:
    assert reading(written, Kind.YES_NO) is False


@pytest.mark.parametrize("written", ["?", "x-", "ko", 2])
def test_anything_else_is_neither_yes_nor_no(written: RawCell) -> None:
    assert fault(written, Kind.YES_NO) == Code.YES_NO_UNREADABLE


@pytest.mark.parametrize("written", ["industry", "SXKD", "sản xuất,  kinh doanh"])
def test_an_enum_value_has_several_spellings(written: str) -> None:
    assert reading(written, Kind.ENUM, of="sector") == "industry"


@pytest.mark.parametrize("written", ["Sản xuất", "Hanh chinh"])
def test_an_enum_value_is_not_guessed(written: str) -> None:
    assert fault(written, Kind.ENUM, of="sector") == Code.VALUE_UNKNOWN


def test_what_differs_by_accents_alone_is_named_as_the_nearest() -> None:
    assert "Hành chính" == KNOWN["sector"].nearest("HANH CHINH")


@pytest.mark.parametrize(
    "written",
    [
        "SXKD; Hành chính",
        "Hành chính\nSXKD",
        "SXKD, Hành chính",
        "Sản xuất, kinh doanh, Hành chính",
        Listed(("public", "industry")),
    ],
)
def test_a_set_is_divided_where_its_values_end(written: RawCell) -> None:
    assert read_cell(written, SET, KNOWN) == ("industry", "public")


def test_one_unknown_part_leaves_the_set_unknown() -> None:
    found = read_cell("SXKD; Lạ", SET, KNOWN)
    assert found == Unreadable(Code.VALUE_UNKNOWN, "Lạ")


@pytest.mark.parametrize("value", [-1, 6])
def test_a_value_outside_the_declared_range_is_refused(value: int) -> None:
    assert fault(value, Kind.INTEGER, low=0, high=5) == Code.OUT_OF_RANGE


def test_a_share_needs_its_sign() -> None:
    assert reading("70%", Kind.SHARE) == Decimal(70)
    assert fault("0,7", Kind.SHARE) == Code.SHARE_UNREADABLE


@pytest.mark.parametrize(
    ("cell", "text"), [("'083", "083"), ("'Hoà", "'Hoà"), ("'", "'"), ("1'2", "1'2")]
)
def test_a_quote_before_digits_is_no_part_of_a_text(cell: str, text: str) -> None:
    assert text == read_text(cell)


def test_text_is_composed_and_spaced_once() -> None:
    written = " Nguye\u0302\u0303n\u00a0\u200bVăn\tÐạt "
    assert reading(written, Kind.TEXT) == "Nguyễn Văn Đạt"


def test_an_error_in_a_cell_is_not_an_empty_cell() -> None:
    assert fault(Unreadable(Code.CELL_ERROR, "#N/A"), Kind.TEXT) == Code.CELL_ERROR


@given(st.text(max_size=40), st.sampled_from(TYPES))
def test_no_text_breaks_a_reader(text: str, of_type: ValueType) -> None:
    read_cell(text, of_type, KNOWN)


@given(
    st.text(alphabet="0123456789.,%- đtriệuỷx/:Tngàynăm", max_size=16),
    st.sampled_from(TYPES),
)
def test_nothing_like_a_value_breaks_a_reader(text: str, of_type: ValueType) -> None:
    read_cell(text, of_type, KNOWN)


@given(st.decimals(allow_nan=True, allow_infinity=True), st.sampled_from(TYPES))
def test_no_number_breaks_a_reader(number: Decimal, of_type: ValueType) -> None:
    read_cell(number, of_type, KNOWN)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_printed_in_any_known_form_is_read_back(day: date) -> None:
    forms = (
        f"{day.day:02}/{day.month:02}/{day.year}",
        f"{day.day}-{day.month}-{day.year}",
        day.isoformat(),
        f"ngày {day.day} tháng {day.month} năm {day.year}",
    )
    assert [day] * len(forms) == [reading(form, Kind.DATE) for form in forms]


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_money_printed_with_either_grouping_is_read_back(amount: int) -> None:
    forms = (str(amount), f"{amount:,}", f"{amount:,}".replace(",", "."), f"{amount} đ")
    assert [amount] * len(forms) == [reading(form, Kind.MONEY) for form in forms]


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_a_decimal_printed_with_either_sign_is_read_back(code: int) -> None:
    number = Decimal(code).scaleb(-2)
    forms = (f"{number:f}", f"{number:f}".replace(".", ","), f"{number:f}%")
    found = [reading(form, Kind.DECIMAL, scale=2) for form in forms]
    assert [number] * len(forms) == found
