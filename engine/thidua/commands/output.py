"""What a finished run prints: a table for people, JSON for programs."""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from thidua.commands.speech import language, say
from thidua.explanation.serial import decision_to_json
from thidua.model.pack import RulePack
from thidua.reports.run_folder import Run, canonical
from thidua.texts import Language
from thidua.texts.headings import GROUPS
from thidua.texts.help import ABSENT, RUN

WIDTH = 112


def progress() -> Callable[[int, int], None]:
    """Return what tells a terminal how far judging is; silent elsewhere."""
    if not sys.stderr.isatty():
        return lambda _done, _total: None

    def show(done: int, total: int) -> None:
        click.echo(f"\r… {done}/{total} ", err=True, nl=done == total)

    return show


def print_run(run: Run, pack: RulePack, folder: Path, form: str) -> None:
    """Print a run's summary, or its decisions one a line."""
    if form == "ndjson":
        for decision in run.decisions:
            say(decision_to_json(decision))
    elif form == "json":
        value = {**run.manifest, "problems": problem_counts(run), "run": folder.name}
        say(json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True))
    else:
        print_table(run, pack, folder)


def print_values(
    schema: str, name: str, values: Sequence[Mapping[str, Any]], *, lines: bool
) -> None:
    """Print values as one JSON document, or as one line each."""
    if lines:
        for value in values:
            say(canonical(value))
    else:
        document = {"schema": schema, name: values}
        say(json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True))


def print_table(run: Run, pack: RulePack, folder: Path) -> None:
    """Print the table of awards and outcomes, and where everything lies."""
    tongue = language()
    counts = run.manifest["counts"]
    dates = run.manifest["dates"]
    say(
        RUN["head"](tongue).format(
            pack=pack.title(tongue), round=run.manifest["round"], **dates
        )
    )
    say(opinions(run.manifest["evaluators"], tongue))
    _table(counts["awards"], pack, tongue)
    found = problem_counts(run)
    say(RUN["counts"](tongue).format(**counts))
    say(RUN["problems"](tongue).format(**found))
    for name in ("ket-qua.html", "ket-qua.xlsx"):
        say(f"  {folder / name}")


def opinions(evaluators: Mapping[str, Any], tongue: Language) -> str:
    """Say who judged and who checked, or why nobody did."""
    if evaluators["checked_by"] is not None:
        return RUN["checked"](tongue).format(**evaluators)
    reason = absence(evaluators["second_opinion_absent"], tongue)
    judged_by = evaluators["judged_by"]
    return RUN["unchecked"](tongue).format(judged_by=judged_by, reason=reason)


def absence(reason: str, tongue: Language) -> str:
    """Say why there is no second opinion."""
    name, _, detail = reason.partition(": ")
    return ABSENT[name](tongue) + (f" ({detail})" if detail else "")


def problem_counts(run: Run) -> dict[str, int]:
    """Count problems by severity."""
    severities = [problem.severity.value for problem in run.problems]
    return {name: severities.count(name) for name in ("error", "warning", "note")}


def _table(
    awards: Mapping[str, Mapping[str, int]], pack: RulePack, tongue: Language
) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    present = [c for c in GROUPS if any(c in row for row in awards.values())]
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(RUN["award"](tongue), min_width=34)
    for column in present:
        heading = GROUPS[column](tongue).replace(" ", "\n")
        table.add_column(heading, justify="right")
    for award, row in awards.items():
        cells = [str(row.get(column, "")) for column in present]
        table.add_row(pack.awards[award].title(tongue), *cells)
    wide = None if sys.stdout.isatty() else WIDTH
    Console(width=wide, highlight=False).print(table)
