"""Events as rows of one actor and one recipient, the form of the older data sets, which know no lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations, product

from detente.actors.actor import ActorMention
from detente.articles.article import PARAGRAPH_BREAK, Article
from detente.claims.claim import Claim
from detente.ledger.asking.told import Told
from detente.ledger.events.event import Party
from detente.sentences.splitter import split


@dataclass(frozen=True, slots=True)
class Dyad:
    """One who acted, and one to, for or with whom; None where the event has nobody on that side."""

    told: Told
    actor: Party | None
    recipient: Party | None

    @property
    def day(self) -> str:
        """The ISO day of the event (its first, where it took several)."""
        return self.told.event.date.start or ""

    @property
    def claim(self) -> Claim | None:
        """The claim that was published first."""
        return next(iter(self.told.claims), None)


def dyads(told: Told) -> Iterator[Dyad]:
    """The pairs of an event; both ways among those of different countries who act together on nobody, as they meet."""
    actors, recipients = told.event.actors, told.event.recipients
    pairs: Iterable[tuple[Party | None, Party | None]]
    if not recipients and len(actors) > 1:
        across = [pair for pair in permutations(actors, 2) if _state(pair[0]) != _state(pair[1])]
        pairs = across or permutations(actors, 2)
    else:
        pairs = product(actors or (None,), recipients or (None,))
    for actor, recipient in pairs:
        yield Dyad(told, actor, recipient)


def _state(party: Party) -> str:
    return party.country or party.id


def mention_of(told: Told, party: Party | None) -> ActorMention | None:
    """The words of the first claim that name a party, by name before by pronoun and the like."""
    if party is None:
        return None
    found = [one for claim in told.claims for one in (*claim.actors, *claim.recipients) if one.id == party.id]
    return min(found, key=lambda mention: mention.via is not None, default=None)


def sentence_number(body: str, offset: int) -> int:
    """Which sentence of a body, counted from 1, an offset lies in."""
    return max(1, sum(start <= offset for start in _starts(body)))


@lru_cache(maxsize=64)
def _starts(body: str) -> tuple[int, ...]:
    article = Article("", "", body, tuple(body.split(PARAGRAPH_BREAK)))
    return tuple(sentence.start for sentence in split(article))
