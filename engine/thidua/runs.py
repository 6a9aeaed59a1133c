"""One run from files to a folder: what was asked for in, everything to write out."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from thidua import __version__
from thidua.errors import InputUnreadable, RequestInvalid
from thidua.evaluation import durable
from thidua.evaluation.opinions import Bench, Engine
from thidua.intake.codes import order
from thidua.intake.linking.history import PastRun, compare, past_run
from thidua.intake.linking.shared_works import used_once
from thidua.intake.read import Intake, take_in
from thidua.intake.sources.naming import named_files
from thidua.model.mapping import NO_MAP, IntakeMap
from thidua.model.pack import Round, RulePack
from thidua.model.proposals import Standing
from thidua.model.records import Batch
from thidua.model.run import RunContext
from thidua.model.vocabulary import Absence, Role
from thidua.packs.faults import known_names, nearest
from thidua.packs.load import LoadedPack
from thidua.packs.local import LocalValue, by_parameter, local_values
from thidua.packs.mapping_file import map_text, read_map
from thidua.packs.tables_read import tables_read
from thidua.problems import Place, Problem, Severity
from thidua.reports.run_folder import Run, canonical, read
from thidua.reports.summary import counts
from thidua.workflow import Judgement, Progress, judge, with_all_awards


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked to do; dates left out follow from the round."""

    inputs: tuple[Path, ...]
    as_of: date
    round_id: str | None = None
    decided_on: date | None = None
    award_year: int | None = None
    settings: tuple[str, ...] = ()
    parameters: Path | None = None
    all_awards: bool = False
    mapping: Path | None = None
    against: tuple[Path, ...] = ()


def evaluate(
    request: Request,
    loaded: LoadedPack,
    bench: Bench,
    progress: Progress = lambda _done, _total: None,
) -> Run:
    """Read a batch, judge it, and put together what its run folder holds.

    Raises:
        RequestInvalid: A round, parameter or value that the pack does not know.
        InputUnreadable: Nothing of the batch can be read, or nobody is nominated.
        EvaluatorsDisagree: Two evaluators gave different findings.
    """
    pack = loaded.pack
    known = read_mapping(request.mapping, pack)
    intake = receive(request.inputs, pack, known, request.against)
    if not intake.batch.nominees:
        raise InputUnreadable(*intake.problems)
    supplied, faults = local_values(
        pack, request.settings, request.parameters, intake.batch
    )
    refused = [f for f in faults if f.severity is Severity.ERROR and not f.place.row]
    if refused:
        raise RequestInvalid(*refused)
    context = _context(request, pack, supplied)
    batch = with_all_awards(intake.batch, pack) if request.all_awards else intake.batch
    judgement = judge(batch, pack, context, bench, progress)
    return Run(
        manifest=_manifest(request, pack, context, bench, judgement, batch),
        pack_text=loaded.text,
        parameters_text=_parameters_text(supplied),
        map_text=map_text(known, intake.questions),
        batch=batch,
        decisions=judgement.decisions,
        proposals=judgement.proposals,
        problems=(
            *intake.problems,
            *_not_submitted(pack, intake),
            *faults,
            *judgement.problems,
        ),
    )


def read_mapping(file: Path | None, pack: RulePack) -> IntakeMap:
    """Read what people decided about a batch's files.

    Raises:
        RequestInvalid: The map has faults.
    """
    if file is None:
        return NO_MAP
    known, faults = read_map(file, pack.vocabulary)
    if faults:
        raise RequestInvalid(*faults)
    return known


def receive(
    inputs: Sequence[Path],
    pack: RulePack,
    known: IntakeMap,
    against: Sequence[Path] = (),
) -> Intake:
    """Take in a batch, and hold it against earlier runs.

    Raises:
        InputUnreadable: The folder of an earlier run is damaged.
    """
    intake = take_in(inputs, pack.vocabulary, pack.awards, known)
    if not against or not intake.batch.nominees:
        return intake
    problems, questions = compare(
        intake.batch,
        [_past(folder) for folder in against],
        pack.vocabulary,
        used_once(pack.awards),
        known.identities,
    )
    return replace(
        intake,
        problems=tuple(sorted((*intake.problems, *problems), key=order)),
        questions=(*intake.questions, *questions),
    )


def _past(folder: Path) -> PastRun:
    """Return what an earlier run knew and proposed."""
    run = read(folder)
    proposed: dict[str, list[str]] = {}
    for proposal in run.proposals:
        if proposal.standing is Standing.PROPOSED:
            proposed.setdefault(proposal.nominee, []).append(proposal.award)
    return past_run(folder.name, run.batch, proposed)


def _not_submitted(pack: RulePack, intake: Intake) -> tuple[Problem, ...]:
    """Report tables that the pack reads, that nobody sent in, and that mean unknown."""
    submitted = {table.record_type for table in intake.summary.tables}
    read = tables_read(pack, {n.award for n in intake.batch.nominations})
    place = Place(min(nominee.place.file for nominee in intake.batch.nominees.values()))
    return tuple(
        Problem(
            "R017",
            place,
            Severity.WARNING,
            {
                "table": table.title,
                "names": ", ".join(dict.fromkeys((table.id, *table.sheets))),
            },
        )
        for table in pack.vocabulary.with_role(Role.CHILD)
        if table.absent_means is Absence.UNKNOWN
        and table.id in read
        and table.id not in submitted
    )


def _context(
    request: Request, pack: RulePack, supplied: tuple[LocalValue, ...]
) -> RunContext:
    chosen = _round(request, pack)
    return RunContext(
        round_id=chosen.id,
        round_start=chosen.start,
        round_end=chosen.end,
        as_of=request.as_of,
        decided_on=request.decided_on or request.as_of,
        award_year=request.award_year or chosen.end.year,
        local=by_parameter(supplied),
    )


def _round(request: Request, pack: RulePack) -> Round:
    if request.round_id is None and len(pack.rounds) == 1:
        return next(iter(pack.rounds.values()))
    asked = request.round_id or ""
    if asked in pack.rounds:
        return pack.rounds[asked]
    details = {
        "pack": pack.id,
        "found": asked or "–",
        "known": known_names(pack.rounds),
        "nearest": nearest(asked, pack.rounds),
    }
    raise RequestInvalid(Problem("R003", Place("--round"), Severity.ERROR, details))


def _manifest(  # noqa: PLR0913 - the sum of a run
    request: Request,
    pack: RulePack,
    context: RunContext,
    bench: Bench,
    judgement: Judgement,
    batch: Batch,
) -> Mapping[str, Any]:
    return {
        "program": {"name": "thidua", "version": __version__},
        "pack": {"id": pack.id, "version": pack.version, "digest": pack.digest},
        "inputs": _inputs(request),
        "round": context.round_id,
        "dates": {
            "as_of": context.as_of.isoformat(),
            "decided_on": context.decided_on.isoformat(),
            "award_year": context.award_year,
            "round_start": context.round_start.isoformat(),
            "round_end": context.round_end.isoformat(),
        },
        "options": {"all_awards": request.all_awards},
        "evaluators": _evaluators(bench, judgement),
        "counts": {
            "nominees": len(batch.nominees),
            "nominations": sum(n.is_nominated for n in batch.nominations),
            "judged": sum(d.nominated for d in judgement.decisions),
            "awards": counts(judgement.decisions, judgement.proposals),
        },
    }


def _evaluators(bench: Bench, judgement: Judgement) -> dict[str, Any]:
    used = {opinion.engine for opinion in (bench.first, bench.second) if opinion}
    identity = durable.identity() if Engine.DURABLE in used else None
    return {
        "judged_by": bench.first.engine.value,
        "checked_by": bench.second.engine.value if bench.second else None,
        "second_opinion_absent": bench.absent,
        "compared": judgement.compared,
        "durable": asdict(identity) if identity else None,
    }


def _inputs(request: Request) -> list[dict[str, str]]:
    """Name the files a batch was read from as the places in it do."""
    return [
        {"file": file.name, "sha256": sha256(file.path.read_bytes()).hexdigest()}
        for file in named_files(request.inputs)
    ]


def _parameters_text(supplied: tuple[LocalValue, ...]) -> str:
    """Write the supplied values, one a line in flow style, which YAML reads too."""
    lines = [
        canonical(
            {
                "parameter": value.parameter,
                "for": list(value.value.key),
                "value": value.value.value.written,
                "from": str(value.place),
            }
        )
        for value in supplied
    ]
    return "supplied:\n" + "".join(f"- {line}\n" for line in lines)
