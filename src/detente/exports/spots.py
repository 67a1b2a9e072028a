"""The place of an event, as formats ask for it that tell cities, regions and countries apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from detente.claims.claim import ClaimPlace
from detente.exports.codes import country_name, fips
from detente.places.gazetteer import Place, lookup, place_words

# FIPS 10-4 has one code for the West Bank and one for the Gaza Strip, which lies west of this meridian.
_GAZA_EAST = 34.6


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with what it is ("place" is a city or a narrower spot); ``state`` is the code of a state of the USA.

    ``kind`` is None where neither the gazetteer knows the name nor coordinates say where. Names are empty where there
    is nothing to say.
    """

    place: ClaimPlace
    kind: Literal["place", "region", "country"] | None
    country: str
    fips: str
    state: str

    @property
    def city(self) -> str:
        """Its name where it is a city or a narrower spot."""
        return self.place.name if self.kind == "place" else ""

    @property
    def full_name(self) -> str:
        """Its name and its country's: "Oslo, Norway"."""
        return self.place.name if self.kind == "country" or not self.country else f"{self.place.name}, {self.country}"


@lru_cache(maxsize=4096)
def spot_of(place: ClaimPlace) -> Spot:
    """What is known of the place of an event."""
    known = _known(place)
    code = fips(place.country)
    if code == "WE" and place.longitude is not None and place.longitude < _GAZA_EAST:
        code = "GZ"
    state = known.state or "" if known is not None and place.country == "USA" else ""
    # What stands on the map is a spot, even one that only a person knew.
    kind = known.precision if known else "place" if place.latitude is not None else None
    return Spot(place, kind, country_name(place.country), code, state)


def _known(place: ClaimPlace) -> Place | None:
    named = lookup(" ".join(word.lower for word in place_words(place.name)))
    by_id = [one for one in named if one.geonames_id is not None and one.geonames_id == place.geonames_id]
    return next(iter(by_id or [one for one in named if one.country == place.country]), None)
