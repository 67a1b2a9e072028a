"""Copies: which current articles print one text, kept up as articles come and go."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select, update

from detente.ledger.events.origins import Page as Copy
from detente.ledger.events.origins import bands as bands_of
from detente.ledger.events.origins import origins_of
from detente.ledger.store.lookup import among, selected
from detente.ledger.store.schema import articles, bands, claims
from detente.ledger.store.settling import Change

__all__ = ["Copy", "leave", "place"]

_near = select(bands.c.article).where(among(bands.c.band))
_origins = select(articles.c.origin).where(among(articles.c.id))
_grouped = select(
    articles.c.id, articles.c.published, articles.c.credit, articles.c.signature, articles.c.origin
).where(among(articles.c.origin))


def place(connection: Connection, page: Copy, change: Change) -> None:
    """Give an article that has come its origin, and others theirs anew where it ties them together."""
    keys = bands_of(page.signature)
    near = {row.article for row in selected(connection, keys, _near)}
    if keys:
        connection.execute(insert(bands), [{"band": key, "article": page.id} for key in sorted(set(keys))])
    if near:
        groups = {row.origin for row in selected(connection, near, _origins)}
        _anew(connection, groups | {page.id}, change)


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
    found = origins_of(Copy(row.id, row.published, row.credit, row.signature) for row in rows.values())
    for name, origin in found.items():
        if rows[name].origin != origin:
            connection.execute(update(articles).where(articles.c.id == name).values(origin=origin))
            told = connection.execute(select(claims.c.id).where(claims.c.article == name))
            change.fresh.update(row.id for row in told)
