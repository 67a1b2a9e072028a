"""The dossier: an event with all that the ledger holds of it, for whoever wants to know how it came to say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, and_, not_, or_, select

from detente.articles.article import Article
from detente.claims.claim import Claim
from detente.ledger.asking.lists import contact_named, event_named, events_named, pledge_named
from detente.ledger.asking.neighbours import neighbours
from detente.ledger.contacts.contact import Contact
from detente.ledger.events.event import Event
from detente.ledger.events.judgement import Judgement
from detente.ledger.pledges.pledge import Link, Pledge
from detente.ledger.reviews.applying import held
from detente.ledger.reviews.review import Review
from detente.ledger.store.lookup import among, judgement_of, review_of, selected, stored_claims
from detente.ledger.store.schema import (
    articles,
    bearings,
    claims,
    events,
    judgements,
    pledges,
    reviewed,
    reviews,
)
from detente.records import read_record

# Of the events that nearly were this one, these are shown.
_NEAR = 5


@dataclass(frozen=True, slots=True)
class Carrier:
    """The article that tells a claim: when it came into the ledger (UTC), its outlet, and its independent origin
    (the id of the first article of the same text or wire story)."""

    article: Article
    outlet: str | None
    origin: str
    added: str


@dataclass(frozen=True, slots=True)
class Near:
    """Another event, one of whose claims the machine compared with one of this event's; and that judgement."""

    event: Event
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Bearing:
    """A pledge that an event bears on: the event that opened it, the pledge, and how this event bears on it."""

    opened: Event
    pledge: Pledge
    link: Link


@dataclass(frozen=True, slots=True)
class Dossier:
    """An event with what stands behind it and around it.

    ``claims`` are as they stand after corrections, in the order of publication; ``carriers`` are by article id.
    ``judgements`` are on pairs of its claims, those of people first; ``near`` are the events that it was compared with
    and is not. ``reviews`` are all that people said of its claims, undone ones too, the latest first. ``before`` and
    ``after`` are its neighbours in time between the same parties, the nearest first. ``events`` are those that the
    contact and the pledge name, by id.
    """

    event: Event
    claims: tuple[Claim, ...]
    carriers: Mapping[str, Carrier]
    judgements: tuple[Judgement, ...]
    near: tuple[Near, ...]
    reviews: tuple[Review, ...]
    contact: Contact | None
    pledge: Pledge | None
    bearings: tuple[Bearing, ...]
    before: tuple[Event, ...]
    after: tuple[Event, ...]
    events: Mapping[str, Event]


def dossier_of(connection: Connection, id: str) -> Dossier | None:
    """The dossier of the event of that id, or that the claim of that id belongs to; None where there is none."""
    event = event_named(connection, id)
    if event is None:
        return None
    stored = stored_claims(connection, event.claims)
    told = [stored[claim] for claim in event.claims if claim in stored]
    said = _reviews(connection, event)
    contact, pledge = contact_named(connection, event.id), pledge_named(connection, event.id)
    before, after = neighbours(connection, event)
    named = {*(contact.contents if contact else ()), *(link.event for link in (pledge.links if pledge else ()))}
    return Dossier(
        event,
        tuple(one.claim for one in told if one.claim is not None),
        carriers_of(connection, {one.article for one in told}),
        (*_held(said, event), *_among(connection, event)),
        tuple(_near(connection, event)),
        tuple(said),
        contact,
        pledge,
        tuple(_bearings(connection, event)),
        before,
        after,
        events_named(connection, named),
    )


def carriers_of(connection: Connection, ids: set[str]) -> dict[str, Carrier]:
    """The articles of these ids with what the ledger knows of them."""
    columns = articles.c.record, articles.c.outlet, articles.c.origin, articles.c.added
    found = selected(connection, ids, select(articles.c.id, *columns).where(among(articles.c.id)))
    return {
        row.id: Carrier(read_record(Article, row.record), row.outlet, row.origin or row.id, row.added) for row in found
    }


def _reviews(connection: Connection, event: Event) -> list[Review]:
    said = select(reviewed.c.review).where(reviewed.c.claim.in_(event.claims))
    wanted = select(reviews).where(reviews.c.id.in_(said)).order_by(reviews.c.at.desc(), reviews.c.id)
    return [review_of(row) for row in connection.execute(wanted)]


def _held(said: list[Review], event: Event) -> Iterator[Judgement]:
    """What people judged of pairs of its claims."""
    return (each for each in held(said) if each.a in event.claims and each.b in event.claims)


def _among(connection: Connection, event: Event) -> Iterator[Judgement]:
    """What the machine judged of pairs of its claims, the surest first."""
    pair = judgements.c.a.in_(event.claims), judgements.c.b.in_(event.claims)
    for row in connection.execute(select(judgements).where(*pair).order_by(judgements.c.score.desc(), judgements.c.a)):
        yield judgement_of(row)


def _near(connection: Connection, event: Event) -> Iterator[Near]:
    """The events that came nearest to being one with this, each by the pair of claims that speaks for it most."""
    inside = judgements.c.a.in_(event.claims), judgements.c.b.in_(event.claims)
    rows = connection.execute(
        select(judgements).where(or_(*inside), not_(and_(*inside))).order_by(judgements.c.score.desc()).limit(50)
    )
    judged = [judgement_of(row) for row in rows]
    others = {each.b if each.a in event.claims else each.a: each for each in reversed(judged)}
    homes = selected(connection, others, select(claims.c.id, claims.c.happening).where(among(claims.c.id)))
    best: dict[str, Judgement] = {}
    for row in homes:
        if row.happening is not None:
            best[row.happening] = max(
                best.get(row.happening, others[row.id]), others[row.id], key=lambda one: one.score
            )
    known = events_named(connection, set(best))
    ranked = sorted(best.items(), key=lambda item: (-item[1].score, item[0]))
    yield from (Near(known[id], judgement) for id, judgement in ranked[:_NEAR] if id in known)


def _bearings(connection: Connection, event: Event) -> Iterator[Bearing]:
    wanted = select(events.c.record, pledges.c.record).join(pledges, pledges.c.event == events.c.id)
    bearing = select(bearings.c.pledge).where(bearings.c.event == event.id)
    for opened, record in connection.execute(
        wanted.where(events.c.id.in_(bearing)).order_by(events.c.day, events.c.id)
    ):
        pledge = read_record(Pledge, record)
        for link in pledge.links:
            if link.event == event.id:
                yield Bearing(read_record(Event, opened), pledge, link)
