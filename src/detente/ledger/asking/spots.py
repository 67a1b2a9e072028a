"""Spots: where the events asked for took place, for a map."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from detente.ledger.asking.lists import conditions
from detente.ledger.asking.question import Question
from detente.ledger.store.schema import events

# Of more events with a place the latest so many are put on the map.
LATEST = 5000


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the events there; degrees (WGS 84). ``whole`` says that it is a country, placed at its middle."""

    name: str
    country: str | None
    latitude: float
    longitude: float
    whole: bool
    events: int
    goldstein: float


@dataclass(frozen=True, slots=True)
class Spots:
    """The spots of the latest events asked for, the most told first; of all of them the number by country, and how many
    have no place.
    """

    spots: tuple[Spot, ...]
    countries: dict[str, int]
    nowhere: int


def spots(connection: Connection, question: Question, most: int = LATEST) -> Spots:
    """Where the latest ``most`` events asked for that have a place took place."""
    asked = conditions(connection, question)
    where = events.c.place, events.c.country, events.c.latitude, events.c.longitude
    latest = select(*where, events.c.goldstein).where(*asked, events.c.country.is_not(None))
    placed = latest.order_by(events.c.day.desc()).limit(most).subquery()
    there = [placed.c[column.name] for column in where]
    number = func.count()
    grouped = (
        select(*there, number, func.avg(placed.c.goldstein))
        .where(placed.c.latitude.is_not(None), placed.c.longitude.is_not(None))
        .group_by(*there)
        .order_by(number.desc(), placed.c.place)
    )
    found = tuple(
        Spot(name, country, latitude, longitude, _whole(name, country), many, round(float(mean), 1))
        for name, country, latitude, longitude, many, mean in map(tuple, connection.execute(grouped))
    )
    counted = select(events.c.country, func.count()).where(*asked).group_by(events.c.country)
    by_country: dict[str | None, int] = {row[0]: row[1] for row in connection.execute(counted)}
    nowhere = by_country.pop(None, 0)
    return Spots(found, {code: many for code, many in by_country.items() if code is not None}, nowhere)


def _whole(name: str, country: str | None) -> bool:
    """Whether a place is a country: its coordinates are then of its middle or capital, and no place of the event."""
    from detente.actors.base import ActorBase

    state = ActorBase.default().states.get(country or "")
    return state is not None and name in (state.name, *state.names)
