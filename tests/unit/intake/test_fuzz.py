"""Some hundred damaged files, from a fixed seed: `make fuzz` reads many more."""

import itertools
from pathlib import Path

import pytest

from fuzz_intake import fuzz, invented, nothing


@pytest.mark.parametrize("seed", [1, 2])
def test_damaged_files_are_refused_or_read_without_invention(
    seed: int, tmp_path: Path
) -> None:
    assert [] == fuzz(seed, tmp_path, lambda count: count < 60)


def test_an_invented_value_would_be_seen() -> None:
    before = {("A", 1, 0): 1, ("A", 2, 0): 2}
    for after in ({("A", 1, 0): 1}, {("A", 1, 0): 3, ("A", 2, 0): 2}):
        assert 1 == len(list(itertools.chain(invented(before, after, nothing))))
    assert [] == list(invented(before, dict(before), nothing))
