"""Values an officer supplies for a run: settings, a file and quota rows in.

Out come parameter values that stand before those of the pack, with where each came
from. The value with the more particular key holds; among equally particular ones that
of the settings, then that of the file, then that of the quota sheets.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from thidua.model.conditions import Literal
from thidua.model.pack import Parameter, ParameterValue, RulePack
from thidua.model.records import Batch, Record
from thidua.packs.faults import Faults, known_names, nearest
from thidua.packs.literals import LiteralReader, type_name
from thidua.packs.yaml_source import YamlList, YamlMap, read_yaml
from thidua.problems import Place, Problem, Severity

ANY = "*"
_SETTING = re.compile(r"([a-z][a-z0-9_]*)(?:\[([^\]]*)\])?=(.*)", re.DOTALL)
_COMMAND_LINE = Place("--set")
_UNIT_FIELDS = ("unit", "submitting_unit")
_COUNT = "count"
_SCALARS = bool | int | Decimal | str


@dataclass(frozen=True, slots=True)
class LocalValue:
    """One supplied value: its parameter, its key, and where it stands."""

    parameter: str
    value: ParameterValue
    place: Place


def local_values(
    pack: RulePack,
    settings: Sequence[str],
    file: Path | None = None,
    batch: Batch | None = None,
) -> tuple[tuple[LocalValue, ...], tuple[Problem, ...]]:
    """Read every value an officer supplied for a run.

    Args:
        pack: The pack whose parameters they are.
        settings: `name=value`, or `name[unit,award]=value` for a keyed parameter.
        file: A YAML file: `parameters: {name: value}`, or a list of `{for: {unit: …},
            value: …}` for a keyed parameter.
        batch: The batch, for its quota rows and for the units it knows; None leaves
            the names of units unchecked.

    Returns:
        The values in order of precedence, and the faults found.
    """
    reader = _Reader(pack, Faults(), None if batch is None else _units(batch))
    quotas = {} if batch is None else batch.quotas
    values = (
        *reader.agreeing(map(reader.setting, settings), "R019"),
        *reader.agreeing(reader.file(file), "R019"),
        *reader.agreeing(reader.quotas(quotas), "R020", Severity.WARNING),
    )
    return values, reader.faults.problems()


def by_parameter(
    values: Iterable[LocalValue],
) -> Mapping[str, tuple[ParameterValue, ...]]:
    """Group supplied values by their parameter, keeping the order."""
    grouped: dict[str, list[ParameterValue]] = {}
    for value in values:
        grouped.setdefault(value.parameter, []).append(value.value)
    return {name: tuple(found) for name, found in grouped.items()}


def _units(batch: Batch) -> frozenset[str]:
    """Return every unit that a batch names."""
    people = batch.nominees.values()
    rows = [row for table in batch.quotas.values() for row in table]
    named = {
        *(record.get(name) for record in people for name in _UNIT_FIELDS),
        *(nomination.submitting_unit for nomination in batch.nominations),
        *(row.get("unit") for row in rows),
    }
    return frozenset({*batch.units, *(str(name) for name in named if name)})


@dataclass(frozen=True, slots=True)
class _Reader:
    pack: RulePack
    faults: Faults
    units: frozenset[str] | None

    def agreeing(
        self,
        found: Iterable[LocalValue | None],
        code: str,
        severity: Severity = Severity.ERROR,
    ) -> Iterator[LocalValue]:
        """Yield the values of one source; those that contradict are reported."""
        values = [value for value in found if value is not None]
        written: dict[tuple[str, tuple[str, ...]], dict[int | None, str]]
        written = defaultdict(dict)
        for one in values:
            literal = one.value.value
            written[one.parameter, one.value.key][literal.code] = literal.written
        for one in values:
            rivals = written[one.parameter, one.value.key]
            if len(rivals) == 1:
                yield one
                continue
            key = ",".join(one.value.key)
            details = {
                "parameter": f"{one.parameter}[{key}]" if key else one.parameter,
                "found": ", ".join(rivals.values()),
            }
            self.faults.found.append(Problem(code, one.place, severity, details))

    def setting(self, text: str) -> LocalValue | None:
        parts = _SETTING.fullmatch(text.strip())
        if parts is None:
            self.faults.add("R006", _COMMAND_LINE, found=text)
            return None
        name, key, written = parts.groups()
        entries = tuple(entry.strip() for entry in (key or "").split(",") if key)
        return self.by_hand(
            name,
            entries,
            read_yaml(written.strip(), _COMMAND_LINE.file)[0],
            _COMMAND_LINE,
        )

    def file(self, path: Path | None) -> Iterator[LocalValue | None]:
        if path is None:
            return
        tree, problems = read_yaml(path, path.name)
        self.faults.found.extend(problems)
        section = tree.get("parameters") if isinstance(tree, YamlMap) else None
        if not isinstance(section, YamlMap):
            if not problems:
                self.faults.add("R012", Place(path.name), why="parameters:")
            return
        for name, content in section.items():
            yield from self.entry(name, content, section.marks.of(name))

    def entry(
        self, name: str, content: object, place: Place
    ) -> Iterator[LocalValue | None]:
        if not isinstance(content, YamlList):
            yield self.value(name, (), content, place)
            return
        parameter = self.parameter(name, place)
        if parameter is None:
            return
        for item in content:
            key = item.get("for") if isinstance(item, YamlMap) else None
            if not isinstance(item, YamlMap) or not isinstance(key, YamlMap):
                self.faults.add("R012", place, why=f"{name}: for, value")
                continue
            if set(key) - set(parameter.keyed_by):
                self.faults.add("R012", item.marks.place, why=f"{name}: for")
                continue
            entries = tuple(str(key.get(k, ANY)) for k in parameter.keyed_by)
            yield self.by_hand(name, entries, item.get("value"), item.marks.place)

    def quotas(
        self, quotas: Mapping[str, tuple[Record, ...]]
    ) -> Iterator[LocalValue | None]:
        for parameter in self.pack.parameters.values():
            for row in quotas.get(parameter.table or "", ()):
                yield self.quota(parameter, row)

    def quota(self, parameter: Parameter, row: Record) -> LocalValue | None:
        value = row.get(parameter.id)
        names = ["unit" if k == "submitting_unit" else k for k in parameter.keyed_by]
        entries = tuple(row.get(name) for name in names)
        if value is None or None in entries:
            details = {"table": row.table}
            self.faults.found.append(
                Problem("R013", row.place, Severity.WARNING, details)
            )
            return None
        key = tuple(str(entry) for entry in entries)
        return self.value(parameter.id, key, value, row.place)

    def by_hand(
        self, name: str, key: tuple[str, ...], written: object, place: Place
    ) -> LocalValue | None:
        """Read a value somebody keyed in: the unit and award it is for must exist."""
        value = self.value(name, key, written, place)
        if value is None:
            return None
        parameter = self.pack.parameters[name]
        entries = list(zip(parameter.keyed_by, value.value.key, strict=True))
        own = {one.key for one in parameter.values}
        for position, (kind, entry) in enumerate(entries):
            known = self.pack.awards.keys() if kind == "award" else self.units
            is_own = entry in {ANY, *(key[position] for key in own)}
            if known is None or is_own or entry in known:
                continue
            details = {"found": entry, "parameter": name}
            details |= {"known": known_names(known), "nearest": nearest(entry, known)}
            # One file may serve a whole province: units of another batch do no harm.
            elsewhere = kind != "award" and place.line is not None
            severity = Severity.WARNING if elsewhere else Severity.ERROR
            self.faults.found.append(Problem("R018", place, severity, details))
            if not elsewhere:
                return None
        return value

    def value(
        self, name: str, key: tuple[str, ...], written: object, place: Place
    ) -> LocalValue | None:
        parameter = self.parameter(name, place)
        if parameter is None:
            return None
        if key and len(key) != len(parameter.keyed_by):
            self.faults.add("R006", place, found=f"{name}[{','.join(key)}]")
            return None
        literal = self.literal(parameter, written, place)
        if literal is None:
            return None
        entries = key or tuple(ANY for _ in parameter.keyed_by)
        return LocalValue(name, ParameterValue(literal, key=entries), place)

    def parameter(self, name: str, place: Place) -> Parameter | None:
        known = self.pack.parameters
        if name in known:
            return known[name]
        details = {"known": known_names(known), "nearest": nearest(name, known)}
        self.faults.add("R004", place, found=name, pack=self.pack.id, **details)
        return None

    def literal(
        self, parameter: Parameter, written: object, place: Place
    ) -> Literal | None:
        """Code a value; any fault of the literal is told in the officer's words."""
        attempt = Faults()
        scalar = written if isinstance(written, _SCALARS) else str(written)
        literal = LiteralReader(self.pack.vocabulary, attempt).read(
            parameter.type, scalar, place
        )
        if literal is None or attempt.found or _is_less_than_none(parameter, literal):
            expected = type_name(parameter.type)
            expected += " ≥ 0" if parameter.unit == _COUNT else ""
            self.faults.add(
                "R005",
                place,
                found=str(written),
                parameter=parameter.id,
                expected=expected,
            )
            return None
        return literal


def _is_less_than_none(parameter: Parameter, literal: Literal) -> bool:
    """Tell whether a number of things is negative."""
    return parameter.unit == _COUNT and (literal.code or 0) < 0
