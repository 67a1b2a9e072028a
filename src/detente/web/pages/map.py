"""The map: where events took place, as precisely as it is known; countries filled by their number."""

from __future__ import annotations

from functools import cache
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from detente.ledger.asking.spots import LATEST, Spots
from detente.web.pages.filtered import filtered
from detente.web.rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/map")
def show(request: Request) -> Response:
    """The events asked for that have a place, on a map, and as a table."""
    asked, wrong = filtered(request)
    found: Spots = request.app.state.overviews.spots(asked.question)
    return render(
        request,
        "map.html",
        status=400 if wrong else 200,
        asked=asked,
        wrong=wrong,
        found=found,
        latest=LATEST,
        spec=_chart(found),
        listed=sorted(found.spots, key=lambda spot: (-spot.events, spot.name))[:100],
    )


def _chart(found: Spots) -> dict[str, Any]:
    counts = [{"id": country, "events": number} for country, number in found.countries.items()]
    points = [
        {
            "name": spot.name,
            "latitude": spot.latitude,
            "longitude": spot.longitude,
            "events": spot.events,
            "goldstein": spot.goldstein,
        }
        for spot in found.spots
        if not spot.whole
    ]
    return {**_drawing(), "datasets": {"counts": counts, "points": points}}


@cache
def _drawing() -> dict[str, Any]:
    """The map without its data."""
    import altair

    alt: Any = altair  # its classes of data have no types

    world = alt.Data(url="/static/world.json", format=alt.DataFormat(property="features", type="json"))
    lands = alt.Chart(world).mark_geoshape(fill="#dedbd4", stroke="#8a8f96", strokeWidth=0.4)
    filled = (
        alt.Chart(world)
        .mark_geoshape(stroke="#8a8f96", strokeWidth=0.4)
        .transform_lookup(lookup="id", from_=alt.LookupData(alt.NamedData("counts"), "id", ["events"]))
        .transform_filter("isValid(datum.events)")
        .encode(
            color=alt.Color("events:Q", scale=alt.Scale(scheme="blues", type="log"), legend=None),
            tooltip=["id:N", "events:Q"],
        )
    )
    marks = (
        alt.Chart(alt.NamedData("points"))
        .mark_circle(stroke="#ffffff", strokeWidth=0.8, opacity=0.85)
        .encode(
            longitude="longitude:Q",
            latitude="latitude:Q",
            size=alt.Size("events:Q", scale=alt.Scale(range=[40, 600]), legend=None),
            color=alt.condition("datum.goldstein < 0", alt.value("#b8431f"), alt.value("#1b6ca8")),
            tooltip=["name:N", "events:Q", "goldstein:Q"],
        )
    )
    layered = alt.layer(lands, filled, marks).project("equalEarth").properties(width="container", height=460)
    specification: dict[str, Any] = layered.resolve_scale(color="independent").configure_view(strokeWidth=0).to_dict()
    return specification
