"""The program ``detente`` and its commands."""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from detente._version import __version__
from detente.cli import (
    accounts,
    actors,
    add,
    annotate,
    code,
    contacts,
    events,
    export,
    mcp,
    pledges,
    read,
    recode,
    review,
    score,
    serve,
    stats,
    timeline,
    user,
)

app = typer.Typer(
    name="detente",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"detente {__version__}")
        raise typer.Exit


@app.callback(epilog="Exit status: 0 all was read, 1 some inputs could not be read (each is named), 2 wrong usage.")
def detente(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Read news pages and keep a sourced record of what states and other political actors do to each other."""


for module, command in (
    (code, code.code), (add, add.add), (recode, recode.recode), (review, review.review),
    (events, events.events), (contacts, contacts.contacts), (accounts, accounts.accounts), (pledges, pledges.pledges),
    (timeline, timeline.timeline), (stats, stats.stats), (export, export.export), (serve, serve.serve), (mcp, mcp.mcp),
    (user, user.user), (read, read.read), (annotate, annotate.annotate), (actors, actors.actors), (score, score.score),
):  # fmt: skip
    app.command(epilog=module.EXAMPLES)(command)


def main() -> None:
    """The console script."""
    # The tables and the model are a million objects that live as long as the program: to look through them again and
    # again for garbage costs a fifth of the start-up.
    gc.set_threshold(100_000, 20, 20)
    app(prog_name="detente")
