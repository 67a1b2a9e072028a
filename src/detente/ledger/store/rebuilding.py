"""Everything anew that follows from claims and reviews."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from detente.articles.article import Article
from detente.claims.claim import Claim
from detente.ledger.contacts.scene import is_contact
from detente.ledger.events.blocking import blocks_of
from detente.ledger.events.clustering import cluster
from detente.ledger.events.consolidate import compare
from detente.ledger.events.event import Event
from detente.ledger.events.judgement import Judgement
from detente.ledger.events.origins import Page, origins_of
from detente.ledger.events.origins import bands as bands_of
from detente.ledger.pledges.making import pledges_of
from detente.ledger.reviews.applying import held
from detente.ledger.store.deriving import contacts_among, write_contacts, write_pledges
from detente.ledger.store.known import Known
from detente.ledger.store.lookup import Stored, every_stored, review_of
from detente.ledger.store.rows import judgement_row
from detente.ledger.store.schema import (
    articles,
    bands,
    bearings,
    blocks,
    contacts,
    contents,
    dyads,
    events,
    judgements,
    parties,
    pledges,
    reviews,
)
from detente.ledger.store.settling import event_among, place_claims, tellings_of, write_events

_BATCH = 2000
# Contacts made together: the articles that tell of them are held at once.
_CONTACTS = 500
_MADE = (bands, blocks, judgements, bearings, pledges, contents, contacts, dyads, parties, events)

_moving = update(articles).where(articles.c.id == bindparam("name")).values(origin=bindparam("to"))


def rebuild(connection: Connection, at: str) -> None:
    """Throw away and make anew origins, judgements, events, contacts and pledges; ``at`` is the UTC time.

    All claims are held at once, which is many times as fast as settling them one page after the other.
    """
    with _without_sweeping():
        _rebuild(connection, at)


@contextmanager
def _without_sweeping() -> Iterator[None]:
    """Do without the search for rings of objects: among millions of records it takes a quarter of the time."""
    sweeps = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if sweeps:
            gc.enable()


def _rebuild(connection: Connection, at: str) -> None:
    for table in _MADE:
        connection.execute(delete(table))
    _origins(connection)
    known = every_stored(connection)
    holding = held([review_of(row) for row in connection.execute(select(reviews).where(reviews.c.undone.is_(None)))])
    made = _events(connection, known, holding, at)
    _place(connection, made, known)
    whole = _Whole(connection, made, known)
    talks = sorted((event for event in made if is_contact(event)), key=lambda event: event.first_published or "")
    for several in _batches([event.id for event in talks], _CONTACTS):
        write_contacts(connection, contacts_among(whole, set(several)))
    for batch in _batches(pledges_of(made, whole.claims(()))):
        write_pledges(connection, batch)


class _Whole(Known):
    """A ledger that is held whole but for the texts of its articles."""

    def __init__(self, connection: Connection, made: Iterable[Event], known: Mapping[str, Stored]) -> None:
        super().__init__(connection)
        self._events = {event.id: event for event in made}
        self._claims = {name: one.claim for name, one in known.items() if one.claim is not None}
        self._of_article: dict[str, dict[str, Claim]] = defaultdict(dict)
        for name, claim in self._claims.items():
            self._of_article[claim.article.id][name] = claim
        self._told = {article: set[str]() for article in self._of_article}
        for event in self._events.values():
            for name in event.claims:
                self._told[self._claims[name].article.id].add(event.id)

    def events(self, names: Collection[str]) -> dict[str, Event]:
        return {name: self._events[name] for name in sorted(names)}

    def claims(self, names: Collection[str]) -> Mapping[str, Claim]:
        return self._claims

    def telling(self, names: Iterable[str]) -> set[str]:
        return {self._claims[claim].article.id for name in names for claim in self._events[name].claims}

    def claims_in(self, names: Collection[str]) -> Mapping[str, Claim]:
        return {name: claim for article in names for name, claim in self._of_article[article].items()}

    def articles(self, names: Collection[str]) -> dict[str, Article]:
        self._articles.clear()
        return super().articles(names)


def _events(connection: Connection, known: Mapping[str, Stored], holding: Sequence[Judgement], at: str) -> list[Event]:
    """Judge all claims and write down the judgements and the events that follow."""
    tellings = tellings_of(known.values())
    _fill(connection, blocks, (
        {"block": block, "claim": name} for name, telling in tellings.items() for block in sorted(blocks_of(telling))
    ))  # fmt: skip
    judged: list[Judgement] = []
    for batch in _batches(compare(list(tellings.values()))):
        connection.execute(insert(judgements), [judgement_row(one, at) for one in batch])
        # What they rest on is written, and not needed here.
        judged += (replace(one, reasons=()) for one in batch)
    made = [event_among(several, known) for several in cluster(list(tellings.values()), judged, holding)]
    for several in _batches(made):
        write_events(connection, several)
    return made


def _place(connection: Connection, made: Iterable[Event], known: Mapping[str, Stored]) -> None:
    home: dict[str, str | None] = dict.fromkeys(known)
    home.update((name, event.id) for event in made for name in event.claims)
    moved = ((name, event) for name, event in home.items() if known[name].happening != event)
    for several in _batches(moved):
        place_claims(connection, dict(several))


def _origins(connection: Connection) -> None:
    columns = articles.c.id, articles.c.published, articles.c.credit, articles.c.signature, articles.c.origin
    told = connection.execute(select(*columns).where(articles.c.current, articles.c.kind == "story")).all()
    pages = [Page(row.id, row.published, row.credit, row.signature) for row in told]
    _fill(connection, bands, (
        {"band": band, "article": page.id} for page in pages for band in sorted(set(bands_of(page.signature)))
    ))  # fmt: skip
    before = {row.id: row.origin for row in told}
    moved = ({"name": name, "to": to} for name, to in origins_of(pages).items() if before[name] != to)
    for several in _batches(moved):
        connection.execute(_moving, several)


def _fill(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    for several in _batches(rows):
        connection.execute(insert(table), several)


def _batches(several: Iterable[Any], size: int = _BATCH) -> Iterator[list[Any]]:
    coming = iter(several)
    while batch := list(islice(coming, size)):
        yield batch
