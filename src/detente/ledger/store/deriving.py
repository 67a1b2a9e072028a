"""Contacts and pledges kept up with the events: only those are made anew that a change can have touched.

A contact depends on the articles that tell of it, and on those that tell of what was part of it. A pledge depends, pair
by pair, on the events that ``bearing`` finds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, insert, select

from detente.articles.article import Article
from detente.claims.claim import Claim
from detente.ledger.contacts.contact import Contact
from detente.ledger.contacts.making import contacts_of
from detente.ledger.contacts.scene import is_contact
from detente.ledger.events.event import Event
from detente.ledger.pledges.making import pledge_of
from detente.ledger.pledges.vocabulary import openers
from detente.ledger.store.bearing import acts_upon, pledges_before
from detente.ledger.store.lookup import delete_where, selected, stored_claims
from detente.ledger.store.rows import contact_row, pledge_row
from detente.ledger.store.schema import articles, bearings, claims, contacts, contents, events, pledges
from detente.records import read_record


def derive(connection: Connection, touched: Collection[str], dirty: Collection[str]) -> None:
    """Make anew the contacts and pledges that a change can have touched.

    ``touched`` are the ids of events that are new, changed or gone, ``dirty`` those of articles of which a claim is
    new, tells of another event than before, or tells of an event of which something else is said now.
    """
    known = _Known(connection)
    near = {name for several in known.told_by(dirty).values() for name in several} | set(touched)
    holding = {
        row.contact
        for row in selected(connection, near, lambda some: select(contents).where(contents.c.event.in_(some)))
    }
    _contacts(known, {name for name, event in known.events(near | holding).items() if is_contact(event)})
    _pledges(known, set(touched), known.told_by(known.telling(touched)))


@dataclass(slots=True)
class _Known:
    """Events and claims that were looked up, each once."""

    connection: Connection
    _events: dict[str, Event] = field(default_factory=dict)
    _claims: dict[str, Claim] = field(default_factory=dict)

    def events(self, names: Collection[str]) -> dict[str, Event]:
        """The events of these ids, those that are gone left out."""
        columns = events.c.id, events.c.record
        wanted = set(names) - self._events.keys()
        for row in selected(self.connection, wanted, lambda some: select(*columns).where(events.c.id.in_(some))):
            self._events[row.id] = read_record(Event, row.record)
        return {name: self._events[name] for name in sorted(names) if name in self._events}

    def claims(self, names: Collection[str]) -> Mapping[str, Claim]:
        """At least the claims of these events."""
        wanted = {claim for event in self.events(names).values() for claim in event.claims}
        for name, stored in stored_claims(self.connection, wanted - self._claims.keys()).items():
            if stored.claim is not None:
                self._claims[name] = stored.claim
        return self._claims

    def telling(self, names: Iterable[str]) -> set[str]:
        """The ids of the articles that tell of these events."""
        return {row.article for row in self._pairs(claims.c.happening, names)}

    def told_by(self, names: Iterable[str]) -> dict[str, set[str]]:
        """For each of these articles the events that it tells of."""
        told: dict[str, set[str]] = defaultdict(set)
        for row in self._pairs(claims.c.article, names):
            if row.happening is not None:
                told[row.article].add(row.happening)
        return told

    def claims_in(self, names: Iterable[str]) -> dict[str, Claim]:
        """The claims of these articles, those judged wrong left out."""
        rows = selected(self.connection, names, lambda some: select(claims.c.id).where(claims.c.article.in_(some)))
        stored = stored_claims(self.connection, (row.id for row in rows))
        return {name: one.claim for name, one in stored.items() if one.claim is not None}

    def articles(self, names: Iterable[str]) -> dict[str, Article]:
        """The articles of these ids."""
        columns = articles.c.id, articles.c.record
        rows = selected(self.connection, names, lambda some: select(*columns).where(articles.c.id.in_(some)))
        return {row.id: read_record(Article, row.record) for row in rows}

    def _pairs(self, column: Any, values: Iterable[str]) -> Iterator[Any]:
        pair = claims.c.article, claims.c.happening
        yield from selected(self.connection, values, lambda some: select(*pair).where(column.in_(some)).distinct())


def _contacts(known: _Known, names: Collection[str]) -> None:
    """Make contacts anew: first what was part of them, by the articles that tell of them, then what all say of that."""
    delete_where(known.connection, contacts, contacts.c.event, names)
    if not names:
        return
    telling = known.telling(names)
    made = _made(known, names, telling)
    elsewhere = known.telling(part for contact in made for part in contact.contents) - telling
    if elsewhere:
        made = _made(known, names, telling | elsewhere)
    known.connection.execute(insert(contacts), [contact_row(contact) for contact in made])
    if rows := [{"contact": one.event, "event": part} for one in made for part in one.contents]:
        known.connection.execute(insert(contents), rows)


def _made(known: _Known, names: Collection[str], telling: Collection[str]) -> list[Contact]:
    told = {name for several in known.told_by(telling).values() for name in several}
    return contacts_of([*known.events(told).values()], known.claims_in(telling), known.articles(telling), only=names)


def _pledges(known: _Known, touched: set[str], told: Mapping[str, set[str]]) -> None:
    """Make anew the pledges that touched events opened or may bear on, each with all that may bear on it.

    ``told`` gives for each article that tells of a touched event all events that it tells of.
    """
    connection = known.connection
    others: dict[str, set[str]] = defaultdict(set)
    # A touched event may bear on the pledges before it, and on those that an article tells beside it.
    for name, event in known.events(touched).items():
        beside = {one for several in told.values() if name in several for one in several}
        opened = {one for one, near in known.events(beside).items() if near.kind in openers()}
        for pledge in (opened | pledges_before(connection, event)) - {name}:
            others[pledge].add(name)
        if event.kind in openers():
            others[name] |= (beside | acts_upon(connection, event)) - {name}
    bore: dict[str, set[str]] = defaultdict(set)
    for row in _bearings(connection, bearings.c.event, touched):
        bore[row.pledge].add(row.event)
    # What bore on an untouched pledge still does, but for what was touched.
    untouched = (others.keys() | bore.keys()) - touched
    for row in _bearings(connection, bearings.c.pledge, untouched):
        others[row.pledge] |= {row.event} - touched
    _rewrite(known, {name: others[name] for name in (*others, *bore)}, touched)


def _rewrite(known: _Known, others: Mapping[str, set[str]], touched: Collection[str]) -> None:
    connection = known.connection
    everyone = others.keys() | {name for several in others.values() for name in several}
    there, told = known.events(everyone), known.claims(everyone)
    made = [
        pledge
        for name, several in sorted(others.items())
        if name in there and (pledge := pledge_of(there[name], [there[one] for one in sorted(several)], told))
    ]
    delete_where(connection, pledges, pledges.c.event, {*others, *touched})
    if made:
        connection.execute(insert(pledges), [pledge_row(pledge) for pledge in made])
    if bearing := [{"pledge": one.event, "event": link.event} for one in made for link in one.links]:
        connection.execute(insert(bearings), bearing)


def _bearings(connection: Connection, column: Any, names: Iterable[str]) -> Iterator[Any]:
    yield from selected(connection, names, lambda some: select(bearings).where(column.in_(some)))
