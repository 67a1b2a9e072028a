"""``detente contacts``: leaders and governments talking, and what each side says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.asked import FormatOption, asking_ledger
from detente.cli.asking import asking
from detente.cli.options import Ledger, Output

if TYPE_CHECKING:
    from detente.ledger.asking.question import Question

EXAMPLES = """\b
Examples:
  detente contacts                                    all calls, letters, visits, meetings, talks
  detente contacts Putin                              those of one person
  detente contacts Russia 'United States' --kind call
  detente contacts France -o contacts.csv
"""

Actors = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ACTOR]...", help="Those who took part, all of them.", show_default=False),
]


@asking
def contacts(
    question: Callable[[], Question],
    actors: Actors = None,
    ledger: Ledger = "detente.db",
    format: FormatOption = None,
    output: Output = None,
) -> None:
    """List the contacts of a ledger, with what was told of each and by which side."""
    with asking_ledger(ledger, format, output) as asked:
        from detente.exports.ledger_tables import write_contacts
        from detente.ledger.asking.sheets import CONTACTS
        from detente.ledger.asking.whom import whom

        wanted = question()
        wanted = replace(wanted, parties=(*wanted.parties, *map(whom, actors or ())))
        asked.write(asked.ledger.contacts(wanted), CONTACTS, write_contacts)
