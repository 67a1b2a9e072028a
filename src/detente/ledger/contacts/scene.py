"""The scene: one article that tells of a contact, with what it tells beside it, in the order of its text."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from detente.articles.article import Article
from detente.claims.claim import Claim
from detente.ledger.contacts.cues import contact_kinds, pointing
from detente.ledger.events.event import Event, Party
from detente.sentences import Sentence, split


@dataclass(frozen=True, slots=True)
class Told:
    """One claim of an article and the event that it tells of."""

    claim: Claim
    event: Event

    @property
    def start(self) -> int:
        """Where the word of the act stands in the body."""
        return self.claim.evidence.trigger.start


@dataclass(frozen=True)
class Scene:
    """An article with all that it tells, in the order of its text."""

    article: Article
    told: tuple[Told, ...]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of the article, unparsed."""
        return split(self.article)

    @cached_property
    def contacts(self) -> dict[str, list[Told]]:
        """What tells of each contact, by the id of its event."""
        found: dict[str, list[Told]] = defaultdict(list)
        for told in self.told:
            if is_contact(told.event):
                found[told.event.id].append(told)
        return dict(found)

    def number(self, offset: int) -> int:
        """The index of the sentence that holds an offset of the body."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def nearest(self, contact: str, offset: int) -> Told:
        """What tells of the contact last before the offset or in its sentence, else first after it."""
        here = self.number(offset)
        before = [told for told in self.contacts[contact] if self.number(told.start) <= here]
        return before[-1] if before else self.contacts[contact][0]

    def place(self, contact: str, here: int) -> int:
        """The sentence up to ``here`` that tells of the contact last, else the first that does.

        Where an article tells of one contact of a kind, its other words for one ("spoke by phone") tell of it too.
        """
        numbers = self._places[contact]
        return max((number for number in numbers if number <= here), default=numbers[0])

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        kinds = Counter(several[0].event.kind for several in self.contacts.values())
        found: dict[str, list[int]] = {}
        for name, several in self.contacts.items():
            numbers = {self.number(told.start) for told in several}
            kind = several[0].event.kind or ""
            if kinds[kind] == 1:
                numbers |= {s.index for s in self.sentences if pointing(kind, "surely").search(s.text)}
            found[name] = sorted(numbers)
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]


def is_contact(event: Event) -> bool:
    """Whether leaders or governments talk in the event: by its kind, or as consultation of no known kind."""
    return event.kind in contact_kinds() if event.kind is not None else event.event == "CONSULT"


def codes(parties: Iterable[Party]) -> frozenset[str]:
    """The sides that parties stand for: their countries, or themselves where they have none."""
    return frozenset(party.country or party.id for party in parties)


def sides(event: Event) -> frozenset[str]:
    """The sides that take part in an event."""
    return codes((*event.actors, *event.recipients))


def scenes(events: Iterable[Event], claims: Mapping[str, Claim], articles: Mapping[str, Article]) -> Iterator[Scene]:
    """The scenes of all articles at hand, the first published first."""
    told: dict[str, list[Told]] = defaultdict(list)
    for event in events:
        for name in event.claims:
            if name in claims:
                told[claims[name].article.id].append(Told(claims[name], event))
    for key in sorted(told, key=lambda key: (told[key][0].claim.article.published or "", key)):
        if key in articles:
            order = sorted(told[key], key=lambda one: (one.start, one.claim.id))
            yield Scene(articles[key], tuple(order))
