"""The telling: what is needed of a claim to say whether another tells of the same happening, made once for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.actors.actor import ActorMention
from detente.claims.claim import Amount, Claim, ClaimPlace, Status
from detente.ledger.events.days import Days, days_of
from detente.ledger.events.kinds import families, name_of
from detente.ledger.events.wording import Stems, counts, names, rounds, spots, stem, stems, words_around

# An act of the army is told as one of the government; one of rebels is not.
_OF_STATE = dict.fromkeys("GOV MIL COP SPY LEG JUD AGR HLH EDU LAB CVL".split(), "state")


@dataclass(frozen=True, slots=True)
class Side:
    """Those on one side of an act.

    ``states`` are country codes (the actor's id where it has none; whoever is of no known country and no name of its
    own, "officials", is left out). ``persons`` are pairs of a country and the id of one of its people, ``groups`` of
    one of its named groups, ``sectors`` of a country and a sector, all parts of the state being one ("state").
    """

    states: frozenset[str]
    persons: frozenset[tuple[str, str]]
    groups: frozenset[tuple[str, str]]
    sectors: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim as it is compared.

    ``published`` is the first ISO day of its page, None where unknown. ``name`` is its kind, or its type where it has
    none; ``states`` those of both sides. ``sentence`` is where its sentence begins in the body; ``words`` are the stems
    of the sentence, ``clause`` those of the clause around the word that names the act, ``names`` the capitalised words
    there, all without the names of the parties; ``spots`` are the names after "in" or "of" with what is there,
    ``counts`` the numbers with what they count; ``act`` is the stem of the act's word; ``rounds`` are words such as
    "another". A telling is quickly made from its claim and not meant to be kept.
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
    states: frozenset[str]
    status: Status
    days: Days
    place: ClaimPlace | None
    amounts: tuple[Amount, ...]
    speakers: frozenset[str]
    sentence: int
    text: str
    act: str
    clause: Stems
    words: Stems
    names: frozenset[str]
    spots: frozenset[tuple[str, str]]
    counts: frozenset[tuple[float, str]]
    rounds: frozenset[str]
    frame: str | None


def published_of(claim: Claim) -> str | None:
    """The first ISO day of the page of a claim, None where unknown."""
    return (claim.article.published or "").partition("/")[0] or None


def telling_of(claim: Claim, origin: str, outlet: str | None) -> Telling:
    """The telling of a claim of an article that is of ``origin`` (an article's id) and of ``outlet``."""
    name = name_of(claim.event, claim.kind)
    text, first, last = words_around(claim.evidence)
    parties = [mention.text for mention in (*claim.actors, *claim.recipients)]
    act = claim.evidence.trigger.text
    actors, recipients = _side(claim.actors), _side(claim.recipients)
    return Telling(
        id=claim.id,
        article=claim.article.id,
        origin=origin,
        outlet=outlet,
        published=published_of(claim),
        event=claim.event,
        name=name,
        families=families(name),
        actors=actors,
        recipients=recipients,
        states=actors.states | recipients.states,
        status=claim.status,
        days=days_of(claim, text[first:last]),
        place=claim.place,
        amounts=claim.amounts,
        speakers=frozenset(link.speaker.id for link in claim.attribution if link.speaker is not None),
        sentence=claim.evidence.start,
        text=text,
        act=stem(act),
        clause=stems(text[first:last], [*parties, act]),
        words=stems(text, [*parties, act]),
        names=names(text, first, last, parties),
        spots=spots(text, first, last, parties),
        counts=counts(text, first, last),
        rounds=rounds(text, first, last),
        frame=claim.frame,
    )


def _side(mentions: Iterable[ActorMention]) -> Side:
    every = [(mention.country or mention.id, mention) for mention in mentions if mention.country or _is_named(mention)]
    return Side(
        states=frozenset(state for state, _ in every),
        persons=frozenset((state, mention.id) for state, mention in every if mention.type == "person"),
        groups=frozenset((state, mention.id) for state, mention in every if _is_named_group(mention)),
        sectors=frozenset((state, _OF_STATE.get(one.sector, one.sector)) for state, one in every if one.sector),
    )


def _is_named_group(mention: ActorMention) -> bool:
    return mention.type == "group" and "." not in mention.id


def _is_named(mention: ActorMention) -> bool:
    return mention.type not in ("role", "people") and mention.id != mention.sector
