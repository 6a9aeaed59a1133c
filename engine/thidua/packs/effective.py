"""The effective pack: an assembled source in, its canonical text and digest out."""

import hashlib
from collections.abc import Mapping
from datetime import date
from enum import Enum

from pydantic import BaseModel

from thidua.packs.canonical import Plain, write_yaml
from thidua.packs.source_pack import PackSource


def effective_text(pack: PackSource) -> str:
    """Write a pack as one file that means the same wherever it is read."""
    return write_yaml(_fields(pack))


def digest_of(text: str) -> str:
    """Return the SHA-256 of an effective pack's text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def plain_of(value: object) -> Plain:
    """Return a source model as plain values, without what stands at its default."""
    if isinstance(value, BaseModel):
        return _fields(value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain_of(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain_of(item) for item in value]
    return value  # type: ignore[return-value]


def _fields(source: BaseModel) -> dict[str, Plain]:
    fields = type(source).model_fields
    return {
        field.alias or name: plain_of(getattr(source, name))
        for name, field in fields.items()
        if field.is_required()
        or getattr(source, name) != field.get_default(call_default_factory=True)
    }
