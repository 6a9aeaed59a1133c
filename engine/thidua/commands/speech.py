"""How commands talk: language, streams, worded problems, exit codes."""

import os
import sys
from collections.abc import Iterable
from itertools import pairwise

import click

from thidua.errors import ExitCode
from thidua.problems import Problem, Severity
from thidua.texts import Language, LocalizedText
from thidua.texts.catalogue import severity_word, word
from thidua.texts.help import LEFT_OUT

_URGENCY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def language() -> Language:
    """Return the language asked for: `--lang`, else THIDUA_LANG, else Vietnamese.

    Read from the arguments because help texts are made before Click has parsed them.
    """
    arguments = sys.argv[1:]
    given = [a.removeprefix("--lang=") for a in arguments if a.startswith("--lang=")]
    given += [b for a, b in pairwise(arguments) if a == "--lang"]
    known = {tongue.value: tongue for tongue in Language}
    for value in (*given, os.environ.get("THIDUA_LANG", "")):
        if value in known:
            return known[value]
    return Language.VI


def say(text: str = "") -> None:
    """Print a result on standard output."""
    click.echo(text)


def note(text: str = "") -> None:
    """Print what is not a result on standard error."""
    click.echo(text, err=True)


def report(
    problems: Iterable[Problem],
    limit: int | None = None,
    left_out: LocalizedText = LEFT_OUT,
) -> None:
    """Word problems on standard error, worst first; say how many were left out."""
    listed = sorted(problems, key=lambda p: _URGENCY[p.severity])
    tongue = language()
    for problem in listed[:limit]:
        note(sentence(problem, tongue))
    if limit is not None and len(listed) > limit:
        rest = len(listed) - limit
        note(left_out(tongue).format(count=rest))


def sentence(problem: Problem, tongue: Language) -> str:
    """Word one problem: place, severity, what was found, expected, what to do."""
    worded = word(problem, tongue)
    head = {Language.VI: ("cần", "cách sửa"), Language.EN: ("expected", "remedy")}
    expected, remedy = head[tongue]
    return (
        f"{problem.place}: {severity_word(problem.severity, tongue)}[{problem.code}]:"
        f" {worded.message}\n    {expected}: {worded.expected}"
        f"\n    {remedy}: {worded.remedy}"
    )


def is_error(problem: Problem) -> bool:
    """Tell whether a problem took something out of the judgement."""
    return problem.severity is Severity.ERROR


def leave(code: ExitCode) -> None:
    """End the program with an exit code."""
    sys.exit(int(code))
