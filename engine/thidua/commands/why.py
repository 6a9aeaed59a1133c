"""`thidua why`: the reasons for one nominee, from a run folder alone."""

import json
from pathlib import Path
from typing import Any

import click

from thidua.commands import options
from thidua.commands.found import SHOWN_CANDIDATES, find_nominees
from thidua.commands.output import absence, print_values
from thidua.commands.reasons import decision_lines
from thidua.commands.speech import language, leave, note, say
from thidua.errors import ExitCode
from thidua.explanation.serial import decision_to_json
from thidua.model.findings import Decision
from thidua.model.records import Record
from thidua.reports.run_folder import Run, opened, read
from thidua.reports.view import view
from thidua.selection.serial import proposal_to_json
from thidua.texts.help import WHY


@options.verb("why")
@click.argument("run", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("nominee")
@click.option("--award", help=options.help_of("award"))
@click.option("--whole", is_flag=True, help=options.help_of("whole"))
@options.output_format
def command(  # noqa: PLR0913 - one a parameter of the command
    run: Path,
    nominee: str,
    award: str | None,
    form: str,
    *,
    whole: bool,
    as_json: bool,
) -> None:
    """Explain a nominee's decisions; list the candidates where several fit."""
    held = read(run)
    found = find_nominees(held.batch, nominee)
    if len(found) > 1:
        several = WHY["several"](language())
        note(several.format(count=len(found), asked=nominee))
        for record in found[:SHOWN_CANDIDATES]:
            note(f"{record.key}  {record.get('name') or '–'}  {record.place}")
        if len(found) > SHOWN_CANDIDATES:
            rest = len(found) - SHOWN_CANDIDATES
            note(WHY["more"](language()).format(count=rest))
        leave(ExitCode.USAGE)
    decisions = [
        d
        for d in held.decisions
        if d.nominee == found[0].key and award in {None, d.award}
    ]
    if as_json or form != "table":
        values = [_as_value(decision, held) for decision in decisions]
        print_values("thidua/why/1", "decisions", values, lines=form == "ndjson")
    else:
        _show(found[0], decisions, held, run, whole=whole)
    if award is not None and not decisions:
        _tell_awards(award, found[0], held)
    leave(ExitCode.DONE if decisions else ExitCode.PROBLEMS)


def _tell_awards(asked: str, record: Record, held: Run) -> None:
    """Name the awards a nominee was judged for, where another was asked for."""
    known = sorted(d.award for d in held.decisions if d.nominee == record.key)
    told = WHY["no_award"](language())
    note(told.format(asked=asked, known=", ".join(known) or "–"))


def _as_value(decision: Decision, held: Run) -> dict[str, Any]:
    """Return a decision with its proposal, as plain values."""
    proposals = [
        json.loads(proposal_to_json(p))
        for p in held.proposals
        if (p.nominee, p.award) == (decision.nominee, decision.award)
    ]
    return {
        "decision": json.loads(decision_to_json(decision)),
        "proposal": proposals[0] if proposals else None,
    }


def _show(
    record: Record, decisions: list[Decision], held: Run, folder: Path, *, whole: bool
) -> None:
    tongue = language()
    shown = view(held, opened(held, folder), tongue)
    person = shown.people[record.key]
    parts = dict.fromkeys((person.name, person.key, person.unit))
    say(" · ".join(part for part in parts if part))
    for decision in decisions:
        say()
        for line in decision_lines(shown, decision, whole=whole):
            say(line)
    absent = held.manifest["evaluators"]["second_opinion_absent"]
    if absent is not None:
        say()
        reason = absence(absent, tongue)
        say(WHY["second_opinion"](tongue).format(reason=reason))
