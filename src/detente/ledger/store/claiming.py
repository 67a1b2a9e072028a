"""The claims of an article: put in when it comes, taken out when another version takes its place."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select, update

from detente.claims.claim import Claim
from detente.ledger.reviews.applying import effective
from detente.ledger.store.lookup import delete_where, reviews_by_claim
from detente.ledger.store.rows import claim_columns, claim_row
from detente.ledger.store.schema import articles, claims
from detente.ledger.store.settling import Change


def put_claims(connection: Connection, made: Sequence[Claim], change: Change) -> None:
    """Put in the claims of an article; what people said of claims with these ids holds for them."""
    if not made:
        return
    connection.execute(insert(claims), [claim_row(claim) for claim in made])
    change.fresh |= {claim.id for claim in made}
    change.new |= {claim.id for claim in made}
    reviewed = reviews_by_claim(connection, [claim.id for claim in made])
    for claim in made:
        if claim.id in reviewed:
            lay_over(connection, effective(claim, reviewed[claim.id]), claim)


def lay_over(connection: Connection, corrected: Claim | None, claim: Claim) -> None:
    """Have the columns of a claim follow what people said of it; its record stays as it was made."""
    values = claim_columns(corrected or claim) | {"rejected": corrected is None}
    connection.execute(update(claims).where(claims.c.id == claim.id).values(values))


def archive(connection: Connection, article: str, change: Change) -> None:
    """Take out the claims of an article that is no longer current; they stay with it as ``former``."""
    rows = connection.execute(
        select(claims.c.id, claims.c.record).where(claims.c.article == article).order_by(claims.c.position, claims.c.id)
    ).all()
    take_out(connection, [row.id for row in rows], change)
    connection.execute(
        update(articles).where(articles.c.id == article).values(current=False, former=[row.record for row in rows])
    )


def take_out(connection: Connection, ids: Sequence[str], change: Change) -> None:
    """Delete claims, with the judgements on them; those they were linked to are settled again."""
    change.forget(connection, ids)
    change.fresh -= set(ids)
    change.new -= set(ids)
    change.loose -= set(ids)
    delete_where(connection, claims.c.id, ids)
