"""``detente events``: what happened, each once however often it was told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from detente.cli.asked import FormatOption, asking_ledger
from detente.cli.asking import asking
from detente.cli.options import Ledger, Output

if TYPE_CHECKING:
    from detente.ledger.asking.question import Question

EXAMPLES = """\b
Examples:
  detente events                                      newest first
  detente events --party Russia --party Turkey        between two, whoever acted
  detente events --actor USA --quad 4 --since 2020-01-01
  detente events --kind expulsion --origins 2         told by two independent origins
  detente events --text consulate --sort oldest
  detente events --actor NATO/members -o events.parquet
"""


@asking
def events(
    question: Callable[[], Question],
    ledger: Ledger = "detente.db",
    format: FormatOption = None,
    output: Output = None,
) -> None:
    """List the events of a ledger: who did what to whom, when, and how many tell of it."""
    with asking_ledger(ledger, format, output) as asked:
        from detente.exports.ledger_tables import write_events
        from detente.ledger.asking.sheets import EVENTS

        asked.write(asked.ledger.each_event(question()), EVENTS, write_events)
