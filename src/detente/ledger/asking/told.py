"""Events with all that stands behind them, and articles with their claims: what other formats are made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, func, select

from detente.articles.article import Article
from detente.claims.claim import Claim
from detente.ledger.asking.lists import asked_for, conditions, list_events
from detente.ledger.asking.question import Question
from detente.ledger.events.event import Event
from detente.ledger.store.lookup import among, selected, stored_claims
from detente.ledger.store.schema import articles, claims, events
from detente.records import read_record

# What is held in memory at a time.
_EVENTS, _ARTICLES = 200, 50


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of an article that tells of an event.

    ``added`` is the moment it came into the ledger (UTC, ``2019-03-01T12:30:00Z``), ``outlet`` its publisher or the
    host of its URL; ``language`` and ``body`` are as of ``Article``.
    """

    added: str
    outlet: str | None
    language: str | None
    body: str


@dataclass(frozen=True, slots=True)
class Told:
    """An event, its claims as they stand after corrections (in the order of publication), and sources by article id."""

    event: Event
    claims: tuple[Claim, ...]
    sources: Mapping[str, Source]

    @property
    def added(self) -> str:
        """When the ledger first learned of it."""
        return min(source.added for source in self.sources.values())

    @property
    def updated(self) -> str:
        """When the ledger last learned of it."""
        return max(source.added for source in self.sources.values())


def list_told(connection: Connection, question: Question) -> Iterator[Told]:
    """The events asked for, in their order, each with its claims and what is known of their articles."""
    return _told(connection, list_events(connection, question))


def list_new(connection: Connection, question: Question, most: int) -> Iterator[Told]:
    """Of the events asked for those that the ledger learned of last, the newest first, whatever their day."""
    came = func.min(articles.c.number).desc()
    wanted = select(events.c.record).join(claims, claims.c.happening == events.c.id)
    wanted = wanted.join(articles, articles.c.id == claims.c.article).where(*conditions(connection, question))
    found = connection.execute(wanted.group_by(events.c.id).order_by(came, events.c.id).limit(most)).scalars()
    return _told(connection, (read_record(Event, record) for record in found.all()))


def _told(connection: Connection, asked: Iterator[Event]) -> Iterator[Told]:
    while batch := list(islice(asked, _EVENTS)):
        stored = stored_claims(connection, [claim for event in batch for claim in event.claims])
        sources = _sources(connection, {one.article for one in stored.values()})
        for event in batch:
            told = [stored[claim] for claim in event.claims if claim in stored]
            yield Told(
                event,
                tuple(one.claim for one in told if one.claim is not None),
                {one.article: sources[one.article] for one in told},
            )


def list_articles(connection: Connection, question: Question) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """The articles that tell of the events asked for, in the order they were added, each with its claims of them."""
    wanted = asked_for(connection, question, select(events.c.id))
    told = select(claims.c.article).where(claims.c.happening.in_(wanted))
    found = connection.execute(
        select(articles.c.record).where(articles.c.id.in_(told)).order_by(articles.c.number),
        execution_options={"yield_per": _ARTICLES},
    )
    while batch := [read_record(Article, record) for (record,) in islice(found, _ARTICLES)]:
        ids = [article.id for article in batch]
        theirs = select(claims.c.id).where(claims.c.article.in_(ids), claims.c.happening.in_(wanted))
        by_article: dict[str, list[Claim]] = {id: [] for id in ids}
        for one in stored_claims(connection, connection.execute(theirs).scalars()).values():
            if one.claim is not None:
                by_article[one.article].append(one.claim)
        for article in batch:
            yield article, tuple(sorted(by_article[article.id], key=_position))


def _position(claim: Claim) -> tuple[int, str]:
    return claim.evidence.trigger.start, claim.id


def _sources(connection: Connection, ids: set[str]) -> dict[str, Source]:
    columns = articles.c.id, articles.c.added, articles.c.outlet, articles.c.language, articles.c.body
    found = selected(connection, ids, select(*columns).where(among(articles.c.id)))
    return {row.id: Source(row.added, row.outlet, row.language, row.body) for row in found}
