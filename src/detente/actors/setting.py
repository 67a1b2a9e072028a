"""The setting: the state that is meant where an organ or a post is named without one, "police" or "the army"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from detente.actors.grammar import is_subject, members, subject_of, verb_of
from detente.actors.people import People
from detente.actors.phrases import Phrase
from detente.actors.reading import Reading, Readings
from detente.actors.words import words
from detente.articles.dateline import after_dateline
from detente.sentences.sentence import Sentence

# Who reports or trades from a country does not make a story one of that country.
_BYSTANDERS = frozenset(("JRN", "BUS", "NGO", "SOC", "EDU"))
# Those who have police, courts and crowds of their own in every country; of them, those who serve the state.
_AT_HOME = frozenset(("COP", "JUD", "LEG", "OPP", "CVL", "LAB", "EDU", "AGR", "MED", "JRN", "PRM", "REL"))
_OF_STATE = frozenset(("COP", "JUD", "LEG"))
# How long a body named before is remembered, in sentences; it bounds the work on very long pages.
MEMORY = 60


@dataclass(slots=True)
class Setting:
    """The states of one article, as far as it has been read.

    ``home`` is where the whole of it plays, ``dateline`` the state of its place line.
    """

    people: People
    past: Readings
    home: str | None = None
    dateline: str | None = None
    _paragraphs: list[int] = field(default_factory=list)
    _scenes: dict[int, str] = field(default_factory=dict)

    def note(self, sentence: Sentence) -> None:
        """Remember the paragraph of a sentence read, and the place that it opens with ("BOGOTA -", "In Seoul,")."""
        self._paragraphs.append(sentence.paragraph)
        if is_dateline(sentence):
            self.dateline = _one(self._codes(self.past.within(0)))
        elif (scene := self._scene(sentence)) is not None:
            self._scenes[sentence.index] = scene

    def _scene(self, sentence: Sentence) -> str | None:
        """The state of the place that a sentence opens with, as far as it has been read: "In Seoul, ..."."""
        opening = next(iter(self.past.within(sentence.index)), None)
        if opening is None or opening.mention.via != "place" or is_dateline(sentence):
            return None
        before = sentence.text[: opening.mention.start - sentence.start].lower().split()
        return opening.mention.country if len(before) <= 2 and set(before) & words("locative") else None

    @property
    def only(self) -> str | None:
        """The state of a story that names just one."""
        return _one(self.people.states & self.people.base.states.keys())

    def country(self, sentence: Sentence) -> str | None:
        """The state that a sentence speaks of.

        The one that it names so far; else that of the sentence before, or where its paragraph plays; else of the story.
        """
        here = self._codes(self.past.within(sentence.index))
        if here and (self.home in (None, *here) or self._acting(sentence.index)):
            return _one(here)
        if (scene := self._scene(sentence)) is not None:
            return scene
        for index in self._back(sentence):
            if index in self._scenes:
                return self._scenes[index]
            if codes := self._codes(self.past.within(index)):
                return self.home if self.home in codes else _one(codes)
        return self.home or _one(self._codes(self.past.within(sentence.index - 1))) or self.only

    def _back(self, sentence: Sentence) -> Iterator[int]:
        """The sentences before one in its paragraph, last first; a paragraph of one sentence goes on from the last."""
        index = sentence.index - 1
        while index >= 0 and self._paragraphs[index] == sentence.paragraph:
            yield index
            index -= 1
        alone = index < 1 or self._paragraphs[index] != self._paragraphs[index - 1]
        if index == sentence.index - 1 >= 0 and alone:
            yield index

    def of_body(self, phrase: Phrase, sentence: Sentence, sector: str | None) -> str | None:
        """The country of a body or group named without one: of the same body before, or of the setting."""
        if phrase.owner is not None or sentence.text[phrase.end :].startswith(" from "):
            return None  # "officials from Mexico, Canada and elsewhere"
        told = sentence.text[phrase.start : phrase.end].lower().replace(phrase.words, "")
        if phrase.plural and phrase.definite and words("number") & set(told.split()):
            return None  # "the four ministers" are of several states as often as of one
        organ = phrase.mark is not None and any(noun.organ for noun in phrase.mark.nouns)
        organ |= phrase.definite and bool(words("of the state") & set(told.split()))
        if (organ or sector in _AT_HOME) and (scene := self._scene(sentence)) is not None:
            return scene
        before = list(self.past.before(sentence.start + phrase.start, sentence.index - MEMORY))
        same = next((r for r in before if r.words == phrase.words or r.words.endswith(f" {phrase.words}")), None)
        if phrase.definite and same is not None and same.mention.country is not None:
            return same.mention.country
        if (code := self._deployer(phrase, sentence, sector)) is not None:
            return code
        if words("of many lands") & set(told.replace("-", " ").split()):
            return None  # "foreign troops", but "the foreign ministry"; "Iran-backed fighters"
        if sector == "REB" or (sector == "UAF" and phrase.definite):
            return self._of_rebels(before, sentence) if phrase.definite or _acts(phrase, sentence) else None
        if not organ:
            return self._of_people(phrase, sentence, sector)
        acting = self._addressing(phrase, sentence) if sector != "MIL" else set()
        if acting and (sector == "GOV" or self.home not in (None, *acting)):  # "Sudan banned the opposition" is at home
            return self._elsewhere(acting, sentence)
        code = self.country(sentence)
        # "SEOUL - The North fired a missile, the defence ministry said": that of Seoul, or who knows of whom.
        return code if self.dateline in (None, code) or not speaks(phrase, sentence) else None

    def _addressing(self, phrase: Phrase, sentence: Sentence) -> set[str]:
        """The states that act on a body of another: "Delhi asked the authorities", "he toppled the cabinet"."""
        if sentence.doc is None:
            return set()
        token = sentence.doc[phrase.head]
        verb = verb_of(token)
        subject = subject_of(verb) if verb is not None else None
        if subject is None or is_subject(token) or verb is None or verb.lemma_.lower() in words("deploying"):
            return set()
        heads = {member.i for member in members(subject)}
        acting = [r for r in self.past.within(sentence.index) if r.head in heads]
        states = self._codes(r for r in acting if r.mention.type == "state")
        others = self._codes(acting) if verb.lemma_.lower() in words("done to rulers") else set()
        return states or (others if self.home not in others else set())

    def _elsewhere(self, acting: set[str], sentence: Sentence) -> str | None:
        """The state that is spoken of besides those that act: that of the story, or of the sentences before."""
        if self.home is not None and self.home not in acting:
            return self.home
        before = (self._codes(self.past.within(index)) - acting for index in self._back(sentence))
        return _one(next((others for others in before if others), ()))

    def _of_rebels(self, before: Iterable[Reading], sentence: Sentence) -> str | None:
        """The country of "the rebels": of those spoken of before, else of the story."""
        spoken = next((r.mention for r in before if r.mention.sector == "REB" and r.mention.country), None)
        return spoken.country if spoken is not None else self.quiet_home(sentence)

    def _of_people(self, phrase: Phrase, sentence: Sentence, sector: str | None) -> str | None:
        """The country of those who are at home where the story plays: "police", "students", "a judge"."""
        if phrase.words in words("anywhere") or _is_called(phrase, sentence):
            return None
        if sector in _AT_HOME:
            scene = next((self._scenes[i] for i in self._back(sentence) if i in self._scenes), None)
            return scene or self.quiet_home(sentence) or (self.country(sentence) if sector in _OF_STATE else self.only)
        if sector == "MIL" or phrase.words in words("at home"):
            return self.quiet_home(sentence) or self.only
        return None

    def quiet_home(self, sentence: Sentence) -> str | None:
        """The state where the story plays, unless what has just been told is of others."""
        here = self._codes(self.past.within(sentence.index))
        before = next((codes for i in self._back(sentence) if (codes := self._codes(self.past.within(i)))), set())
        return self.home if self.home in here or (not here and (not before or self.home in before)) else None

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

    def _acting(self, sentence: int) -> bool:
        """Whether a sentence names an actor so far, and not just a place or what something is ("a Japanese brewer")."""
        spoken = self._codes(r for r in self.past.within(sentence) if r.mention.via not in ("place", "demonym"))
        return bool(spoken)

    def _codes(self, readings: Iterable[Reading]) -> set[str]:
        """The states spoken of in a sentence, but for their embassies; a place counts where it names nothing else."""
        states = self.people.base.states
        spoken = [
            r.mention
            for r in readings
            if r.mention.country in states and r.mention.sector not in _BYSTANDERS and r.words not in words("housed in")
        ]
        codes = {m.country for m in spoken if m.via != "place"} or {m.country for m in spoken}
        return {code for code in codes if code is not None}


def is_dateline(sentence: Sentence) -> bool:
    """Whether a sentence is the place line of its article."""
    return sentence.index == 0 and after_dateline(f"{sentence.text} x") >= len(sentence.text)


def _one(codes: Iterable[str]) -> str | None:
    found = list(codes)
    return found[0] if len(found) == 1 else None


def _is_called(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a name within a description tells whose it is, though not to us: "the Frankfurt judges"."""
    _, *rest = sentence.text[phrase.start : phrase.end].split()
    return any(word[:1].isupper() and word.lower() not in phrase.words for word in rest[:-1])


def _acts(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a phrase is the subject of its clause."""
    return sentence.doc is not None and phrase.head >= 0 and is_subject(sentence.doc[phrase.head])


def speaks(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether an actor is the source of what the sentence tells."""
    if sentence.doc is None or phrase.head < 0:
        return False
    token = sentence.doc[phrase.head]
    verb = verb_of(token)
    return is_subject(token) and verb is not None and verb.lemma_.lower() in words("speech")
