"""Additions: users' own actors put into the base, where they go before all that it knows by the same names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.actors.dictionaries import Dictionary
from detente.actors.index import Entry, EntryKind, slug
from detente.actors.records import Given, Holding, Office, Organisation, Person, Spell, State
from detente.ontology import ontology

if TYPE_CHECKING:
    from detente.actors.base import ActorBase


def add(base: ActorBase, dictionary: Dictionary) -> None:
    """Put the actors and agent nouns of a dictionary into a base."""
    for noun in dictionary.agents:
        for form in {noun.noun, noun.plural} - {""}:
            base.nouns[form] = [noun]
    for given in dictionary.actors:
        kind = given.type or _kind(base, given)
        if kind == "state":
            _add_state(base, given)
        elif kind == "person":
            _add_person(base, given)
        else:
            _add_body(base, given, kind)


def _kind(base: ActorBase, given: Given) -> str:
    """What an actor without a type is: a bare code is a state's, days are of people in office."""
    first = given.spells[0]
    if any(spell.begin or spell.end for spell in given.spells):
        return "person"
    if first.country and len(first.country) == 3 and not first.sector and first.country not in ontology().codes:
        return "state"
    return "person" if _known(base, given, "person") else "organisation"


def _add_state(base: ActorBase, given: Given) -> None:
    code = given.country or ""
    state = State(code, given.name, given.names, given.adjectives, given.demonyms, given.capital, (), None, None)
    base.states.setdefault(code, state)
    forms: dict[EntryKind, tuple[str, ...]] = {
        "state": (given.name, *given.names), "adjective": given.adjectives, "demonym": given.demonyms,
        "capital": given.capital,
    }  # fmt: skip
    for kind, names in forms.items():
        for name in names:
            # What the base knows of the state goes on being an adjective or a capital.
            if not any(entry.key == code for entry in base.names.get(name)):
                base.names.give(name, Entry(kind, code, kind == "demonym" and name.endswith("s")))


def _add_person(base: ActorBase, given: Given) -> None:
    person = given.id or _known(base, given, "person") or slug(given.name)
    before = base.people.get(person)
    gender = given.gender[:1].lower() or (before.gender if before else "")
    base.people[person] = Person(person, given.name, given.names, given.country, gender)
    base.hold(person, [_holding(base, person, spell) for spell in given.spells])
    for name in (given.name, *given.names):
        base.names.give(name, Entry("person", person))


def _holding(base: ActorBase, person: str, spell: Spell) -> Holding:
    """An office of a user's, known by its name in the base or by its code."""
    office = spell.office or spell.sector or ""
    known = base.office(office)
    if known is None or (spell.sector and known.sector != spell.sector):
        base.offices[office].insert(0, Office(office, (), "official", spell.sector, (), False))
    return Holding(person, spell.country or "", office, spell.begin, spell.end)


def _add_body(base: ActorBase, given: Given, kind: str) -> None:
    key = given.id or _known(base, given, "organisation") or slug(given.name)
    country, sector = given.country, given.sector
    base.organisations[key] = Organisation(key, given.name, given.names, kind, country, sector, None, None, ())
    for name in (given.name, *given.names):
        base.names.give(name, Entry("organisation", key))


def _known(base: ActorBase, given: Given, kind: EntryKind) -> str | None:
    """The id under which the base has an actor of that name."""
    return next((entry.key for entry in base.names.get(given.name) if entry.kind == kind), None)
