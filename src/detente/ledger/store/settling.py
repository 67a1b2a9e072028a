"""Settling the ledger after claims came, changed or went: judgements, events, and what is made of events.

Only what the claims can reach is made anew: those that share a block with a new claim are held against it, and the
connected components of links that were touched are clustered again. All of it belongs to the transaction of the page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, insert, select, update

from detente.ledger.events.blocking import blocks_of
from detente.ledger.events.clustering import cluster
from detente.ledger.events.event import Event
from detente.ledger.events.judgement import Judgement
from detente.ledger.events.likeness import likely
from detente.ledger.events.statement import event_of
from detente.ledger.events.telling import Telling, telling_of
from detente.ledger.reviews.applying import held
from detente.ledger.reviews.review import Review
from detente.ledger.store.deriving import derive
from detente.ledger.store.lookup import (
    Stored,
    delete_where,
    judgements_among,
    linked,
    reviews_by_claim,
    selected,
    stored_claims,
)
from detente.ledger.store.rows import dyad_rows, event_row, judgement_row, party_rows
from detente.ledger.store.schema import blocks, claims, dyads, events, judgements, parties

# What an event says of those who tell of it, not of what happened.
_WHO_TELLS = frozenset({"claims", "outlets", "origins", "voices", "confidence", "last_published", "contested", "quote"})


@dataclass(slots=True)
class Change:
    """What a transaction did to the claims.

    ``fresh`` are ids of claims that came or now say something else, ``loose`` those of claims whose links went with
    another claim, ``left`` the ids of events that lost a claim.
    """

    fresh: set[str] = field(default_factory=set)
    loose: set[str] = field(default_factory=set)
    left: set[str] = field(default_factory=set)

    def forget(self, connection: Connection, ids: Collection[str]) -> None:
        """Take note of claims, before they are deleted or judged anew, as what their neighbours are linked by."""
        self.loose |= linked(connection, ids)
        for row in selected(connection, ids, lambda some: select(claims.c.happening).where(claims.c.id.in_(some))):
            if row.happening is not None:
                self.left.add(row.happening)


def settle(connection: Connection, change: Change, at: str) -> tuple[str, ...]:
    """Make anew the judgements on fresh claims and all events that the change reaches; the ids of the events touched.

    Touched are events that are new, say something else now, or are gone. ``at`` is the UTC time of the judgements.
    """
    known = stored_claims(connection, change.fresh)
    change.forget(connection, change.fresh)
    _judge_anew(connection, known, at)
    for row in selected(
        connection, change.left, lambda some: select(claims.c.id).where(claims.c.happening.in_(some))
    ):
        change.loose.add(row.id)
    reached, holding = _reached(connection, change.fresh | change.loose)
    known |= stored_claims(connection, reached - known.keys())
    before = change.left | {one.happening for one in known.values() if one.happening is not None}
    made = _events(connection, known, holding)
    touched, retold = _rewrite(connection, before, made)
    moved = _place_claims(connection, made, known)
    dirty = {known[name].article for name in moved | change.fresh if name in known}
    dirty |= {known[name].article for event in made if event.id in retold for name in event.claims}
    derive(connection, touched, dirty)
    return tuple(sorted(touched))


def place_events(
    connection: Connection, known: Mapping[str, Stored], holding: Sequence[Judgement]
) -> tuple[str, ...]:
    """Make the events of all claims at once, where there are none yet; returns their ids."""
    made = _events(connection, known, holding)
    touched, _ = _rewrite(connection, (), made)
    _place_claims(connection, made, known)
    return tuple(sorted(touched))


def _judge_anew(connection: Connection, fresh: Mapping[str, Stored], at: str) -> None:
    """Put the claims into their blocks, and hold each against all others that share one."""
    for table, column in ((blocks, blocks.c.claim), (judgements, judgements.c.a), (judgements, judgements.c.b)):
        delete_where(connection, table, column, fresh)
    tellings = tellings_of(fresh.values())
    placed = {name: blocks_of(telling) for name, telling in tellings.items()}
    rows = [{"block": block, "claim": name} for name, several in placed.items() for block in sorted(several)]
    if not rows:
        return
    connection.execute(insert(blocks), rows)
    sharing: dict[str, set[str]] = {}
    for row in selected(
        connection,
        (row["block"] for row in rows),
        lambda some: select(blocks.c.block, blocks.c.claim).where(blocks.c.block.in_(some)),
    ):
        sharing.setdefault(row.block, set()).add(row.claim)
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
    if rows := [judgement_row(one, at) for one in judged if one is not None]:
        connection.execute(insert(judgements), rows)


def _reached(connection: Connection, start: Iterable[str]) -> tuple[set[str], list[Judgement]]:
    """The claims that links of machine or people connect to those of ``start``, and what people judged of them."""
    reached: set[str] = set()
    people: dict[str, Review] = {}
    edge = set(start)
    while edge:
        reached |= edge
        of_edge = {one.id: one for several in reviews_by_claim(connection, edge).values() for one in several}
        people |= of_edge
        joined = {name for one in held(list(of_edge.values())) if one.same for name in (one.a, one.b)}
        edge = (linked(connection, edge) | joined) - reached
    return reached, held(list(people.values()))


def _events(connection: Connection, known: Mapping[str, Stored], holding: Sequence[Judgement]) -> list[Event]:
    """The events of claims that nothing outside them is linked to."""
    tellings = tellings_of(known.values())
    judged = judgements_among(connection, tellings)
    return [_event(several, known) for several in cluster(list(tellings.values()), judged, holding)]


def _event(names: Iterable[str], known: Mapping[str, Stored]) -> Event:
    told = [(known[name], claim) for name in names if (claim := known[name].claim) is not None]
    origins = {stored.article: stored.origin for stored, _ in told}
    outlets = {stored.article: stored.outlet for stored, _ in told}
    return event_of([claim for _, claim in told], origins, outlets)


def _rewrite(connection: Connection, before: Collection[str], made: list[Event]) -> tuple[set[str], set[str]]:
    """Put the events that were made in the place of those that were there.

    Returns the ids of all that are not as before, and of those of which something else is said than who tells of it.
    """
    rows = {event.id: event_row(event) for event in made}
    records = {
        row.id: row.record
        for row in selected(
            connection, before, lambda some: select(events.c.id, events.c.record).where(events.c.id.in_(some))
        )
    }
    changed = [event for event in made if records.get(event.id) != rows[event.id]["record"]]
    touched = {event.id for event in changed} | (records.keys() - rows.keys())
    delete_where(connection, events, events.c.id, touched)
    if changed:
        connection.execute(insert(events), [rows[event.id] for event in changed])
        days = {event.id: rows[event.id]["day"] for event in changed}
        connection.execute(insert(parties), [row for one in changed for row in party_rows(one, days[one.id])])
        if of_dyads := [row for one in changed for row in dyad_rows(one, days[one.id])]:
            connection.execute(insert(dyads), of_dyads)
    retold = {name for name in records.keys() & rows.keys() if _said(records[name]) != _said(rows[name]["record"])}
    return touched, retold


def _said(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in _WHO_TELLS}


def _place_claims(connection: Connection, made: list[Event], known: Mapping[str, Stored]) -> set[str]:
    """Write into each claim the event it belongs to, none for one judged wrong; returns those it is new for."""
    home: dict[str, str | None] = dict.fromkeys(known)
    home.update((name, event.id) for event in made for name in event.claims)
    moved: dict[str | None, list[str]] = {}
    for name, event in home.items():
        if known[name].happening != event:
            moved.setdefault(event, []).append(name)
    for event, names in moved.items():
        for start in range(0, len(names), 500):
            here = claims.c.id.in_(names[start : start + 500])
            connection.execute(update(claims).where(here).values(happening=event))
    return {name for names in moved.values() for name in names}


def tellings_of(several: Iterable[Stored]) -> dict[str, Telling]:
    """What claims tell, by their ids; those judged wrong tell nothing."""
    return {one.id: telling_of(one.claim, one.origin, one.outlet) for one in several if one.claim is not None}
