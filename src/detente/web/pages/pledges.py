"""Pledges: a board by what came of them."""

from __future__ import annotations

from typing import get_args

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from detente.ledger.pledges.pledge import Fate, PledgeKind
from detente.web.pages.filtered import filtered
from detente.web.rendering import render

router = APIRouter(include_in_schema=False)

# A column shows so many; the list of one fate shows all.
_MOST = 12
_LISTED = 200


@router.get("/pledges")
def board(request: Request) -> Response:
    """The pledges asked for: a column for each fate, or, with ``?fate=``, a list of that one."""
    asked, wrong = filtered(request)
    fate = request.query_params.get("fate")
    fates = [one for one in get_args(Fate) if fate in (None, "", one)]
    found = request.app.state.ledger.pledges(asked.question, fates=fates)
    kind = request.query_params.get("of")
    columns = {
        one: [pair for pair in found if pair[1].fate == one and kind in (None, "", pair[1].kind)] for one in fates
    }
    return render(
        request,
        "pledges.html",
        status=400 if wrong else 200,
        asked=asked,
        wrong=wrong,
        columns=columns,
        most=_LISTED if fate else _MOST,
        fate=fate or "",
        kind=kind or "",
        kinds=get_args(PledgeKind),
        total=sum(map(len, columns.values())),
    )
