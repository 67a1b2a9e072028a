"""The actor, and the mention of one in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ActorType = Literal["person", "state", "organisation", "group", "role", "people"]
Via = Literal[
    "metonym",
    "role",
    "pronoun",
    "demonym",
    "surname",
    "nominal",
    "possessive",
    "apposition",
    "place",
]


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A stretch of text that stands for an actor, and the actor it resolves to.

    ``text`` is verbatim at ``start`` to ``end`` of the body. ``id`` is the actor's identifier in the knowledge base
    (``RUS`` for a state, ``vladimir-putin`` for a person, ``RUS.GOV``-like for an organ or group named by pattern,
    ``europe.GOV`` for the states of a region). A place may be a mention within a longer one: "the embassy in | Bogota".
    ``country`` is ISO 3166 alpha-3, or the field's code for what is not a state (IGO, UNO, EUR, NGO, MNC, IMG, ISM).
    ``sector`` is PLOVER's. ``office`` is the office held on the day the article is about. ``via`` is None where the
    mention names the actor, and otherwise how it was resolved.

    A mention of several actors ("the two leaders") is several records with one span.
    """

    text: str
    start: int
    end: int
    id: str
    name: str
    type: ActorType
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    via: Via | None = None
