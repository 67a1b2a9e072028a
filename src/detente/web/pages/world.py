"""The shapes of countries, from the package countryinfo, as one GeoJSON file for the map."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from itertools import pairwise

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from detente.web.lasting import Lasting

router = APIRouter(include_in_schema=False)


@router.get("/static/world.json")
def world(request: Request) -> Response:
    """The shapes, each with the country's ISO 3166 alpha-3 code as its id; degrees (WGS 84)."""
    return _shapes().answer(request)


@cache
def _shapes() -> Lasting:
    found = []
    for file in sorted(files("countryinfo").joinpath("data").iterdir(), key=lambda one: one.name):
        if not file.name.endswith(".json"):
            continue
        country = json.loads(file.read_text("utf-8"))
        code = (country.get("ISO") or {}).get("alpha3")
        for feature in (country.get("geoJSON") or {}).get("features", ()):
            if code and code != "ATA" and feature.get("geometry"):
                geometry = _wound(feature["geometry"])
                found.append({"type": "Feature", "id": code, "properties": {}, "geometry": geometry})
    shapes = json.dumps({"type": "FeatureCollection", "features": found}, separators=(",", ":")).encode()
    return Lasting(shapes, "application/geo+json")


def _wound(geometry: dict[str, object]) -> dict[str, object]:
    """A shape with its outer rings clockwise: what draws the map takes the other way for the rest of the globe."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    polygons = [coordinates] if kind == "Polygon" else coordinates
    turned = [[_turned(ring, clockwise=not hole) for hole, ring in enumerate(rings)] for rings in polygons]  # type: ignore[attr-defined]
    return {"type": "MultiPolygon", "coordinates": turned}


def _turned(ring: list[list[float]], *, clockwise: bool) -> list[list[float]]:
    area = sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairwise(ring))
    return ring if (area > 0) == clockwise else ring[::-1]
