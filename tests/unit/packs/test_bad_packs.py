"""Packs in `fixtures/packs/bad` have exactly the faults they announce."""

import re
from pathlib import Path

import pytest

from checkout import ROOT
from thidua.packs.library import Library
from thidua.packs.load import load

PACKS = ROOT / "fixtures" / "packs"
BAD = sorted(
    [*PACKS.glob("bad/*.yaml"), *(p.parent for p in PACKS.glob("bad/*/pack.yaml"))]
)
EXPECT = re.compile(r"^# expect: (P\d{3}) (?:(\S+) )?(\d+):(\d+)$", re.MULTILINE)


def announced(path: Path) -> list[tuple[str, str, int, int]]:
    head = path if path.is_file() else path / "pack.yaml"
    rows = EXPECT.findall(head.read_text(encoding="utf-8"))
    name = path.name if path.is_file() else f"{path.name}/"
    label = (
        (lambda file: name + (file or "pack.yaml"))
        if path.is_dir()
        else (lambda _: name)
    )
    return sorted((c, label(f), int(line), int(at)) for c, f, line, at in rows)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_a_bad_pack_has_exactly_the_faults_it_announces(path: Path) -> None:
    library = Library((PACKS / "bad", PACKS / "good"))
    loaded, problems = load(path, library)
    found = sorted(
        (p.code, p.place.file, p.place.line or 0, p.place.position or 0)
        for p in problems
    )
    assert loaded is None
    assert announced(path) == found
