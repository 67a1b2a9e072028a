"""Whom a name or a title means on a day: the base's people, and those whom the article itself introduces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from detente.actors.base import LEADING_RANKS, ActorBase
from detente.actors.index import plain, slug
from detente.actors.marks import Mark
from detente.actors.phrases import Phrase
from detente.actors.records import Holding, Person
from detente.actors.senses import successor
from detente.actors.words import words

_SPEAKING_RANKS = (*LEADING_RANKS, "minister", "international")
# A leader is called by surname alone for some years before and after holding office.
_REMEMBERED = timedelta(days=12 * 365)
# News still gives someone the office left a few days ago.
_NEWS = timedelta(days=7)
STATE_SECTORS = frozenset(("GOV", "LEG", "JUD", "MIL", "COP"))


@dataclass(frozen=True, slots=True)
class Known:
    """A person as the article knows one: ``office`` and ``sector`` hold on the article's day."""

    id: str
    name: str
    country: str | None
    sector: str | None
    office: str | None
    gender: str
    offices: frozenset[str] = frozenset()


class People:
    """The people of one article. ``on`` is its day, None where unknown; ``states`` are the countries it names."""

    def __init__(self, base: ActorBase, on: date | None, states: frozenset[str]) -> None:
        self.base = base
        self.on = on
        self.states = states
        self._surnames: dict[str, list[str]] = {}
        self._given: dict[str, list[str]] = {}
        self._met: dict[str, Known] = {}
        self._told: dict[str, tuple[str | None, str | None]] = {}
        self._titled: dict[str, Holding] = {}

    def expect(self, person: str, surface: str) -> None:
        """Note before reading that the article has this person's full name somewhere."""
        self._note(surface.split()[-1], person)
        self._given.setdefault(plain(surface.split()[0]), []).append(person)
        if person in self.base.people:
            for name in self.base.surnames_of(person):
                self._note(name, person)

    def by_name(self, phrase: Phrase, full: bool) -> Known | None:
        """The person that a known name or surname means here, None where that is not certain."""
        assert phrase.hit is not None
        kind = "person" if full else "surname"
        candidates = [entry.key for entry in phrase.hit.entries if entry.kind == kind]
        surname = plain(phrase.words)
        if phrase.countries:
            candidates = [c for c in candidates if self._belongs(c, phrase.countries)] or (candidates if full else [])
        offices = self.titles(phrase.mark, phrase.countries[0] if phrase.countries else None)
        for fits in (
            lambda c: not full and c in self._surnames.get(surname, ()),
            lambda c: any(h.office in offices and self._now(h) for h in self.base.holdings(c)),
            lambda c: any(h.office in offices for h in self.base.holdings(c)),
            self._in_office,
            lambda c: self._in_office(c, LEADING_RANKS),
            self._leads_about_now,
            lambda c: self.base.people[c].country in self.states,
        ):  # type: Callable[[str], bool]
            if len(candidates) > 1:
                candidates = [c for c in candidates if fits(c)] or candidates
        alone = not full and not phrase.mark and not phrase.courtesy
        if len(candidates) != 1 or (alone and not self._prominent(surname, candidates[0])):
            return None
        return self.known(candidates[0], phrase, offices)

    def known(self, person: str, phrase: Phrase | None = None, offices: frozenset[str] = frozenset()) -> Known:
        """A person of the base with the office of the day; where the day is unknown, the one that the text gives."""
        about = self.base.people[person]
        ever = self.base.holdings(person)
        titled = [h for h in ever if h.office in offices]
        if phrase is not None and titled and not phrase.former:
            self._titled.setdefault(person, titled[0])
        held = self.base.holdings(person, self.on) if self.on is not None else []
        if self.on is None and person in self._titled:
            held = [self._titled[person]]
        chosen = next((h for h in held if h.office in offices), held[0] if held else None)
        if phrase is not None and phrase.mark is not None and self._goes_by_text(chosen, titled, phrase):
            self._told[person] = self._as_told(phrase, titled)
        country, office, sector = self._of_today(about), None, self._sector(ever)
        if chosen is not None and person not in self._told:
            office, sector = chosen.office, self.base.sector_of(chosen)
            country = self._country(chosen)
        elif person in self._told:
            office, sector = self._told[person]
        return Known(person, about.name, country, sector, office, about.gender, offices | {h.office for h in held})

    def _of_today(self, about: Person) -> str | None:
        """The state of a person; of one whose state has ended, where else offices were held, or what came after."""
        state = self.base.states.get(about.country or "")
        if state is None or not state.end or self.on is None or self.on.isoformat() <= state.end:
            return about.country
        others = {h.country for h in self.base.holdings(about.id)} - {state.code}
        later = [code for code in others if code in self.base.states and not self.base.states[code].end]
        return later[0] if len(later) == 1 else successor(state.code) or about.country

    def _country(self, holding: Holding) -> str | None:
        """Where an office is: a state, or the code of what is none, such as UNO for the head of the United Nations."""
        body = self.base.organisations.get(holding.country)
        return body.country if body is not None else holding.country

    def _goes_by_text(self, chosen: Holding | None, titled: list[Holding], phrase: Phrase) -> bool:
        """Whether the text's own title counts: where the base has no office of the day, or only a word of its own.

        So "former Russian spy" goes before the base's "whistleblower"; but "President Obama" in 2018 is a courtesy.
        """
        if chosen is not None:
            informal = self.base.sector_of(chosen) not in STATE_SECTORS and chosen.country in self.base.states
            return informal and chosen not in titled and phrase.owner is None
        day = (self.on - _NEWS).isoformat() if self.on is not None else ""
        last = max((h.end or "9999" for h in titled), default="9999")  # who came back left twice
        return not phrase.former and last >= day

    def _as_told(self, phrase: Phrase, titled: list[Holding]) -> tuple[str | None, str | None]:
        """Office and sector by the text's own title."""
        assert phrase.mark is not None
        nouns = (noun.sector for noun in phrase.mark.nouns)
        sector = next((s for s in (*nouns, *(o.sector for o in phrase.mark.offices)) if s), None)
        if phrase.former:
            return None, "ELI" if sector in STATE_SECTORS else sector
        return titled[0].office if titled else phrase.mark.words, sector

    def introduced(self, phrase: Phrase, country: str | None, sector: str | None) -> Known | None:
        """A person whom the base does not have: by an earlier mention, or by the title that the text gives now."""
        name = plain(phrase.words)
        met = self._surnames.get(name, []) if " " not in name else [slug(name)]
        if not met and phrase.courtesy in words("knightly courtesy"):
            met = list(dict.fromkeys(self._given.get(name, ())))  # "Sir Julius", after "Julius Mora"
        for person in met:
            if person in self._met:
                return self._met[person]
        if len(met) == 1 and met[0] in self.base.people:
            return self.known(met[0], phrase)
        if phrase.mark is None and not phrase.courtesy:
            return None
        offices = self.titles(phrase.mark, country)
        holder = self.holder(country, offices) if country is not None and not phrase.former else None
        if holder is not None and share_a_name(holder.name, name):
            return holder  # a form of the holder's name that the base lacks
        office = phrase.mark.words if phrase.mark is not None and not phrase.former else None
        if phrase.former and sector in STATE_SECTORS:
            sector = "ELI"
        feminine, masculine = (
            phrase.courtesy in words("feminine courtesy"),
            phrase.courtesy in words("masculine courtesy"),
        )
        gender = "f" if feminine else "m" if masculine else ""
        new = Known(slug(name), phrase.words, country, sector, office, gender, offices)
        self._met[new.id] = new
        self._note(name.split()[-1], new.id)
        self._given.setdefault(name.split()[0], []).append(new.id)
        return new

    def holder(self, country: str, offices: Iterable[str]) -> Known | None:
        """Who held one of these posts on the article's day."""
        for office in offices:
            person = self.base.holder(country, office, self.on)
            if person is not None:
                return self.known(person.id, None, frozenset((office,)))
        return None

    def head_of(self, body: str) -> Known | None:
        """Who was at the head of a body that is no state on the article's day."""
        person = self.base.head_of(body, self.on)
        return self.known(person.id) if person is not None else None

    def leader(self, country: str) -> Known | None:
        """Whom "the Russian leader" means on the article's day."""
        person = self.base.leader(country, self.on)
        return self.known(person.id) if person is not None else None

    def titles(self, mark: Mark | None, country: str | None) -> frozenset[str]:
        """The offices that a title names in a country."""
        if mark is None:
            return frozenset()
        return frozenset(office.office for office in self.base.offices_titled(mark.words, country))

    def _note(self, surname: str, person: str) -> None:
        known = self._surnames.setdefault(plain(surname), [])
        if person not in known:
            known.append(person)

    def _belongs(self, person: str, countries: tuple[str, ...]) -> bool:
        return self.base.people[person].country in countries or any(
            h.country in countries for h in self.base.holdings(person)
        )

    def _in_office(self, person: str, ranks: tuple[str, ...] = _SPEAKING_RANKS) -> bool:
        return self.on is not None and any(self._rank(h) in ranks for h in self.base.holdings(person, self.on))

    def _now(self, holding: Holding) -> bool:
        return self.on is not None and holding.covers(self.on)

    def _prominent(self, surname: str, person: str) -> bool:
        """Whether a bare surname can be taken for someone: named in full elsewhere, or a leader of about that time."""
        if person in self._surnames.get(surname, ()):
            return True
        if surname.lower() in words("ordinary surname") or len(surname) < 3:
            return False
        return self._leads_about_now(person)

    def _leads_about_now(self, person: str) -> bool:
        for holding in self.base.holdings(person):
            rank = self._rank(holding)
            if self.on is None:
                if rank in LEADING_RANKS or (rank in _SPEAKING_RANKS and holding.country in self.states):
                    return True
                continue
            begin = date.fromisoformat(holding.begin) if len(holding.begin) == 10 else date.min
            end = date.fromisoformat(holding.end) if len(holding.end) == 10 else date.max
            recent = end == date.max or self.on - end <= _REMEMBERED or self._is_of_great_power(holding, rank)
            near = begin - timedelta(days=730) <= self.on and recent
            if near and (rank in LEADING_RANKS or (rank in _SPEAKING_RANKS and holding.covers(self.on))):
                return True
        return False

    def _is_of_great_power(self, holding: Holding, rank: str) -> bool:
        """Whether an office makes its holder known for life: Gorbachev, Thatcher."""
        leads = rank == "head_of_government" if holding.country == "GBR" else rank == "head_of_state"
        return leads and (holding.country in words("great power") or holding.country in self.states)

    def _rank(self, holding: Holding) -> str:
        office = self.base.office(holding.office)
        return office.rank if office is not None else ""

    def _sector(self, ever: list[Holding]) -> str | None:
        """The sector of someone who holds no office on the day: the elite after office, else as the offices agree."""
        sectors = {self.base.sector_of(h) for h in ever}
        if self.on is None:
            return (
                self.base.sector_of(ever[0])
                if (ever and self._rank(ever[0]) in LEADING_RANKS) or len(sectors) == 1
                else None
            )
        day = self.on.isoformat()
        past = [h for h in ever if h.end and h.end <= day]
        if past and sectors & STATE_SECTORS:
            return "ELI"
        return sectors.pop() if len(sectors) == 1 and not sectors & STATE_SECTORS else None


def share_a_name(one: str, other: str) -> bool:
    """Whether two forms of a name have a part in common, initials apart: "Xi" and "Xi Jinping"."""
    parts = ({part for part in plain(name).lower().split() if not part.endswith(".")} for name in (one, other))
    return bool(set.intersection(*parts))
