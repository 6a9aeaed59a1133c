"""Every problem code is worded in both languages, and every wording is needed."""

import ast
import re
from itertools import chain
from string import Formatter

import pytest

from checkout import modules, tracked_texts
from thidua.problems import Severity
from thidua.texts import Language, LocalizedText
from thidua.texts.catalogue import catalogue, severity_word
from thidua.texts.wording import Wording

CODE = re.compile(r"[A-Z][0-9]{3}")
ANNOUNCED = re.compile(r"^# expect: ([A-Z][0-9]{3}) ", re.MULTILINE)
MEMBER = re.compile(r"\b[A-Z][A-Za-z]*\.([A-Z][A-Z_]+)\b")
ENGINE = [name for name in modules() if name.startswith("engine/thidua/")]
TESTS = [name for name in modules() if name.startswith("tests/")]
TEXTS = [name for name in ENGINE if name.startswith("engine/thidua/texts/")]


def codes_in(names: list[str]) -> list[str]:
    """Return the texts in some modules that look like problem codes."""
    trees = (ast.parse(tracked_texts()[name]) for name in names)
    return [
        node.value
        for node in chain.from_iterable(map(ast.walk, trees))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
    ]


def named_details(text: str) -> set[str]:
    """Return the names in braces of a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_code_is_worded_once_and_every_wording_is_used() -> None:
    stages = [name for name in ENGINE if name not in TEXTS]
    assert set(codes_in(stages)) == set(catalogue())
    assert sorted(codes_in(TEXTS)) == sorted(catalogue())


def names_of_codes() -> dict[str, list[str]]:
    """Return the names under which enumerations hold each code."""
    names: dict[str, list[str]] = {}
    for module in ENGINE:
        for node in ast.walk(ast.parse(tracked_texts()[module])):
            if (
                isinstance(node, ast.Assign)
                and isinstance(node.targets[0], ast.Name)
                and isinstance(node.value, ast.Constant)
                and node.value.value in catalogue()
            ):
                names.setdefault(node.value.value, []).append(node.targets[0].id)
    return names


def test_every_code_has_a_test() -> None:
    """A test names it, or a bad pack announces it, which a test holds to its word."""
    texts = tracked_texts().items()
    tests = "\n".join(tracked_texts()[name] for name in TESTS)
    packs = (text for name, text in texts if name.startswith("fixtures/packs/bad/"))
    announced = set(ANNOUNCED.findall("\n".join(packs)))
    members = set(MEMBER.findall(tests))
    named = {
        code for code, names in names_of_codes().items() if members.intersection(names)
    }
    tested = {*CODE.findall(tests)} | announced | named
    assert set() == set(catalogue()) - tested


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_a_wording_says_the_same_in_both_languages(code: str) -> None:
    row = catalogue()[code]
    assert isinstance(row, Wording)
    for text in (row.message, row.expected, row.remedy):
        assert isinstance(text, LocalizedText)
        assert text.vi.strip()
        assert text.en.strip()
        assert named_details(text.vi) == named_details(text.en)


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_a_message_is_one_sentence_without_a_final_stop(code: str) -> None:
    message = catalogue()[code].message
    assert not message.vi.endswith(".")
    assert not message.en.endswith(".")


def test_every_severity_has_a_word_of_its_own_in_each_language() -> None:
    for language in Language:
        words = {severity_word(severity, language) for severity in Severity}
        assert len(Severity) == len(words)
