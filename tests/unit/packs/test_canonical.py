"""Canonical YAML is read back to the value it was written from."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from thidua.packs.canonical import Plain, write_yaml
from thidua.packs.yaml_source import read_yaml

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
WORDS = st.one_of(
    TEXTS,
    st.sampled_from(
        ["on", "12", "1.50", "true", "null", "2018-01-01", "70%", "~", "-"]
    ),
)
DECIMALS = st.decimals(-999, 999, places=2)
SCALARS = st.one_of(st.booleans(), st.integers(-(10**15), 10**15), DECIMALS, WORDS)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(WORDS, inner, max_size=4)
    ),
    max_leaves=12,
)


def normal(value: Plain) -> object:
    """Return a value as text in NFC has it, numbers with their digits."""
    if isinstance(value, dict):
        return {normal(key): normal(item) for key, item in value.items()}
    if isinstance(value, list):
        return [normal(item) for item in value]
    if isinstance(value, Decimal):
        return ("decimal", format(value, "f").replace("-0.00", "0.00"))
    return (type(value).__name__, value)


@given(st.dictionaries(WORDS, VALUES, min_size=1, max_size=4))
def test_what_is_written_is_read_back(value: dict[str, Plain]) -> None:
    from unicodedata import is_normalized

    text = write_yaml(value)
    if is_normalized("NFC", text):
        again, problems = read_yaml(text, "a.yaml")
        assert () == problems
        assert normal(value) == normal(again)


def test_small_mappings_stand_on_one_line() -> None:
    value = {"title": {"vi": "Số", "en": "Number, first"}, "of": [1, Decimal("2.50")]}
    expected = 'title: {vi: Số, en: "Number, first"}\nof:\n  - 1\n  - 2.50\n'
    assert expected == write_yaml(value)
