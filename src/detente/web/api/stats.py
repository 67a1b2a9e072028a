"""Overviews: what is in the ledger and how good it is, and what there is of each kind among the events asked for."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from detente.ledger.asking.facets import WITHIN, Facet
from detente.ledger.asking.stats import Stats
from detente.web.api.answering import answer
from detente.web.api.filters import Filters, question_of
from detente.web.api.telling import one
from detente.web.overviews import Overviews

router = APIRouter(prefix="/api/v1", tags=["overviews"])


@router.get("/stats", response_model=Stats, responses=one("stats"))
def stats(request: Request) -> Response:
    """What is in the ledger, and how good it is."""
    overviews: Overviews = request.app.state.overviews
    return answer(request, overviews.stats())


@router.get("/facets", response_model=dict[str, tuple[Facet, ...]], responses=one("facets"))
def facets(request: Request, query: Annotated[Filters, Query()]) -> Response:
    """By field, the values that are most frequent among the events asked for, with the number of events."""
    overviews: Overviews = request.app.state.overviews
    return answer(request, overviews.facets(question_of(request), WITHIN))
