"""Tracked files hold no machine's paths, no download addresses, one form of text."""

import re
import unicodedata
from pathlib import Path

import pytest

from checkout import ROOT, tracked_texts

HERE = Path(__file__).relative_to(ROOT).as_posix()
MACHINE_PATHS = re.compile(r"(?<![\w.~-])/(root|home|work|Users|opt)/\w|[A-Z]:\\Users")
REGISTRY_HOSTS = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs|index\.crates|conda\.anaconda"
)
OTHERS = {name: text for name, text in tracked_texts().items() if name != HERE}
REQUIREMENTS = [
    name
    for name in OTHERS
    if name.startswith("requirements/") and name.endswith(".txt")
]


@pytest.mark.parametrize("pattern", [MACHINE_PATHS, REGISTRY_HOSTS])
def test_no_file_names_a_machine_or_a_registry(pattern: re.Pattern[str]) -> None:
    found = {
        name: match.group()
        for name, text in OTHERS.items()
        if (match := pattern.search(text))
    }
    assert found == {}


def test_every_text_is_in_the_composed_form() -> None:
    decomposed = [
        name
        for name, text in tracked_texts().items()
        if not unicodedata.is_normalized("NFC", text)
    ]
    assert decomposed == []


def test_no_text_has_the_line_ends_of_windows() -> None:
    assert [name for name, text in tracked_texts().items() if "\r" in text] == []


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_requirements_are_pins_with_hashes_and_nothing_else(name: str) -> None:
    pin = re.compile(r"[a-z0-9-]+==[0-9a-z.]+( ; [^\\]+)?")
    for requirement in OTHERS[name].replace("\\\n", "").splitlines():
        wanted, *hashes = requirement.split("    --hash=sha256:")
        assert pin.fullmatch(wanted.strip()), requirement
        assert hashes, f"{wanted} has no hash"


def test_there_are_requirements_for_every_step_of_the_set_up() -> None:
    steps = ["build", "dev", "durable", "run"]
    assert [f"requirements/{step}.txt" for step in steps] == REQUIREMENTS
