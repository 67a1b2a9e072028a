"""The setting: the state that is meant where an organ or a post is named without one, "police" or "the army"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.actors.grammar import is_subject, subject_of, verb_of
from detente.actors.people import People
from detente.actors.phrases import Phrase
from detente.actors.reading import Reading, Readings
from detente.actors.words import words
from detente.articles.dateline import after_dateline
from detente.sentences.sentence import Sentence

# Who reports or trades from a country does not make a story one of that country.
_BYSTANDERS = frozenset(("JRN", "BUS", "NGO", "SOC", "EDU"))
# How long a body named before is remembered, in sentences; it bounds the work on very long pages.
MEMORY = 60


@dataclass(slots=True)
class Setting:
    """The states of one article, as far as it has been read. ``dateline`` is the state of its place line."""

    people: People
    past: Readings
    dateline: str | None = None

    def note(self, sentence: Sentence) -> None:
        """Remember the place line that the article opens with ("BOGOTA, Colombia (AP) -")."""
        if is_dateline(sentence):
            self.dateline = _one(self._codes(self.past.within(0)))

    @property
    def only(self) -> str | None:
        """The state of a story that names just one."""
        return _one(self.people.states & self.people.base.states.keys())

    def country(self, sentence: Sentence) -> str | None:
        """The one state that this sentence names so far, or else the one before it, or else the whole story."""
        for index in (sentence.index, sentence.index - 1):
            if codes := self._codes(self.past.within(index)):
                return _one(codes)
        return self.only

    def of_body(self, phrase: Phrase, sentence: Sentence, sector: str | None) -> str | None:
        """The country of a body or group named without one: of the same body before, or of the setting."""
        if phrase.owner is not None:
            return None
        before = self.past.before(sentence.start + phrase.start, sentence.index - MEMORY)
        same = next((r for r in before if r.words == phrase.words or r.words.endswith(f" {phrase.words}")), None)
        if phrase.definite and same is not None and same.mention.country is not None:
            return same.mention.country
        if (code := self._deployer(phrase, sentence, sector)) is not None:
            return code
        told = sentence.text[phrase.start : phrase.end].lower().replace(phrase.words, "")
        if words("of many lands") & set(told.split()):
            return None  # "foreign troops", but "the foreign ministry"
        if phrase.words in words("at home"):
            return self.only
        domestic = phrase.mark is not None and any(noun.organ for noun in phrase.mark.nouns) and sector != "REB"
        if not domestic and phrase.words not in ("protester", "demonstrator"):
            return None
        code = self.country(sentence)
        # "SEOUL - The North fired a missile, the defence ministry said": that of Seoul, or who knows of whom.
        return code if self.dateline in (None, code) or not speaks(phrase, sentence) else None

    def _deployer(self, phrase: Phrase, sentence: Sentence, sector: str | None) -> str | None:
        """The state that sends soldiers somewhere: "Chad sent troops", "the junta moved tanks"."""
        if sector not in ("MIL", "COP") or sentence.doc is None:
            return None
        token = sentence.doc[phrase.head]
        subject = subject_of(token.head) if token.dep_ == "dobj" else None
        if subject is None or token.head.lemma_.lower() not in words("deploying"):
            return None
        by = [r.mention for r in self.past.within(sentence.index) if r.head == subject.i]
        return _one({m.country for m in by if m.country in self.people.base.states})

    def _codes(self, readings: Iterable[Reading]) -> set[str]:
        """The states spoken of in a sentence; a place counts where it names nothing else."""
        states = self.people.base.states
        spoken = [r.mention for r in readings if r.mention.country in states and r.mention.sector not in _BYSTANDERS]
        codes = {m.country for m in spoken if m.via != "place"} or {m.country for m in spoken}
        return {code for code in codes if code is not None}


def is_dateline(sentence: Sentence) -> bool:
    """Whether a sentence is the place line of its article."""
    return sentence.index == 0 and after_dateline(f"{sentence.text} x") >= len(sentence.text)


def _one(codes: Iterable[str]) -> str | None:
    found = list(codes)
    return found[0] if len(found) == 1 else None


def speaks(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether an actor is the source of what the sentence tells."""
    if sentence.doc is None or phrase.head < 0:
        return False
    token = sentence.doc[phrase.head]
    verb = verb_of(token)
    return is_subject(token) and verb is not None and verb.lemma_.lower() in words("speech")
