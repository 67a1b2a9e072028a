"""The knowledge base of actors: states, organs, organisations, offices, people and the offices they held, by date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from detente.actors.additions import add
from detente.actors.dictionaries import Dictionary, read_dictionary
from detente.actors.index import Entry, Hit, NameIndex
from detente.actors.marks import MarkIndex
from detente.actors.records import Holding, Noun, Office, Organisation, Person, Row, State, cell, values
from detente.actors.words import words
from detente.tables import rows

DATA = Path(__file__).parent / "data"

LEADING_RANKS = ("head_of_state", "head_of_government")
_RANKS = ("head_of_state", "head_of_government", "minister", "international", "party", "official")
# Who leads where no row of leading.tsv says otherwise.
_LEADING = ("supreme leader", "president", "chancellor", "prime minister", "chairman of the military council", "king")


class ActorBase:
    """All that is known of actors, from the tables of one folder and from users' own dictionaries, which go before."""

    def __init__(self, folder: Path = DATA, dictionaries: Iterable[Dictionary] = ()) -> None:
        self.states: dict[str, State] = {}
        self.organisations: dict[str, Organisation] = {}
        self.people: dict[str, Person] = {}
        self.nouns: dict[str, list[Noun]] = defaultdict(list)
        self.titles: dict[str, list[Office]] = defaultdict(list)
        self.offices: dict[str, list[Office]] = defaultdict(list)
        self.names = NameIndex()
        self._leading: dict[str, list[Holding]] = defaultdict(list)
        self._held: dict[str, list[Holding]] = defaultdict(list)
        self._holders: dict[tuple[str, str], list[Holding]] = defaultdict(list)
        for name, read in (
            ("not_actors", self._add_not_actor),
            ("states", self._add_state), ("twins", self._add_twins), ("cities", self._add_city),
            ("organisations", self._add_organisation),
            ("organs", self._add_organ), ("agents", self._add_agent), ("offices", self._add_office),
            ("people", self._add_person), ("holdings", self._add_holding), ("leading", self._add_leading),
        ):  # fmt: skip
            path = folder / f"{name}.tsv"
            for row in rows(path) if path.exists() else ():
                read(row)
        self._add_noun(Noun("counterpart", "counterparts", "GOV", "role", "", organ=False))
        for dictionary in dictionaries:
            add(self, dictionary)
        self.marks = MarkIndex(
            (office for same in self.offices.values() for office in same),
            dict.fromkeys(noun for same in self.nouns.values() for noun in same),
        )

    @staticmethod
    @cache
    def default() -> ActorBase:
        """The base that comes with Detente, loaded once a process."""
        return ActorBase()

    @staticmethod
    def with_files(paths: tuple[str, ...]) -> ActorBase:
        """The base with users' own dictionaries, read once a process; the default one where there are none.

        Raises InputError, with the line, for a file that cannot be read.
        """
        return _with_files(paths) if paths else ActorBase.default()

    def find(self, text: str) -> list[Hit]:
        """The names in a plain text, left to right, the longest at each place, none within another."""
        return [hit for hit in self.names.find(text) if hit.first("nothing") is None]

    def resolve(self, name: str, on: date | None = None) -> list[Entry]:
        """What a whole name may stand for on the day, the likeliest first: people in office before others."""
        known = self.names.get(name)
        return sorted(known, key=lambda entry: entry.kind in ("person", "surname") and not self.holdings(entry.key, on))

    def holdings(self, person: str, on: date | None = None) -> list[Holding]:
        """The offices that a person held on the day, or ever, the highest rank first."""
        held = [holding for holding in self._held.get(person, ()) if on is None or holding.covers(on)]
        return sorted(held, key=self._order)

    def holder(self, country: str, office: str, on: date | None) -> Person | None:
        """Who held the office on the day; the later to come where two did; None where unknown or without a day."""
        held = [h for h in self._holders.get((country, office), ()) if on is not None and h.covers(on)]
        return self.people.get(max(held, key=lambda holding: holding.begin).person) if held else None

    def leader(self, country: str, on: date | None) -> Person | None:
        """Whom "the Russian leader" means on the day: the head of state or of government, whoever makes policy."""
        leading = [row.office for row in self._leading.get(country, ()) if on is not None and row.covers(on)]
        for office in (*leading, *_LEADING):
            person = self.holder(country, office, on)
            if person is not None:
                return person
        return None

    def head_of(self, body: str, on: date | None) -> Person | None:
        """Who was at the head of an international organisation on the day."""
        posts = {office for country, office in self._holders if country == body}
        ranked = (name for name in posts if any(post.rank == "international" for post in self.offices.get(name, ())))
        found = [person for name in sorted(ranked) if (person := self.holder(body, name, on)) is not None]
        return found[0] if len({person.id for person in found}) == 1 else None

    def leads(self, offices: Iterable[str]) -> bool:
        """Whether one of these offices leads a state, or soon will."""
        known = (self.office(name) for name in offices)
        return any(
            office is not None and (office.rank in LEADING_RANKS or "-elect" in office.office) for office in known
        )

    def surnames_of(self, person: str) -> Iterator[str]:
        """What a person of the base is called for short."""
        return surnames(self.people[person])

    def offices_titled(self, title: str, country: str | None) -> list[Office]:
        """The offices that a title names in a country: those of that country alone, else those of all countries."""
        known = self.titles.get(title.lower(), [])
        own = [office for office in known if country in office.countries]
        return own or [office for office in known if not office.countries or country is None]

    def office(self, name: str) -> Office | None:
        """The office of that name."""
        known = self.offices.get(name)
        return known[0] if known else None

    def sector_of(self, holding: Holding) -> str | None:
        """The PLOVER sector of an office held."""
        office = self.office(holding.office)
        return office.sector if office else None

    def _order(self, holding: Holding) -> tuple[bool, int, int]:
        """An office of one's own country first (the French president is a co-prince of Andorra too), then by rank."""
        office = self.office(holding.office)
        rank = office.rank if office else ""
        return (
            holding.country != self.people[holding.person].country if holding.person in self.people else False,
            _RANKS.index(rank) if rank in _RANKS else len(_RANKS),
            -int(holding.begin[:4] or 0),
        )

    def _add_state(self, row: Row) -> None:
        state = State(
            row["code"], row["name"], values(row, "names"), values(row, "adjectives"), values(row, "demonyms"),
            values(row, "capital"), values(row, "metonyms"), cell(row, "begin"), cell(row, "end"),
        )  # fmt: skip
        self.states[state.code] = state
        self._name(Entry("state", state.code), state.name, *state.names)
        self._name(Entry("adjective", state.code), *state.adjectives)
        for noun in state.demonyms:
            self._name(Entry("demonym", state.code, noun.endswith("s")), noun)
        self._name(Entry("capital", state.code), *state.capital)
        self._name(Entry("metonym", state.code), *state.metonyms)

    def hold(self, person: str, holdings: Iterable[Holding]) -> None:
        """Let these be the offices of a person, and no others."""
        self._held[person] = list(holdings)
        for holding in self._held[person]:
            self._holders[holding.country, holding.office].append(holding)

    def _add_not_actor(self, row: Row) -> None:
        self._name(Entry("nothing", row["phrase"]), row["phrase"])

    def _add_twins(self, row: Row) -> None:
        self._name(Entry("twins", row["codes"]), row["name"])

    def _add_city(self, row: Row) -> None:
        self._name(Entry("city", row["country"]), row["name"], *values(row, "names"))

    def _add_organisation(self, row: Row) -> None:
        organisation = Organisation(
            row["id"], row["name"], values(row, "names"), row.get("type") or "organisation", cell(row, "country"),
            cell(row, "sector"), cell(row, "begin"), cell(row, "end"), values(row, "members"),
        )  # fmt: skip
        self.organisations[organisation.id] = organisation
        self._name(Entry("organisation", organisation.id), organisation.name.partition(" (")[0], *organisation.names)

    def _add_organ(self, row: Row) -> None:
        self._add_noun(
            Noun(row["phrase"], row.get("plural", ""), cell(row, "sector"), "organisation", row.get("name", ""), True)
        )

    def _add_agent(self, row: Row) -> None:
        self._add_noun(
            Noun(row["noun"], row.get("plural", ""), cell(row, "sector"), row.get("type") or "group", "", False)
        )

    def _add_noun(self, noun: Noun) -> None:
        for form in {noun.noun.lower(), noun.plural.lower()} - {""}:
            self.nouns[form].append(noun)

    def _add_office(self, row: Row) -> None:
        titles = (*values(row, "titles"), *values(row, "female_titles"))
        countries = values(row, "country")
        office = Office(
            row["office"], titles, row.get("rank", ""), cell(row, "sector"), countries, row.get("holders") == "one"
        )
        self.offices[office.office].append(office)
        for title in titles:
            self.titles[title.lower()].append(office)

    def _add_person(self, row: Row) -> None:
        person = Person(
            row["id"], row["name"], values(row, "names"), cell(row, "country"), row.get("gender", "").lower()[:1]
        )
        self.people[person.id] = person
        self._name(Entry("person", person.id), *(name for name in (person.name, *person.names) if " " in name))
        bare = {name for name in person.names if " " not in name}
        self._name(Entry("surname", person.id), *surnames(person), *bare)

    def _add_holding(self, row: Row) -> None:
        holding = Holding(
            row["person"], row["country"], row["office"], row.get("begin", ""), row.get("end", ""), row.get("note", "")
        )
        self._held[holding.person].append(holding)
        self._holders[holding.country, holding.office].append(holding)

    def _add_leading(self, row: Row) -> None:
        holding = Holding("", row["country"], row["office"], row.get("begin", ""), row.get("end", ""))
        self._leading[holding.country].append(holding)

    def _name(self, entry: Entry, *names: str) -> None:
        for name in names:
            self.names.add(name, entry)


@lru_cache(maxsize=4)
def _with_files(paths: tuple[str, ...]) -> ActorBase:
    return ActorBase(dictionaries=[read_dictionary(path) for path in paths])


def surnames(person: Person) -> Iterator[str]:
    """What a person is called for short: "Putin", "al-Sisi" and "Sisi", "Xi", "Abiy", "bin Salman"."""
    return (name for name in _short(person) if name.lower() not in words("title word"))


def _short(person: Person) -> Iterator[str]:
    for name in (person.name, *person.names):
        parts = name.split()
        if len(parts) < 2 or parts[0].lower() in words("title word"):
            continue  # "Crown Prince Mohammed" makes nobody a Mohammed
        if person.country in words("family name first") and not parts[0].endswith("."):
            yield parts[0]
            continue
        if person.country in words("called by first name"):
            yield parts[0]
        last = parts[-1]
        particle = parts[-2].lower() in words("particle")
        if particle:
            yield f"{parts[-2]} {last}"
        head, dash, tail = last.partition("-")
        if dash and head.lower() in words("particle"):
            yield from (last, tail)
        elif not particle or len(last) > 3:
            yield last
        if person.country in words("two surnames") and len(parts) > 2:
            yield f"{parts[-2]} {last}"
