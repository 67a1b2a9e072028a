"""Resolving phrases: from the words of a phrase to the actors that it stands for, on the article's day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.actors.actor import ActorMention, ActorType, Via
from detente.actors.base import ActorBase
from detente.actors.marks import Mark
from detente.actors.pairs import is_pair
from detente.actors.people import LEADING_RANKS, Known, People
from detente.actors.phrases import Phrase
from detente.actors.places import is_place
from detente.actors.reading import Reading, Readings
from detente.actors.senses import Senses
from detente.sentences.sentence import Sentence

_STATE_SECTORS = frozenset(("GOV", "LEG", "JUD", "MIL", "COP"))
_DETERMINERS = ("the ", "a ", "an ", "this ", "these ", "those ", "that ", "some ")
# Owners that make their own kind of people ("Hezbollah fighters"), where a state's organ would give the noun's sector.
_OWN_SECTORS = frozenset(("REB", "PRM", "CRM", "OPP", "PTY", "IGO"))


@dataclass(slots=True)
class Resolver:
    """Resolves the phrases of an article, sentence by sentence, and remembers them as antecedents."""

    base: ActorBase
    people: People
    senses: Senses
    past: Readings

    def read(self, sentence: Sentence, phrases: list[Phrase]) -> None:
        """Add the readings of the names and descriptions in one sentence."""
        for phrase in phrases:
            if is_pair(phrase, sentence):
                continue
            for reading in self._readings(phrase, sentence):
                self.past.add(reading)

    def _readings(self, phrase: Phrase, sentence: Sentence) -> Iterator[Reading]:
        if phrase.kind in ("state", "modifier"):
            yield from self._state(phrase, sentence)
        elif phrase.kind in ("organisation", "people"):
            yield from self._body(phrase, sentence)
        elif phrase.kind in ("person", "name"):
            yield from self._person(phrase, sentence)
        elif phrase.kind == "role":
            yield from self._role(phrase, sentence)
        elif phrase.kind in ("group", "organ"):
            yield from self._group(phrase, sentence)

    # -- names ------------------------------------------------------------------------------------------------------

    def _state(self, phrase: Phrase, sentence: Sentence) -> Iterator[Reading]:
        assert phrase.hit is not None
        code = self.senses.country(sentence.text, phrase)
        if code is None or code not in self.base.states:
            return
        entry = phrase.hit.first("state", "metonym", "capital", "city", "adjective", "demonym")
        assert entry is not None
        via: Via | None = None
        if phrase.kind == "modifier":
            via = "demonym" if entry.kind in ("state", "adjective", "demonym") else "metonym"
        elif entry.kind in ("capital", "city"):
            via = "place" if is_place(sentence, phrase) else "metonym"
        elif entry.kind == "metonym":
            via = "metonym"
        if entry.kind == "city" and via != "place":
            return
        yield self._reading(phrase, sentence, code, self.base.states[code].name, "state", code, "GOV", via=via)

    def _body(self, phrase: Phrase, sentence: Sentence) -> Iterator[Reading]:
        assert phrase.hit is not None
        entry = phrase.hit.first("organisation")
        if entry is None:
            code = phrase.countries[0]
            name = f"{self.base.states[code].name} people"
            yield self._reading(
                phrase, sentence, f"{code}.CVL", name, "people", code, "CVL", via="demonym", plural=phrase.plural
            )
            return
        body = self.base.organisations[entry.key]
        kind: ActorType = body.type if body.type in ("organisation", "group", "people") else "organisation"  # type: ignore[assignment]
        yield self._reading(phrase, sentence, body.id, body.name, kind, body.country, body.sector or body.country)

    def _person(self, phrase: Phrase, sentence: Sentence) -> Iterator[Reading]:
        country, sector = self._origin(phrase)
        known = None
        if phrase.kind == "person" and phrase.hit is not None:
            known = self.people.by_name(phrase, phrase.hit.first("person") is not None)
        if known is None:
            known = self.people.introduced(phrase, country, sector)
        if known is None:
            return
        alone = " " not in phrase.words and phrase.mark is None
        yield self._known(phrase, sentence, known, "surname" if alone else None)

    def _known(self, phrase: Phrase, sentence: Sentence, known: Known, via: Via | None) -> Reading:
        return self._reading(
            phrase, sentence, known.id, known.name, "person", known.country, known.sector, known.office, via,
            gender=known.gender, offices=known.offices,
        )  # fmt: skip

    # -- descriptions -------------------------------------------------------------------------------------------------

    def _role(self, phrase: Phrase, sentence: Sentence) -> Iterator[Reading]:
        country, sector = self._origin(phrase)
        if phrase.plural and len(phrase.countries) < 2:
            yield from self._group(phrase, sentence)
            return
        if not phrase.former and (phrase.definite or phrase.plural or self._capital(phrase, sentence)):
            found = list(self._holders(phrase, country))
            if found:
                for known in found:
                    yield self._known(phrase, sentence, known, "role")
                return
        text = sentence.text[phrase.start : phrase.end]
        if phrase.former and sector in _STATE_SECTORS:
            sector = "ELI"
        office = phrase.mark.words if phrase.mark is not None and not phrase.former else None
        for code in phrase.countries or (country,):
            offices = self.people.titles(phrase.mark, code)
            yield self._reading(
                phrase,
                sentence,
                _pattern(code, sector),
                _bare(text),
                "role",
                code,
                sector,
                office,
                "role",
                offices=offices,
            )

    def _holders(self, phrase: Phrase, country: str | None) -> Iterator[Known]:
        """The people that "the U.S. president" or "the Russian and Turkish presidents" mean."""
        assert phrase.mark is not None
        for code in phrase.countries or (country,):
            offices = self.people.titles(phrase.mark, code)
            before = self._named_before(code, offices)
            if before is not None:
                yield before
            elif code is not None and phrase.mark.words == "leader":
                leader = self.people.leader(code)
                if leader is not None:
                    yield leader
            elif code is not None:
                single = [o.office for o in self.base.offices_titled(phrase.mark.words, code) if o.single]
                holder = self.people.holder(code, single)
                if holder is not None:
                    yield holder

    def _named_before(self, country: str | None, offices: frozenset[str]) -> Known | None:
        """The person of that post whom the article named last; without a country, only where it named just one."""
        found: dict[str, Reading] = {}
        for reading in self.past:
            mention = reading.mention
            if mention.type == "person" and country in (None, mention.country) and reading.offices & offices:
                found.pop(mention.id, None)
                found[mention.id] = reading
        if not found or (country is None and len(found) > 1):
            return None
        reading = list(found.values())[-1]
        m = reading.mention
        return Known(m.id, m.name, m.country, m.sector, m.office, reading.gender, reading.offices)

    def _same_words(self, noun: str) -> Reading | None:
        """The last organ or group of the same name whose country is known: "the ministry" after "the Russian Foreign Ministry"."""
        same = (r for r in reversed(list(self.past)) if r.words and (r.words == noun or r.words.endswith(f" {noun}")))
        return next((r for r in same if r.mention.country), None)

    def _group(self, phrase: Phrase, sentence: Sentence) -> Iterator[Reading]:
        country, sector = self._origin(phrase)
        named = self._capital(phrase, sentence)
        organ = phrase.kind == "organ"
        if organ and country is None and phrase.owner is None and not (phrase.definite or named):
            return
        text = _bare(sentence.text[phrase.start : phrase.end])
        via: Via | None = None
        if country is None and phrase.definite and (before := self._same_words(phrase.words)) is not None:
            country, via = before.mention.country, "nominal"
        for code in phrase.countries or (country,):
            yield self._reading(
                phrase, sentence, _pattern(code, sector), text, "organisation" if organ else "group", code, sector, via=via,
                plural=phrase.plural,
            )  # fmt: skip

    def _origin(self, phrase: Phrase) -> tuple[str | None, str | None]:
        """The country and sector that a phrase's own words give it."""
        country = phrase.countries[0] if phrase.countries else None
        sector = self._sector(phrase.mark, country)
        if phrase.owner is not None:
            owner = self._owner(phrase.owner)
            if owner is not None:
                country = country or owner.country
                if owner.sector in _OWN_SECTORS and sector in ("GOV", "MIL", None):
                    sector = owner.sector
        return country, sector

    def _owner(self, owner: Phrase) -> ActorMention | None:
        """Whom an owner stands for, without noting it as a mention."""
        quiet = Sentence(-1, -1, 0, 0, "")
        if owner.kind == "organisation":
            return next((reading.mention for reading in self._body(owner, quiet)), None)
        if owner.kind in ("person", "name"):
            return next((reading.mention for reading in self._person(owner, quiet)), None)
        return None

    def _sector(self, mark: Mark | None, country: str | None) -> str | None:
        if mark is None:
            return None
        if mark.nouns:
            return mark.nouns[0].sector
        return next((office.sector for office in self.base.offices_titled(mark.words, country)), None)

    def _capital(self, phrase: Phrase, sentence: Sentence) -> bool:
        """Whether a description is written as a name: "Foreign Ministry"."""
        return (
            bool(phrase.words)
            and sentence.text[max(phrase.start, phrase.end - 3) : phrase.end] != ""
            and any(
                word[:1].isupper()
                for word in sentence.text[phrase.start : phrase.end].split()
                if word.lower() in phrase.words.split()
            )
        )

    def _reading(
        self, phrase: Phrase, sentence: Sentence, key: str, name: str, kind: ActorType, country: str | None,
        sector: str | None, office: str | None = None, via: Via | None = None, *, plural: bool = False,
        gender: str = "", offices: frozenset[str] = frozenset(),
    ) -> Reading:  # fmt: skip
        start, end = sentence.start + phrase.start, sentence.start + phrase.end
        mention = ActorMention(
            sentence.text[phrase.start : phrase.end], start, end, key, name, kind, country, sector, office, via
        )
        return Reading(
            mention, sentence.index, phrase.head, plural, gender, phrase.words, offices, self._leads(mention, offices)
        )

    def _leads(self, mention: ActorMention, offices: frozenset[str]) -> bool:
        known = (self.base.office(name) for name in offices | {mention.office or ""})
        return any(
            office is not None and (office.rank in LEADING_RANKS or "-elect" in office.office) for office in known
        )


def _pattern(country: str | None, sector: str | None) -> str:
    return ".".join(part for part in (country, sector) if part) or "UNK"


def _bare(text: str) -> str:
    """A description without its article."""
    lower = text.lower()
    return next((text[len(word) :] for word in _DETERMINERS if lower.startswith(word)), text)
