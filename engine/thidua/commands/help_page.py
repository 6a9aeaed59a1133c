"""Commands whose help pages and complaints are in the language of the call.

Click speaks through gettext, which chooses by the locale and wants catalogues in files;
our language is `--lang`. So the few words of its pages are put in where it lets a
command say them, and its complaints are replaced by worded problems.
"""

from typing import Any

import click

from thidua.commands.refusals import (
    no_command,
    no_such_command,
    refusals,
    surplus,
    value_name,
)
from thidua.commands.speech import language
from thidua.errors import RequestInvalid
from thidua.texts.usage import ARGUMENTS, FRAME


def _word(name: str) -> str:
    return FRAME[name](language())


class _Page(click.HelpFormatter):
    """A help page whose first line is worded."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is called."""
        super().write_usage(prog, args, prefix or f"{_word('usage')} ")


class _Context(click.Context):
    """A call whose pages are worded."""

    formatter_class = _Page


class _Worded(click.Command):
    """What verbs and groups of verbs have in common."""

    context_class = _Context

    def __init__(
        self,
        *given: Any,  # noqa: ANN401 - Click's
        **settings: Any,  # noqa: ANN401 - Click's
    ) -> None:
        """Make the command, with worded names for the values it takes."""
        settings.setdefault("options_metavar", _word("any_options"))
        super().__init__(*given, **settings)
        for param in self.params:
            if _is_to_be_named(param):
                dots = "..." if param.nargs == -1 else ""
                param.metavar = value_name(param)(language()) + dots

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the words of a call.

        Raises:
            RequestInvalid: They cannot be understood; every fault is listed.
        """
        words = [*args]
        try:
            return super().parse_args(ctx, args)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as fault:
            problems = refusals(fault, ctx, words)
            if not problems:
                raise
            raise RequestInvalid(*problems) from fault

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`, worded."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _word("help")
        return option

    def format_options(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """List the arguments, then the options."""
        params = self.get_params(ctx)
        arguments = [
            (p.make_metavar(ctx), ARGUMENTS[p.name or ""][1](language()))
            for p in params
            if isinstance(p, click.Argument)
        ]
        if arguments:
            with formatter.section(_word("arguments")):
                formatter.write_dl(arguments)
        options = [p for p in params if isinstance(p, click.Option)]
        with formatter.section(_word("options")):
            formatter.write_dl([_record(option, ctx) for option in options])

    def format_arguments(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """List nothing: the arguments stand with the options."""


def _is_to_be_named(param: click.Parameter) -> bool:
    """Tell whether Click would name the value of a parameter by itself, in English."""
    if isinstance(param, click.Argument):
        return True
    is_flag = isinstance(param, click.Option) and param.is_flag
    return not (is_flag or param.metavar or isinstance(param.type, click.Choice))


def _record(option: click.Option, ctx: click.Context) -> tuple[str, str]:
    """Return how an option is written and what it is for."""
    written = (option.get_help_record(ctx) or ("", ""))[0]
    required = f"  {_word('required')}" if option.required else ""
    return written, (option.help or "") + required


class Verb(_Worded):
    """A verb."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the words of a call; none may be left over.

        Raises:
            RequestInvalid: They cannot be understood; every fault is listed.
        """
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise RequestInvalid(surplus(rest, ctx))
        return rest


class Verbs(_Worded, click.Group):
    """A group of verbs."""

    command_class = Verb

    def __init__(
        self,
        *given: Any,  # noqa: ANN401 - Click's
        **settings: Any,  # noqa: ANN401 - Click's
    ) -> None:
        """Make the group, with a worded name for the verb it takes."""
        settings.setdefault("subcommand_metavar", _word("any_command"))
        super().__init__(*given, **settings)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - Click's
        """Call the verb that is named.

        Raises:
            RequestInvalid: None is named.
        """
        try:
            return super().invoke(ctx)
        except click.UsageError as fault:
            # Every other fault of the group itself was found before this.
            if fault.ctx is not ctx:
                raise
            problem = no_command(self.list_commands(ctx), ctx)
            raise RequestInvalid(problem) from fault

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb that is named.

        Raises:
            RequestInvalid: There is no such verb.
        """
        found = self.get_command(ctx, args[0])
        if found is None and not ctx.resilient_parsing:
            problem = no_such_command(args[0], self.list_commands(ctx), ctx)
            raise RequestInvalid(problem)
        return super().resolve_command(ctx, args)

    def format_options(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """List the options, then the verbs."""
        super().format_options(ctx, formatter)
        with formatter.section(_word("commands")):
            formatter.write_dl(self.pages(ctx))

    def pages(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Return the verbs and what they are for."""
        verbs = [
            (name, self.get_command(ctx, name)) for name in self.list_commands(ctx)
        ]
        return [(name, verb.help or "") for name, verb in verbs if verb is not None]
