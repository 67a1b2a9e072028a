"""Events that may bear on pledges, and how they lie to them in time and by who did them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from detente.claims.claim import Claim
from detente.ledger.events.event import Event, Party
from detente.ledger.pledges.terms import clause, named_deeds, words_of
from detente.ledger.pledges.vocabulary import Deed


@dataclass(frozen=True, slots=True)
class Later:
    """An event that may bear on pledges, with the words in which it is told."""

    event: Event
    words: Mapping[tuple[str, int], frozenset[str]]
    triggers: frozenset[tuple[str, int]]
    text: str
    deeds: frozenset[Deed]

    @property
    def articles(self) -> frozenset[str]:
        """The articles that tell of it."""
        return frozenset(article for article, _ in self.words)

    def but(self, other: Later) -> frozenset[str]:
        """Its words but for sentences that tell of the other event too: there all words are shared."""
        return frozenset[str]().union(*(words for place, words in self.words.items() if place not in other.words))


def later(event: Event, claims: Mapping[str, Claim]) -> Later:
    """An event as linking needs it."""
    text = " ".join(claims[name].evidence.text for name in event.claims if name in claims)
    clauses = " ".join(clause(claims[name]) for name in event.claims if name in claims)
    triggers = frozenset(
        (claims[name].article.id, claims[name].evidence.trigger.start) for name in event.claims if name in claims
    )
    deeds = frozenset(deed for deed in named_deeds(clauses.lower()) if deed.rank == 1)
    return Later(event, words_of(event, claims), triggers, text, deeds)


class Acts(dict[str, Later]):
    """Events as linking needs them, by their ids; made where they are asked for."""

    def __init__(self, events: Mapping[str, Event], claims: Mapping[str, Claim]) -> None:
        self._events = events
        self._claims = claims

    def __missing__(self, name: str) -> Later:
        made = self[name] = later(self._events[name], self._claims)
        return made


def is_after(act: Event, pledge: Event) -> bool:
    """Whether an act came on a later day than the pledge, or, where one has no day, was told later."""
    if act.date.start is not None and pledge.date.end is not None:
        return act.date.start > pledge.date.end
    return (act.first_published or "") > (pledge.first_published or "")


def apart(pledge: Event, act: Event) -> int | None:
    """The days from a pledge to an act, by their first days or else by publication; None where neither is known."""
    begin, end = pledge.date.start or pledge.first_published, act.date.start or act.first_published
    return days_between(end, begin) if begin and end else None


def days_between(end: str, begin: str) -> int:
    """The days from one ISO day to another; negative where ``end`` comes first."""
    return (date.fromisoformat(end[:10]) - date.fromisoformat(begin[:10])).days


def side_of(event: Event, by: str) -> tuple[Party, ...]:
    """Who stands on one side of a pledge; an agreement without recipients binds all who made it."""
    return event.actors if by == "maker" else event.recipients


def among(parties: Sequence[Party], side: Sequence[Party]) -> bool:
    """Whether any of these is of the side."""
    keys = {party.country or party.id for party in side}
    return any((party.country or party.id) in keys for party in parties)
