"""`thidua explain`: what a message code means and what to do about it."""

import click

from thidua.commands import options
from thidua.commands.speech import language, leave, say
from thidua.errors import ExitCode, RequestInvalid
from thidua.packs.faults import known_names, nearest
from thidua.problems import Place, Problem, Severity
from thidua.texts import Language
from thidua.texts.catalogue import catalogue

_HEADS = {
    Language.VI: ("Lỗi", "Cần", "Cách sửa"),
    Language.EN: ("Fault", "Expected", "Remedy"),
}


@options.verb("explain")
@click.argument("code")
def command(code: str) -> None:
    """Print the wording of a code; what stands in braces differs from case to case."""
    rows = catalogue()
    row = rows.get(code.upper())
    if row is None:
        details = {
            "found": code,
            "known": known_names(rows),
            "nearest": nearest(code.upper(), rows),
        }
        raise RequestInvalid(Problem("R014", Place("CODE"), Severity.ERROR, details))
    tongue = language()
    say(code.upper())
    texts = (row.message, row.expected, row.remedy)
    for head, text in zip(_HEADS[tongue], texts, strict=True):
        say(f"  {head}: {text(tongue)}")
    leave(ExitCode.DONE)
