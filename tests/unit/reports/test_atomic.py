"""A file is written whole or not at all."""

from pathlib import Path

import pytest

from thidua.errors import OutputUnwritable
from thidua.reports.atomic import write_bytes


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    target = tmp_path / "new" / "a.txt"
    write_bytes(target, b"one")
    write_bytes(target, b"two")
    assert b"two" == target.read_bytes()
    assert [target] == list(target.parent.iterdir())


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.mkdir()
    (target / "kept").touch()
    with pytest.raises(OutputUnwritable) as caught:
        write_bytes(target, b"x")
    assert "R010" == caught.value.problems[0].code
    assert [target] == list(tmp_path.iterdir())
    assert (target / "kept").exists()
