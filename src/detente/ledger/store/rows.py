"""Records as rows of the tables: the whole record as JSON, and beside it the columns that are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import Any

from detente._version import __version__
from detente.actors.base import ActorBase
from detente.articles.article import Article
from detente.claims.claim import Claim
from detente.ledger.contacts.contact import Contact
from detente.ledger.events.event import Event, Party
from detente.ledger.events.judgement import Judgement
from detente.ledger.pledges.fates import lapsed
from detente.ledger.pledges.pledge import Pledge
from detente.ledger.reviews.review import Review
from detente.ledger.store.pages import outlet_of
from detente.records import plain
from detente.times import office_terms

Row = dict[str, Any]

# A day on which whatever can lapse has.
_FAR = "9999-12-31"
# No claim is so sure that nothing would be lost where it is wrong.
_CERTAIN = 1.02


def article_row(article: Article) -> Row:
    """The columns of an article that follow from the record alone."""
    return {
        "id": article.id,
        "source": article.source,
        "url": article.url,
        "outlet": outlet_of(article),
        "headline": article.headline,
        "published": article.published.start,
        "published_end": article.published.end,
        "published_basis": article.published.basis,
        "kind": article.kind,
        "language": article.language,
        "credit": article.origin,
        "body": article.body,
        "record": plain(article),
        "coder": __version__,
    }


def claim_row(claim: Claim) -> Row:
    """A claim as it was made: no person has said anything of it."""
    return {
        "article": claim.article.id,
        "sentence": claim.evidence.text,
        "rejected": False,
        "happening": None,
        "record": plain(claim),
        **claim_columns(claim),
    }


def claim_columns(claim: Claim) -> Row:
    """The columns that follow what a person corrected."""
    return {
        "id": claim.id,
        "position": claim.evidence.trigger.start,
        "speaker": _speaker(claim),
        "status": claim.status,
        "confidence": claim.confidence,
        "stake": round((_CERTAIN - claim.confidence) * abs(claim.goldstein), 3),
        **_act(claim),
    }


def event_row(event: Event) -> Row:
    """An event with the day that it is sorted by."""
    place = event.place
    return {
        "id": event.id,
        "contexts": f"|{'|'.join(event.contexts)}|",
        "status": event.status,
        "day": event.date.start or event.first_published or "",
        "confidence": event.confidence,
        "claims": len(event.claims),
        "outlets": event.outlets,
        "origins": event.origins,
        "contested": event.contested,
        "first_published": event.first_published,
        "last_published": event.last_published,
        "place": place.name if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "record": plain(event),
        **_act(event),
    }


def party_rows(event: Event, day: str) -> Iterator[Row]:
    """Those who took part in an event or spoke of it, each once a side."""
    sides = (
        ("actor", event.actors),
        ("recipient", event.recipients),
        ("speaker", [voice.speaker for voice in event.voices if voice.speaker is not None]),
    )
    for side, parties in sides:
        for party in {party.id: party for party in parties}.values():
            coded = {"country": party.country, "sector": party.sector, "type": party.type}
            yield {"happening": event.id, "side": side, "actor": party.id, "day": day, **coded}


def dyad_rows(event: Event, day: str) -> Iterator[Row]:
    """The countries of one side towards those of the other; both ways among those who act together on nobody."""
    actors, recipients = _countries(event.actors), _countries(event.recipients)
    pairs = [(a, b) for a in actors for b in recipients] if recipients else permutations(actors, 2)
    for source, target in pairs:
        yield {"source": source, "target": target, "day": day, "happening": event.id}


def judgement_row(judgement: Judgement, at: str) -> Row:
    """A judgement of the machine."""
    return {
        "a": judgement.a,
        "b": judgement.b,
        "same": judgement.same,
        "score": judgement.score,
        "reasons": plain(judgement.reasons),
        "at": at,
    }


def contact_row(contact: Contact) -> Row:
    """A contact, by the id of its event."""
    return {"event": contact.event, "record": plain(contact)}


def pledge_row(pledge: Pledge) -> Row:
    """A pledge, by the id of the event that opened it."""
    columns = ("event", "kind", "fate", "made", "due", "settled")
    end = lapsed(pledge, office_terms(ActorBase.default()), _FAR)
    lapses = end.settled if end.fate == "lapsed" else None
    return {**{name: getattr(pledge, name) for name in columns}, "lapses": lapses, "record": plain(pledge)}


def review_row(review: Review) -> Row:
    """A review, whole."""
    row: Row = plain(review)
    return row


def _speaker(claim: Claim) -> str | None:
    """On whose word a claim stands, in words: the innermost speaker, or what the text names in place of one."""
    link = next(iter(claim.attribution), None)
    return None if link is None else link.speaker.name if link.speaker else link.medium or link.text


def _act(told: Claim | Event) -> Row:
    return {
        "event": told.event,
        "mode": told.mode,
        "kind": told.kind,
        "cameo": told.cameo,
        "quad": told.quad,
        "goldstein": told.goldstein,
        "date_start": told.date.start,
        "date_end": told.date.end,
        "date_precision": told.date.precision,
        "country": told.place.country if told.place else None,
    }


def _countries(parties: tuple[Party, ...]) -> list[str]:
    return sorted({party.country for party in parties if party.country})
