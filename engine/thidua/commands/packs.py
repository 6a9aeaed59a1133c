"""`thidua packs`: list and show rule packs, and write their schemas."""

from pathlib import Path

import click

from thidua.commands import options
from thidua.commands.help_page import Verbs
from thidua.commands.packs_found import library, open_pack
from thidua.commands.speech import language, say
from thidua.packs.load import load
from thidua.packs.schema import schema_text, schemas
from thidua.reports.atomic import write_bytes
from thidua.texts.help import COMMANDS, PACKS


@click.group("packs", cls=Verbs, help=COMMANDS["packs"](language()))
@options.language
def command() -> None:
    """Hold the verbs on packs."""


@command.command("list", help=PACKS["list"](language()))
@options.rules
@options.language
def list_packs(rules: Path | None) -> None:
    """List every pack with its version, validity and title."""
    packs = library(rules)
    for name in packs.names():
        path = packs.find(name)
        loaded, problems = load(path, packs) if path else (None, ())
        if loaded is None:
            say(f"{name}  ✗ {len(problems)}")
            continue
        pack = loaded.pack
        valid = f"{pack.valid.start or '…'} – {pack.valid.end or '…'}"
        called = pack.id if pack.id == name else f"{name} ({pack.id})"
        say(f"{called}  v{pack.version}  {valid}  {pack.title(language())}")


@command.command("show", help=PACKS["show"](language()))
@click.argument("pack")
@click.option("--effective", is_flag=True, help=options.help_of("effective"))
@options.rules
@options.language
def show(pack: str, rules: Path | None, *, effective: bool) -> None:
    """Show a pack: its awards, criteria and parameters, or the whole of it."""
    loaded = open_pack(pack, rules)
    if effective:
        click.echo(loaded.text, nl=False)
        return
    from thidua.reports.pack_page import pack_lines

    for line in pack_lines(loaded.pack, language()):
        say(line)


@command.command("schema", help=PACKS["schema"](language()))
@click.option(
    "--write",
    type=click.Path(path_type=Path, file_okay=False),
    help=PACKS["write"](language()),
)
@options.language
def schema(write: Path | None) -> None:
    """Print the JSON Schemas of pack files, or write them into a folder."""
    found = schemas()
    if write is None:
        click.echo(schema_text(found), nl=False)
        return
    for name, content in found.items():
        write_bytes(write / name, schema_text(content).encode())
        say(name)
