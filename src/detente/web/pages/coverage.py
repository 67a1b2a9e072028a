"""Coverage: what came in from whom and when, where the gaps are, and how much of it has a date, a place, a speaker."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from detente.ledger.asking.stats import Stats
from detente.web.rendering import render

router = APIRouter(include_in_schema=False)

# A gap is a silence of so many days at least, between two days with articles.
_SILENCE = 7


@router.get("/coverage")
def show(request: Request) -> Response:
    """The statistics of the whole ledger."""
    stats = request.app.state.overviews.stats()
    return render(request, "coverage.html", stats=stats, gaps=_gaps(stats), spec=_chart(stats) if stats.days else None)


def _gaps(stats: Stats) -> list[tuple[str, str, int]]:
    """The silences: first and last day without articles, and how many days; the longest first."""
    days = [date.fromisoformat(day) for day in stats.days]
    found = [
        ((one + timedelta(days=1)).isoformat(), (other - timedelta(days=1)).isoformat(), (other - one).days - 1)
        for one, other in pairwise(days)
        if (other - one).days > _SILENCE
    ]
    return sorted(found, key=lambda gap: -gap[2])[:20]


def _chart(stats: Stats) -> dict[str, Any]:
    """The articles of each day as a chart."""
    return {**_drawing(), "datasets": {"days": [{"day": day, "articles": n} for day, n in stats.days.items()]}}


@cache
def _drawing() -> dict[str, Any]:
    """The chart without its data."""
    import altair

    alt: Any = altair  # its classes of data have no types

    drawn = (
        alt.Chart(alt.NamedData("days"))
        .mark_bar(color="#1b6ca8")
        .encode(
            x=alt.X("day:T", timeUnit="yearmonthdate", title=None),
            y=alt.Y("articles:Q", title="articles"),
            tooltip=["day:T", "articles:Q"],
        )
        .properties(width="container", height=140)
    )
    specification: dict[str, Any] = drawn.to_dict()
    return specification
