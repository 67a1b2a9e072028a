"""The pledge: something offered, promised, invited to, agreed, demanded or threatened, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.ledger.events.event import Party

PledgeKind = Literal["offer", "promise", "invitation", "agreement", "threat", "demand"]
Fate = Literal["open", "accepted", "declined", "kept", "withdrawn", "contradicted", "lapsed"]
Relation = Literal["accepts", "declines", "keeps", "withdraws", "contradicts"]


@dataclass(frozen=True, slots=True)
class Link:
    """A later event that bears on a pledge; a judgement with its score (0 to 1) and the reasons in words."""

    pledge: str
    event: str
    relation: Relation
    score: float
    reasons: tuple[str, ...]
    by: str = "machine"


@dataclass(frozen=True, slots=True)
class Pledge:
    """What one side bound itself to, asked for or threatened, and its ``fate``.

    ``event`` is the id of the event that opened it. ``content`` is what was pledged, in the words of a claim; ``due``
    the last ISO day by which it falls due by its own terms, None where it names none. ``settled`` is the ISO day of the
    fate, ``reason`` says in words why it is what it is. "kept" is a promise kept and a threat carried out alike.
    """

    event: str
    kind: PledgeKind
    makers: tuple[Party, ...]
    recipients: tuple[Party, ...]
    content: str
    made: str | None
    due: str | None
    fate: Fate
    settled: str | None
    reason: str | None
    links: tuple[Link, ...]
