"""Events, contacts and pledges as tables to read on a terminal: a record a row, what was said of it below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from detente.exports.grid import Grid, console_on
from detente.exports.printable import printable
from detente.exports.table import STATUS_STYLE, day_of, who
from detente.ledger.contacts.contact import Account, Contact
from detente.ledger.events.event import Event
from detente.ledger.pledges.pledge import Pledge

# Longer quotes are cut: the event's page has them whole.
LONGEST_QUOTE = 280

FATE_STYLE = {
    "open": "cyan",
    "accepted": "green",
    "kept": "green",
    "declined": "yellow",
    "withdrawn": "yellow",
    "lapsed": "dim",
    "contradicted": "red",
}
_EVENTS = Grid(
    ("date", 10), ("actor", 0.30), ("event, kind", 0.22), ("recipient", 0.30), ("status", 9), ("told by", 0.18)
)
_PLEDGES = Grid(("made", 10), ("maker", 0.3), ("pledge", 11), ("recipient", 0.3), ("fate", 12), ("settled", 0.2))


def write_events(events: Iterable[Event], out: BinaryIO) -> int:
    """Show events as they come; gives their number."""
    with console_on(out) as console:
        return _listed(console, _EVENTS, ((event, _event_cells(event), event.quote) for event in events))


def write_contacts(contacts: Iterable[tuple[Event, Contact]], out: BinaryIO) -> int:
    """Show contacts as they come, each with what its sides say; gives their number."""
    number = 0
    with console_on(out) as console:
        console.print(_EVENTS.headings(console.width))
        for event, contact in contacts:
            number += 1
            console.print(_EVENTS.row(console.width, _event_cells(event)))
            _below(console, _quote(event.quote))
            for told in contact.comparison:
                marks = (("said by ", told.said_by), ("denied by ", told.denied_by), ("left out by ", told.omitted_by))
                sides = "; ".join(f"{word}{', '.join(by)}" for word, by in marks if by)
                _below(console, Text.assemble("· ", printable(told.what), (f"  ({sides})", "dim")), indent=4)
            _below(console, Text(event.id, style="dim"))
            console.print()
    return number


def write_pledges(pledges: Iterable[tuple[Event, Pledge]], out: BinaryIO) -> int:
    """Show pledges as they come, each with why its fate is what it is; gives their number."""
    number = 0
    with console_on(out) as console:
        console.print(_PLEDGES.headings(console.width))
        for _, pledge in pledges:
            number += 1
            console.print(_PLEDGES.row(console.width, _pledge_cells(pledge)))
            _below(console, _quote(pledge.content))
            if pledge.reason:
                _below(console, Text(printable(pledge.reason), style="dim"), indent=4)
            _below(console, Text(pledge.event, style="dim"))
            console.print()
    return number


def write_accounts(event: Event, contact: Contact, out: BinaryIO) -> None:
    """Show a contact with the accounts of its sides under each other, then what they agree and differ on."""
    with console_on(out) as console:
        console.print(_EVENTS.headings(console.width))
        console.print(_EVENTS.row(console.width, _event_cells(event)))
        _below(console, _quote(event.quote))
        for account in contact.accounts:
            console.print()
            console.print(_heading(account))
            for item in account.items:
                stance = {"says": "", "denies": "denies: ", "omits": "leaves out: "}[item.stance]
                _below(console, Text.assemble("· ", (stance, "red"), (printable(item.what), "bold")))
                for quote in item.quotes:
                    _below(
                        console, Text.assemble("“", printable(quote.text), "”  ", (quote.outlet or "", "dim")), indent=4
                    )
        console.print()
        console.print(Text("Compared", style="bold"))
        for told in contact.comparison:
            _below(
                console,
                Text.assemble(
                    "· ", printable(told.what), ": ", *_comparison(told.said_by, told.denied_by, told.omitted_by)
                ),
            )


def _comparison(said: tuple[str, ...], denied: tuple[str, ...], omitted: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    parts = []
    if said:
        only = len(said) == 1 and not denied
        parts.append(
            (
                f"{'only ' if only else ''}{', '.join(said)} {'says' if len(said) == 1 else 'say'} so",
                "yellow" if only else "green",
            )
        )
    if denied:
        parts.append((f"denied by {', '.join(denied)}", "red"))
    if omitted:
        parts.append((f"left out by {', '.join(omitted)}", "red"))
    for number, part in enumerate(parts):
        if number:
            yield "; ", ""
        yield part


def _heading(account: Account) -> Text:
    side = "The outlets' own word" if account.side == "outlet" else account.side
    by = "; ".join(part for part in (", ".join(account.speakers), ", ".join(account.outlets)) if part)
    return Text.assemble((side, "bold"), (f"  {printable(by)}" if by else "", "dim"))


def _listed(console: Console, grid: Grid, rows: Iterable[tuple[Event, list[Text], str]]) -> int:
    number = 0
    console.print(grid.headings(console.width))
    for event, cells, quote in rows:
        number += 1
        console.print(grid.row(console.width, cells))
        _below(console, _quote(quote))
        _below(console, Text(event.id, style="dim"))
        console.print()
    return number


def _below(console: Console, text: Text, indent: int = 2) -> None:
    console.print(Padding(text, (0, 0, 0, indent), expand=False))


def _quote(quote: str) -> Text:
    shown = printable(quote)
    return Text(shown if len(shown) <= LONGEST_QUOTE else shown[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …")


def _event_cells(event: Event) -> list[Text]:
    coded = Text(event.event + (f" {event.mode}" if event.mode else ""))
    if event.kind:
        coded.append(f"\n{event.kind}", style="bold")
    status = Text(event.status, style=STATUS_STYLE[event.status])
    if event.contested:
        status.append("\ncontested", style="red")
    return [Text(day_of(event.date)), Text(who(event.actors)), coded, Text(who(event.recipients)), status, _told(event)]


def _told(event: Event) -> Text:
    claims, origins = len(event.claims), event.origins
    counted = f"{claims} claim{'' if claims == 1 else 's'}, {origins} origin{'' if origins == 1 else 's'}"
    return Text(counted, style="" if origins > 1 else "dim")


def _pledge_cells(pledge: Pledge) -> list[Text]:
    settled = pledge.settled or (f"due {pledge.due}" if pledge.due and pledge.fate == "open" else "")
    fate = Text(pledge.fate, style=FATE_STYLE[pledge.fate])
    return [
        Text(pledge.made or "?"),
        Text(who(pledge.makers)),
        Text(pledge.kind, style="bold"),
        Text(who(pledge.recipients)),
        fate,
        Text(settled),
    ]
