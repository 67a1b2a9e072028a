"""The place where something happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A named place; ``text`` is verbatim at ``start`` to ``end`` of the body.

    ``country`` is ISO 3166 alpha-3 (None for seas and the like). ``latitude`` and ``longitude`` are degrees (WGS 84),
    None where unknown; ``precision`` says whether they stand for a place, a region or a country.
    """

    text: str
    start: int
    end: int
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    precision: Literal["place", "region", "country"] = "place"
