"""What the documents tell people to type exists, and decision notes are numbered."""

import re
from pathlib import Path

import click
import pytest

from checkout import ROOT, tracked_texts
from thidua.cli import thidua

BLOCK = re.compile(r"^```[a-z]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
MAKE = re.compile(r"^(?:\$ )?(?:[A-Z]+=\S+ )?make ([a-z]+)", re.MULTILINE)
THIDUA = re.compile(
    r"^(?:\$ )?(?:\S*/)?(?:thidua|python\S* cli\.py|python\S* -m thidua) (.+)$",
    re.MULTILINE,
)
DOCUMENTS = [name for name in tracked_texts() if name.endswith(".md")]
LONGEST_NOTE = 60


def typed(name: str) -> str:
    """Return the blocks of a document, with continued lines joined."""
    return "\n".join(BLOCK.findall(tracked_texts()[name])).replace("\\\n", " ")


def options(words: list[str]) -> set[str]:
    """Return the options a command line may name, walking down its verbs."""
    command: click.Command = thidua
    known = {"--help", "--version"}
    context = click.Context(command, info_name="thidua")
    for word in words:
        known |= {name for p in command.params for name in (*p.opts, *p.secondary_opts)}
        if not isinstance(command, click.Group) or word.startswith("-"):
            continue
        inner = command.get_command(context, word)
        assert inner is not None, f"no command {word!r} in {words}"
        command = inner
    return known | {n for p in command.params for n in (*p.opts, *p.secondary_opts)}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_make_targets_in_documents_exist(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", tracked_texts()["Makefile"], re.MULTILINE))
    assert set(MAKE.findall(typed(name))) <= targets


@pytest.mark.parametrize("name", DOCUMENTS)
def test_commands_and_options_in_documents_exist(name: str) -> None:
    for line in THIDUA.findall(typed(name)):
        words = line.split(" #")[0].split()
        named = {word.split("=")[0] for word in words if re.match(r"--?[a-z]", word)}
        assert named <= options(words), line


def test_the_readme_gives_the_two_commands() -> None:
    assert {"demo", "test"} <= set(MAKE.findall(typed("README.md")))


def test_continuous_integration_runs_the_test_command_of_the_readme() -> None:
    script = tracked_texts()[".ci/run"]
    assert script.startswith("#!/usr/bin/env bash\n")
    assert script.splitlines()[-1] == "make test"


def test_decision_notes_are_numbered_without_gaps_and_fit_a_page() -> None:
    notes = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    numbers = [int(note.name[:4]) for note in notes]
    assert numbers == list(range(1, len(notes) + 1))
    assert [n.name for n in notes if lines(n) > LONGEST_NOTE] == []


def lines(path: Path) -> int:
    """Count the lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_between_documents_lead_somewhere(name: str) -> None:
    prose = BLOCK.sub("", tracked_texts()[name])
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", prose)
    folder = (ROOT / name).parent
    assert [t for t in targets if not (folder / t).exists()] == []
