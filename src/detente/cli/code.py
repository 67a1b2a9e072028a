"""``detente code``: pages in, claims out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.options import Actors, Output, Paths, Published
from detente.cli.run import Run, opened, running
from detente.exports.formats import Format, format_for

if TYPE_CHECKING:
    from detente.claims.claim import Claim
    from detente.errors import InputError
    from detente.pipeline import Coded

EXAMPLES = """\b
Examples:
  detente code page.html                              a table on the terminal
  detente code --published 2018-03-27 page.txt        for a page that does not say its date
  detente code pages/ --jobs 4 > claims.jsonl         a folder, with four processes
  detente code 'pages/*.html.gz' -o claims.parquet    the format by the file's name
  detente code pages/ --format csv | head             streamed
  detente code --actors mine.yaml pages/              with actors of your own
  detente code --all pages/ > claims.jsonl            unsure claims too: see their confidence
"""


def code(
    paths: Paths,
    published: Published = None,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="Default: a table on a terminal; else by the name of FILE, or JSONL.",
            show_default=False,
        ),
    ] = None,
    output: Output = None,
    actors: Actors = None,
    unsure: Annotated[
        bool,
        typer.Option("--all", help="Make claims that the coder is not sure enough of as well.", show_default=False),
    ] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes to use.")] = 1,
) -> None:
    """Code pages into claims: who did what to whom, when, how certain, and on whose word."""
    on_terminal = output is None and sys.stdout.isatty()
    chosen = format or (format_for(output) if output else Format.TABLE if on_terminal else Format.JSONL)
    if chosen is Format.PARQUET and on_terminal:
        raise typer.BadParameter("Parquet is not text: name a file with -o, or pipe it", param_hint="--format")
    with running(show_progress=not on_terminal) as run, opened(output) as out:
        from detente import pipeline
        from detente.claims import SURE_ENOUGH

        counter = _Counter(run)
        results = pipeline.code_many(
            paths,
            published=published,
            jobs=jobs,
            actors=[str(file) for file in actors or ()],
            least=0 if unsure else SURE_ENOUGH,
        )
        chosen.write(counter.claims(results), out)
        summary = f"{counter.count} claim{'' if counter.count == 1 else 's'} from {run.summary}"
        if chosen is Format.TABLE:
            out.write(f"{summary}\n".encode())
        elif output and sys.stderr.isatty():
            run.say(f"{summary}, written to {output}")


class _Counter:
    """The claims of coded pages, counted as they pass; a page that is no news story says so on standard error."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.count = 0

    def claims(self, results: Iterable[Coded | InputError]) -> Iterator[Claim]:
        for coded in self.run.good(results):
            self.count += len(coded.claims)
            if coded.article.reason and not coded.claims:
                self.run.say(f"{coded.article.source}: {coded.article.reason}")
            yield from coded.claims
