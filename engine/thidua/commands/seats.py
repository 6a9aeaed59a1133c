"""`thidua seats`: limits, seats, who uses them and what is lost, from a run folder."""

import sys
from dataclasses import asdict
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import click

from thidua.commands import options
from thidua.commands.output import WIDTH, print_values
from thidua.commands.speech import language, leave, note, say
from thidua.errors import ExitCode
from thidua.reports.run_folder import opened, read
from thidua.reports.seat_table import SeatRow, seat_rows
from thidua.reports.view import view
from thidua.texts.help import SEATS

_PERCENT = 10_000
_SEAT = 1_000_000


@options.verb("seats")
@click.argument("run", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--award", help=options.help_of("seats_award"))
@options.output_format
def command(run: Path, award: str | None, form: str, *, as_json: bool) -> None:
    """Show the seats of a run; a reserved minimum that is not met is a problem."""
    held = read(run)
    shown = view(held, opened(held, run), language())
    rows = seat_rows(shown, award)
    if as_json or form != "table":
        values = [{**asdict(row), "short": row.is_short} for row in rows]
        print_values("thidua/seats/1", "seats", values, lines=form == "ndjson")
    else:
        for name, group in groupby(rows, key=lambda row: row.award):
            _print(shown.pack.awards[name].title(language()), list(group))
        if not rows:
            note(SEATS["none"](language()))
    is_met = rows and not any(row.is_short for row in rows)
    leave(ExitCode.DONE if is_met else ExitCode.PROBLEMS)


def _print(title: str, rows: list[SeatRow]) -> None:
    """Print the table of one award."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    tongue = language()
    say(title)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for name in ("limit", "scope"):
        table.add_column(SEATS[name](tongue))
    for name in ("seats", "used", "open", "lost"):
        table.add_column(SEATS[name](tongue), justify="right")
    table.add_column(SEATS["remark"](tongue))
    for row in rows:
        table.add_row(row.title, row.scope_title, *_numbers(row), _remark(row))
    wide = None if sys.stdout.isatty() else WIDTH
    Console(width=wide, highlight=False).print(table)


def _numbers(row: SeatRow) -> tuple[str, str, str, str]:
    seats = "?" if row.seats is None else str(row.seats)
    seats += f"–{row.most}" if row.most is not None else ""
    waiting = row.tied + row.awaiting
    return seats, str(row.used), str(waiting or ""), _lost(row)


def _lost(row: SeatRow) -> str:
    """Write what rounding took as a decimal, with the reader's own sign."""
    if not row.lost:
        return ""
    tongue = language()
    whole, part = divmod(abs(row.lost), _SEAT)
    decimals = f"{part:06d}".rstrip("0")
    sign = "+" if row.lost < 0 else "−"
    return f"{sign}{whole}{SEATS['decimal'](tongue)}{decimals or '0'}"


def _remark(row: SeatRow) -> str:
    tongue = language()
    parts = []
    if row.share is not None:
        share = f"{(Decimal(row.share) / _PERCENT).normalize():f}%"
        parts.append(SEATS["share"](tongue).format(share=share, of=row.of_count))
    if row.reserved:
        name = "short" if row.is_short else "met"
        parts.append(SEATS[name](tongue))
    return "; ".join(parts)
