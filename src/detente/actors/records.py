"""The records of the knowledge base, one for each table in ``data/``; ``;`` parts several values in a cell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory; ``begin`` and ``end`` are ISO days, None where it has always been there or still is."""

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: tuple[str, ...]
    metonyms: tuple[str, ...]
    begin: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body known by name: an international organisation, an agency, a company, an outlet, an armed group, a people.

    ``members`` are alpha-3 codes with the days they were in: ``GBR<2020-01-31`` left, ``FIN>2023-04-04`` joined.
    """

    id: str
    name: str
    names: tuple[str, ...]
    type: str
    country: str | None
    sector: str | None
    begin: str | None
    end: str | None
    members: tuple[str, ...]

    def members_on(self, on: date | None) -> tuple[str, ...]:
        """The codes of the states that belonged on the day; without a day, of all that ever did."""
        return tuple(code[:3] for code in self.members if on is None or _member(code, on.isoformat()))


@dataclass(frozen=True, slots=True)
class Office:
    """A post and the titles that name it, in the states of ``countries`` alone, or everywhere where there are none."""

    office: str
    titles: tuple[str, ...]
    rank: str
    sector: str | None
    countries: tuple[str, ...]
    single: bool

    @property
    def to_come(self) -> bool:
        """Whether it is held by those who won an office and have not taken it: "president-elect"."""
        return self.office.endswith(("-elect", "-designate"))


@dataclass(frozen=True, slots=True)
class Noun:
    """A common noun for an actor: an organ of a state ("army"), or people by what they do ("rebels", "lawmaker")."""

    noun: str
    plural: str
    sector: str | None
    type: str
    name: str
    organ: bool


@dataclass(frozen=True, slots=True)
class Person:
    """A public figure; ``gender`` is "m", "f" or empty where the table does not say."""

    id: str
    name: str
    names: tuple[str, ...]
    country: str | None
    gender: str


@dataclass(frozen=True, slots=True)
class Holding:
    """An office as one person held it, from the ISO day ``begin`` to ``end``, the day it was left; empty is open.

    ``end`` may be given as a month or a year, and is then the last day of it.
    """

    person: str
    country: str
    office: str
    begin: str
    end: str
    note: str = ""

    def covers(self, on: date) -> bool:
        """Whether the office was held on the day; on the day of handing over both hold it."""
        day = on.isoformat()
        return (not self.begin or self.begin <= day) and (not self.end or day <= _last(self.end))


@dataclass(frozen=True, slots=True)
class Spell:
    """What a user's actor is on the ISO days from ``begin`` to ``end``; either is empty where it is open."""

    country: str | None
    sector: str | None
    office: str | None
    begin: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """An actor of a user's own; ``type`` is None where the file does not say."""

    name: str
    names: tuple[str, ...]
    type: str | None
    id: str | None
    country: str | None
    sector: str | None
    spells: tuple[Spell, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    gender: str = ""


def cell(row: Row, column: str) -> str | None:
    """The value of a cell, None where it is empty."""
    return row.get(column) or None


def values(row: Row, column: str) -> tuple[str, ...]:
    """The values of a cell that may hold several."""
    return tuple(value for part in row.get(column, "").split(";") if (value := part.strip()))


def _member(code: str, day: str) -> bool:
    """``GBR<2020-01-31`` was a member before that day, ``FIN>2023-04-04`` from that day on."""
    mark = code[3:4]
    if mark == "<":
        return day < code[4:]
    if mark == ">":
        return day >= code[4:].partition("<")[0] and not ("<" in code[4:] and day >= code.partition("<")[2])
    return True


def _last(end: str) -> str:
    """The last day of an end given as a year or a month, since "2019" means some day of that year."""
    if len(end) == 4:
        return f"{end}-12-31"
    if len(end) == 7:
        year, month = int(end[:4]), int(end[5:])
        following = date(year + month // 12, month % 12 + 1, 1)
        return (following - timedelta(days=1)).isoformat()
    return end
