"""Change: the last days against the usual, dyad by dyad."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from detente.errors import UsageError
from detente.ledger.asking.change import USUAL
from detente.web.asking import day_in
from detente.web.rendering import render

router = APIRouter(include_in_schema=False)

_SPANS = (7, 30, 90)


@router.get("/change")
def show(request: Request) -> Response:
    """What differs from the usual in the week (or ``?days=``) up to the latest event's day (or ``?on=``)."""
    wrong = None
    try:
        on = day_in("on", request.query_params.get("on") or None)
    except UsageError as error:
        on, wrong = None, str(error)
    days = next((span for span in _SPANS if str(span) == request.query_params.get("days")), _SPANS[0])
    until, found = request.app.state.overviews.changes(on, days)
    return render(
        request,
        "change.html",
        status=400 if wrong else 200,
        wrong=wrong,
        until=until,
        days=days,
        spans=_SPANS,
        usual=USUAL,
        more=[one for one in found if one.surprise > 0],
        less=[one for one in found if one.surprise < 0],
    )
