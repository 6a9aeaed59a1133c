"""The strict YAML reader: meanings of scalars, places, refusals."""

from decimal import Decimal
from pathlib import Path

import pytest

from thidua.packs.yaml_source import YamlMap, read_yaml
from thidua.texts.catalogue import word
from thidua.texts.localized import Language


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("true", True),
        ("false", False),
        ("True", "True"),
        ("yes", "yes"),
        ("on", "on"),
        ("no", "no"),
        ("12", 12),
        ("-7", -7),
        ("012", "012"),
        ("0x1F", "0x1F"),
        ("12:30:45", "12:30:45"),
        ("1e3", "1e3"),
        ("2.50", Decimal("2.50")),
        ("1_000", "1_000"),
        ("2018-01-01", "2018-01-01"),
        ("70%", "70%"),
        ('"12"', "12"),
        ("'true'", "true"),
        ("!!str 12", "12"),
        ("~", None),
        ("", None),
        ("99999999999999999999", "99999999999999999999"),
    ],
)
def test_a_scalar_means(written: str, meaning: object) -> None:
    value, problems = read_yaml(f"a: {written}\n", "a.yaml")
    assert () == problems
    assert isinstance(value, YamlMap)
    assert (type(meaning), meaning) == (type(value["a"]), value["a"])


@pytest.mark.parametrize(
    ("code", "text", "line", "position"),
    [
        ("P003", "a: [1,\nb: 2\n", 2, 1),
        ("P003", "a: *nobody\n", 1, 4),
        ("P003", "a: \x07\n", 1, 1),
        ("P004", "a: 1\nb: 2\na: 3\n", 3, 1),
        ("P005", "a:\n\t- b\n", 2, 1),
        ("P006", "[" * 100, 1, 62),
        ("P006", "a: &a [x, x]\n" + "".join(
            f"{new}: &{new} [{', '.join(['*' + old] * 9)}]\n"
            for old, new in zip("abcdefg", "bcdefgh", strict=True)
        ), 6, 40),
        ("P007", "a: !!python/object:os.system x\n", 1, 4),
        ("P008", "", 1, 1),
        ("P008", "a: 1\n---\nb: 2\n", 2, 1),
        ("P009", "? [a, b]\n: c\n", 1, 3),
        ("P009", '"": c\n', 1, 1),
    ],
)  # fmt: skip
def test_bad_yaml_is_a_fault_at_its_place(
    code: str, text: str, line: int, position: int
) -> None:
    _, problems = read_yaml(text, "a.yaml")
    found = [(p.code, p.place.line, p.place.position) for p in problems]
    assert [(code, line, position)] == found
    assert all(word(p, lang).message for p in problems for lang in Language)


def test_bytes_that_are_not_utf_8_are_a_fault_at_their_place(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("a: 1\nb: ố".encode() + b"\xff\n")
    (problem,) = read_yaml(path, "a.yaml")[1]
    assert ("P002", "a.yaml:2:5") == (problem.code, str(problem.place))


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    value, (problem,) = read_yaml(tmp_path / "none.yaml", "none.yaml")
    assert (None, "P001") == (value, problem.code)


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"#" * 8_000_001)
    assert ["P006"] == [p.code for p in read_yaml(path, "a.yaml")[1]]


def test_text_is_composed_and_a_byte_order_mark_dropped(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("\ufeffa: Bê\u0301n Tre\n".encode())
    assert {"a": "Bến Tre"} == read_yaml(path, "a.yaml")[0]


def test_every_key_and_value_has_its_place() -> None:
    value, _ = read_yaml("a:\n  bb: [x, y]\n", "f.yaml")
    assert isinstance(value, YamlMap)
    inner = value["a"]
    assert isinstance(inner, YamlMap)
    assert "f.yaml:2:3" == str(inner.marks.key("bb"))
    assert "f.yaml:2:7" == str(inner.marks.of("bb"))


def test_an_alias_repeats_a_value() -> None:
    assert {"a": ["x"], "b": ["x"]} == read_yaml("a: &n [x]\nb: *n\n", "f")[0]
