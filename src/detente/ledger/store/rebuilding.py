"""Everything anew that follows from claims and reviews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from detente.ledger.events.blocking import blocks_of
from detente.ledger.events.consolidate import compare
from detente.ledger.events.origins import Page, origins_of
from detente.ledger.events.origins import bands as bands_of
from detente.ledger.reviews.applying import held
from detente.ledger.store.deriving import derive
from detente.ledger.store.lookup import review_of, stored_claims
from detente.ledger.store.rows import judgement_row
from detente.ledger.store.schema import articles, bands, blocks, claims, events, judgements, reviews
from detente.ledger.store.settling import place_events, tellings_of

_BATCH = 1000


def rebuild(connection: Connection, at: str) -> None:
    """Throw away and make anew origins, judgements, events, contacts and pledges; ``at`` is the UTC time."""
    for table in (bands, blocks, judgements, events):
        connection.execute(delete(table))
    connection.execute(update(claims).values(happening=None))
    _origins(connection)
    known = stored_claims(connection, connection.execute(select(claims.c.id)).scalars())
    tellings = tellings_of(known.values())
    _fill(connection, blocks, (
        {"block": block, "claim": name} for name, telling in tellings.items() for block in sorted(blocks_of(telling))
    ))  # fmt: skip
    _fill(connection, judgements, (judgement_row(one, at) for one in compare(list(tellings.values()))))
    holding = held([review_of(row) for row in connection.execute(select(reviews).where(reviews.c.undone.is_(None)))])
    for several in _batches(place_events(connection, known, holding)):
        derive(connection, several, ())


def _origins(connection: Connection) -> None:
    columns = articles.c.id, articles.c.published, articles.c.credit, articles.c.signature
    told = connection.execute(select(*columns).where(articles.c.current, articles.c.kind == "story"))
    pages = [Page(row.id, row.published, row.credit, row.signature) for row in told]
    _fill(connection, bands, (
        {"band": band, "article": page.id} for page in pages for band in sorted(set(bands_of(page.signature)))
    ))  # fmt: skip
    for name, origin in origins_of(pages).items():
        connection.execute(update(articles).where(articles.c.id == name).values(origin=origin))


def _fill(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    for several in _batches(rows):
        connection.execute(insert(table), several)


def _batches(several: Iterable[Any]) -> Iterator[list[Any]]:
    coming = iter(several)
    while batch := list(islice(coming, _BATCH)):
        yield batch
