"""Naming actors in a question: a person, a country, a sector of one, or a bloc; and which parties that takes in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.actors.base import ActorBase
from detente.actors.index import Entry
from detente.errors import UsageError
from detente.ontology import ontology

# Which reading of a name is meant where it has several: "Georgia" the country before anything else.
_FIRST = ("state", "organisation", "person", "capital", "metonym", "adjective", "demonym", "surname")


@dataclass(frozen=True, slots=True)
class Member:
    """A country, on the ISO days from ``begin`` up to but not including ``end``; None is open."""

    country: str
    begin: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Whom:
    """The parties that a name takes in: the actor of an ``id``, or those of ``countries``, perhaps of one ``sector``.

    ``name`` is what to call them. Of ``id`` and ``countries`` one is given; a bloc with its members is both.
    """

    name: str
    id: str | None = None
    countries: tuple[Member, ...] = ()
    sector: str | None = None


def whom(text: str, base: ActorBase | None = None) -> Whom:
    """Whom ``text`` names: "Putin", "vladimir-putin", "RUS", "Russia", "RUS/MIL" (a sector), "EU", or "EU/members".

    Raises UsageError, with what would do, where it names nobody, or several that the base cannot tell apart.
    """
    base = base or ActorBase.default()
    name, _, sector = text.strip().partition("/")
    if sector == "members":
        return _members(name, base)
    if sector and sector.upper() not in ontology().sectors:
        raise UsageError(f"{text}: no sector {sector!r} (GOV, MIL, REB, ... : detente codebook, or members for a bloc)")
    found = _by_code(name, base) or _by_name(name, base)
    if found is None:
        raise UsageError(
            f"{text}: no actor of that name (a name, an id or a country code; see: detente actors {name!r})"
        )
    if not sector:
        return found
    if not found.countries:
        raise UsageError(f"{text}: a sector can be asked of a country, not of {found.name}")
    return Whom(f"{found.name} ({sector.upper()})", None, found.countries, sector.upper())


def _by_code(text: str, base: ActorBase) -> Whom | None:
    if text.upper() in base.states and (text.isupper() or len(text) == 3):
        return _state(text.upper(), base)
    if text in ontology().codes:
        return Whom(ontology().codes[text].name, countries=(Member(text),))
    if text in base.organisations:
        return Whom(base.organisations[text].name, text)
    if text in base.people:
        return Whom(base.people[text].name, text)
    if "." in text and text.split(".")[0] in base.states:
        return Whom(text, text)
    return None


def _by_name(text: str, base: ActorBase) -> Whom | None:
    entries = sorted(
        (entry for entry in base.resolve(text) if entry.kind in _FIRST), key=lambda entry: _FIRST.index(entry.kind)
    )
    found = list(dict.fromkeys(_entry(entry, base) for entry in entries))
    people = [one for one in found if one.id in base.people]
    if len(people) > 1 and people == found:
        # Of several people of a surname the one who held the highest office is meant, unless two did.
        ranked = sorted(people, key=lambda one: -len(base.holdings(one.id or "")))
        if len(base.holdings(ranked[0].id or "")) == len(base.holdings(ranked[1].id or "")):
            raise UsageError(f"{text}: several people are called so ({', '.join(str(one.id) for one in ranked)})")
        return ranked[0]
    return found[0] if found else None


def _entry(entry: Entry, base: ActorBase) -> Whom:
    if entry.kind == "organisation":
        return Whom(base.organisations[entry.key].name, entry.key)
    if entry.kind in ("person", "surname"):
        return Whom(base.people[entry.key].name, entry.key)
    return _state(entry.key, base)


def _state(code: str, base: ActorBase) -> Whom:
    return Whom(base.states[code].name, countries=(Member(code),))


def _members(name: str, base: ActorBase) -> Whom:
    bloc = _by_code(name, base) or _by_name(name, base)
    known = base.organisations.get(bloc.id or "") if bloc else None
    if known is None or not known.members:
        raise UsageError(f"{name}/members: no bloc of that name whose members are known")
    return Whom(f"{known.name} and its members", known.id, tuple(_spells(known.members)))


def _spells(members: tuple[str, ...]) -> Iterator[Member]:
    """``GBR<2020-01-31`` left on that day, ``FIN>2023-04-04`` joined, ``ABC>2001-01-01<2005-01-01`` did both."""
    for member in members:
        country, rest = member[:3], member[3:]
        before, _, end = rest.partition("<")
        yield Member(country, before[1:] or None, end or None)
