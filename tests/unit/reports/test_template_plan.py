"""The plan of a form: which sheets, which columns, which words."""

from dataclasses import replace

import pytest

import good_pack
from forms import ben_tre, blank
from thidua.errors import RequestInvalid
from thidua.intake.tables.headings import index_headings
from thidua.model.pack import RulePack
from thidua.model.vocabulary import EnumValue, Field, RecordType, Vocabulary
from thidua.reports.form.plan import Column, Form, plan_form
from thidua.texts import Language, LocalizedText

BOTH = pytest.mark.parametrize("language", Language)


def form(language: Language = Language.VI) -> Form:
    return blank(language)[0]


def column(table: str, field: str, of: Form | None = None) -> Column:
    sheet = (of or form()).sheets[table]
    position = sheet.position(field)
    assert position is not None
    return sheet.columns[position]


def with_record(record: RecordType) -> RulePack:
    words = ben_tre().vocabulary
    records = {**words.records, record.id: record}
    return replace(ben_tre(), vocabulary=Vocabulary(words.enums, records))


def with_fields(table: str, *fields: Field) -> RulePack:
    record = ben_tre().vocabulary.records[table]
    every = {**record.fields, **{f.id: f for f in fields}}
    return with_record(replace(record, fields=every))


def test_a_form_asks_for_units_nominees_what_awards_read_and_seats() -> None:
    assert [
        "Đơn vị",
        "Cá nhân",
        "Tập thể",
        "Công trình",
        "Xếp loại",
        "Thành tích",
        "Sáng kiến",
        "Khen thưởng đã có",
        "Xác nhận",
        "Kết quả phiếu",
        "Hồ sơ kèm theo",
        "Kỷ luật",
        "Vụ việc đang xem xét",
        "Phát động, sơ kết phong trào",
        "Thỏa thuận phúc lợi",
        "Chỉ tiêu",
    ] == [sheet.name for sheet in form().sheets.values()]


def test_sheets_are_named_in_english_where_the_form_is() -> None:
    names = [sheet.name for sheet in form(Language.EN).sheets.values()]
    assert ["Unit", "Individual", "Collective", "Registered work"] == names[:4]


def test_what_no_award_reads_is_left_out() -> None:
    awards = {"co-thi-dua-ldld-tinh": ben_tre().awards["co-thi-dua-ldld-tinh"]}
    found = plan_form(replace(ben_tre(), awards=awards), Language.VI)
    left_out = {record.id for record in found.left_out}
    assert {"work", "initiatives", "individual"} <= left_out
    assert not left_out & {"unit", "collective"}


def test_a_heading_gives_both_titles_its_own_language_first() -> None:
    assert ("Họ và tên", "Name") == column("individual", "name").heading
    english = column("individual", "name", form(Language.EN))
    assert ("Name", "Họ và tên") == english.heading


@BOTH
def test_every_heading_names_its_field_and_no_other(language: Language) -> None:
    for sheet in form(language).sheets.values():
        index = index_headings(sheet.record)
        for each in sheet.columns:
            assert each.field.id == index.find("\n".join(each.heading) + " *")


def test_a_heading_that_two_fields_share_is_replaced_by_the_id() -> None:
    name = ben_tre().vocabulary.records["individual"].fields["name"]
    nick = replace(name, id="nick", headings=())
    found = plan_form(with_fields("individual", nick), Language.VI)
    assert ("nick",) == column("individual", "nick", found).heading


@pytest.mark.parametrize("field", ["code", "name", "unit", "nominated_for"])
def test_a_nominee_needs_who_it_is_and_what_for(field: str) -> None:
    assert column("individual", field).is_required


@pytest.mark.parametrize(
    ("table", "field", "expected"),
    [
        ("individual", "received_on", True),
        ("individual", "sex", False),
        ("ratings", "nominee", True),
        ("ratings", "year", True),
        ("attestations", "answer", True),
        ("attestations", "document", False),
        ("quotas", "seats", True),
        ("unit", "sector", False),
    ],
)
def test_required_is_what_a_row_says_nothing_without(
    table: str,
    field: str,
    expected: bool,  # noqa: FBT001
) -> None:
    assert expected is column(table, field).is_required


def test_a_nominee_chooses_among_the_awards_of_its_kind() -> None:
    choices = column("work", "nominated_for").choices
    assert choices is not None
    assert ("Gắn biển công trình chào mừng Đại hội",) == choices.values


def test_a_vote_names_an_award_somebody_of_the_form_can_win() -> None:
    choices = column("votes", "award").choices
    assert choices is not None
    assert "Lao động tiên tiến" not in choices.values
    assert "Bằng khen LĐLĐ tỉnh (cá nhân)" in choices.values


def test_an_earlier_award_may_be_any_the_vocabulary_knows() -> None:
    choices = column("prior_awards", "award").choices
    assert choices is not None
    assert "Lao động tiên tiến" in choices.values


def test_a_link_leads_to_the_kinds_whose_awards_read_the_table() -> None:
    assert ("individual",) == column("initiatives", "nominee").link_to
    both = column("ratings", "nominee").link_to
    assert ("individual", "collective") == both
    assert ("unit",) == column("individual", "submitting_unit").link_to


def test_a_value_whose_title_is_not_clear_is_called_by_its_id() -> None:
    words = ben_tre().vocabulary
    sex = words.enums["sex"]
    twin = EnumValue("unsaid", LocalizedText("Nữ", "Female"))
    enums = {**words.enums, "sex": replace(sex, values=(*sex.values, twin))}
    pack = replace(ben_tre(), vocabulary=Vocabulary(enums, words.records))
    choices = column("individual", "sex", plan_form(pack, Language.VI)).choices
    assert choices is not None
    assert ("Female", "Nam", "unsaid") == choices.values


def test_a_long_title_gives_way_to_a_shorter_name_of_the_sheet() -> None:
    assert "Công trình" == form().sheets["work"].name


def test_a_table_without_a_name_a_sheet_can_have_is_a_fault_of_the_pack() -> None:
    title = LocalizedText("Đơn vị / cơ quan", "Unit: office")
    unit = replace(ben_tre().vocabulary.records["unit"], title=title, sheets=())
    long = replace(unit, id="u" * 32)
    words = ben_tre().vocabulary
    records = {**words.records, long.id: long}
    del records["unit"]
    pack = replace(ben_tre(), vocabulary=Vocabulary(words.enums, records))
    with pytest.raises(RequestInvalid) as refused:
        plan_form(pack, Language.VI)
    assert ["R022"] == [problem.code for problem in refused.value.problems]


def test_the_good_pack_has_a_form_too() -> None:
    found = plan_form(good_pack.pack(), Language.EN)
    assert found.sheets
