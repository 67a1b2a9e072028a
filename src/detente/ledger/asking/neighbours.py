"""The neighbours of an event: what went before and came after between the same parties."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Table, and_, or_, select

from detente.ledger.asking.lists import events_named
from detente.ledger.events.event import Event, Party
from detente.ledger.store.schema import dyads, parties

_NEIGHBOURS = 4


def neighbours(connection: Connection, event: Event) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """The events between the same parties next before and next after an event, each with the nearest first.

    Between the same countries where the event is between countries, else by or to its first actor.
    """
    day = event.date.start or event.first_published
    if day is None or not event.actors:
        return (), ()
    table, between = _between(event)
    here = (table.c.day == day, table.c.happening)
    sides = (
        (or_(table.c.day < day, and_(here[0], here[1] < event.id)), (table.c.day.desc(), table.c.happening.desc())),
        (or_(table.c.day > day, and_(here[0], here[1] > event.id)), (table.c.day, table.c.happening)),
    )
    found = []
    for beyond, order in sides:
        # One event can stand here for several pairs of countries.
        wanted = select(table.c.happening, table.c.day).where(between, beyond, table.c.day != "").distinct()
        ids = list(connection.execute(wanted.order_by(*order).limit(_NEIGHBOURS)).scalars())
        known = events_named(connection, set(ids))
        found.append(tuple(known[id] for id in ids if id in known))
    return found[0], found[1]


def _between(event: Event) -> tuple[Table, ColumnElement[bool]]:
    """The table in which events are looked up that are between the parties of this one, and the condition on it."""
    actors, recipients = (
        {party.country for party in side if party.country} for side in (event.actors, event.recipients)
    )
    pairs = [(a, b) for a in actors for b in recipients or actors if a != b]
    if pairs:
        ways = sorted({*pairs, *((b, a) for a, b in pairs)})
        return dyads, or_(*(and_(dyads.c.source == a, dyads.c.target == b) for a, b in ways))
    return parties, and_(parties.c.actor == event.actors[0].id, parties.c.side.in_(("actor", "recipient")))


def _countries(side: tuple[Party, ...]) -> set[str]:
    return {party.country for party in side if party.country}
