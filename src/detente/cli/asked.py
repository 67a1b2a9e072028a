"""How commands that ask a ledger give their answer: a table, JSONL, CSV or Parquet."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from detente.cli.run import Run, opened, running
from detente.exports.formats import Format, format_for

if TYPE_CHECKING:
    from detente.columns import Sheet
    from detente.ledger.ledger import Ledger

FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format", "-f", help="Default: a table on a terminal; else by the name of FILE, or JSONL.", show_default=False
    ),
]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question under way: the ledger, where the answer goes, and in which format."""

    ledger: Ledger
    run: Run
    out: BinaryIO
    format: Format

    def write(self, records: Iterable[Any], sheet: Sheet[Any], table: Callable[[Iterable[Any], BinaryIO], int]) -> None:
        """Write the records as they come; says so where a table has none."""
        if self.format is Format.TABLE:
            if not table(records, self.out):
                self.run.say("nothing in the ledger answers this")
        elif self.format is Format.JSONL:
            from detente.exports import jsonl

            jsonl.write((_merged(record) for record in records), self.out)
        elif self.format is Format.CSV:
            from detente.exports.csv import write_sheet as write_csv

            write_csv(sheet, records, self.out)
        else:
            from detente.exports.parquet import write_sheet as write_parquet

            write_parquet(sheet, records, self.out)


@contextmanager
def asking_ledger(where: str, format: Format | None, output: Path | None) -> Iterator[Asked]:
    """The ledger opened for a question; the program ends with the right status whatever happens."""
    on_terminal = output is None and sys.stdout.isatty()
    chosen = format or (format_for(output) if output else Format.TABLE if on_terminal else Format.JSONL)
    if chosen is Format.PARQUET and on_terminal:
        raise typer.BadParameter("Parquet is not text: name a file with -o, or pipe it", param_hint="--format")
    with running(show_progress=False) as run:
        from detente.ledger.ledger import Ledger

        with Ledger(where, create=False) as ledger, opened(output) as out:
            yield Asked(ledger, run, out, chosen)


def _merged(record: Any) -> Any:
    """A contact or pledge as one object with its event in it."""
    from detente.records import plain

    if not isinstance(record, tuple):
        return record
    event, other = record
    return {**plain(other), "event": plain(event)}
