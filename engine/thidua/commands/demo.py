"""`thidua demo`: the main job on the demo batch that is shipped."""

from datetime import date
from pathlib import Path

import click

from thidua.commands import options
from thidua.commands.evaluate import exit_code, judged
from thidua.commands.output import print_run
from thidua.commands.packs_found import open_pack
from thidua.commands.reasons import decision_lines
from thidua.commands.speech import language, leave, say
from thidua.errors import ExitCode
from thidua.evaluation.opinions import bench
from thidua.model.findings import Decision, Outcome
from thidua.model.pack import RulePack
from thidua.reports.expected import differences, expected_lines
from thidua.reports.run_folder import Run
from thidua.reports.view import RunView, view
from thidua.resources import demo_folder
from thidua.runs import Request
from thidua.texts import Language
from thidua.texts.help import DEMO

PACK = "ben-tre-2018"
SHOWN = (Outcome.ELIGIBLE, Outcome.INELIGIBLE, Outcome.UNDETERMINED)


@options.verb("demo")
@click.option(
    "-o",
    "--output",
    default="demo-run",
    type=click.Path(path_type=Path, file_okay=False),
    help=options.help_of("output"),
)
@options.output_format
def command(output: Path, form: str, *, as_json: bool) -> None:
    """Judge the demo batch, show three nominees, compare with what is expected."""
    loaded = open_pack(PACK, None)
    run = judged(request(), loaded, bench(), output)
    print_run(run, loaded.pack, output, "json" if as_json else form)
    wrong = differences(demo_folder() / "expected", _lines(run, loaded.pack))
    if form == "table" and not as_json:
        shown = view(run, loaded.pack, language())
        for outcome in SHOWN:
            _show(shown, run, outcome)
        say()
        say(DEMO["code"](language()).format(code=int(exit_code(run))))
        for name in wrong:
            say(DEMO["differs"](language()).format(name=name))
        if not wrong:
            say(DEMO["as_expected"](language()).format(count=len(run.decisions)))
    leave(ExitCode.PROBLEMS if wrong else ExitCode.DONE)


def request() -> Request:
    """Return what the demo asks for: round one, known as of its last day."""
    folder = demo_folder()
    return Request(
        inputs=tuple(sorted(folder.glob("*.xlsx"))),
        as_of=date(2018, 8, 31),
        round_id="dot-1",
        parameters=folder / "tham-so.yaml",
    )


def _lines(run: Run, pack: RulePack) -> dict[str, str]:
    return expected_lines(view(run, pack, Language.VI))


def _show(shown: RunView, run: Run, outcome: Outcome) -> None:
    decision = _first(run, outcome)
    if decision is None:
        return
    say()
    say(f"thidua why … {decision.nominee}  ·  {shown.people[decision.nominee].name}")
    for line in decision_lines(shown, decision):
        say(line)


def _first(run: Run, outcome: Outcome) -> Decision | None:
    """Return the first individual's decision of an outcome."""
    for decision in run.decisions:
        person = run.batch.nominees[decision.nominee].table == "individual"
        if decision.outcome is outcome and person:
            return decision
    return None
