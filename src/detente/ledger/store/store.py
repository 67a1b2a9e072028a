"""The store: everything that is written to a ledger, each page in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import DBAPIError

from detente.articles.article import Article
from detente.claims.claim import Claim
from detente.ledger.events.origins import signature
from detente.ledger.reviews.review import Review
from detente.ledger.store import engines
from detente.ledger.store.added import Added, State
from detente.ledger.store.claiming import archive, put_claims
from detente.ledger.store.copies import Copy, leave, place
from detente.ledger.store.lookup import review_of
from detente.ledger.store.pages import in_ledger, page_of, storable, version_id
from detente.ledger.store.plainly import plainly
from detente.ledger.store.rebuilding import rebuild
from detente.ledger.store.recoding import Difference, difference, replace_claims
from detente.ledger.store.reviewing import keep, mark_undone
from detente.ledger.store.rows import article_row
from detente.ledger.store.schema import articles, reviewed, reviews
from detente.ledger.store.schema import claims as table
from detente.ledger.store.settling import Change, settle
from detente.records import read_record


class Store:
    """A ledger that is open; made by ``open_store``. Any number of threads and processes may have it open.

    What cannot be read or written raises InputError with ``name`` and a reason in one line.
    """

    def __init__(self, engine: Engine, name: str, clock: Callable[[], datetime], folder: str | None = None) -> None:
        self.engine = engine
        self.name = name
        self.folder = folder  # where a ledger that is a file lies
        self._clock = clock
        self._wrote = False

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
        self._wrote = True

    def close(self) -> None:
        """Let go of the database; SQLite first takes note of what is in it, where much has changed, to plan by."""
        if self._wrote and self.engine.dialect.name == "sqlite":
            # Another writer may have the file: then that one will do it.
            with suppress(DBAPIError), self.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA analysis_limit = 400")
                connection.exec_driver_sql("PRAGMA optimize")
        self.engine.dispose()

    def has(self, sha256: str) -> bool:
        """Whether the capture with this digest has been added."""
        return self.article_of(sha256) is not None

    def article_of(self, sha256: str) -> str | None:
        """The id of the article that was made of the capture with this digest; None where it has not been added."""
        with self.reading() as connection:
            return _article_of(connection, sha256)

    def add(
        self, article: Article, claims: Sequence[Claim], sha256: str, source: str, by: str | None = None
    ) -> Added:
        """Add a page as it was coded, with the digest of the capture's bytes and its name as the user gave it.

        ``by`` is the person who adds it, if one does. The same capture again adds nothing; another capture of the page
        (``pages.page_of``) is a new version of it.
        """
        article = storable(replace(article, source=source))
        page = page_of(article, sha256, article.source, self.folder)
        article = replace(article, id=version_id(page, sha256))
        signed = signature(article.body)
        with self.writing() as connection:
            known = _article_of(connection, sha256)
            if known is not None:
                return Added("same", known, source)
            return self._add(connection, article, in_ledger(claims, page, article), page, sha256, signed, by)

    def _add(
        self,
        connection: Connection,
        article: Article,
        made: Sequence[Claim],
        page: str,
        sha256: str,
        signed: bytes,
        by: str | None,
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
            "by": by,
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

    def review(self, review: Review) -> tuple[str, ...]:
        """Keep what a person judged (``reviews.making`` makes it), and settle what follows from it.

        Returns the ids of the events that are new, changed or gone. Raises UsageError where the review makes no sense:
        a claim that is not in the ledger, a field that cannot hold the value.
        """
        with self.writing() as connection:
            change = keep(connection, review)
            return settle(connection, change, self.now())

    def undo(self, review: str) -> tuple[str, ...]:
        """Mark the review of this id as undone, and settle what follows; returns the ids of the events touched.

        Raises UsageError where there is no such review, or it is undone already.
        """
        with self.writing() as connection:
            change = mark_undone(connection, review, self.now())
            return settle(connection, change, self.now())

    def reviews(self, undone: bool = False) -> list[Review]:
        """What people judged, the latest first; with what is undone if asked."""
        wanted = select(reviews).order_by(reviews.c.at.desc(), reviews.c.id)
        with self.reading() as connection:
            rows = connection.execute(wanted if undone else wanted.where(reviews.c.undone.is_(None))).all()
        return [review_of(row) for row in rows]

    def unsure(self, limit: int = 20) -> list[Claim]:
        """The claims that the coder is least sure of and of which nobody has said anything, the least sure first."""
        judged = select(reviewed.c.claim).join(reviews, reviews.c.id == reviewed.c.review)
        judged = judged.where(reviews.c.undone.is_(None))
        wanted = select(table.c.record).where(table.c.id.not_in(judged))
        wanted = wanted.order_by(table.c.confidence, table.c.id).limit(limit)
        with self.reading() as connection:
            return [read_record(Claim, record) for record in connection.execute(wanted).scalars()]

    def recode(self, article: Article, claims: Sequence[Claim], dry: bool = False) -> Difference:
        """Put the claims of today's coder in the place of those that an article has, unless ``dry``.

        ``article`` is one of ``articles``, perhaps with another date. What is different is returned either way.
        """
        with self.reading() if dry else self.writing() as connection:
            page = connection.execute(
                select(articles.c.page).where(articles.c.id == article.id, articles.c.current)
            ).scalar()
            if page is None:
                # Another version took its place meanwhile.
                return Difference(article.id, article.source)
            made = in_ledger(claims, page, article)
            found = difference(connection, article, made)
            if not dry:
                change = replace_claims(connection, article, made, found)
                settle(connection, change, self.now())
            return found

    def rebuild(self) -> None:
        """Make everything anew that follows from claims and reviews: origins, judgements, events, contacts, pledges.

        In one transaction, for which other writers wait. It is what a better likeness of claims needs to show.
        """
        with self.writing() as connection:
            rebuild(connection, self.now())

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
