"""Layers over an article: those that claims are made from, and those that come with the claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.actors.actor import ActorMention
from detente.claims.claim import Claim, Span
from detente.places import PlaceMention
from detente.sentences.sentence import Sentence
from detente.times.timex import TimeMention


@dataclass(frozen=True, slots=True)
class Layers:
    """All that the text holds besides acts, over the sentences of one article, each in the order of the text."""

    sentences: Sequence[Sentence]
    actors: Sequence[ActorMention]
    times: Sequence[TimeMention]
    places: Sequence[PlaceMention]


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
