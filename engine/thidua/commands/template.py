"""`thidua template`: a blank nomination workbook for a pack."""

from pathlib import Path

import click

from thidua.commands import options
from thidua.commands.packs_found import open_pack
from thidua.commands.speech import language, say
from thidua.errors import OutputUnwritable, RequestInvalid
from thidua.problems import Place, Problem, Severity
from thidua.reports.atomic import write_bytes
from thidua.reports.form.plan import Form, plan_form
from thidua.reports.form.workbook import form_workbook
from thidua.texts.help import TEMPLATE

_SUFFIX = ".xlsx"


@options.verb("template")
@click.argument("pack")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help=options.help_of("form_output"),
)
@click.option("--force", is_flag=True, help=options.help_of("force"))
@options.rules
def command(pack: str, output: Path, rules: Path | None, *, force: bool) -> None:
    """Write the form of a pack."""
    if output.suffix.lower() != _SUFFIX:
        raise RequestInvalid(_problem("R023", output))
    form = plan_form(open_pack(pack, rules).pack, language())
    if output.exists() and not force:
        raise OutputUnwritable(_problem("R021", output))
    write_bytes(output, form_workbook(form))
    _tell(form, output)


def _tell(form: Form, output: Path) -> None:
    """Say what was written, and what comes next."""
    tongue = form.language
    names = [sheet.name for sheet in form.sheets.values()]
    say(TEMPLATE["written"](tongue).format(file=output, count=len(names)))
    for name in names:
        say(f"  {name}")
    say(TEMPLATE["next"](tongue).format(file=output, pack=form.pack.id))


def _problem(code: str, output: Path) -> Problem:
    """Return a fault in where the form is to be written."""
    details = {"found": output.name}
    return Problem(code, Place(output.name), Severity.ERROR, details)
