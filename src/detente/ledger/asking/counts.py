"""How many records the ledger has of each kind: quick, whatever its size, for whoever watches over it."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from detente.ledger.store.schema import articles, claims, contacts, events, pledges, reviews

_TABLES = (articles, claims, events, contacts, pledges, reviews)


def counts(connection: Connection) -> dict[str, int]:
    """The number of rows of each table that holds records, by its name."""
    return {table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in _TABLES}
