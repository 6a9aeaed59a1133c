"""One cell of a record to a fact: its code, its text, or what is missing."""

from thidua.facts.codes import encode
from thidua.facts.spans import LIMIT, OPEN, Span
from thidua.model.facts import FactValue, InputRef
from thidua.model.records import Record, Value
from thidua.model.vocabulary import Kind, ValueType, Vocabulary


def cell(
    record: Record, name: str, type_: ValueType, vocabulary: Vocabulary, owner: str
) -> FactValue:
    """Return what a cell says; one that is empty or unreadable is unknown.

    A date of which only the year or the month is known lies between two days.
    """
    value = record.get(name)
    known = None if value is None else known_value(value, type_, vocabulary)
    if known is None:
        missing = InputRef(record.table, owner, name, record.place)
        low, high = span(record, name) if value is None else OPEN
        return FactValue(low, high, missing=(missing,))
    low, text, members = known
    return FactValue(low, low, text=text, members=members, evidence=(record.place,))


def span(record: Record, name: str) -> Span:
    """Return the codes of the first and last day a date may be, if any are known."""
    days = record.spans.get(name)
    return OPEN if days is None else (days[0].toordinal(), days[1].toordinal())


def known_value(
    value: Value, type_: ValueType, vocabulary: Vocabulary
) -> tuple[int | None, str | None, frozenset[int] | None] | None:
    """Return code, text and set of a value, one of them; None where it has no code."""
    if type_.kind in {Kind.TEXT, Kind.LINK}:
        return None, str(value), None
    if type_.kind is Kind.SET:
        codes = _member_codes(value, type_, vocabulary)
        return None if codes is None else (None, None, codes)
    code = code_of(value, type_, vocabulary)
    return None if code is None else (code, None, None)


def code_of(value: Value, type_: ValueType, vocabulary: Vocabulary) -> int | None:
    """Return the code of a value, None where no evaluator could hold it."""
    if type_.kind is Kind.ENUM:
        enum = vocabulary.enums.get(type_.of or "")
        return None if enum is None else enum.code(str(value))
    code = encode(type_, value, vocabulary)
    return code if abs(code) <= LIMIT else None


def _member_codes(
    value: Value, type_: ValueType, vocabulary: Vocabulary
) -> frozenset[int] | None:
    enum = vocabulary.enums.get(type_.of or "")
    ids = value if isinstance(value, tuple) else (str(value),)
    codes = [None if enum is None else enum.code(each) for each in ids]
    known = frozenset(code for code in codes if code is not None)
    return known if len(known) == len(set(ids)) else None
