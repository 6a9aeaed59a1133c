"""Every code of a pack's faults has its wording, and says nothing that is not known."""

import re
from string import Formatter

import pytest

from checkout import ROOT
from thidua.packs.library import Library
from thidua.packs.load import load
from thidua.texts.catalogue import word
from thidua.texts.localized import Language
from thidua.texts.packs import PACKS

FOLDER = ROOT / "engine" / "thidua" / "packs"
USED = {
    code
    for path in sorted(FOLDER.glob("*.py"))
    for code in re.findall(r'"(P\d{3})"', path.read_text(encoding="utf-8"))
}


def test_codes_and_wordings_are_the_same_set() -> None:
    assert sorted(USED) == sorted(PACKS)


@pytest.mark.parametrize("code", sorted(PACKS))
def test_both_languages_use_the_same_details(code: str) -> None:
    for text in (PACKS[code].message, PACKS[code].expected, PACKS[code].remedy):
        assert text.vi
        assert text.en
        assert _fields(text.vi) == _fields(text.en)


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", list(Language))
def test_the_faults_of_the_bad_packs_can_be_said(language: Language) -> None:
    packs = ROOT / "fixtures" / "packs"
    library = Library((packs / "bad", packs / "good"))
    for path in sorted(packs.glob("bad/*")):
        for problem in load(path, library)[1]:
            said = word(problem, language)
            assert "{" not in said.message
