"""Every module says what it is for, and is short enough to be read at once."""

import ast

import pytest

from checkout import modules, tracked_texts

LONGEST_MODULE = 400


@pytest.mark.parametrize("name", modules())
def test_a_module_begins_with_its_purpose(name: str) -> None:
    purpose = ast.get_docstring(ast.parse(tracked_texts()[name]))
    assert purpose, f"{name} has no docstring"
    assert purpose.splitlines()[0].endswith(("…", ".", ":"))


@pytest.mark.parametrize("name", modules())
def test_a_module_is_at_most_400_lines(name: str) -> None:
    assert len(tracked_texts()[name].splitlines()) <= LONGEST_MODULE
