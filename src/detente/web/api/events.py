"""Events: the list, and each with the claims that tell of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from detente.claims.claim import Claim
from detente.ledger.asking.cursor import cursor
from detente.ledger.asking.sheets import EVENTS
from detente.ledger.events.event import Event
from detente.ledger.ledger import Ledger
from detente.records import plain
from detente.web.api.answering import Listing, Row, answer, answer_list
from detente.web.api.filters import EventsQuery, Id, question_of
from detente.web.api.telling import Page, listed, one

router = APIRouter(prefix="/api/v1", tags=["events"])


@dataclass(frozen=True, slots=True)
class EventTold:
    """An event with its claims as they stand after corrections, in the order of publication."""

    event: Event
    claims: tuple[Claim, ...]


@router.get("/events", response_model=Page[Event], responses=listed("event"))
def list_events(request: Request, query: Annotated[EventsQuery, Query()]) -> Response:
    """The events asked for."""
    ledger: Ledger = request.app.state.ledger
    question = question_of(request)

    def read(after: str | None, limit: int) -> list[Row]:
        events = ledger.events(replace(question, after=after, limit=limit))
        return [Row(event, cursor(event, question.sort)) for event in events]

    return answer_list(request, Listing("events", EVENTS, read), question.after, query.limit, query.format)


@router.get("/events/{id}", response_model=EventTold, responses=one("event_told"))
def show_event(request: Request, id: Id) -> Response:
    """One event with its claims. An event that became part of another since is answered with that one."""
    ledger: Ledger = request.app.state.ledger
    event = ledger.event(id)
    if event is None:
        raise HTTPException(404, f"There is no event {id}.")
    return answer(request, {"event": plain(event), "claims": plain(ledger.claims(event.id))})
