"""The prospect: what a page would do to the ledger if it were added now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from detente.articles.article import Article
from detente.claims.claim import Claim
from detente.ledger.store.added import State
from detente.ledger.store.pages import in_ledger, page_of, storable
from detente.ledger.store.schema import articles, claims


@dataclass(frozen=True, slots=True)
class Prospect:
    """What adding a page would do: ``state`` as of ``Added``; ``article`` is what the ledger has of the page already.

    ``fresh`` are the positions of those of its claims that the ledger does not have, ``gone`` how many claims of the
    version that the ledger has would go, with that version, into the past.
    """

    state: State
    article: str | None
    fresh: frozenset[int]
    gone: int


def prospect_of(
    connection: Connection, article: Article, made: Sequence[Claim], sha256: str, folder: str | None
) -> Prospect:
    """What ``Store.add`` would do with a page that was coded, were it called now with ``article.source``.

    ``folder`` is where the ledger lies, as of the store.
    """
    known: str | None = connection.execute(select(articles.c.id).where(articles.c.sha256 == sha256)).scalar()
    if known is not None:
        return Prospect("same", known, frozenset(), 0)
    article = storable(article)
    page = page_of(article, sha256, article.source, folder)
    former = connection.execute(
        select(articles.c.id, articles.c.kind).where(articles.c.page == page, articles.c.current)
    ).first()
    every = frozenset(range(len(made)))
    if former is None:
        return Prospect("new", None, every, 0)
    if former.kind == "story" and article.kind != "story":
        return Prospect("aside", former.id, every, 0)
    had = set(connection.execute(select(claims.c.id).where(claims.c.article == former.id)).scalars())
    ids = [claim.id for claim in in_ledger(made, page, article)]
    fresh = frozenset(position for position, id in enumerate(ids) if id not in had)
    return Prospect("changed", former.id, fresh, len(had - set(ids)))
