"""A pack as people read it, and the files a run gives to people."""

from good_pack import pack
from thidua.reports.pack_page import pack_lines
from thidua.reports.pages import pages
from thidua.texts import Language
from unit.reports.builders import rules, run

VI = list(pack_lines(pack(), Language.VI))
EN = list(pack_lines(pack(), Language.EN))


def test_the_head_names_the_pack_its_time_and_its_digest() -> None:
    assert [
        "Scholarship  (scholarship v1)",
        "In force: 2018-01-01 – 2018-12-31",
        f"Digest: {pack().digest[:16]}…",
        "Round dot-1: 2018-01-01 – 2018-08-31 · Round 1",
        "Round dot-2: 2018-09-01 – 2018-12-31",
    ] == EN[:5]


def test_every_number_is_shown_with_its_time_and_where_it_comes_from() -> None:
    (wanted,) = [line for line in EN if "[wanted]" in line]
    assert "1 (2018-01-01 – 2018-06-30), 2 (2018-07-01 – …)" in wanted
    assert "assumed" in wanted
    for parameter in pack().parameters:
        assert 1 == sum(f"[{parameter}]" in line for line in EN), parameter


def test_every_award_and_criterion_is_shown_with_its_citation() -> None:
    for award in pack().awards.values():
        assert 1 == sum(f"[{award.id}]" in line for line in EN)
        for criterion in award.criteria:
            title = f"   · {criterion.title(Language.EN)}"
            assert any(line.startswith(title) for line in EN), criterion.id
    assert len(EN) == len(VI)
    cited = [line for line in EN if "15/KH of 09/03/2018" in line]
    criteria = [c for award in pack().awards.values() for c in award.criteria]
    assert len(criteria) == len(cited)


def test_awards_stand_in_the_order_they_are_judged() -> None:
    heads = [line for line in EN if "stratum" in line]
    order = [award for stratum in pack().strata for award in stratum]
    assert order == [head.split("[")[1].split("]")[0] for head in heads]


def test_gates_that_do_not_refuse_say_what_they_do() -> None:
    (hold,) = [line for line in EN if "No open matter" in line]
    assert hold.endswith("]")


def test_people_get_a_workbook_and_a_page_in_their_language() -> None:
    for language, word in ((Language.VI, "Bằng khen"), (Language.EN, "Certificate")):
        found = pages(run(), rules(), language)
        assert {"ket-qua.xlsx", "ket-qua.html"} == set(found)
        assert b"PK" == found["ket-qua.xlsx"][:2]
        assert word in found["ket-qua.html"].decode()


def test_the_same_run_gives_the_same_pages() -> None:
    assert pages(run(), rules()) == pages(run(), rules())
