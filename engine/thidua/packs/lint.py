"""Find doubtful places in a pack without faults: a pack in, findings out."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from thidua.model.conditions import (
    Condition,
    Group,
    Leaf,
    Operator,
    ParameterRef,
    leaves,
    operands,
)
from thidua.model.pack import (
    Award,
    Basis,
    Computation,
    Criterion,
    Effect,
    Provenance,
    RulePack,
    SeatLimit,
    Validity,
)
from thidua.packs.faults import NOWHERE
from thidua.packs.lint_seats import unmeetable
from thidua.packs.load import LoadedPack
from thidua.packs.parameters import gap_in
from thidua.packs.strata import award_conditions, fact_conditions, used_facts
from thidua.problems import Place, Problem, Severity

_MAY_BE_EMPTY = frozenset(
    {
        Computation.EVERY,
        Computation.SHARE,
        Computation.HIGHEST,
        Computation.LOWEST,
        Computation.EARLIEST,
        Computation.LATEST,
    }
)


def lint(loaded: LoadedPack) -> tuple[Problem, ...]:
    """Return the findings in a pack beyond its faults, in order of place and code."""
    pack = loaded.pack
    found = [
        *_numbers(pack),
        *_unused(pack),
        *_routes(pack),
        *_rounds(pack),
        *(problem for award in pack.awards.values() for problem in _award(award, pack)),
    ]
    return tuple(sorted(found, key=_order))


def _order(problem: Problem) -> tuple[str, int, str, str]:
    place = problem.place
    details = str(sorted(problem.details.items()))
    return place.file, place.line or 0, problem.code, details


def _note(code: str, place: Place | None, **details: str) -> Problem:
    return Problem(code, place or NOWHERE, Severity.NOTE, details)


def _warning(code: str, place: Place | None, **details: str) -> Problem:
    return Problem(code, place or NOWHERE, Severity.WARNING, details)


def _bases(pack: RulePack) -> Iterator[tuple[str, Basis, Place | None]]:
    """Name everything that rests on a source."""
    for parameter in pack.parameters.values():
        yield parameter.id, parameter.basis, parameter.place
    for award in pack.awards.values():
        for criterion in award.criteria:
            yield f"{award.id}/{criterion.id}", criterion.basis, criterion.place
        for key in award.rank:
            yield f"{award.id}/{key.node}", key.basis, award.place
        for limit in award.seats:
            yield f"{award.id}/{limit.id}", limit.basis, limit.place


def _numbers(pack: RulePack) -> Iterator[Problem]:
    for name, basis, place in _bases(pack):
        if basis.provenance is Provenance.ASSUMED:
            yield _note("P201", place, name=name)
        elif basis.provenance is Provenance.UNKNOWN:
            yield _warning("P202", place, name=name)


def _unused(pack: RulePack) -> Iterator[Problem]:
    awards = pack.awards.values()
    facts = {name for award in awards for name in used_facts(award, pack.facts)}
    parameters = set(_used_parameters(pack))
    cited = {b.cite.source for _, b, _ in _bases(pack) if b.cite is not None}
    for parameter in pack.parameters.values():
        if parameter.id not in parameters:
            yield _warning("P203", parameter.place, name=parameter.id)
    for fact in pack.facts.values():
        if fact.id not in facts:
            yield _warning("P204", fact.place, name=fact.id)
    for source in pack.sources:
        if source not in cited:
            yield _note("P205", Place(pack.id), name=source)


def _routes(pack: RulePack) -> Iterator[Problem]:
    """Find titles that no route has, and routes without a title, each once."""
    used: dict[str, Place | None] = {}
    for condition in _conditions(pack):
        for part in _parts(condition):
            if part.route is not None:
                used.setdefault(part.route, part.place)
    for name in pack.routes.keys() - used.keys():
        yield _note("P213", Place(pack.id), name=name)
    for name in used.keys() - pack.routes.keys():
        yield _note("P214", used[name], name=name)


def _parts(condition: Condition) -> Iterator[Condition]:
    """Yield a condition and everything inside it."""
    yield condition
    if isinstance(condition, Group):
        for child in condition.children:
            yield from _parts(child)


def _conditions(pack: RulePack) -> Iterator[Condition]:
    for award in pack.awards.values():
        yield from award_conditions(award)
    for fact in pack.facts.values():
        yield from fact_conditions(fact)


def _used_parameters(pack: RulePack) -> Iterator[str]:
    for condition in _conditions(pack):
        for leaf in leaves(condition):
            if isinstance(leaf, Leaf):
                refs = operands(leaf)
                yield from (r.parameter for r in refs if isinstance(r, ParameterRef))
    limits = [limit for award in pack.awards.values() for limit in award.seats]
    for limit in limits:
        for operand in (limit.at_most, limit.at_least):
            if isinstance(operand, ParameterRef):
                yield operand.parameter


def _rounds(pack: RulePack) -> Iterator[Problem]:
    for first, second in combinations(pack.rounds.values(), 2):
        if first.start <= second.end and second.start <= first.end:
            yield _warning("P206", Place(pack.id), name=second.id, first=first.id)


def _award(award: Award, pack: RulePack) -> Iterator[Problem]:
    yield from _gaps((*award.criteria, *award.seats), award)
    for limit, other, ceiling in unmeetable(award):
        name = f"{award.id}/{limit.id}"
        yield _warning("P215", limit.place, name=name, other=other, ceiling=ceiling)
    for criterion in award.criteria:
        name = f"{award.id}/{criterion.id}"
        if not _is_completeness(criterion):
            for leaf in _known_leaves(criterion.condition):
                yield _warning("P208", leaf.place, name=name, fact=leaf.fact)
        if criterion.title.vi == criterion.id:
            yield _note("P210", criterion.place, name=name)
    judging = [c.condition for c in award.criteria if c.effect is not Effect.CONFIRM]
    if not judging:
        yield _warning("P212", award.place, name=award.id)
    elif all(_may_lapse(condition, pack) for condition in judging):
        yield _warning("P209", award.place, name=award.id)
    if award.uses_once:
        tables = ", ".join(award.uses_once)
        yield _warning("P211", award.place, name=award.id, tables=tables)


def _gaps(items: Iterable[Criterion | SeatLimit], award: Award) -> Iterator[Problem]:
    versions: dict[str, list[Criterion | SeatLimit]] = {}
    for one in items:
        versions.setdefault(one.id, []).append(one)
    for name, same in versions.items():
        spans = sorted((c.valid for c in same), key=_first_day)
        whole = Validity(spans[0].start, spans[-1].end)
        gap = gap_in(spans, whole) if len(spans) > 1 else None
        if gap is not None:
            named = f"{award.id}/{name}"
            yield _warning("P207", same[-1].place, name=named, gap=gap)


def _first_day(span: Validity) -> date:
    return span.start or date.min


def _is_completeness(criterion: Criterion) -> bool:
    """Tell whether a criterion is about the dossier being complete."""
    if criterion.gate is not None or criterion.effect is not Effect.REFUSE:
        return True
    found = leaves(criterion.condition)
    return len(_known_leaves(criterion.condition)) == len(found)


def _known_leaves(condition: Condition) -> list[Leaf]:
    return [
        leaf
        for leaf in leaves(condition)
        if isinstance(leaf, Leaf) and leaf.operator is Operator.KNOWN
    ]


def _may_lapse(condition: Condition, pack: RulePack) -> bool:
    """Tell whether a condition can turn out not applicable."""
    if isinstance(condition, Group):
        return all(_may_lapse(child, pack) for child in condition.children)
    if not isinstance(condition, Leaf) or condition.if_empty is not None:
        return False
    fact = pack.facts.get(condition.fact)
    known = condition.operator is Operator.KNOWN
    return fact is not None and not known and fact.computation in _MAY_BE_EMPTY
