"""Looking things up by many ids at once: claims as they stand after what people said of them, reviews, judgements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, Table, delete, select

from detente.claims.claim import Claim
from detente.ledger.events.judgement import Judgement, Reason
from detente.ledger.reviews.applying import effective
from detente.ledger.reviews.review import Review
from detente.ledger.store.schema import articles, claims, judgements, reviewed, reviews
from detente.records import read_record

# SQLite takes 32,766 values in one statement; a few hundred are as fast for each.
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Stored:
    """A claim as it stands after all that people said of it (``claim`` is None where it was judged wrong).

    ``origin`` and ``outlet`` are those of its article, ``happening`` the id of its event.
    """

    id: str
    claim: Claim | None
    article: str
    origin: str
    outlet: str | None
    happening: str | None


def selected(
    connection: Connection, ids: Iterable[str], statement: Callable[[list[str]], Select[Any]]
) -> Iterator[Row[Any]]:
    """The rows of a statement that takes a list of ids, for any number of them."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), _BATCH):
        yield from connection.execute(statement(ordered[start : start + _BATCH]))


def delete_where(connection: Connection, table: Table, column: Column[Any], ids: Iterable[str]) -> None:
    """Delete the rows whose ``column`` is one of ``ids``, however many these are."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), _BATCH):
        connection.execute(delete(table).where(column.in_(ordered[start : start + _BATCH])))


def stored_claims(connection: Connection, ids: Iterable[str]) -> dict[str, Stored]:
    """The claims of these ids; ids of which there is no claim are passed over."""
    wanted = set(ids)
    judged = reviews_by_claim(connection, wanted)
    columns = claims.c.id, claims.c.article, claims.c.happening, claims.c.record, articles.c.origin, articles.c.outlet
    found = selected(
        connection,
        wanted,
        lambda some: select(*columns).join(articles, articles.c.id == claims.c.article).where(claims.c.id.in_(some)),
    )
    return {
        row.id: Stored(
            row.id,
            effective(read_record(Claim, row.record), judged.get(row.id, ())),
            row.article,
            row.origin or row.article,
            row.outlet,
            row.happening,
        )
        for row in found
    }


def reviews_by_claim(connection: Connection, ids: Iterable[str]) -> dict[str, list[Review]]:
    """The reviews of each claim of these ids that has any, those undone left out."""
    found: dict[str, list[Review]] = defaultdict(list)
    for row in selected(
        connection,
        ids,
        lambda some: select(reviewed.c.claim, *reviews.c)
        .join(reviews, reviews.c.id == reviewed.c.review)
        .where(reviewed.c.claim.in_(some), reviews.c.undone.is_(None)),
    ):
        found[row[0]].append(review_of(row))
    return found


def review_of(row: Row[Any]) -> Review:
    """The review in a row that has the columns of ``reviews`` (and may have others)."""
    return Review(
        row.id, row.verdict, tuple(row.claims), tuple(row.rest), dict(row.changes), row.note, row.by, row.at, row.undone
    )


def judgements_among(connection: Connection, ids: Iterable[str]) -> list[Judgement]:
    """The machine's judgements on pairs of these claims; their reasons are left out."""
    wanted = set(ids)
    columns = judgements.c.a, judgements.c.b, judgements.c.same, judgements.c.score
    found = selected(connection, wanted, lambda some: select(*columns).where(judgements.c.a.in_(some)))
    return [Judgement(row.a, row.b, row.same, row.score, (), "machine") for row in found if row.b in wanted]


def judgement_of(row: Row[Any]) -> Judgement:
    """The judgement in a row of ``judgements``, whole."""
    reasons = tuple(read_record(Reason, reason) for reason in row.reasons)
    return Judgement(row.a, row.b, row.same, row.score, reasons, "machine", row.at)


def linked(connection: Connection, ids: Iterable[str]) -> set[str]:
    """The claims that the machine judged to tell of the same happening as one of these."""
    wanted = set(ids)
    a, b = judgements.c.a, judgements.c.b
    after = selected(connection, wanted, lambda some: select(b).where(a.in_(some), judgements.c.same))
    before = selected(connection, wanted, lambda some: select(a).where(b.in_(some), judgements.c.same))
    return {row[0] for rows in (after, before) for row in rows} - wanted
