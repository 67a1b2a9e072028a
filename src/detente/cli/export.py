"""``detente export``: what a ledger holds, in the formats of other data sets and tools."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.asking import asking
from detente.cli.options import Ledger
from detente.cli.run import opened, running
from detente.errors import UsageError
from detente.exports.formats import CODED, SHEETS, Export, Of

if TYPE_CHECKING:
    from detente.ledger.asking.question import Question

EXAMPLES = """\b
Examples:
  detente export --format package -o ledger.zip       everything, described column by column
  detente export --format package -o ledger/          the same as a folder
  detente export --format csv --of claims -o claims.csv
  detente export --format gdelt --since 2020-01-01 -o events.export.CSV
  detente export --format gdelt-mentions --since 2020-01-01 -o events.mentions.CSV
  detente export --format polecat --party Russia --by-publication -o russia.txt
  detente export --format plover > events.jsonl
  detente export --format label-studio --outlet 'Example Post' -o tasks.json
  detente export --format atom --kind expulsion -o expulsions.atom
"""


@asking
def export(
    question: Callable[[], Question],
    format: Annotated[Export, typer.Option("--format", "-f", help="The format.", show_default=False)],
    of: Annotated[
        Of | None, typer.Option("--of", help="What a csv, jsonl or parquet is of; default: events.", show_default=False)
    ] = None,
    header: Annotated[
        bool | None,
        typer.Option(
            "--header/--no-header",
            help="A line of column names; default: as the format has it (gdelt none, icews and polecat one).",
            show_default=False,
        ),
    ] = None,
    by_publication: Annotated[
        bool,
        typer.Option(
            "--by-publication",
            help="Date events of unknown day by their first publication; else formats that want a day leave them out.",
            show_default=False,
        ),
    ] = False,
    ledger: Ledger = "detente.db",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to FILE, all or nothing, instead of standard output; a package to a folder or a .zip.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write events with their claims in the format of another data set or tool: GDELT, POLECAT, a data package, ..."""
    with running(show_progress=False) as run:
        _check(format, of, header, by_publication, output)
        from detente.exports.exporters import export as write
        from detente.exports.exporters import export_package
        from detente.exports.fitting import Manner
        from detente.ledger.ledger import Ledger as Opened

        asked = question()
        manner = Manner(header, any_status=bool(asked.statuses), by_publication=by_publication)
        left: Counter[str] = Counter()
        with Opened(ledger, create=False) as held, held.snapshot(asked) as snapshot:
            if format is Export.PACKAGE and output is not None:
                export_package(snapshot, output)
            else:
                with opened(output) as out:
                    left = write(format, snapshot, out, of=of or Of.EVENTS, manner=manner, most=asked.limit)
        for reason, number in left.items():
            run.say(f"{number} event{'' if number == 1 else 's'} left out: {reason}")


def _check(format: Export, of: Of | None, header: bool | None, by_publication: bool, output: Path | None) -> None:
    """Refuse what would be passed over in silence."""
    if format is Export.PACKAGE and output is None:
        raise UsageError("--format package: name a folder or a .zip with -o")
    if format is Export.PARQUET and output is None and sys.stdout.isatty():
        raise UsageError("--format parquet: it is not text; name a file with -o, or pipe it")
    if format is not Export.PACKAGE and output is not None and output.is_dir():
        raise UsageError(f"--output {output}: a folder; only a package is written to one")
    if of is not None and format not in SHEETS:
        raise UsageError(f"--of {of}: only csv, jsonl and parquet are of one kind of record")
    if header is not None and format not in CODED - {Export.PLOVER}:
        raise UsageError("--header: only gdelt, gdelt-mentions, polecat and icews may have one or not")
    if by_publication and format not in CODED:
        raise UsageError(f"--by-publication: {format} has room for events without a day")
