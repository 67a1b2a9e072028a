"""What is worth a person's time: claims the coder is least sure of or that matter most, and doubtful merges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from detente.claims.claim import Claim
from detente.ledger.events.judgement import Judgement, Reason
from detente.ledger.store.schema import claims, judgements, reviewed, reviews
from detente.ledger.store.schema import doubtful as in_doubt
from detente.records import read_record

# The score of a pair of which it is wholly open whether it is one happening.
_OPEN = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that may tell of one happening, with the machine's judgement; ``one`` says whether they are now."""

    judgement: Judgement
    a: Claim
    b: Claim
    one: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often people who judged the same claim said the same: ``claims`` judged by several, ``agreed`` of them."""

    claims: int
    agreed: int


def least_sure(connection: Connection, most: int = 20) -> list[Claim]:
    """Claims that nobody judged, the least sure first."""
    return _unjudged(connection, claims.c.confidence, most)


def weightiest(connection: Connection, most: int = 20) -> list[Claim]:
    """Claims that nobody judged, first those where being wrong would cost most: hostile or friendly deeds, not sure."""
    return _unjudged(connection, claims.c.stake.desc(), most)


def doubtful(connection: Connection, most: int = 20) -> list[Pair]:
    """Pairs of claims of which it is open whether they tell of one happening, the most doubtful first."""
    judged = _judged(("merge", "split"))
    open_ = select(judgements).where(in_doubt, judgements.c.a.not_in(judged), judgements.c.b.not_in(judged))
    score, pair = judgements.c.score, (judgements.c.a, judgements.c.b)
    above = connection.execute(open_.where(score >= _OPEN).order_by(score, *pair).limit(most)).all()
    below = connection.execute(open_.where(score < _OPEN).order_by(score.desc(), *pair).limit(most)).all()
    found = sorted((*above, *below), key=lambda row: (abs(row.score - _OPEN), row.a, row.b))[:most]
    told = {row.id: row for row in connection.execute(
        select(claims.c.id, claims.c.record, claims.c.happening).where(
            claims.c.id.in_([name for row in found for name in (row.a, row.b)])
        )
    )}  # fmt: skip
    return [_pair(row, told[row.a], told[row.b]) for row in found if row.a in told and row.b in told]


def agreement(connection: Connection) -> Agreement:
    """Agreement of people on whether a claim is right; to correct it is to say that it is not."""
    said = (
        select(reviewed.c.claim, reviews.c.by, reviews.c.verdict)
        .join(reviews, reviews.c.id == reviewed.c.review)
        .where(reviews.c.undone.is_(None), reviews.c.verdict.in_(("right", "wrong", "correct")))
        .order_by(reviews.c.at)
    )
    verdicts: dict[str, dict[str, bool]] = {}
    for claim, by, verdict in connection.execute(said):
        verdicts.setdefault(claim, {})[by] = verdict == "right"
    several = [set(of.values()) for of in verdicts.values() if len(of) > 1]
    return Agreement(len(several), sum(len(values) == 1 for values in several))


def _unjudged(connection: Connection, order: Any, most: int) -> list[Claim]:
    wanted = select(claims.c.record).where(claims.c.id.not_in(_judged(("right", "wrong", "correct"))))
    found = connection.execute(wanted.order_by(order, claims.c.id).limit(most))
    return [read_record(Claim, row[0]) for row in found]


def _judged(verdicts: Sequence[str]) -> Any:
    """The claims of which people gave one of these verdicts."""
    judged = select(reviewed.c.claim).join(reviews, reviews.c.id == reviewed.c.review)
    return judged.where(reviews.c.undone.is_(None), reviews.c.verdict.in_(verdicts))


def _pair(row: Any, a: Any, b: Any) -> Pair:
    reasons = tuple(read_record(Reason, reason) for reason in row.reasons)
    judgement = Judgement(row.a, row.b, row.same, row.score, reasons, "machine", row.at)
    one = a.happening is not None and a.happening == b.happening
    return Pair(judgement, read_record(Claim, a.record), read_record(Claim, b.record), one)
