"""The command `thidua`: a group whose verbs are imported when they are used."""

import errno
import os
import sys
from importlib import import_module

import click

from thidua import __version__
from thidua.commands.help_page import Verbs
from thidua.commands.speech import language, note, report
from thidua.errors import ExitCode, ThiduaError
from thidua.texts.help import COMMANDS, OPTIONS, PROGRAM
from thidua.texts.usage import FRAME


class _Verbs(Verbs):
    """A group that imports a verb's module only when the verb is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order of the help page."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a verb."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"thidua.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def pages(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Return the verbs and what they are for, without importing them."""
        del ctx
        return [(name, text(language())) for name, text in COMMANDS.items()]


@click.group(cls=_Verbs, help=PROGRAM(language()))
@click.version_option(
    __version__,
    prog_name="thidua",
    help=FRAME["version"](language()),
    message="%(prog)s %(version)s",
)
@click.option(
    "--lang", type=click.Choice(["vi", "en"]), help=OPTIONS["lang"](language())
)
def thidua(lang: str | None) -> None:
    """Hold the verbs; `--lang` is read before parsing, see `speech.language`."""
    del lang


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = thidua.main(prog_name="thidua", standalone_mode=False)
    except ThiduaError as fault:
        report(fault.problems)
        code = fault.exit_code
    except click.exceptions.Abort:
        note(FRAME["stopped"](language()))
        code = ExitCode.INTERRUPTED
    except click.ClickException as fault:
        fault.show()
        code = fault.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        code = ExitCode.DONE
    except Exception as fault:  # the one place where bugs end
        if os.environ.get("THIDUA_DEBUG"):
            raise
        note(f"thidua {__version__}: {type(fault).__name__}: {fault}")
        is_full = isinstance(fault, OSError) and fault.errno == errno.ENOSPC
        code = ExitCode.OUTPUT_UNWRITABLE if is_full else ExitCode.BUG
    sys.exit(int(code or 0))
