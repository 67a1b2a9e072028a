"""Contacts: events in which leaders or governments talk, each with the accounts that the sides give of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from detente.ledger.asking.cursor import cursor
from detente.ledger.asking.sheets import CONTACTS
from detente.ledger.contacts.contact import Account, Comparison
from detente.ledger.events.event import Event
from detente.ledger.ledger import Ledger
from detente.records import plain
from detente.web.api.answering import Listing, Row, answer, answer_list
from detente.web.api.filters import EventsQuery, Id, question_of
from detente.web.api.telling import Page, listed, one

router = APIRouter(prefix="/api/v1", tags=["contacts"])


@dataclass(frozen=True, slots=True)
class ContactTold:
    """A contact: its event, the ids of the events that are part of it, each side's account, and their comparison."""

    event: Event
    contents: tuple[str, ...]
    accounts: tuple[Account, ...]
    comparison: tuple[Comparison, ...]


@router.get("/contacts", response_model=Page[ContactTold], responses=listed("contact"))
def list_contacts(request: Request, query: Annotated[EventsQuery, Query()]) -> Response:
    """The contacts among the events asked for."""
    ledger: Ledger = request.app.state.ledger
    question = question_of(request)

    def read(after: str | None, limit: int) -> list[Row]:
        found = ledger.contacts(replace(question, after=after, limit=limit))
        return [Row(pair, cursor(pair[0], question.sort)) for pair in found]

    listing = Listing("contacts", CONTACTS, read, with_event)
    return answer_list(request, listing, question.after, query.limit, query.format)


@router.get("/contacts/{id}", response_model=ContactTold, responses=one("contact"))
def show_contact(request: Request, id: Id) -> Response:
    """The contact that an event is, with the accounts of it."""
    ledger: Ledger = request.app.state.ledger
    event = ledger.event(id)
    contact = ledger.contact(event.id) if event else None
    if contact is None:
        raise HTTPException(404, f"There is no contact {id}.")
    return answer(request, with_event((event, contact)))


def with_event(pair: Any) -> dict[str, Any]:
    """A contact or a pledge as one object with its event in it, as ``detente contacts --format jsonl`` writes it."""
    event, other = pair
    return {**plain(other), "event": plain(event)}
