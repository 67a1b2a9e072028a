"""``detente accounts``: the sides' accounts of one contact beside each other."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli.asked import FormatOption, asking_ledger
from detente.cli.options import Ledger, Output
from detente.errors import InputError, UsageError
from detente.exports.formats import Format

EXAMPLES = """\b
Examples:
  detente accounts 3f1c2a9be07d4c55                   the id that detente contacts shows
  detente accounts 3f1c2a9be07d4c55 --format jsonl
"""


def accounts(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The id of a contact's event.", show_default=False)],
    ledger: Ledger = "detente.db",
    format: FormatOption = None,
    output: Output = None,
) -> None:
    """Show what each side says of a contact, denies, or leaves out, each with its quote."""
    with asking_ledger(ledger, format, output) as asked:
        from detente.exports.ledger_tables import write_accounts
        from detente.exports.record import json_line
        from detente.records import plain

        found = asked.ledger.event(event)
        if found is None:
            raise InputError(event, "no event of that id in this ledger")
        contact = asked.ledger.contact(found.id)
        if contact is None:
            raise InputError(event, f"no contact but {found.kind or found.event}: it has no accounts to compare")
        if asked.format is Format.TABLE:
            write_accounts(found, contact, asked.out)
        elif asked.format is Format.JSONL:
            asked.out.write(json_line({**plain(contact), "event": plain(found)}))
        else:
            raise UsageError(f"--format {asked.format}: accounts come as a table or as JSONL")
