"""Pledges: a board by what came of them."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from detente.ledger.pledges.pledge import Fate, PledgeKind
from detente.web.overviews import Overviews
from detente.web.pages.filtered import filtered
from detente.web.rendering import render

router = APIRouter(include_in_schema=False)

# A column shows so many, and the list of one fate.
_MOST = 12
_LISTED = 200


@router.get("/pledges")
def board(request: Request) -> Response:
    """The pledges asked for: a column for each fate, or, with ``?fate=``, a list of that one."""
    asked, wrong = filtered(request)
    fate = request.query_params.get("fate")
    kind = next((one for one in get_args(PledgeKind) if one == request.query_params.get("of")), None)
    overviews: Overviews = request.app.state.overviews
    counted = overviews.count_pledges(asked.question, kind)
    question = replace(asked.question, limit=_LISTED if fate else _MOST)
    columns = {
        one: overviews.pledges(question, one, kind) if counted.get(one) else ()
        for one in get_args(Fate)
        if fate in (None, "", one)
    }
    return render(
        request,
        "pledges.html",
        status=400 if wrong else 200,
        asked=asked,
        wrong=wrong,
        columns=columns,
        counted=counted,
        fate=fate or "",
        kind=kind or "",
        kinds=get_args(PledgeKind),
        total=sum(counted.get(one, 0) for one in columns),
    )
