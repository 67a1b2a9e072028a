"""The arguments and options that commands share."""

from __future__ import annotations

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
