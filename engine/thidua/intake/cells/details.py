"""Why a cell cannot be read, to what its wording names and what is known even so."""

from collections.abc import Mapping
from datetime import date

from thidua.intake.cells.choices import Spellings
from thidua.intake.cells.dates import counted_day, span_of
from thidua.intake.grid import Unreadable
from thidua.model.records import Days
from thidua.model.vocabulary import Field, Kind, ValueType
from thidua.problems import Detail
from thidua.texts.localized import LocalizedText

_LISTED = frozenset({Kind.ENUM, Kind.SET})
_MOST_LISTED = 12
_NOTHING = "–"
_OPEN = "…"


def bounds(why: Unreadable, of_type: ValueType) -> Days | None:
    """Return the days a date may be of which only the year or month could be read.

    Days outside the declared range of the field are left out; where none is left,
    nothing is known.
    """
    days = span_of(why) if of_type.kind is Kind.DATE else None
    if days is None:
        return None
    first, last = (day.toordinal() for day in days)
    low = first if of_type.low is None else max(first, of_type.low)
    high = last if of_type.high is None else min(last, of_type.high)
    if low > high:
        return None
    return date.fromordinal(low), date.fromordinal(high)


def fault_details(
    why: Unreadable, of: Field, known: Mapping[str, Spellings]
) -> dict[str, Detail]:
    """Return the details of a fault in a cell of a field.

    Titles and days stay values, so that they are said in the language of the reader.
    """
    spelled = known.get(of.type.of or "") if of.type.kind in _LISTED else None
    return {
        "found": why.found,
        "field": of.title,
        "nearest": (spelled.nearest(why.found) if spelled else "") or _NOTHING,
        "allowed": _allowed(spelled) if spelled else _NOTHING,
        "low": _limit(of.type, of.type.low),
        "high": _limit(of.type, of.type.high),
        "scale": str(of.type.scale),
        "day": counted_day(why) or _NOTHING,
    }


def _allowed(spelled: Spellings) -> Detail:
    """Return the titles of an enum's values, the first ones where there are many."""
    more = (_OPEN,) if len(spelled.titles) > _MOST_LISTED else ()
    return (*spelled.titles[:_MOST_LISTED], *more)


def _limit(of_type: ValueType, code: int | None) -> Detail:
    """Return an end of a declared range as people write it."""
    if code is None:
        return _OPEN
    if of_type.kind is Kind.DATE:
        return date.fromordinal(code)
    if of_type.kind is Kind.DECIMAL and of_type.scale:
        whole, rest = divmod(abs(code), 10**of_type.scale)
        ending = f".{rest:0{of_type.scale}}".rstrip("0").rstrip(".")
        plain = f"{'-' * (code < 0)}{whole}{ending}"
        return LocalizedText(plain.replace(".", ","), plain)
    return str(code)
