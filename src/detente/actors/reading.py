"""The reading: a mention with what the search for antecedents needs to know of it."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from detente.actors.actor import ActorMention


@dataclass(frozen=True, slots=True)
class Reading:
    """A resolved mention in its place: ``sentence`` counts sentences of the article, ``head`` tokens of the sentence.

    ``gender`` is "m", "f" or empty; ``words`` is the head noun where a common noun was used ("group", "ministry").
    ``offices`` are the posts that its title names, known or not; ``leading`` says that one of them leads a state, and
    ``speaks`` that it is who says what the sentence tells.
    """

    mention: ActorMention
    sentence: int
    head: int
    plural: bool = False
    gender: str = ""
    words: str = ""
    offices: frozenset[str] = frozenset()
    leading: bool = False
    speaks: bool = False

    @property
    def personal(self) -> bool:
        """Whether "he" or "she" could stand for it."""
        return self.mention.type in ("person", "role") and not self.plural

    @property
    def corporate(self) -> bool:
        """Whether "it" could stand for it."""
        return self.mention.type in ("state", "organisation", "group") and not self.plural


@dataclass(slots=True)
class Readings:
    """The readings of an article, kept in the order of the text."""

    _all: list[Reading] = field(default_factory=list)
    _within: dict[int, list[Reading]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Reading]:
        return iter(self._all)

    def add(self, reading: Reading) -> None:
        """Put a reading in its place."""
        insort(self._all, reading, key=lambda r: r.mention.start)
        insort(self._within.setdefault(reading.sentence, []), reading, key=lambda r: r.mention.start)

    def belong(self, actor: str, country: str) -> None:
        """Give all mentions of a person of no known country the one that the text tells later."""
        for readings in (self._all, *self._within.values()):
            for number, reading in enumerate(readings):
                if reading.mention.id == actor and reading.mention.country is None:
                    readings[number] = replace(reading, mention=replace(reading.mention, country=country))

    def drop(self, gone: Reading) -> None:
        """Take a reading out again, for another that the text gives later."""
        self._all.remove(gone)
        self._within[gone.sentence].remove(gone)

    def within(self, sentence: int) -> list[Reading]:
        """The readings of a sentence."""
        return self._within.get(sentence, [])

    def before(self, at: int, sentence: int = 0) -> Iterator[Reading]:
        """The readings that end before a character of the body, the last first, back to a sentence."""
        for number in range(bisect_left(self._all, at, key=lambda r: r.mention.start) - 1, -1, -1):
            reading = self._all[number]
            if reading.sentence < sentence:
                return
            if reading.mention.end <= at:
                yield reading

    def around(self, sentence: int, reach: int) -> Iterator[Reading]:
        """The readings of the sentences up to ``reach`` before or after a sentence."""
        for index in range(sentence - reach, sentence + reach + 1):
            yield from self.within(index)
