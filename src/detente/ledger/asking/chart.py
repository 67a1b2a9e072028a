"""A timeline as a Vega-Lite chart: how many events of each quad class, and how hostile or friendly, over time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from detente.ledger.asking.timeline import Point, Timeline

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
# Told apart by people who see colours differently, and in grey: light is verbal, dark is material.
COLOURS = ("#8fc1de", "#1b6ca8", "#f2b27a", "#b8431f")
# Vega-Lite's names of the steps.
_UNITS = {"day": "yearmonthdate", "week": "yearmonthdate", "month": "yearmonth", "year": "year"}


def chart(
    drawn: Timeline, title: str, *, width: int | str = 720, height: int = 150, brush: bool = False
) -> dict[str, Any]:
    """The chart as a Vega-Lite specification with its data in it; a panel for each direction, under each other.

    ``width`` and ``height`` are pixels of a panel; ``width`` may be "container" (of a chart with one panel). With
    ``brush`` a span of time can be chosen in it, which is the parameter "brush".
    """
    import altair as alt

    directions = list(dict.fromkeys(point.direction for point in drawn.points))
    chosen = alt.selection_interval(name="brush", encodings=["x"]) if brush else None
    panels = [
        _panel(alt, drawn, direction, width, height, chosen if direction == directions[0] else None)
        for direction in directions
    ]
    whole = alt.vconcat(*panels).resolve_scale(x="shared", y="shared") if len(panels) > 1 else panels[0]
    dressed = whole.properties(title=alt.Title(title, anchor="start"))
    specification: dict[str, Any] = dressed.configure_view(strokeWidth=0).to_dict()
    return specification


def _panel(alt: Any, drawn: Timeline, direction: str, width: int | str, height: int, chosen: Any) -> Any:
    data = alt.Data(values=list(_rows([point for point in drawn.points if point.direction == direction])))
    unit = _UNITS[drawn.step]
    bars = (
        alt.Chart(data)
        .mark_bar()
        .encode(
            x=alt.X("start:T", timeUnit=unit, title=None, axis=alt.Axis(grid=False, labelOverlap=True)),
            y=alt.Y("events:Q", title="events"),
            color=alt.Color(
                "quad:N",
                scale=alt.Scale(domain=list(QUADS), range=list(COLOURS)),
                legend=alt.Legend(orient="top", title=None),
            ),
            order=alt.Order("order:Q"),
            tooltip=["start:T", "quad:N", "events:Q", "goldstein:Q"],
        )
    )
    if chosen is not None:
        bars = bars.add_params(chosen)
    line = (
        alt.Chart(data)
        .transform_filter("datum.goldstein !== null && datum.order === 0")
        .mark_line(point=True, color="#444444", strokeWidth=1.5)
        .encode(
            x=alt.X("start:T", timeUnit=unit, title=None),
            y=alt.Y("goldstein:Q", title="mean Goldstein", scale=alt.Scale(domain=[-10, 10])),
        )
    )
    layered = alt.layer(bars, line).resolve_scale(y="independent")
    return layered.properties(width=width, height=height, title=alt.Title(direction, anchor="start", fontSize=12))


def _rows(points: Sequence[Point]) -> Any:
    """A row for each quad class of each point that has events; one without for a point that has none."""
    for point in points:
        for order, (quad, number) in enumerate(zip(QUADS, point.quads, strict=True)):
            if number or order == 0:
                yield {
                    "start": point.start,
                    "quad": quad,
                    "order": order,
                    "events": number,
                    "goldstein": point.goldstein,
                }
