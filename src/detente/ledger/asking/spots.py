"""Spots: where the events asked for took place, for a map."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from detente.ledger.asking.lists import conditions
from detente.ledger.asking.question import Question
from detente.ledger.events.event import Event
from detente.ledger.store.schema import events
from detente.records import read_record


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
    """The spots, the number of events by country, and how many of the events asked for have no place."""

    spots: tuple[Spot, ...]
    countries: dict[str, int]
    nowhere: int


def spots(connection: Connection, question: Question, most: int = 5000) -> Spots:
    """Where the latest ``most`` events asked for that have a place took place."""
    asked = conditions(connection, question)
    placed = (
        select(events.c.record).where(*asked, events.c.country.is_not(None)).order_by(events.c.day.desc()).limit(most)
    )
    found: dict[tuple[str, float, float], list[Event]] = {}
    for (record,) in connection.execute(placed):
        event = read_record(Event, record)
        place = event.place
        if place is not None and place.latitude is not None and place.longitude is not None:
            found.setdefault((place.name, place.latitude, place.longitude), []).append(event)
    counted = select(events.c.country, func.count()).where(*asked, events.c.country.is_not(None))
    by_country = {row[0]: row[1] for row in connection.execute(counted.group_by(events.c.country))}
    without = select(func.count()).select_from(events).where(*asked, events.c.country.is_(None))
    nowhere = connection.execute(without).scalar_one()
    return Spots(tuple(_spot(place, several) for place, several in found.items()), by_country, nowhere)


def _spot(place: tuple[str, float, float], several: list[Event]) -> Spot:
    first = several[0].place
    assert first is not None
    mean = sum(event.goldstein for event in several) / len(several)
    return Spot(
        place[0], first.country, place[1], place[2], _whole(first.name, first.country), len(several), round(mean, 1)
    )


def _whole(name: str, country: str | None) -> bool:
    """Whether a place is a country: its coordinates are then of its middle or capital, and no place of the event."""
    from detente.actors.base import ActorBase

    state = ActorBase.default().states.get(country or "")
    return state is not None and name in (state.name, *state.names)
