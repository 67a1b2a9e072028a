"""Actors: whom a name stands for on a day, and what the knowledge base knows of an actor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from detente.actors.base import ActorBase
from detente.actors.naming import Answer, answers
from detente.errors import UsageError
from detente.records import plain
from detente.web.api import filters
from detente.web.api.answering import answer
from detente.web.api.telling import one

router = APIRouter(prefix="/api/v1", tags=["actors"])

Day = Annotated[
    str | None,
    Field(
        pattern=filters.DAY,
        description="The day: offices and members of blocs are those of that day.",
        examples=["2015-06-01"],
    ),
]
ActorId = Annotated[
    str,
    Path(min_length=1, max_length=200, description="The id of an actor.", examples=["RUS", "vladimir-putin"]),
]


class ActorsQuery(filters.Query):
    """Who is looked for."""

    name: str = Field(
        min_length=1, max_length=200, description="A name, a title or a phrase.", examples=["the German chancellor"]
    )
    on: Day = None


class ActorQuery(filters.Query):
    """Of which day."""

    on: Day = None


@dataclass(frozen=True, slots=True)
class ActorsTold:
    """Whom a name stands for on a day, the likeliest first."""

    name: str
    on: str | None
    actors: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """An actor of the knowledge base: its name, other names, and its offices where it is a person.

    ``offices`` are all that are known or, where a day is asked for, those held on it. ``members`` are the ISO 3166
    alpha-3 codes of a bloc, those on the day or of all that ever were.
    """

    id: str
    name: str
    type: str
    country: str | None
    names: tuple[str, ...]
    offices: tuple[Office, ...]
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """An office held in or for ``country`` from the ISO day ``begin`` to ``end``; None is open."""

    country: str
    office: str
    begin: str | None
    end: str | None


@router.get("/actors", response_model=ActorsTold, responses=one("actors"))
def find_actors(request: Request, query: Annotated[ActorsQuery, Query()]) -> Response:
    """Whom a name stands for on a day, the likeliest first, with the reason in words; nobody is an empty list."""
    found = list(answers(query.name, ActorBase.default(), _day(query.on)))
    return answer(request, {"name": query.name, "on": query.on, "actors": plain(found)})


@router.get("/actors/{id}", response_model=Known, responses=one("actor"))
def show_actor(request: Request, id: ActorId, query: Annotated[ActorQuery, Query()]) -> Response:
    """One actor of the knowledge base."""
    known = known_actor(id, _day(query.on))
    if known is None:
        raise HTTPException(404, f"There is no actor {id} in the knowledge base.")
    return answer(request, known)


def known_actor(id: str, on: date | None, base: ActorBase | None = None) -> Known | None:
    """What the base knows of the actor of an id; None where it knows none."""
    base = base or ActorBase.default()
    if (state := base.states.get(id)) is not None:
        return Known(id, state.name, "state", id, state.names, (), ())
    if (body := base.organisations.get(id)) is not None:
        return Known(id, body.name, body.type, body.country, body.names, (), body.members_on(on))
    if (person := base.people.get(id)) is not None:
        held = [
            Office(one.country, one.office, one.begin or None, one.end or None)
            for one in sorted(base.holdings(id, on), key=lambda holding: holding.begin)
        ]
        return Known(id, person.name, "person", person.country, person.names, tuple(held), ())
    return None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(f"on: {text} is no day (2009-06-01)") from None
