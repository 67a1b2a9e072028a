"""Phrases: the noun phrases of a sentence that name or describe an actor, before anyone asks whom they mean.

A phrase knows its words: the name, the title, the modifiers that give a country, the owner ("Putin's spokesman"), what
stands in apposition. Nothing here knows what came before in the article.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.actors.index import Hit
from detente.actors.marks import Mark

PhraseKind = Literal[
    "state", "modifier", "organisation", "people", "person", "name", "role", "group", "organ", "pronoun", "noun"
]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: ``start`` and ``end`` count characters of the sentence, ``head`` is the index of its head token.

    ``kind`` is what it is by its head: "person" is a name or surname that the base knows, "name" one that it does not,
    "modifier" a state in "U.S. sanctions", "noun" a phrase that names no actor by itself ("the two leaders").
    ``countries`` are the codes that its own words give, ``owner`` the phrase in "Putin's ..." or "... of the Taliban".
    ``words`` is the name of a "name", and otherwise the head in lower case. ``housing`` marks the place within a longer
    phrase: the city of "the embassy in Bogota".
    """

    kind: PhraseKind
    start: int
    end: int
    head: int
    words: str = ""
    hit: Hit | None = None
    mark: Mark | None = None
    countries: tuple[str, ...] = ()
    owner: Phrase | None = None
    former: bool = False
    plural: bool = False
    definite: bool = False
    courtesy: str = ""
    housing: bool = False
