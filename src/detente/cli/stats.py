"""``detente stats``: what is in a ledger, and how good it is."""

from __future__ import annotations

from detente.cli.asked import FormatOption, asking_ledger
from detente.cli.options import Ledger, Output
from detente.errors import UsageError
from detente.exports.formats import Format

EXAMPLES = """\b
Examples:
  detente stats
  detente stats --ledger news.db --format jsonl
"""


def stats(ledger: Ledger = "detente.db", format: FormatOption = None, output: Output = None) -> None:
    """Show counts, coverage by outlet and day, and the share of claims with a date, a place and a speaker."""
    with asking_ledger(ledger, format, output) as asked:
        from detente.exports.record import json_line
        from detente.exports.stats_table import write_stats

        found = asked.ledger.stats()
        if asked.format is Format.TABLE:
            write_stats(found, asked.out)
        elif asked.format is Format.JSONL:
            asked.out.write(json_line(found))
        else:
            raise UsageError(f"--format {asked.format}: statistics come as a table or as JSONL")
