"""`thidua check`: what a batch holds and what is wrong with it, before it is judged."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from thidua.commands import options
from thidua.commands.annotating import annotate, see_to_ending
from thidua.commands.asking import Talk, ask
from thidua.commands.check_map import explained_map
from thidua.commands.check_output import print_check
from thidua.commands.check_problems import report_by_column
from thidua.commands.check_targets import keep_keyboard_free, spare_what_is_read
from thidua.commands.inputs import materialised
from thidua.commands.packs_found import open_pack
from thidua.commands.speech import is_error, language, leave, note
from thidua.errors import ExitCode
from thidua.intake.read import Intake
from thidua.model.mapping import IntakeMap
from thidua.model.pack import RulePack
from thidua.reports.atomic import write_bytes
from thidua.runs import read_mapping, receive
from thidua.texts.check import CHECK

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
    target, saved = given["annotate"], given["save_map"]
    spare_what_is_read(batch, given["mapping"], target, saved)
    if given["asks"]:
        keep_keyboard_free(batch, "--ask")
    pack_read = open_pack(pack, given["rules"]).pack
    before = read_mapping(given["mapping"], pack_read)
    form = "json" if given["as_json"] else given["form"]
    asks = given["asks"]
    if asks is None:
        asks = form == "table" and sys.stdin.isatty() and sys.stdout.isatty()
    with materialised(batch) as inputs:
        if target is not None:
            see_to_ending(inputs, target)
        intake, talk = _taken_in(inputs, pack_read, before, given["against"], asks=asks)
        if not talk.is_broken_off:
            _tell(intake, pack_read, form)
            if target is not None:
                annotate(inputs, intake.problems, target)
    _save(saved, talk, pack_read, is_new=talk.known != before)
    leave(ExitCode.INTERRUPTED if talk.is_broken_off else _exit_code(intake))


def _tell(intake: Intake, pack: RulePack, form: str) -> None:
    """Print what was found; for people, what is wrong with it too."""
    print_check(intake, pack, form)
    if form == "table":
        report_by_column(intake.problems)


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
) -> tuple[Intake, Talk]:
    """Read a batch; where asked to, put its questions until none gets an answer."""
    intake = receive(inputs, pack, known, against)
    talk = Talk(known, intake.questions)
    while asks and talk.still_open:
        talk = ask(intake.questions, known, pack.vocabulary)
        if talk.is_broken_off or talk.known == known:
            break
        known = talk.known
        intake = receive(inputs, pack, known, against)
        talk = Talk(known, intake.questions)
    return intake, talk


def _save(target: Path | None, talk: Talk, pack: RulePack, *, is_new: bool) -> None:
    """Write the map with the questions left open."""
    tongue = language()
    if talk.is_broken_off:
        note("\n" + CHECK["broken_off"](tongue))
    if target is not None:
        text = explained_map(talk.known, talk.still_open, pack.vocabulary, tongue)
        write_bytes(target, text.encode())
        note(CHECK["map_written"](tongue).format(file=target))
    elif is_new:
        note(CHECK["map_kept"](tongue))
