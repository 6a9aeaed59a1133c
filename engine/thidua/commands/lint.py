"""`thidua lint`: every fault and doubtful place of a pack at once."""

import json
from pathlib import Path

import click

from thidua.commands import options
from thidua.commands.output import print_values
from thidua.commands.packs_found import find, library
from thidua.commands.speech import is_error, language, leave, say, sentence
from thidua.errors import ExitCode
from thidua.packs.lint import lint
from thidua.packs.load import load
from thidua.problems import Severity
from thidua.reports.run_folder import problem_to_json
from thidua.texts.help import LINT_SUMMARY


@options.verb("lint")
@click.argument("pack")
@options.rules
@options.output_format
def command(pack: str, rules: Path | None, form: str, *, as_json: bool) -> None:
    """Check a pack."""
    packs = library(rules)
    loaded, problems = load(find(pack, packs), packs)
    found = [*problems, *(lint(loaded) if loaded is not None else ())]
    if as_json or form != "table":
        values = [json.loads(problem_to_json(problem)) for problem in found]
        print_values("thidua/lint/1", "findings", values, lines=form == "ndjson")
    else:
        for problem in found:
            say(sentence(problem, language()))
        tally = {s.value: sum(p.severity is s for p in found) for s in Severity}
        say(LINT_SUMMARY(language()).format(pack=pack, **tally))
    if loaded is None:
        leave(ExitCode.PACK_INVALID)
    leave(ExitCode.PROBLEMS if any(map(is_error, found)) else ExitCode.DONE)
