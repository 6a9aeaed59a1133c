"""Faults in a call, found by Click: its exceptions in, worded problems out.

What Click says is in English and inside sentences. Nothing is read out of them: the
arguments are parsed once more, and every value is held against its parameter.
"""

import stat
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

import click
from click.core import ParameterSource

from thidua.commands.speech import language
from thidua.packs.faults import nearest
from thidua.problems import Detail, Place, Problem
from thidua.texts import Language, LocalizedText
from thidua.texts.usage import (
    ARGUMENTS,
    DAY,
    FRAME,
    NUMBER,
    ONLY_FLAG,
    PATH_FAULTS,
    PATHS,
    VALUES,
)

_NOTHING = "–"


def refusals(
    fault: click.UsageError, ctx: click.Context, words: Sequence[str]
) -> tuple[Problem, ...]:
    """Return what is wrong with the words of a call; nothing where it is not known.

    Faulty and missing values are all told at once; Click stops at the first.
    """
    if isinstance(fault, click.NoSuchOption):
        return (_no_such_option(fault.option_name, ctx),)
    if isinstance(fault, click.BadOptionUsage):
        return (_misused(fault.option_name, ctx, words),)
    if isinstance(fault, click.BadParameter):
        return tuple(_faulty_values(ctx, words))
    return ()


def no_such_command(name: str, known: Iterable[str], ctx: click.Context) -> Problem:
    """Return that there is no such command, with the nearest."""
    return _unknown("R045", name, [*known], ctx)


def no_command(known: Iterable[str], ctx: click.Context) -> Problem:
    """Return that the command is missing."""
    return _missing(FRAME["command"], ", ".join(known), ctx)


def surplus(words: Sequence[str], ctx: click.Context) -> Problem:
    """Return that there are more arguments than the verb takes."""
    pieces = ctx.command.collect_usage_pieces(ctx)
    form = " ".join([ctx.command_path, *pieces])
    return _surplus(" ".join(words), form, ctx)


def value_name(param: click.Parameter) -> LocalizedText:
    """Return how the value of a parameter is written on a help page."""
    if isinstance(param, click.Argument):
        return ARGUMENTS[param.name or ""][0]
    own = param.metavar
    return LocalizedText(own, own) if own else VALUES[param.type.name]


def _no_such_option(name: str, ctx: click.Context) -> Problem:
    params = ctx.command.get_params(ctx)
    options = [p for p in params if isinstance(p, click.Option)]
    known = [n for p in options for n in (*p.opts, *p.secondary_opts)]
    return _unknown("R037", name, known, ctx)


def _unknown(
    code: str, found: str, known: Sequence[str], ctx: click.Context
) -> Problem:
    details: dict[str, Detail] = {
        "found": found,
        "known": ", ".join(known),
        "nearest": _near(found, known),
        "help": _page(ctx),
    }
    return Problem(code, Place(found), details=details)


def _misused(name: str, ctx: click.Context, words: Sequence[str]) -> Problem:
    """Return that an option lacks its value, or has one that it does not take."""
    params = ctx.command.get_params(ctx)
    option = next(p for p in params if name in {*p.opts, *p.secondary_opts})
    if isinstance(option, click.Option) and option.is_flag:
        typed = next(word for word in words if word.startswith(f"{name}="))
        return _surplus(typed, ONLY_FLAG, ctx)
    details: dict[str, Detail] = {
        "option": name,
        "expected": _sort_of_value(option),
        "help": _page(ctx),
    }
    return Problem("R042", Place(name), details=details)


def _sort_of_value(option: click.Parameter) -> LocalizedText:
    if isinstance(option.type, click.Choice):
        choices = "|".join(option.type.choices)
        return LocalizedText(choices, choices)
    return value_name(option)


def _surplus(found: str, expected: Detail, ctx: click.Context) -> Problem:
    details = {"found": found, "expected": expected, "help": _page(ctx)}
    return Problem("R043", Place(found), details=details)


def _missing(missing: Detail, expected: Detail, ctx: click.Context) -> Problem:
    details = {"missing": missing, "expected": expected, "help": _page(ctx)}
    return Problem("R038", Place(ctx.command_path), details=details)


def _faulty_values(ctx: click.Context, words: Sequence[str]) -> Iterator[Problem]:
    """Yield every value that is missing or does not fit, in the order of the page."""
    command = ctx.command
    given, _, _ = command.make_parser(ctx).parse_args([*words])
    for param in command.get_params(ctx):
        value, source = param.consume_value(ctx, given)
        if param.required and param.value_is_missing(value):
            yield _missing(_title(param), _meaning(param), ctx)
            continue
        of_environment = source is ParameterSource.ENVIRONMENT
        for each in value if isinstance(value, list | tuple) else (value,):
            if isinstance(each, str) and not _fits(each, param, ctx):
                name = _typed(param, words, of_environment=of_environment)
                yield _bad_value(each, name, param)


def _fits(value: str, param: click.Parameter, ctx: click.Context) -> bool:
    try:
        param.type(value, param, ctx)
    except click.BadParameter:
        return False
    return True


def _title(param: click.Parameter) -> Detail:
    if isinstance(param, click.Argument):
        return value_name(param)
    return max(param.opts, key=len)


def _meaning(param: click.Parameter) -> Detail:
    """Say what a parameter is for, as its help page does."""
    if isinstance(param, click.Option):
        return _phrase(param.help or "")
    said = ARGUMENTS[param.name or ""][1]
    return LocalizedText(_phrase(said.vi), _phrase(said.en))


def _phrase(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].removesuffix(".")


def _typed(
    param: click.Parameter, words: Sequence[str], *, of_environment: bool
) -> str | None:
    """Return the name a value was given under; an argument's has none."""
    if isinstance(param, click.Argument):
        return None
    if of_environment:
        return str(param.envvar)
    used = [n for n in param.opts if any(w.startswith(n) for w in words)]
    return max(used or param.opts, key=len)


def _bad_value(found: str, name: str | None, param: click.Parameter) -> Problem:
    place, kind = Place(name or found), param.type
    details: dict[str, Detail] = {"option": name or value_name(param), "found": found}
    if isinstance(kind, click.Path):
        return Problem("R039", place, details={**details, **_bad_path(found, kind)})
    if isinstance(kind, click.Choice):
        choices = [str(each) for each in kind.choices]
        details |= {"known": ", ".join(choices), "nearest": _near(found, choices)}
        return Problem("R040", place, details=details)
    details["expected"] = DAY if isinstance(kind, click.DateTime) else NUMBER
    return Problem("R041", place, details=details)


def _bad_path(found: str, kind: click.Path) -> dict[str, Detail]:
    """Say why a path cannot be used, and which name beside it is like it."""
    path = Path(found)
    expected = PATHS[kind.name]
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except OSError:
        near = _near(str(path), _beside(path))
        return {"why": PATH_FAULTS["absent"], "expected": expected, "nearest": near}
    is_wanted = kind.dir_okay if is_folder else kind.file_okay
    sort = "directory" if is_folder else "file"
    why = PATH_FAULTS["shut" if is_wanted else sort]
    return {"why": why, "expected": expected, "nearest": _NOTHING}


def _beside(path: Path) -> list[str]:
    """Name what lies in the same folder, as far as it can be seen."""
    try:
        return [str(each) for each in path.parent.iterdir()]
    except OSError:
        return []


def _near(found: str, known: Iterable[str]) -> str:
    """Return the known name most like a name, or a dash where none is."""
    names = sorted(set(known))
    return nearest(found, names) if get_close_matches(found, names) else _NOTHING


def _page(ctx: click.Context) -> str:
    """Return the call that shows the help page in the language of this call."""
    tongue = language()
    more = "" if tongue is Language.VI else f" --lang {tongue}"
    return f"{ctx.command_path} --help{more}"
