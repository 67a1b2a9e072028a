"""The reading: an article with the claims that stand in it, its copies and its other versions."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from detente.articles.article import Article
from detente.claims.claim import Claim
from detente.ledger.asking.catalogue import Listed, listing
from detente.ledger.asking.lists import events_named
from detente.ledger.asking.shelf import Version, versions_of
from detente.ledger.events.event import Event
from detente.ledger.store.lookup import stored_claims
from detente.ledger.store.schema import articles, claims
from detente.records import read_record


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its claims as they stand after corrections, in the order of the text.

    ``rejected`` are those that a person judged wrong. ``events`` are the events of the claims, by the claims' ids.
    ``origin`` is the id of the first article of the same text or wire story, ``copies`` the others of it. ``versions``
    are all captures of the page, this one among them, the first first. Claims of a version that is no longer current
    are as they were made, and belong to no event.
    """

    article: Article
    outlet: str | None
    added: str
    by: str | None
    coder: str
    claims: tuple[Claim, ...]
    rejected: tuple[Claim, ...]
    events: dict[str, Event]
    origin: str
    copies: tuple[Listed, ...]
    versions: tuple[Version, ...]


def read_article(connection: Connection, id: str) -> Reading | None:
    """The article of that id with all that is known of it; None where there is none."""
    row = connection.execute(select(articles).where(articles.c.id == id)).first()
    if row is None:
        return None
    standing, rejected, homes = _claims(connection, id)
    if not row.current:
        standing = [read_record(Claim, record) for record in row.former or ()]
    known = events_named(connection, set(homes.values()))
    origin = row.origin or row.id
    same = listing().where(articles.c.current, articles.c.origin == origin, articles.c.id != id)
    return Reading(
        read_record(Article, row.record),
        row.outlet,
        row.added,
        row.by,
        row.coder,
        tuple(sorted(standing, key=_place)),
        tuple(sorted(rejected, key=_place)),
        {claim: known[home] for claim, home in homes.items() if home in known},
        origin,
        tuple(Listed(*found) for found in connection.execute(same.order_by(articles.c.published, articles.c.number))),
        versions_of(connection, id),
    )


def claim_home(connection: Connection, id: str) -> str | None:
    """The id of the article that the claim of that id stands in; None where there is no such claim."""
    found: str | None = connection.execute(select(claims.c.article).where(claims.c.id == id)).scalar()
    return found


def _claims(connection: Connection, article: str) -> tuple[list[Claim], list[Claim], dict[str, str]]:
    """The claims of an article that stand, those judged wrong, and the event of each that has one."""
    found = connection.execute(select(claims.c.id, claims.c.record).where(claims.c.article == article)).all()
    stored = stored_claims(connection, [row.id for row in found])
    standing = [one.claim for one in stored.values() if one.claim is not None]
    rejected = [read_record(Claim, row.record) for row in found if stored[row.id].claim is None]
    return standing, rejected, {one.id: one.happening for one in stored.values() if one.happening is not None}


def _place(claim: Claim) -> tuple[int, str]:
    return claim.evidence.trigger.start, claim.id
