"""The shelf: the articles of the ledger, as a list and version by version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from detente.columns import Sheet, field
from detente.ledger.asking.lists import conditions
from detente.ledger.asking.question import Question
from detente.ledger.store.schema import articles, claims, events


@dataclass(frozen=True, slots=True)
class Shelved:
    """An article in a list: the current version of a page.

    ``outlet`` is its publisher or the host of its URL; ``published`` the first ISO day it may have been published;
    ``kind`` is "story" unless the page is something else; ``version`` counts the captures of the page from 1;
    ``claims`` how many claims it has; ``added`` the moment it came into the ledger (UTC).
    """

    id: str
    headline: str | None
    outlet: str | None
    url: str | None
    published: str | None
    kind: str
    language: str | None
    version: int
    claims: int
    added: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a page: its id, its number from 1, and whether its claims are those in the ledger.

    ``sha256`` is of the capture's bytes, ``added`` the moment it came in (UTC), ``coder`` the version of Detente that
    coded it.
    """

    id: str
    version: int
    current: bool
    sha256: str
    added: str
    coder: str


ARTICLES: Sheet[Shelved] = (
    field("id", "text", "id", "identifier of the article: of this version of its page"),
    field("headline", "text", "headline", "its headline"),
    field("outlet", "text", "outlet", "its publisher, or the host of its URL"),
    field("url", "text", "url", "address of the page"),
    field("published", "date", "published", "the first day it may have been published"),
    field("kind", "text", "kind", "story, or what else the page is"),
    field("language", "text", "language", "language of its text"),
    field("version", "integer", "version", "how many captures of the page there have been"),
    field("claims", "integer", "claims", "how many claims it has"),
    field("added", "text", "added", "the moment it came into the ledger (UTC)"),
)


def list_shelf(connection: Connection, question: Question, after: int = 0) -> Iterator[tuple[int, Shelved]]:
    """The articles that tell of the events asked for, all where nothing is asked, in the order they were added.

    Each comes with its number in the ledger; ``after`` is the number to go on after.
    """
    made = select(func.count()).where(claims.c.article == articles.c.id, ~claims.c.rejected).scalar_subquery()
    columns = (
        articles.c.id, articles.c.headline, articles.c.outlet, articles.c.url, articles.c.published, articles.c.kind,
        articles.c.language, articles.c.version, made, articles.c.added,
    )  # fmt: skip
    wanted: Select[Any] = select(articles.c.number, *columns).where(articles.c.number > after, articles.c.current)
    asked = conditions(connection, question)
    if asked:
        of_events = claims.c.happening.in_(select(events.c.id).where(*asked))
        wanted = wanted.where(articles.c.id.in_(select(claims.c.article).where(of_events)))
    for number, *values in connection.execute(wanted.order_by(articles.c.number).limit(question.limit)):
        yield number, Shelved(*values)


def versions_of(connection: Connection, id: str) -> tuple[Version, ...]:
    """All versions of the page that the article of that id is one of, the first first."""
    page = select(articles.c.page).where(articles.c.id == id).scalar_subquery()
    columns = (
        articles.c.id, articles.c.version, articles.c.current, articles.c.sha256, articles.c.added, articles.c.coder,
    )  # fmt: skip
    rows = connection.execute(select(*columns).where(articles.c.page == page).order_by(articles.c.version))
    return tuple(Version(*row) for row in rows)
