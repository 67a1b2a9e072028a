"""Resolving phrases: from the words of a phrase to the actors that it stands for, on the article's day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.actors.actor import ActorMention, ActorType, Via
from detente.actors.base import ActorBase
from detente.actors.descriptions import Descriptions, known_reading, reading_of
from detente.actors.grammar import is_subject
from detente.actors.index import Entry, Hit
from detente.actors.nominals import is_nominal
from detente.actors.pairs import is_pair
from detente.actors.people import People
from detente.actors.phrases import Phrase
from detente.actors.places import follows_place_word, is_in_place_name, is_place, is_within
from detente.actors.reading import Reading, Readings
from detente.actors.records import Organisation
from detente.actors.regions import is_regional, region_of
from detente.actors.setting import Setting, is_dateline
from detente.actors.words import words
from detente.sentences.sentence import Sentence


class Resolver:
    """Resolves the names and descriptions of an article, sentence by sentence, and remembers them as antecedents."""

    def __init__(self, base: ActorBase, people: People, readings: Readings, home: str | None = None) -> None:
        self.base = base
        self.people = people
        self.readings = readings
        self.setting = Setting(people, readings, home)
        self.descriptions = Descriptions(base, people, readings, self.setting, self._whose)

    def read(self, sentence: Sentence, phrases: list[Phrase]) -> None:
        """Add the readings of one sentence, but for the phrases that need an antecedent."""
        for phrase, after in zip(phrases, (*phrases[1:], None), strict=False):
            if not needs_antecedent(phrase, sentence):
                for reading in self._readings(_of_state(phrase, after, sentence), sentence):
                    self.readings.add(reading)
        self.setting.note(sentence)

    def _readings(self, phrase: Phrase, sentence: Sentence) -> Iterator[Reading]:
        if phrase.kind in ("state", "modifier"):
            yield from self._state(phrase, sentence)
        elif phrase.kind in ("organisation", "people"):
            yield from self._body(phrase, sentence)
        elif phrase.kind in ("person", "name"):
            yield from self._person(phrase, sentence)
        elif phrase.kind in ("role", "group", "organ"):
            yield from self.descriptions.read(phrase, sentence)
        elif (region := region_of(sentence.text[phrase.start : phrase.end])) is not None:
            yield self.descriptions.region(phrase, sentence, region, "GOV")

    # -- names ------------------------------------------------------------------------------------------------------

    def _state(self, phrase: Phrase, sentence: Sentence) -> Iterator[Reading]:
        assert phrase.hit is not None
        entry = phrase.hit.first("state", "twins", "metonym", "capital", "city", "adjective", "demonym")
        codes = [code for code in phrase.countries if code in self.base.states]
        if entry is None or not codes:
            return
        via: Via | None = None
        if phrase.kind == "modifier":
            via = "demonym" if entry.kind in ("state", "twins", "adjective", "demonym") else "metonym"
            if entry.kind == "capital" and is_in_place_name(sentence, phrase):
                via = "place"
        elif entry.kind in ("capital", "city"):
            via = "place" if is_place(sentence, phrase) else "metonym"
        elif entry.kind == "metonym":
            via = "metonym"
        if phrase.housing or is_dateline(sentence):
            via = "place"
        if via == "metonym" and phrase.hit.first("organisation") is not None:
            yield from (replace(r, mention=replace(r.mention, via=via)) for r in self._body(phrase, sentence))
        elif entry.kind != "city" or via == "place":
            for code in codes:
                name = self.base.states[code].name
                yield reading_of(self.base, phrase, sentence, code, name, "state", code, "GOV", via=via)

    def _body(self, phrase: Phrase, sentence: Sentence) -> Iterator[Reading]:
        assert phrase.hit is not None
        entry = self._bearer(phrase.hit)
        if entry is None:
            code = phrase.countries[0]
            name = f"{self.base.states[code].name} people"
            yield reading_of(self.base, phrase, sentence, f"{code}.CVL", name, "people", code, "CVL", None, "demonym")
            return
        body = self.base.organisations[entry.key]
        home = self._home(body, phrase, sentence)
        if home is not None:
            text, kept = sentence.text[phrase.start : phrase.end], body.sector or "GOV"
            yield reading_of(self.base, phrase, sentence, f"{home}.{kept}", text, "organisation", home, kept)
            return
        kind: ActorType = "group" if body.type == "group" else "people" if body.type == "people" else "organisation"
        name = body.name.partition(" (")[0]
        sector = body.sector or ("IGO" if body.country in ("IGO", "UNO", "EUR") else None)
        yield reading_of(self.base, phrase, sentence, body.id, name, kind, body.country, sector)

    def _bearer(self, hit: Hit) -> Entry | None:
        """The body that a name stands for: of several that bear it, one of a state that the article names."""
        bodies = [entry for entry in hit.entries if entry.kind == "organisation"]
        ours = [entry for entry in bodies if self.base.organisations[entry.key].country in self.people.states]
        return next(iter(ours or bodies), None)

    def _home(self, body: Organisation, phrase: Phrase, sentence: Sentence) -> str | None:
        """The state whose body a name of many bodies means: "Congress" and "Democratic Party" need not be America's."""
        name = sentence.text[phrase.start : phrase.end].lower()
        common = name in words("generic party") or self.base.marks.get(name) is not None
        known = body.country in self.people.states or body.country not in self.base.states
        if not common or phrase.owner is not None or known:
            return None
        home = self.setting.country(sentence)
        return home if home != body.country else None

    def _short(self, phrase: Phrase, sentence: Sentence) -> Reading | None:
        """The body named in full before that "the League" or "the Tigers" is a part of the name of."""
        if not phrase.definite or " " in phrase.words or phrase.mark is not None or len(phrase.words) < 4:
            return None
        bodies = (
            r for r in self.readings.before(sentence.start + phrase.start) if r.mention.id in self.base.organisations
        )
        found = next((r for r in bodies if phrase.words in r.mention.text.replace("-", " ").split()), None)
        if found is None:
            return None
        start, end = sentence.start + phrase.start, sentence.start + phrase.end
        mention = replace(found.mention, text=sentence.text[phrase.start : phrase.end], start=start, end=end, via=None)
        return replace(found, mention=mention, sentence=sentence.index, head=phrase.head)

    def _person(self, phrase: Phrase, sentence: Sentence) -> Iterator[Reading]:
        known = None
        if phrase.kind == "name" and (short := self._short(phrase, sentence)) is not None:
            yield short
            return
        if _is_bare(phrase) and _is_no_person(phrase, sentence):
            return
        if phrase.kind == "person" and phrase.hit is not None:
            known = self.people.by_name(phrase, phrase.hit.first("person") is not None)
        if known is None:
            known = self.people.introduced(phrase, *self.descriptions.origin(phrase, sentence))
        if known is not None:
            alone = _is_bare(phrase)
            yield known_reading(self.base, phrase, sentence, known, "surname" if alone else None)

    def _whose(self, owner: Phrase, sentence: Sentence) -> ActorMention | None:
        """Whom an owner stands for, without noting it as a mention."""
        return next((reading.mention for reading in self._readings(owner, sentence)), None)


def _of_state(phrase: Phrase, after: Phrase | None, sentence: Sentence) -> Phrase:
    """A person with the state that follows the name: "President Bola Tinubu of Nigeria"."""
    if phrase.kind not in ("person", "name") or phrase.countries or after is None or after.kind != "state":
        return phrase
    between = sentence.text[phrase.end : after.start].split()
    state = after.hit is not None and after.hit.first("state") is not None
    return replace(phrase, countries=after.countries) if state and between in (["of"], ["of", "the"]) else phrase


def _is_bare(phrase: Phrase) -> bool:
    """Whether a name is a single word without a title."""
    return " " not in phrase.words and phrase.mark is None


def _is_no_person(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a bare surname is a month or a place here: "in May", "in Lagos", but not "trust in Obama"."""
    if sentence.doc is None:
        return phrase.words.lower() in words("month") or follows_place_word(sentence.text, phrase.start)
    token = sentence.doc[phrase.head]
    if phrase.words.lower() in words("month"):
        return not is_subject(token) and token.dep_ != "poss"
    return is_within(token)


def needs_antecedent(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a phrase can be resolved only once the names around it are: "the two leaders", "his envoy", "he"."""
    if is_regional(phrase, sentence):
        return False
    owned = phrase.owner is not None and phrase.owner.kind == "pronoun"
    described = phrase.kind in ("role", "group", "organ") and (not phrase.countries or phrase.words == "counterpart")
    open_ = phrase.kind in ("pronoun", "noun") or (owned and described)
    return open_ or is_pair(phrase, sentence) or is_nominal(phrase)
