"""The store: everything that is written to a ledger, each page in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, Engine, func, insert, select

from detente.articles.article import Article
from detente.claims.claim import Claim
from detente.ledger.events.origins import signature
from detente.ledger.store import engines
from detente.ledger.store.added import Added, State
from detente.ledger.store.claiming import archive, put_claims
from detente.ledger.store.copies import Copy, leave, place
from detente.ledger.store.pages import in_ledger, page_of, version_id
from detente.ledger.store.plainly import plainly
from detente.ledger.store.rows import article_row
from detente.ledger.store.schema import articles
from detente.ledger.store.settling import Change, settle
from detente.records import read_record


class Store:
    """A ledger that is open; made by ``open_store``. Any number of threads and processes may have it open.

    What cannot be read or written raises InputError with ``name`` and a reason in one line.
    """

    def __init__(self, engine: Engine, name: str, clock: Callable[[], datetime]) -> None:
        self.engine = engine
        self.name = name
        self._clock = clock

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction to read in: one state of the ledger, whatever others write."""
        with plainly(self.name), engines.reading(self.engine) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction to write in; it waits for its turn, and is kept whole or not at all."""
        with plainly(self.name), engines.writing(self.engine) as connection:
            yield connection

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def has(self, sha256: str) -> bool:
        """Whether the capture with this digest has been added."""
        return self.article_of(sha256) is not None

    def article_of(self, sha256: str) -> str | None:
        """The id of the article that was made of the capture with this digest; None where it has not been added."""
        with self.reading() as connection:
            return _article_of(connection, sha256)

    def add(self, article: Article, claims: Sequence[Claim], sha256: str, source: str) -> Added:
        """Add a page as it was coded, with the digest of the capture's bytes and its name as the user gave it.

        The same capture again adds nothing; another capture of the page (``pages.page_of``) is a new version of it.
        """
        page = page_of(article, sha256, source)
        article = _storable(replace(article, id=version_id(page, sha256), source=source))
        signed = signature(article.body)
        with self.writing() as connection:
            known = _article_of(connection, sha256)
            if known is not None:
                return Added("same", known, source)
            return self._add(connection, article, in_ledger(claims, page, article), page, sha256, signed)

    def _add(
        self, connection: Connection, article: Article, made: Sequence[Claim], page: str, sha256: str, signed: bytes
    ) -> Added:
        change, moment = Change(), self.now()
        former = connection.execute(
            select(articles.c.id, articles.c.kind, articles.c.record).where(articles.c.page == page, articles.c.current)
        ).first()
        aside = former is not None and former.kind == "story" and article.kind != "story"
        row = article_row(article) | {
            "page": page,
            "version": 1 + _versions(connection, page),
            "current": not aside,
            "sha256": sha256,
            "signature": signed,
            "origin": article.id,
            "added": moment,
        }
        if former is not None and not aside:
            archive(connection, former.id, change)
            leave(connection, former.id, change)
        connection.execute(insert(articles), [row])
        if aside:
            return Added("aside", article.id, article.source, reason=article.reason)
        if article.kind == "story":
            place(connection, Copy(article.id, article.published.start, article.origin, signed), change)
        put_claims(connection, made, change)
        touched = settle(connection, change, moment)
        state: State = "new" if former is None else "changed"
        return Added(state, article.id, article.source, len(made), touched, article.reason)

    def articles(self, current: bool = True) -> Iterator[Article]:
        """The articles, in the order they were added; with those that are no longer current if asked."""
        # Read by pieces: whoever goes through them may write between two.
        last = 0
        while True:
            wanted = select(articles.c.number, articles.c.record).where(articles.c.number > last)
            if current:
                wanted = wanted.where(articles.c.current)
            with self.reading() as connection:
                rows = connection.execute(wanted.order_by(articles.c.number).limit(200)).all()
            if not rows:
                return
            for row in rows:
                yield read_record(Article, row.record)
            last = rows[-1].number

    def now(self) -> str:
        """The moment, as UTC time."""
        return f"{self._clock():%Y-%m-%dT%H:%M:%SZ}"


def _article_of(connection: Connection, sha256: str) -> str | None:
    found: str | None = connection.execute(select(articles.c.id).where(articles.c.sha256 == sha256)).scalar()
    return found


def _versions(connection: Connection, page: str) -> int:
    return connection.execute(select(func.count()).where(articles.c.page == page)).scalar_one()


def _storable(article: Article) -> Article:
    """The article with what no database takes gone from the fields that come in as they were given."""
    return replace(
        article,
        source=_clean(article.source),
        url=article.url and _clean(article.url),
        publisher=article.publisher and _clean(article.publisher),
        origin=article.origin and _clean(article.origin),
    )


def _clean(value: str) -> str:
    return value.replace("\0", "").encode("utf-8", "backslashreplace").decode()
