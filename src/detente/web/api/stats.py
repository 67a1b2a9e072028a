"""Overviews: what is in the ledger and how good it is, and what there is of each kind among the events asked for."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from detente.ledger.asking.facets import Facet
from detente.ledger.asking.stats import Stats
from detente.ledger.ledger import Ledger
from detente.web.api.answering import answer
from detente.web.api.filters import Filters, question_of
from detente.web.api.telling import one

router = APIRouter(prefix="/api/v1", tags=["overviews"])


@router.get("/stats", response_model=Stats, responses=one("stats"))
def stats(request: Request) -> Response:
    """What is in the ledger, and how good it is."""
    ledger: Ledger = request.app.state.ledger
    return answer(request, ledger.stats())


@router.get("/facets", response_model=dict[str, tuple[Facet, ...]], responses=one("facets"))
def facets(request: Request, query: Annotated[Filters, Query()]) -> Response:
    """By field, the values that are most frequent among the events asked for, with the number of events."""
    ledger: Ledger = request.app.state.ledger
    return answer(request, ledger.facets(question_of(request)))
