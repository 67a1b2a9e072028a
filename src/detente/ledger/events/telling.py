"""The telling: what is needed of a claim to say whether another tells of the same happening, made once for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.actors.actor import ActorMention
from detente.claims.claim import Amount, Claim, ClaimPlace, Status
from detente.ledger.events.days import Days, days_of
from detente.ledger.events.kinds import families, name_of
from detente.ledger.events.wording import names, rounds, stem, stems, words_around


@dataclass(frozen=True, slots=True)
class Side:
    """Those on one side of an act.

    ``states`` are country codes (the actor's id where it has none), ``ids`` those of the actors, ``persons`` of people
    alone, ``sectors`` the sectors by country ("SYR REB").
    """

    states: frozenset[str]
    ids: frozenset[str]
    persons: frozenset[str]
    sectors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim as it is compared.

    ``published`` is the first ISO day of its page, None where unknown. ``name`` is its kind, or its type where it has
    none. ``sentence`` is where its sentence begins in the body; ``words`` are the stems of the sentence, ``clause``
    those of the clause around the word that names the act, ``names`` the capitalised words there, all without the
    names of the parties; ``act`` is the stem of that word; ``rounds`` are words such as "another". A telling is
    quickly made from its claim and not meant to be kept.
    """

    id: str
    article: str
    origin: str
    outlet: str | None
    published: str | None
    event: str
    name: str
    families: tuple[str, ...]
    actors: Side
    recipients: Side
    status: Status
    days: Days
    place: ClaimPlace | None
    amounts: tuple[Amount, ...]
    speakers: frozenset[str]
    sentence: int
    text: str
    act: str
    clause: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    rounds: frozenset[str]
    frame: str | None

    @property
    def states(self) -> frozenset[str]:
        """Countries (or ids) of both sides."""
        return self.actors.states | self.recipients.states


def telling_of(claim: Claim, origin: str, outlet: str | None) -> Telling:
    """The telling of a claim of an article that is of ``origin`` (an article's id) and of ``outlet``."""
    name = name_of(claim.event, claim.kind)
    text, first, last = words_around(claim.evidence)
    parties = [mention.text for mention in (*claim.actors, *claim.recipients)]
    act = claim.evidence.trigger.text
    return Telling(
        id=claim.id,
        article=claim.article.id,
        origin=origin,
        outlet=outlet,
        published=(claim.article.published or "").partition("/")[0] or None,
        event=claim.event,
        name=name,
        families=families(name),
        actors=_side(claim.actors),
        recipients=_side(claim.recipients),
        status=claim.status,
        days=days_of(claim),
        place=claim.place,
        amounts=claim.amounts,
        speakers=frozenset(link.speaker.id for link in claim.attribution if link.speaker is not None),
        sentence=claim.evidence.start,
        text=text,
        act=stem(act),
        clause=stems(text[first:last], [*parties, act]),
        words=stems(text, [*parties, act]),
        names=names(text, first, last, parties),
        rounds=rounds(text, first, last),
        frame=claim.frame,
    )


def _side(mentions: Iterable[ActorMention]) -> Side:
    every = list(mentions)
    return Side(
        states=frozenset(one.country or one.id for one in every),
        ids=frozenset(one.id for one in every),
        persons=frozenset(one.id for one in every if one.type == "person"),
        sectors=frozenset(f"{one.country} {one.sector}" for one in every if one.country and one.sector),
    )
