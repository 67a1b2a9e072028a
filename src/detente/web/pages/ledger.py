"""The ledger itself: events with filters, facets and counts."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from detente.errors import InputError, UsageError
from detente.web.asking import PER_PAGE, Asked, asked_by
from detente.web.rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/")
def show(request: Request) -> Response:
    """The events that the address asks for, a page of them, with facets to narrow it down."""
    ledger = request.app.state.ledger
    try:
        asked, wrong = asked_by(request.query_params), None
    except (UsageError, InputError) as error:
        asked, wrong = Asked((), asked_by(type(request.query_params)("")).question), str(error)
    events = ledger.events(asked.question)
    return render(
        request,
        "ledger.html",
        status=400 if wrong else 200,
        asked=asked,
        wrong=wrong,
        events=events,
        total=ledger.count(asked.question),
        facets=ledger.facets(asked.question),
        next_page=asked.with_(after=events[-1].id) if len(events) == PER_PAGE else None,
    )
