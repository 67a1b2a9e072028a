"""Settling the ledger after claims came, changed or went: judgements, events, and what is made of events.

Only what the claims can reach is made anew: those that share a block with a new claim are held against it, and the
connected components of links that were touched are clustered again. All of it belongs to the transaction of the page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import NamedTuple

from sqlalchemy import Connection, Text, bindparam, cast, insert, select, update

from detente.ledger.events.blocking import blocks_of
from detente.ledger.events.clustering import cluster
from detente.ledger.events.event import Event
from detente.ledger.events.judgement import Judgement
from detente.ledger.events.likeness import likely
from detente.ledger.events.statement import event_of
from detente.ledger.events.telling import Telling, published_of
from detente.ledger.reviews.applying import held
from detente.ledger.reviews.review import Review
from detente.ledger.store.deriving import derive
from detente.ledger.store.lookup import (
    Stored,
    among,
    delete_where,
    from_json,
    judgements_among,
    linked,
    selected,
    stored_claims,
)
from detente.ledger.store.rows import dyad_rows, event_row, judgement_row, party_rows
from detente.ledger.store.schema import blocks, claims, dyads, events, judgements, parties

# What an event says of those who tell of it, not of what happened.
_WHO_TELLS = frozenset({"claims", "outlets", "origins", "voices", "confidence", "last_published", "contested", "quote"})


_home = select(claims.c.happening).where(among(claims.c.id), claims.c.happening.is_not(None)).distinct()
_told = select(claims.c.id).where(among(claims.c.happening))
_sharing = select(blocks.c.block, blocks.c.claim).where(among(blocks.c.block))
_before = select(events.c.id, cast(events.c.record, Text)).where(among(events.c.id))
_move = update(claims).where(claims.c.id == bindparam("name")).values(happening=bindparam("home"))


@dataclass(slots=True)
class Change:
    """What a transaction did to the claims.

    ``fresh`` are ids of claims that came or now say something else, those ``new`` to the ledger among them; ``loose``
    those of claims whose links went with another claim, ``left`` the ids of events that lost a claim.
    """

    fresh: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)
    loose: set[str] = field(default_factory=set)
    left: set[str] = field(default_factory=set)

    def forget(self, connection: Connection, ids: Collection[str]) -> None:
        """Take note of claims, before they are deleted or judged anew, as what their neighbours are linked by."""
        self.loose |= linked(connection, ids)
        self.left.update(name for (name,) in selected(connection, ids, _home))


def settle(connection: Connection, change: Change, at: str) -> tuple[str, ...]:
    """Make anew the judgements on fresh claims and all events that the change reaches; the ids of the events touched.

    Touched are events that are new, say something else now, or are gone. ``at`` is the UTC time of the judgements.
    """
    known = stored_claims(connection, change.fresh)
    if again := change.fresh - change.new:
        change.forget(connection, again)
        for column in (blocks.c.claim, judgements.c.a, judgements.c.b):
            delete_where(connection, column, again)
    _judge_anew(connection, known, at)
    change.loose.update(name for (name,) in selected(connection, change.left, _told))
    holding = _reach(connection, known, change.fresh | change.loose)
    before = change.left | {one.happening for one in known.values() if one.happening is not None}
    made = _events(known, judgements_among(connection, known), holding)
    written = _rewrite(connection, before, made)
    moved = _place_claims(connection, made, known)
    dirty = {known[name].article for name in moved | change.fresh if name in known}
    dirty |= {known[name].article for event in made if event.id in written.retold for name in event.claims}
    derive(connection, written.touched, dirty)
    return tuple(sorted(written.touched))


def _judge_anew(connection: Connection, fresh: Mapping[str, Stored], at: str) -> None:
    """Put the claims into their blocks, and hold each against all others that share one."""
    tellings = tellings_of(fresh.values())
    placed = {name: blocks_of(telling) for name, telling in tellings.items()}
    rows = [{"block": block, "claim": name} for name, several in placed.items() for block in sorted(several)]
    if not rows:
        return
    connection.execute(insert(blocks), rows)
    sharing: dict[str, set[str]] = {}
    for block, name in selected(connection, (row["block"] for row in rows), _sharing):
        sharing.setdefault(block, set()).add(name)
    others = {name for several in sharing.values() for name in several} - tellings.keys()
    tellings |= tellings_of(stored_claims(connection, others).values())
    pairs = {
        (min(name, other), max(name, other))
        for name, several in placed.items()
        for block in several
        for other in sharing[block]
        if other != name
    }
    judged = (likely(tellings[a], tellings[b]) for a, b in sorted(pairs))
    if judgements_made := [judgement_row(one, at) for one in judged if one is not None]:
        connection.execute(insert(judgements), judgements_made)


def _reach(connection: Connection, known: dict[str, Stored], start: Collection[str]) -> list[Judgement]:
    """Add to ``known`` the claims that links of machine or people connect to those of ``start``.

    Returns what people judged of them all.
    """
    reached: set[str] = set()
    people: dict[str, Review] = {}
    edge = set(start)
    while edge:
        reached |= edge
        known |= stored_claims(connection, edge - known.keys())
        of_edge = {one.id: one for name in edge if name in known for one in known[name].reviews}
        people |= of_edge
        joined = {name for one in held(list(of_edge.values())) if one.same for name in (one.a, one.b)}
        edge = (linked(connection, edge) | joined) - reached
    return held(list(people.values()))


def _events(known: Mapping[str, Stored], judged: Iterable[Judgement], holding: Sequence[Judgement]) -> list[Event]:
    """The events of claims that nothing outside them is linked to."""
    dated = [_Dated(one.id, published_of(one.claim)) for one in known.values() if one.claim is not None]
    return [event_among(several, known) for several in cluster(dated, judged, holding)]


class _Dated(NamedTuple):
    """As much of a claim as its place in an event takes: in a chain of thousands the rest would take seconds."""

    id: str
    published: str | None


def event_among(names: Iterable[str], known: Mapping[str, Stored]) -> Event:
    """The event that claims tell of, which are of these ids."""
    told = [(known[name], claim) for name in names if (claim := known[name].claim) is not None]
    origins = {stored.article: stored.origin for stored, _ in told}
    outlets = {stored.article: stored.outlet for stored, _ in told}
    return event_of([claim for _, claim in told], origins, outlets)


@dataclass(frozen=True, slots=True)
class _Written:
    """The ids of events that are not as before, and of those of which something else is said than who tells of it."""

    touched: set[str]
    retold: set[str]


def _rewrite(connection: Connection, before: Collection[str], made: list[Event]) -> _Written:
    """Put the events that were made in the place of those that were there."""
    there = {name: from_json(Event, record) for name, record in selected(connection, before, _before)}
    now = {event.id: event for event in made}
    changed = [event for event in made if there.get(event.id) != event]
    gone = there.keys() - now.keys()
    delete_where(connection, events.c.id, gone | {event.id for event in changed if event.id in there})
    write_events(connection, changed)
    retold = {name for name in there.keys() & now.keys() if _said(there[name]) != _said(now[name])}
    return _Written(gone | {event.id for event in changed}, retold)


def write_events(connection: Connection, made: Sequence[Event]) -> None:
    """Put in events, with their parties and dyads."""
    rows = [event_row(event) for event in made]
    days = {row["id"]: row["day"] for row in rows}
    for table, several in (
        (events, rows),
        (parties, [row for event in made for row in party_rows(event, days[event.id])]),
        (dyads, [row for event in made for row in dyad_rows(event, days[event.id])]),
    ):
        if several:
            connection.execute(insert(table), several)


def _said(event: Event) -> tuple[object, ...]:
    return tuple(getattr(event, each.name) for each in fields(event) if each.name not in _WHO_TELLS)


def _place_claims(connection: Connection, made: list[Event], known: Mapping[str, Stored]) -> set[str]:
    """Write into each claim the event it belongs to, none for one judged wrong; returns those it is new for."""
    home: dict[str, str | None] = dict.fromkeys(known)
    home.update((name, event.id) for event in made for name in event.claims)
    moved = {name for name, event in home.items() if known[name].happening != event}
    place_claims(connection, {name: home[name] for name in sorted(moved)})
    return moved


def place_claims(connection: Connection, homes: Mapping[str, str | None]) -> None:
    """Write into claims, by their ids, the event that each belongs to."""
    if homes:
        connection.execute(_move, [{"name": name, "home": home} for name, home in homes.items()])


def tellings_of(several: Iterable[Stored]) -> dict[str, Telling]:
    """What claims tell, by their ids; those judged wrong tell nothing."""
    return {one.id: telling for one in several if (telling := one.telling) is not None}
