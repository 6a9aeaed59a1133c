"""Places and missing inputs in any order to the one order in which they are written."""

from collections.abc import Iterable

from thidua.model.facts import InputRef
from thidua.problems import Place

PlaceKey = tuple[str, str, int, str, int, int]


def place_key(place: Place) -> PlaceKey:
    """Return a key that orders places even where parts of them are not given."""
    return (
        place.file,
        place.sheet or "",
        place.row or 0,
        place.column or "",
        place.line or 0,
        place.position or 0,
    )


def sorted_places(places: Iterable[Place | None]) -> tuple[Place, ...]:
    """Return places once each, in order."""
    return tuple(sorted({p for p in places if p is not None}, key=place_key))


def sorted_inputs(inputs: Iterable[InputRef]) -> tuple[InputRef, ...]:
    """Return missing inputs once each, in order."""
    return tuple(sorted(set(inputs), key=_input_key))


def _input_key(
    ref: InputRef,
) -> tuple[str, str, str, str, tuple[PlaceKey, ...]]:
    place = () if ref.row is None else (place_key(ref.row),)
    return (ref.table, ref.owner, ref.field or "", ref.detail or "", place)
