"""Options that several verbs share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from thidua.commands.help_page import Verb
from thidua.commands.speech import language as tongue
from thidua.texts.help import COMMANDS, OPTIONS

_F = TypeVar("_F", bound=Callable[..., Any])
_FOLDER = click.Path(path_type=Path, file_okay=False)
_DAY = "YYYY-MM-DD"
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


def help_of(option: str) -> str:
    """Return the help text of an option in the language of the call."""
    return OPTIONS[option](tongue())


def verb(name: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a command with its help text, and `--lang` after the verb too."""

    def decorate(function: Callable[..., Any]) -> click.Command:
        text = COMMANDS[name](tongue())
        return click.command(name, cls=Verb, help=text)(language(function))

    return decorate


def language(function: _F) -> _F:
    """Add `--lang`, which `speech.language` has read already."""
    return click.option(
        "--lang",
        type=click.Choice(["vi", "en"]),
        expose_value=False,
        help=help_of("lang"),
    )(function)


def rules(function: _F) -> _F:
    """Add `--rules DIR`, also from THIDUA_RULES."""
    return click.option(
        "--rules", type=_FOLDER, envvar="THIDUA_RULES", help=help_of("rules")
    )(function)


def output_format(function: _F) -> _F:
    """Add `--format` and its short form `--json`, which wins."""
    function = click.option("--json", "as_json", is_flag=True, help=help_of("json"))(
        function
    )
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "json", "ndjson"]),
        default="table",
        help=help_of("format"),
    )(function)


def dates(function: _F) -> _F:
    """Add the dates and the round of a run."""
    day = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])
    for names, option, kind in (
        (("--award-year",), "award_year", click.INT),
        (("--decided-on",), "decided_on", day),
        (("--as-of",), "as_of", day),
        (("--round", "round_id"), "round", click.STRING),
    ):
        required = option == "as_of"
        function = click.option(
            *names,
            type=kind,
            required=required,
            help=help_of(option),
            metavar=_DAY if kind is day else None,
        )(function)
    return function


def local_values(function: _F) -> _F:
    """Add `--set` and `--parameters`."""
    function = click.option("--parameters", type=_FILE, help=help_of("parameters"))(
        function
    )
    return click.option("--set", "settings", multiple=True, help=help_of("set"))(
        function
    )


def batch(function: _F) -> _F:
    """Add the files of the batch; `-` is standard input."""
    kind = click.Path(path_type=Path, exists=True, allow_dash=True)
    return click.argument("batch", nargs=-1, required=True, type=kind)(function)


def decisions(function: _F) -> _F:
    """Add `--map` and `--against`, what is known of a batch beforehand."""
    runs = click.Path(path_type=Path, exists=True, file_okay=False)
    function = click.option(
        "--against", multiple=True, type=runs, help=help_of("against")
    )(function)
    return click.option("--map", "mapping", type=_FILE, help=help_of("map"))(function)


def evaluators(function: _F) -> _F:
    """Add the choice of evaluator and of the second opinion."""
    function = click.option(
        "--cross-check/--no-cross-check", default=True, help=help_of("cross_check")
    )(function)
    return click.option(
        "--engine",
        type=click.Choice(["auto", "durable", "reference"]),
        default="auto",
        help=help_of("engine"),
    )(function)
