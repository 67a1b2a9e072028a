"""What people judged, as gold to score a coder by and as items to train one on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from detente.articles.article import Article
from detente.claims.claim import Claim
from detente.ledger.reviews.applying import effective
from detente.ledger.store.lookup import reviews_by_claim
from detente.ledger.store.schema import articles, claims, reviewed, reviews
from detente.records import read_record

_JUDGED = ("right", "wrong", "correct")


def gold(connection: Connection) -> Iterator[dict[str, Any]]:
    """Articles of which every claim was judged, as ``detente score`` takes them: corrected, without wrong claims.

    What the coder missed in them is missing here too: such gold measures precision, and bounds recall from above.
    """
    for article, told in _by_article(connection):
        judged = reviews_by_claim(connection, [claim.id for claim in told])
        verdicts = {claim.id: [one for one in judged.get(claim.id, ()) if one.verdict in _JUDGED] for claim in told}
        if all(verdicts.values()):
            held = [right for claim in told if (right := effective(claim, verdicts[claim.id])) is not None]
            sentences = sorted({(claim.evidence.start, claim.evidence.end) for claim in told})
            yield {
                "id": article.id,
                "headline": article.headline,
                "published": article.published.start,
                "text": article.body,
                "sentences": [list(span) for span in sentences],
                "claims": [_gold_claim(claim, sentences) for claim in held],
            }


def items(connection: Connection) -> Iterator[dict[str, Any]]:
    """The judged claims as items of the training corpus; what was judged wrong is an event of no type."""
    for _, told in _by_article(connection):
        judged = reviews_by_claim(connection, [claim.id for claim in told])
        for claim in told:
            verdicts = [one for one in judged.get(claim.id, ()) if one.verdict in _JUDGED]
            if verdicts and claim.actors:
                right = effective(claim, verdicts)
                yield {
                    "text": claim.evidence.text,
                    "actor": claim.actors[0].text,
                    "recipient": claim.recipients[0].text if claim.recipients else None,
                    "act": claim.evidence.trigger.text,
                    "event": right.event if right else "NONE",
                    "kind": right.kind if right else None,
                    "status": right.status if right else None,
                }


def _by_article(connection: Connection) -> Iterator[tuple[Article, list[Claim]]]:
    """The articles with a claim that people judged, each with all its claims in the order of the text."""
    touched = (
        select(claims.c.article)
        .join(reviewed, reviewed.c.claim == claims.c.id)
        .join(reviews, reviews.c.id == reviewed.c.review)
        .where(reviews.c.undone.is_(None), reviews.c.verdict.in_(_JUDGED))
    )
    for id, record in connection.execute(
        select(articles.c.id, articles.c.record).where(articles.c.id.in_(touched)).order_by(articles.c.id)
    ).all():
        told = select(claims.c.record).where(claims.c.article == id).order_by(claims.c.position, claims.c.id)
        yield read_record(Article, record), [read_record(Claim, row[0]) for row in connection.execute(told)]


def _gold_claim(claim: Claim, sentences: list[tuple[int, int]]) -> dict[str, Any]:
    date = {"start": claim.date.start, "end": claim.date.end} if claim.date.start else None
    return {
        "event": claim.event,
        "kind": claim.kind,
        "actors": [{"text": one.text, "country": one.country} for one in claim.actors],
        "recipients": [{"text": one.text, "country": one.country} for one in claim.recipients],
        "status": claim.status,
        "date": date,
        "speakers": [link.speaker.name if link.speaker else link.text for link in claim.attribution],
        "trigger": claim.evidence.trigger.text,
        "sentence": sentences.index((claim.evidence.start, claim.evidence.end)),
    }
