"""Timelines: events over time, between two parties or of whatever the address asks."""

from __future__ import annotations

from typing import get_args

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from detente.ledger.asking.chart import chart
from detente.ledger.asking.timeline import Step
from detente.web.pages.filtered import filtered
from detente.web.rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/timeline")
def show(request: Request) -> Response:
    """The timeline that the address asks for; to brush over it is to list the events of that time."""
    asked, wrong = filtered(request)
    by = request.query_params.get("by", "month")
    step: Step = by if by in get_args(Step) else "month"  # type: ignore[assignment]
    drawn = request.app.state.overviews.timeline(asked.question, step)
    title = " and ".join(one.name for one in asked.question.parties) or "All events"
    return render(
        request,
        "timeline.html",
        status=400 if wrong else 200,
        asked=asked,
        wrong=wrong,
        drawn=drawn,
        step=step,
        steps=get_args(Step),
        title=title,
        spec=chart(drawn, title, width="container", brush=True) if drawn.points else None,
        filled=[point for point in drawn.points if point.events],
    )
