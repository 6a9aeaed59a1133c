"""Check the shape of YAML values: values in, source models out, faults with places.

Where an entry is faulty it is left out and the rest is checked further, so that all
faults of all entries are reported at once.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import ValidationError

from thidua.packs.faults import NOWHERE, Faults, known_names, nearest
from thidua.packs.source import KEBAB, PATH, SNAKE, VALUE_ID, Source
from thidua.packs.yaml_source import YamlList, YamlMap, YamlValue
from thidua.problems import Place

S = TypeVar("S", bound=Source)

_EXPECTED = {
    "string_type": "P013",
    "bool_type": "P014",
    "int_type": "P015",
    "tuple_type": "P016",
    "list_type": "P016",
    "dict_type": "P017",
    "model_type": "P017",
    "model_attributes_type": "P017",
    "day": "P018",
    "scalar": "P019",
}
_PATTERNS = {KEBAB: "P022", SNAKE: "P023", PATH: "P024", VALUE_ID: "P025"}
_EMPTY = frozenset({"string_too_short", "too_short"})
_BOUNDS = {"greater_than_equal": "ge", "less_than_equal": "le"}
_ENTRIES = frozenset({"sources", "rounds", "parameters", "facts", "gates", "routes"})
_ITEMS = frozenset({"awards", "criteria", "rank", "seats", "cases"})

Loc = tuple[str | int, ...]


def check_shape(model: type[S], value: YamlValue, faults: Faults) -> S | None:
    """Make a source model of a value; None where its head is faulty."""
    while True:
        models: dict[int, type[Source]] = {}
        try:
            return model.model_validate(value, context=models)
        except ValidationError as error:
            errors = error.errors(include_url=False)
        for fault in errors:
            _report(fault, value, models, faults)
        located = [(e["type"], _steps(value, e["loc"])) for e in errors]
        for kind, steps in located:
            if kind == "extra_forbidden":
                _drop_key(steps, value)
        paths = [steps for kind, steps in located if kind != "extra_forbidden"]
        if paths and not _leave_out(paths, value, faults):
            return None


def _steps(value: YamlValue, loc: Loc) -> Loc:
    """Return the part of an error's location that exists in the file, and one more."""
    steps: list[str | int] = []
    current: YamlValue = value
    for step in loc:
        if isinstance(step, str) and step.startswith("~"):
            continue
        steps.append(step)
        if not _has(current, step):
            break
        current = current[step]  # type: ignore[index]
    return tuple(steps)


def _has(value: YamlValue, step: str | int) -> bool:
    if isinstance(value, YamlMap):
        return step in value
    return isinstance(value, YamlList) and isinstance(step, int) and step < len(value)


def _walk(root: YamlValue, steps: Loc) -> tuple[YamlValue, Place]:
    """Return the value at a path as far as it exists, and its place."""
    value, place = root, NOWHERE
    if isinstance(root, YamlMap):
        place = root.marks.place
    elif isinstance(root, YamlList):
        place = root.place
    for step in steps:
        if not _has(value, step):
            break
        value, place = _child(value, step)
    return value, place


def _child(value: YamlValue, step: str | int) -> tuple[YamlValue, Place]:
    if isinstance(value, YamlMap):
        return value[str(step)], value.marks.of(str(step))
    if isinstance(value, YamlList):
        return value[int(step)], value.places[int(step)]
    return value, NOWHERE


def _report(
    error: Mapping[str, Any],
    root: YamlValue,
    models: Mapping[int, type[Source]],
    faults: Faults,
) -> None:
    kind, steps = error["type"], _steps(root, error["loc"])
    found, place = _walk(root, steps)
    last = str(steps[-1]) if steps else ""
    context = error.get("ctx", {})
    if kind == "missing" and isinstance(found, YamlMap):
        faults.add("P011", place, name=last)
    elif kind == "extra_forbidden":
        _unknown_key(root, steps, models, faults)
    elif kind in _EXPECTED:
        faults.add(_EXPECTED[kind], place, name=last, found=shown(found))
    elif kind in {"enum", "literal_error"}:
        known = re.findall(r"'([^']*)'", context["expected"])
        _not_listed(found, place, known, faults)
    elif kind == "string_pattern_mismatch":
        place = _key_place(root, steps) if last == "[key]" else place
        name = str(steps[-2]) if last == "[key]" else shown(found)
        faults.add(_PATTERNS[context["pattern"]], place, found=name)
    else:
        _report_rest(kind, context, (found, place, last), faults)


def _report_rest(
    kind: str,
    context: Mapping[str, Any],
    at: tuple[YamlValue, Place, str],
    faults: Faults,
) -> None:
    found, place, last = at
    if kind in _EMPTY:
        if not found:  # items left out for their own faults do not make a list empty
            faults.add("P026", place, name=last)
    elif kind in {"missing", "too_long"}:
        faults.add("P027", place, name=last, found=shown(found))
    elif kind in _BOUNDS:
        bound = str(context[_BOUNDS[kind]])
        faults.add("P028", place, name=last, found=shown(found), bound=bound)
    elif kind == "union_tag_not_found" and isinstance(found, YamlMap):
        faults.add("P030", place, found=known_names(found))
    elif kind == "union_tag_invalid":
        form = str(context["tag"]).removeprefix("~")
        faults.add("P037", place, name=form)
    elif kind == "union_tag_not_found":
        faults.add("P017", place, name=last, found=shown(found))
    else:
        faults.add("P029", place, name=last, found=shown(found))


def _not_listed(
    found: YamlValue, place: Place, known: Iterable[str], faults: Faults
) -> None:
    names = list(known)
    text = shown(found)
    faults.add(
        "P021",
        place,
        found=text,
        nearest=nearest(text, names),
        known=known_names(names),
    )


def _unknown_key(
    root: YamlValue,
    steps: Loc,
    models: Mapping[int, type[Source]],
    faults: Faults,
) -> None:
    name = str(steps[-1])
    container, _ = _walk(root, steps[:-1])
    model = models.get(id(container))
    known = model.known_keys() if model else ()
    place = _key_place(root, (*steps, "[key]"))
    faults.add(
        "P012", place, name=name, nearest=nearest(name, known), known=known_names(known)
    )


def _key_place(root: YamlValue, steps: Loc) -> Place:
    """Return the place of the key before a final `[key]`."""
    container, place = _walk(root, steps[:-2])
    return (
        container.marks.key(str(steps[-2])) if isinstance(container, YamlMap) else place
    )


def shown(value: YamlValue) -> str:
    """Write a value briefly, as it stands in a file."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "–"
    if isinstance(value, YamlMap):
        return "{" + known_names(value) + "}"
    if isinstance(value, YamlList):
        return "[…]" if value else "[]"
    return str(value) if isinstance(value, int | Decimal) else value


def _drop_key(steps: Loc, root: YamlValue) -> None:
    """Remove a key nobody knows, so that the rest of its entry is checked too."""
    container, _ = _walk(root, steps[:-1])
    if isinstance(container, YamlMap):
        container.pop(str(steps[-1]), None)


def _leave_out(paths: list[Loc], root: YamlValue, faults: Faults) -> bool:
    """Remove the faulty entries; False where a fault lies outside of any."""
    cuts = [_cut(path) for path in paths]
    if not cuts or None in cuts:
        return False
    unique = sorted({cut for cut in cuts if cut}, key=_removal_order)
    for cut in unique:
        container, _ = _walk(root, cut[:-1])
        _remove(container, cut[-1], faults)
    return True


def _removal_order(cut: Loc) -> tuple[int, int, str]:
    step = cut[-1]
    return (-len(cut), -step if isinstance(step, int) else 0, str(cut))


def _cut(path: Loc) -> Loc | None:
    """Return the path of the smallest entry that holds a fault."""
    for end in range(len(path), 1, -1):
        step, before = path[end - 1], path[end - 2]
        if before in (_ITEMS if isinstance(step, int) else _ENTRIES):
            return path[:end]
    return None


def _remove(container: YamlValue, step: str | int, faults: Faults) -> None:
    if isinstance(container, YamlMap) and isinstance(step, str):
        faults.broken.add(step)
        container.pop(step, None)
    elif isinstance(container, YamlList) and isinstance(step, int):
        item = container.pop(step)
        container.places.pop(step)
        if isinstance(item, YamlMap):
            faults.broken.add(str(item.get("award", item.get("case", ""))))
