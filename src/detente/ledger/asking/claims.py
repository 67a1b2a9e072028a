"""Claims as they stand: with what people corrected in them, and without those that people judged wrong."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from detente.claims.claim import Claim
from detente.ledger.asking.lists import conditions
from detente.ledger.asking.question import Question
from detente.ledger.store.lookup import stored_claims
from detente.ledger.store.schema import claims, events


def list_claims(connection: Connection, question: Question, after: int = 0) -> Iterator[tuple[int, Claim]]:
    """The claims of the events asked for, in the order they came into the ledger, each with its number there.

    ``after`` is the number to go on after; at most ``question.limit`` are read.
    """
    wanted = select(claims.c.number, claims.c.id).where(claims.c.number > after, ~claims.c.rejected)
    asked = conditions(connection, question)
    if asked:
        wanted = wanted.where(claims.c.happening.in_(select(events.c.id).where(*asked)))
    rows = connection.execute(wanted.order_by(claims.c.number).limit(question.limit)).all()
    stored = stored_claims(connection, [row.id for row in rows])
    for row in rows:
        claim = stored[row.id].claim
        if claim is not None:
            yield row.number, claim


def standing(connection: Connection, event: str) -> list[Claim]:
    """The claims of an event as they stand, in the order of publication."""
    ids = connection.execute(select(claims.c.id).where(claims.c.happening == event)).scalars()
    found = [one.claim for one in stored_claims(connection, ids).values() if one.claim is not None]
    return sorted(found, key=lambda one: (one.article.published or "", one.article.id, one.evidence.trigger.start))


def claim_standing(connection: Connection, id: str) -> tuple[Claim | None, str | None] | None:
    """The claim of an id as it stands (None where it was judged wrong) with the id of its event; None for no claim."""
    stored = stored_claims(connection, [id]).get(id)
    return None if stored is None else (stored.claim, stored.happening)
