"""Records in the short form that tools give: little to read, and every statement with its words and their source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from detente.actors.actor import ActorMention
from detente.claims.claim import Attribution, Claim, ClaimDate
from detente.ledger.asking.timeline import Timeline
from detente.ledger.contacts.contact import Contact
from detente.ledger.events.event import Event, Party
from detente.ledger.pledges.pledge import Pledge

Told = dict[str, Any]


def event_told(event: Event) -> Told:
    """An event in short, with the sentence that tells of it best."""
    return _filled(
        {
            "id": event.id,
            "date": _day(event.date),
            "actors": _names(event.actors),
            "act": event.kind or event.event,
            "recipients": _names(event.recipients),
            "status": event.status,
            "place": event.place.name if event.place else None,
            "quote": event.quote,
            "claims": len(event.claims),
            "independent_origins": event.origins,
            "contested": event.contested,
            "confidence": event.confidence,
        }
    )


def claim_told(claim: Claim) -> Told:
    """A claim in short: its sentence, where that stands, and on whose word."""
    article = claim.article
    return _filled(
        {
            "id": claim.id,
            "date": _day(claim.date),
            "actors": _names(claim.actors),
            "act": claim.kind or claim.event,
            "recipients": _names(claim.recipients),
            "status": claim.status,
            "quote": claim.evidence.text,
            "on_the_word_of": [_voice(link) for link in claim.attribution],
            "outlet": article.publisher,
            "headline": article.headline,
            "published": article.published,
            "url": article.url,
            "confidence": claim.confidence,
        }
    )


def contact_told(event: Event, contact: Contact) -> Told:
    """A contact as its sides tell it: who says, denies or leaves out what, with the words."""
    accounts = [
        {
            "side": account.side,
            "speakers": list(account.speakers),
            "outlets": list(account.outlets),
            "items": [
                {"what": item.what, "stance": item.stance, "quotes": [quote.text for quote in item.quotes]}
                for item in account.items
            ],
        }
        for account in contact.accounts
    ]
    compared = [
        {
            "what": one.what,
            "said_by": list(one.said_by),
            "denied_by": list(one.denied_by),
            "omitted_by": list(one.omitted_by),
        }
        for one in contact.comparison
    ]
    return {"event": event_told(event), "accounts": accounts, "comparison": compared}


def pledge_told(pledge: Pledge) -> Told:
    """What was pledged, and what came of it."""
    return _filled(
        {
            "kind": pledge.kind,
            "content": pledge.content,
            "due": pledge.due,
            "fate": pledge.fate,
            "settled": pledge.settled,
            "reason": pledge.reason,
            "later_events": [{"event": link.event, "relation": link.relation} for link in pledge.links],
        }
    )


def timeline_told(drawn: Timeline) -> Told:
    """The steps that have events: counts, and the mean Goldstein value."""
    points = [
        {
            "start": point.start,
            "direction": point.direction,
            "events": point.events,
            "by_quad_class": list(point.quads),
            "goldstein": point.goldstein,
        }
        for point in drawn.points
        if point.events
    ]
    return {"step": drawn.step, "points": points, "not_dated_finely_enough": drawn.undated}


def _names(parties: Iterable[Party | ActorMention]) -> list[str]:
    """ "Russia", "Vladimir Putin (RUS)"."""
    return [
        party.name if party.country is None or party.type == "state" else f"{party.name} ({party.country})"
        for party in parties
    ]


def _voice(link: Attribution) -> str:
    return link.speaker.name if link.speaker else link.medium or link.text


def _day(date: ClaimDate) -> str | None:
    return date.start if date.end in (None, date.start) else f"{date.start} to {date.end}"


def _filled(told: Told) -> Told:
    """Without what is not known: less to read."""
    return {name: value for name, value in told.items() if value not in (None, [], "")}
