"""Resolve awards: written criteria, rank keys and limits in, resolved ones out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua.model.conditions import Condition
from thidua.model.pack import (
    Award,
    Basis,
    Criterion,
    Direction,
    RankKey,
    Validity,
)
from thidua.model.vocabulary import Role
from thidua.packs.fact_paths import Paths
from thidua.packs.faults import known_names
from thidua.packs.literals import type_name
from thidua.packs.operators import is_ordered
from thidua.packs.resolve_conditions import resolve_condition
from thidua.packs.resolve_seats import resolve_seats
from thidua.packs.scope import (
    Scope,
    basis,
    has_overlap,
    localized,
    titled,
    validity,
)
from thidua.packs.source_awards import (
    AwardSource,
    CriterionHead,
    CriterionSource,
    GateSource,
    RankSource,
    UseCriterion,
)
from thidua.packs.source_conditions import (
    AttestedSource,
    AwardLeafSource,
    ConditionSource,
)
from thidua.texts import LocalizedText

if TYPE_CHECKING:
    from thidua.problems import Place

_TIMES = frozenset({"date", "moment", "year"})


def resolve_award(
    source: AwardSource, gates: Mapping[str, GateSource], scope: Scope
) -> Award | None:
    """Resolve one award; None where it does not say for whom it is."""
    missing = [key for key in ("title", "kind", "nominee") if not getattr(source, key)]
    for key in missing:
        name = "for" if key == "nominee" else key
        scope.faults.add("P011", source.place, name=name)
    kinds = [record.id for record in scope.vocabulary.with_role(Role.NOMINEE)]
    if source.nominee and source.nominee not in kinds:
        place = source.place_of("for")
        scope.faults.unknown("P051", place, source.nominee, kinds)
    if source.kind is None or source.nominee not in kinds:
        return None
    return _Resolver(source, scope, scope.facts.of_award(source.nominee)).award(gates)


@dataclass(frozen=True, slots=True)
class _Resolver:
    source: AwardSource
    scope: Scope
    paths: Paths

    def award(self, gates: Mapping[str, GateSource]) -> Award:
        source = self.source
        criteria: list[Criterion | None] = []
        for one in source.criteria or ():
            name = one.criterion_id if isinstance(one, UseCriterion) else one.id
            version = sum(c is not None and c.id == name for c in criteria)
            criteria.append(self.criterion(one, gates, version))
        rank = [self.rank_key(n, key) for n, key in enumerate(source.rank or (), 1)]
        self.check_versions([c for c in criteria if c])
        self.check_tables()
        return Award(
            source.award,
            titled(source.title, source.award),
            str(source.kind),
            str(source.nominee),
            tuple(c for c in criteria if c),
            self.condition(source.applies_when, "applies-when"),
            tuple(key for key in rank if key),
            resolve_seats(source.seats or (), self.paths, self.scope),
            source.uses_once or (),
            validity(source.valid, self.scope.faults),
            source.place,
        )

    def condition(self, source: ConditionSource | None, node: str) -> Condition | None:
        if source is None:
            return None
        return resolve_condition(source, node, self.paths, self.scope)

    def criterion(
        self, source: CriterionSource, gates: Mapping[str, GateSource], version: int
    ) -> Criterion | None:
        if not isinstance(source, UseCriterion):
            return self.built(source.id, source, source, version)
        gate = gates.get(source.use)
        if gate is None:
            return None  # reported where the gates were looked for
        built = self.built(source.criterion_id, gate, gate, version)
        return None if built is None else self.as_used(built, source)

    def as_used(self, gate: Criterion, use: UseCriterion) -> Criterion:
        valid = validity(use.valid, self.scope.faults) if use.valid else gate.valid
        return Criterion(
            gate.id,
            gate.title,
            gate.basis,
            gate.condition,
            use.effect or gate.effect,
            valid,
            gate.law_date,
            use.use,
            use.place,
        )

    def built(
        self, name: str, head: CriterionHead, condition: ConditionSource, version: int
    ) -> Criterion | None:
        node = f"{name}~{version + 1}" if version else name
        what = resolve_condition(condition, node, self.paths, self.scope)
        rests_on = basis(head, self.scope, name)
        valid = validity(head.valid, self.scope.faults)
        if what is None:
            return None
        title = self.title(name, head, condition)
        return Criterion(
            name,
            title,
            rests_on,
            what,
            head.effect,
            valid,
            head.law_date,
            None,
            head.place,
        )

    def title(
        self, name: str, head: CriterionHead, condition: ConditionSource
    ) -> LocalizedText:
        """Return a criterion's title; a judgement is named by its statement."""
        enums = self.scope.vocabulary.enums
        value = None
        if isinstance(condition, AttestedSource) and "statement" in enums:
            value = (enums["statement"], condition.attested)
        elif isinstance(condition, AwardLeafSource):
            value = (enums["award"], condition.award)
        if head.title is None and value is not None:
            enum, wanted = value
            return next(v.title for v in enum.values if v.id == wanted)
        return titled(head.title, name)

    def rank_key(self, number: int, source: RankSource) -> RankKey | None:
        name = f"rank/{number}"
        given = [d for d in Direction if getattr(source, d) is not None]
        rests_on = basis(source, self.scope, name)
        valid = validity(source.valid, self.scope.faults)
        if len(given) != 1:
            found = known_names(given)
            self.scope.faults.add("P034", source.place, found=found)
            return None
        title = localized(source.title) if source.title else None
        tail = (source.unknown, title, valid)
        if source.first is not None:
            condition = self.condition(source.first, name)
            return RankKey(name, given[0], rests_on, condition, None, None, *tail)
        return self.by_fact(name, source, given[0], (rests_on, tail))

    def by_fact(
        self,
        name: str,
        source: RankSource,
        direction: Direction,
        rest: tuple[Basis, tuple[str, LocalizedText | None, Validity]],
    ) -> RankKey | None:
        fact: str = getattr(source, direction)
        place = source.place_of(direction)
        kind = self.paths.get(fact)
        if kind is None:
            self.scope.faults.unknown("P040", place, fact, self.paths.names())
            return None
        by_time = direction in {Direction.EARLIEST, Direction.LATEST}
        if not is_ordered(kind, self.scope.vocabulary) or (
            by_time and kind.kind not in _TIMES
        ):
            self.scope.faults.add(
                "P075", place, name=fact, type=type_name(kind), by=direction
            )
            return None
        rests_on, tail = rest
        return RankKey(name, direction, rests_on, None, fact, kind, *tail)

    def check_versions(self, criteria: Sequence[Criterion]) -> None:
        for index, later in enumerate(criteria):
            for earlier in criteria[:index]:
                code = _clash(earlier, later) if earlier.id == later.id else None
                if code is not None:
                    first = str(earlier.place)
                    self.scope.faults.add(code, later.place, name=later.id, first=first)

    def check_tables(self) -> None:
        tables = [record.id for record in self.scope.vocabulary.with_role(Role.CHILD)]
        for table in _unlisted(self.source.uses_once or (), tables):
            place: Place = self.source.place_of("uses_once")
            self.scope.faults.unknown("P048", place, table, tables)


def _clash(earlier: Criterion, later: Criterion) -> str | None:
    """Return the fault of two versions of one criterion of which both may hold."""
    if has_overlap(earlier.valid, later.valid):
        return "P080" if earlier.valid == later.valid else "P081"
    return None if earlier.law_date is later.law_date else "P099"


def _unlisted(names: Iterable[str], known: Iterable[str]) -> list[str]:
    listed = set(known)
    return [name for name in names if name not in listed]
