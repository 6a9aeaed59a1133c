"""JSON Schemas of the files of a pack, for editors, from the source models."""

import json
from typing import Any

from pydantic import BaseModel, TypeAdapter

from thidua.packs.source_awards import AwardSource, GateSource
from thidua.packs.source_cases import CasesFile
from thidua.packs.source_pack import FactsFile, PackSource, SourcesFile
from thidua.packs.source_vocabulary import VocabularySource

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FILES: dict[str, type[BaseModel]] = {
    "award.schema.json": AwardSource,
    "cases.schema.json": CasesFile,
    "facts.schema.json": FactsFile,
    "pack.schema.json": PackSource,
    "sources.schema.json": SourcesFile,
    "vocabulary.schema.json": VocabularySource,
}


def schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema of every kind of file, by file name."""
    found = {name: model.model_json_schema() for name, model in _FILES.items()}
    gate: TypeAdapter[Any] = TypeAdapter(GateSource)
    found["criterion.schema.json"] = gate.json_schema()
    return {name: {"$schema": _DIALECT, **found[name]} for name in sorted(found)}


def schema_text(schema: dict[str, Any]) -> str:
    """Write a schema so that the same schema always gives the same text."""
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
