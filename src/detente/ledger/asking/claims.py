"""Claims as they stand: with what people corrected in them, and without those that people judged wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from detente.claims.claim import Claim
from detente.ledger.asking.lists import conditions
from detente.ledger.asking.question import Question
from detente.ledger.store.lookup import stored_claims
from detente.ledger.store.schema import claims, events
from detente.records import read_record


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


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim as the coder made it or as a person corrected it; ``event`` is the id of the event that it tells of.

    Where a person judged it wrong, ``rejected`` is true and there is no event.
    """

    claim: Claim
    event: str | None
    rejected: bool


def claim_standing(connection: Connection, id: str) -> Standing | None:
    """The claim of an id as it stands; None where there is none."""
    stored = stored_claims(connection, [id]).get(id)
    if stored is None:
        return None
    if stored.claim is not None:
        return Standing(stored.claim, stored.happening, False)
    made = connection.execute(select(claims.c.record).where(claims.c.id == id)).scalar_one()
    return Standing(read_record(Claim, made), None, True)
