"""Descriptions: roles, organs and groups, from "the U.S. president" to "protesters in Minsk"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from detente.actors.actor import ActorMention, ActorType, Via
from detente.actors.base import LEADING_RANKS, ActorBase
from detente.actors.marks import Mark
from detente.actors.people import STATE_SECTORS, Known, People, share_a_name
from detente.actors.phrases import Phrase
from detente.actors.reading import Reading, Readings
from detente.actors.regions import region_of
from detente.actors.setting import MEMORY, Setting, speaks
from detente.actors.words import words
from detente.sentences.sentence import Sentence

_ARTICLES = ("the ", "a ", "an ", "this ", "these ", "those ", "that ", "some ")
# Owners that make their own kind of people ("Hezbollah fighters"), where a state's would take the noun's sector.
_OWN_SECTORS = frozenset(("REB", "PRM", "CRM", "OPP", "PTY", "IGO"))


@dataclass(slots=True)
class Descriptions:
    """Resolves the descriptions of one article; ``whose`` gives the mention of an owner."""

    base: ActorBase
    people: People
    past: Readings
    setting: Setting
    whose: Callable[[Phrase, Sentence], ActorMention | None]

    def read(self, phrase: Phrase, sentence: Sentence, owner: Reading | None = None) -> Iterator[Reading]:
        """The actors that a description stands for; ``owner`` is whom its pronoun means ("his minister")."""
        countries, sector = self._origin(phrase, sentence, owner)
        if phrase.words == "counterpart":
            yield from self._counterpart(phrase, sentence, countries, owner)
        elif phrase.kind == "role" and (not phrase.plural or len(countries) > 1):
            yield from self._role(phrase, sentence, countries, sector)
        else:
            yield from self._group(phrase, sentence, countries, sector)

    def origin(self, phrase: Phrase, sentence: Sentence) -> tuple[str | None, str | None]:
        """The country and sector of a person by title: of the words, else "Mayor" of the one country spoken of."""
        countries, sector = self._origin(phrase, sentence, None)
        sent = phrase.mark is not None and bool(frozenset(phrase.mark.words.split()) & words("sent to"))
        if not countries and phrase.owner is None and phrase.mark and sector in STATE_SECTORS and not sent:
            return self._of_post(phrase, self.setting.country(sentence)), sector
        if not countries and phrase.owner is None and phrase.mark and sector in ("REL", "OPP", "PTY"):
            return self.setting.quiet_home(sentence), sector
        return (countries[0] if countries else None), sector

    def _of_post(self, phrase: Phrase, country: str | None) -> str | None:
        """The state of a person with a post: the one spoken of, where it has such a post and no other leads it."""
        if country is None or phrase.mark is None or not phrase.mark.offices:
            return country
        posts = phrase.mark.offices
        bound = {code for post in posts for code in post.countries} if all(post.countries for post in posts) else set()
        if bound and country not in bound:
            there = bound & self.people.states
            return next(iter(there)) if len(there) == 1 else None  # "the foreign secretary" is not Iceland's
        titled = self.base.offices_titled(phrase.mark.words, country)
        leading = [post.office for post in titled if post.rank in LEADING_RANKS]
        holder = self.people.holder(country, leading) if not phrase.former else None
        return country if holder is None or share_a_name(holder.name, phrase.words) else None

    # -- one person ---------------------------------------------------------------------------------------------------

    def _role(
        self, phrase: Phrase, sentence: Sentence, countries: tuple[str, ...], sector: str | None
    ) -> Iterator[Reading]:
        headless = phrase.words in words("bare head") and not countries
        if headless and (phrase.owner is None or phrase.owner.kind in ("pronoun", "noun", "name")):
            return  # "my head", "the head of the snake"
        known = [] if phrase.former or not self._meant(phrase, sentence) else self._holders(phrase, sentence, countries)
        if known:
            yield from (known_reading(self.base, phrase, sentence, one, "role") for one in known)
            return
        if not countries and not phrase.owner:
            if not self._introduced(phrase, sentence):
                return
            home = self._home(phrase, sentence) if phrase.definite else None
            home = home or self.setting.of_body(phrase, sentence, sector)
            countries = (home,) if home is not None else ()
        if phrase.former and sector in STATE_SECTORS:
            sector = "ELI"
        office = phrase.words if not phrase.former else None
        for code in countries or (None,):
            offices = self.people.titles(phrase.mark, code)
            yield self._reading(
                phrase, sentence, "group" if phrase.plural else "role", code, sector, office, "role", offices
            )

    def _meant(self, phrase: Phrase, sentence: Sentence) -> bool:
        """Whether a role is that of a certain person: "the president", "Foreign Minister", not "a president"."""
        return phrase.definite or phrase.plural or _is_named(phrase, sentence)

    def _introduced(self, phrase: Phrase, sentence: Sentence) -> bool:
        """Whether a noun without a country stands for someone: not in "declared himself president"."""
        if sentence.doc is None:
            return True
        head = sentence.doc[phrase.head]
        has_article = any(child.dep_ == "det" for child in head.children)
        return has_article and head.dep_ not in ("attr", "oprd")

    def _holders(self, phrase: Phrase, sentence: Sentence, countries: tuple[str, ...]) -> list[Known]:
        """The people that "the U.S. president" or "the Russian and Turkish presidents" mean; [] unless all known."""
        assert phrase.mark is not None
        found = []
        body = (
            phrase.owner.hit.first("organisation")
            if phrase.owner is not None and phrase.owner.hit is not None
            else None
        )
        keys = (body.key,) if body is not None and not phrase.countries else countries
        home = self._home(phrase, sentence)
        for code in keys or (None,):
            offices = self.people.titles(phrase.mark, code)
            known = self._named_before(code, offices, phrase, sentence)
            code = code or home
            if known is None and code is not None:
                single = [o.office for o in self.base.offices_titled(phrase.words, code) if o.single]
                known = self.people.leader(code) if phrase.words == "leader" else self.people.holder(code, single)
            if known is None and code in self.base.organisations and phrase.words in words("at the head"):
                known = self.people.head_of(code)
            if known is None:
                return []
            found.append(known)
        return found

    def _home(self, phrase: Phrase, sentence: Sentence) -> str | None:
        """The state of "the army chief" where only one has been spoken of lately."""
        posts = self.base.offices_titled(phrase.words, None)
        if posts and all(post.to_come for post in posts):
            # "the president-elect" is of the state that has one, and not of the one that congratulates
            waiting = [code for code in self.people.states if self.people.holder(code, [post.office for post in posts])]
            return waiting[0] if len(waiting) == 1 else None
        bound = {code for post in posts for code in post.countries} if all(post.countries for post in posts) else set()
        if posts and bound and len(there := bound & self.people.states) == 1:
            return next(iter(there))  # "the emir" is Kuwait's where no other state named has one
        if not posts or not all(post.single and post.rank != "international" for post in posts):
            return None
        return self.setting.country(sentence)

    def _named_before(
        self, country: str | None, offices: frozenset[str], phrase: Phrase, sentence: Sentence
    ) -> Known | None:
        """The person of that post whom the article named last; without a country, only where it named just one."""
        leader = phrase.words == "leader"
        found: dict[str, Reading] = {}
        for reading in self.past.before(sentence.start + phrase.start, sentence.index - MEMORY):
            mention = reading.mention
            fits = reading.leading if leader else bool(reading.offices & offices)
            if mention.type == "person" and country in (None, mention.country) and fits:
                found.setdefault(mention.id, reading)
        if len(found) > 1 and country is None:
            found = {key: r for key, r in found.items() if r.mention.office in offices}
        if not found or (len(found) > 1 and (country is None or leader)):
            return None
        return _known(next(iter(found.values())))

    def _counterpart(
        self, phrase: Phrase, sentence: Sentence, countries: tuple[str, ...], owner: Reading | None
    ) -> Iterator[Reading]:
        """ "His Russian counterpart": who holds in Russia the post that he holds."""
        anchor = owner or next((r for r in self.past.before(sentence.start + phrase.start) if r.personal), None)
        code = phrase.countries[0] if phrase.countries else None
        if anchor is None or code is None or code == anchor.mention.country:
            return
        office = anchor.mention.office
        post = self.base.office(office or "")
        # The counterpart of a president is the chancellor or prime minister where that is who leads.
        known = self.people.leader(code) if post is not None and post.rank == "head_of_state" else None
        known = known or (self.people.holder(code, (office,)) if office else None)
        if known is None and anchor.leading:
            known = self.people.leader(code)
        if known is not None:
            yield known_reading(self.base, phrase, sentence, known, "role")
        else:
            yield self._reading(phrase, sentence, "role", code, anchor.mention.sector, office, "role", anchor.offices)

    # -- organs and groups --------------------------------------------------------------------------------------------

    def _group(
        self, phrase: Phrase, sentence: Sentence, countries: tuple[str, ...], sector: str | None
    ) -> Iterator[Reading]:
        said = sentence.text[phrase.start : phrase.end].lower().split()
        followed = phrase.words in words("following") and phrase.owner is not None and phrase.owner.kind != "state"
        if (phrase.words in words("relation") and not followed) or "fellow" in said:
            countries = ()  # "U.S. allies" and "his fellow leaders" are others
        region = region_of(sentence.text[phrase.start : phrase.end]) if not countries and phrase.plural else None
        if region is not None:
            yield self.region(phrase, sentence, region, sector)
            return
        organ = phrase.kind == "organ"
        named = _is_named(phrase, sentence)
        body = organ and phrase.mark is not None and all(noun.organ for noun in phrase.mark.nouns)
        if body and not countries and phrase.owner is None and not (phrase.definite or named):
            return  # "intelligence", "opposition" and the like without an article are no bodies
        if not countries and not organ and not phrase.plural and not self._introduced(phrase, sentence):
            return
        if not countries and not phrase.plural and phrase.words in words("thing"):
            return  # "a tank" and "the school" act for nobody
        via: Via | None = None
        if not countries and (code := self.setting.of_body(phrase, sentence, sector)) is not None:
            countries, via = (code,), "nominal"
        for code in countries or (None,):
            yield self._reading(phrase, sentence, "organisation" if organ else "group", code, sector, None, via)

    def region(self, phrase: Phrase, sentence: Sentence, region: str, sector: str | None) -> Reading:
        """The states or people of a part of the world: of no country, and the same however they are called."""
        key = f"{region}.{sector}" if sector else region
        text = _bare(sentence.text[phrase.start : phrase.end])
        return reading_of(self.base, phrase, sentence, key, text, "group", None, sector)

    # -- words --------------------------------------------------------------------------------------------------

    def _origin(self, phrase: Phrase, sentence: Sentence, owner: Reading | None) -> tuple[tuple[str, ...], str | None]:
        """The countries and the sector that a description's words give it."""
        countries = phrase.countries
        sector = self._sector(phrase.mark, countries[0] if countries else None)
        whose = (
            owner.mention
            if owner is not None
            else self.whose(phrase.owner, sentence)
            if phrase.owner is not None
            else None
        )
        if whose is not None:
            if not countries and whose.country is not None:
                countries = (whose.country,)
            if whose.sector in _OWN_SECTORS and sector in ("GOV", "MIL", "UAF", None):
                sector = whose.sector
        return countries, sector

    def _sector(self, mark: Mark | None, country: str | None) -> str | None:
        if mark is None:
            return None
        if mark.nouns:
            return mark.nouns[0].sector
        return next((office.sector for office in self.base.offices_titled(mark.words, country)), None)

    def _reading(
        self, phrase: Phrase, sentence: Sentence, kind: ActorType, country: str | None, sector: str | None,
        office: str | None, via: Via | None, offices: frozenset[str] = frozenset(),
    ) -> Reading:  # fmt: skip
        text = sentence.text[phrase.start : phrase.end]
        key = ".".join(part for part in (country, sector) if part) or "UNK"
        noun = phrase.words.rpartition(" ")[2]
        gender = "f" if noun in words("feminine noun") else "m" if noun in words("masculine noun") else ""
        return reading_of(
            self.base, phrase, sentence, key, _bare(text), kind, country, sector, office, via, offices, gender
        )


def reading_of(
    base: ActorBase, phrase: Phrase, sentence: Sentence, key: str, name: str, kind: ActorType, country: str | None,
    sector: str | None, office: str | None = None, via: Via | None = None, offices: frozenset[str] = frozenset(),
    gender: str = "",
) -> Reading:  # fmt: skip
    """The reading of a phrase as an actor."""
    start, end = sentence.start + phrase.start, sentence.start + phrase.end
    text = sentence.text[phrase.start : phrase.end]
    mention = ActorMention(text, start, end, key, name, kind, country, sector, office, via)
    return Reading(
        mention, sentence.index, phrase.head, phrase.plural, gender, phrase.words, offices,
        base.leads(offices | {office or ""}), speaks(phrase, sentence),
    )  # fmt: skip


def known_reading(base: ActorBase, phrase: Phrase, sentence: Sentence, known: Known, via: Via | None) -> Reading:
    """The reading of a phrase as a person."""
    return reading_of(
        base, replace(phrase, plural=False), sentence, known.id, known.name, "person", known.country, known.sector,
        known.office, via,
        known.offices, known.gender,
    )  # fmt: skip


def _known(reading: Reading) -> Known:
    m = reading.mention
    return Known(m.id, m.name, m.country, m.sector, m.office, reading.gender, reading.offices)


def _is_named(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a description is written as a name: "Foreign Ministry"."""
    parts = sentence.text[phrase.start : phrase.end].split()
    nouns = phrase.words.split()
    return any(part[:1].isupper() and part.lower() in nouns for part in parts)


def _bare(text: str) -> str:
    """A description without its article."""
    lower = text.lower()
    return next((text[len(word) :] for word in _ARTICLES if lower.startswith(word)), text)
