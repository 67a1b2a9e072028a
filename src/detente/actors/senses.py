"""Senses: names of states that are also names of other things, told apart by the words around them."""

from __future__ import annotations

from detente.actors.base import ActorBase
from detente.actors.phrases import Phrase


class Senses:
    """Decides what an ambiguous name of a place means in one article, whose whole text is ``text``."""

    def __init__(self, base: ActorBase, text: str) -> None:
        self.base = base
        self.text = text

    def country(self, sentence: str, phrase: Phrase) -> str | None:
        """The code of the state that a phrase names, or None where it names no state here."""
        return phrase.countries[0] if phrase.countries else None
