"""Coreference: pronouns and nouns that stand for an actor named before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.actors.people import Known
from detente.actors.phrases import Phrase
from detente.actors.reading import Reading
from detente.sentences.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Antecedents:
    """What an article has mentioned so far."""

    def __init__(self) -> None:
        self.readings: list[Reading] = []

    def add(self, reading: Reading) -> None:
        self.readings.append(reading)

    def office_holder(self, country: str | None, offices: frozenset[str]) -> Known | None:
        for reading in reversed(self.readings):
            m = reading.mention
            if m.type == "person" and (country is None or m.country == country) and reading.offices & offices:
                return Known(m.id, m.name, m.country, m.sector, m.office, reading.gender, reading.offices)
        return None

    def same_words(self, words: str) -> Reading | None:
        return next((r for r in reversed(self.readings) if r.words == words and r.mention.country), None)

    def resolve(self, phrase: Phrase, sentence: Sentence, doc: Doc) -> Iterator[Reading]:
        yield from ()
