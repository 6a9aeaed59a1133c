"""The tutorial's folder, to work in."""

from pathlib import Path

import pytest

import tutorial


@pytest.fixture
def scholarship(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working folder with the tutorial's pack and applications."""
    monkeypatch.chdir(tmp_path)
    return tutorial.follow(tmp_path)
