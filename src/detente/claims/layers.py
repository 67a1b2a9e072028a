"""Layers over an article: those that claims are made from, and those that come with the claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from detente.actors.actor import ActorMention
from detente.articles.article import PageDate
from detente.claims.claim import Claim, Span
from detente.places import PlaceMention, find_places
from detente.sentences.sentence import Sentence
from detente.times import TimeMention, find_times


@dataclass(frozen=True)
class Layers:
    """All that the text holds besides acts, over the sentences of one article, each in the order of the text.

    Times and places are looked for when they are asked for: a page without an act needs neither.
    """

    sentences: Sequence[Sentence]
    actors: Sequence[ActorMention]
    published: PageDate

    @cached_property
    def times(self) -> Sequence[TimeMention]:
        """The time expressions, resolved in view of the page's date."""
        return find_times(self.sentences, self.published)

    @cached_property
    def places(self) -> Sequence[PlaceMention]:
        """The places named."""
        return find_places(self.sentences)


@dataclass(frozen=True, slots=True)
class Act:
    """A word that may name an act; ``claims`` are the ids of the claims made of it, ``reason`` why there is none."""

    text: str
    start: int
    end: int
    event: str | None
    kind: str | None
    claims: tuple[str, ...]
    reason: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """A place where somebody's word is given, as spans of the body; ``speaker`` is None where none is named."""

    start: int
    end: int
    speaker: Span | None
    cue: Span
    content: Span


@dataclass(frozen=True, slots=True)
class Coding:
    """What was made of an article."""

    claims: tuple[Claim, ...]
    acts: tuple[Act, ...]
    attributions: tuple[Said, ...]
