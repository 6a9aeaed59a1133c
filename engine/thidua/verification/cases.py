"""Cases beside the rules: files in, what came out against what was expected."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thidua.evaluation.opinions import Bench
from thidua.explanation.decide import decide
from thidua.facts.coding import code_rows
from thidua.facts.derive import derive
from thidua.model.conditions import Verdict
from thidua.model.facts import InputRef
from thidua.model.findings import Decision
from thidua.model.pack import Award, RulePack
from thidua.model.run import RunContext
from thidua.packs.epochs import Clock
from thidua.packs.faults import Faults
from thidua.packs.local import by_parameter, local_values
from thidua.packs.plan import compile_plan
from thidua.packs.shape import check_shape
from thidua.packs.source_cases import CasesFile, CaseSource
from thidua.packs.yaml_source import YamlMap, read_yaml
from thidua.problems import Place, Problem
from thidua.verification.given import NOMINEE, Given, merged


@dataclass(frozen=True, slots=True)
class Case:
    """A case with the base laid under it, and the file it stands in."""

    name: str
    source: CaseSource
    given: dict[str, Any]
    place: Place


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that came out otherwise than expected."""

    of: str  # outcome | verdict | route | deciding | missing | subject_to
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What a case came to: its decision, and every difference or fault."""

    case: Case
    decision: Decision | None
    differences: tuple[Difference, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def passed(self) -> bool:
        """Tell whether everything came out as expected."""
        return not self.differences and not self.problems


def read_cases(
    folder: Path, pack: RulePack
) -> tuple[tuple[Case, ...], tuple[Problem, ...]]:
    """Read every case of a pack's folder, in the order of files and lines."""
    faults = Faults()
    cases: list[Case] = []
    for path in sorted((folder / "cases").glob("*.yaml")):
        tree, problems = read_yaml(path, f"cases/{path.name}")
        faults.found.extend(problems)
        if not isinstance(tree, YamlMap):
            continue
        file = check_shape(CasesFile, tree, faults)
        if file is not None:
            cases += [_case(source, file, faults) for source in file.cases]
    for case in cases:
        _check_names(case, pack, faults)
    return tuple(cases), faults.problems()


def _case(source: CaseSource, file: CasesFile, faults: Faults) -> Case:
    base: Any = {}
    if source.base is not None:
        if source.base not in file.bases:
            faults.unknown("V003", source.place_of("base"), source.base, file.bases)
        base = file.bases.get(source.base, {})
    return Case(source.case, source, merged(base, source.given), source.place)


def _check_names(case: Case, pack: RulePack, faults: Faults) -> None:
    source = case.source
    award = pack.awards.get(source.award)
    if award is None:
        faults.unknown("V004", source.place_of("award"), source.award, pack.awards)
        return
    known = {c.id for c in award.criteria} | {"applies-when"}
    if source.about is not None and source.about not in known:
        faults.unknown("V005", source.place_of("about"), source.about, known)
    if source.round is not None and source.round not in pack.rounds:
        faults.unknown("V006", source.place_of("round"), source.round, pack.rounds)


def run_case(case: Case, pack: RulePack, bench: Bench) -> CaseResult:
    """Judge a case and compare what comes out with what is expected."""
    award = pack.awards[case.source.award]
    given = Given(pack, award, case.place)
    batch = given.batch(case.given)
    context, faults = _context(case.source, pack)
    problems = (*given.problems, *faults)
    if problems:
        return CaseResult(case, None, (), problems)
    facts, _ = derive(batch, pack, context, given.results)
    clock = Clock(pack, context)
    nomination = batch.nominations[0]
    plan = compile_plan(pack, [clock.epoch(award, nomination.received_on)], clock)
    rows = code_rows(facts, plan, [NOMINEE], {NOMINEE: frozenset({award.id})})
    trace = bench.evaluate(plan, rows)[0]
    decision = decide(award, pack, plan, rows[0], trace, facts, nomination)
    return CaseResult(case, decision, tuple(_differences(case, decision, award)))


def _context(
    source: CaseSource, pack: RulePack
) -> tuple[RunContext, tuple[Problem, ...]]:
    chosen = pack.rounds.get(source.round or "", next(iter(pack.rounds.values())))
    settings = [f"{name}={value}" for name, value in source.parameters.items()]
    supplied, faults = local_values(pack, settings)
    as_of = source.as_of or chosen.end
    context = RunContext(
        round_id=chosen.id,
        round_start=chosen.start,
        round_end=chosen.end,
        as_of=as_of,
        decided_on=source.decided_on or as_of,
        award_year=source.award_year or chosen.end.year,
        local=by_parameter(supplied),
    )
    return context, faults


def _differences(case: Case, found: Decision, award: Award) -> Iterator[Difference]:
    expect = case.source.expect
    if expect.outcome != found.outcome.value:
        yield Difference("outcome", expect.outcome, found.outcome.value)
    if expect.verdict is not None and case.source.about is not None:
        verdict = verdict_of(found, case.source.about, award)
        if expect.verdict != verdict:
            yield Difference("verdict", expect.verdict, verdict)
    routes = {
        route for criterion, route in found.routes if criterion == case.source.about
    }
    if expect.route is not None and expect.route not in routes:
        yield Difference("route", expect.route, ", ".join(sorted(routes)) or "–")
    for name, expected, actual in (
        ("deciding", expect.deciding, found.deciding),
        ("missing", expect.missing, tuple(map(input_name, found.settled_by))),
        ("subject_to", expect.subject_to, found.subject_to),
    ):
        if expected is not None and set(expected) != set(actual):
            yield Difference(name, _listed(expected), _listed(actual))


def verdict_of(decision: Decision, criterion: str, award: Award) -> str:
    """Return the verdict of a criterion, in the word that cases use."""
    nodes = {c.condition.node for c in award.criteria if c.id == criterion}
    wanted = nodes or {criterion}
    verdicts = [f.verdict for f in decision.findings if f.node in wanted]
    return (verdicts[-1] if verdicts else Verdict.NOT_APPLICABLE).name.lower()


def input_name(ref: InputRef) -> str:
    """Name an input as cases do: `table.field`, or `table:detail` for rows."""
    if ref.field is not None:
        return f"{ref.table}.{ref.field}"
    return f"{ref.table}:{ref.detail}" if ref.detail is not None else ref.table


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(sorted(set(names))) or "–"
