"""`thidua evaluate`: the main job, from a batch to a run folder."""

from pathlib import Path
from typing import Any

import click

from thidua.commands import options
from thidua.commands.inputs import materialised
from thidua.commands.output import print_run, progress
from thidua.commands.packs_found import open_pack
from thidua.commands.speech import is_error, leave, note, report
from thidua.errors import EvaluatorsDisagree, ExitCode
from thidua.evaluation.opinions import Bench, Engine, bench
from thidua.model.findings import Outcome
from thidua.model.proposals import Standing
from thidua.packs.load import LoadedPack
from thidua.reports.atomic import write_bytes
from thidua.reports.pages import pages
from thidua.reports.run_folder import Run, contents, write
from thidua.runs import Request, evaluate

SHOWN_PROBLEMS = 12
_SETTLED = {Outcome.ELIGIBLE, Outcome.INELIGIBLE, Outcome.NOT_APPLICABLE}
_SEATED = {Standing.PROPOSED, Standing.RESERVE}


@options.verb("evaluate")
@options.batch
@click.option("--pack", required=True, help=options.help_of("pack"))
@options.dates
@options.decisions
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help=options.help_of("output"),
)
@options.local_values
@click.option("--all-awards", is_flag=True, help=options.help_of("all_awards"))
@options.evaluators
@options.rules
@options.output_format
def command(
    batch: tuple[Path, ...],
    pack: str,
    output: Path,
    **given: Any,  # noqa: ANN401 - Click's options, read in `request`
) -> None:
    """Judge a batch and write a run folder."""
    loaded = open_pack(pack, given["rules"])
    chosen = bench(Engine(given["engine"]), cross_check=given["cross_check"])
    with materialised(batch) as inputs:
        run = judged(request(inputs, given), loaded, chosen, output)
    report(run.problems, SHOWN_PROBLEMS)
    print_run(run, loaded.pack, output, "json" if given["as_json"] else given["form"])
    leave(exit_code(run))


def request(batch: tuple[Path, ...], given: dict[str, Any]) -> Request:
    """Return what the options ask for."""
    decided = given["decided_on"]
    return Request(
        inputs=batch,
        as_of=given["as_of"].date(),
        round_id=given["round_id"],
        decided_on=None if decided is None else decided.date(),
        award_year=given["award_year"],
        settings=given["settings"],
        parameters=given["parameters"],
        all_awards=given["all_awards"],
        mapping=given["mapping"],
        against=given["against"],
    )


def judged(asked: Request, loaded: LoadedPack, chosen: Bench, output: Path) -> Run:
    """Judge, and write the run folder; a disagreement is saved beside it.

    Raises:
        EvaluatorsDisagree: After the case was saved.
    """
    try:
        run = evaluate(asked, loaded, chosen, progress())
    except EvaluatorsDisagree as fault:
        folder = output.resolve()
        saved = folder.with_name(f"{folder.name}.disagreement.json")
        write_bytes(saved, fault.case.encode())
        note(str(saved))
        raise
    write(output, contents(run, pages(run, loaded.pack)))
    return run


def exit_code(run: Run) -> ExitCode:
    """Return what the shell is told of a finished run."""
    open_ends = [d for d in run.decisions if d.nominated and d.outcome not in _SETTLED]
    waiting = [p for p in run.proposals if p.standing not in _SEATED]
    errors = [p for p in run.problems if is_error(p)]
    return ExitCode.PROBLEMS if open_ends or waiting or errors else ExitCode.DONE
