"""`ket-qua.html`: one page, safe, offline, in two languages, always the same."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from thidua.model.pack import Provenance
from thidua.reports.pages import pages
from thidua.texts import Language
from unit.reports.builders import rules, run

VOID = {"meta", "br", "hr", "img", "link", "input"}


class Balance(HTMLParser):
    """Notes tags that are closed out of turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def page(language: Language = Language.VI) -> str:
    return pages(run(), rules(), language)["ket-qua.html"].decode()


def test_it_is_one_well_formed_page_that_loads_nothing() -> None:
    balance = Balance()
    balance.feed(page())
    assert ([], []) == (balance.open, balance.wrong)
    assert not re.search(r"(src|href)=\"(?!#)", page())
    assert "<script" not in page()


def test_names_from_the_batch_are_text_not_markup() -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.VI, ["Kết quả xét điều kiện", "31/08/2018", "giả định", "Dự bị"]),
        (Language.EN, ["award conditions", "31/08/2018", "assumed", "Reserve"]),
    ],
)
def test_it_speaks_its_language(language: Language, words: list[str]) -> None:
    text = page(language)
    assert f'<html lang="{language}">' in text
    assert [] == [word for word in words if word not in text]


def test_each_case_has_its_reasons_behind_a_click() -> None:
    text = page()
    cases = re.findall(r"<details>\n<summary>.*?</details>", text, flags=re.DOTALL)
    assert 5 == len(cases)
    (refused,) = [case for case in cases if "Lê Văn Cần" in case]
    assert "✗</b>Tiêu chuẩn work" in refused
    assert "15/KH-LĐLĐ ngày 09/03/2018" in refused


def test_a_banner_stands_only_over_what_no_text_says() -> None:
    assert '<section class="banner">' in page()
    firm = rules()
    level = firm.parameters["level"]
    sure = replace(level.basis, provenance=Provenance.VERBATIM)
    award = firm.awards["certificate"]
    criteria = tuple(
        replace(c, basis=replace(c.basis, provenance=Provenance.VERBATIM))
        for c in award.criteria
    )
    verbatim = replace(
        firm,
        parameters={"level": replace(level, basis=sure)},
        awards={"certificate": replace(award, criteria=criteria)},
    )
    text = pages(run(), verbatim)["ket-qua.html"].decode()
    assert '<section class="banner">' not in text


def test_an_absent_second_opinion_is_said() -> None:
    assert "durable; không có bộ máy thứ hai xét lại" in page()


def test_the_same_run_gives_the_same_text() -> None:
    assert page() == page()
