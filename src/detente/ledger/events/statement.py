"""The statement: the best that the claims of one event say of each field, weighed by independent origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import prod

from detente.claims.claim import Amount, Claim, ClaimDate, ClaimPlace, Status
from detente.ledger.events.event import Event
from detente.ledger.events.kinds import name_of, traits
from detente.ledger.events.parties import parties_of
from detente.ledger.events.voices import voices_of
from detente.ledger.events.witness import ENOUGH, Witness, support

_UNKNOWN = ClaimDate(None, None, "none", "none", None)
# The surest first: what has been done was also announced.
_STATUSES: tuple[Status, ...] = ("happened", "under_way", "announced", "possible", "denied", "negated")
_DENIED = frozenset({"denied", "negated"})
_PRECISIONS = ("day", "week", "month", "quarter", "year", "none")
_BASES = ("stated", "relative", "inferred", "none")
_SUREST = 0.99


def event_of(tellings_claims: Sequence[Claim], origins: Mapping[str, str], outlets: Mapping[str, str | None]) -> Event:
    """The event that claims tell of; ``origins`` and ``outlets`` are by the id of the article.

    Each origin counts once for what it says, with its surest claim; of values that count the same, the more precise
    wins. Raises ValueError where there is no claim.
    """
    if not tellings_claims:
        raise ValueError("an event needs a claim")
    claims = sorted(tellings_claims, key=_by_publication)
    witnesses = [Witness(claim, origins.get(claim.article.id, claim.article.id)) for claim in claims]
    best = _best_told(witnesses)
    actors, recipients = parties_of(witnesses)
    voices = voices_of(claims, outlets, actors, recipients)
    stances = {voice.stance for voice in voices}
    published = sorted(day for claim in claims if (day := _published(claim)))
    return Event(
        id=claims[0].id,
        event=best.event,
        mode=best.mode,
        contexts=best.contexts,
        kind=best.kind,
        cameo=best.cameo,
        quad=best.quad,
        goldstein=best.goldstein,
        actors=actors,
        recipients=recipients,
        status=_status(witnesses),
        date=_date(witnesses),
        place=_place(witnesses),
        amounts=_amounts(witnesses),
        confidence=_confidence(witnesses),
        quote=best.evidence.text,
        claims=tuple(claim.id for claim in claims),
        outlets=len({outlets.get(claim.article.id) or claim.article.publisher or claim.article.id for claim in claims}),
        origins=len({witness.origin for witness in witnesses}),
        voices=voices,
        contested=len(stances) > 1,
        first_published=published[0] if published else None,
        last_published=published[-1] if published else None,
    )


def _published(claim: Claim) -> str | None:
    return (claim.article.published or "").partition("/")[0] or None


def _by_publication(claim: Claim) -> tuple[bool, str, str]:
    return _published(claim) is None, _published(claim) or "", claim.id


def _best_told(witnesses: Sequence[Witness]) -> Claim:
    """The claim that stands for the event: of the kind that most origins give, a narrow one before a vague one."""
    behind = support(witnesses, lambda claim: [name_of(claim.event, claim.kind)])
    narrow = {name: value * _narrowness(name) for name, value in behind.items()}
    name = min(narrow, key=lambda name: (-narrow[name], name))
    told = [witness.claim for witness in witnesses if name_of(witness.claim.event, witness.claim.kind) == name]
    return min(told, key=lambda claim: (claim.status in _DENIED, -claim.confidence, *_by_publication(claim)))


def _narrowness(name: str) -> float:
    if name.isupper():  # a bare type
        return 0.4
    return 0.5 if "vague" in traits(name) else 1.0


def _status(witnesses: Sequence[Witness]) -> Status:
    """The furthest that the act has come, among what a fair share of those say who affirm it."""
    behind = support(witnesses, lambda claim: [claim.status])
    said = {status: value for status, value in behind.items() if status not in _DENIED} or behind
    enough = ENOUGH * sum(said.values())
    return next(status for status in _STATUSES if said.get(status, 0.0) >= enough)


def _date(witnesses: Sequence[Witness]) -> ClaimDate:
    """The date that most origins agree with, the narrowest of those."""
    dated = [witness for witness in witnesses if witness.claim.date.start and witness.claim.date.end]
    if not dated:
        return _UNKNOWN
    dates = {witness.claim.date for witness in dated}

    def rank(date: ClaimDate) -> tuple[object, ...]:
        agreeing = support(dated, lambda claim: [0] if _overlap(claim.date, date) else [])
        narrow = _PRECISIONS.index(date.precision), _BASES.index(date.basis)
        return -agreeing[0], *narrow, date.start, date.end, date.text or ""

    return min(dates, key=rank)


def _overlap(one: ClaimDate, other: ClaimDate) -> bool:
    return bool(one.start and one.end and other.start and other.end) and not (
        str(one.end) < str(other.start) or str(other.end) < str(one.start)
    )


def _place(witnesses: Sequence[Witness]) -> ClaimPlace | None:
    """The place that most origins give, one on the map before a country."""
    behind = support(witnesses, lambda claim: [claim.place] if claim.place else [])
    by_name: dict[str, float] = defaultdict(float)
    for place, value in behind.items():
        by_name[place.name] += value * (1.0 if place.latitude is not None else 0.5)
    return min(behind, key=lambda place: (-by_name[place.name], place.name, place.text), default=None)


def _amounts(witnesses: Sequence[Witness]) -> tuple[Amount, ...]:
    """For each thing counted the number that most origins give, the later of equals."""
    behind = support(witnesses, lambda claim: claim.amounts)
    latest = {amount: at for at, witness in enumerate(witnesses) for amount in witness.claim.amounts}
    chosen: dict[tuple[str | None, str | None], Amount] = {}
    for amount in sorted(behind, key=lambda amount: (-behind[amount], -latest[amount], amount.text)):
        chosen.setdefault((amount.of, amount.unit), amount)
    return tuple(chosen.values())


def _confidence(witnesses: Sequence[Witness]) -> float:
    """That at least one origin was coded right, were they coded independently."""
    behind: dict[str, float] = {}
    for witness in witnesses:
        behind[witness.origin] = max(behind.get(witness.origin, 0.0), witness.claim.confidence)
    return round(min(_SUREST, 1.0 - prod(1.0 - value for value in sorted(behind.values()))), 4)
