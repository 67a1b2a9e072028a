"""Contacts: a list of them, and each with the accounts of its sides beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from detente.errors import InputError, UsageError
from detente.ledger.asking.cursor import cursor
from detente.ledger.asking.dossier import Dossier
from detente.ledger.contacts.contact import Account, Comparison, Contact, Item
from detente.ledger.contacts.cues import contact_kinds
from detente.ledger.events.event import Event
from detente.web.asking import PER_PAGE, Asked, asked_by
from detente.web.rendering import path, render

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing told of a contact: what, the event that it is (None for a topic), and what each side says of it."""

    what: str
    event: Event | None
    itself: bool
    cells: tuple[tuple[Item, ...], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The things that stand alike in the accounts: told by all, by one alone, denied, left out."""

    kind: str
    side: str | None
    rows: tuple[Row, ...]


@router.get("/contacts")
def catalogue(request: Request) -> Response:
    """The contacts that the address asks for."""
    ledger = request.app.state.ledger
    try:
        asked, wrong = asked_by(request.query_params), None
        found = ledger.contacts(asked.question)
    except (UsageError, InputError) as error:
        asked, wrong, found = Asked((), asked_by(type(request.query_params)("")).question), str(error), []
    return render(
        request,
        "contacts.html",
        status=400 if wrong else 200,
        asked=asked,
        wrong=wrong,
        found=[(event, contact, _sum(contact)) for event, contact in found],
        total=0 if wrong else request.app.state.overviews.count_contacts(asked.question),
        kinds=list(contact_kinds()),
        next_page=asked.with_(after=cursor(found[-1][0], asked.question.sort)) if len(found) == PER_PAGE else None,
    )


@router.get("/contacts/{id}")
def show(request: Request, id: str) -> Response:
    """The accounts of one contact side by side; the id of a claim leads to the contact of its event."""
    dossier: Dossier | None = request.app.state.ledger.dossier(id)
    if dossier is None:
        raise HTTPException(404, "There is no contact of that id in this ledger.")
    if dossier.contact is None:
        return RedirectResponse(f"/events/{path(dossier.event.id)}", 302)
    if dossier.event.id != id:
        return RedirectResponse(f"/contacts/{path(dossier.event.id)}", 302)
    return render(
        request,
        "contact.html",
        event=dossier.event,
        contact=dossier.contact,
        parts=[dossier.events[id] for id in dossier.contact.contents if id in dossier.events],
        groups=list(_groups(dossier.contact, dossier)),
    )


def _groups(contact: Contact, dossier: Dossier) -> Iterator[Group]:
    """The comparison sorted: what several say, what one alone says (side by side), what is denied, what is left out."""
    rows: dict[tuple[str, str | None], list[Row]] = {}
    for one in contact.comparison:
        rows.setdefault(_standing(one), []).append(_row(one, contact, dossier))
    order = [("several", None), *(("alone", account.side) for account in contact.accounts)]
    for kind, side in [*order, ("denied", None), ("omitted", None)]:
        if (kind, side) in rows:
            yield Group(kind, side, tuple(rows[kind, side]))


def _standing(one: Comparison) -> tuple[str, str | None]:
    if one.denied_by:
        return "denied", None
    if one.omitted_by:
        return "omitted", None
    return ("several", None) if len(one.said_by) > 1 else ("alone", one.said_by[0] if one.said_by else None)


def _row(one: Comparison, contact: Contact, dossier: Dossier) -> Row:
    itself = one.event == contact.event
    event = dossier.event if itself else dossier.events.get(one.event or "")
    return Row(one.what, event, itself, tuple(tuple(_items(account, one)) for account in contact.accounts))


def _items(account: Account, one: Comparison) -> Iterator[Item]:
    for item in account.items:
        if item.event == one.event and (one.event is not None or item.what == one.what):
            yield item


def _sum(contact: Contact) -> Sequence[tuple[int, str]]:
    """How many things stand how: what a list says of a contact."""
    words = {"several": "told by more than one", "alone": "by one alone", "denied": "denied", "omitted": "left out"}
    counted = [_standing(one)[0] for one in contact.comparison if one.event != contact.event]
    return [(counted.count(kind), word) for kind, word in words.items() if kind in counted]
