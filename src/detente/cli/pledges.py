"""``detente pledges``: what was offered, promised, demanded or threatened, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from detente.cli.asked import FormatOption, asking_ledger
from detente.cli.asking import asking
from detente.cli.options import Ledger, Output
from detente.errors import UsageError

if TYPE_CHECKING:
    from detente.ledger.asking.question import Question

EXAMPLES = """\b
Examples:
  detente pledges                                     all offers, promises, invitations, threats, demands
  detente pledges --open                              those that nothing has come of yet
  detente pledges Macron                              made by or to one person
  detente pledges --fate declined --fate withdrawn --actor Iran
"""


@asking
def pledges(
    question: Callable[[], Question],
    actors: Annotated[
        list[str] | None, typer.Argument(metavar="[ACTOR]...", help="Makers or recipients.", show_default=False)
    ] = None,
    still_open: Annotated[bool, typer.Option("--open", help="Only those still open.", show_default=False)] = False,
    fate: Annotated[
        list[str] | None,
        typer.Option(metavar="FATE", help="open, accepted, declined, kept, ...; may be repeated.", show_default=False),
    ] = None,
    ledger: Ledger = "detente.db",
    format: FormatOption = None,
    output: Output = None,
) -> None:
    """List the pledges of a ledger with their fates."""
    with asking_ledger(ledger, format, output) as asked:
        from detente.exports.ledger_tables import write_pledges
        from detente.ledger.asking.sheets import PLEDGES
        from detente.ledger.asking.whom import whom

        fates = _fates([*(fate or ()), *(["open"] if still_open else ())])
        wanted = question()
        wanted = replace(wanted, parties=(*wanted.parties, *map(whom, actors or ())))
        asked.write(asked.ledger.pledges(wanted, fates=fates), PLEDGES, write_pledges)


def _fates(given: list[str]) -> Any:
    from detente.ledger.pledges.pledge import Fate

    for one in given:
        if one not in get_args(Fate):
            raise UsageError(f"--fate {one}: none of {', '.join(get_args(Fate))}")
    return given
