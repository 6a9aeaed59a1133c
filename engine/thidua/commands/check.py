"""`thidua check`: what a batch holds and what is wrong with it, before it is judged."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from thidua.commands import options
from thidua.commands.annotating import annotate
from thidua.commands.asking import ask
from thidua.commands.check_output import print_check
from thidua.commands.inputs import materialised
from thidua.commands.packs_found import open_pack
from thidua.commands.speech import is_error, language, leave, note, report
from thidua.errors import ExitCode
from thidua.intake.read import Intake
from thidua.model.mapping import IntakeMap
from thidua.model.pack import RulePack
from thidua.packs.mapping_file import map_text
from thidua.reports.atomic import write_bytes
from thidua.runs import read_mapping, receive
from thidua.texts.check import CHECK

SHOWN_PROBLEMS = 40
_FILE = click.Path(path_type=Path, dir_okay=False)


@options.verb("check")
@options.batch
@click.option("--pack", required=True, help=options.help_of("pack"))
@options.decisions
@click.option("--save-map", type=_FILE, help=options.help_of("save_map"))
@click.option("--ask/--no-ask", "asks", default=None, help=options.help_of("ask"))
@click.option("--annotate", type=_FILE, help=options.help_of("annotate"))
@options.rules
@options.output_format
def command(
    batch: tuple[Path, ...],
    pack: str,
    **given: Any,  # noqa: ANN401 - Click's options
) -> None:
    """Read a batch, say what was found, and judge nothing."""
    loaded = open_pack(pack, given["rules"])
    before = read_mapping(given["mapping"], loaded.pack)
    form = "json" if given["as_json"] else given["form"]
    asks, target = given["asks"], given["annotate"]
    if asks is None:
        asks = form == "table" and sys.stdin.isatty() and sys.stdout.isatty()
    with materialised(batch) as inputs:
        intake, known = _taken_in(
            inputs, loaded.pack, before, given["against"], asks=asks
        )
        if target is not None:
            annotate(inputs, intake.problems, target)
    print_check(intake, loaded.pack, form)
    if form == "table":
        report(intake.problems, SHOWN_PROBLEMS, CHECK["more_problems"])
    _save(given["save_map"], intake, known, is_new=known != before)
    leave(_exit_code(intake))


def _exit_code(intake: Intake) -> ExitCode:
    """Return what the shell is told of a batch that was checked."""
    if not intake.batch.nominees:
        return ExitCode.INPUT_UNREADABLE
    open_ends = intake.questions or any(map(is_error, intake.problems))
    return ExitCode.PROBLEMS if open_ends else ExitCode.DONE


def _taken_in(
    inputs: Sequence[Path],
    pack: RulePack,
    known: IntakeMap,
    against: Sequence[Path],
    *,
    asks: bool,
) -> tuple[Intake, IntakeMap]:
    """Read a batch; where asked to, put its questions until none gets an answer."""
    intake = receive(inputs, pack, known, against)
    while asks and intake.questions:
        wiser = ask(intake.questions, known, pack.vocabulary)
        if wiser == known:
            break
        known = wiser
        intake = receive(inputs, pack, known, against)
    return intake, known


def _save(
    target: Path | None, intake: Intake, known: IntakeMap, *, is_new: bool
) -> None:
    """Write the map with the questions left open."""
    if target is not None:
        write_bytes(target, map_text(known, intake.questions).encode())
        note(CHECK["map_written"](language()).format(file=target))
    elif is_new:
        note(CHECK["map_kept"](language()))
