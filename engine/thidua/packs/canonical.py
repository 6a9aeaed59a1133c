"""Write plain values as canonical YAML: the same value always gives the same text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from thidua.packs.yaml_source import plain_scalar

Plain: TypeAlias = (
    "bool | int | Decimal | str | Mapping[str, Plain] | Sequence[Plain] | None"
)

WIDTH = 88
FLOW_ENTRIES = 3
_BARE = re.compile(r"[\w][\w./ -]*[\w%.]|\w", re.UNICODE)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def write_yaml(value: Mapping[str, Plain]) -> str:
    """Write a mapping as block YAML that `read_yaml` reads back to the same value."""
    return "\n".join(_mapping(value, "")) + "\n"


def _mapping(value: Mapping[str, Plain], indent: str) -> Iterator[str]:
    for key, item in value.items():
        yield from _entry(f"{indent}{_key(key)}:", item, indent + "  ")


def _entry(head: str, item: Plain, indent: str) -> Iterator[str]:
    flow = _flow(item)
    if flow is not None and len(head) + len(flow) < WIDTH:
        yield f"{head} {flow}"
    elif isinstance(item, Mapping) and item:
        yield head
        yield from _mapping(item, indent)
    elif _is_list(item) and item:
        yield head
        yield from _list(item, indent)  # type: ignore[arg-type]
    else:
        yield f"{head} {_inline(item)}"


def _list(items: Sequence[Plain], indent: str) -> Iterator[str]:
    for item in items:
        flow = _flow(item)
        if flow is not None and len(indent) + len(flow) < WIDTH:
            yield f"{indent}- {flow}"
        elif isinstance(item, Mapping) and item:
            first, *rest = _mapping(item, indent + "  ")
            yield f"{indent}- {first.lstrip(' ')}"
            yield from rest
        elif _is_list(item) and item:
            yield f"{indent}-"
            yield from _list(item, indent + "  ")  # type: ignore[arg-type]
        else:
            yield f"{indent}- {_inline(item)}"


def _flow(item: Plain) -> str | None:
    """Write a mapping of a few single values in braces."""
    if not isinstance(item, Mapping) or not 0 < len(item) <= FLOW_ENTRIES:
        return None
    if any(isinstance(v, Mapping) or _is_list(v) for v in item.values()):
        return None
    entries = (f"{_key(key)}: {_inline(value)}" for key, value in item.items())
    return "{" + ", ".join(entries) + "}"


def _is_list(item: Plain) -> bool:
    return isinstance(item, Sequence) and not isinstance(item, str)


def _inline(item: Plain) -> str:
    if item is None:
        return "null"
    if isinstance(item, bool):
        return "true" if item else "false"
    if isinstance(item, int):
        return str(item)
    if isinstance(item, Decimal):
        return format(item, "f")
    if isinstance(item, str):
        return _text(item)
    return "{}" if isinstance(item, Mapping) else "[]"


def _key(text: str) -> str:
    return text if _BARE.fullmatch(text) and "  " not in text else _quoted(text)


def _text(text: str) -> str:
    bare = _BARE.fullmatch(text) and isinstance(plain_scalar(text), str)
    return text if bare else _quoted(text)


def _quoted(text: str) -> str:
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code <= 0xFF else f"\\U{code:08x}"  # noqa: PLR2004
