"""Fields of nominees, units, nominations and runs to facts."""

from collections.abc import Mapping

from thidua.facts.cells import cell
from thidua.facts.subjects import Facts
from thidua.model.facts import FactValue, InputRef
from thidua.model.run import RunContext
from thidua.model.vocabulary import Kind, Role, ValueType, Vocabulary

NOMINATION = "nomination"
"""The name under which papers of a nomination are missing."""

_DATE = ValueType(Kind.DATE)
_RUN_TYPES: Mapping[str, ValueType] = {
    "award_year": ValueType(Kind.YEAR),
    "as_of": _DATE,
    "decided_on": _DATE,
    "round_start": _DATE,
    "round_end": _DATE,
}
_PATH_TYPES: Mapping[str, ValueType] = {
    "nomination.received_on": _DATE,
    "vote.in_favour": ValueType(Kind.SHARE),
    "vote.present": ValueType(Kind.SHARE),
    **{f"run.{name}": type_ for name, type_ in _RUN_TYPES.items()},
}
_UNIT_FIELDS = ("unit.", "submitting_unit.")


def nominee_field(facts: Facts, nominee: str, name: str) -> FactValue:
    """Return a field of the nominee's own record."""
    record = facts.batch.nominees[nominee]
    type_ = _field_type(facts.pack.vocabulary, record.table, name)
    return cell(record, name, type_, facts.pack.vocabulary, nominee)


def unit_field(facts: Facts, nominee: str, path: str, award: str | None) -> FactValue:
    """Return a field of the nominee's unit or of the unit that submitted it."""
    link, name = path.split(".", 1)
    key, missing = unit_key(facts, nominee, link, award)
    if key is None:
        return FactValue(missing=(missing,))
    vocabulary = facts.pack.vocabulary
    table = unit_table(vocabulary)
    record = facts.batch.units.get(key)
    if record is None:
        return FactValue(missing=(InputRef(table, key, name),))
    return cell(record, name, _field_type(vocabulary, table, name), vocabulary, key)


def unit_key(
    facts: Facts, nominee: str, link: str, award: str | None
) -> tuple[str | None, InputRef]:
    """Return the key of a nominee's unit, and what is missing where it is not known."""
    record = facts.batch.nominees[nominee]
    nomination = facts.papers(nominee, award)
    key = record.get(link)
    if link == "submitting_unit" and nomination is not None:
        key = nomination.submitting_unit or key
    missing = InputRef(record.table, nominee, link, record.place)
    return (None if key is None else str(key)), missing


def received_on(facts: Facts, nominee: str, award: str | None) -> FactValue:
    """Return the day on which a nomination was received."""
    record = facts.batch.nominees[nominee]
    nomination = facts.papers(nominee, award)
    if nomination is not None and nomination.received_on is not None:
        code = nomination.received_on.toordinal()
        return FactValue(code, code, evidence=(nomination.place,))
    if record.get("received_on") is not None:
        return cell(record, "received_on", _DATE, facts.pack.vocabulary, nominee)
    place = record.place if nomination is None else nomination.place
    return FactValue(missing=(InputRef(NOMINATION, nominee, "received_on", place),))


def run_date(context: RunContext, name: str) -> FactValue:
    """Return a date, or the award year, of the run."""
    codes = {
        "award_year": context.award_year,
        "as_of": context.as_of.toordinal(),
        "decided_on": context.decided_on.toordinal(),
        "round_start": context.round_start.toordinal(),
        "round_end": context.round_end.toordinal(),
    }
    return FactValue(codes[name], codes[name])


def path_type(facts: Facts, nominee: str, path: str) -> ValueType | None:
    """Return the type of a fact that is not derived, None where there is none."""
    if path in _PATH_TYPES:
        return _PATH_TYPES[path]
    vocabulary = facts.pack.vocabulary
    table, name = facts.batch.nominees[nominee].table, path
    if path.startswith(_UNIT_FIELDS):
        table, name = unit_table(vocabulary), path.split(".", 1)[1]
    if table not in vocabulary.records:
        return None
    field = vocabulary.records[table].fields.get(name)
    return None if field is None else field.type


def unit_table(vocabulary: Vocabulary) -> str:
    """Return the id of the record type of units."""
    units = vocabulary.with_role(Role.UNIT)
    return units[0].id if units else "unit"


def _field_type(vocabulary: Vocabulary, table: str, name: str) -> ValueType:
    record_type = vocabulary.records.get(table)
    field = None if record_type is None else record_type.fields.get(name)
    return ValueType(Kind.TEXT) if field is None else field.type
