"""Pledges: what was offered, promised, invited to, agreed, demanded or threatened, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from detente.ledger.asking.cursor import cursor
from detente.ledger.asking.sheets import PLEDGES
from detente.ledger.events.event import Event, Party
from detente.ledger.ledger import Ledger
from detente.ledger.pledges.pledge import Fate, Link, PledgeKind
from detente.web.api.answering import Listing, Row, answer, answer_list
from detente.web.api.contacts import with_event
from detente.web.api.filters import Id, PledgesQuery, question_of
from detente.web.api.telling import Page, listed, one

router = APIRouter(prefix="/api/v1", tags=["pledges"])


@dataclass(frozen=True, slots=True)
class PledgeTold:
    """What one side bound itself to, asked for or threatened, and its fate; with the event that opened it.

    ``content`` is in the words of a claim; ``due`` the last ISO day by which it falls due by its own terms; ``settled``
    the ISO day of the fate, and ``reason`` why it is what it is. "kept" is a promise kept, and a threat carried out.
    """

    event: Event
    kind: PledgeKind
    makers: tuple[Party, ...]
    recipients: tuple[Party, ...]
    content: str
    made: str | None
    due: str | None
    fate: Fate
    settled: str | None
    reason: str | None
    links: tuple[Link, ...]


@router.get("/pledges", response_model=Page[PledgeTold], responses=listed("pledge"))
def list_pledges(request: Request, query: Annotated[PledgesQuery, Query()]) -> Response:
    """The pledges that the events asked for opened."""
    ledger: Ledger = request.app.state.ledger
    question = question_of(request)

    def read(after: str | None, limit: int) -> list[Row]:
        found = ledger.pledges(replace(question, after=after, limit=limit), fates=query.fate)
        return [Row(pair, cursor(pair[0], question.sort)) for pair in found]

    listing = Listing("pledges", PLEDGES, read, with_event)
    return answer_list(request, listing, question.after, query.limit, query.format)


@router.get("/pledges/{id}", response_model=PledgeTold, responses=one("pledge"))
def show_pledge(request: Request, id: Id) -> Response:
    """The pledge that an event opened."""
    ledger: Ledger = request.app.state.ledger
    event = ledger.event(id)
    pledge = ledger.pledge(event.id) if event else None
    if pledge is None:
        raise HTTPException(404, f"There is no pledge {id}.")
    return answer(request, with_event((event, pledge)))
