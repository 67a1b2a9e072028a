"""Coreference: pronouns and common nouns that stand for an actor named before, in the text or by the one who speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from detente.actors.descriptions import Descriptions
from detente.actors.discourse import Discourse
from detente.actors.nominals import single, state_of
from detente.actors.pairs import is_pair, other_of_two, pair
from detente.actors.phrases import Phrase
from detente.actors.pronouns import Pronouns
from detente.actors.reading import Reading
from detente.actors.resolver import needs_antecedent
from detente.actors.words import words
from detente.sentences.doc import Doc
from detente.sentences.sentence import Sentence

# Sectors of those whom only a state or a group under arms has.
_ARMED = frozenset(("MIL", "COP", "SPY"))
# Ranks of posts that bodies other than states do not have.
_OF_STATES = frozenset(("head_of_state", "head_of_government"))


class Coreference:
    """Resolves what points back in one article, sentence by sentence, once its names and descriptions are known."""

    def __init__(self, descriptions: Descriptions, sentences: Sequence[Sentence]) -> None:
        self.base = descriptions.base
        self.descriptions = descriptions
        self.discourse = Discourse(descriptions.past, sentences)
        self.pronouns = Pronouns(self.discourse)

    def read(self, sentence: Sentence, doc: Doc, phrases: list[Phrase]) -> None:
        """Add the readings of the pronouns and the nouns that stand for actors in a sentence."""
        open_ = [phrase for phrase in phrases if needs_antecedent(phrase, sentence)]
        spoken = [phrase for phrase in open_ if self.discourse.quote_at(sentence.start + phrase.start) is not None]
        for phrase in (phrase for phrase in open_ if phrase not in spoken):
            self._note(self._resolve(phrase, sentence, doc, None))
        for phrase, after in pairwise(phrases):
            self._tie(phrase, after, sentence)
        for phrase in (phrase for phrase in phrases if phrase.kind == "name"):
            self._place(phrase, sentence, doc)
        self.discourse.hear(sentence, doc)
        for phrase in spoken:
            self._note(self._resolve(phrase, sentence, doc, self.discourse.speaker(sentence, phrase)))

    def _place(self, phrase: Phrase, sentence: Sentence, doc: Doc) -> None:
        """Tell of what country "its president, Juan Mora" is: that of whom the pronoun means."""
        if phrase.owner is None or phrase.owner.kind != "pronoun" or phrase.countries:
            return
        owners = {r.mention.country for r in self.pronouns.antecedents(phrase.owner, sentence, doc, None)}
        person = next((r for r in self.discourse.readings.within(sentence.index) if r.head == phrase.head), None)
        if person is not None and len(owners) == 1 and (country := owners.pop()) is not None:
            self.discourse.readings.belong(person.mention.id, country)

    def _tie(self, phrase: Phrase, after: Phrase, sentence: Sentence) -> None:
        """Give "negotiators from both sides" and "leaders of the movement" the countries of whom they are of."""
        between = sentence.text[phrase.end : after.start]
        if phrase.countries or phrase.owner or not phrase.plural or between not in (" of ", " from "):
            return
        here = self.discourse.readings.within(sentence.index)
        owners = [r.mention for r in here if r.head == after.head and r.mention.via == "nominal"]
        told = next((r for r in here if r.head == phrase.head and r.mention.type in ("group", "organisation")), None)
        if told is None or not owners or not all(m.country for m in owners):
            return
        self.discourse.readings.drop(told)
        for country in dict.fromkeys(m.country for m in owners):
            key = ".".join(part for part in (country, told.mention.sector) if part)
            mention = replace(told.mention, id=key, country=country, via="nominal")
            self.discourse.readings.add(replace(told, mention=mention))

    def _note(self, found: Iterator[Reading]) -> None:
        for reading in list(found):
            self.discourse.readings.add(reading)

    def _resolve(
        self, phrase: Phrase, sentence: Sentence, doc: Doc, speaker: list[Reading] | None
    ) -> Iterator[Reading]:
        if is_pair(phrase, sentence):
            for reading in pair(phrase, sentence, self.descriptions, speaker):
                yield _again(reading, phrase, sentence, "nominal")
        elif phrase.kind == "pronoun":
            for reading in self.pronouns.antecedents(phrase, sentence, doc, speaker):
                yield _again(reading, phrase, sentence, "pronoun")
        elif phrase.owner is not None and not phrase.plural and phrase.words in words("relation to one"):
            owner = self.pronouns.antecedents(phrase.owner, sentence, doc, speaker)
            for reading in other_of_two(owner[0], phrase, sentence, self.descriptions) if len(owner) == 1 else ():
                yield _again(reading, phrase, sentence, "nominal")
        elif phrase.owner is not None and phrase.owner.kind == "pronoun" and phrase.mark is not None:
            owner = self.pronouns.antecedents(phrase.owner, sentence, doc, speaker)
            if phrase.owner.words in words("thing pronoun"):
                owner = self._commander(owner, phrase, sentence)
            several = phrase.plural and phrase.owner.words in words("plural pronoun")
            for one in {r.mention.country: r for r in owner}.values() if several and owner else (*owner[:1], None)[:1]:
                yield from self.descriptions.read(phrase, sentence, one)
        elif phrase.kind == "noun" and phrase.owner is not None:
            owner = self.pronouns.antecedents(phrase.owner, sentence, doc, speaker)
            yield from (
                _again(state_of(r, self.base), phrase, sentence, "nominal")
                for r in owner[:1]
                if r.mention.country in self.base.states
            )
        elif found := single(phrase, sentence, doc, self.discourse.readings, self.base):
            yield from (_again(reading, phrase, sentence, "nominal") for reading in found)
        elif phrase.mark is not None:
            yield from self.descriptions.read(phrase, sentence)

    def _commander(self, owner: list[Reading], phrase: Phrase, sentence: Sentence) -> list[Reading]:
        """Whose soldiers "its troops" are: of a state before, where the one who speaks of them can have none."""
        sectors = {noun.sector for noun in phrase.mark.nouns} if phrase.mark is not None else set()
        posts = phrase.mark.offices if phrase.mark is not None else ()
        body = bool(owner) and owner[0].mention.country in ("IGO", "UNO", "NGO")
        if body and posts and all(post.rank in _OF_STATES for post in posts):
            return self._state_named(phrase, sentence)  # "NATO bombed Serbia after its president refused"
        if not owner or owner[0].mention.sector not in words("without soldiers") or sectors - _ARMED:
            return owner
        return [
            r for r in self.discourse.corporate_before(sentence, speaks=False) if r.mention.country in self.base.states
        ]

    def _state_named(self, phrase: Phrase, sentence: Sentence) -> list[Reading]:
        """The one state that a sentence has named so far."""
        before = [
            r for r in self.discourse.readings.within(sentence.index) if r.mention.end <= sentence.start + phrase.start
        ]
        states = {r.mention.country: r for r in before if r.mention.type == "state" and r.mention.via != "place"}
        return list(states.values()) if len(states) == 1 else []


def _again(reading: Reading, phrase: Phrase, sentence: Sentence, via: str) -> Reading:
    """The same actor at another place of the text."""
    start, end = sentence.start + phrase.start, sentence.start + phrase.end
    text = sentence.text[phrase.start : phrase.end]
    mention = replace(reading.mention, text=text, start=start, end=end, via=via)  # type: ignore[arg-type]
    return replace(reading, mention=mention, sentence=sentence.index, head=phrase.head)
