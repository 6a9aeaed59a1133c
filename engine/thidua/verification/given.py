"""What a case gives to a batch of one nominee (and its members)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from thidua.model.conditions import Verdict
from thidua.model.pack import Award, RulePack
from thidua.model.records import Batch, Nomination, Record, Value
from thidua.model.vocabulary import Field, Kind, RecordType, Role
from thidua.packs.faults import nearest
from thidua.packs.literals import type_name, value_of
from thidua.problems import Place, Problem, Severity

NOMINEE = "nominee"
UNIT = "unit"
_RESERVED = {"nomination", "members", "results"}

_VERDICTS = {
    verdict.name.lower(): verdict
    for verdict in (Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN)
}

Rows = list[Mapping[str, Any]]
Results = dict[tuple[str, str, str], Verdict]


@dataclass(slots=True)
class Given:
    """A batch made from a case, and the results of earlier strata it assumes."""

    pack: RulePack
    award: Award
    place: Place
    problems: list[Problem] = field(default_factory=list)
    nominees: dict[str, Record] = field(default_factory=dict)
    units: dict[str, Record] = field(default_factory=dict)
    children: dict[str, dict[str, tuple[Record, ...]]] = field(default_factory=dict)
    results: Results = field(default_factory=dict)

    def batch(self, given: Mapping[str, Any]) -> Batch:
        """Turn what a case gives into a batch with one nomination."""
        unit_type = next(iter(self.pack.vocabulary.with_role(Role.UNIT)), None)
        if unit_type is not None:
            content = self.fields_of(unit_type.id, given)
            self.units[UNIT] = self.record(unit_type, UNIT, content)
        self.nominee(NOMINEE, self.award.nominee, given)
        people = self.rows_of("members", given)
        for number, member in enumerate(people, start=1):
            self.nominee(f"member-{number:03}", "individual", member)
        nomination = self.fields_of("nomination", given)
        day = self.value("nomination", "received_on", Kind.DATE, nomination)
        return Batch(
            nominees=self.nominees,
            units=self.units,
            nominations=(
                Nomination(NOMINEE, self.award.id, self.place, day, UNIT),  # type: ignore[arg-type]
            ),
            children=self.children,
            members={UNIT: tuple(k for k in self.nominees if k.startswith("member-"))},
        )

    def nominee(self, key: str, table: str, given: Mapping[str, Any]) -> None:
        """Add a nominee with its child rows and results."""
        records = self.pack.vocabulary.records
        record = self.record(records[table], key, self.fields_of(table, given))
        if "unit" in records[table].fields:
            values = {"unit": UNIT, **record.values}
            record = replace(record, values=values)
        self.nominees[key] = record
        for name in given:
            if name not in records:
                self.check_name(name)
            elif records[name].role is Role.CHILD:
                self.rows(records[name], key, self.rows_of(name, given))
        results = self.fields_of("results", given)
        for award in results:
            for state, word in self.fields_of(award, results).items():
                if word in _VERDICTS:
                    self.results[key, award, state] = _VERDICTS[word]
                else:
                    known = ", ".join(_VERDICTS)
                    self.fault("V002", found=f"results: {word}", expected=known)

    def fields_of(self, name: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the fields given under a name, none where there are none."""
        content = given.get(name)
        if content is None or isinstance(content, Mapping):
            return content or {}
        self.fault("V007", name=name)
        return {}

    def rows_of(self, name: str, given: Mapping[str, Any]) -> Rows:
        """Return the rows given under a name, none where there are none."""
        content = given.get(name)
        if content is None:
            return []
        if isinstance(content, list) and all(isinstance(r, Mapping) for r in content):
            return content
        self.fault("V007", name=name)
        return []

    def rows(self, table: RecordType, owner: str, rows: Rows) -> None:
        """Add the child rows of a nominee."""
        of = f"{owner}|{self.award.id}" if table.per == "nomination" else owner
        records = tuple(
            self.record(table, f"{of}#{number:03}", row)
            for number, row in enumerate(rows, start=1)
        )
        self.children.setdefault(table.id, {})[of] = records

    def record(self, table: RecordType, key: str, content: Mapping[str, Any]) -> Record:
        """Make a record; a value that does not fit its field is a problem."""
        values: dict[str, Value] = {}
        for name, written in content.items():
            if name not in table.fields:
                details = {"name": name, "nearest": nearest(name, table.fields)}
                self.fault("V001", table=table.id, **details)
            elif written is not None:
                value = self.typed(table.fields[name], written)
                if value is None:
                    expected = type_name(table.fields[name].type)
                    found = f"{table.id}.{name}: {written}"
                    self.fault("V002", found=found, expected=expected)
                else:
                    values[name] = value
        return Record(table=table.id, key=key, place=self.place, values=values)

    def typed(self, of: Field, written: Any) -> Value | None:  # noqa: ANN401
        """Return a written value as a value of a field, None where it is not one."""
        kind = of.type
        if kind.kind is Kind.LINK:
            return str(written)
        if kind.kind in {Kind.SET, Kind.ENUM}:
            enum = self.pack.vocabulary.enums[kind.of or ""]
            ids = [
                str(w) for w in (written if isinstance(written, list) else [written])
            ]
            if any(enum.code(i) is None for i in ids):
                return None
            return tuple(sorted(set(ids))) if kind.kind is Kind.SET else ids[0]
        return value_of(kind, written)

    def value(
        self, table: str, name: str, kind: Kind, content: Mapping[str, Any]
    ) -> Value | None:
        """Return a value that stands outside any record type."""
        from thidua.model.vocabulary import ValueType

        written = content.get(name)
        found = None if written is None else value_of(ValueType(kind), written)
        if written is not None and found is None:
            self.fault("V002", found=f"{table}.{name}: {written}", expected=kind.value)
        return found

    def check_name(self, name: str) -> None:
        """Report a table that the vocabulary does not have."""
        known = {*self.pack.vocabulary.records, *_RESERVED}
        if name not in known:
            self.fault("V001", table="given", name=name, nearest=nearest(name, known))

    def fault(self, code: str, **details: str) -> None:
        """Note a fault of the case."""
        self.problems.append(Problem(code, self.place, Severity.ERROR, details))


def merged(base: Any, given: Any) -> Any:  # noqa: ANN401 - YAML values
    """Return `given` laid over `base`: mappings deeply, null removes, else replaces."""
    if not (isinstance(base, Mapping) and isinstance(given, Mapping)):
        return given
    return dict(_entries(base, given))


def _entries(
    base: Mapping[str, Any], given: Mapping[str, Any]
) -> Iterator[tuple[str, Any]]:
    for name, value in base.items():
        if name not in given:
            yield name, value
        elif given[name] is not None:
            yield name, merged(value, given[name])
    for name, value in given.items():
        if name not in base and value is not None:
            yield name, value
