"""What is known of events, claims and articles while contacts and pledges are made: each is looked up once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, Text, cast, select

from detente.articles.article import Article
from detente.claims.claim import Claim
from detente.ledger.events.event import Event
from detente.ledger.store.lookup import Stored, among, from_json, selected, stored_claims, stored_in
from detente.ledger.store.schema import articles, claims, events

_events = select(events.c.id, cast(events.c.record, Text)).where(among(events.c.id))
_articles = select(articles.c.id, cast(articles.c.record, Text)).where(among(articles.c.id))
_telling = select(claims.c.article).where(among(claims.c.happening)).distinct()
_told_by = (
    select(claims.c.article, claims.c.happening)
    .where(among(claims.c.article), claims.c.happening.is_not(None))
    .distinct()
)


class Known:
    """Events, claims and articles of a ledger that is too large to be held; what was asked for is kept."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._events: dict[str, Event] = {}
        self._claims: dict[str, Claim] = {}
        self._articles: dict[str, Article] = {}
        self._told: dict[str, set[str]] = {}
        self._read: set[str] = set()

    def events(self, names: Collection[str]) -> dict[str, Event]:
        """The events of these ids, those that are gone left out."""
        for name, record in selected(self.connection, set(names) - self._events.keys(), _events):
            self._events[name] = from_json(Event, record)
        return {name: self._events[name] for name in sorted(names) if name in self._events}

    def claims(self, names: Collection[str]) -> Mapping[str, Claim]:
        """At least the claims of these events."""
        wanted = {claim for event in self.events(names).values() for claim in event.claims}
        self._keep(stored_claims(self.connection, wanted - self._claims.keys()))
        return self._claims

    def telling(self, names: Iterable[str]) -> set[str]:
        """The ids of the articles that tell of these events."""
        return {article for (article,) in selected(self.connection, names, _telling)}

    def told_by(self, names: Collection[str]) -> dict[str, set[str]]:
        """For each of these articles the events that it tells of."""
        wanted = set(names) - self._told.keys()
        self._told.update((name, set()) for name in wanted)
        for article, event in selected(self.connection, wanted, _told_by):
            self._told[article].add(event)
        return {name: self._told[name] for name in names}

    def claims_in(self, names: Collection[str]) -> Mapping[str, Claim]:
        """At least the claims of these articles, those judged wrong left out."""
        self._keep(stored_in(self.connection, set(names) - self._read))
        self._read.update(names)
        return self._claims

    def articles(self, names: Collection[str]) -> dict[str, Article]:
        """The articles of these ids."""
        for name, record in selected(self.connection, set(names) - self._articles.keys(), _articles):
            self._articles[name] = from_json(Article, record)
        return {name: self._articles[name] for name in names if name in self._articles}

    def _keep(self, found: Mapping[str, Stored]) -> None:
        self._claims.update((name, one.claim) for name, one in found.items() if one.claim is not None)
