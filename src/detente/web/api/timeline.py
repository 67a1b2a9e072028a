"""Timelines: how many events, and how hostile or friendly, by day, week, month or year."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from detente.ledger.asking.sheets import POINTS
from detente.ledger.asking.timeline import Timeline
from detente.web.api.answering import Format, answer, answer_table, format_of
from detente.web.api.filters import TimelineQuery, question_of
from detente.web.api.telling import one
from detente.web.overviews import Overviews

router = APIRouter(prefix="/api/v1", tags=["overviews"])


@router.get("/timeline", response_model=Timeline, responses=one("timeline", as_table=True))
def timeline(request: Request, query: Annotated[TimelineQuery, Query()]) -> Response:
    """Counts by quad class and the mean Goldstein value, step by step; both ways where two parties are named."""
    overviews: Overviews = request.app.state.overviews
    wanted = format_of(request, query.format, Format.JSON, Format.CSV, Format.PARQUET)
    drawn = overviews.timeline(question_of(request), query.step)
    if wanted is Format.JSON:
        return answer(request, drawn)
    return answer_table("timeline", POINTS, drawn.points, wanted)
