"""A timeline as a Vega-Lite chart: how many events of each quad class, and how hostile or friendly, over time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from detente.ledger.asking.timeline import Point, Step, Timeline

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
# Told apart by people who see colours differently, and in grey: light is verbal, dark is material.
COLOURS = ("#8fc1de", "#1b6ca8", "#f2b27a", "#b8431f")
# A chart has room for so many steps, and a step takes so many days of it.
_FEWEST = 12
_DAYS = {"day": 1, "week": 7, "month": 31, "year": 366}
# What is filled into a drawing.
_TITLE, _MOST, _FIRST, _LAST = "<title>", "<most>", "<first>", "<last>"
_FEW = 5
# Vega-Lite's names of the steps.
_UNITS = {"day": "yearmonthdate", "week": "yearmonthdate", "month": "yearmonth", "year": "year"}


def chart(
    drawn: Timeline, title: str, *, width: int | str = 720, height: int = 150, brush: bool = False
) -> dict[str, Any]:
    """The chart as a Vega-Lite specification with its data in it; a panel for each direction, under each other.

    ``width`` and ``height`` are pixels of a panel; ``width`` may be "container" (of a chart with one panel). With
    ``brush`` a span of time can be chosen in it, which is the parameter "brush".
    """
    directions = list(dict.fromkeys(point.direction for point in drawn.points))
    most = max(point.events for point in drawn.points)
    first, last = _span(drawn)
    given = {_TITLE: title, _MOST: most, _FIRST: first, _LAST: last}
    given |= {_direction(number): name for number, name in enumerate(directions)}
    drawing = _drawing(len(directions), drawn.step, min(most, _FEW), width, height, brush)
    return {**_filled(drawing, given), "datasets": {name: list(_rows(drawn.points, name)) for name in directions}}


# To put a drawing together takes a hundred times as long as to fill one in.
@cache
def _drawing(directions: int, step: Step, most: int, width: int | str, height: int, brush: bool) -> dict[str, Any]:
    """The specification with names in the place of what is to be filled in; of a ``most`` from ``_FEW`` on any."""
    import altair as alt

    size = {"width": width, "height": height}
    panels = [_panel(alt, _direction(number), step, most, brush and not number) for number in range(directions)]
    whole = alt.vconcat(*(panel.properties(**size) for panel in panels)) if panels[1:] else panels[0].properties(**size)
    dressed = whole.properties(title=alt.Title(_TITLE, anchor="start"))
    specification: dict[str, Any] = dressed.configure_view(strokeWidth=0).to_dict()
    return specification


def _filled(part: Any, given: Mapping[str, Any]) -> Any:
    """A part of a drawing with what is given in the place of its names."""
    if isinstance(part, dict):
        return {name: _filled(value, given) for name, value in part.items()}
    if isinstance(part, list):
        return [_filled(value, given) for value in part]
    return given.get(part, part) if isinstance(part, str) else part


def _direction(number: int) -> str:
    return f"<direction {number}>"


def _panel(alt: Any, direction: str, step: Step, most: int, brush: bool) -> Any:
    """One direction; all panels have the same scales, whatever is in them."""
    data = alt.NamedData(direction)
    # Left to itself, an axis up to 2 has a tick at 1.5, which it writes as 2.
    counting = alt.Axis(format="d", **({"values": list(range(most + 1))} if most < _FEW else {}))
    when = alt.X(
        "start:T",
        timeUnit=_UNITS[step],
        title=None,
        axis=alt.Axis(grid=False, labelOverlap=True),
        scale=alt.Scale(domain=[_FIRST, _LAST]),
    )
    bars = (
        alt.Chart(data)
        .mark_bar()
        .encode(
            x=when,
            y=alt.Y("events:Q", title="events", axis=counting, scale=alt.Scale(domain=[0, _MOST])),
            color=alt.Color(
                "quad:N",
                scale=alt.Scale(domain=list(QUADS), range=list(COLOURS)),
                # Two beside each other, so that a phone shows all four.
                legend=alt.Legend(orient="top", title=None, columns=2),
            ),
            order=alt.Order("order:Q"),
            tooltip=["start:T", "quad:N", "events:Q", "goldstein:Q"],
        )
    )
    if brush:
        bars = bars.add_params(alt.selection_interval(name="brush", encodings=["x"]))
    tone = (
        alt.Chart(data)
        .transform_filter("datum.goldstein !== null && datum.first")
        .mark_point(filled=True, color="#777777", size=36)
        .encode(x=when, y=alt.Y("goldstein:Q", title="mean Goldstein", scale=alt.Scale(domain=[-10, 10])))
    )
    layered = alt.layer(bars, tone).resolve_scale(y="independent")
    return layered.properties(title=alt.Title(direction, anchor="start", fontSize=12))


def _span(drawn: Timeline) -> tuple[str, str]:
    """The first day of the axis and the day after its last: room for a few steps more where there are few, so that a
    single one is drawn as a bar and not as a wall."""
    starts = dict.fromkeys(point.start for point in drawn.points)
    missing = max(1, _FEWEST - len(starts))
    last = date.fromisoformat(drawn.points[-1].start) + timedelta(days=_DAYS[drawn.step] * missing)
    return drawn.points[0].start, last.isoformat()


def _rows(points: Sequence[Point], direction: str) -> Iterator[dict[str, Any]]:
    """A row for each quad class of each point that has events; one without for a point that has none."""
    for point in points:
        if point.direction != direction:
            continue
        held = [(order, number) for order, number in enumerate(point.quads) if number] or [(0, 0)]
        for order, number in held:
            yield {
                "start": point.start,
                "quad": QUADS[order],
                "order": order,
                "first": order == held[0][0],
                "events": number,
                "goldstein": point.goldstein,
            }
