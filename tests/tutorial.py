"""The tutorial's blocks as files: `docs/first-pack.md` in, a folder out."""

import re
from pathlib import Path

from checkout import ROOT

PAGE = ROOT / "docs" / "first-pack.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.DOTALL | re.MULTILINE)
NAMED = re.compile(r"# (\S+\.yaml)\n")
APPLICATIONS = "hoc-sinh.csv"
JUDGE = ("--pack", "hoc-bong", "--as-of", "2026-06-30", "-o", "ket-qua")


def blocks(language: str) -> list[str]:
    """Return the blocks of the page in a language."""
    found = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    return [text for name, text in found if name == language]


def follow(folder: Path) -> Path:
    """Write the page's files into a folder; blocks of one file follow each other."""
    for text in blocks("yaml"):
        head = NAMED.match(text)
        assert head is not None, text
        path = folder / head[1]
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
    (applications,) = blocks("csv")
    (folder / APPLICATIONS).write_text(applications, encoding="utf-8")
    return folder


def commands() -> list[list[str]]:
    """Return the words of every command of the page, without `thidua`."""
    lines = [line for text in blocks("console") for line in text.splitlines()]
    assert all(line.startswith("$ thidua ") for line in lines)
    return [line.split()[2:] for line in lines]
