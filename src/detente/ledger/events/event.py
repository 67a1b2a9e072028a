"""The event: one happening, with all the claims that tell of it and the best that they say of each field."""

from __future__ import annotations

from dataclasses import dataclass

from detente.claims.claim import Amount, ClaimDate, ClaimPlace, Status


@dataclass(frozen=True, slots=True)
class Party:
    """Who took part: as the actor of a claim, without the words of one text. Codes as in ``ActorMention``."""

    id: str
    name: str
    type: str
    country: str | None
    sector: str | None
    office: str | None


@dataclass(frozen=True, slots=True)
class Voice:
    """One on whose word the event stands or falls.

    ``side`` is "actor" or "recipient" where the speaker is of a party's country, "third" for another speaker, "outlet"
    for an outlet's own word; ``speaker`` is None for the last, ``outlet`` for the others. ``stance`` is "affirms" or
    "denies". ``claims`` are the ids of the claims that say so.
    """

    side: str
    stance: str
    speaker: Party | None
    outlet: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, as best told; every field but the counts is that of one of its claims or what most of them say.

    ``id`` is that of its founding claim, the one published first: it stays when later pages come in. ``claims`` are the
    ids of its claims in the order of publication; ``outlets`` counts publishers, ``origins`` independent origins (wire
    copies and near-copies are one). ``contested`` says that some affirm what others deny. ``confidence`` (0 to 1) is
    that of the event having been coded right, from those of its claims. ``first_published`` and ``last_published`` are
    ISO days.
    """

    id: str
    event: str
    mode: str | None
    contexts: tuple[str, ...]
    kind: str | None
    cameo: str
    quad: int
    goldstein: float
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    status: Status
    date: ClaimDate
    place: ClaimPlace | None
    amounts: tuple[Amount, ...]
    confidence: float
    quote: str
    claims: tuple[str, ...]
    outlets: int
    origins: int
    voices: tuple[Voice, ...]
    contested: bool
    first_published: str | None
    last_published: str | None
