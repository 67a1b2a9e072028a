"""Copies: which current articles print one text, kept up as articles come and go."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from detente.ledger.events.origins import Page as Copy
from detente.ledger.events.origins import bands as bands_of
from detente.ledger.events.origins import by_publication, origins_of, same_origin
from detente.ledger.store.lookup import among, selected
from detente.ledger.store.schema import articles, bands, claims
from detente.ledger.store.settling import Change

__all__ = ["Copy", "leave", "place"]

_columns = articles.c.id, articles.c.published, articles.c.credit, articles.c.signature, articles.c.origin
_near = select(*_columns).join(bands, bands.c.article == articles.c.id).where(among(bands.c.band)).distinct()
_heads = select(*_columns).where(among(articles.c.id))
_grouped = select(*_columns).where(among(articles.c.origin))


def place(connection: Connection, page: Copy, change: Change) -> None:
    """Give an article that has come its origin, and others theirs anew where it ties them together."""
    keys = bands_of(page.signature)
    near = selected(connection, keys, _near)
    if keys:
        connection.execute(insert(bands), [{"band": key, "article": page.id} for key in sorted(set(keys))])
    # A group is joined by its first likeness: what it holds is tied together already.
    joined: set[str] = set()
    for row in near:
        if row.origin not in joined and same_origin(page, _copy(row)):
            joined.add(row.origin)
    if not joined:
        return
    first = min((page, *map(_copy, selected(connection, joined, _heads))), key=by_publication).id
    if first != page.id:
        connection.execute(update(articles).where(articles.c.id == page.id).values(origin=first))
    for row in selected(connection, joined - {first}, _grouped):
        _move(connection, row.id, first, change)


def leave(connection: Connection, article: str, change: Change) -> None:
    """Take out an article that is no longer current; those it tied together may have origins of their own now."""
    origin = connection.execute(select(articles.c.origin).where(articles.c.id == article)).scalar_one()
    connection.execute(delete(bands).where(bands.c.article == article))
    connection.execute(update(articles).where(articles.c.id == article).values(origin=None))
    if origin is not None:
        _anew(connection, {origin}, change)


def _anew(connection: Connection, groups: Iterable[str], change: Change) -> None:
    """Find the origins of the articles of some groups again; the claims of an article with another one are fresh."""
    rows = {row.id: row for row in selected(connection, groups, _grouped)}
    for name, origin in origins_of(map(_copy, rows.values())).items():
        if rows[name].origin != origin:
            _move(connection, name, origin, change)


def _move(connection: Connection, article: str, origin: str, change: Change) -> None:
    """Give an article another origin: its claims are fresh."""
    connection.execute(update(articles).where(articles.c.id == article).values(origin=origin))
    change.fresh.update(connection.execute(select(claims.c.id).where(claims.c.article == article)).scalars())


def _copy(row: Any) -> Copy:
    return Copy(row.id, row.published, row.credit, row.signature)
