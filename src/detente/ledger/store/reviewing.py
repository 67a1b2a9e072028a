"""Reviews in the store: kept, marked undone, and laid over the claims they are about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, insert, select, update

from detente.claims.claim import Claim
from detente.errors import UsageError
from detente.ledger.reviews.applying import completed, corrected, effective
from detente.ledger.reviews.review import Review
from detente.ledger.store.claiming import lay_over
from detente.ledger.store.lookup import among, review_of, reviews_by_claim, selected, stored_claims
from detente.ledger.store.rows import review_row
from detente.ledger.store.schema import claims, reviewed, reviews
from detente.ledger.store.settling import Change
from detente.records import read_record


def keep(connection: Connection, review: Review) -> Change:
    """Write a review down, and lay it over its claims; raises UsageError where the ledger says it makes no sense."""
    known = stored_claims(connection, review.claims)
    for name in review.claims:
        if name not in known:
            raise UsageError(f"no claim {name} in the ledger")
    homes = {stored.happening for stored in known.values()}
    if review.verdict in ("merge", "split") and None in homes:
        raise UsageError("a claim that was judged wrong belongs to no event")
    if review.verdict == "merge" and len(homes) < 2:
        raise UsageError("these are one event already")
    if review.verdict == "split":
        review = replace(review, rest=review.rest or _staying(connection, review, homes))
    if review.verdict == "correct":
        claim = next(iter(known.values())).claim or _made(connection, review.claims)[0]
        try:
            corrected(claim, completed(review.changes))
        except ValueError as error:
            raise UsageError(str(error)) from None
    if connection.execute(select(reviews.c.id).where(reviews.c.id == review.id)).first():
        raise UsageError("this was said already")
    connection.execute(insert(reviews), [review_row(review)])
    about = dict.fromkeys((*review.claims, *review.rest))
    connection.execute(insert(reviewed), [{"review": review.id, "claim": name} for name in about])
    return _laid_over(connection, review)


def mark_undone(connection: Connection, name: str, at: str) -> Change:
    """Mark a review as undone, and take it off its claims; raises UsageError where there is none to undo."""
    row = connection.execute(select(reviews).where(reviews.c.id == name)).first()
    if row is None:
        raise UsageError(f"no review {name} in the ledger")
    if row.undone is not None:
        raise UsageError(f"review {name} was undone on {row.undone[:10]}")
    connection.execute(update(reviews).where(reviews.c.id == name).values(undone=at))
    return _laid_over(connection, review_of(row))


def _laid_over(connection: Connection, review: Review) -> Change:
    """What is to be settled after a review came or went; the columns of the claims that it corrects follow it."""
    if review.verdict == "note":
        return Change()
    if review.verdict in ("merge", "split"):
        there = selected(
            connection,
            (*review.claims, *review.rest),
            select(claims.c.id).where(among(claims.c.id)),
        )
        return Change(loose={row.id for row in there})
    judged = reviews_by_claim(connection, review.claims)
    made = _made(connection, review.claims)
    for claim in made:
        lay_over(connection, effective(claim, judged.get(claim.id, ())), claim)
    return Change(fresh={claim.id for claim in made})


def _staying(connection: Connection, review: Review, homes: Iterable[str | None]) -> tuple[str, ...]:
    """The claims that stay in the event that a split is about."""
    (home, *others) = homes
    if others:
        raise UsageError("the claims of a split are all of one event")
    told = connection.execute(select(claims.c.id).where(claims.c.happening == home).order_by(claims.c.id))
    staying = tuple(row.id for row in told if row.id not in review.claims)
    if not staying:
        raise UsageError("nothing would be left of the event")
    return staying


def _made(connection: Connection, names: Iterable[str]) -> list[Claim]:
    """The claims as the coder made them."""
    rows = selected(connection, names, select(claims.c.record).where(among(claims.c.id)))
    return [read_record(Claim, row.record) for row in rows]
