"""The ledger itself: events with filters, facets and counts."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from detente.errors import InputError, UsageError
from detente.ledger.asking.cursor import cursor
from detente.ledger.asking.facets import FIELDS
from detente.web.asking import PER_PAGE, Asked, asked_by
from detente.web.rendering import render

router = APIRouter(include_in_schema=False)

# So many values of a facet are shown, and so many of the one whose "more" was followed.
_FEW, _MANY = 10, 100
# Of more events than this the facets count the latest so many.
_WITHIN = 1000


@router.get("/")
def show(request: Request) -> Response:
    """The events that the address asks for, a page of them, with facets to narrow it down."""
    ledger = request.app.state.ledger
    try:
        asked, wrong = asked_by(request.query_params), None
    except (UsageError, InputError) as error:
        asked, wrong = Asked((), asked_by(type(request.query_params)("")).question), str(error)
    events = ledger.events(asked.question)
    overviews = request.app.state.overviews
    total = overviews.count(asked.question)
    more = request.query_params.get("more", "")
    return render(
        request,
        "ledger.html",
        status=400 if wrong else 200,
        asked=asked,
        wrong=wrong,
        events=events,
        total=total,
        facets=overviews.facets(asked.question, _WITHIN, {name: _MANY if name == more else _FEW for name in FIELDS}),
        within=_WITHIN,
        more=more,
        few=_FEW,
        next_page=asked.with_(after=cursor(events[-1], asked.question.sort)) if len(events) == PER_PAGE else None,
    )
