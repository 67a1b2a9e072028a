"""Facts with days that help to date a page: elections, storms and other well-known happenings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from detente.tables import rows

_DATA = files("detente.times").joinpath("data")


@dataclass(frozen=True, slots=True)
class Election:
    """A national election: the surname of who won it, and which of the winner's terms it gave (0 where not counted)."""

    country: str
    day: date
    winner: str
    term: int


@dataclass(frozen=True, slots=True)
class Happening:
    """A happening by its names as newspapers write them."""

    names: tuple[str, ...]
    kind: str
    day: date


@cache
def elections() -> tuple[Election, ...]:
    """The elections of ``data/elections.tsv``."""
    return tuple(
        Election(row["country"], date.fromisoformat(row["date"]), row["winner"], int(row["term"] or 0))
        for row in rows(_DATA.joinpath("elections.tsv"))
    )


@cache
def happenings() -> tuple[Happening, ...]:
    """The happenings of ``data/happenings.tsv``."""
    return tuple(
        Happening(tuple(row["names"].split("|")), row["kind"], date.fromisoformat(row["date"]))
        for row in rows(_DATA.joinpath("happenings.tsv"))
    )
