"""The arguments and options that commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer


def _checked_date(value: str | None) -> str | None:
    if value is not None:
        # Imported here: --help and --version need no reader of pages.
        from detente.captures import date_span

        try:
            date_span(value)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from None
    return value


def checked_day(value: str | None) -> str | None:
    """The day as given; raises BadParameter where it is none."""
    if value is not None:
        try:
            date.fromisoformat(value)
        except ValueError:
            raise typer.BadParameter(f"not a day: {value} (2009-06-01)") from None
    return value


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files, folders (walked), globs, or - for standard input: plain text, HTML or JSONL, gzipped or not.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="The day the pages were published (2018-03-26), for those that do not say.",
        callback=_checked_date,
        show_default=False,
    ),
]
Day = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="The day (2009-06-01).", callback=checked_day, show_default=False),
]
# A list of files in the environment is parted as paths are (":" on Unix), for which typer needs paths, not strings.
Actors = Annotated[
    list[Path] | None,
    typer.Option(
        "--actors",
        metavar="FILE",
        envvar="DETENTE_ACTORS",
        help="Actors of your own, in YAML or a PETRARCH dictionary; may be repeated.",
        show_default=False,
    ),
]
Ledger = Annotated[
    str,
    typer.Option(
        "--ledger",
        "-l",
        metavar="FILE_OR_URL",
        envvar="DETENTE_LEDGER",
        help="The ledger: a SQLite file, or postgresql+psycopg://...",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to FILE, all or nothing, instead of standard output.",
        dir_okay=False,
        show_default=False,
    ),
]
