"""The JSON Schemas in `rules/schema` are those of the models."""

import pytest

from checkout import ROOT
from thidua.packs.schema import schema_text, schemas

FOLDER = ROOT / "rules" / "schema"


@pytest.mark.parametrize("name", schemas())
def test_a_schema_is_current(name: str) -> None:
    written = (FOLDER / name).read_text(encoding="utf-8")
    assert schema_text(schemas()[name]) == written, "run: thidua packs schema --write"


def test_no_other_schema_lies_there() -> None:
    assert sorted(schemas()) == sorted(path.name for path in FOLDER.iterdir())


def test_a_schema_names_operators_as_packs_write_them() -> None:
    leaf = schemas()["award.schema.json"]["$defs"]["LeafSource"]
    assert {"in", "is", "at_least", "within_last"} <= leaf["properties"].keys()
    assert ["fact"] == leaf["required"]
    assert leaf["additionalProperties"] is False
