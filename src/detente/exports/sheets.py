"""What can be written as plain sheets: each kind of record of a ledger, with its columns and its form in JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from detente.articles.article import Article
from detente.claims.claim import Claim
from detente.columns import Cell, Column, Sheet, field
from detente.exports.columns import COLUMNS
from detente.exports.formats import Of
from detente.ledger.asking.sheets import CONTACTS, EVENTS, PLEDGES
from detente.ledger.asking.snapshot import Snapshot
from detente.ledger.events.event import Event
from detente.records import plain

# A claim of a ledger with the id of the event it tells of.
Happened = tuple[str, Claim]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: what it is, its columns, how to get all that is asked for, and one as an object of JSON."""

    of: Of
    title: str
    sheet: Sheet[Any]
    records: Callable[[Snapshot], Iterator[Any]]
    json: Callable[[Any], Any] = plain


def _of_claim(column: Column[Claim]) -> Callable[[Happened], Cell]:
    return lambda pair: column.value(pair[1])


def _listed(name: str, meaning: str) -> Column[Article]:
    return Column(name, "texts", meaning, lambda article: list(getattr(article, name)))


CLAIMS: Sheet[Happened] = (
    Column("happening", "text", "identifier of the event that it tells of", lambda pair: pair[0]),
    *(Column(column.name, column.type, column.meaning, _of_claim(column)) for column in COLUMNS),
)

ARTICLES: Sheet[Article] = (
    field("id", "text", "id", "identifier of the version of the article"),
    field("url", "text", "url", "address of the page"),
    field("publisher", "text", "publisher", "who published it"),
    field("headline", "text", "headline", "its headline"),
    field("published_start", "date", "published.start", "first day it may have been published"),
    field("published_end", "date", "published.end", "last such day"),
    field("published_basis", "text", "published.basis", "given, metadata, url, visible, inferred or none"),
    field("origin", "text", "origin", "the wire service it credits"),
    field("language", "text", "language", "ISO 639-1"),
    field("dateline", "text", "dateline", "the place line"),
    field("section", "text", "section", "section of the site"),
    _listed("authors", "who wrote it"),
    _listed("topics", "what the page says it is about"),
    Column("body_length", "integer", "characters of the body", lambda article: len(article.body)),
)


def joined(record: tuple[Event, Any]) -> dict[str, Any]:
    """A contact or pledge as one object with its event in it."""
    event, other = record
    return {**plain(other), "event": plain(event)}


def _claims(snapshot: Snapshot) -> Iterator[Happened]:
    return ((told.event.id, claim) for told in snapshot.told() for claim in told.claims)


def _articles(snapshot: Snapshot) -> Iterator[Article]:
    return (article for article, _ in snapshot.articles())


KINDS: dict[Of, Kind] = {
    kind.of: kind
    for kind in (
        Kind(Of.EVENTS, "What happened, each once", EVENTS, Snapshot.events),
        Kind(
            Of.CLAIMS,
            "What one article says happened, on whose word",
            CLAIMS,
            _claims,
            lambda pair: {**plain(pair[1]), "happening": pair[0]},
        ),
        Kind(Of.CONTACTS, "Events in which leaders or governments talk, and each side's account", CONTACTS,
             Snapshot.contacts, joined),
        Kind(Of.PLEDGES, "What was offered, promised, demanded or threatened, and what came of it", PLEDGES,
             Snapshot.pledges, joined),
        Kind(Of.ARTICLES, "The pages that tell of the events, without their text", ARTICLES, _articles),
    )
}  # fmt: skip
